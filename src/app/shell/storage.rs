//! The device's storage. Jobs on the cache are done one after another, in the order in which they
//! were asked for, and so are jobs on the outbox; neither waits for the other.

mod jobs;
mod queue;

use super::{acting, guard, mappings, notes::BegunNotes, shelf::Shelf};
use domain::{Command, CommandId, ConversationId, MemberId, MessageId, WorkspaceId};
use leptos::task::spawn_local;
use protocol::{
    Accepted, ChangesAnswer, ComposerText, Envelope, KeptDecision, MessagesAnswer, SessionAnswer,
};
use queue::Queue;
use replica::{CacheMeta, Event};
use std::{
    cell::{Cell, OnceCell},
    rc::Rc,
};
use store::{
    Cache, Outbox, Pages, StoreError, Unreadable,
    idb::{self, IdbCache, IdbOutbox, Notice},
    memory::{MemoryCache, MemoryOutbox},
};

/// Something for the cache to do.
pub enum CacheJob {
    Read,
    Apply {
        meta: CacheMeta,
        answer: Rc<ChangesAnswer>,
    },
    AddOlder(MessagesAnswer),
    LoadPages(Vec<ConversationId>),
    Clear,
    /// Says whether nothing is there any more.
    LookIfClear,
}

/// Something for the outbox to do.
pub enum OutboxJob {
    Read,
    Save(Vec<Envelope>),
    Accept(Vec<(CommandId, Accepted)>),
    Forget(Vec<CommandId>),
    /// Commands and decisions that tell of an erased account, and what takes the place of each.
    ForgetTraces(
        Vec<(CommandId, Option<Command>)>,
        Vec<(CommandId, Option<Command>)>,
    ),
    KeepDecisions(Vec<KeptDecision>),
    ForgetDecision(CommandId),
    KeepText(Box<ComposerText>),
    ForgetText(ConversationId, MessageId),
    /// Says that all before it is done.
    Reach,
}

/// What comes of a job.
pub enum Stored {
    Event(Event),
    Texts(Vec<ComposerText>),
    /// Entries of the outbox that this version of the app cannot read. They stay where they are.
    Unreadable(Vec<Unreadable>),
    TextSaved(Box<ComposerText>),
    TextFailed(ConversationId),
    /// The outbox is as far as it was asked to say.
    Reached,
    /// Nothing of the workspace is in the cache.
    Clear,
    /// A newer version of the app has taken the storage.
    Outdated,
    /// The browser has closed the storage: what it held is perhaps gone.
    Closed,
}

type Tell = Rc<dyn Fn(Stored)>;

/// Where rows and the outbox stand: in the browser's database, or in memory where it has none.
enum Backend {
    Idb(IdbCache, IdbOutbox),
    Memory(MemoryCache, MemoryOutbox),
}

/// The storage of one tab.
pub struct Storage {
    backend: OnceCell<Backend>,
    tell: OnceCell<Tell>,
    cache_jobs: Rc<Queue<CacheJob>>,
    outbox_jobs: Rc<Queue<OutboxJob>>,
    /// The composers' texts are read once: from then on what is typed is newer.
    texts_are_read: Cell<bool>,
}

impl Storage {
    /// Not open yet.
    pub fn new() -> Rc<Self> {
        Rc::new(Self {
            backend: OnceCell::new(),
            tell: OnceCell::new(),
            cache_jobs: Rc::default(),
            outbox_jobs: Rc::default(),
            texts_are_read: Cell::new(false),
        })
    }

    /// Opens the databases of the session's member. Whether the browser grants storage: if not,
    /// all stands in memory.
    pub async fn open(&self, session: &SessionAnswer, tell: impl Fn(Stored) + 'static) -> bool {
        let tell: Tell = Rc::new(tell);
        let _ = self.tell.set(tell.clone());
        let (workspace, member) = (session.workspace.id, session.member.id);
        let cache = IdbCache::new(workspace, member);
        let outbox = IdbOutbox::new(workspace, member);
        let noticed = {
            let tell = tell.clone();
            move |notice| {
                tell(match notice {
                    Notice::Superseded => Stored::Outdated,
                    Notice::Closed => Stored::Closed,
                });
            }
        };
        cache.on_notice(noticed.clone());
        outbox.on_notice(noticed);
        // The first calls open the databases, and show whether there are any.
        let opened = match (outbox.is_empty().await, cache.meta().await) {
            (Err(error), _) | (_, Err(error)) => Err(error),
            (Ok(_), Ok(_)) => Ok(()),
        };
        let granted = match opened {
            Err(StoreError::Unavailable) => false,
            // This version never reads what is there, and nothing of it goes: what is done here is
            // sent from memory, and does not wait behind it.
            Err(StoreError::Newer) => {
                tell(Stored::Outdated);
                false
            }
            Err(StoreError::Blocked) => {
                tell(Stored::Outdated);
                true
            }
            // What else is wrong shows again, and is told, with each job.
            Ok(()) | Err(_) => true,
        };
        let backend = if granted {
            Backend::Idb(cache, outbox)
        } else {
            Backend::Memory(MemoryCache::default(), MemoryOutbox::default())
        };
        let _ = self.backend.set(backend);
        if granted {
            // Some browsers ask the person: nothing waits for the answer.
            spawn_local(async {
                let _ = idb::persist().await;
            });
        }
        granted
    }

