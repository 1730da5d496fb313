//! What stands in a thread, in order, with a divider before each day.

use super::Subject;
use crate::{data::Data, format};
use domain::{
    ActivityId, ActivityKind, Kind, MessageId, NoteId, StatusChangeId, Timestamp,
    timeline::{self, Piece},
};
use replica::ThreadItem;

/// One entry, by its key: an entry whose row changes is not built anew.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Entry {
    Day(Timestamp),
    Message(MessageId),
    Note(NoteId),
    Activity(ActivityId),
    StatusChange(StatusChangeId),
    /// Several events with nothing said between them.
    Events(Vec<Self>),
}

impl Entry {
    const fn is_event(&self) -> bool {
        matches!(self, Self::Activity(_) | Self::StatusChange(_))
    }
}

/// A thread with its events folded between the messages.
pub fn folded(entries: Vec<Entry>) -> Vec<Entry> {
    let pieces = timeline::folded(entries, Entry::is_event).into_iter();
    let entry = |piece| match piece {
        Piece::One(entry) => entry,
        Piece::Events(events) => Entry::Events(events),
    };
    pieces.map(entry).collect()
}

/// The thread of a conversation, with the status changes that belong to it. Watched.
pub fn entries(data: Data, subject: Subject) -> Vec<Entry> {
    for kind in [
        Kind::Message,
        Kind::Note,
        Kind::Activity,
        Kind::StatusChange,
    ] {
        data.watch(kind);
    }
    data.rows(|rows| {
        let mut dated: Vec<(Timestamp, Entry)> = rows
            .thread(subject.conversation)
            .filter(|item| !is_noise(item))
            .map(|item| (item.at(), entry(&item)))
            .collect();
        for change in rows.status_changes_of(subject.account) {
            let cause = change.message_id.and_then(|id| rows.message(id));
            if timeline::shows_change(subject.conversation, change, cause) {
                dated.push((change.at, Entry::StatusChange(change.id)));
            }
        }
        dated.sort_by_key(|(at, _)| *at);
        with_days(dated)
    })
}

/// What is said by the thing itself, that a conversation was put into its campaign; and what only a
/// newer version can say.
fn is_noise(item: &ThreadItem<'_>) -> bool {
    matches!(item, ThreadItem::Activity(row)
        if matches!(row.what.read(), None | Some(ActivityKind::AddedToCampaign { .. })))
}

fn entry(item: &ThreadItem<'_>) -> Entry {
    match item {
        ThreadItem::Message(row) => Entry::Message(row.id),
        ThreadItem::Note(row) => Entry::Note(row.id),
        ThreadItem::Activity(row) => Entry::Activity(row.id),
    }
}

fn with_days(dated: Vec<(Timestamp, Entry)>) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(dated.len() + 8);
    let mut day = None;
    for (at, entry) in dated {
        let this = format::local_day(at);
        if day != Some(this) {
            day = Some(this);
            // The day's noon: two messages of one day must give one and the same divider.
            entries.push(Entry::Day(Timestamp(this * 86_400_000 + 43_200_000)));
        }
        entries.push(entry);
    }
    entries
}
