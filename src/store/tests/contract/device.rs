//! A device with storage that no other test sees.

use crate::sample::meta;
use domain::{Epoch, Row};
use protocol::{ChangedRow, Seq};
use store::{Cache, StoreError, Taken};

#[cfg(not(target_arch = "wasm32"))]
pub(crate) struct Device {
    cache: store::memory::MemoryCache,
    outbox: store::memory::MemoryOutbox,
}

#[cfg(not(target_arch = "wasm32"))]
impl Device {
    pub(crate) fn new(_test: &str) -> Self {
        Self {
            cache: store::memory::MemoryCache::default(),
            outbox: store::memory::MemoryOutbox::default(),
        }
    }

    /// A handle of its own, as another tab has one.
    pub(crate) fn cache(&self) -> store::memory::MemoryCache {
        self.cache.clone()
    }

    pub(crate) fn outbox(&self) -> store::memory::MemoryOutbox {
        self.outbox.clone()
    }
}

#[cfg(target_arch = "wasm32")]
pub(crate) struct Device {
    pub(crate) workspace: domain::WorkspaceId,
    pub(crate) member: domain::MemberId,
}

#[cfg(target_arch = "wasm32")]
impl Device {
    /// The browser's profile is new in each run, and the name is the test's own.
    pub(crate) fn new(test: &str) -> Self {
        let id = |what| uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_OID, what);
        Self {
            workspace: domain::WorkspaceId(id(test.as_bytes())),
            member: domain::MemberId(id(b"member")),
        }
    }

    pub(crate) fn cache(&self) -> store::idb::IdbCache {
        store::idb::IdbCache::new(self.workspace, self.member)
    }

    pub(crate) fn outbox(&self) -> store::idb::IdbOutbox {
        store::idb::IdbOutbox::new(self.workspace, self.member)
    }
}

/// Answers that begin where the cache stands.
pub(crate) trait Follow: Cache {
    /// Takes what changed up to `next`.
    async fn follow(&self, epoch: Epoch, next: Seq, rows: &[ChangedRow]) -> Result<(), StoreError> {
        let here = self.meta().await?.filter(|meta| meta.epoch == epoch);
        let since = here.map_or(0, |meta| meta.cursor);
        let taken = self.apply(meta(epoch, next), since, rows).await?;
        assert_eq!(taken, Taken::Here);
        Ok(())
    }
}

impl<C: Cache> Follow for C {}

/// All summary rows, in the order of their keys. Fails on a part that is too long, and on a row
/// that is there twice.
pub(crate) async fn summaries(cache: &impl Cache) -> Vec<Row> {
    let mut rows = Vec::new();
    let loaded = cache
        .summaries(&mut |part| {
            assert!(part.len() <= 1_000, "a part has {} rows", part.len());
            rows.extend(part);
        })
        .await
        .unwrap();
    assert_eq!(loaded.rows, rows.len());
    assert_eq!(loaded.broken, 0);
    sorted(rows)
}

/// The rows of some conversations' pages, in the order of their keys.
pub(crate) async fn pages(
    cache: &impl Cache,
    conversations: &[domain::ConversationId],
) -> Vec<Row> {
    let pages = cache.pages(conversations).await.unwrap();
    assert_eq!(pages.broken, []);
    sorted(pages.rows)
}

pub(crate) fn sorted(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by_key(Row::key);
    let mut keys: Vec<_> = rows.iter().map(Row::key).collect();
    keys.dedup();
    assert_eq!(keys.len(), rows.len(), "a row is there twice");
    rows
}

type Task<'a, T> = std::pin::Pin<Box<dyn Future<Output = T> + 'a>>;

/// Runs tasks side by side, as the app does.
pub(crate) async fn together<T, const N: usize>(mut tasks: [Task<'_, T>; N]) -> [T; N] {
    use std::task::Poll;
    let mut outcomes = [const { None }; N];
    std::future::poll_fn(|context| {
        for (task, outcome) in tasks.iter_mut().zip(&mut outcomes) {
            if outcome.is_none()
                && let Poll::Ready(done) = task.as_mut().poll(context)
            {
                *outcome = Some(done);
            }
        }
        if outcomes.iter().all(Option::is_some) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    outcomes.map(Option::unwrap)
}
