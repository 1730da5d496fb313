//! What is done with a conversation from its head: by a press, where there is room for its name, and
//! by a menu.

use super::{
    super::{
        EveryEvent, Subject,
        assignee::{assign, snooze, snooze_until},
        details::DetailsOver,
        record::Recording,
    },
    mark_unread,
};
use crate::{
    data::use_data,
    pages::{
        frame::{keys, ticks::Ticks},
        inbox::{arrows::go_on, tools::choices::team},
        snooze_day::SnoozeDay,
    },
    parts::{Act, ActMenu, Icon, Toasts, icon::Glyph},
    shell::{events_shown, shortcuts},
    texts::{inbox, recorded, thread as words},
};
use domain::{shortcuts::Action, snooze::Snooze};
use leptos::prelude::*;

/// What the two menus are called in the document, for the one that has them on a phone.
const ASSIGN: &str = "head-assign";
const SNOOZE: &str = "head-snooze";

/// Whose it is to be.
#[component]
pub fn Assign(subject: Subject) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let key = StoredValue::new(shortcuts::sign_of(Action::AssignToMe));
    let now = Memo::new(move |_| data.conversation(subject.conversation)?.assignee);
    let lines = move || {
        let everybody = team(data)
            .into_iter()
            .map(|row| (Some(row.id), data.member_name(row.id)));
        let all = everybody.chain([(None, words::NOBODY.to_owned())]);
        let line = |(to, name): (_, String)| {
            let key = key.get_value().filter(|_| to == Some(data.me()));
            let act = move || assign(data, toasts, subject, to);
            let holds = Signal::derive(move || now.get() == to);
            view! { <Act label=name act key pressed=holds /> }
        };
        all.map(line).collect_view()
    };
    view! {
        <ActMenu
            id=ASSIGN.to_owned()
            label=words::ASSIGN
            class="thread-head__wide"
            face=move || face(words::ASSIGN, key.get_value())
        >
            {lines}
        </ActMenu>
    }
}

/// Until when it is put aside; asleep, the way to wake it.
#[component]
pub fn PutAside(subject: Subject) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let ticks = expect_context::<Ticks>();
    let asks_day = RwSignal::new(false);
    let key = StoredValue::new(shortcuts::sign_of(Action::Snooze));
    let is_asleep = move || {
        let row = data.conversation(subject.conversation);
        row.is_some_and(|row| row.is_snoozed(ticks.now()))
    };
    let lines = move || {
        let line = |one: &Snooze| {
            let one = *one;
            let key = key.get_value().filter(|_| one == Snooze::Tomorrow);
            let act = move || {
                if snooze(data, toasts, subject, Some(one)) {
                    go_on();
                }
            };
            view! { <Act label=words::snooze(one) act key /> }
        };
        Snooze::ALL.iter().map(line).collect_view()
    };
    let until_day = Callback::new(move |at| {
        if snooze_until(data, toasts, subject, Some(at)) {
            go_on();
        }
    });
    view! {
        <ActMenu
            id=SNOOZE.to_owned()
            label=words::SNOOZE
            class="thread-head__wide"
            face=move || face(words::SNOOZE, key.get_value())
        >
            {lines}
            <Act label=words::SNOOZE_DAY act=move || asks_day.set(true) />
            <Show when=is_asleep>
                <Act
                    label=words::WAKE
                    act=move || _ = snooze(data, toasts, subject, None)
                />
            </Show>
        </ActMenu>
        <SnoozeDay open=asks_day choose=until_day />
    }
}

fn face(name: &'static str, key: Option<String>) -> impl IntoView {
    let sign = key.map(|key| view! { <kbd aria-hidden="true">{key}</kbd> });
    view! { <span>{name}</span> {sign} }
}

/// Everything else; and, where there is no room for them, what otherwise stands beside it.
#[component]
pub fn More(
    subject: Subject,
    /// What closing, or reopening, is called.
    deed: impl Fn() -> &'static str + Copy + Send + Sync + 'static,
    close_or_reopen: impl Fn() + Copy + Send + Sync + 'static,
    /// Whether it is closed: then there is nothing to be put aside.
    is_closed: impl Fn() -> bool + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let DetailsOver(over) = expect_context();
    let EveryEvent(every_event) = expect_context();
    let recording = Recording::of(subject);
    let row = Memo::new(move |_| data.conversation(subject.conversation).is_some());
    let show_or_fold = move || {
        every_event.update(|every| *every = !*every);
        events_shown::remember(every_event.get_untracked());
    };
    let key = |action| shortcuts::sign_of(action);
    view! {
        <ActMenu
            id="head-more".to_owned()
            label=words::CONVERSATION_MENU
            class="thread-head__more"
            face=|| view! { <Icon glyph=Glyph::Dots /> }
            stays=true
        >
            <Show when=move || row.get()>
                <Act
                    label=Signal::derive(move || deed().to_owned())
                    act=close_or_reopen
                    key=key(Action::Close)
                    is_narrow=true
                />
                <Act label=words::ASSIGN act=|| open(ASSIGN) is_narrow=true />
                <Show when=move || !is_closed()>
                    <Act label=words::SNOOZE act=|| open(SNOOZE) is_narrow=true />
                </Show>
                <Act label=words::DETAILS act=move || over.set(true) is_narrow=true />
                <Act
                    label=inbox::MARK_UNREAD
                    act=move || mark_unread(data, toasts, subject.conversation)
                    key=key(Action::MarkUnread)
                />
            </Show>
            <Act label=recorded::RECORD act=move || recording.begin_or_go_on() deed="record" />
            <Act
                label=words::EVERY_EVENT
                act=show_or_fold
                deed="every-event"
                pressed=Signal::derive(move || every_event.get())
            />
        </ActMenu>
        {recording.dialog()}
    }
}

/// Opens the other menu, once this one is closed.
fn open(name: &'static str) {
    request_animation_frame(move || {
        if let Some(menu) = keys::find(&format!("[id={name}]")) {
            let _ = menu.show_popover();
        }
    });
}
