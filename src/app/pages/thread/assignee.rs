//! Whose the conversation is, what part the assistant takes in it, and until when it sleeps: changed
//! where it is read.

use super::Subject;
use crate::{
    data::{Data, use_data},
    format,
    pages::{
        frame::ticks::Ticks,
        inbox::arrows::go_back_to,
        snooze_day::{DAY, SnoozeDay},
        undo::offer_back,
    },
    parts::{Choice, Select, Toasts},
    texts::thread as words,
};
use domain::{
    AiMode, AssignConversation, Command, Kind, Member, MemberId, SetAiMode, SnoozeConversation,
    Timestamp,
    snooze::{Snooze, day_of},
};
use leptos::prelude::*;

/// Everybody in the team, and nobody.
#[component]
pub fn Assignee(subject: Subject) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let assignee = Memo::new(move |_| data.conversation(subject.conversation)?.assignee);
    let choices = Memo::new(move |_| {
        data.watch(Kind::Member);
        let mut members: Vec<Member> = data.rows(|rows| rows.members().cloned().collect());
        // Whoever left stays in the list while the conversation is theirs.
        members.retain(|row| row.removed_at.is_none() || Some(row.id) == assignee.get());
        members.sort_by_key(|row| (row.id != data.me(), row.name.clone(), row.id));
        let nobody = Choice::new("", words::NOBODY);
        let of = |row: &Member| Choice::new(row.id.to_string(), data.member_name(row.id));
        [nobody].into_iter().chain(members.iter().map(of)).collect()
    });
    view! {
        <Select
            choices
            value=Signal::derive(move || assignee.get().map(|id| id.to_string()).unwrap_or_default())
            on_change=move |to| assign(data, toasts, subject, to.parse().ok())
            label=words::ASSIGNEE.to_owned()
            class="input select select--chip"
        />
    }
}

/// Makes a conversation somebody's, and offers to take that back.
pub fn assign(data: Data, toasts: Toasts, subject: Subject, to: Option<MemberId>) {
    let conversation_id = subject.conversation;
    let row = untrack(|| data.conversation(conversation_id));
    let before = row.and_then(|row| row.assignee);
    let said = match to {
        Some(to) => words::assigned_to(&untrack(|| data.member_within(to))),
        None => words::ASSIGNED_TO_NOBODY.to_owned(),
    };
    let back = AssignConversation {
        conversation_id,
        to: before,
    };
    act(
        data,
        toasts,
        AssignConversation {
            conversation_id,
            to,
        }
        .into(),
        &said,
        back.into(),
    );
}

/// What part the assistant takes in the conversation.
#[component]
pub fn AiPart(subject: Subject) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let conversation_id = subject.conversation;
    let present = Memo::new(move |_| {
        let row = data.conversation(conversation_id);
        row.map_or(AiMode::Manual, |row| row.ai_mode)
    });
    // Paused is what a person who takes over from it makes of it: nobody chooses it.
    let choices = Signal::derive(move || {
        let is_offered = |one: &&AiMode| **one != AiMode::Paused || present.get() == **one;
        let choices = AiMode::ALL.iter().filter(is_offered);
        let choice = |one: &AiMode| Choice::new(one.as_str(), words::ai_mode(*one));
        choices.map(choice).collect::<Vec<_>>()
    });
    let change = move |to: String| {
        let before = present.get_untracked();
        let Ok(ai_mode) = to.parse() else { return };
        let to = |ai_mode| SetAiMode {
            conversation_id,
            ai_mode,
        };
        let said = words::ai_mode_is(ai_mode);
        act(data, toasts, to(ai_mode).into(), said, to(before).into());
    };
    view! {
        <Select
            choices
            value=Signal::derive(move || present.get().as_str().to_owned())
            on_change=change
            label=words::AI_MODE.to_owned()
            class="input select select--chip"
        />
    }
}

