//! The client's sync engine, without I/O: `handle(event, now) -> effects`.
//!
//! A person's act is decided at once over the [`Rows`] on this device and shown; its command goes
//! into the outbox, and from there to the server, which has the last word. What comes back is the
//! changed rows since a cursor; the commands that still wait are then decided afresh on top.
//!
//! Nothing here waits, reads a clock, makes randomness, or touches a database or a network. The
//! shell does what the [`Effect`]s say, in their order, and reports back by [`Event`]s.
//!
//! What must hold, whatever order events come in:
//!
//! - A command leaves the device only after it was durable on it, or where there is no storage.
//! - A command leaves the outbox only with the server's word, or into *Decisions*, whole.
//! - The cursor stands for exactly the changes before it; answers that come twice, late or out of
//!   order change nothing.
//! - What is visible is the confirmed rows and, on top, what the waiting commands decide.

mod backoff;
mod clock;
mod connection;
mod effect;
mod event;
mod layers;
mod outbox;
mod pages;
mod place;
mod recent;
mod replica;
mod rows;
mod status;
mod tabs;
mod unread;

#[cfg(test)]
#[path = "tests/simulation/main.rs"]
mod simulation;

pub use effect::Effect;
pub use event::{CacheMeta, Event, Failure, Ticket};
pub use replica::{Heard, Replica, Rules};
pub use rows::{MatchKeys, Rows, ThreadItem};
pub use status::{FirstLoad, Link, Status, Storage};
pub use tabs::{LeaderStatus, TabMessage};
