//! The search over what is on the device, in slices, what is found shown as it is found: the newest
//! conversations first, and what has not been read yet in the order in which it is read quickest.

use super::{
    around::{is_taken_around, within},
    kept::Kept,
};
use crate::{
    data::Data,
    shell::{clock, pause::Slices},
};
use domain::{
    AccountId, ContactId, ConversationId, Day, Kind, Row, RowKey, Span, Timestamp,
    search::{Entry, Needles, Query},
};
use leptos::{prelude::*, task::spawn_local};
use replica::{Rows, ThreadItem};
use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap, HashSet},
    rc::Rc,
    sync::Arc,
};

/// So many conversations are looked at between two looks at the clock.
const STEP: usize = 24;

/// So many are read at a time, or all that lie on one shelf.
const READ: usize = 256;

/// After so many that were found, no more is looked for: more words find less.
pub const ENOUGH: usize = 1_000;

/// A message or a note that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    pub conversation: ConversationId,
    pub key: RowKey,
    at: Timestamp,
}

/// An account or a person that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Name {
    Account(AccountId),
    Contact(ContactId),
}

/// What a search has found so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    pub query: Query,
    pub names: Arc<Vec<Name>>,
    pub hits: Arc<Vec<Hit>>,
    /// Conversations that were looked through, of how many.
    pub done: usize,
    pub all: usize,
    pub is_over: bool,
    /// Whether a part of the device could not be read.
    pub is_partial: bool,
}

/// When a day begins on this device.
pub fn day_begins(day: Day) -> Timestamp {
    let midnight = day.date().and_time(chrono::NaiveTime::MIN).and_utc();
    let utc = Timestamp(midnight.timestamp_millis());
    utc - Span::minutes(i64::from(clock::utc_offset(utc)))
}

/// What is looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Everything,
    /// Accounts and contacts.
    Names,
    /// Messages, drafts and notes.
    Said,
}

/// The search of the page, or of the palette.
#[derive(Clone, Copy)]
pub struct Looking {
    data: Data,
    kept: StoredValue<Rc<RefCell<Kept>>, LocalStorage>,
    pub found: RwSignal<Found>,
    scope: Scope,
    /// Counts the searches: an older one ends where another has begun.
    turn: StoredValue<u32>,
    course: StoredValue<Course>,
}

/// How the present search stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Course {
    Over,
    Running,
    /// What it looks through has changed since it began.
    Stale,
}

impl Looking {
    pub fn new(data: Data, scope: Scope) -> Self {
        Self {
            data,
            scope,
            kept: StoredValue::new_local(Kept::of(data)),
            found: RwSignal::new(Found::default()),
            turn: StoredValue::new(0),
            course: StoredValue::new(Course::Over),
        }
    }

    /// Looks again for the same, because what it looks through has changed: once the present search
    /// is over, and what stands on the page stays until then.
    pub fn refresh(self) {
        match self.course.get_value() {
            Course::Over => {
                let query = self.found.with_untracked(|found| found.query.clone());
                if !query.is_empty() {
                    self.begin(query, Shown::AtTheEnd);
                }
            }
            Course::Running => self.course.set_value(Course::Stale),
            Course::Stale => {}
        }
    }

    /// Looks for something, in place of what was looked for before.
    pub fn want(self, query: Query) {
        self.turn.update_value(|turn| *turn += 1);
        if query.is_empty() {
            self.course.set_value(Course::Over);
            self.found.set(Found::default());
            return;
        }
        self.begin(query, Shown::NotYet);
    }

    fn begin(self, query: Query, shown: Shown) {
        self.course.set_value(Course::Running);
        let mut pass = Pass {
            looking: self,
            turn: self.turn.get_value(),
            needles: query.needles(),
            slices: Slices::begin(),
            shown,
            found: Found {
                query,
                ..Found::default()
            },
        };
        spawn_local(async move {
            pass.run().await;
            if pass.is_wanted() {
                let course = self.course.try_get_value();
                let _ = self.course.try_set_value(Course::Over);
                if course == Some(Course::Stale) {
                    self.refresh();
                }
            }
        });
    }
}

/// Whether what was found stands on the page, in place of what another search found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    NotYet,
    Already,
    /// It is the same again: what stands there stays until this has come to its end.
    AtTheEnd,
}

/// One search from its beginning to its end.
struct Pass {
    looking: Looking,
    turn: u32,
    needles: Needles,
    slices: Slices,
    shown: Shown,
    found: Found,
}

impl Pass {
    /// Nothing where the page was left, or something else is looked for.
    async fn run(&mut self) -> Option<()> {
        let kept = self.looking.kept.try_get_value()?;
        let scope = self.looking.scope;
        if scope != Scope::Said && self.found.query.is_of_names() {
            self.names(&kept).await?;
        }
        if scope != Scope::Names {
            self.threads(&kept).await?;
        }
        self.found.is_over = true;
        self.show()
    }

