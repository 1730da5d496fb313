//! The device's storage. Jobs on the cache are done one after another, in the order in which they
//! were asked for, and so are jobs on the outbox; neither waits for the other.

use domain::{CommandId, ConversationId, MessageId, Row};
use leptos::task::spawn_local;
use protocol::{
    Accepted, ChangesAnswer, ComposerText, Envelope, KeptDecision, MessagesAnswer, SessionAnswer,
};
use replica::{CacheMeta, Event};
use std::{
    cell::{Cell, OnceCell, RefCell},
    collections::VecDeque,
    future::Future,
    rc::Rc,
};
use store::{
    Cache, Meta, Outbox, StoreError, Taken,
    idb::{self, IdbCache, IdbOutbox, Notice},
    memory::{MemoryCache, MemoryOutbox},
};

/// Something for the cache to do.
pub enum CacheJob {
    Read,
    Apply {
        meta: CacheMeta,
        answer: Box<ChangesAnswer>,
    },
    AddOlder(MessagesAnswer),
    LoadPages(Vec<ConversationId>),
    Clear,
}

/// Something for the outbox to do.
pub enum OutboxJob {
    Read,
    ReadTexts,
    Save(Vec<Envelope>),
    Accept(Vec<(CommandId, Accepted)>),
    Forget(Vec<CommandId>),
    KeepDecisions(Vec<KeptDecision>),
    ForgetDecision(CommandId),
    KeepText(Box<ComposerText>),
    ForgetText(ConversationId, MessageId),
    Clear,
}

/// What comes of a job.
pub enum Stored {
    Event(Event),
    Texts(Vec<ComposerText>),
    TextSaved(Box<ComposerText>),
    TextFailed(ConversationId),
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

/// Jobs that wait for their turn.
struct Queue<J> {
    jobs: RefCell<VecDeque<J>>,
    is_running: Cell<bool>,
}

impl<J> Default for Queue<J> {
    fn default() -> Self {
        Self {
            jobs: RefCell::default(),
            is_running: Cell::new(false),
        }
    }
}

impl<J: 'static> Queue<J> {
    fn push(&self, job: J) {
        self.jobs.borrow_mut().push_back(job);
    }

    /// Does the jobs one after another, unless that is happening already.
    fn run<F: Future<Output = ()>>(self: &Rc<Self>, run: impl Fn(J) -> F + 'static) {
        if self.is_running.replace(true) {
            return;
        }
        let queue = self.clone();
        spawn_local(async move {
            loop {
                let next = queue.jobs.borrow_mut().pop_front();
                let Some(job) = next else { break };
                run(job).await;
            }
            queue.is_running.set(false);
        });
    }
}

/// The storage of one tab.
pub struct Storage {
    backend: OnceCell<Backend>,
    tell: OnceCell<Tell>,
    cache_jobs: Rc<Queue<CacheJob>>,
    outbox_jobs: Rc<Queue<OutboxJob>>,
}

impl Storage {
    /// Not open yet.
    pub fn new() -> Rc<Self> {
        Rc::new(Self {
            backend: OnceCell::new(),
            tell: OnceCell::new(),
            cache_jobs: Rc::default(),
            outbox_jobs: Rc::default(),
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
        let opened = match (outbox.waiting().await, cache.meta().await) {
            (Err(error), _) | (_, Err(error)) => Err(error),
            (Ok(_), Ok(_)) => Ok(()),
        };
        let granted = match opened {
            Err(StoreError::Unavailable) => false,
            Err(StoreError::Newer | StoreError::Blocked) => {
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
            idb::persist().await;
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
            self.outbox_jobs
                .jobs
                .borrow_mut()
                .retain(|job| !is_older(job));
        }
        self.outbox_jobs.push(job);
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
                match storage.backend.get() {
                    Some(Backend::Idb(_, outbox)) => storage.on_outbox(outbox, job).await,
                    Some(Backend::Memory(_, outbox)) => storage.on_outbox(outbox, job).await,
                    None => {}
                }
            }
        });
    }

