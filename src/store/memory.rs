//! The storage in memory: what the contract means, in as few words as possible.
//!
//! A clone is another handle on the same storage, as another tab has one.

mod cache;
mod outbox;

pub use cache::MemoryCache;
pub use outbox::MemoryOutbox;
