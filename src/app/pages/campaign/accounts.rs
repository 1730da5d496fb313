//! Every account of a campaign with its review: one by one, or a selection at once.

use super::{
    batch::{Batch, BatchProgress},
    review_row::{ReviewRow, VERDICTS, verdict_glyph},
    tab::{ReviewFilter, Tab},
};
use crate::{
    data::{Data, use_data},
    format,
    parts::{Icon, Toasts, Windowed, icon::Glyph},
    texts::campaigns as words,
};
use domain::{
    CampaignId, Command, ConversationId, Kind, ReviewConversation, ReviewStatus, text::fold,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use std::collections::BTreeSet;

/// The height of a row in px, as `style/review-row.css` has it.
const ROW: usize = 56;

#[component]
pub fn Accounts(id: CampaignId, add: Callback<()>, batch: Batch) -> impl IntoView {
    let data = use_data();
    let query = use_query_map();
    let filter = Memo::new(move |_| {
        ReviewFilter::parse(&query.with(|map| map.get("review").unwrap_or_default()))
    });
    let all = Memo::new(move |_| by_name(data, id));
    let ids = Memo::new(move |_| {
        let filter = filter.get();
        let shown = |all: &Vec<(ConversationId, ReviewStatus)>| {
            all.iter()
                .filter(|(_, status)| filter.shows(*status))
                .map(|(id, _)| *id)
                .collect()
        };
        all.with(shown)
    });
    let selected = RwSignal::new(BTreeSet::<ConversationId>::new());
    view! {
        <main class="pane">
            <Filters id filter all />
            <Show
                when=move || !all.with(Vec::is_empty)
                fallback=move || view! { <Empty add /> }
            >
                <Selection all shown=ids selected batch />
                <BatchProgress batch />
                <Show when=move || ids.with(Vec::is_empty)>
                    <NoneOfThese id filter add />
                </Show>
                <Windowed
                    keys=ids
                    row_height=ROW
                    label=words::TAB_ACCOUNTS
                    row=move |conversation| {
                        view! { <ReviewRow campaign=id id=conversation selected /> }
                    }
                />
            </Show>
        </main>
    }
}

/// Every conversation of the campaign by the account's name, so that rows stay where they are
/// while they are reviewed.
fn by_name(data: Data, campaign: CampaignId) -> Vec<(ConversationId, ReviewStatus)> {
    data.watch(Kind::Conversation);
    data.watch(Kind::Account);
    data.rows(|rows| {
        let mut all: Vec<_> = rows
            .conversations_in(campaign)
            .map(|row| (row.id, row.review_status, row.account_id))
            .collect();
        all.sort_by_cached_key(|&(id, _, account)| {
            let name = rows.account(account).map(|account| fold(&account.name));
            (name.is_none(), name, id)
        });
        all.into_iter()
            .map(|(id, status, _)| (id, status))
            .collect()
    })
}

/// All, or those of one review status, each with its count.
#[component]
fn Filters(
    id: CampaignId,
    filter: Memo<ReviewFilter>,
    all: Memo<Vec<(ConversationId, ReviewStatus)>>,
) -> impl IntoView {
    let count = move |filter: ReviewFilter| {
        all.with(|all| {
            all.iter()
                .filter(|(_, status)| filter.shows(*status))
                .count()
        })
    };
    view! {
        <nav class="tabs" aria-label=words::REVIEW_FILTER>
            {ReviewFilter::every()
                .map(|one| {
                    view! {
                        <a
                            class="tab"
                            href=one.address(id)
                            aria-current=move || (filter.get() == one).then_some("page")
                        >
                            {one.name()}
                            " "
                            <span class="tab__count">{move || format::number(count(one))}</span>
                        </a>
                    }
                })
                .collect_view()}
        </nav>
    }
}

/// What is selected, and what can be done with it.
#[component]
fn Selection(
    all: Memo<Vec<(ConversationId, ReviewStatus)>>,
    shown: Memo<Vec<ConversationId>>,
    selected: RwSignal<BTreeSet<ConversationId>>,
    batch: Batch,
) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let data = use_data();
    let count = Memo::new(move |_| selected.with(BTreeSet::len));
    let pending = Memo::new(move |_| {
        let shown: BTreeSet<_> = shown.get().into_iter().collect();
        let is_pending = |(id, status): &&(ConversationId, ReviewStatus)| {
            *status == ReviewStatus::Pending && shown.contains(id)
        };
        all.with(|all| {
            all.iter()
                .filter(is_pending)
                .map(|(id, _)| *id)
                .collect::<BTreeSet<_>>()
        })
    });
    let review = move |verdict: ReviewStatus| {
        let commands = selected.with_untracked(|selected| {
            let review = |&conversation_id| ReviewConversation {
                conversation_id,
                verdict,
            };
            selected.iter().map(review).map(Command::from).collect()
        });
        selected.set(BTreeSet::new());
        batch.run(commands, move |ended| {
            toasts.say(match ended.refusal {
                Some(refusal) => data.refusal_text(&refusal),
                None if ended.done < ended.total => words::review_stopped(ended.done, ended.total),
                None => words::reviewed(verdict, ended.done),
            });
        });
    };
    view! {
        <div class="bar bar--line review-bar" role="group" aria-label=words::DECISION>
            <span role="status">{move || words::selected(count.get())}</span>
            <button
                type="button"
                class="button"
                disabled=move || pending.with(BTreeSet::is_empty)
                on:click=move |_| selected.set(pending.get_untracked())
            >
                {words::SELECT_PENDING}
            </button>
            <Show when=move || { count.get() > 0 }>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| selected.set(BTreeSet::new())
                >
                    {words::CLEAR_SELECTION}
                </button>
                {VERDICTS
                    .map(|verdict| {
                        view! {
                            <button
                                type="button"
                                class="button"
                                class:button--primary=verdict == ReviewStatus::Approved
                                disabled=move || batch.is_running()
                                on:click=move |_| review(verdict)
                            >
                                <Icon glyph=verdict_glyph(verdict) />
                                {move || words::verdict_on_selected(verdict, count.get())}
                            </button>
                        }
                    })
                    .into_iter()
                    .collect_view()}
            </Show>
        </div>
    }
}

/// What comes next: where the review is finished, the conversations.
#[component]
fn NoneOfThese(id: CampaignId, filter: Memo<ReviewFilter>, add: Callback<()>) -> impl IntoView {
    let is_reviewed = move || filter.get() == ReviewFilter(Some(ReviewStatus::Pending));
    view! {
        <Show
            when=is_reviewed
            fallback=|| view! {
                <div class="empty">
                    <h2>{words::NONE_OF_THESE}</h2>
                    <p>{words::NONE_OF_THESE_HELP}</p>
                </div>
            }
        >
            <div class="empty">
                <h2>{words::ALL_REVIEWED}</h2>
                <p>{words::ALL_REVIEWED_HELP}</p>
                <div class="line">
                    <a class="button button--primary" href=Tab::Outreach.address(id)>
                        {words::SEE_CONVERSATIONS}
                    </a>
                    <button type="button" class="button" on:click=move |_| add.run(())>
                        <Icon glyph=Glyph::Plus />
                        {words::add::ADD}
                    </button>
                </div>
            </div>
        </Show>
    }
}

#[component]
fn Empty(add: Callback<()>) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{words::NO_ACCOUNTS_TITLE}</h2>
            <p>{words::NO_ACCOUNTS}</p>
            <button type="button" class="button button--primary" on:click=move |_| add.run(())>
                <Icon glyph=Glyph::Plus />
                {words::add::ADD}
            </button>
        </div>
    }
}
