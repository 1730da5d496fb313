//! What happened, when, and what is to be said of it.

use super::{
    Subject,
    with::{self, With},
};
use crate::{
    data::{Data, use_data},
    format,
    pages::undo::offer_back,
    parts::{Choice, Field, FormFoot, Refused, RefusedNotice, Select, TextArea, TextInput, Toasts},
    shell::clock,
    texts::recorded as words,
};
use domain::{
    ActivityId, Call, CallOutcome, Command, ContactId, Correspondent, Direction, FUTURE_TOLERANCE,
    LinkedinActivity, LogMessage, MeetingStep, MessageId, OpportunityStage, RecordActivity,
    Recorded, RemoveActivity, RetractMessage, Timestamp, calls,
};
use leptos::prelude::*;
use std::num::ParseIntError;

/// The fields that show their own refusals.
const FIELDS: &[domain::Field] = &[
    domain::Field::OriginalText,
    domain::Field::Note,
    domain::Field::Place,
    domain::Field::Call,
];

/// What kind of thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Call,
    Meeting,
    Opportunity,
    Linkedin,
}

impl What {
    const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Call, "call", words::CALL),
        (Self::Meeting, "meeting", words::MEETING),
        (Self::Opportunity, "opportunity", words::OPPORTUNITY),
        (Self::Linkedin, "linkedin", words::LINKEDIN),
    ];

    fn of(value: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|(_, name, _)| *name == value)
            .map_or(Self::Call, |(what, ..)| what)
    }

    fn name(self) -> &'static str {
        let mut all = Self::ALL.into_iter();
        all.find(|(what, ..)| *what == self)
            .map_or("", |(_, name, _)| name)
    }
}

#[component]
pub fn RecordForm(
    subject: Subject,
    held: Held,
    /// Called once it is recorded.
    done: Callback<()>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let refused = Refused::new();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        refused.show(None);
        let Some((act, back)) = held.commands(data, subject) else {
            return;
        };
        match data.dispatch(act) {
            Ok(_) => {
                done.run(());
                offer_back(data, toasts, words::RECORDED, back);
            }
            Err(refusal) => refused.show([refusal]),
        }
    };
    let notes_error = Signal::derive(move || {
        let at = |field| refused.at(field).get();
        at(domain::Field::OriginalText).or_else(|| at(domain::Field::Note))
    });
    let kinds = What::ALL.map(|(_, name, text)| Choice::new(name, text));
    view! {
        <form class="form" novalidate on:submit=submit>
            <div class="form__row">
                <Field label=words::WHAT>
                    <Select
                        choices=Signal::stored(kinds.to_vec())
                        value=Signal::derive(move || held.what.get().name().to_owned())
                        on_change=move |value: String| held.what.set(What::of(&value))
                    />
                </Field>
                <Moment value=held.at label=words::WHEN error=held.wrong_time is_past=true />
            </div>
            {move || match held.what.get() {
                What::Call => view! { <OfCall subject held refused /> }.into_any(),
                What::Meeting => view! { <OfMeeting held refused /> }.into_any(),
                What::Opportunity => view! { <OfOpportunity held /> }.into_any(),
                What::Linkedin => view! { <OfLinkedin held /> }.into_any(),
            }}
            {move || {
                let (label, why) = if held.is_said() {
                    (words::TRANSCRIPT, words::TRANSCRIPT_HELP)
                } else {
                    (words::NOTES, words::FACT_HELP)
                };
                view! { <TextArea value=held.notes label help=why error=notes_error rows=5 /> }
            }}
            <RefusedNotice refused fields=FIELDS />
            <FormFoot open label=words::SAVE />
        </form>
    }
}

/// A day and a time, on this device's clock.
#[component]
fn Moment(
    value: RwSignal<String>,
    label: &'static str,
    error: RwSignal<Option<String>>,
    /// Whether it lies behind.
    is_past: bool,
) -> impl IntoView {
    let data = use_data();
    let most = move || is_past.then(|| format::input_date_time(data.now() + FUTURE_TOLERANCE));
    view! {
        <Field label error>
            <input
                class="input"
                type="datetime-local"
                max=most
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </Field>
    }
}

