//! A conversation in full: its head, its thread, its composer.

mod anchor;
pub mod assignee;
pub mod details;
mod draft;
mod email;
mod entries;
mod event;
pub mod head;
mod keys;
pub mod marks;
mod menu;
mod message;
mod note;
mod older;
mod opt_out;
mod presence;
mod record;
mod tags;
mod translate;
mod understood;
mod untranslated;

use super::{composer::Composer, frame::ticks::Ticks, handed::HandedOver};
use crate::{
    data::use_data,
    format,
    parts::Soon,
    shell::{assistance, events_shown},
    texts::thread as words,
};
use anchor::{Anchor, AnchorNotice, follow_note};
use domain::{
    AccountId, CampaignId, ConversationId, Kind, MarkRead, Message, NotificationId, SEEN_AT_ONCE,
    SeeNotifications, Timestamp,
};
use entries::{Entry, entries, folded};
use head::Head;
use leptos::{ev, html, prelude::*};
use message::MessageView;
use older::Older;
use presence::Others;
use replica::Link;
use std::collections::HashSet;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{ResizeObserver, VisibilityState};

/// Whom a conversation is with, and in which campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    pub conversation: ConversationId,
    pub account: AccountId,
    pub campaign: Option<CampaignId>,
}

/// The subject of a conversation, watched. One that has not begun yet has no row: then `account`
/// says with whom it would be, outside any campaign.
pub fn subject_of(
    conversation: ConversationId,
    account: Option<AccountId>,
) -> Memo<Option<Subject>> {
    let data = use_data();
    Memo::new(move |_| {
        if let Some(row) = data.conversation(conversation) {
            return Some(Subject {
                conversation,
                account: row.account_id,
                campaign: row.campaign_id,
            });
        }
        let account = account?;
        data.account(account)?;
        let begins = ConversationId::of(account, None) == conversation;
        begins.then_some(Subject {
            conversation,
            account,
            campaign: None,
        })
    })
}

/// A draft that is put back into the composer.
#[derive(Clone, Copy)]
pub struct ComposerSeed(pub RwSignal<Option<Message>>);

/// Whether every event stands in the thread, or they are folded between the messages.
#[derive(Clone, Copy)]
pub struct EveryEvent(RwSignal<bool>);

/// Head, thread and composer of one conversation.
#[component]
pub fn ConversationPane(
    conversation: ConversationId,
    /// With whom, where the conversation has not begun yet.
    #[prop(optional_no_strip)]
    account: Option<AccountId>,
    /// Where the way back leads on a phone.
    #[prop(into)]
    back: String,
) -> impl IntoView {
    let data = use_data();
    let subject = subject_of(conversation, account);
    let begun = Memo::new(move |_| data.conversation(conversation).is_some());
    Effect::new(move || {
        // Again once its row has arrived: a link may lead to a conversation before the first load.
        begun.get();
        data.engine().open(conversation);
    });
    ask_what_helps();
    see_what_was_told(conversation);
    read_what_they_wrote(conversation);
    provide_context(EveryEvent(RwSignal::new(events_shown::remembered())));
    provide_context(ComposerSeed(RwSignal::new(None)));
    provide_context(HandedOver::new());
    let back = StoredValue::new(back);
    view! {
        <main class="pane pane--thread">
            {move || match subject.get() {
                Some(subject) => view! {
                    <Head subject back=back.get_value() />
                    <Soon name="thread">
                        <Log subject />
                    </Soon>
                    <Others conversation />
                    <Soon name="composer">
                        <Composer subject />
                    </Soon>
                }
                .into_any(),
                None => view! {
                    <div class="empty">
                        <h1>{words::NOTHING_FOUND}</h1>
                        <p>{words::GONE}</p>
                        <a class="button" href=back.get_value()>{words::BACK}</a>
                    </div>
                }
                .into_any(),
            }}
        </main>
    }
}

