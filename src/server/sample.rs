//! The sample workspace.

use crate::db::{DbError, Tx};
use domain::{Member, Timestamp, WorkspaceId};

/// Fills a workspace with the sample.
pub fn fill(
    _tx: &mut Tx<'_>,
    _workspace: WorkspaceId,
    _owner: &Member,
    _now: Timestamp,
) -> Result<(), DbError> {
    Ok(())
}

pub const WORKSPACE: &str = "Sample";
pub const OWNER: &str = "Anna Bosch";
pub const OWNER_EMAIL: &str = "owner@example.com";
