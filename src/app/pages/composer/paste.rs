//! What is pasted is recognised at once (rule book §10): the text goes into its box, the rest into
//! the fields around it. One key gives back what was pasted, as it was.

mod chips;
mod elsewhere;
mod event;
mod form;
mod list;
mod long;
mod quoted;
mod several;

pub use chips::Chips;
pub use form::Form;
pub use list::SeveralView;
pub use quoted::Quoted;

use super::state::Compose;
use crate::{
    data::{Data, use_data},
    pages::batch::Batch,
    parts::{Toasts, bring_into_sight},
    shell::clock,
    texts::{accounts::UNDO, paste as words},
};
use domain::{
    Channel, ContactId, DeleteContact, Direction, Intent, Language, Mode, Timestamp,
    paste::{Recognised, Sender, fits},
    text::has_visible,
};
use event::{area, inserted, listen_everywhere, pasted, pasted_form, replaces_all};
use leptos::prelude::*;
use long::LONG;
use several::Several;
use web_sys::{ClipboardEvent, KeyboardEvent};

/// What is recognised in what was pasted into one composer.
#[derive(Clone, Copy)]
pub struct Pasting {
    data: Data,
    toasts: Toasts,
    compose: StoredValue<Compose>,
    /// What was recognised and stands in the composer.
    taken: RwSignal<Option<Taken>>,
    /// Several messages that wait for the person to choose among them.
    several: RwSignal<Option<Several>>,
    /// The messages that are being logged.
    batch: Batch,
    /// Who wrote, where they are known as somebody of another account.
    elsewhere: Memo<Option<elsewhere::Known>>,
    /// Whether somebody pressed *Log* since, and was told.
    is_warned: RwSignal<bool>,
}

/// A recognition that can be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Taken {
    raw: String,
    /// The text as recognised: once it is edited, the browser's own undo belongs to the edit.
    body: String,
    before: Fields,
    fields: Vec<Field>,
    channel: Option<Channel>,
    sender: Option<Sender>,
}

/// What recognition sets besides the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Mode,
    Channel,
    Sender,
    When,
    Subject,
    Language,
    Intent,
}

/// The composer's fields as they stand at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fields {
    mode: Mode,
    channel: Channel,
    contact: Option<ContactId>,
    occurred_at: Option<Timestamp>,
    subject: String,
    quoted: String,
    language: Option<Language>,
    intent: Option<Intent>,
}

impl Pasting {
    pub fn of(compose: Compose) -> Self {
        let (data, taken) = (use_data(), RwSignal::new(None));
        let pasting = Self {
            data,
            toasts: expect_context(),
            compose: StoredValue::new(compose),
            taken,
            several: RwSignal::new(None),
            batch: Batch::new(),
            elsewhere: elsewhere::known(data, compose, taken),
            is_warned: RwSignal::new(false),
        };
        listen_everywhere();
        Effect::new(move || {
            taken.track();
            pasting.is_warned.set(false);
        });
        // A text that was logged or cleared is no longer to be given back.
        Effect::new(move || {
            if !compose.has_text() && pasting.taken.with_untracked(Option::is_some) {
                pasting.taken.set(None);
            }
        });
        pasting
    }

    /// Logs what stands in the composer. What somebody of another account wrote is logged here only
    /// once that was said: by the second press.
    pub fn log(self) {
        let is_known = self.elsewhere.with_untracked(Option::is_some);
        if is_known && !self.is_warned.get_untracked() {
            self.is_warned.set(true);
            elsewhere::show();
            return;
        }
        self.compose().log(false);
    }

    /// The channel that was recognised in what stands in the composer, unless it was left out.
    /// Watched.
    pub fn recognised_channel(self) -> Option<Channel> {
        self.taken.with(|taken| {
            let taken = taken.as_ref()?;
            let is_taken = taken.fields.contains(&Field::Channel);
            taken.channel.filter(|_| is_taken)
        })
    }

    fn compose(self) -> Compose {
        self.compose.get_value()
    }

    /// Whether what is pasted is longer than a box takes: then nothing is pasted, what stands there
    /// stays, and the composer says why.
    pub fn refuse_long(self, event: &ClipboardEvent) -> bool {
        pasted(event).is_some_and(|text| self.is_refused(event, &text))
    }

