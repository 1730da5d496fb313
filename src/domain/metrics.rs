//! How we answer (rule book §11): first response time, still waiting, resolution, AI share.
//!
//! Like the funnel, these count conversations of campaigns, and keep whom they count.

use crate::{
    funnel::{FunnelQuery, share},
    ids::ConversationId,
    records::Conversation,
    time::{Span, Timestamp},
    values::ConversationStatus,
};
use chrono::NaiveDate;

/// How long something took, over some cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// How many cases there are, at least one.
    pub n: usize,
    /// The middle one; of an even number, halfway between the two in the middle.
    pub median: Span,
    /// The shortest that 90 % of the cases did not exceed.
    pub p90: Span,
}

impl Times {
    /// Absent where there is no case.
    pub fn of(mut spans: Vec<Span>) -> Option<Self> {
        spans.sort_unstable();
        let n = spans.len();
        let last = n.checked_sub(1)?;
        let (low, high) = (spans[last / 2].0, spans[n / 2].0);
        Some(Self {
            n,
            median: Span(low + (high - low) / 2),
            p90: spans[(n * 9).div_ceil(10) - 1],
        })
    }
}

/// The figures of one query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metrics {
    /// Over the answers to what was asked in the period.
    pub first_response: Option<Times>,
    /// Where those answers were given, each once.
    pub answered: Vec<ConversationId>,
    /// Who waits for an answer now, whenever they asked, the longest first.
    pub waiting: Vec<ConversationId>,
    /// When the one who waits longest asked.
    pub waiting_since: Option<Timestamp>,
    /// Absent where the period is over: what went on in it is not kept once more was said since.
    pub resolution: Option<Resolution>,
    /// Our messages in the conversations that began in the period.
    pub written: Written,
}

/// What was closed of what was going on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resolution {
    /// Closed in the period, and closed still.
    pub resolved: Vec<ConversationId>,
    /// With a message, a note or a close in the period.
    pub active: Vec<ConversationId>,
}

impl Resolution {
    /// Resolved ÷ active; absent where nothing went on.
    pub fn rate(&self) -> Option<f64> {
        share(self.resolved.len(), self.active.len())
    }
}

/// Our messages by who wrote and who sent them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    pub ai_sent: usize,
    pub ai_drafted: usize,
    pub human: usize,
    /// The conversations with such a message.
    pub conversations: Vec<ConversationId>,
}

impl Written {
    pub fn count(&self) -> usize {
        self.ai_sent + self.ai_drafted + self.human
    }

    /// AI sent; AI drafted and human sent; human: whole per cents that sum to 100. Absent where
    /// nothing was written.
    pub fn shares(&self) -> Option<[usize; 3]> {
        let parts = [self.ai_sent, self.ai_drafted, self.human];
        let whole = self.count();
        if whole == 0 {
            return None;
        }
        let mut shares = parts.map(|part| part * 100 / whole);
        // What rounding down left over goes to those who lost most by it.
        let mut by_loss = [0, 1, 2];
        by_loss.sort_by_key(|&place| std::cmp::Reverse(parts[place] * 100 % whole));
        let left = 100 - shares.iter().sum::<usize>();
        for place in by_loss.into_iter().take(left) {
            shares[place] += 1;
        }
        Some(shares)
    }
}

/// Counts how we answer. `today` is the reader's, `day_of` gives the day of an instant there.
pub fn metrics<'a>(
    conversations: impl IntoIterator<Item = &'a Conversation>,
    query: &FunnelQuery,
    today: NaiveDate,
    day_of: &dyn Fn(Timestamp) -> NaiveDate,
) -> Metrics {
    let is_in = |at: Timestamp| query.holds(day_of(at));
    let reaches_today = query.period.is_none_or(|days| days.last >= today);
    let mut metrics = Metrics::default();
    let mut resolution = Resolution::default();
    let (mut spans, mut waiting) = (Vec::new(), Vec::new());
    for one in conversations.into_iter().filter(|one| query.counts(one)) {
        let answers = one.turns.answers.iter();
        let before = spans.len();
        spans.extend(
            answers
                .filter(|answer| is_in(answer.asked_at))
                .map(|answer| answer.time()),
        );
        if spans.len() > before {
            metrics.answered.push(one.id);
        }
        if one.needs_reply() {
            waiting.push((waiting_since(one), one.id));
        }
        let closed_at = one
            .closed_at
            .filter(|_| one.status == ConversationStatus::Closed);
        if closed_at.is_some_and(is_in) {
            resolution.resolved.push(one.id);
        }
        if one.last_activity_at().max(closed_at).is_some_and(is_in) {
            resolution.active.push(one.id);
        }
        let began = one.figures.initiated_at().or(one.figures.responded_at());
        let (drafted, human) = (one.turns.ai_drafted as usize, one.turns.human as usize);
        if began.is_some_and(is_in) && drafted + human > 0 {
            metrics.written.ai_drafted += drafted;
            metrics.written.human += human;
            metrics.written.conversations.push(one.id);
        }
    }
    waiting.sort_unstable();
    metrics.waiting_since = waiting.first().and_then(|(since, _)| *since);
    metrics.waiting = waiting.into_iter().map(|(_, id)| id).collect();
    metrics.first_response = Times::of(spans);
    metrics.resolution = reaches_today.then_some(resolution);
    metrics
}

/// Since when a conversation that needs a reply waits for it.
pub fn waiting_since(one: &Conversation) -> Option<Timestamp> {
    let last = one.figures.last.as_ref().map(|mark| mark.at);
    one.turns.asked_at.or(last)
}

#[cfg(test)]
mod tests;
