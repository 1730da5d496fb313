//! What crosses the wire between the app and the server (bodies, cursors, problems), and what a
//! device keeps between starts.
//!
//! No rule lives here. Every body is pinned by a test: to change one is to add a version.

pub mod kept;
pub mod limits;
pub mod people;
pub mod problem;
pub mod sync;

pub use kept::*;
pub use people::*;
pub use problem::*;
pub use sync::*;
