//! What stands around an entry of a thread on this device.

use crate::data::Data;
use domain::{
    Conversation, ReadingId, Timestamp,
    search::{Around, Entry, Query, Within},
};
use replica::Rows;

/// For whom it is asked, and when.
pub type Reader = (Data, Timestamp);

/// How a conversation stands, where its account is here.
pub fn within<'a>(
    rows: &'a Rows,
    row: &'a Conversation,
    (data, now): Reader,
) -> Option<Within<'a>> {
    let assignee = row.assignee.and_then(|member| rows.member(member));
    let campaign = row.campaign_id.and_then(|campaign| rows.campaign(campaign));
    Some(Within {
        me: data.me(),
        now,
        row,
        account: rows.survivor(row.account_id)?.status,
        reading: rows.reading(ReadingId::of(data.me(), row.id)),
        assignee: assignee.map(|member| &*member.name),
        campaign: campaign.map(|campaign| &*campaign.name),
    })
}

/// Whether an entry of a conversation is what is sought, by what stands around it.
pub fn is_taken_around(
    rows: &Rows,
    query: &Query,
    entry: &Entry,
    conversation: &Conversation,
    reader: Reader,
) -> bool {
    let Some(within) = within(rows, conversation, reader) else {
        return false;
    };
    let account = rows.survivor(conversation.account_id);
    let around = Around {
        within,
        by: rows.member(entry.by).map_or("", |member| &member.name),
        account_name: account.map_or("", |account| &account.name),
    };
    query.takes_around(entry, &around)
}