    fn is_refused(self, event: &ClipboardEvent, text: &str) -> bool {
        let stands = match area(event) {
            Some(area) if !replaces_all(event) => area.value().len(),
            _ => 0,
        };
        let is_refused = !fits(stands, text.len());
        if is_refused {
            event.prevent_default();
            let said = words::too_long(text.len(), stands);
            self.compose().trouble.set(Some(said));
        }
        is_refused
    }

    /// A text is pasted into the box of what the account wrote or reads.
    pub fn take(self, event: &ClipboardEvent) {
        let Some(text) = pasted(event).filter(|text| !self.is_refused(event, text)) else {
            return;
        };
        if self.compose().gives_way()
            && let Some(area) = area(event)
        {
            // The box is drawn anew only later.
            area.set_value("");
        }
        if replaces_all(event) {
            // How the text looked goes with it.
            self.compose().html().set(None);
        }
        if text.len() >= LONG {
            return self.take_long(event, text);
        }
        let found = self.recognised(&text);
        self.make_room(&found);
        let stood = self.compose().account_text.get_untracked();
        if found.messages.len() > 1 {
            // It goes into the box as it is, and is kept there until its messages are logged. The
            // browser would put it where the focus is: by then, into the preview.
            if let Some(inserted) = inserted(event, &text) {
                event.prevent_default();
                self.put(inserted.clone());
                self.offer_several(found, stood, inserted);
            }
            return;
        }
        // A text that stands there already is the person's: what is pasted into it is a part of it.
        if has_visible(&stood) && !replaces_all(event) {
            return;
        }
        self.compose().html().set(pasted_form(event));
        if self.take_one(text, found) {
            event.prevent_default();
            // What was recognised stands above the text, and would push it out of sight.
            if let Some(area) = area(event) {
                request_animation_frame(move || bring_into_sight(&area));
            }
        }
    }

    /// One message takes its place in the fields. Says whether anything was recognised.
    fn take_one(self, text: String, found: Recognised) -> bool {
        let before = self.fields();
        let fields = self.apply(&found);
        let is_changed = !fields.is_empty() || found.body != text.trim();
        if !is_changed {
            return false;
        }
        self.compose().account_text.set(found.body.clone());
        self.taken.set(Some(Taken {
            raw: text,
            body: found.body,
            before,
            fields,
            channel: found.channel,
            sender: found.sender,
        }));
        self.compose().keep();
        true
    }

    /// What was being written to them is no part of what they said: it stays behind. Where the paste
    /// goes into a text that stands there, it is a part of that.
    fn make_room(self, found: &Recognised) {
        let compose = self.compose();
        let stands = compose.mode.get_untracked();
        let theirs = if found.messages.len() > 1 {
            Mode::InboundPaste
        } else {
            found.mode(stands)
        };
        let stood = compose.account_text.get_untracked();
        if !has_visible(&stood) && stands.stays_behind(theirs) && !compose.is_blank() {
            compose.turn_to(theirs);
        }
    }

    /// Sets what was recognised, and says which fields that changed.
    fn apply(self, found: &Recognised) -> Vec<Field> {
        let compose = self.compose();
        let before = self.fields();
        let mut fields = Vec::new();
        let mode = found.mode(before.mode);
        if mode != before.mode {
            compose.mode.set(mode);
            fields.push(Field::Mode);
        }
        if let Some(channel) = found.channel {
            compose.channel.set(channel);
            fields.push(Field::Channel);
        }
        if let Some(sender) = &found.sender {
            if mode.direction() == Direction::Inbound {
                compose.contact.set(self.contact_of(sender));
            }
            fields.push(Field::Sender);
        }
        let now = self.data.now();
        if let Some(moment) = found.occurred_at.filter(|moment| moment.at <= now) {
            compose.occurred_at.set(Some(moment.at));
            fields.push(Field::When);
        }
        if has_visible(&found.subject) {
            compose.mail_subject.set(found.subject.clone());
            fields.push(Field::Subject);
        }
        if mode.direction() == Direction::Inbound {
            if let Some(language) = &found.language {
                let usual = untrack(|| compose.target());
                if !language.same_as(&usual) {
                    compose.language_override.set(Some(language.clone()));
                }
                fields.push(Field::Language);
            }
            if let Some(reason) = found.intent {
                compose.intent.set(Some(reason.intent));
                fields.push(Field::Intent);
            }
            compose.quoted.set(found.quoted.clone());
        }
        fields
    }

