//! The prompt for the two AI modes: built by the domain from what this device knows.

use super::state::Compose;
use crate::data::Data;

/// The whole prompt as text.
pub fn prompt(_data: Data, _compose: Compose) -> String {
    String::new()
}
