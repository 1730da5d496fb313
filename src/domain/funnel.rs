//! The funnel (rule book §11): initiated, responded, rate, by week or channel.
//!
//! Every figure keeps the conversations that it counts, so that it can open their list. Only
//! conversations of a campaign count: outreach outside any is in no campaign's funnel (§5).

use crate::{
    ids::{CampaignId, ConversationId},
    records::Conversation,
    time::Timestamp,
    values::Channel,
};
use chrono::{Datelike, Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// What a funnel is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FunnelQuery {
    /// From the first instant, up to but without the second; absent for all time. A conversation
    /// lies in it by when it began.
    pub period: Option<(Timestamp, Timestamp)>,
    /// The campaigns that count: one, or those of a product; absent for all.
    pub campaigns: Option<BTreeSet<CampaignId>>,
    pub group: Group,
    pub channel_of: ChannelOf,
}

/// How the conversations are put into rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Group {
    #[default]
    Week,
    Channel,
}

/// Which of a conversation's channels its row is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ChannelOf {
    /// The one that it began on.
    #[default]
    Initiated,
    /// The one that the answer came on.
    Responded,
}

/// The conversations of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cohort {
    /// Begun in the ISO week of this Monday. The reply counts for the same week, whenever it came.
    Week(NaiveDate),
    /// Begun or answered on this channel; none where no answer has come yet.
    Channel(Option<Channel>),
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
        let count = |ids: &[ConversationId]| u32::try_from(ids.len()).map(f64::from).ok();
        let initiated = count(&self.initiated).filter(|initiated| *initiated > 0.0)?;
        Some(count(&self.responded)? / initiated)
    }
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
    /// Weeks from the first to the last, empty ones included; channels in the order of the rule
    /// book, *no reply yet* last.
    pub rows: Vec<FunnelRow>,
    pub total: Tally,
    /// Conversations whose first message is inbound and lies in the period: listed apart, in no
    /// rate.
    pub wrote_first: Vec<ConversationId>,
}

/// The most empty weeks in a row that are shown: a message dated a century back is a slip, and
/// 5,000 empty rows would hide that.
const LONGEST_GAP: usize = 104;

/// Counts the conversations (rule book §11). `day_of` gives the calendar day of an instant where
/// the reader is; the week follows from it.
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
            if query.holds(at) {
                begun.insert((at, conversation.id), conversation);
            }
        } else if let Some(at) = figures.responded_at()
            && query.holds(at)
        {
            wrote_first.insert((at, conversation.id));
        }
    }

    let mut total = Tally::default();
    let mut rows: BTreeMap<Cohort, Tally> = BTreeMap::new();
    for ((at, id), conversation) in begun {
        let row = rows
            .entry(query.cohort(conversation, at, day_of))
            .or_default();
        for tally in [row, &mut total] {
            tally.initiated.push(id);
            if conversation.figures.responded_at().is_some() {
                tally.responded.push(id);
            }
        }
    }
    fill_weeks(&mut rows);
    let mut rows: Vec<FunnelRow> = rows
        .into_iter()
        .map(|(cohort, tally)| FunnelRow { cohort, tally })
        .collect();
    // `None` sorts first; *no reply yet* is to stand last.
    rows.sort_by_key(|row| row.cohort == Cohort::Channel(None));
    Funnel {
        rows,
        total,
        wrote_first: wrote_first.into_iter().map(|(_, id)| id).collect(),
    }
}

impl FunnelQuery {
    fn counts(&self, conversation: &Conversation) -> bool {
        conversation.campaign_id.is_some_and(|campaign| {
            self.campaigns
                .as_ref()
                .is_none_or(|campaigns| campaigns.contains(&campaign))
        })
    }

    fn holds(&self, at: Timestamp) -> bool {
        self.period
            .is_none_or(|(from, until)| from <= at && at < until)
    }

    fn cohort(
        &self,
        conversation: &Conversation,
        at: Timestamp,
        day_of: &dyn Fn(Timestamp) -> NaiveDate,
    ) -> Cohort {
        let figures = &conversation.figures;
        match (self.group, self.channel_of) {
            (Group::Week, _) => Cohort::Week(monday(day_of(at))),
            (Group::Channel, ChannelOf::Initiated) => Cohort::Channel(figures.initiated_channel()),
            (Group::Channel, ChannelOf::Responded) => Cohort::Channel(figures.responded_channel()),
        }
    }
}

/// The Monday of a day's ISO week; the first day that there is, where that Monday is before it.
fn monday(day: NaiveDate) -> NaiveDate {
    let since = Days::new(u64::from(day.weekday().num_days_from_monday()));
    day.checked_sub_days(since).unwrap_or(NaiveDate::MIN)
}

fn fill_weeks(rows: &mut BTreeMap<Cohort, Tally>) {
    let weeks: Vec<NaiveDate> = rows
        .keys()
        .filter_map(|cohort| match cohort {
            Cohort::Week(monday) => Some(*monday),
            Cohort::Channel(_) => None,
        })
        .collect();
    for pair in weeks.windows(2) {
        let gap: Vec<NaiveDate> =
            std::iter::successors(pair[0].checked_add_days(Days::new(7)), |week| {
                week.checked_add_days(Days::new(7))
            })
            .take_while(|week| *week < pair[1])
            .take(LONGEST_GAP + 1)
            .collect();
        if gap.len() <= LONGEST_GAP {
            rows.extend(
                gap.into_iter()
                    .map(|week| (Cohort::Week(week), Tally::default())),
            );
        }
    }
}

#[cfg(test)]
mod tests;
