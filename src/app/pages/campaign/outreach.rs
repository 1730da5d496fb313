//! The outreach of one campaign: every conversation, and the chosen one in full beside the list.

use super::tab::{ReviewFilter, Tab, conversation_address};
use crate::{
    data::use_data,
    format,
    pages::{
        campaigns::figures::CampaignFigures,
        handed::NextUp,
        inbox::{
            arrows,
            row::{self, ConversationRow},
        },
        thread::{
            ConversationPane,
            details::{Details, DetailsOver},
        },
    },
    parts::{ChooseConversation, Icon, Soon, Windowed, icon::Glyph},
    texts::{campaigns as words, values},
};
use domain::{
    CampaignId, Conversation, ConversationId, Kind, OutreachStatus, ReviewStatus,
    outreach::{Group, headings, next_that_waits, outreach_order, waits},
    text::search_fold,
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};
use replica::Rows;
use std::collections::BTreeSet;

#[component]
pub fn Outreach(
    id: CampaignId,
    add: Callback<()>,
    /// Which conversations are shown; all without one.
    stage: RwSignal<Option<OutreachStatus>>,
) -> impl IntoView {
    let data = use_data();
    let query = use_query_map();
    let chosen = Memo::new(move |_| {
        query.with(|map| map.get("conversation")?.parse::<ConversationId>().ok())
    });
    let all = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        data.watch(Kind::Message);
        data.rows(|rows| {
            let drafts: BTreeSet<_> = rows.drafts().map(|draft| draft.conversation_id).collect();
            let is_named = rows.conversations_in(id).count() <= NAMED;
            let name = |row: &Conversation| {
                let account = rows.survivor(row.account_id).filter(|_| is_named);
                account
                    .map(|row| search_fold(&row.name))
                    .unwrap_or_default()
            };
            outreach_order(rows.conversations_in(id), |id| drafts.contains(&id), name)
        })
    });
    let ids = Memo::new(move |_| match stage.get() {
        None => all.get(),
        Some(stage) => all.with(|all| data.rows(|rows| of_stage(rows, all, stage))),
    });
    let navigate = StoredValue::new_local(use_navigate());
    let open_one = move |conversation| {
        data.engine().open(conversation);
        let options = NavigateOptions {
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate.with_value(|go| go(&conversation_address(id, conversation), options));
    };
    // What is closed stays in its campaign.
    arrows::listen(ids, chosen, String::new, open_one, None);
    provide_context(next_up(id, ids, chosen));
    let is_any_approved = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        data.rows(|rows| {
            let mut all = rows.conversations_in(id);
            all.any(|row| row.review_status == ReviewStatus::Approved)
        })
    });
    // The third line of a row are its tags: the campaign is that of all.
    let row_height = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        let is_tagged = data.rows(|rows| {
            let mut all = rows.conversations_in(id);
            all.any(|row| !row.tags.is_empty())
        });
        if is_tagged {
            row::HEIGHT
        } else {
            row::OF_TWO_LINES
        }
    });
    let open = move || {
        if chosen.get().is_some() {
            "thread"
        } else {
            "list"
        }
    };
    view! {
        <div class="panes" class:panes--no-details=move || chosen.get().is_none() data-open=open>
            // Where no conversation is open, the list is what the page is about.
            <section
                class="pane pane--list"
                aria-label=words::TAB_OUTREACH
                role=move || chosen.get().is_none().then_some("main")
            >
                <Show when=move || !all.with(Vec::is_empty)>
                    <Stages all stage />
                </Show>
                <Show when=move || !is_any_approved.get()>
                    <Empty id add is_small=Signal::derive(move || !ids.with(Vec::is_empty)) />
                </Show>
                {move || view! { <List id ids chosen row_height=row_height.get() /> }}
            </section>
            {move || match chosen.get() {
                Some(conversation) => {
                    DetailsOver::provide();
                    view! {
                        <ConversationPane conversation back=Tab::Outreach.address(id) />
                        <Soon name="details">
                            <Details conversation />
                        </Soon>
                    }
                    .into_any()
                }
                None => view! { <ChooseConversation /> }.into_any(),
            }}
        </div>
    }
}

