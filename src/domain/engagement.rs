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
        let mut last: Option<(Timestamp, Option<Intent>)> = None;
        for conversation in conversations {
            let answered = conversation.turns.answers.iter();
            let begun = answered.map(|answer| answer.asked_at);
            for at in begun.chain(conversation.turns.asked_at) {
                let count = count_of(now - at);
                turns += usize::from(count > 0);
                sum = sum.saturating_add(count);
            }
            let word = conversation.figures.last_inbound.as_ref();
            let word = word.map(|mark| (mark.at, mark.intent));
            last = last.max_by_time(word);
        }
        if last.is_some_and(|(_, intent)| intent == Some(Intent::Unsubscribe)) {
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

trait Later: Sized {
    fn max_by_time(self, other: Self) -> Self;
}

impl Later for Option<(Timestamp, Option<Intent>)> {
    /// The later of the two; of two at one time, the one that asks to be left alone.
    fn max_by_time(self, other: Self) -> Self {
        let order =
            |word: &(Timestamp, Option<Intent>)| (word.0, word.1 == Some(Intent::Unsubscribe));
        match (self, other) {
            (Some(one), Some(other)) if order(&other) > order(&one) => Some(other),
            (one, other) => one.or(other),
        }
    }
}

#[cfg(test)]
mod tests;
