//! The funnel (rule book §11): initiated, responded, rate, by week, month, channel, campaign,
//! product or member.
//!
//! Every figure keeps the conversations that it counts, so that it can open their list. Only
//! conversations of a campaign count: outreach outside any is in no campaign's funnel (§5).

mod cohort;
mod period;

pub use cohort::{ChannelOf, Cohort, Group};
pub use period::{Comparison, Days, Period, UnknownPeriod};

use crate::{
    ids::{CampaignId, ConversationId, ProductId},
    records::Conversation,
    time::Timestamp,
};
use chrono::NaiveDate;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// What a funnel is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FunnelQuery {
    /// Absent for all time. A conversation lies in it by the day on which it began.
    pub period: Option<Days>,
    /// The campaigns that count: one, or those of a product; absent for all.
    pub campaigns: Option<BTreeSet<CampaignId>>,
    pub group: Group,
    pub channel_of: ChannelOf,
    /// Whose campaigns they are, where rows are by product.
    pub products: BTreeMap<CampaignId, ProductId>,
}

/// Conversations that we began, and those of them that were answered, in the order they began.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    pub initiated: Vec<ConversationId>,
    pub responded: Vec<ConversationId>,
}

impl Tally {
    /// Responded ÷ initiated, between 0 and 1; absent for an empty cohort, which shows –, not 0 %.
    pub fn rate(&self) -> Option<f64> {
        share(self.responded.len(), self.initiated.len())
    }
}

/// A part of a whole, between 0 and 1; absent where there is nothing.
pub fn share(part: usize, whole: usize) -> Option<f64> {
    let count = |n| u32::try_from(n).map(f64::from).ok();
    let whole = count(whole).filter(|whole| *whole > 0.0)?;
    Some(count(part)? / whole)
}

/// One row of the funnel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunnelRow {
    pub cohort: Cohort,
    pub tally: Tally,
}

/// The figures of one query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Funnel {
    /// Weeks and months from the first to the last, empty ones included; channels in the order of
    /// the rule book; campaigns, products and members by how much they began. What is not known
    /// stands last.
    pub rows: Vec<FunnelRow>,
    pub total: Tally,
    /// Conversations whose first message is inbound and lies in the period: listed apart, in no
    /// rate.
    pub wrote_first: Vec<ConversationId>,
}

/// The most empty weeks or months in a row that are shown: a message dated a century back is a
/// slip, and 5,000 empty rows would hide that.
const LONGEST_GAP: usize = 104;

/// Counts the conversations (rule book §11). `day_of` gives the calendar day of an instant where
/// the reader is; week, month and period follow from it, whatever the clocks there do.
pub fn funnel<'a>(
    conversations: impl IntoIterator<Item = &'a Conversation>,
    query: &FunnelQuery,
    day_of: &dyn Fn(Timestamp) -> NaiveDate,
) -> Funnel {
    let mut begun = BTreeMap::new();
    let mut wrote_first = BTreeSet::new();
    for conversation in conversations.into_iter().filter(|one| query.counts(one)) {
        let figures = &conversation.figures;
        if let Some(at) = figures.initiated_at() {
            let day = day_of(at);
            if query.holds(day) {
                begun.insert((at, conversation.id), (day, conversation));
            }
        } else if let Some(at) = figures.responded_at()
            && query.holds(day_of(at))
        {
            wrote_first.insert((at, conversation.id));
        }
    }

    let mut total = Tally::default();
    let mut rows: BTreeMap<Cohort, Tally> = BTreeMap::new();
    for ((_, id), (day, conversation)) in begun {
        let row = rows.entry(query.cohort(conversation, day)).or_default();
        for tally in [row, &mut total] {
            tally.initiated.push(id);
            if conversation.figures.responded_at().is_some() {
                tally.responded.push(id);
            }
        }
    }
    if query.group.is_of_time() {
        query.fill(&mut rows);
    }
    let mut rows: Vec<FunnelRow> = rows
        .into_iter()
        .map(|(cohort, tally)| FunnelRow { cohort, tally })
        .collect();
    if matches!(
        query.group,
        Group::Campaign | Group::Product | Group::Member
    ) {
        rows.sort_by_key(|row| Reverse(row.tally.initiated.len()));
    }
    rows.sort_by_key(|row| row.cohort.is_unknown());
    Funnel {
        rows,
        total,
        wrote_first: wrote_first.into_iter().map(|(_, id)| id).collect(),
    }
}

