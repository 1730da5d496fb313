//! The engine: one value that holds what this device knows, changed by acts and events alone.
//!
//! An event changes the state first; then [`Replica::drive`] says what follows from the state as it
//! is: what is to be written, asked, sent, shown. So an effect never depends on which event came
//! last, and none is forgotten because of the order in which events came.

#[cfg(test)]
mod breaks;
mod driving;
mod erasing;
mod hearing;
mod network;
mod rebase;
mod storage;

use crate::{
    clock::Clock,
    connection::Connection,
    effect::Effect,
    event::{CacheMeta, Event},
    layers::{Beheld, Extent, Layers, Touched},
    outbox::{Kept, Outbox},
    pages::Pages,
    place::Place,
    recent::Recent,
    rows::{MatchKeys, Rows},
    status::{Link, Status, Storage},
    tabs::LeaderStatus,
    unread::{Part, Unread},
};
#[cfg(test)]
pub(crate) use breaks::Break;
use domain::{
    Belonged, Command, CommandId, Context, ConversationId, Decision, MemberId, Refusal, Role, Row,
    RowKey, Span, Timestamp, View,
};
pub use erasing::Heard;
use erasing::Owed;
use protocol::{ChangesAnswer, Envelope, KeptDecision, Seq};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// How long a write that failed is left alone: room on a disk is made by people.
const STORAGE_RETRY: Span = Span(30_000);

/// What a replica asks of commands. Given, because a device can look before it has it: commands come
/// only after it.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// [`domain::decide`].
    pub decide: fn(&dyn View, &Context, &Command) -> Decision,
    /// The bytes that a command takes in a push.
    pub size: fn(&Envelope) -> usize,
    /// Forgets what tells of erased accounts, where something that may was heard of.
    pub forget_erased: fn(&mut Replica, Heard<'_>),
    /// By what accounts are found again.
    pub match_keys: MatchKeys,
}

impl Rules {
    /// As they are.
    pub fn whole() -> Self {
        Self {
            decide: domain::decide,
            size: size_of,
            forget_erased: erasing::forget,
            match_keys: domain::duplicates::index_keys,
        }
    }
}

fn size_of(envelope: &Envelope) -> usize {
    // A command always has a JSON form; were it not so, it would count as nothing.
    serde_json::to_string(envelope).map_or(0, |text| text.len())
}

/// Everything that one tab knows about its workspace, and what it still has to tell the server.
#[derive(Debug)]
pub struct Replica {
    me: MemberId,
    rules: Rules,
    layers: Layers,
    outbox: Outbox,
    decisions: Vec<KeptDecision>,
    place: Place,
    pages: Pages,
    recent: Recent,
    unread: Unread,
    connection: Connection,
    clock: Clock,
    tab: Tab,
    start: Start,
    /// There is no storage.
    is_memory_only: bool,
    /// When the commands that the disk did not take are offered to it again.
    save_at: Option<Timestamp>,
    /// Decisions that the storage could not take yet.
    unkept: BTreeSet<CommandId>,
    /// Rows that may have gone with an account that was erased, of which commands do not say whose
    /// they are.
    gone: BTreeMap<RowKey, Belonged>,
    /// What an erasure leaves in the storage.
    owed: Owed,
    /// The last write failed because the disk is full.
    is_full: bool,
    /// The rows that look as they do because of commands that the server has not accepted.
    pending: BTreeSet<RowKey>,
    /// Rows that look different since the last drain.
    changed: BTreeSet<RowKey>,
    out: Vec<Effect>,
    /// What was said last, so that nothing is said twice.
    said: Said,
    #[cfg(test)]
    pub(crate) breaks: Option<Break>,
    /// Each time that what is laid is taken to stand, this is proved by deciding all of it again.
    #[cfg(test)]
    pub(crate) proves_settling: bool,
}