/// When the conversation comes back; asleep, the way to wake it.
#[component]
pub fn Sleep(subject: Subject) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let ticks = expect_context::<Ticks>();
    let until = Memo::new(move |_| {
        let row = data.conversation(subject.conversation)?;
        row.snoozed_until.filter(|_| row.is_snoozed(ticks.now()))
    });
    let choices = move || {
        let now = match until.get() {
            Some(at) => Choice::new("now", format::date_time(at)),
            None => Choice::new("", words::AWAKE),
        };
        let wake = until.get().map(|_| Choice::new("", words::WAKE));
        let options = Snooze::ALL.iter();
        let options = options.map(|one| Choice::new(one.as_str(), words::snooze(*one)));
        let day = Choice::new(DAY, words::SNOOZE_DAY);
        let all = [now].into_iter().chain(wake).chain(options);
        all.chain([day]).collect()
    };
    let asks_day = RwSignal::new(false);
    let choose = move |choice: String| match choice.as_str() {
        "now" => {}
        DAY => asks_day.set(true),
        choice => _ = snooze(data, toasts, subject, choice.parse().ok()),
    };
    let until_day = Callback::new(move |at| {
        snooze_until(data, toasts, subject, Some(at));
    });
    view! {
        <Select
            choices=Signal::derive(choices)
            value=Signal::derive(move || {
                // Until the day is chosen, or not.
                if asks_day.get() {
                    DAY.to_owned()
                } else if until.get().is_some() {
                    "now".to_owned()
                } else {
                    String::new()
                }
            })
            on_change=choose
            label=words::SNOOZE.to_owned()
            class="input select select--chip"
        />
        <SnoozeDay open=asks_day choose=until_day />
    }
}

/// Puts a conversation aside until a morning, or wakes it; offers to take that back. Says whether it
/// was done.
pub fn snooze(data: Data, toasts: Toasts, subject: Subject, choice: Option<Snooze>) -> bool {
    let until = choice.map(|choice| morning_of(data, choice));
    snooze_until(data, toasts, subject, until)
}

/// The same until any time.
pub fn snooze_until(
    data: Data,
    toasts: Toasts,
    subject: Subject,
    until: Option<Timestamp>,
) -> bool {
    let conversation_id = subject.conversation;
    let row = untrack(|| data.conversation(conversation_id));
    let before = row.and_then(|row| row.snoozed_until);
    let said = match until {
        Some(at) => words::snoozed_until(&format::date_time(at)),
        None => words::WOKEN.to_owned(),
    };
    let back = SnoozeConversation {
        conversation_id,
        until: before,
    };
    let snooze = SnoozeConversation {
        conversation_id,
        until,
    };
    if let Err(refusal) = data.dispatch(snooze) {
        toasts.say(data.refusal_text(&refusal));
        return false;
    }
    toasts.offer(said, words::UNDO, move || {
        if let Err(refusal) = data.dispatch(back.clone()) {
            return toasts.say(data.refusal_text(&refusal));
        }
        if until.is_some() {
            go_back_to(conversation_id);
        }
    });
    true
}

/// Nine o'clock here on the day that is meant.
pub fn morning_of(data: Data, choice: Snooze) -> Timestamp {
    let today = format::local_date(data.now());
    morning_on(data, day_of(choice, today))
}

/// Nine o'clock here on a day.
pub fn morning_on(data: Data, day: chrono::NaiveDate) -> Timestamp {
    let morning = format!("{day}T09:00");
    format::parse_input_date_time(&morning).unwrap_or_else(|| data.now())
}

/// Says whether it was done.
fn act(data: Data, toasts: Toasts, command: Command, said: &str, back: Command) -> bool {
    match data.dispatch(command) {
        Ok(_) => {
            offer_back(data, toasts, said, back);
            true
        }
        Err(refusal) => {
            toasts.say(data.refusal_text(&refusal));
            false
        }
    }
}
