//! Who waited for whom in a conversation, and who wrote (rule book §11).
//!
//! Kept with the conversation, because its messages are mostly not on the device. A message that
//! is the newest is added to what stands; any other, and a change of what is logged already, needs
//! all messages again.

use crate::{
    records::Message,
    time::{Span, Timestamp},
    values::{Direction, Intent},
};
use serde::{Deserialize, Serialize};

/// The turns of one conversation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Turns {
    /// Every run of theirs that we answered, in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// When the run began that we have not answered yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_at: Option<Timestamp>,
    /// When their messages came to which we have said nothing, the last [`HEARD_LIMIT`] of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heard: Vec<Timestamp>,
    /// When they asked not to be written to, if they have said nothing since but by a machine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_alone_at: Option<Timestamp>,
    /// Our messages that an assistant drafted and a person sent.
    #[serde(default, skip_serializing_if = "is_none")]
    pub ai_drafted: u32,
    /// Our messages that a person wrote.
    #[serde(default, skip_serializing_if = "is_none")]
    pub human: u32,
}

/// So many of their messages are counted one by one; of more it is said that they are many.
pub const HEARD_LIMIT: usize = 10;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_none(n: &u32) -> bool {
    *n == 0
}

/// A run of their messages and our first word after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Answer {
    /// When the first message of the run came that asks for an answer.
    pub asked_at: Timestamp,
    pub answered_at: Timestamp,
}

impl Answer {
    /// How long they waited.
    pub fn time(self) -> Span {
        self.answered_at - self.asked_at
    }
}

impl Turns {
    /// The turns of a set of messages, in whatever order they come.
    pub fn of<'a>(messages: impl IntoIterator<Item = &'a Message>) -> Self {
        let mut thread: Vec<&Message> = messages.into_iter().collect();
        thread.sort_unstable_by_key(|message| message.thread_order());
        let mut turns = Self::default();
        for message in thread {
            turns.add_newest(message);
        }
        turns
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Takes in a message after which nothing was said. Drafts and retracted ones do not count.
    pub(crate) fn add_newest(&mut self, message: &Message) {
        if !message.is_logged() {
            return;
        }
        let at = message.said.occurred_at;
        match message.direction() {
            Direction::Inbound => {
                self.hear(at);
                match message.said.intent {
                    Some(Intent::Unsubscribe) => self.left_alone_at = Some(at),
                    Some(intent) if intent.is_automatic() => {}
                    _ => self.left_alone_at = None,
                }
                // Nobody waits for an answer to an automatic reply.
                if !message.said.intent.is_some_and(Intent::wants_no_reply) {
                    self.asked_at.get_or_insert(at);
                }
            }
            Direction::Outbound => {
                self.heard.clear();
                if let Some(asked_at) = self.asked_at.take() {
                    self.answers.push(Answer {
                        asked_at,
                        answered_at: at,
                    });
                }
                if message.said.mode.is_ai() {
                    self.ai_drafted += 1;
                } else {
                    self.human += 1;
                }
            }
        }
    }

    /// Of a run that began before such were counted it stays unknown how many they are.
    fn hear(&mut self, at: Timestamp) {
        if self.heard.is_empty() && self.asked_at.is_some() {
            return;
        }
        if self.heard.len() >= HEARD_LIMIT {
            self.heard.remove(0);
        }
        self.heard.push(at);
    }
}

#[cfg(test)]
mod tests;
