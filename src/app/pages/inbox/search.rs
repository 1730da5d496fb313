//! The conversations of the list: those of a tab, or those that a search finds.

use super::filter::Filter;
use crate::data::Data;
use domain::{Conversation, ConversationId, Kind, text::search_fold};
use leptos::prelude::*;
use replica::Rows;

/// What the list shows, by last activity. A search looks through all tabs.
pub fn found(
    data: Data,
    filter: Memo<Filter>,
    search: RwSignal<String>,
) -> Memo<Vec<ConversationId>> {
    let is_searching = Memo::new(move |_| search.with(|text| !text.is_empty()));
    // Folded once for a search, not with every letter of it.
    let haystacks = Memo::new(move |_| {
        if !is_searching.get() {
            return Vec::new();
        }
        data.watch(Kind::Conversation);
        data.watch(Kind::Account);
        data.watch(Kind::Contact);
        data.rows(|rows| {
            rows.conversations_by_activity()
                .map(|row| (row.id, haystack(rows, row)))
                .collect()
        })
    });
    Memo::new(move |_| {
        let filter = filter.get();
        let needle = search.with(|text| search_fold(text.trim()));
        data.watch(Kind::Conversation);
        if needle.is_empty() {
            return data.rows(|rows| {
                let shown = rows
                    .conversations_by_activity()
                    .filter(|row| filter.shows(row));
                shown.map(|row| row.id).collect::<Vec<_>>()
            });
        }
        haystacks.with(|haystacks| {
            let found = haystacks.iter().filter(|(_, text)| text.contains(&needle));
            found.map(|(id, _)| *id).collect()
        })
    })
}

/// What a search in the list looks at.
fn haystack(rows: &Rows, row: &Conversation) -> String {
    let account = rows.account(row.account_id);
    let mut text = account
        .map(|account| account.name.clone())
        .unwrap_or_default();
    if let Some(account) = account {
        text.push('\n');
        text.push_str(&account.email);
    }
    for contact in rows.contacts_of(row.account_id) {
        text.push('\n');
        text.push_str(&contact.name);
        text.push('\n');
        text.push_str(&contact.email);
    }
    text.push('\n');
    text.push_str(&row.figures.preview);
    if let Some(translated) = &row.figures.translated_preview {
        text.push('\n');
        text.push_str(translated);
    }
    search_fold(&text)
}