/// This tab among those of its browser.
#[derive(Debug, Default)]
struct Tab {
    is_leading: bool,
    /// What the leading tab said last.
    leader: Option<LeaderStatus>,
    /// What the leader pulled and does not fit yet: the cache has what lies before.
    ahead: BTreeMap<u64, (ChangesAnswer, bool)>,
    /// When the cache is read for what was not heard.
    read_at: Option<Timestamp>,
    /// How long that was waited for last, while it did not help.
    read_wait: Option<Span>,
    reading: Option<Reading>,
}

/// The cache is being read again.
#[derive(Debug)]
enum Reading {
    /// What came of it so far.
    Parts(Vec<(CacheMeta, Vec<Row>)>),
    /// Meanwhile the cache turned out to be gone, or damaged: nothing of it is to be taken.
    Void,
}

/// What has been read since the start.
#[derive(Debug, Default)]
struct Start {
    cache: bool,
    outbox: bool,
}

#[derive(Debug, Default)]
struct Said {
    status: Option<Status>,
    leader: Option<LeaderStatus>,
    wake: Option<Timestamp>,
}

impl Replica {
    /// An empty replica of one member. The seed spreads the devices' repeated attempts over time.
    pub fn new(me: MemberId, seed: u64, rules: Rules) -> Self {
        Self {
            me,
            rules,
            layers: Layers::new(rules.match_keys),
            outbox: Outbox::new(rules.size),
            decisions: Vec::new(),
            place: Place::default(),
            pages: Pages::default(),
            recent: Recent::default(),
            unread: Unread::new(seed),
            connection: Connection::new(seed),
            clock: Clock::default(),
            tab: Tab::default(),
            start: Start::default(),
            is_memory_only: false,
            save_at: None,
            unkept: BTreeSet::new(),
            gone: BTreeMap::new(),
            owed: Owed::default(),
            is_full: false,
            pending: BTreeSet::new(),
            changed: BTreeSet::new(),
            out: Vec::new(),
            said: Said::default(),
            #[cfg(test)]
            breaks: None,
            #[cfg(test)]
            proves_settling: false,
        }
    }

    /// What the interface shows: the confirmed rows and, on top, what waiting commands decide.
    pub fn rows(&self) -> &Rows {
        self.layers.rows()
    }

    /// Takes a person's act: decided at once, shown at once, stored before it is sent. A refusal
    /// changes and stores nothing. `envelope.at` is [`Replica::clock`].
    pub fn act(&mut self, envelope: Envelope, now: Timestamp) -> Result<Vec<Effect>, Refusal> {
        self.take(envelope)?;
        Ok(self.follow(now))
    }

    /// Takes one act of many, as [`Replica::act`] does. What follows from them is asked of
    /// [`Replica::follow`], once for all; until then they are neither stored nor sent.
    pub fn take(&mut self, envelope: Envelope) -> Result<(), Refusal> {
        if self.outbox.knows(envelope.id) {
            return Ok(());
        }
        let (decision, looked) = self.decided(&envelope);
        let changes = decision?;
        // They look as they do because of what waits: as long as the server has not accepted it.
        for change in &changes {
            if self.pending.insert(change.key()) {
                self.changed.insert(change.key());
            }
        }
        let mut touched = Touched::default();
        self.layers.lay(&mut touched, envelope.id, looked, changes);
        self.changed.extend(touched.changed(&self.layers));
        if let Some(account) = self.account_read(&envelope.command) {
            self.want_pages_of(account);
        }
        if self.is_memory_only {
            self.outbox.add_own(envelope, Kept::InMemory);
        } else {
            self.outbox.add_own(envelope.clone(), Kept::Saving);
            match self.out.last_mut() {
                Some(Effect::SaveCommands(commands)) => commands.push(envelope),
                _ => self.out.push(Effect::SaveCommands(vec![envelope])),
            }
        }
        Ok(())
    }

    /// What follows from what was taken.
    pub fn follow(&mut self, now: Timestamp) -> Vec<Effect> {
        self.drive(now)
    }

    /// Whether the command would be taken now; nothing is done.
    pub fn would(&self, command: &Command, now: Timestamp) -> Result<(), Refusal> {
        let envelope = Envelope {
            id: CommandId(Uuid::nil()),
            at: self.clock(now),
            command: command.clone(),
        };
        self.decided(&envelope).0.map(|_| ())
    }