    /// Messages, drafts and notes, by conversation.
    async fn threads(&mut self, kept: &RefCell<Kept>) -> Option<()> {
        let data = self.looking.data;
        let (conversations, drafts) = data.rows(|rows| {
            let conversations: Vec<ConversationId> = rows.by_activity().collect();
            let mut drafts: HashMap<ConversationId, Vec<Entry>> = HashMap::new();
            for draft in rows.drafts() {
                let of = drafts.entry(draft.conversation_id).or_default();
                of.push(Entry::of_message(draft));
            }
            (conversations, drafts)
        });
        let conversations = self.standing_so(conversations).await?;
        self.found.all = conversations.len();
        let (mut here, mut away) = (Vec::new(), Vec::new());
        for part in conversations.chunks(STEP * 32) {
            data.replica(|replica| {
                let kept = kept.borrow();
                for id in part {
                    let is_here = kept.has_thread(*id) || replica.is_open(*id);
                    if is_here { &mut here } else { &mut away }.push(*id);
                }
            });
            self.breathe().await?;
        }
        self.look(kept, &drafts, &here, HashMap::new()).await?;
        for part in by_shelf(&away) {
            if self.found.hits.len() >= ENOUGH {
                break;
            }
            let read = self.read(kept, &part).await?;
            self.look(kept, &drafts, &part, read).await?;
        }
        Some(())
    }

    /// Looks through threads that are kept, or open, or have been read for it.
    async fn look(
        &mut self,
        kept: &RefCell<Kept>,
        drafts: &HashMap<ConversationId, Vec<Entry>>,
        conversations: &[ConversationId],
        mut read: HashMap<ConversationId, Rc<[Entry]>>,
    ) -> Option<()> {
        let data = self.looking.data;
        let now = data.now();
        for part in conversations.chunks(STEP) {
            self.keep_open(kept, part, &mut read);
            let (mut hits, query) = (Vec::new(), &self.found.query);
            data.rows(|rows| {
                for id in part {
                    let Some(row) = rows.conversation(*id) else {
                        continue;
                    };
                    let kept = kept.borrow().thread(*id);
                    let entries = kept.as_ref().or_else(|| read.get(id));
                    let entries = entries.into_iter().flat_map(|entries| entries.iter());
                    let entries = drafts.get(id).into_iter().flatten().chain(entries);
                    let taken = entries.filter(|entry| {
                        query.takes(&self.needles, entry, day_begins)
                            && (!query.looks_around()
                                || is_taken_around(rows, query, entry, row, (data, now)))
                    });
                    hits.extend(taken.map(|entry| Hit {
                        conversation: *id,
                        key: entry.key,
                        at: entry.at,
                    }));
                }
            });
            self.found.done += part.len();
            if !hits.is_empty() {
                Arc::make_mut(&mut self.found.hits).extend(hits);
            }
            if self.found.hits.len() >= ENOUGH {
                break;
            }
            self.breathe().await?;
        }
        Some(())
    }

    /// The conversations that stand as it is asked: no other needs to be read.
    async fn standing_so(&mut self, all: Vec<ConversationId>) -> Option<Vec<ConversationId>> {
        if !self.found.query.looks_within() {
            return Some(all);
        }
        let data = self.looking.data;
        let now = data.now();
        let mut standing = Vec::new();
        for part in all.chunks(STEP * 8) {
            let query = &self.found.query;
            data.rows(|rows| {
                let is_so = |id: &&ConversationId| {
                    let row = rows.conversation(**id);
                    let within = row.and_then(|row| within(rows, row, (data, now)));
                    within.is_some_and(|within| query.takes_conversation(&within))
                };
                standing.extend(part.iter().filter(is_so));
            });
            self.breathe().await?;
        }
        Some(standing)
    }

    /// Keeps the threads that are open and not kept yet. What finds no room is given back.
    fn keep_open(
        &self,
        kept: &RefCell<Kept>,
        part: &[ConversationId],
        read: &mut HashMap<ConversationId, Rc<[Entry]>>,
    ) {
        self.looking.data.replica(|replica| {
            let mut kept = kept.borrow_mut();
            for id in part {
                if !kept.has_thread(*id) && !read.contains_key(id) && replica.is_open(*id) {
                    let thread: Vec<Row> = replica.rows().thread(*id).filter_map(row_of).collect();
                    read.insert(*id, kept.keep(*id, thread.iter()));
                }
            }
        });
    }

    /// Reads threads, and keeps them. What finds no room is given back with the rest.
    async fn read(
        &mut self,
        kept: &RefCell<Kept>,
        part: &[ConversationId],
    ) -> Option<HashMap<ConversationId, Rc<[Entry]>>> {
        let mut read = HashMap::new();
        let engine = self.looking.data.engine();
        let Some(pages) = engine.read_threads(part).await else {
            self.found.is_partial = true;
            return self.is_wanted().then_some(read);
        };
        self.found.is_partial |= !pages.broken.is_empty();
        let mut threads: HashMap<ConversationId, Vec<Row>> = HashMap::new();
        for row in pages.rows {
            if let Some(conversation) = row.conversation_id() {
                threads.entry(conversation).or_default().push(row);
            }
        }
        for id in part {
            if pages.broken.contains(id) {
                continue;
            }
            let thread = threads.remove(id).unwrap_or_default();
            read.insert(*id, kept.borrow_mut().keep(*id, thread.iter()));
            self.slices.step().await;
        }
        self.is_wanted().then_some(read)
    }

