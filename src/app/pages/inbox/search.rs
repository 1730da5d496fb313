//! The conversations of the list: those that the filter shows, or those of them that a search finds.
//!
//! With 20,000 conversations, folding their texts takes longer than a page may stand still. So
//! they are folded once, in slices, and only those that changed are folded again.

use super::sift::Listed;
use crate::{data::Data, pages::frame::ticks::Ticks, shell::pause::Slices};
use domain::{
    Conversation, ConversationId, Kind, RowKey,
    inbox::{Filter, Reader, Section},
    text::search_fold,
};
use leptos::{prelude::*, task::spawn_local};
use replica::Rows;
use std::collections::HashMap;

/// How many conversations are looked at between two looks at the clock.
const STEP: usize = 50;

/// What the list shows.
#[derive(Clone, Copy)]
pub struct Found {
    /// By last activity.
    pub ids: Memo<Vec<ConversationId>>,
    /// Whether that is what was searched for last: a search takes a moment.
    pub is_settled: Memo<bool>,
}

/// What the list shows. A search looks through all sections: only what narrows the list further
/// narrows what is found.
pub fn found(
    data: Data,
    ticks: Ticks,
    filter: Memo<Filter>,
    listed: Listed,
    search: RwSignal<String>,
) -> Found {
    let needle = Memo::new(move |_| search.with(|text| search_fold(text.trim())));
    let search = Search::begin(data);
    Effect::new(move || {
        let needle = needle.get();
        if !needle.is_empty() {
            data.watch(Kind::Conversation);
            data.watch(Kind::Account);
            data.watch(Kind::Contact);
        }
        search.want(needle);
    });
    let ids = Memo::new(move |_| {
        if !needle.with(String::is_empty)
            && let Some((_, found)) = search.found.get()
        {
            let filter = filter.get();
            if filter.is_open() {
                return found;
            }
            let (me, now) = (data.me(), ticks.now());
            let reader = Reader { me, now };
            let filters = [Section::All, Section::Closed].map(|section| Filter {
                section,
                ..filter.clone()
            });
            return data.rows(|rows| {
                let is_shown = |id: &ConversationId| {
                    let mut filters = filters.iter();
                    filters.any(|filter| rows.is_shown(*id, filter, reader))
                };
                let shown = found.into_iter().filter(is_shown).collect();
                filter.ordered(shown)
            });
        }
        listed.ids.get()
    });
    let is_settled = Memo::new(move |_| {
        let needle = needle.read();
        let found = search.found.read();
        let is_found = || {
            let found = found.as_ref();
            found.is_some_and(|(sought, _)| *sought == *needle)
        };
        if needle.is_empty() {
            listed.is_settled.get()
        } else {
            is_found()
        }
    });
    Found { ids, is_settled }
}

/// The search of one list.
#[derive(Clone, Copy)]
struct Search {
    data: Data,
    /// What the latest search sought and found; nothing before its first end.
    found: RwSignal<Option<(String, Vec<ConversationId>)>>,
    state: StoredValue<State>,
}

#[derive(Default)]
struct State {
    /// What is searched for. Another one ends the present pass.
    needle: String,
    /// Whether the rows changed since the present pass began.
    is_stale: bool,
    is_running: bool,
    /// What is searched in, folded.
    texts: HashMap<ConversationId, String>,
}

impl Search {
    fn begin(data: Data) -> Self {
        let search = Self {
            data,
            found: RwSignal::new(None),
            state: StoredValue::default(),
        };
        data.listen(move |changed| search.forget(changed));
        search
    }

    /// Drops the texts of what changed.
    fn forget(self, changed: &[RowKey]) {
        self.state.update_value(|state| {
            if state.texts.is_empty() {
                return;
            }
            self.data.rows(|rows| {
                for key in changed {
                    let account = match key.kind {
                        Kind::Conversation => {
                            state.texts.remove(&ConversationId(key.id));
                            continue;
                        }
                        Kind::Account => Some(domain::AccountId(key.id)),
                        Kind::Contact => rows
                            .contact(domain::ContactId(key.id))
                            .map(|row| row.account_id),
                        _ => continue,
                    };
                    match account {
                        Some(account) => {
                            for row in rows.conversations_with(account) {
                                state.texts.remove(&row.id);
                            }
                        }
                        // A contact that is gone says no more whose it was.
                        None => state.texts.clear(),
                    }
                }
            });
        });
    }

    fn want(self, needle: String) {
        let is_idle = self.state.try_update_value(|state| {
            state.needle = needle;
            state.is_stale = true;
            if state.needle.is_empty() {
                self.found.set(None);
                return false;
            }
            !std::mem::replace(&mut state.is_running, true)
        });
        if is_idle == Some(true) {
            spawn_local(async move {
                while self.pass().await {}
                self.state
                    .try_update_value(|state| state.is_running = false);
            });
        }
    }

    /// Looks through everything once. Says whether it has to be done again.
    async fn pass(self) -> bool {
        let begun = self.state.try_update_value(|state| {
            state.is_stale = false;
            state.needle.clone()
        });
        let Some(needle) = begun.filter(|needle| !needle.is_empty()) else {
            return false;
        };
        let ids: Vec<ConversationId> = self.data.rows(|rows| rows.by_activity().collect());
        let words: Vec<&str> = needle.split_whitespace().collect();
        let mut found = Vec::new();
        let mut slices = Slices::begin();
        for part in ids.chunks(STEP) {
            let goes_on = self.state.try_update_value(|state| {
                self.data.rows(|rows| {
                    let matching = part.iter().filter(|id| {
                        let row = rows.conversation(**id);
                        row.is_some_and(|row| {
                            let text = text_of(&mut state.texts, rows, row);
                            words.iter().all(|word| text.contains(word))
                        })
                    });
                    found.extend(matching);
                });
                state.needle == needle
            });
            match goes_on {
                None => return false,
                Some(false) => return true,
                Some(true) => _ = slices.step().await,
            }
        }
        let again = self
            .state
            .try_update_value(|state| (state.needle != needle, state.is_stale));
        let Some((is_other, is_stale)) = again else {
            return false;
        };
        if !is_other {
            self.found.try_set(Some((needle, found)));
        }
        is_other || is_stale
    }
}

/// What a search in the list looks at.
fn text_of<'a>(
    texts: &'a mut HashMap<ConversationId, String>,
    rows: &Rows,
    row: &Conversation,
) -> &'a str {
    texts.entry(row.id).or_insert_with(|| {
        let mut parts: Vec<&str> = Vec::new();
        // An absorbed account is found by its old name too.
        let family = rows.family(row.account_id);
        for account in family.iter().filter_map(|id| rows.account(*id)) {
            parts.extend([account.name.as_str(), &account.email]);
        }
        for contact in rows.contacts_of(row.account_id) {
            parts.extend([contact.name.as_str(), &contact.email]);
        }
        parts.push(&row.figures.preview);
        parts.extend(row.figures.translated_preview.as_deref());
        search_fold(&parts.join("\n"))
    })
}
