//! The document's title: what the tab and the history say.

use crate::texts::shell;
use leptos::prelude::*;

/// Names the page as long as it stands.
pub fn set(name: &'static str) {
    follow(move || name.to_owned());
}

/// Names the page by what it shows.
pub fn follow(name: impl Fn() -> String + 'static) {
    Effect::new(move || {
        let name = name();
        document().set_title(&format!("{name} · {}", shell::BRAND));
    });
}