    /// Accounts and contacts: those that are called so before those of which it is said.
    async fn names(&mut self, kept: &RefCell<Kept>) -> Option<()> {
        let data = self.looking.data;
        let (accounts, contacts) = data.rows(|rows| {
            let accounts: Vec<AccountId> = rows.accounts().map(|row| row.id).collect();
            let contacts: Vec<ContactId> = rows.contacts().map(|row| row.id).collect();
            (accounts, contacts)
        });
        let all = accounts.into_iter().map(Name::Account);
        let all: Vec<Name> = all.chain(contacts.into_iter().map(Name::Contact)).collect();
        let mut found: Vec<(bool, String, Name)> = Vec::new();
        for part in all.chunks(STEP * 8) {
            data.rows(|rows| {
                let mut kept = kept.borrow_mut();
                for name in part {
                    found.extend(self.named(rows, &mut kept, *name));
                }
            });
            self.breathe().await?;
            if found.len() >= ENOUGH {
                break;
            }
        }
        found.sort_by(|(a, one, _), (b, other, _)| b.cmp(a).then_with(|| one.cmp(other)));
        let mut known = HashSet::new();
        let names = found.into_iter().map(|(_, _, name)| name);
        let names = names.filter(|name| known.insert(*name)).collect();
        self.found.names = Arc::new(names);
        Some(())
    }

    /// Whether somebody is called so, and their name, where they are what is sought. By the name that an
    /// absorbed account had, its survivor is found.
    fn named(&self, rows: &Rows, kept: &mut Kept, name: Name) -> Option<(bool, String, Name)> {
        let (account, words, called) = match name {
            Name::Account(id) => {
                let row = rows.account(id)?;
                (id, kept.account(row), &row.name)
            }
            Name::Contact(id) => {
                let row = rows.contact(id)?;
                (row.account_id, kept.contact(row), &row.name)
            }
        };
        if !self.needles.are_in(words) {
            return None;
        }
        let survivor = rows.survivor(account)?;
        let status = survivor.status;
        let name = match name {
            Name::Account(_) => Name::Account(survivor.id),
            Name::Contact(id) => Name::Contact(id),
        };
        let is_called_so = self.needles.are_in(&domain::search::name_words(called));
        self.found
            .query
            .takes_account(status)
            .then(|| (is_called_so, domain::text::search_fold(called), name))
    }

    /// Between two steps: shows what there is, where there is something new and the slice is over.
    async fn breathe(&mut self) -> Option<()> {
        let is_something = !self.found.hits.is_empty() || !self.found.names.is_empty();
        if is_something && self.shown == Shown::NotYet {
            self.show()?;
        }
        if self.slices.step().await {
            if !self.is_wanted() {
                return None;
            }
            if self.shown == Shown::Already {
                self.show()?;
            }
        }
        Some(())
    }

    fn show(&mut self) -> Option<()> {
        if !self.is_wanted() {
            return None;
        }
        self.shown = Shown::Already;
        // By when it was said. What is found later was said before its conversation's last word, and
        // stands below what was said after that.
        let hits = Arc::make_mut(&mut self.found.hits);
        hits.sort_by_key(|hit| std::cmp::Reverse((hit.at, hit.key)));
        self.looking
            .found
            .try_set(self.found.clone())
            .is_none()
            .then_some(())
    }

    fn is_wanted(&self) -> bool {
        self.looking.turn.try_get_value() == Some(self.turn)
    }
}

fn row_of(item: ThreadItem<'_>) -> Option<Row> {
    match item {
        ThreadItem::Message(row) => Some(row.clone().into()),
        ThreadItem::Note(row) => Some(row.clone().into()),
        ThreadItem::Activity(_) => None,
    }
}

/// In parts that are read at once.
fn by_shelf(conversations: &[ConversationId]) -> Vec<Vec<ConversationId>> {
    let mut shelves: BTreeMap<u8, Vec<ConversationId>> = BTreeMap::new();
    for id in conversations {
        shelves.entry(store::shelf_of(*id)).or_default().push(*id);
    }
    let mut parts: Vec<Vec<ConversationId>> = Vec::new();
    for shelf in shelves.into_values() {
        match parts.last_mut() {
            Some(part) if part.len() < READ => part.extend(shelf),
            _ => parts.push(shelf),
        }
    }
    parts
}

/// From when on the device has every message, once it knows. Watched.
pub fn reach(data: Data) -> Option<Timestamp> {
    data.status();
    data.watch(Kind::Conversation);
    data.replica(replica::Replica::messages_since)
}