    /// A removed member's acts would be sent to nobody, and one who was signed out from elsewhere is to
    /// sign in first: they are refused here.
    fn decided(&self, envelope: &Envelope) -> (Decision, Extent) {
        if self.connection.is_cleared() {
            let needs = Role::Member;
            return (Err(Refusal::NotAllowed { needs }), Extent::default());
        }
        self.decide(envelope)
    }

    /// What is decided over the rows as they are visible, and what was looked at for it.
    fn decide(&self, envelope: &Envelope) -> (Decision, Extent) {
        let beheld = Beheld::new(self.rows());
        let decision = (self.rules.decide)(&beheld, &self.context(envelope), &envelope.command);
        let mut looked = beheld.looked();
        #[cfg(test)]
        if self.is_broken(Break::LooksAway) {
            return (decision, Extent::default());
        }
        // Who they are decides, too.
        looked.look(self.me.into());
        (decision, looked)
    }

    /// Asks for the threads of a conversation and of the others with its account, unless they are
    /// here: what is shown, and what deciding about a message looks at.
    pub fn open(&mut self, conversation: ConversationId, now: Timestamp) -> Vec<Effect> {
        self.pages.want(conversation);
        if let Some(row) = self.rows().conversation(conversation) {
            self.want_pages_of(row.account_id);
        }
        self.drive(now)
    }

    /// Whether the conversation's thread is here.
    pub fn is_open(&self, conversation: ConversationId) -> bool {
        self.pages.is_open(conversation)
    }

    /// Takes what happened, and says what is to be done.
    pub fn handle(&mut self, event: Event, now: Timestamp) -> Vec<Effect> {
        match event {
            Event::Loaded { meta, rows } => self.loaded(meta, rows),
            Event::LoadedAll => self.loaded_all(now),
            Event::LoadFailed => self.load_failed(now),
            Event::Restored { waiting, decisions } => self.restored(waiting, decisions, now),
            Event::RestoreFailed => self.unread.failed(Part::Outbox, now),
            Event::StorageMissing => self.storage_missing(now),
            Event::PagesLoaded {
                conversations,
                rows,
                meta,
            } => {
                self.pages_loaded(&conversations, rows, now);
                self.check_cache(meta);
            }
            Event::PagesFailed(conversations) => self.pages_failed(&conversations, now),
            Event::Saved(ids) => self.saved(&ids),
            Event::SaveFailed { ids, full } => self.save_failed(&ids, full, now),
            Event::DecisionsKept(ids) => self.decisions_kept(&ids),
            Event::DecisionsFailed { ids, full } => self.decisions_failed(&ids, full, now),
            Event::TracesForgotten {
                commands,
                decisions,
            } => self.traces_forgotten(&commands, &decisions),
            Event::TracesFailed => self.traces_failed(now),
            Event::CacheSaved { cursor } => self.recent.saved(cursor),
            Event::CacheFailed { full } => self.cache_failed(full, now),
            Event::CacheElsewhere { cursor } => self.cache_elsewhere(cursor),
            Event::Leading(leads) => self.leading(leads),
            Event::Heard(message) => self.heard(message, now),
            Event::Online => self.connection.says_online(),
            Event::Offline => self.connection.says_offline(),
            Event::Woke => self.woke(),
            Event::LiveOpened => self.connection.live_opened(),
            Event::LiveLost => self.connection.live_lost(now),
            Event::Live(event) => self.live(&event),
            Event::Pushed { ticket, answer } => self.pushed(ticket, answer, now),
            Event::Pulled { ticket, answer } => self.pulled(ticket, answer, now),
            Event::OlderFetched(answer) => self.older_fetched(answer, now),
            // What is due is found by driving.
            Event::Timer => self.said.wake = None,
            Event::DecisionSettled(id) => self.decision_settled(id),
            Event::SignedOutHere => self.signed_out_here(),
            Event::SignedIn => self.signed_in(),
        }
        self.drive(now)
    }

    /// As it was said last.
    pub fn status(&self) -> Status {
        let said = self.said.status.clone();
        said.unwrap_or_else(|| self.reckoned_status())
    }

