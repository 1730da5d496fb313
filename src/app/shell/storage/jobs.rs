//! How the jobs are done, and what is told of it.

use super::{CacheJob, OutboxJob, Storage, Stored};
use domain::{Command, CommandId, ConversationId, Row};
use replica::{CacheMeta, Event};
use store::{Cache, Meta, Outbox, StoreError, Taken};

impl Storage {
    pub(super) async fn on_cache(&self, cache: &impl Cache, job: CacheJob) {
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
                let event = match self.load_pages(cache, &conversations).await {
                    Ok((rows, meta)) => Event::PagesLoaded {
                        conversations,
                        rows,
                        meta,
                    },
                    Err(error) => {
                        self.notice(&error);
                        Event::PagesFailed(conversations)
                    }
                };
                self.report(event);
            }
            CacheJob::Clear => {
                if let Err(error) = cache.clear().await {
                    self.cache_failed(&error);
                }
            }
            CacheJob::LookIfClear => {
                if cache.meta().await == Ok(None) {
                    self.tell(Stored::Clear);
                }
            }
        }
    }

    async fn read_cache(&self, cache: &impl Cache) {
        let event = match self.load(cache).await {
            Ok(()) => Event::LoadedAll,
            Err(error) => {
                self.notice(&error);
                Event::LoadFailed
            }
        };
        self.report(event);
    }

    /// The first paint's rows, then the rest, part by part.
    async fn load(&self, cache: &impl Cache) -> Result<(), StoreError> {
        let Some(meta) = cache.meta().await?.map(engine_meta) else {
            return Ok(());
        };
        if let Ok(rows) = cache.head().await {
            self.report(Event::Loaded { meta, rows });
        }
        let mut each = |rows| self.report(Event::Loaded { meta, rows });
        let loaded = cache.summaries(&mut each).await?;
        if loaded.broken > 0 {
            self.refill(cache).await;
        }
        Ok(())
    }

    /// Threads, and how far the cache is. Where a thread is damaged, the cache counts as gone.
    async fn load_pages(
        &self,
        cache: &impl Cache,
        conversations: &[ConversationId],
    ) -> Result<(Vec<Row>, Option<CacheMeta>), StoreError> {
        let pages = cache.pages(conversations).await?;
        let meta = pages.meta.filter(|_| pages.broken.is_empty());
        Ok((pages.rows, meta.map(engine_meta)))
    }

    /// A part of the cache is damaged: all of it is fetched again.
    async fn refill(&self, cache: &impl Cache) {
        let _ = cache.clear().await;
        self.report(Event::CacheElsewhere { cursor: 0 });
    }

    fn notice(&self, error: &StoreError) {
        if *error == StoreError::Newer {
            self.tell(Stored::Outdated);
        }
    }

    fn cache_failed(&self, error: &StoreError) {
        self.notice(error);
        self.report(Event::CacheFailed {
            full: *error == StoreError::Full,
        });
    }

    pub(super) async fn on_outbox(&self, outbox: &impl Outbox, job: OutboxJob) {
        match job {
            OutboxJob::Read => {
                if let Err(error) = self.read_outbox(outbox).await {
                    self.notice(&error);
                    self.report(Event::RestoreFailed);
                }
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
            OutboxJob::ForgetTraces(commands, decisions) => {
                let event = match forget_traces(outbox, &commands, &decisions).await {
                    Ok(()) => Event::TracesForgotten {
                        commands: ids(&commands),
                        decisions: ids(&decisions),
                    },
                    Err(_) => Event::TracesFailed,
                };
                self.report(event);
            }
            OutboxJob::KeepDecisions(decisions) => {
                for decision in decisions {
                    let ids = vec![decision.id];
                    let event = match outbox.keep_decision(&decision).await {
                        Ok(()) => Event::DecisionsKept(ids),
                        Err(error) => {
                            let full = error == StoreError::Full;
                            Event::DecisionsFailed { ids, full }
                        }
                    };
                    self.report(event);
                }
            }
            OutboxJob::ForgetDecision(id) => drop(outbox.forget_decision(id).await),
            OutboxJob::KeepText(text) => {
                let conversation = text.conversation_id;
                // What stands there is read before it is written over. Until then the text lies on
                // the shelf.
                if let Err(error) = self.read_texts(outbox).await {
                    self.notice(&error);
                    self.tell(Stored::TextFailed(conversation));
                    return;
                }
                match outbox.keep_text(&text).await {
                    Ok(()) => self.tell(Stored::TextSaved(text)),
                    Err(_) => self.tell(Stored::TextFailed(conversation)),
                }
            }
            OutboxJob::ForgetText(conversation, message) => {
                drop(outbox.forget_text(conversation, message).await);
            }
            OutboxJob::Reach => self.tell(Stored::Reached),
        }
    }

    /// Nothing stands in the outbox, and nobody has typed anything.
    pub(super) fn restored_nothing(&self) {
        if !self.texts_are_read.replace(true) {
            self.tell(Stored::Texts(Vec::new()));
        }
        self.report(Event::Restored {
            waiting: Vec::new(),
            decisions: Vec::new(),
        });
    }

    /// All of it or nothing: read in part, it would look as if the rest were not there.
    async fn read_outbox(&self, outbox: &impl Outbox) -> Result<(), StoreError> {
        self.read_texts(outbox).await?;
        let waiting = outbox.waiting().await?;
        let decisions = outbox.decisions().await?;
        self.tell(Stored::Unreadable(waiting.unreadable));
        self.tell(Stored::Unreadable(decisions.unreadable));
        self.report(Event::Restored {
            waiting: waiting.entries,
            decisions: decisions.entries,
        });
        Ok(())
    }

    /// What stands in the composers, once.
    async fn read_texts(&self, outbox: &impl Outbox) -> Result<(), StoreError> {
        if self.texts_are_read.get() {
            return Ok(());
        }
        let texts = outbox.texts().await?;
        self.texts_are_read.set(true);
        self.tell(Stored::Unreadable(texts.unreadable));
        self.tell(Stored::Texts(texts.entries));
        Ok(())
    }
}

async fn forget_traces(
    outbox: &impl Outbox,
    commands: &[(CommandId, Option<Command>)],
    decisions: &[(CommandId, Option<Command>)],
) -> Result<(), StoreError> {
    for (id, rest) in commands.iter().chain(decisions) {
        if let Some(rest) = rest {
            outbox.rewrite(*id, rest).await?;
        }
    }
    let gone = |(id, rest): &(CommandId, Option<Command>)| rest.is_none().then_some(*id);
    let commands: Vec<CommandId> = commands.iter().filter_map(gone).collect();
    outbox.forget(&commands).await?;
    for decision in decisions.iter().filter_map(gone) {
        outbox.forget_decision(decision).await?;
    }
    Ok(())
}

fn ids(all: &[(CommandId, Option<Command>)]) -> Vec<CommandId> {
    all.iter().map(|(id, _)| *id).collect()
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
