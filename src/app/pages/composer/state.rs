//! What stands in the composer of one conversation, and what can be done with it.

mod acts;
mod answering;
mod detected;
mod made;
mod recipient;
mod turned;

use super::super::{handed::HandedOver, thread::Subject};
use crate::{
    data::{Data, use_data},
    parts::Toasts,
    shell::{clock, drafts::Stop},
};
pub(super) use acts::{Place, say_saved};
use detected::Found;
use domain::{
    AiMode, Attachment, Channel, CommandId, ContactId, Intent, Language, MailHtml, MessageId, Mode,
    Said, Timestamp,
    compose::{Composition, MachineMade, first_channel, first_mode},
    recipient::first_contact,
    suggestion::Variants,
};
use leptos::prelude::*;
use protocol::ComposerText;
use recipient::Frozen;
use replica::ThreadItem;
use turned::{Aside, Turned};

/// An earlier reply with the same text (rule book §8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earlier {
    pub message: MessageId,
    pub at: Timestamp,
}

/// Which message stands in the composer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Begun {
    message_id: MessageId,
    /// The save of a draft that the text was edited from.
    base: Option<CommandId>,
    at: Timestamp,
}

impl Begun {
    fn now() -> Self {
        Self {
            message_id: MessageId(clock::new_id()),
            base: None,
            at: clock::now(),
        }
    }
}

/// What stands around the composer.
struct Around {
    /// Where it is said what was done.
    toasts: Toasts,
    /// Where it is shown what was handed over.
    handed: HandedOver,
    /// Whether the cursor was last in the box of what the account reads.
    writes_theirs: bool,
    /// How the text looked, where it is an email that was pasted with its form.
    html: RwSignal<Option<MailHtml>>,
    /// What a machine made of the member's text.
    made: RwSignal<Option<MachineMade>>,
    /// What an assistant suggested last.
    suggested: RwSignal<Option<String>>,
    /// The variants of the draft that stands there.
    variants: RwSignal<Variants>,
    /// What stops the draft that is being written, if one is.
    writing: RwSignal<Option<Stop>, LocalStorage>,
    found: RwSignal<Option<Found>>,
    /// Whether the text was last changed in this tab.
    is_of_here: bool,
    /// In which mode of ours what stands in *Paste reply* was typed, if it was.
    carried: Option<Mode>,
    turned: Turned,
    aside: RwSignal<Option<Aside>>,
}

/// The composer's signals.
#[derive(Clone, Copy)]
pub struct Compose {
    data: Data,
    around: StoredValue<Around>,
    pub subject: Subject,
    pub mode: RwSignal<Mode>,
    pub channel: RwSignal<Channel>,
    pub account_text: RwSignal<String>,
    pub own_text: RwSignal<String>,
    pub mail_subject: RwSignal<String>,
    /// The history that a pasted reply quotes.
    pub quoted: RwSignal<String>,
    pub occurred_at: RwSignal<Option<Timestamp>>,
    /// The person who is chosen; the recipient is frozen from it with the text.
    pub contact: RwSignal<Option<ContactId>>,
    pub language_override: RwSignal<Option<Language>>,
    pub intent: RwSignal<Option<Intent>>,
    /// What goes along with the text, by name and size.
    pub attachments: RwSignal<Vec<Attachment>>,
    pub trouble: RwSignal<Option<String>>,
    pub earlier: RwSignal<Option<Earlier>>,
    frozen: RwSignal<Option<Frozen>>,
    begun: RwSignal<Begun>,
}