/// Asks what there is to translate and to draft with: now, and once the connection is back.
fn ask_what_helps() {
    let data = use_data();
    let is_offline = Memo::new(move |_| data.status().link == Link::Offline);
    Effect::new(move || {
        if !is_offline.get() {
            assistance::ask_now_and_then();
        }
    });
}

/// What the member was told of a conversation is seen once that is in front of them.
fn see_what_was_told(conversation: ConversationId) {
    let data = use_data();
    let returned = RwSignal::new(());
    let focus = window_event_listener(ev::focus, move |_| returned.set(()));
    on_cleanup(move || focus.remove());
    Effect::new(move || {
        returned.track();
        data.watch(Kind::Notification);
        let ids: Vec<NotificationId> = data.rows(|rows| {
            let here = rows.unseen_of(data.me());
            let here = here.filter(|row| row.conversation_id == conversation);
            here.map(|row| row.id).take(SEEN_AT_ONCE).collect()
        });
        if !ids.is_empty() && document().visibility_state() == VisibilityState::Visible {
            // Refused only to whom the workspace is closed: they see nothing any more.
            let _ = data.dispatch(SeeNotifications { ids });
        }
    });
}

/// What they wrote is read once it is in front of the member: when the conversation is opened, and
/// with each further message. What is marked as unread meanwhile stays so.
fn read_what_they_wrote(conversation: ConversationId) {
    let data = use_data();
    let returned = RwSignal::new(());
    let focus = window_event_listener(ev::focus, move |_| returned.set(()));
    on_cleanup(move || focus.remove());
    // Absent until the row is here.
    let last_inbound = Memo::new(move |_| {
        let figures = data.conversation(conversation)?.figures;
        Some(figures.last_inbound.map(|mark| mark.id))
    });
    let read = StoredValue::new(None);
    Effect::new(move || {
        returned.track();
        let last = last_inbound.get();
        let is_news = last.is_some() && last != read.get_value();
        if let Some(seen_inbound) = last.filter(|_| is_news)
            && document().visibility_state() == VisibilityState::Visible
        {
            read.set_value(last);
            let is_unread = data.rows(|rows| {
                let row = rows.conversation(conversation);
                row.is_some_and(|row| rows.is_unread(row, data.me()))
            });
            if is_unread {
                // Refused only to whom the workspace is closed.
                let _ = data.dispatch(MarkRead {
                    conversation_id: conversation,
                    seen_inbound,
                });
            }
        }
    });
}

/// So many of what stands last in a thread may grow while it is at its foot.
const LAST_WATCHED: u32 = 4;

