//! The server of Rapport: sessions, commands, changes, live events, and the app inside.
//!
//! A library, so that tests start a real server on a free port; `main.rs` is the command line.
//!
//! - Rows change in one place, [`db::commands`], and only as `domain::decide` says.
//! - An answer goes out when what it says is durable.
//! - Nothing that a person wrote, and no token, is ever logged.

pub mod assets;
mod assisting;
pub mod clock;
pub mod db;
pub mod files;
pub mod folder;
pub mod limits;
pub mod live;
pub mod origin;
pub mod passwords;
pub mod presence;
pub mod providers;
pub mod proxies;
pub mod rate;
pub mod running;
pub mod sample;
pub mod second_factor;
pub mod secrets;

mod connections;
mod export;
mod extract;
mod headers;
mod problem;
mod routes;
mod state;
mod usage;
mod whereabouts;
