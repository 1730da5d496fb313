//! How far the cache is.

use super::{SINGLES, bytes};
use crate::{
    Meta, StoreError,
    idb::binding::Transaction,
    packed::{opened, seal},
};
use domain::{Epoch, Timestamp};
use protocol::Seq;
use serde::{Deserialize, Serialize};

/// The mark as it is stored, as JSON.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Mark {
    epoch: Epoch,
    cursor: Seq,
    messages_since: Timestamp,
    filled: bool,
    /// Counts the answers that were taken. A connection's memory of the cache holds for one.
    pub(super) generation: u64,
    /// Whether all that ever wrote kept what they did not know of a row. Versions that did not leave
    /// this out, too.
    #[serde(default)]
    is_whole: bool,
}

impl Mark {
    pub(super) fn meta(self) -> Meta {
        Meta {
            epoch: self.epoch,
            cursor: self.cursor,
            messages_since: self.messages_since,
            filled: self.filled,
        }
    }

    pub(super) fn of(meta: Meta, generation: u64) -> Self {
        Self {
            epoch: meta.epoch,
            cursor: meta.cursor,
            messages_since: meta.messages_since,
            filled: meta.filled,
            generation,
            is_whole: true,
        }
    }

    /// Whether news may be added. What an older version wrote is read, and replaced by everything as
    /// soon as the server is heard.
    pub(super) fn can_be_added_to(&self) -> bool {
        self.is_whole
    }
}

/// The mark, where there is one that can be read. Without one nothing else counts.
pub(super) async fn read(transaction: &Transaction) -> Result<Option<Mark>, StoreError> {
    let value = transaction
        .store(SINGLES)?
        .get(&"meta".into())?
        .value()
        .await?;
    let value = bytes(&value);
    let content = opened(&value).ok();
    Ok(content.and_then(|content| serde_json::from_slice(content).ok()))
}

pub(super) fn write(transaction: &Transaction, mark: Mark) -> Result<(), StoreError> {
    let content = serde_json::to_vec(&mark).expect("a mark is always JSON");
    transaction
        .store(SINGLES)?
        .put_bytes(&"meta".into(), &seal(&content))
}