/// The thread: messages, notes and events in order, the newest at the foot.
#[component]
fn Log(subject: Subject) -> impl IntoView {
    let data = use_data();
    let ticks = expect_context::<Ticks>();
    let node = NodeRef::<html::Div>::new();
    let EveryEvent(every_event) = expect_context();
    let shown = Memo::new(move |_| {
        let all = entries(data, subject);
        if every_event.get() { all } else { folded(all) }
    });
    // Not while what was said is still being read.
    let is_silent = Memo::new(move |_| {
        let row = data.conversation(subject.conversation);
        let was_anything = row.is_some_and(|row| row.last_activity_at().is_some());
        !was_anything && shown.with(Vec::is_empty)
    });
    let unfolded = RwSignal::new(HashSet::new());
    let is_at_foot = StoredValue::new(true);
    let anchor = Anchor::follow(subject, move || is_at_foot.set_value(false));
    let marked = anchor.marked;
    let marked_note = follow_note(move || is_at_foot.set_value(false));
    let observer = StoredValue::new_local(None::<ResizeObserver>);
    let to_foot = move || {
        // A frame later the thread may be gone.
        if let Some(node) = node.try_get_untracked().flatten() {
            node.set_scroll_top(node.scroll_height());
            // What stands last may still grow: by a translation, or by what follows from it.
            let last = node.children();
            let from = last.length().saturating_sub(LAST_WATCHED);
            observer.try_with_value(|observer| {
                let grown = (from..last.length()).filter_map(|at| last.item(at));
                let Some(observer) = observer else {
                    return;
                };
                grown.for_each(|last| observer.observe(&last));
            });
        }
    };
    // New messages come into sight, unless the reader has scrolled up to read older ones.
    Effect::new(move || {
        shown.track();
        if is_at_foot.get_value() {
            request_animation_frame(to_foot);
        }
    });
    // So does the last one where the composer below grows.
    let height = StoredValue::new(0);
    let resized = Closure::<dyn FnMut()>::new(move || {
        if let Some(node) = node.try_get_untracked().flatten() {
            height.try_set_value(node.client_height());
        }
        if is_at_foot.try_get_value() == Some(true) {
            to_foot();
        }
    });
    observer.set_value(ResizeObserver::new(resized.into_js_value().unchecked_ref()).ok());
    Effect::new(move || {
        if let Some(node) = node.get() {
            observer.with_value(|observer| {
                if let Some(observer) = observer {
                    observer.observe(&node);
                }
            });
        }
    });
    let scrolled = move |_| {
        // A thread that has just become lower is not at its foot until `resized` has put it there.
        let is_of_size =
            |node: &web_sys::HtmlDivElement| height.try_get_value() == Some(node.client_height());
        if let Some(node) = node.try_get_untracked().flatten().filter(is_of_size) {
            let below = node.scroll_height() - node.scroll_top() - node.client_height();
            is_at_foot.set_value(below < 48);
        }
    };
    view! {
        <div
            class="thread"
            node_ref=node
            on:scroll=scrolled
            role="log"
            aria-label=words::CONVERSATION
            tabindex="0"
            on:keydown=move |event| keys::press(&event)
        >
            <Older subject />
            <AnchorNotice anchor />
            <Show when=move || is_silent.get()>
                <p class="thread__day">{words::NO_MESSAGES}</p>
            </Show>
            <For each=move || shown.get() key=Clone::clone let(entry)>
                {match entry {
                    Entry::Day(at) => view! { <h2 class="thread__day">{move || day(at, ticks.now())}</h2> }
                        .into_any(),
                    Entry::Message(id) => view! { <MessageView id subject marked /> }.into_any(),
                    Entry::Note(id) => view! { <note::NoteView id marked=marked_note /> }.into_any(),
                    Entry::Events(events) => view! { <Events events unfolded /> }.into_any(),
                    event => event_view(&event),
                }}
            </For>
        </div>
    }
}

/// Several events as one line. Once unfolded they stay so while more of them come.
#[component]
fn Events(events: Vec<Entry>, unfolded: RwSignal<HashSet<Entry>>) -> impl IntoView {
    let first = events.first().cloned();
    let is_open = unfolded.with_untracked(|all| first.iter().any(|first| all.contains(first)));
    let toggled = move |event: web_sys::Event| {
        let is_open = event_target::<web_sys::Element>(&event).has_attribute("open");
        unfolded.update(|all| {
            if is_open {
                all.extend(first.clone());
            } else if let Some(first) = &first {
                all.remove(first);
            }
        });
    };
    view! {
        <details class="thread__events" open=is_open on:toggle=toggled>
            <summary>{words::events(events.len())}</summary>
            {events.iter().map(event_view).collect_view()}
        </details>
    }
}

/// One event in its line.
fn event_view(event: &Entry) -> AnyView {
    match *event {
        Entry::Activity(id) => view! { <event::ActivityView id /> }.into_any(),
        Entry::StatusChange(id) => view! { <event::StatusChangeView id /> }.into_any(),
        _ => ().into_any(),
    }
}

/// *Today*, *Yesterday*, or the day in full.
fn day(at: Timestamp, now: Timestamp) -> String {
    match format::local_day(now) - format::local_day(at) {
        0 => words::TODAY.to_owned(),
        1 => words::YESTERDAY.to_owned(),
        _ => format::day_heading(at),
    }
}