    /// Puts a job on the cache. Before the storage is open it waits.
    pub fn cache(self: &Rc<Self>, job: CacheJob) {
        self.cache_jobs.push(job);
        self.run();
    }

    /// Puts a job on the outbox. Before the storage is open it waits. Of one composer's texts only
    /// the latest is written.
    pub fn outbox(self: &Rc<Self>, job: OutboxJob) {
        if let OutboxJob::KeepText(text) = &job {
            let id = text.conversation_id;
            let is_older = |job: &OutboxJob| matches!(job, OutboxJob::KeepText(older) if older.conversation_id == id);
            self.outbox_jobs.retain(|job| !is_older(job));
        }
        self.outbox_jobs.push_or_join(job, joined);
        self.run();
    }

    /// Does what waits, once the storage is open.
    fn run(self: &Rc<Self>) {
        if self.backend.get().is_none() {
            return;
        }
        let storage = self.clone();
        self.cache_jobs.run(move |job| {
            let storage = storage.clone();
            async move {
                match storage.backend.get() {
                    Some(Backend::Idb(cache, _)) => storage.on_cache(cache, job).await,
                    Some(Backend::Memory(cache, _)) => storage.on_cache(cache, job).await,
                    None => {}
                }
            }
        });
        let storage = self.clone();
        self.outbox_jobs.run(move |job| {
            let storage = storage.clone();
            async move {
                if matches!(job, OutboxJob::Read) && storage.is_outbox_empty().await {
                    storage.restored_nothing();
                    return;
                }
                match acting::fetch().await {
                    Ok(acting) => (acting.do_outbox)(storage, job).await,
                    // The engine asks again, later and later, and goes on without it meanwhile.
                    Err(_) if matches!(job, OutboxJob::Read) => {
                        storage.report(Event::RestoreFailed);
                    }
                    Err(_) => (acting::here().await.do_outbox)(storage, job).await,
                }
            }
        });
    }

    /// What [`acting`] does with a job: reading and writing commands and texts is not in the first
    /// load.
    pub async fn do_outbox(&self, job: OutboxJob) {
        match self.backend.get() {
            Some(Backend::Idb(_, outbox)) => self.on_outbox(outbox, job).await,
            Some(Backend::Memory(_, outbox)) => self.on_outbox(outbox, job).await,
            None => {}
        }
    }

    async fn is_outbox_empty(&self) -> bool {
        let is_empty = match self.backend.get() {
            Some(Backend::Idb(_, outbox)) => outbox.is_empty().await,
            Some(Backend::Memory(_, outbox)) => outbox.is_empty().await,
            None => Ok(true),
        };
        // What is wrong shows again, and is told, when it is read.
        is_empty.unwrap_or(false)
    }

    /// The threads of these conversations as they are kept; nothing where they cannot be read.
    pub async fn threads(&self, conversations: &[ConversationId]) -> Option<Pages> {
        let pages = match self.backend.get()? {
            Backend::Idb(cache, _) => cache.pages(conversations).await,
            Backend::Memory(cache, _) => cache.pages(conversations).await,
        };
        pages.ok()
    }

    /// Takes no jobs any more, and drops those that wait: nothing is to be written from here on.
    pub fn close(&self) {
        guard::leave();
        self.cache_jobs.close();
        self.outbox_jobs.close();
    }

    /// Ends the member's storage, once nothing can be written after it.
    pub async fn end(&self) {
        self.close();
        self.cache_jobs.ended().await;
        self.outbox_jobs.ended().await;
        if let Some(Backend::Idb(cache, outbox)) = self.backend.get() {
            // Emptied first: a tab that does not let go keeps them from being removed.
            let _ = cache.clear().await;
            let _ = outbox.clear().await;
            cache.close();
            outbox.close();
        }
    }

    fn tell(&self, stored: Stored) {
        if let Some(tell) = self.tell.get() {
            tell(stored);
        }
    }

    fn report(&self, event: Event) {
        self.tell(Stored::Event(event));
    }
}

/// Leaves nothing of a member's on the device.
pub async fn erase_device(workspace: WorkspaceId, member: MemberId) {
    Shelf::new(&scope(workspace, member)).close();
    BegunNotes(member).clear();
    mappings::forget(member);
    guard::forget();
    // A tab that has not let go of them yet clears them itself, as it hears of the sign-out.
    let _ = idb::remove(workspace, member).await;
}

/// What stands in the name of everything that is one member's on this device.
pub fn scope(workspace: WorkspaceId, member: MemberId) -> String {
    format!("{workspace}-{member}")
}

/// So many commands are saved at once at most: where there is no room, the others may still find it.
const SAVED_AT_ONCE: usize = 100;

/// Commands that wait behind others are saved with them: every save is made durable by itself, and
/// that takes longer than all the rest.
fn joined(last: &mut OutboxJob, job: OutboxJob) -> Option<OutboxJob> {
    match (last, job) {
        (OutboxJob::Save(waiting), OutboxJob::Save(commands))
            if waiting.len() + commands.len() <= SAVED_AT_ONCE =>
        {
            waiting.extend(commands);
            None
        }
        (_, job) => Some(job),
    }
}