#[component]
fn OfCall(subject: Subject, held: Held, refused: Refused) -> impl IntoView {
    let outcomes = CallOutcome::ALL.iter();
    let outcomes = outcomes.map(|one| Choice::new(one.as_str(), words::outcome(*one)));
    let minutes_error = Signal::derive(move || {
        let refusal = || refused.at(domain::Field::Call).get();
        held.wrong_minutes.get().or_else(refusal)
    });
    view! {
        <div class="form__row">
            <Side held />
            <Field label=words::OUTCOME>
                <Select
                    choices=Signal::stored(outcomes.collect())
                    value=Signal::derive(move || held.outcome.get().to_string())
                    on_change=move |value: String| {
                        held.outcome.set(value.parse().unwrap_or(CallOutcome::Answered));
                    }
                />
            </Field>
            <Show when=move || held.is_said()>
                <TextInput
                    value=held.minutes
                    label=words::MINUTES
                    error=minutes_error
                />
            </Show>
        </div>
        <Show when=move || held.is_said()>
            <With subject with=held.with />
        </Show>
    }
}

#[component]
fn OfMeeting(held: Held, refused: Refused) -> impl IntoView {
    let steps = MeetingStep::ALL.iter();
    let steps = steps.map(|one| Choice::new(one.as_str(), words::step(*one)));
    view! {
        <div class="form__row">
            <Field label=words::STEP>
                <Select
                    choices=Signal::stored(steps.collect())
                    value=Signal::derive(move || held.step.get().to_string())
                    on_change=move |value: String| {
                        held.step.set(value.parse().unwrap_or(MeetingStep::Booked));
                    }
                />
            </Field>
            <Moment value=held.starts label=words::STARTS error=held.wrong_start is_past=false />
        </div>
        <TextInput value=held.place label=words::PLACE error=refused.at(domain::Field::Place) />
    }
}

#[component]
fn OfOpportunity(held: Held) -> impl IntoView {
    let stages = OpportunityStage::ALL.iter();
    let stages = stages.map(|one| Choice::new(one.as_str(), words::stage(*one)));
    view! {
        <Field label=words::STAGE>
            <Select
                choices=Signal::stored(stages.collect())
                value=Signal::derive(move || held.stage.get().to_string())
                on_change=move |value: String| {
                    held.stage.set(value.parse().unwrap_or(OpportunityStage::Identified));
                }
            />
        </Field>
    }
}

#[component]
fn OfLinkedin(held: Held) -> impl IntoView {
    // A message is logged as one.
    let all = LinkedinActivity::ALL.iter();
    let all = all.filter(|one| **one != LinkedinActivity::Message);
    let all = all.map(|one| Choice::new(one.as_str(), words::linkedin(*one)));
    view! {
        <div class="form__row">
            <Side held />
            <Field label=words::LINKEDIN>
                <Select
                    choices=Signal::stored(all.collect())
                    value=Signal::derive(move || held.linkedin.get().to_string())
                    on_change=move |value: String| {
                        let one = value.parse();
                        held.linkedin.set(one.unwrap_or(LinkedinActivity::ConnectionRequest));
                    }
                />
            </Field>
        </div>
    }
}

/// Whether we did it, or they.
#[component]
fn Side(held: Held) -> impl IntoView {
    let sides = [
        (Direction::Outbound, words::WE),
        (Direction::Inbound, words::THEY),
    ];
    let sides = sides.map(|(side, text)| Choice::new(side.as_str(), text));
    view! {
        <Field label=words::WHO>
            <Select
                choices=Signal::stored(sides.to_vec())
                value=Signal::derive(move || held.side.get().to_string())
                on_change=move |value: String| {
                    held.side.set(value.parse().unwrap_or(Direction::Outbound));
                }
            />
        </Field>
    }
}

/// What the form holds while it is filled in, and what of it cannot be read.
#[derive(Clone, Copy)]
pub struct Held {
    what: RwSignal<What>,
    at: RwSignal<String>,
    /// What `at` says as long as nobody has set it: to the minute, while *now* is exact.
    now: StoredValue<String>,
    side: RwSignal<Direction>,
    /// Whom a call was with.
    with: RwSignal<Option<ContactId>>,
    outcome: RwSignal<CallOutcome>,
    minutes: RwSignal<String>,
    step: RwSignal<MeetingStep>,
    starts: RwSignal<String>,
    place: RwSignal<String>,
    stage: RwSignal<OpportunityStage>,
    linkedin: RwSignal<LinkedinActivity>,
    notes: RwSignal<String>,
    wrong_time: RwSignal<Option<String>>,
    wrong_start: RwSignal<Option<String>>,
    wrong_minutes: RwSignal<Option<String>>,
}