/// The conversations under the heading of what they have in common.
#[component]
fn List(
    id: CampaignId,
    ids: Memo<Vec<ConversationId>>,
    chosen: Memo<Option<ConversationId>>,
    row_height: usize,
) -> impl IntoView {
    let data = use_data();
    let lines = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        data.watch(Kind::Message);
        let ids = ids.get();
        let headings = data.rows(|rows| {
            let rows_of = ids.iter().filter_map(|id| rows.conversation(*id));
            let group = |row: &Conversation| Group::of(row, rows.has_draft(row.id));
            headings(rows_of.map(group))
        });
        let mut lines: Vec<Line> = ids.into_iter().map(Line::Conversation).collect();
        // From the last on, so that those before it stay where they are.
        for (place, group) in headings.into_iter().rev() {
            lines.insert(place.min(lines.len()), Line::Heading(group));
        }
        lines
    });
    let row = move |line| match line {
        Line::Heading(group) => view! { <p class="group">{words::group(group)}</p> }.into_any(),
        Line::Conversation(conversation) => {
            let href = conversation_address(id, conversation);
            view! { <ConversationRow id=conversation chosen href campaign=id /> }.into_any()
        }
    };
    view! {
        <Windowed
            keys=lines
            row_height
            label=words::TAB_OUTREACH
            reveal=MaybeProp::derive(move || chosen.get().map(Line::Conversation))
            row
        />
    }
}

/// What stands in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Line {
    Heading(Group),
    Conversation(ConversationId),
}

/// In a longer list nobody goes by names, and putting it in their order would take too long.
const NAMED: usize = 5_000;

fn of_stage(rows: &Rows, all: &[ConversationId], stage: OutreachStatus) -> Vec<ConversationId> {
    let is_of = |id: &&ConversationId| {
        let row = rows.conversation(**id);
        row.is_some_and(|row| row.figures.outreach_status() == stage)
    };
    all.iter().filter(is_of).copied().collect()
}

/// What was said so far, to narrow the list by, each with how many.
#[component]
fn Stages(
    all: Memo<Vec<ConversationId>>,
    stage: RwSignal<Option<OutreachStatus>>,
) -> impl IntoView {
    let data = use_data();
    let count = move |one| all.with(|all| data.rows(|rows| of_stage(rows, all, one).len()));
    let chip = move |one: OutreachStatus| {
        let is_on = move || stage.get() == Some(one);
        view! {
            <button
                type="button"
                class="button button--chip"
                aria-pressed=move || is_on().to_string()
                on:click=move |_| stage.update(|stage| *stage = (*stage != Some(one)).then_some(one))
            >
                {values::outreach_status(one)}
                " "
                <span class="tab__count">{move || format::number(count(one))}</span>
            </button>
        }
    };
    view! {
        <div class="quick" role="group" aria-label=words::STAGES>
            {OutreachStatus::ALL.iter().map(|one| chip(*one)).collect_view()}
        </div>
    }
}

/// Who is next once something was written to the one that is open.
fn next_up(
    campaign: CampaignId,
    ids: Memo<Vec<ConversationId>>,
    chosen: Memo<Option<ConversationId>>,
) -> NextUp {
    let data = use_data();
    // As they stood when the open one was opened: writing moves it.
    let opened = Memo::new(
        move |before: Option<&(Option<ConversationId>, Vec<ConversationId>)>| {
            let chosen = chosen.get();
            match before {
                Some((same, order)) if *same == chosen && !order.is_empty() => {
                    (chosen, order.clone())
                }
                _ => (chosen, ids.get()),
            }
        },
    );
    NextUp(Memo::new(move |_| {
        data.watch(Kind::Conversation);
        data.watch(Kind::Message);
        opened.with(|(chosen, order)| {
            let next = data.rows(|rows| {
                let drafts: BTreeSet<_> =
                    rows.drafts().map(|draft| draft.conversation_id).collect();
                next_that_waits(order, (*chosen)?, |id| {
                    let row = rows.conversation(id);
                    row.is_some_and(|row| waits(row, drafts.contains(&id)))
                })
            })?;
            let account = data.conversation(next)?.account_id;
            Some((
                conversation_address(campaign, next),
                data.account_name(account),
            ))
        })
    }))
}

/// What leads to the first conversation: accounts, then their review.
#[component]
fn Empty(
    id: CampaignId,
    add: Callback<()>,
    /// Whether there are rows, which have the room.
    is_small: Signal<bool>,
) -> impl IntoView {
    let data = use_data();
    let figures = Memo::new(move |_| CampaignFigures::of(data, id));
    let next = move || {
        let to_review = figures.with(|figures| figures.to_review);
        if to_review > 0 {
            let address = ReviewFilter(Some(ReviewStatus::Pending)).address(id);
            view! {
                <a class="button button--primary" href=address>
                    {words::to_review_first(to_review)}
                </a>
            }
            .into_any()
        } else {
            view! {
                <button
                    type="button"
                    class="button button--primary"
                    on:click=move |_| add.run(())
                >
                    <Icon glyph=Glyph::Plus />
                    {words::add::ADD}
                </button>
            }
            .into_any()
        }
    };
    view! {
        <div class=move || if is_small.get() { "notice" } else { "empty" }>
            <h2>{words::NO_CONVERSATIONS_TITLE}</h2>
            <Show when=move || !is_small.get()>
                <p>{words::NO_CONVERSATIONS}</p>
            </Show>
            {next}
        </div>
    }
}
