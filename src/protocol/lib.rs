//! What crosses the wire between the app and the server (bodies, cursors, problems), and what a
//! device keeps between starts.
//!
//! No rule lives here. Every body is pinned by a test: to change one is to add a version.

pub mod assistance;
pub mod audit;
pub mod events;
pub mod kept;
pub mod limits;
pub mod people;
pub mod presence;
pub mod problem;
pub mod sync;
mod told;

/// The request header in which the app says for whom it speaks: a member's id. Where the session is
/// another's, because another tab of the browser has signed in, the answer is that this member is
/// signed out. Whoever calls the API without it speaks for whoever the session is.
pub const MEMBER_HEADER: &str = "x-rapport-member";

pub use assistance::*;
pub use audit::*;
pub use kept::*;
pub use people::*;
pub use presence::*;
pub use problem::*;
pub use sync::*;
pub use told::*;