/// A row beside what it is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    pub row: FunnelRow,
    /// The same row of the earlier funnel; of weeks and months, the one as far from the beginning.
    pub earlier: Option<Tally>,
}

/// Puts the rows of two funnels of one grouping beside each other. A row that only the earlier one
/// has stands empty at the end, so that what stopped is seen.
pub fn compare(group: Group, now: &Funnel, earlier: &Funnel) -> Vec<Compared> {
    let same = |place: usize, row: &FunnelRow| {
        let other = if group.is_of_time() {
            earlier.rows.get(place)
        } else {
            earlier.rows.iter().find(|other| other.cohort == row.cohort)
        };
        other.map(|other| other.tally.clone())
    };
    let mut compared: Vec<Compared> = now
        .rows
        .iter()
        .enumerate()
        .map(|(place, row)| Compared {
            row: row.clone(),
            earlier: same(place, row),
        })
        .collect();
    if !group.is_of_time() {
        let is_new = |other: &&FunnelRow| now.rows.iter().all(|row| row.cohort != other.cohort);
        compared.extend(earlier.rows.iter().filter(is_new).map(|other| Compared {
            row: FunnelRow {
                cohort: other.cohort,
                tally: Tally::default(),
            },
            earlier: Some(other.tally.clone()),
        }));
    }
    compared
}

impl FunnelQuery {
    /// Whether the conversation is of one of the campaigns that count.
    pub(crate) fn counts(&self, conversation: &Conversation) -> bool {
        conversation.campaign_id.is_some_and(|campaign| {
            self.campaigns
                .as_ref()
                .is_none_or(|campaigns| campaigns.contains(&campaign))
        })
    }

    pub(crate) fn holds(&self, day: NaiveDate) -> bool {
        self.period.is_none_or(|days| days.holds(day))
    }

    fn cohort(&self, conversation: &Conversation, day: NaiveDate) -> Cohort {
        let figures = &conversation.figures;
        match self.group {
            Group::Week | Group::Month => {
                Cohort::of_day(self.group, day).unwrap_or(Cohort::Week(day))
            }
            Group::Channel => Cohort::Channel(match self.channel_of {
                ChannelOf::Initiated => figures.initiated_channel(),
                ChannelOf::Responded => figures.responded_channel(),
            }),
            Group::Campaign => conversation
                .campaign_id
                .map_or(Cohort::Product(None), Cohort::Campaign),
            Group::Product => Cohort::Product(
                conversation
                    .campaign_id
                    .and_then(|campaign| self.products.get(&campaign).copied()),
            ),
            Group::Member => Cohort::Member(figures.initiated_by),
        }
    }

    /// Adds the weeks or months in which nothing began: all of the period, without one those
    /// between the first and the last.
    fn fill(&self, rows: &mut BTreeMap<Cohort, Tally>) {
        let of = |day| Cohort::of_day(self.group, day);
        let mut known: BTreeSet<Cohort> = rows.keys().copied().collect();
        if let Some(days) = self.period {
            known.extend(of(days.first));
            known.extend(of(days.last));
        }
        let known: Vec<Cohort> = known.into_iter().collect();
        for pair in known.windows(2) {
            let gap: Vec<Cohort> = std::iter::successors(pair[0].next(), |cohort| cohort.next())
                .take_while(|cohort| *cohort < pair[1])
                .take(LONGEST_GAP + 1)
                .collect();
            if gap.len() <= LONGEST_GAP {
                rows.extend(gap.into_iter().map(|cohort| (cohort, Tally::default())));
            }
        }
        for cohort in known {
            rows.entry(cohort).or_default();
        }
    }
}

#[cfg(test)]
mod tests;
