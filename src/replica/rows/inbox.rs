//! The inbox: its sections by activity, and what narrows them.

use super::{Answers, Order, Rows, key};
use domain::{
    inbox::{Facts, Filter, Reader, Section, Standing},
    *,
};
use std::{cmp::Reverse, collections::BTreeSet};
use uuid::Uuid;

impl Rows {
    /// The conversations of a section of the inbox, the newest first.
    pub fn inbox(
        &self,
        section: Section,
        me: MemberId,
    ) -> impl DoubleEndedIterator<Item = ConversationId> + '_ {
        let ordered = self.indexes.of(Order::Inbox, group(section, me)).rev();
        ordered.map(|key| ConversationId(key.id))
    }

    /// How many conversations a section of the inbox shows.
    pub fn inbox_count(&self, section: Section, me: MemberId) -> usize {
        self.indexes.count_in_inbox(group(section, me))
    }

    /// The same without what is put aside.
    pub fn awake(
        &self,
        section: Section,
        me: MemberId,
        now: Timestamp,
    ) -> impl Iterator<Item = ConversationId> + '_ {
        let asleep: BTreeSet<_> = self.asleep(now).map(|row| row.id).collect();
        self.inbox(section, me)
            .filter(move |id| !asleep.contains(id))
    }

    /// How many these are.
    pub fn awake_count(&self, section: Section, me: MemberId, now: Timestamp) -> usize {
        let asleep = self.asleep(now).filter(|row| section.shows(row, me));
        self.inbox_count(section, me) - asleep.count()
    }

    /// The conversations that are put aside.
    fn asleep(&self, now: Timestamp) -> impl Iterator<Item = &Conversation> + '_ {
        let after = Timestamp(now.0.saturating_add(1));
        let asleep = self.indexes.since(Order::Asleep, 0, after);
        asleep.filter_map(move |key| self.conversation(ConversationId(key.id)))
    }

    /// The conversations that somebody of the team is to answer now, the newest first.
    pub fn to_answer(&self, now: Timestamp) -> Vec<ConversationId> {
        let mut back: Vec<_> = self
            .back_from_snooze(now)
            .filter_map(|id| self.conversation(id))
            .map(Conversation::activity_order)
            .collect();
        back.sort_unstable_by_key(|order| Reverse(*order));
        let mut back = back.into_iter().peekable();
        let mut all = Vec::with_capacity(self.count_to_answer(now));
        for key in self.indexes.all(Order::ToAnswer).rev() {
            let id = ConversationId(key.id);
            // Those that came back stand among the others by their activity.
            if back.peek().is_some() {
                let order = self.conversation(id).map(Conversation::activity_order);
                while let Some((_, id)) = back.next_if(|own| Some(*own) > order) {
                    all.push(id);
                }
            }
            all.push(id);
        }
        all.extend(back.map(|(_, id)| id));
        all
    }

    /// How many these are.
    pub fn count_to_answer(&self, now: Timestamp) -> usize {
        self.indexes.count_to_answer() + self.back_from_snooze(now).count()
    }

    /// When the next conversation comes back from its snooze, if one is put aside.
    pub fn next_back(&self, now: Timestamp) -> Option<Timestamp> {
        self.asleep(now).next()?.snoozed_until
    }

    /// Whether a filter shows the conversation.
    pub fn is_shown(&self, id: ConversationId, filter: &Filter, reader: Reader) -> bool {
        let Some(row) = self.conversation(id) else {
            return false;
        };
        let campaign = row.campaign_id.and_then(|id| self.campaign(id));
        let facts = Facts {
            row,
            account: (filter.looks_at_account())
                .then(|| self.survivor(row.account_id))
                .flatten(),
            campaign,
            product: campaign.and_then(|row| self.product(row.product_id)),
            // These are dear, and asked for only where they matter.
            is_unread: filter.unread && self.is_unread(row, reader.me),
            has_draft: filter.draft && self.has_draft(id),
            own_draft: (filter.standing == Some(Standing::RequiresAction))
                .then(|| self.own_draft(id, reader.me))
                .flatten(),
        };
        filter.matches(&facts, reader)
    }

    /// Whether a member has something to read in a conversation.
    pub fn is_unread(&self, row: &Conversation, member: MemberId) -> bool {
        row.is_unread(self.reading(ReadingId::of(member, row.id)))
    }

    /// How many of their messages in a conversation a member has not read, as far as that is known.
    pub fn count_unread(&self, row: &Conversation, member: MemberId) -> usize {
        row.count_unread(self.reading(ReadingId::of(member, row.id)))
    }

    /// Whether somebody of the team is to answer the conversation now.
    pub fn is_to_answer(&self, row: &Conversation, now: Timestamp) -> bool {
        let account = self.survivor(row.account_id);
        row.is_to_answer(account.map(|account| account.status), now)
    }

    /// Those to be answered whose snooze has come to its end.
    fn back_from_snooze(&self, now: Timestamp) -> impl Iterator<Item = ConversationId> + '_ {
        let ordered = self.indexes.until(Order::ToAnswerLater, 0, now);
        ordered.map(|key| ConversationId(key.id))
    }

    /// Whether a row, if it is a conversation, may be answered at all: the account decides.
    pub(super) fn answers_of(&self, row: Option<&Row>) -> Answers {
        match row {
            Some(Row::Conversation(row)) => self.answers_to(row.account_id),
            _ => Answers::Allowed,
        }
    }

    fn answers_to(&self, account: AccountId) -> Answers {
        let account = self.survivor(account);
        if account.is_some_and(|row| row.status == AccountStatus::DoNotContact) {
            Answers::Forbidden
        } else {
            Answers::Allowed
        }
    }

    /// Where an account may be written to again, or no more, its conversations follow.
    pub(super) fn follow_answers(&mut self, row: RowKey, before: Option<&Row>) {
        let decides = |row: Option<&Row>| match row {
            Some(Row::Account(row)) => (row.status == AccountStatus::DoNotContact, row.merged_into),
            _ => (false, None),
        };
        let family = match row.kind {
            Kind::Account if decides(before) != decides(self.get(&row)) => {
                self.family(AccountId(row.id))
            }
            Kind::Merge => {
                let merge = [before, self.get(&row)].into_iter().flatten();
                let mut family = Vec::new();
                for merge in merge {
                    if let Row::Merge(merge) = merge {
                        family.extend(self.family(merge.survivor));
                        family.push(merge.absorbed);
                    }
                }
                family
            }
            _ => return,
        };
        for account in family {
            let answers = self.answers_to(account);
            let begun = self.indexes.of(Order::Account, account.0.as_u128());
            for conversation in begun.collect::<Vec<_>>() {
                if let Some(row) = self.all.get(&key(conversation)) {
                    self.indexes.replace(Some(row), Some(row), answers);
                }
            }
        }
    }
}

/// The group of a section in [`Order::Inbox`]. A member's own is named by them: no id is as large as
/// the others (RFC 9562 §5.10).
fn group(section: Section, me: MemberId) -> u128 {
    match section {
        Section::Mine => me.0.as_u128(),
        Section::All => ALL,
        Section::Unassigned => UNASSIGNED,
        Section::Closed => CLOSED,
    }
}

const ALL: u128 = u128::MAX;
const UNASSIGNED: u128 = u128::MAX - 1;
const CLOSED: u128 = u128::MAX - 2;

/// The groups that a conversation stands in.
pub(super) fn groups(row: &Conversation) -> impl Iterator<Item = u128> {
    let own = row.assignee.map_or(UNASSIGNED, |member| member.0.as_u128());
    // Which of the sections it is, the rule says: for the very member whose it is.
    let me = row.assignee.unwrap_or(MemberId(Uuid::nil()));
    let shown = move |section: Section, group| section.shows(row, me).then_some(group);
    let of_member = row.assignee.and_then(|_| shown(Section::Mine, own));
    [
        shown(Section::All, ALL),
        of_member,
        shown(Section::Unassigned, UNASSIGNED),
        shown(Section::Closed, CLOSED),
    ]
    .into_iter()
    .flatten()
}