impl Compose {
    /// The composer of a conversation, with what stands in it.
    pub fn of(subject: Subject) -> Self {
        let data = use_data();
        let compose = Self {
            data,
            around: StoredValue::new(Around {
                toasts: expect_context(),
                handed: expect_context(),
                writes_theirs: false,
                html: RwSignal::new(None),
                made: RwSignal::new(None),
                suggested: RwSignal::new(None),
                variants: RwSignal::new(Variants::default()),
                writing: RwSignal::new_local(None),
                found: RwSignal::new(None),
                is_of_here: false,
                carried: None,
                turned: Turned::default(),
                aside: RwSignal::new(None),
            }),
            subject,
            mode: RwSignal::new(Mode::LogSent),
            channel: RwSignal::new(Channel::Email),
            account_text: RwSignal::new(String::new()),
            own_text: RwSignal::new(String::new()),
            mail_subject: RwSignal::new(String::new()),
            quoted: RwSignal::new(String::new()),
            occurred_at: RwSignal::new(None),
            contact: RwSignal::new(None),
            language_override: RwSignal::new(None),
            intent: RwSignal::new(None),
            attachments: RwSignal::new(Vec::new()),
            trouble: RwSignal::new(None),
            earlier: RwSignal::new(None),
            frozen: RwSignal::new(None),
            begun: RwSignal::new(Begun::now()),
        };
        compose.begin();
        compose.follow_texts();
        compose.follow_thread();
        compose
    }

    /// Takes what the storage or another tab has for this conversation.
    fn follow_texts(self) {
        let arrived = self.data.engine().texts.arrived.clone();
        Effect::new(move || {
            arrived.track();
            match self.data.engine().texts.get(self.subject.conversation) {
                Some(text) if self.is_aside(text.message_id) => {}
                Some(text) => {
                    self.aside().set(None);
                    self.restore(text);
                }
                None => {
                    self.aside().set(None);
                    // Another tab logged or cleared what stood in both.
                    if !self.holds_nothing() {
                        self.begin();
                    }
                }
            }
        });
    }

    /// While nothing is typed, the mode and the channel follow the thread.
    fn follow_thread(self) {
        let fitting = Memo::new(move |_| self.fitting());
        Effect::new(move |before: Option<Mode>| {
            let (mode, channel, contact) = fitting.get();
            let is_looking = self.aside().with_untracked(Option::is_some);
            if self.is_blank() && self.begun.get_untracked().base.is_none() && !is_looking {
                // What the person chose stands until another mode fits.
                if before != Some(mode) {
                    self.mode.set(mode);
                }
                self.channel.set(channel);
                self.contact.set(contact);
            }
            mode
        });
    }

    /// The mode, the channel and the person that fit the thread as it stands. Watched.
    fn fitting(self) -> (Mode, Channel, Option<ContactId>) {
        let Subject { conversation, .. } = self.subject;
        let row = self.data.conversation(conversation);
        let ai = row.as_ref().map_or(AiMode::Manual, |row| row.ai_mode);
        let last = row.and_then(|row| row.figures.last);
        let target = self.target();
        let mode = first_mode(
            last.as_ref().map(|mark| mark.direction),
            &self.data.source_for(&target),
            &target,
            ai,
        );
        self.data.watch(domain::Kind::Message);
        self.data.watch(domain::Kind::Contact);
        let (channel, contact) = self.data.rows(|rows| {
            let messages = || {
                rows.thread(conversation).filter_map(|item| match item {
                    ThreadItem::Message(message) => Some(message),
                    _ => None,
                })
            };
            let contacts: Vec<_> = rows.contacts_of(self.subject.account).collect();
            let contact = first_contact(messages(), &contacts);
            let channel = first_channel(messages(), last.as_ref(), contact);
            (channel, contact.map(|contact| contact.id))
        });
        (mode, channel, contact)
    }

    /// Empties the composer for the next text.
    pub fn begin(self) {
        let (mode, channel, contact) = untrack(|| self.fitting());
        self.begin_as(Begun::now());
        self.frozen.set(None);
        self.mode.set(mode);
        self.channel.set(channel);
        self.account_text.set(String::new());
        self.own_text.set(String::new());
        self.made().set(None);
        self.suggested().set(None);
        self.mail_subject.set(String::new());
        self.quoted.set(String::new());
        self.occurred_at.set(None);
        self.language_override.set(None);
        self.intent.set(None);
        self.attachments.set(Vec::new());
        self.html().set(None);
        self.trouble.set(None);
        self.earlier.set(None);
        self.contact.set(contact);
    }