    fn reckoned_status(&self) -> Status {
        let epoch = self.place.epoch;
        let ours = self.own_status();
        let told = if self.leads() {
            ours
        } else {
            let leader = self.tab.leader.unwrap_or(LeaderStatus {
                link: Link::Starting,
                ..ours
            });
            LeaderStatus {
                storage: leader.storage.max(ours.storage),
                first_load: ours.first_load.map(|own| leader.first_load.unwrap_or(own)),
                ..leader
            }
        };
        Status {
            link: if self.connection.is_signed_out() {
                ours.link
            } else {
                told.link
            },
            last_success: told.last_success,
            knows_outbox: self.start.outbox,
            is_whole: self.start.cache && self.place.filled,
            saving: self.outbox.saving(epoch),
            waiting: self.outbox.waiting(epoch),
            decisions: self.decisions.len(),
            clock_off: self.clock.worth_telling(),
            first_load: told.first_load.filter(|_| !self.connection.is_signed_out()),
            storage: told.storage,
        }
    }

    /// Refused commands in the order in which they were refused, each whole.
    pub fn decisions(&self) -> &[KeptDecision] {
        &self.decisions
    }

    /// Whether the row is as it looks because of a command that the server has not accepted yet.
    pub fn is_pending(&self, key: RowKey) -> bool {
        self.pending.contains(&key)
    }

    /// The device's time, corrected by what the server's answers taught.
    pub fn clock(&self, now: Timestamp) -> Timestamp {
        self.clock.correct(now)
    }

    /// From when on messages are on this device without having been opened; absent before the
    /// first load. Lists and searches say how far back they reach.
    pub fn messages_since(&self) -> Option<Timestamp> {
        self.place.messages_since
    }

    /// Whether the server has still to accept the command.
    pub fn is_waiting(&self, command: CommandId) -> bool {
        self.outbox.is_waiting(command, self.place.epoch)
    }

    /// The place in the server's sequence that the confirmed rows stand at.
    pub fn cursor(&self) -> Seq {
        self.place.cursor
    }

    /// A confirmed row as the server has it, so far as this device knows: without what waits.
    pub fn confirmed(&self, key: RowKey) -> Option<&Row> {
        self.layers.confirmed(key)
    }
}

impl Replica {
    /// Whether this tab syncs: the one that leads, and any that has no storage to share.
    fn leads(&self) -> bool {
        self.tab.is_leading || self.is_memory_only
    }

    fn is_ready(&self) -> bool {
        self.start.cache && self.start.outbox
    }

    /// Whether the server may be asked for news: also where the outbox cannot be read. Nothing is
    /// sent then, because what stands there comes first.
    fn may_pull(&self) -> bool {
        self.leads() && (self.is_ready() || (self.start.cache && self.unread.has(Part::Outbox)))
    }

    #[cfg(test)]
    fn is_broken(&self, by: Break) -> bool {
        self.breaks == Some(by)
    }

    /// Who acts, and when: the act's own time, so that deciding it again gives the same rows.
    fn context(&self, envelope: &Envelope) -> Context {
        let member = self.rows().member(self.me);
        Context {
            command_id: envelope.id,
            member_id: self.me,
            role: member.map_or(Role::Member, |member| member.role),
            now: envelope.at,
        }
    }

    fn own_status(&self) -> LeaderStatus {
        LeaderStatus {
            link: self.connection.link(),
            last_success: self.connection.last_success(),
            clock_ahead: self.clock.ahead().0,
            first_load: self.place.first_load(),
            epoch: self.place.epoch,
            cursor: self.place.cursor,
            waiting: self.outbox.waiting(self.place.epoch),
            storage: if self.is_memory_only {
                Storage::MemoryOnly
            } else if self.recent.is_failing() || self.save_at.is_some() {
                if self.is_full {
                    Storage::Full
                } else {
                    Storage::Failing
                }
            } else if self.unread.is_empty() {
                Storage::Ok
            } else {
                Storage::Unreadable
            },
        }
    }
}

#[cfg(test)]
mod tests;
