//! The pages, one a file. A page reads rows, lays out components, and dispatches commands.

pub mod account;
pub mod accounts;
pub mod campaign;
pub mod campaigns;
pub mod composer;
pub mod decisions;
pub mod drafts;
pub mod duplicates;
pub mod filling;
pub mod frame;
pub mod funnel;
pub mod gate;
pub mod handed;
pub mod import;
pub mod inbox;
pub mod later;
pub mod merge;
pub mod more;
pub mod not_found;
pub mod notifications;
pub mod over;
pub mod products;
pub mod settings;
pub mod thread;
pub mod title;
pub mod undo;
