//! Light or dark: chosen per device, remembered in `localStorage`, applied before the first paint
//! of the app.

use super::local_storage;
use leptos::prelude::*;

const KEY: &str = "rapport-theme";

/// What the person chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system has it, also when that changes.
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    /// The value of `data-theme`; absent for the system's.
    const fn name(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// What this device remembers.
pub fn remembered() -> Theme {
    let stored = local_storage().and_then(|storage| storage.get_item(KEY).ok()?);
    match stored.as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    }
}

/// Applies and remembers a choice. Where the browser keeps nothing, it holds until the next start.
pub fn choose(theme: Theme) {
    apply(theme);
    let Some(storage) = local_storage() else {
        return;
    };
    let _ = match theme.name() {
        Some(name) => storage.set_item(KEY, name),
        None => storage.remove_item(KEY),
    };
}

/// Applies what is remembered.
pub fn apply_remembered() {
    apply(remembered());
}

fn apply(theme: Theme) {
    let Some(root) = document().document_element() else {
        return;
    };
    let _ = match theme.name() {
        Some(name) => root.set_attribute("data-theme", name),
        None => root.remove_attribute("data-theme"),
    };
}
