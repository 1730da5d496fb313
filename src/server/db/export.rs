//! Everything of a workspace, part by part.

use super::{
    DbError,
    changes::{self, Pull, Pulled},
    people,
};
use domain::{Epoch, MemberId, Role, Timestamp, WorkspaceId};
use protocol::{Seq, limits::MAX_ROWS};
use rusqlite::Connection;

/// Rows of a workspace, one a line.
#[derive(Debug)]
pub struct Part {
    pub lines: Vec<u8>,
    /// Where the next part begins; absent where there is none.
    pub next: Option<Seq>,
}

/// The part that begins there, for an admin, as whoever asks is now: the file may take long, and who
/// is none any more gets no more of it. `None` where the place lies ahead of the workspace.
pub fn part(
    connection: &Connection,
    workspace: WorkspaceId,
    reader: MemberId,
    since: Seq,
    (epoch, now): (Epoch, Timestamp),
) -> Result<Option<Part>, DbError> {
    let member = people::member(connection, workspace, reader)?;
    if member.is_none_or(|member| member.role < Role::Admin) {
        return Err(DbError::NotAllowed);
    }
    let pull = Pull {
        since,
        limit: MAX_ROWS,
        messages_since: None,
        what: Pulled::Everything,
    };
    let changes = changes::since(connection, workspace, reader, pull, epoch, now)?;
    changes
        .map(|changes| {
            Ok(Part {
                lines: changes.lines()?,
                next: changes.more.then_some(changes.next),
            })
        })
        .transpose()
}
