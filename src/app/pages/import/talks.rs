//! Conversations from a file: read as a stream, shown by correspondent, imported in parts.

mod archived;
mod choices;
mod opened;
mod own;
mod pieces;
mod preview;
mod row;
mod run;
mod running;
mod said;
mod when;

pub use opened::{OpenedTalks, Reading, holds_messages};
pub use preview::TalksPreview;
pub use run::TalksRun;
pub use running::TalksProgress;
