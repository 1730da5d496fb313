//! What an erasure (rule book §15) leaves beside the rows themselves: words in the index, texts in
//! the outcomes that commands were answered with, and pages in the log of the database.

use super::{DbError, Tx};
use domain::{Refusal, WorkspaceId};
use rusqlite::params;

/// Takes out what is not in a row. Which outcomes quote the account nobody knows any more: those of
/// the whole workspace lose what they quote, and still say what was refused and why.
pub(super) fn forget(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<(), DbError> {
    let quotations = Refusal::QUOTATIONS.map(|place| format!(", '$.refused.refusal.{place}', ''"));
    let outcomes = format!(
        "UPDATE commands SET outcome = json_replace(outcome{})
            WHERE workspace_id = ?1 AND outcome LIKE '{{\"refused\"%'",
        quotations.concat()
    );
    tx.execute(&outcomes, params![workspace.0])?;
    // A deleted entry only hides its words; written anew, the index is without them.
    tx.execute_batch("INSERT INTO message_words (message_words) VALUES ('optimize')")?;
    tx.erase();
    Ok(())
}
