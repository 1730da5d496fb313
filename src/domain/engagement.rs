//! How much an account has had to say lately, from the log alone (rule book §11): the engagement score.

use crate::{
    records::Conversation,
    time::{Span, Timestamp},
    values::Intent,
};

/// The highest score.
pub const MOST: u8 = 10;

/// What a turn of theirs counts, by its age: the first span that it does not exceed. An older one
/// counts nothing.
pub const COUNTS: [(Span, u8); 4] = [
    (Span::days(7), 4),
    (Span::days(30), 3),
    (Span::days(90), 2),
    (Span::days(365), 1),
];

/// An account's engagement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Engagement {
    /// From 0 to [`MOST`].
    pub score: u8,
    /// How many turns of theirs count.
    pub turns: usize,
    /// Their last word was to be left alone: whatever they said before counts nothing.
    pub is_over: bool,
}

/// In a word, what a score means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    None,
    Low,
    Medium,
    High,
}

impl Engagement {
    /// Over all conversations with the account. A turn of theirs is a run of messages that asks for an
    /// answer (§11), whether it had one or waits for it: an automatic reply begins none. What the turns
    /// count is added up.
    pub fn of<'a>(
        conversations: impl IntoIterator<Item = &'a Conversation>,
        now: Timestamp,
    ) -> Self {
        let (mut turns, mut sum) = (0, 0_u8);
        let mut last: Option<Word> = None;
        for conversation in conversations {
            let answered = conversation.turns.answers.iter();
            let begun = answered.map(|answer| answer.asked_at);
            let begun = begun.chain(conversation.turns.asked_at);
            for at in begun.clone() {
                let count = count_of(now - at);
                turns += usize::from(count > 0);
                sum = sum.saturating_add(count);
            }
            last = last.max(Word::last_in(conversation, begun.max()));
        }
        if last.is_some_and(|word| word.is_to_be_left_alone) {
            return Self {
                is_over: true,
                ..Self::default()
            };
        }
        Self {
            score: sum.min(MOST),
            turns,
            is_over: false,
        }
    }

    pub fn level(self) -> Level {
        match self.score {
            0 => Level::None,
            1..=3 => Level::Low,
            4..=6 => Level::Medium,
            _ => Level::High,
        }
    }
}

/// What a turn counts that began so long ago. One that a clock puts ahead is new.
fn count_of(age: Span) -> u8 {
    let fits = COUNTS.iter().find(|(span, _)| age <= *span);
    fits.map_or(0, |(_, count)| *count)
}

/// What they said last, machines aside. Of two at one time, the one that asks to be left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    at: Timestamp,
    is_to_be_left_alone: bool,
}

impl Word {
    /// In one conversation, whose last turn of theirs began then.
    fn last_in(conversation: &Conversation, begun: Option<Timestamp>) -> Option<Self> {
        let said = |at, is_to_be_left_alone| Self {
            at,
            is_to_be_left_alone,
        };
        if let Some(at) = conversation.turns.left_alone_at {
            return Some(said(at, true));
        }
        let mark = conversation.figures.last_inbound.as_ref()?;
        if mark.intent.is_some_and(Intent::is_automatic) {
            return begun.map(|at| said(at, false));
        }
        // Turns that were counted before this was do not say it.
        Some(said(mark.at, mark.intent == Some(Intent::Unsubscribe)))
    }
}

#[cfg(test)]
mod tests;
