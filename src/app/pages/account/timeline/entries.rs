//! What stands in a timeline, in order, with a heading before each day.

use crate::{data::Data, format, shell::clock};
use domain::{AccountId, ActivityId, Conversation, Kind, MessageId, NoteId, Span, Timestamp};
use replica::ThreadItem;
use std::cmp::Reverse;

/// One entry, by its key: an entry whose row changes is not built anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Entry {
    /// Its noon: two entries of one day give one and the same heading.
    Day(Timestamp),
    Message(MessageId),
    Note(NoteId),
    Activity(ActivityId),
}

/// The threads of all conversations with the account as one, the newest first. Watched.
pub fn entries(data: Data, account: AccountId) -> Vec<Entry> {
    for kind in [
        Kind::Conversation,
        Kind::Message,
        Kind::Note,
        Kind::Activity,
    ] {
        data.watch(kind);
    }
    data.rows(|rows| {
        let threads = rows
            .conversations_with(account)
            .map(|Conversation { id, .. }| *id);
        let mut items: Vec<ThreadItem<'_>> = threads.flat_map(|id| rows.thread(id)).collect();
        items.sort_by_cached_key(|item| Reverse((item.at(), item.key())));
        with_days(items.iter())
    })
}

fn with_days<'a>(items: impl Iterator<Item = &'a ThreadItem<'a>>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut latest = None;
    for item in items {
        let day = format::local_day(item.at());
        if latest != Some(day) {
            latest = Some(day);
            entries.push(Entry::Day(noon(day)));
        }
        entries.push(match item {
            ThreadItem::Message(row) => Entry::Message(row.id),
            ThreadItem::Note(row) => Entry::Note(row.id),
            ThreadItem::Activity(row) => Entry::Activity(row.id),
        });
    }
    entries
}

/// The noon of a day in the device's time zone.
fn noon(day: i64) -> Timestamp {
    let utc = Timestamp(day * Span::days(1).0) + Span::hours(12);
    utc - Span::minutes(i64::from(clock::utc_offset(utc)))
}