    /// Gives back what was pasted as it was, and the fields as they stood before.
    pub fn undo(self) {
        let Some(taken) = self.taken.get_untracked() else {
            return;
        };
        for field in [
            Field::Mode,
            Field::Channel,
            Field::Sender,
            Field::When,
            Field::Subject,
            Field::Language,
            Field::Intent,
        ] {
            self.set_back(field, &taken.before);
        }
        self.compose().quoted.set(taken.before.quoted.clone());
        self.compose().html().set(None);
        self.compose().account_text.set(taken.raw);
        self.taken.set(None);
        self.compose().keep();
    }

    /// Leaves one field as it stood before.
    fn leave_out(self, field: Field) {
        let Some(mut taken) = self.taken.get_untracked() else {
            return;
        };
        self.set_back(field, &taken.before);
        if field == Field::Intent {
            // It is no question any more: no model is asked what somebody took away.
            let before = taken.before.intent.or(Some(Intent::Unknown));
            self.compose().intent.set(before);
        }
        taken.fields.retain(|known| *known != field);
        self.taken.set(Some(taken));
        self.compose().keep();
    }

    fn set_back(self, field: Field, before: &Fields) {
        let compose = self.compose();
        match field {
            Field::Mode => compose.mode.set(before.mode),
            Field::Channel => compose.channel.set(before.channel),
            Field::Sender => compose.contact.set(before.contact),
            Field::When => compose.occurred_at.set(before.occurred_at),
            Field::Subject => compose.mail_subject.set(before.subject.clone()),
            Field::Language => compose.language_override.set(before.language.clone()),
            Field::Intent => compose.intent.set(before.intent),
        }
    }

    /// Escape gives the pasted text back; so does the browser's undo as long as nothing was edited.
    pub fn hear(self, event: &KeyboardEvent) {
        let is_undo = (event.ctrl_key() || event.meta_key())
            && !event.shift_key()
            && event.key().eq_ignore_ascii_case("z");
        let is_unedited = |body: &str| {
            self.compose()
                .account_text
                .with_untracked(|text| text == body)
        };
        let stands = self.taken.with_untracked(|taken| {
            taken.as_ref().is_some_and(|taken| {
                event.key() == "Escape" || (is_undo && is_unedited(&taken.body))
            })
        });
        if stands {
            event.prevent_default();
            event.stop_propagation();
            self.undo();
        }
    }

    /// Makes the sender a contact of the account: a command of its own.
    fn add_contact(self, sender: &Sender) -> Option<ContactId> {
        let id = ContactId(clock::new_id());
        let command = sender.as_contact(id, self.compose().subject.account);
        match self.data.dispatch(command) {
            Ok(_) => {
                let said = words::contact_added(sender.called());
                let Self {
                    data,
                    toasts,
                    compose,
                    ..
                } = self;
                self.toasts.offer(said, UNDO, move || {
                    if let Err(refusal) = data.dispatch(DeleteContact { id }) {
                        return toasts.say(data.refusal_text(&refusal));
                    }
                    // The composer may be gone by now.
                    if let Some(compose) = compose.try_get_value()
                        && compose.contact.try_get_untracked().flatten() == Some(id)
                    {
                        compose.contact.set(None);
                        compose.keep();
                    }
                });
                Some(id)
            }
            Err(refusal) => {
                self.toasts.say(self.data.refusal_text(&refusal));
                None
            }
        }
    }

    /// Makes the sender of what was recognised a contact, and the one who wrote.
    fn add_sender(self) {
        let sender = self.taken.get_untracked().and_then(|taken| taken.sender);
        let added = sender.and_then(|sender| self.add_contact(&sender));
        if added.is_some() {
            self.compose().contact.set(added);
            self.compose().keep();
        }
    }

    fn contact_of(self, sender: &Sender) -> Option<ContactId> {
        self.data
            .rows(|rows| sender.contact_among(rows.contacts_of(self.compose().subject.account)))
    }

    fn fields(self) -> Fields {
        let compose = self.compose();
        Fields {
            mode: compose.mode.get_untracked(),
            channel: compose.channel.get_untracked(),
            contact: compose.contact.get_untracked(),
            occurred_at: compose.occurred_at.get_untracked(),
            subject: compose.mail_subject.get_untracked(),
            quoted: compose.quoted.get_untracked(),
            language: compose.language_override.get_untracked(),
            intent: compose.intent.get_untracked(),
        }
    }
}
