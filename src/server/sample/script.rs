//! The words of one message: who says them, in which language, on which channel.

use super::{
    accounts::Cast,
    random::Random,
    voices::{self, Line, Voice},
};
use domain::{
    CampaignId, Channel, Correspondent, Intent, Member, Mode, Said, Span, Timestamp, Translation,
};

/// A campaign as the stories need it.
#[derive(Debug, Clone)]
pub(super) struct Initiative {
    pub(super) id: CampaignId,
    /// The name of what is offered.
    pub(super) product: String,
    pub(super) subject: Line,
}

/// One wording of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    pub(super) line: Line,
    pub(super) wording: usize,
    /// Whether somebody translated it for the reader, where it is foreign.
    pub(super) is_translated: bool,
}

/// Where the words are said.
pub(super) struct Script<'s> {
    pub(super) cast: &'s Cast,
    pub(super) initiative: &'s Initiative,
    /// The member who writes it, or pastes it.
    pub(super) writer: &'s Member,
    pub(super) channel: Channel,
    pub(super) at: Timestamp,
    /// Whether something was said before.
    pub(super) is_begun: bool,
}

impl Script<'_> {
    /// What they say.
    pub(super) fn inbound(&self, random: &mut Random, words: Words, intent: Intent) -> Said {
        let (voice, reader) = (self.cast.voice(), self.reader());
        let is_foreign = !voice.tag().same_as(&reader.tag());
        let translation = (words.is_translated && is_foreign).then(|| self.said_by(reader, words));
        let subject = match self.channel {
            Channel::Email => self.fill(voice.say(Line::SubjectReply, 0)),
            _ => String::new(),
        };
        Said {
            mode: Mode::InboundPaste,
            translation,
            subject,
            intent: Some(intent),
            ..self.plain(random, words, self.channel)
        }
    }

    /// What we say.
    pub(super) fn outbound(&self, random: &mut Random, words: Words) -> Said {
        let (voice, writer) = (self.cast.voice(), self.reader());
        let is_call = words.line == Line::Call;
        let channel = if is_call {
            Channel::PhoneCall
        } else {
            self.channel
        };
        let is_foreign = !voice.tag().same_as(&writer.tag());
        let mode = match random.below(10) {
            _ if is_call => Mode::LogSent,
            0..3 if is_foreign => Mode::TypeTranslate,
            0..6 if self.is_begun => Mode::AiContinue,
            0..6 => Mode::AiDraft,
            _ => Mode::LogSent,
        };
        let translation = (mode == Mode::TypeTranslate).then(|| self.said_by(writer, words));
        let subject = match channel {
            Channel::Email if self.is_begun => self.fill(voice.say(Line::SubjectReply, 0)),
            Channel::Email => self.fill(voice.say(self.initiative.subject, words.wording)),
            _ => String::new(),
        };
        Said {
            mode,
            translation,
            subject,
            ..self.plain(random, words, channel)
        }
    }

    fn plain(&self, random: &mut Random, words: Words, channel: Channel) -> Said {
        let voice = self.cast.voice();
        Said {
            mode: Mode::LogSent,
            channel,
            original_text: self.fill(voice.say(words.line, words.wording)),
            original_language: voice.tag(),
            translation: None,
            subject: String::new(),
            quoted_history: String::new(),
            // A little before it was logged.
            occurred_at: self.at - Span(random.between(20_000, 600_000)),
            correspondent: Some(self.correspondent(channel)),
            intent: None,
            language_override: None,
            attachments: Vec::new(),
        }
    }

    fn said_by(&self, voice: &Voice, words: Words) -> Translation {
        let text = self.fill(voice.say(words.line, words.wording));
        Translation {
            text,
            language: voice.tag(),
        }
    }

    /// The voice of the member: English where the sample does not speak their language.
    fn reader(&self) -> &'static Voice {
        let language = self.writer.reading_language.as_ref();
        language
            .and_then(voices::of)
            .unwrap_or_else(voices::english)
    }

    fn fill(&self, text: &str) -> String {
        text.replace("{name}", &self.cast.greeted)
            .replace("{account}", &self.cast.row.name)
            .replace("{product}", &self.initiative.product)
            .replace("{sender}", &self.writer.name)
    }

    fn correspondent(&self, channel: Channel) -> Correspondent {
        let address = match channel {
            Channel::Email => &self.cast.email,
            Channel::Linkedin | Channel::Instagram | Channel::TwitterX => &self.cast.profile,
            Channel::Whatsapp | Channel::PhoneCall | Channel::Sms | Channel::Other => {
                &self.cast.phone
            }
        };
        Correspondent {
            contact_id: Some(self.cast.contact_id()),
            name: self.cast.contact.clone(),
            address: address.clone(),
        }
    }
}
