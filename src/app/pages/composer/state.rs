//! What stands in the composer of one conversation, and what can be done with it.

mod acts;

use super::super::thread::Subject;
use crate::{
    data::{Data, use_data},
    parts::Toasts,
    shell::clock,
};
use acts::Place;
use domain::{
    Channel, CommandId, ContactId, Correspondent, Direction, Intent, Language, Message, MessageId,
    Mode, Refusal, TargetChain, Timestamp,
    compose::{Composition, first_channel, first_mode},
};
use leptos::prelude::*;
use protocol::ComposerText;
use replica::ThreadItem;

/// An earlier reply with the same text (rule book §8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earlier {
    pub message: MessageId,
    pub at: Timestamp,
}

/// The composer's signals.
#[derive(Clone, Copy)]
pub struct Compose {
    data: Data,
    toasts: Toasts,
    pub subject: Subject,
    pub mode: RwSignal<Mode>,
    pub channel: RwSignal<Channel>,
    pub account_text: RwSignal<String>,
    pub own_text: RwSignal<String>,
    pub mail_subject: RwSignal<String>,
    pub occurred_at: RwSignal<Option<Timestamp>>,
    pub contact: RwSignal<Option<ContactId>>,
    pub language_override: RwSignal<Option<Language>>,
    pub intent: RwSignal<Option<Intent>>,
    pub trouble: RwSignal<Option<String>>,
    pub earlier: RwSignal<Option<Earlier>>,
    message_id: RwSignal<MessageId>,
    /// The save of a draft that the text was edited from.
    draft: RwSignal<Option<CommandId>>,
    begun_at: RwSignal<Timestamp>,
}

