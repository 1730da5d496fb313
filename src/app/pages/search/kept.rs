//! What the search looks through, kept between searches: the words of every conversation that was
//! looked at, and of every account and contact.
//!
//! A hundred thousand messages are read and folded once; from then on a search is a walk through
//! memory. What changed is forgotten, and read again by the next search.

use crate::{data::Data, shell::engine::Engine};
use domain::{
    AccountId, ContactId, ConversationId, Kind, MessageStatus, Row, RowKey,
    search::{Entry, What, account_words, contact_words},
};
use replica::Rows;
use std::{
    cell::RefCell,
    collections::HashMap,
    rc::{Rc, Weak},
};

/// Bytes of words that are kept: of some 150,000 messages. Conversations beyond are read anew by
/// every search, the newest first as all others.
const ROOM: usize = 64 * 1024 * 1024;

#[derive(Default)]
pub struct Kept {
    threads: HashMap<ConversationId, Rc<[Entry]>>,
    bytes: usize,
    accounts: HashMap<AccountId, Box<str>>,
    contacts: HashMap<ContactId, Box<str>>,
}

/// With the engine whose words they are.
type OfEngine = (Weak<Engine>, Rc<RefCell<Kept>>);

thread_local! {
    /// The words of the engine that this tab runs.
    static KEPT: RefCell<Option<OfEngine>> = const { RefCell::new(None) };
}

impl Kept {
    /// What this tab's engine has kept; from now on it follows what changes.
    pub fn of(data: Data) -> Rc<RefCell<Self>> {
        let engine = data.engine();
        let here = KEPT.with_borrow(|kept| {
            let (of, kept) = kept.as_ref()?;
            (Weak::as_ptr(of) == Rc::as_ptr(&engine)).then(|| kept.clone())
        });
        here.unwrap_or_else(|| {
            let kept = Rc::<RefCell<Self>>::default();
            let (following, followed) = (kept.clone(), Rc::downgrade(&engine));
            engine.topics.listen(move |changed| {
                if let Some(engine) = followed.upgrade() {
                    let mut kept = following.borrow_mut();
                    engine.with(|replica| kept.forget(replica.rows(), changed));
                }
            });
            KEPT.set(Some((Rc::downgrade(&engine), kept.clone())));
            kept
        })
    }

    fn forget(&mut self, rows: &Rows, changed: &[RowKey]) {
        for key in changed {
            let conversation = match key.kind {
                Kind::Conversation => Some(ConversationId(key.id)),
                Kind::Message | Kind::Note => rows.get(key).and_then(Row::conversation_id),
                Kind::Account => {
                    self.accounts.remove(&AccountId(key.id));
                    None
                }
                Kind::Contact => {
                    self.contacts.remove(&ContactId(key.id));
                    None
                }
                _ => None,
            };
            if let Some(gone) = conversation.and_then(|id| self.threads.remove(&id)) {
                self.bytes -= size(&gone);
            }
        }
    }

    /// A conversation's messages and notes, the newest first, where they are kept.
    pub fn thread(&self, conversation: ConversationId) -> Option<Rc<[Entry]>> {
        self.threads.get(&conversation).cloned()
    }

    pub fn has_thread(&self, conversation: ConversationId) -> bool {
        self.threads.contains_key(&conversation)
    }

    /// Keeps a conversation's rows, where there is room. Drafts are left out: they come and go with
    /// every pause in typing.
    pub fn keep<'a>(
        &mut self,
        conversation: ConversationId,
        rows: impl Iterator<Item = &'a Row>,
    ) -> Rc<[Entry]> {
        let mut entries: Vec<Entry> = rows
            .filter_map(Entry::of)
            .filter(|entry| !is_draft(entry))
            .collect();
        entries.sort_by_key(|entry| std::cmp::Reverse((entry.at, entry.key)));
        let entries: Rc<[Entry]> = entries.into();
        let size = size(&entries);
        if self.bytes + size <= ROOM && self.threads.insert(conversation, entries.clone()).is_none()
        {
            self.bytes += size;
        }
        entries
    }

    pub fn account(&mut self, row: &domain::Account) -> &str {
        self.accounts
            .entry(row.id)
            .or_insert_with(|| account_words(row).into())
    }

    pub fn contact(&mut self, row: &domain::Contact) -> &str {
        self.contacts
            .entry(row.id)
            .or_insert_with(|| contact_words(row).into())
    }
}

fn is_draft(entry: &Entry) -> bool {
    matches!(
        entry.what,
        What::Message {
            status: MessageStatus::Draft,
            ..
        }
    )
}

/// With what an entry takes besides its words.
fn size(entries: &[Entry]) -> usize {
    let of = |entry: &Entry| entry.words.len() + size_of::<Entry>();
    entries.iter().map(of).sum()
}