impl Held {
    pub(super) fn begin(data: Data, subject: Subject) -> Self {
        let now = format::input_date_time(data.now());
        Self {
            what: RwSignal::new(What::Call),
            at: RwSignal::new(now.clone()),
            now: StoredValue::new(now.clone()),
            side: RwSignal::new(Direction::Outbound),
            with: RwSignal::new(with::likely(data, subject)),
            outcome: RwSignal::new(CallOutcome::Answered),
            minutes: RwSignal::new(String::new()),
            step: RwSignal::new(MeetingStep::Booked),
            starts: RwSignal::new(now),
            place: RwSignal::new(String::new()),
            stage: RwSignal::new(OpportunityStage::Identified),
            linkedin: RwSignal::new(LinkedinActivity::ConnectionRequest),
            notes: RwSignal::new(String::new()),
            wrong_time: RwSignal::new(None),
            wrong_start: RwSignal::new(None),
            wrong_minutes: RwSignal::new(None),
        }
    }

    /// A time that nobody chose is that of the moment.
    pub(super) fn go_on(self, data: Data) {
        let now = format::input_date_time(data.now());
        let before = self.now.get_value();
        if self.at.get_untracked() == before {
            self.at.set(now.clone());
        }
        self.now.set_value(now);
    }

    /// Whether it is a call in which something was said. Watched.
    fn is_said(self) -> bool {
        self.what.get() == What::Call && self.outcome.get().is_said()
    }

    /// What is to be done, and what takes it back; nothing where a field cannot be read, which then
    /// says so.
    fn commands(self, data: Data, subject: Subject) -> Option<(Command, Command)> {
        let at = if self.at.get_untracked() == self.now.get_value() {
            data.now()
        } else {
            moment(self.at, self.wrong_time)?
        };
        let notes = self.notes.get_untracked().trim().to_owned();
        let direction = self.side.get_untracked();
        let what = match self.what.get_untracked() {
            What::Call if untrack(|| self.is_said()) => {
                let call = Call {
                    outcome: self.outcome.get_untracked(),
                    minutes: self.minutes().ok()?,
                };
                let with = with::person(data, subject, self.with.get_untracked());
                return Some(message(data, subject, (direction, at, notes, with), call));
            }
            What::Call => Recorded::Called {
                direction,
                outcome: self.outcome.get_untracked(),
            },
            What::Meeting => Recorded::Meeting {
                step: self.step.get_untracked(),
                starts_at: moment(self.starts, self.wrong_start)?,
                place: self.place.get_untracked().trim().to_owned(),
            },
            What::Opportunity => Recorded::Opportunity {
                stage: self.stage.get_untracked(),
            },
            What::Linkedin => Recorded::Linkedin {
                direction,
                what: self.linkedin.get_untracked(),
            },
        };
        let id = ActivityId(clock::new_id());
        let act = RecordActivity {
            id,
            account_id: subject.account,
            campaign_id: subject.campaign,
            at,
            what,
            note: notes,
        };
        Some((act.into(), RemoveActivity { id }.into()))
    }

    /// How long the call took, where somebody said so.
    fn minutes(self) -> Result<Option<u32>, ParseIntError> {
        let typed = self.minutes.get_untracked();
        let typed = typed.trim();
        let minutes = (!typed.is_empty()).then(|| typed.parse::<u32>());
        let is_wrong = matches!(minutes, Some(Err(_)));
        let error = is_wrong.then(|| words::WRONG_MINUTES.to_owned());
        self.wrong_minutes.set(error);
        minutes.transpose()
    }
}

fn moment(typed: RwSignal<String>, wrong: RwSignal<Option<String>>) -> Option<Timestamp> {
    let at = format::parse_input_date_time(&typed.get_untracked());
    wrong.set(at.is_none().then(|| words::WRONG_TIME.to_owned()));
    at
}

/// What was said in a call, as the message that it is.
fn message(
    data: Data,
    subject: Subject,
    (direction, at, notes, with): (Direction, Timestamp, String, Option<Correspondent>),
    call: Call,
) -> (Command, Command) {
    let id = MessageId(clock::new_id());
    let own = untrack(|| data.source_language());
    let log = LogMessage {
        id,
        account_id: subject.account,
        campaign_id: subject.campaign,
        said: calls::said(direction, notes, own, at, with),
        // Two calls can be noted in the same words.
        log_anyway: true,
        base: None,
        call: Some(call),
        html: None,
        suggested: None,
    };
    (log.into(), RetractMessage { id }.into())
}
