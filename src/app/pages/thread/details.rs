//! Beside the thread: who this is, how the conversation and the account stand, and why.

use super::{
    Subject,
    assignee::{AiPart, Assignee, Sleep},
    subject_of,
    tags::Tags,
};
use crate::{
    data::use_data,
    pages::{
        account::{
            contacts::Contacts, facts::Facts, status::Status, status_history::StatusHistory,
        },
        frame::ticks::Ticks,
        over::is_dialog_open,
    },
    parts::{Chip, Icon, icon::Glyph},
    texts::{inbox, thread as words, values},
};
use domain::{AccountId, AccountStatus, ConversationId, ConversationStatus, Kind};
use leptos::{html, prelude::*};

/// Whether the details stand over the thread, where there is no room beside it.
#[derive(Clone, Copy)]
pub struct DetailsOver(pub RwSignal<bool>);

impl DetailsOver {
    /// For a conversation and the details beside it.
    pub fn provide() {
        provide_context(Self(RwSignal::new(false)));
    }
}

#[component]
pub fn Details(
    conversation: ConversationId,
    #[prop(optional_no_strip)] account: Option<AccountId>,
) -> impl IntoView {
    let subject = subject_of(conversation, account);
    let DetailsOver(over) = expect_context();
    let close = NodeRef::<html::Button>::new();
    Effect::new(move || {
        if over.get()
            && let Some(close) = close.get()
        {
            let _ = close.focus();
        }
    });
    view! {
        <aside
            class="pane pane--details"
            aria-label=words::DETAILS
            data-over=move || over.get().then_some("")
            on:keydown=move |event| {
                if event.key() == "Escape" && !is_dialog_open() {
                    over.set(false);
                }
            }
        >
            <header class="bar details__bar">
                <button
                    type="button"
                    class="button button--quiet"
                    aria-label=words::CLOSE_DETAILS
                    node_ref=close
                    on:click=move |_| over.set(false)
                >
                    <Icon glyph=Glyph::Back />
                    <Icon glyph=Glyph::Cross />
                </button>
                <h2>{words::DETAILS}</h2>
            </header>
            {move || subject.get().map(|subject| view! {
                <div class="details">
                    <Name account=subject.account />
                    <ConversationFacts subject />
                    <Status id=subject.account />
                    <Facts id=subject.account />
                    <Contacts account=subject.account />
                    <StatusHistory account=subject.account />
                    <OtherConversations subject />
                </div>
            })}
        </aside>
    }
}

/// With whom it is: the way to all that was said with them.
#[component]
fn Name(account: AccountId) -> impl IntoView {
    let data = use_data();
    view! {
        <h1 dir="auto">
            <a href=format!("/accounts/{account}")>{move || data.account_name(account)}</a>
        </h1>
    }
}

/// An account's status; the two that stop a rep are marked in words and in tone.
#[component]
pub fn StatusChip(status: AccountStatus) -> impl IntoView {
    let tone = match status {
        AccountStatus::DoNotContact => Some("danger"),
        AccountStatus::Customer => Some("good"),
        _ => None,
    };
    view! { <span class="chip" data-tone=tone>{values::account_status(status)}</span> }
}

#[component]
fn ConversationFacts(subject: Subject) -> impl IntoView {
    let data = use_data();
    let ticks = expect_context::<Ticks>();
    let row = Memo::new(move |_| data.conversation(subject.conversation));
    let is_begun = Memo::new(move |_| row.with(Option::is_some));
    let is_closed = Memo::new(move |_| {
        let status = row.with(|row| row.as_ref().map(|row| row.status));
        status == Some(ConversationStatus::Closed)
    });
    let status = move || {
        row.get().map(|row| {
            let now = ticks.now();
            data.watch_row(row.account_id);
            let needs_reply = data.rows(|rows| rows.is_to_answer(&row, now));
            let words = if needs_reply {
                words::NEEDS_REPLY
            } else {
                values::conversation_status(row.status)
            };
            view! { <span class="chip" data-tone=needs_reply.then_some("warn")>{words}</span> }
        })
    };
    let campaign = move || match subject.campaign {
        Some(id) => view! {
            <a class="link" href=format!("/campaigns/{id}")>{data.campaign_name(Some(id))}</a>
        }
        .into_any(),
        None => data.campaign_name(None).into_any(),
    };
    let they_wrote_first = move || {
        let is_so = row.with(|row| {
            row.as_ref()
                .is_some_and(|row| row.figures.they_wrote_first())
        });
        is_so.then(|| view! { <dt></dt> <dd>{words::THEY_WROTE_FIRST}</dd> })
    };
    view! {
        <Show when=move || is_begun.get()>
            <section>
                <h2>{words::CONVERSATION}</h2>
                <dl class="facts">
                    <dt>{words::STATUS}</dt>
                    <dd>{status}</dd>
                    {they_wrote_first}
                    <dt>{words::CAMPAIGN}</dt>
                    <dd dir="auto">{campaign}</dd>
                    <dt>{words::ASSIGNEE}</dt>
                    <dd dir="auto"><Assignee subject /></dd>
                    <Show when=move || !is_closed.get()>
                        <dt>{words::SNOOZE}</dt>
                        <dd><Sleep subject /></dd>
                    </Show>
                    <dt>{words::AI_MODE}</dt>
                    <dd><AiPart subject /></dd>
                    <dt>{inbox::TAGS}</dt>
                    <dd><Tags subject /></dd>
                </dl>
            </section>
        </Show>
    }
}

#[component]
fn OtherConversations(subject: Subject) -> impl IntoView {
    let data = use_data();
    let others = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        data.rows(|rows| {
            rows.conversations_with(subject.account)
                .filter(|row| row.id != subject.conversation)
                .map(|row| (row.id, row.campaign_id, row.figures.outreach_status()))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || others.with(|others| !others.is_empty())>
            <section>
                <h2>{words::OTHER_CONVERSATIONS}</h2>
                <ul class="plain-list">
                    {move || others.get().into_iter().map(|(id, campaign, outreach)| view! {
                        <li class="plain-list__item">
                            <a class="link" dir="auto" href=format!("/inbox/{id}")>
                                {data.campaign_name(campaign)}
                            </a>
                            <Chip>{values::outreach_status(outreach)}</Chip>
                        </li>
                    }).collect_view()}
                </ul>
            </section>
        </Show>
    }
}
