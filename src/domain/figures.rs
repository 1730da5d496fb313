//! What follows from a conversation's logged messages (rule book §5).
//!
//! Earliest outbound, earliest inbound, last inbound and last message form a join (min, min, max,
//! max): adding a message twice, or in any order, gives the same figures.

use crate::{
    ids::{MemberId, MessageId},
    records::Message,
    time::Timestamp,
    values::*,
};
use serde::{Deserialize, Serialize};

/// A logged message as far as the figures need it. Ordered by time, then id, as the thread is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Mark {
    pub at: Timestamp,
    pub id: MessageId,
    pub channel: Channel,
    pub direction: Direction,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intent: Option<Intent>,
}

impl Mark {
    pub(crate) fn of(message: &Message) -> Self {
        Self {
            at: message.said.occurred_at,
            id: message.id,
            channel: message.said.channel,
            direction: message.direction(),
            intent: message.said.intent,
        }
    }

    pub(crate) fn order(&self) -> (Timestamp, MessageId) {
        (self.at, self.id)
    }
}

/// The figures of one conversation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figures {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_outbound: Option<Mark>,
    /// Who wrote the first message of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initiated_by: Option<MemberId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_inbound: Option<Mark>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_inbound: Option<Mark>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Mark>,
    /// Whether an assistant drafted the last message.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub last_by_ai: bool,
    /// The last message's first line, for the row of the inbox.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub preview: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translated_preview: Option<String>,
}

impl Figures {
    /// The figures of a set of messages, in whatever order they come.
    pub fn of<'a>(messages: impl IntoIterator<Item = &'a Message>) -> Self {
        let mut figures = Self::default();
        for message in messages {
            figures.add(message);
        }
        figures
    }

    /// Takes one message in. Drafts and retracted messages do not count.
    pub fn add(&mut self, message: &Message) {
        if !message.is_logged() {
            return;
        }
        let mark = Mark::of(message);
        if self
            .last
            .as_ref()
            .is_none_or(|last| last.order() <= mark.order())
        {
            (self.preview, self.translated_preview) = message.preview();
            self.last_by_ai = message.said.mode.is_ai();
            self.last = Some(mark.clone());
        }
        match mark.direction {
            Direction::Outbound => {
                if keep_earliest(&mut self.first_outbound, mark) {
                    self.initiated_by = Some(message.recorded_by);
                }
            }
            Direction::Inbound => {
                keep_latest(&mut self.last_inbound, mark.clone());
                keep_earliest(&mut self.first_inbound, mark);
            }
        }
    }

    /// The figures of the messages of two conversations together.
    pub(crate) fn joined_with(&self, other: &Self) -> Self {
        let mut joined = self.clone();
        let later = |mark: &Mark| {
            joined
                .last
                .as_ref()
                .is_none_or(|last| last.order() < mark.order())
        };
        if other.last.as_ref().is_some_and(later) {
            joined.last.clone_from(&other.last);
            joined.last_by_ai = other.last_by_ai;
            joined.preview.clone_from(&other.preview);
            joined
                .translated_preview
                .clone_from(&other.translated_preview);
        }
        for mark in other.first_outbound.iter().cloned() {
            if keep_earliest(&mut joined.first_outbound, mark) {
                joined.initiated_by = other.initiated_by;
            }
        }
        for mark in other.first_inbound.iter().cloned() {
            keep_earliest(&mut joined.first_inbound, mark);
        }
        for mark in other.last_inbound.iter().cloned() {
            keep_latest(&mut joined.last_inbound, mark);
        }
        joined
    }

    /// Takes over what changed in a message that is counted already: its intent, its translation.
    pub(crate) fn retouch(&mut self, message: &Message) {
        let marks = [
            &mut self.first_outbound,
            &mut self.first_inbound,
            &mut self.last_inbound,
            &mut self.last,
        ];
        for mark in marks
            .into_iter()
            .flatten()
            .filter(|mark| mark.id == message.id)
        {
            mark.intent = message.said.intent;
        }
        if self.last.as_ref().is_some_and(|last| last.id == message.id) {
            (self.preview, self.translated_preview) = message.preview();
        }
    }

    /// The message that began the exchange, if it was ours.
    fn initiated(&self) -> Option<&Mark> {
        let first = self.first_outbound.as_ref()?;
        match &self.first_inbound {
            Some(inbound) if inbound.order() < first.order() => None,
            _ => Some(first),
        }
    }

    /// When we wrote first; absent where they did, or nobody has.
    pub fn initiated_at(&self) -> Option<Timestamp> {
        self.initiated().map(|mark| mark.at)
    }

    pub fn initiated_channel(&self) -> Option<Channel> {
        self.initiated().map(|mark| mark.channel)
    }

    /// The earliest inbound: where we wrote first it is necessarily after that.
    pub fn responded_at(&self) -> Option<Timestamp> {
        self.first_inbound.as_ref().map(|mark| mark.at)
    }

    pub fn responded_channel(&self) -> Option<Channel> {
        self.first_inbound.as_ref().map(|mark| mark.channel)
    }

    /// Whether the exchange began with a message of theirs.
    pub fn they_wrote_first(&self) -> bool {
        self.first_inbound.is_some() && self.initiated().is_none()
    }

    pub fn outreach_status(&self) -> OutreachStatus {
        if self.first_inbound.is_some() {
            OutreachStatus::Responded
        } else if self.first_outbound.is_some() {
            OutreachStatus::Sent
        } else {
            OutreachStatus::NotStarted
        }
    }

    /// Whether the last word is theirs and asks for an answer.
    pub(crate) fn last_wants_reply(&self) -> bool {
        self.last.as_ref().is_some_and(|last| {
            last.direction == Direction::Inbound && !last.intent.is_some_and(Intent::wants_no_reply)
        })
    }
}

/// Whether it is the earliest.
fn keep_earliest(slot: &mut Option<Mark>, mark: Mark) -> bool {
    let is_earliest = slot
        .as_ref()
        .is_none_or(|kept| mark.order() <= kept.order());
    if is_earliest {
        *slot = Some(mark);
    }
    is_earliest
}

fn keep_latest(slot: &mut Option<Mark>, mark: Mark) {
    if slot
        .as_ref()
        .is_none_or(|kept| kept.order() <= mark.order())
    {
        *slot = Some(mark);
    }
}

#[cfg(test)]
mod tests;