    /// Deletes everything of the member from the device.
    pub async fn erase(&self) {
        match self.backend.get() {
            Some(Backend::Idb(cache, outbox)) => {
                let _ = cache.clear().await;
                let _ = outbox.clear().await;
            }
            Some(Backend::Memory(cache, outbox)) => {
                let _ = cache.clear().await;
                let _ = outbox.clear().await;
            }
            None => {}
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

    async fn on_cache(&self, cache: &impl Cache, job: CacheJob) {
        match job {
            CacheJob::Read => self.read_cache(cache).await,
            CacheJob::Apply { meta, answer } => {
                let cursor = meta.cursor;
                let reached = store_meta(meta);
                match cache.apply(reached, answer.since, &answer.rows).await {
                    Ok(Taken::Here) => self.report(Event::CacheSaved { cursor }),
                    Ok(Taken::Elsewhere(cursor)) => {
                        self.report(Event::CacheElsewhere { cursor });
                    }
                    Err(error) => self.cache_failed(&error),
                }
            }
            CacheJob::AddOlder(answer) => {
                if let Err(error) = cache.add_older(answer.epoch, &answer.rows).await {
                    self.cache_failed(&error);
                }
            }
            CacheJob::LoadPages(conversations) => {
                let (rows, meta) = match self.load_pages(cache, &conversations).await {
                    Ok(loaded) => loaded,
                    Err(error) => {
                        self.cache_failed(&error);
                        (Vec::new(), None)
                    }
                };
                self.report(Event::PagesLoaded {
                    conversations,
                    rows,
                    meta,
                });
            }
            CacheJob::Clear => {
                if let Err(error) = cache.clear().await {
                    self.cache_failed(&error);
                }
            }
        }
    }

    /// The first paint's rows, then the rest, part by part.
    async fn read_cache(&self, cache: &impl Cache) {
        let meta = match cache.meta().await {
            Ok(Some(meta)) => meta,
            Ok(None) => return self.report(Event::LoadedAll),
            Err(error) => {
                self.cache_failed(&error);
                return self.report(Event::LoadedAll);
            }
        };
        let meta = engine_meta(meta);
        if let Ok(rows) = cache.head().await {
            self.report(Event::Loaded { meta, rows });
        }
        let mut each = |rows| self.report(Event::Loaded { meta, rows });
        match cache.summaries(&mut each).await {
            Ok(loaded) if loaded.broken > 0 => self.refill(cache).await,
            Ok(_) => {}
            Err(error) => self.cache_failed(&error),
        }
        self.report(Event::LoadedAll);
    }

    /// Threads, and how far the cache is. Where a thread cannot be read, the cache counts as gone.
    async fn load_pages(
        &self,
        cache: &impl Cache,
        conversations: &[ConversationId],
    ) -> Result<(Vec<Row>, Option<CacheMeta>), StoreError> {
        let pages = cache.pages(conversations).await?;
        let meta = pages.meta.filter(|_| pages.broken.is_empty());
        Ok((pages.rows, meta.map(engine_meta)))
    }

    /// A part of the cache cannot be read: all of it is fetched again.
    async fn refill(&self, cache: &impl Cache) {
        let _ = cache.clear().await;
        self.report(Event::CacheElsewhere { cursor: 0 });
    }

    fn cache_failed(&self, error: &StoreError) {
        if *error == StoreError::Newer {
            self.tell(Stored::Outdated);
        }
        self.report(Event::CacheFailed {
            full: *error == StoreError::Full,
        });
    }

    async fn on_outbox(&self, outbox: &impl Outbox, job: OutboxJob) {
        match job {
            OutboxJob::Read => {
                let waiting = outbox
                    .waiting()
                    .await
                    .map(|kept| kept.entries)
                    .unwrap_or_default();
                let decisions = outbox
                    .decisions()
                    .await
                    .map(|kept| kept.entries)
                    .unwrap_or_default();
                self.report(Event::Restored { waiting, decisions });
            }
            OutboxJob::ReadTexts => {
                let texts = outbox
                    .texts()
                    .await
                    .map(|kept| kept.entries)
                    .unwrap_or_default();
                self.tell(Stored::Texts(texts));
            }
            OutboxJob::Save(commands) => {
                let ids = commands.iter().map(|command| command.id).collect();
                match outbox.append(&commands).await {
                    Ok(()) => self.report(Event::Saved(ids)),
                    Err(error) => {
                        let full = error == StoreError::Full;
                        self.report(Event::SaveFailed { ids, full });
                    }
                }
            }
            // If one of these is lost, the server is told or asked again: harmless.
            OutboxJob::Accept(ids) => drop(outbox.accept(&ids).await),
            OutboxJob::Forget(ids) => drop(outbox.forget(&ids).await),
            OutboxJob::KeepDecisions(decisions) => {
                for decision in decisions {
                    drop(outbox.keep_decision(&decision).await);
                }
            }
            OutboxJob::ForgetDecision(id) => drop(outbox.forget_decision(id).await),
            OutboxJob::KeepText(text) => {
                let conversation = text.conversation_id;
                match outbox.keep_text(&text).await {
                    Ok(()) => self.tell(Stored::TextSaved(text)),
                    Err(_) => self.tell(Stored::TextFailed(conversation)),
                }
            }
            OutboxJob::ForgetText(conversation, message) => {
                drop(outbox.forget_text(conversation, message).await);
            }
            OutboxJob::Clear => drop(outbox.clear().await),
        }
    }
}

fn engine_meta(meta: Meta) -> CacheMeta {
    let Meta {
        epoch,
        cursor,
        messages_since,
        filled,
    } = meta;
    CacheMeta {
        epoch,
        cursor,
        messages_since,
        filled,
    }
}

fn store_meta(meta: CacheMeta) -> Meta {
    let CacheMeta {
        epoch,
        cursor,
        messages_since,
        filled,
    } = meta;
    Meta {
        epoch,
        cursor,
        messages_since,
        filled,
    }
}
