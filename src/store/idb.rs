//! The storage in the browser's IndexedDB: two databases per workspace and member, so that nothing
//! of one account is ever read in another.
//!
//! Both stand on one thin binding (see `docs/adr/0002`), because both need what it alone offers:
//! how durable a transaction is, why it was aborted, and word of another tab's upgrade.

mod binding;
mod cache;
mod guard;
mod outbox;

pub use binding::Notice;
pub use cache::IdbCache;
pub use guard::{Before, IdbGuard};
pub use outbox::IdbOutbox;

use crate::StoreError;
use domain::{MemberId, WorkspaceId};

fn cache_name(workspace: WorkspaceId, member: MemberId) -> String {
    format!("rapport-cache-{workspace}-{member}")
}

fn outbox_name(workspace: WorkspaceId, member: MemberId) -> String {
    format!("rapport-outbox-{workspace}-{member}")
}

/// Asks the browser not to evict this device's storage when room gets scarce, and says whether it
/// agreed. Some browsers ask the person.
pub async fn persist() -> bool {
    binding::persist().await.unwrap_or(false)
}

/// Removes the databases of a member, at sign-out. Handles of this and other tabs let go at once.
pub async fn remove(workspace: WorkspaceId, member: MemberId) -> Result<(), StoreError> {
    binding::delete(&cache_name(workspace, member)).await?;
    binding::delete(&outbox_name(workspace, member)).await?;
    binding::delete(guard::NAME).await
}