impl Compose {
    /// The composer of a conversation, with what stands in it.
    pub fn of(subject: Subject) -> Self {
        let data = use_data();
        let compose = Self {
            data,
            toasts: expect_context(),
            subject,
            mode: RwSignal::new(Mode::LogSent),
            channel: RwSignal::new(Channel::Email),
            account_text: RwSignal::new(String::new()),
            own_text: RwSignal::new(String::new()),
            mail_subject: RwSignal::new(String::new()),
            occurred_at: RwSignal::new(None),
            contact: RwSignal::new(None),
            language_override: RwSignal::new(None),
            intent: RwSignal::new(None),
            trouble: RwSignal::new(None),
            earlier: RwSignal::new(None),
            message_id: RwSignal::new(MessageId(clock::new_id())),
            draft: RwSignal::new(None),
            begun_at: RwSignal::new(clock::now()),
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
                Some(text) => self.restore(text),
                None => {
                    // Another tab logged or cleared what stood in both.
                    if !self.is_blank() {
                        self.begin();
                    }
                }
            }
        });
    }

    /// While nothing is typed, the mode and the channel follow the thread.
    fn follow_thread(self) {
        let fitting = Memo::new(move |_| self.fitting());
        Effect::new(move || {
            let (mode, channel, contact) = fitting.get();
            if self.is_blank() && self.draft.get_untracked().is_none() {
                self.mode.set(mode);
                self.channel.set(channel);
                self.contact.set(contact);
            }
        });
    }

    /// The mode, the channel and the person that fit the thread as it stands. Watched.
    fn fitting(self) -> (Mode, Channel, Option<ContactId>) {
        let Subject { conversation, .. } = self.subject;
        let last = self
            .data
            .conversation(conversation)
            .and_then(|row| row.figures.last);
        let mode = first_mode(
            last.as_ref().map(|mark| mark.direction),
            &self.data.source_language(),
            &self.target(),
        );
        self.data.watch(domain::Kind::Message);
        self.data.watch(domain::Kind::Contact);
        let channel = self.data.rows(|rows| {
            first_channel(rows.thread(conversation).filter_map(|item| match item {
                ThreadItem::Message(message) => Some(message),
                _ => None,
            }))
        });
        let contact = self.data.rows(|rows| {
            rows.contacts_of(self.subject.account)
                .next()
                .map(|contact| contact.id)
        });
        (mode, last.map_or(channel, |mark| mark.channel), contact)
    }

    /// Empties the composer for the next text.
    pub fn begin(self) {
        let (mode, channel, contact) = untrack(|| self.fitting());
        self.message_id.set(MessageId(clock::new_id()));
        self.draft.set(None);
        self.begun_at.set(clock::now());
        self.mode.set(mode);
        self.channel.set(channel);
        self.account_text.set(String::new());
        self.own_text.set(String::new());
        self.mail_subject.set(String::new());
        self.occurred_at.set(None);
        self.language_override.set(None);
        self.intent.set(None);
        self.trouble.set(None);
        self.earlier.set(None);
        self.contact.set(contact);
    }

    fn restore(self, text: ComposerText) {
        self.message_id.set(text.message_id);
        self.draft.set(text.base);
        self.begun_at.set(text.begun_at);
        self.mode.set(text.mode);
        self.channel.set(text.channel);
        set_if_new(self.account_text, text.original_text);
        set_if_new(self.own_text, text.own_text);
        set_if_new(self.mail_subject, text.subject);
        self.occurred_at.set(text.occurred_at);
        self.language_override.set(text.language_override);
        self.intent.set(text.intent);
        self.contact
            .set(text.correspondent.and_then(|person| person.contact_id));
    }

    /// Puts a saved draft back into the composer. What stood there becomes a draft itself; where it
    /// cannot, it stays, and says so.
    pub fn take_draft(self, draft: &Message) {
        let is_another = self.message_id.get_untracked() != draft.id;
        if is_another && !self.is_blank() && !self.save_draft() {
            return;
        }
        let said = draft.said.clone();
        self.begin();
        self.message_id.set(draft.id);
        self.draft.set(draft.revision);
        self.mode.set(said.mode);
        self.channel.set(said.channel);
        self.account_text.set(said.original_text);
        self.own_text
            .set(said.translation.map(|own| own.text).unwrap_or_default());
        self.mail_subject.set(said.subject);
        self.language_override.set(said.language_override);
        self.contact
            .set(said.correspondent.and_then(|person| person.contact_id));
        self.keep();
    }

    /// Keeps what stands here, on this very input.
    pub fn keep(self) {
        self.trouble.set(None);
        self.earlier.set(None);
        let texts = &self.data.engine().texts;
        if self.is_blank() && self.draft.get_untracked().is_none() {
            texts.forget(self.subject.conversation, self.message_id.get_untracked());
            return;
        }
        // A text begins with its first sign, not when the one before it was logged.
        if texts.get(self.subject.conversation).is_none() {
            self.begun_at.set(self.data.now());
        }
        texts.keep(ComposerText {
            conversation_id: self.subject.conversation,
            account_id: self.subject.account,
            campaign_id: self.subject.campaign,
            message_id: self.message_id.get_untracked(),
            base: self.draft.get_untracked(),
            mode: self.mode.get_untracked(),
            channel: self.channel.get_untracked(),
            original_text: self.account_text.get_untracked(),
            own_text: self.own_text.get_untracked(),
            subject: self.mail_subject.get_untracked(),
            quoted_history: String::new(),
            occurred_at: self.occurred_at.get_untracked(),
            correspondent: self.correspondent(),
            language_override: self.language_override.get_untracked(),
            intent: self.intent.get_untracked(),
            begun_at: self.begun_at.get_untracked(),
            edited_at: clock::now(),
        });
    }

    /// When the text was begun, and when it was last saved as a draft. Watched.
    pub fn times(self) -> (Timestamp, Timestamp) {
        let draft = self
            .draft
            .get()
            .and_then(|_| self.data.message(self.message_id.get()));
        let saved_at = draft.map_or_else(|| self.data.now(), |draft| draft.recorded_at);
        (self.begun_at.get(), saved_at)
    }

    /// Whether nothing is typed.
    pub fn is_blank(self) -> bool {
        untrack(|| !self.has_text())
    }

    /// Whether something is typed. Watched.
    pub fn has_text(self) -> bool {
        [self.account_text, self.own_text, self.mail_subject]
            .iter()
            .any(|text| text.with(|text| !text.is_empty()))
    }

    /// What the account reads: the chain of rule book §4. Watched.
    pub fn target(self) -> Language {
        let Subject {
            account, campaign, ..
        } = self.subject;
        let override_ = self.language_override.get();
        let account = self.data.account(account).and_then(|row| row.language);
        let campaign = campaign.and_then(|id| self.data.campaign(id));
        let product = campaign
            .as_ref()
            .and_then(|row| self.data.product(row.product_id));
        let reading = self.data.my_row().reading_language;
        TargetChain {
            override_: override_.as_ref(),
            account: account.as_ref(),
            campaign: campaign
                .as_ref()
                .and_then(|row| row.communication_language.as_ref()),
            product: product
                .as_ref()
                .and_then(|row| row.communication_language.as_ref()),
            reading: reading.as_ref(),
        }
        .target()
    }

    /// What the member writes and reads. Watched.
    pub fn source(self) -> Language {
        self.data.source_language()
    }

    /// Why nothing of ours can be logged here, if so: asked of the rules with a text that any
    /// message could have. Watched.
    pub fn barrier(self) -> Option<Refusal> {
        self.data.watch_row(self.subject.account);
        self.data.watch_row(self.subject.conversation);
        let probe = self.composition(Mode::LogSent);
        let probe = Composition {
            account_text: "·".to_owned(),
            occurred_at: self.data.now(),
            correspondent: None,
            ..probe
        };
        self.data
            .would(&self.log_command(&Place::new(MessageId(uuid::Uuid::nil())), probe, false))
            .err()
    }

    /// Whether the chosen mode can be used.
    pub fn may_write(self) -> bool {
        self.mode.get().direction() == Direction::Inbound || self.barrier().is_none()
    }

    fn correspondent(self) -> Option<Correspondent> {
        let id = self.contact.get_untracked()?;
        let contact = self.data.rows(|rows| rows.contact(id).cloned())?;
        let address = match self.channel.get_untracked() {
            Channel::Email => contact.email,
            Channel::Whatsapp | Channel::PhoneCall | Channel::Sms => contact.phone,
            Channel::Linkedin => contact.linkedin,
            Channel::Instagram | Channel::TwitterX | Channel::Other => String::new(),
        };
        Some(Correspondent {
            contact_id: Some(id),
            name: contact.name,
            address,
        })
    }

    fn composition(self, mode: Mode) -> Composition {
        untrack(|| Composition {
            mode,
            channel: self.channel.get(),
            account_text: self.account_text.get(),
            own_text: self.own_text.get(),
            subject: self.mail_subject.get(),
            quoted_history: String::new(),
            occurred_at: self.occurred_at.get().unwrap_or_else(|| self.data.now()),
            correspondent: self.correspondent(),
            intent: self.intent.get(),
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