    /// The variants of one text are none of another.
    fn begin_as(self, begun: Begun) {
        if begun.message_id != self.message_id() {
            self.variants().set(Variants::default());
            self.forget_turned();
        }
        self.begun.set(begun);
    }

    fn restore(self, text: ComposerText) {
        self.begin_as(Begun {
            message_id: text.message_id,
            base: text.base,
            at: text.begun_at,
        });
        let is_as_here = self.own_text.with_untracked(|own| *own == text.own_text)
            && self.mode.get_untracked() == text.mode
            && self.language_override.get_untracked() == text.language_override;
        if !is_as_here {
            self.set_of_here(false);
        }
        self.mode.set(text.mode);
        self.channel.set(text.channel);
        set_if_new(self.account_text, text.original_text);
        set_if_new(self.own_text, text.own_text);
        set_if_new(self.mail_subject, text.subject);
        set_if_new(self.quoted, text.quoted_history);
        self.occurred_at.set(text.occurred_at);
        self.language_override.set(text.language_override);
        self.restore_made(text.made_from, text.may_be_corrected);
        self.intent.set(text.intent);
        self.attachments.set(text.attachments);
        self.html().set(text.html);
        self.suggested().set(text.suggested);
        // A tab of an earlier version keeps none.
        if !text.variants.is_empty() {
            self.variants().set(text.variants);
        }
        self.contact.set(
            text.correspondent
                .as_ref()
                .and_then(|person| person.contact_id),
        );
        self.freeze_as(text.correspondent);
    }

    /// Keeps what stands here, on this very input.
    pub fn keep(self) {
        self.set_of_here(true);
        self.trouble.set(None);
        self.earlier.set(None);
        if self.account_text.with_untracked(String::is_empty) {
            self.html().set(None);
            self.suggested().set(None);
        }
        self.take_answers_subject();
        let texts = &self.data.engine().texts;
        if self.holds_nothing() && self.begun.get_untracked().base.is_none() {
            texts.forget(
                self.subject.conversation,
                self.begun.get_untracked().message_id,
            );
            self.frozen.set(None);
            self.forget_turned();
            return;
        }
        self.file_aside();
        // A text begins with its first sign, not when the one before it was logged.
        if texts.get(self.subject.conversation).is_none() {
            self.handed().0.set(None);
            if self.begun.get_untracked().base.is_none() {
                self.begun.update(|begun| begun.at = self.data.now());
            }
        }
        self.freeze();
        self.data.engine().presences.wrote();
        let begun = self.begun.get_untracked();
        texts.keep(ComposerText {
            conversation_id: self.subject.conversation,
            account_id: self.subject.account,
            campaign_id: self.subject.campaign,
            message_id: begun.message_id,
            base: begun.base,
            mode: self.mode.get_untracked(),
            channel: self.channel.get_untracked(),
            original_text: self.account_text.get_untracked(),
            own_text: self.own_text.get_untracked(),
            made_from: self.made_from(),
            may_be_corrected: self.may_be_corrected(),
            subject: self.mail_subject.get_untracked(),
            quoted_history: self.quoted.get_untracked(),
            occurred_at: self.occurred_at.get_untracked(),
            correspondent: untrack(|| self.recipient()),
            language_override: self.language_override.get_untracked(),
            intent: self.intent.get_untracked(),
            attachments: self.attachments.get_untracked(),
            html: self.html().get_untracked(),
            begun_at: begun.at,
            edited_at: clock::now(),
            suggested: self.suggested().get_untracked(),
            variants: self.variants().get_untracked(),
        });
    }

    /// When the text was begun, and when it was last saved as a draft. Watched.
    pub fn times(self) -> (Timestamp, Timestamp) {
        let begun = self.begun.get();
        let draft = begun.base.and_then(|_| self.data.message(begun.message_id));
        let saved_at = draft.map_or_else(|| self.data.now(), |draft| draft.recorded_at);
        (begun.at, saved_at)
    }

