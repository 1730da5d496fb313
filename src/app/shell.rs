//! Runs the engine's effects: storage, network, other tabs, timers. The only part of the app that
//! does I/O, one file an effect. Pages read rows and dispatch commands through [`crate::data`].

pub mod acting;
pub mod assistance;
pub mod clock;
pub mod detector;
pub mod drafts;
pub mod engine;
pub mod events_shown;
pub mod guard;
pub mod http;
pub mod language_model;
pub mod live;
pub mod mappings;
pub mod notes;
pub mod notices;
mod on_device;
pub mod once;
pub mod panic;
pub mod pause;
pub mod persistence;
pub mod presence;
pub mod session;
mod shelf;
pub mod shortcuts;
pub mod storage;
pub mod tabs;
pub mod texts;
pub mod theme;
pub mod translator;
pub mod worker;

/// The storage that is read and written at once; absent where the browser refuses it.
pub fn local_storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}
