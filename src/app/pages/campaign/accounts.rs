//! Every account of a campaign with its review: one by one, or a selection at once.

use super::{
    review::{self, Review, VERDICTS},
    review_row::{ReviewRow, verdict_glyph},
    scoring::{Scoring, ScoringView},
    tab::{ReviewFilter, Tab},
};
use crate::{
    data::{Data, use_data},
    format,
    pages::batch::{Batch, BatchProgress},
    parts::{Icon, Windowed, icon::Glyph},
    shell::shortcuts,
    texts::campaigns as words,
};
use domain::{
    CampaignId, ConversationId, Kind, ReviewStatus, outreach::is_to_begin, text::search_fold,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use std::collections::BTreeSet;

/// The height of a row in px, as `style/review-row.css` has it.
const ROW: usize = 56;

#[component]
pub fn Accounts(
    id: CampaignId,
    add: Callback<()>,
    batch: Batch,
    scoring: Scoring,
) -> impl IntoView {
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
    let review = Review::new(ids, batch);
    review::listen(review);
    view! {
        <main class="pane" on:keydown=move |event| review.key(&event)>
            <Filters id filter all />
            <Show
                when=move || !all.with(Vec::is_empty)
                fallback=move || view! { <Empty add /> }
            >
                <Show when=move || !ids.with(Vec::is_empty)>
                    <NextStep id all />
                    <Selection all shown=ids review />
                </Show>
                <BatchProgress batch />
                <ScoringView scoring />
                <Show when=move || ids.with(Vec::is_empty)>
                    <NoneOfThese id filter add />
                </Show>
                <Windowed
                    keys=ids
                    row_height=ROW
                    label=words::TAB_ACCOUNTS
                    row=move |conversation| {
                        view! { <ReviewRow campaign=id id=conversation review /> }
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
            let name = rows
                .account(account)
                .map(|account| search_fold(&account.name));
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
    review: Review,
) -> impl IntoView {
    let selected = review.selected;
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
            <button
                type="button"
                class="button button--quiet"
                disabled=move || shown.with(Vec::is_empty)
                on:click=move |_| review.choose_shown()
            >
                {move || words::select_shown(shown.with(Vec::len))}
            </button>
            <Show
                when=move || { count.get() > 0 }
                fallback=|| view! { <span class="faint review-bar__keys">{keys()}</span> }
            >
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| review.clear()
                >
                    {words::CLEAR_SELECTION}
                </button>
                {VERDICTS
                    .map(|(verdict, action)| {
                        view! {
                            <button
                                type="button"
                                class="button"
                                class:button--primary=verdict == ReviewStatus::Approved
                                disabled=move || review.batch.is_running()
                                aria-keyshortcuts=shortcuts::remembered().key_of(action).map(String::from)
                                on:click=move |_| review.decide_selected(verdict)
                            >
                                <Icon glyph=verdict_glyph(verdict) />
                                {move || words::verdict_on_selected(verdict, count.get())}
                            </button>
                        }
                    })
                    .into_iter()
                    .collect_view()}
                <button
                    type="button"
                    class="button button--quiet"
                    disabled=move || review.batch.is_running()
                    on:click=move |_| review.take_out_selected()
                >
                    {words::TAKE_OUT}
                </button>
            </Show>
        </div>
    }
}

/// The keys of the list as they are now.
fn keys() -> String {
    let now = shortcuts::remembered();
    let keys = VERDICTS.into_iter().filter_map(|(verdict, action)| {
        let key = now.key_of(action)?.to_uppercase().to_string();
        Some(words::key_of(&key, verdict))
    });
    words::keys(&keys.collect::<Vec<_>>().join(", "))
}

/// Once nobody is left to review: to those who wait for their first message.
#[component]
fn NextStep(id: CampaignId, all: Memo<Vec<(ConversationId, ReviewStatus)>>) -> impl IntoView {
    let data = use_data();
    let waiting = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        let is_pending = |(_, status): &(_, ReviewStatus)| *status == ReviewStatus::Pending;
        if all.with(|all| all.iter().any(is_pending)) {
            return 0;
        }
        data.rows(|rows| {
            rows.conversations_in(id)
                .filter(|row| is_to_begin(row))
                .count()
        })
    });
    view! {
        <Show when=move || { waiting.get() > 0 }>
            <div class="bar bar--line">
                <span role="status">{move || words::wait_for_first(waiting.get())}</span>
                <a class="button button--primary push" href=Tab::Outreach.address(id)>
                    {words::SEE_CONVERSATIONS}
                </a>
            </div>
        </Show>
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