    /// Which message it will be. Watches nothing.
    pub fn message_id(self) -> MessageId {
        self.begun.get_untracked().message_id
    }

    /// The mode, and which message it will be. Watched.
    pub fn kind_and_message(self) -> (Mode, MessageId) {
        (self.mode.get(), self.begun.get().message_id)
    }

    /// Whether this composer is still there: who waited for something may come back to none.
    pub fn is_here(self) -> bool {
        !self.begun.is_disposed()
    }

    /// Whether nothing is typed.
    pub fn is_blank(self) -> bool {
        untrack(|| !self.has_text())
    }

    /// Whether nothing is typed, and nothing that was stands beside it.
    fn holds_nothing(self) -> bool {
        self.is_blank() && self.variants().with_untracked(Variants::is_empty)
    }

    /// Whether something is typed or goes along. Watched.
    pub fn has_text(self) -> bool {
        [self.account_text, self.own_text, self.mail_subject]
            .iter()
            .any(|text| text.with(|text| !text.is_empty()))
            || self.attachments.with(|files| !files.is_empty())
    }

    /// What the account reads: the chain of rule book §4. Watched.
    pub fn target(self) -> Language {
        let override_ = self.language_override.get();
        self.target_with(override_.as_ref())
    }

    /// The same without what was chosen for this text alone. Watched.
    pub fn usual_target(self) -> Language {
        self.target_with(None)
    }

    fn target_with(self, override_: Option<&Language>) -> Language {
        let Subject {
            account, campaign, ..
        } = self.subject;
        self.data.target_language(account, campaign, override_)
    }

    /// Sets the language of this text alone; the usual one is no override.
    pub fn choose_language(self, language: Option<Language>) {
        let usual = untrack(|| self.usual_target());
        self.language_override
            .set(language.filter(|language| *language != usual));
        self.keep();
    }

    /// What the member writes and reads here: whoever turns to *Type & translate* writes in their own
    /// first language. Watched.
    pub fn source(self) -> Language {
        match self.mode.get() {
            Mode::TypeTranslate => self.data.source_language(),
            _ => self.data.source_for(&self.target()),
        }
    }

    /// Where it is shown what was handed over.
    pub fn handed(self) -> HandedOver {
        self.around.with_value(|around| around.handed)
    }

    /// How the text looked, where it is an email that was pasted with its form.
    pub fn html(self) -> RwSignal<Option<MailHtml>> {
        self.around.with_value(|around| around.html)
    }

    fn toasts(self) -> Toasts {
        self.around.with_value(|around| around.toasts)
    }

    /// Whether the cursor was last in the box of what the account reads.
    pub fn writes_theirs(self) -> bool {
        self.around.with_value(|around| around.writes_theirs)
    }

    /// The cursor is in the box of what the account reads, or in the member's own.
    pub fn writes_in(self, theirs: bool) {
        self.around
            .update_value(|around| around.writes_theirs = theirs);
    }

    /// The engine that the composer reads and acts through.
    pub fn data(self) -> Data {
        self.data
    }

    /// The message's content as it stands. Watches nothing.
    pub fn said(self) -> Said {
        self.composition(self.mode.get_untracked()).said()
    }

    fn composition(self, mode: Mode) -> Composition {
        untrack(|| Composition {
            mode,
            channel: self.channel.get(),
            account_text: self.account_text.get(),
            own_text: self.own_text.get(),
            subject: self.mail_subject.get(),
            quoted_history: self.quoted.get(),
            occurred_at: self.occurred_at.get().unwrap_or_else(|| self.data.now()),
            correspondent: self.recipient(),
            intent: self.intent.get(),
            attachments: self.attachments.get(),
            found_in: self.account_text.with(|text| self.found_in(text)),
            language_override: self.language_override.get(),
            source: self.source(),
            target: self.target(),
        })
    }
}

/// A field that is being typed into keeps its cursor when its own text comes back.
fn set_if_new(signal: RwSignal<String>, text: String) {
    if signal.with_untracked(|present| *present != text) {
        signal.set(text);
    }
}
