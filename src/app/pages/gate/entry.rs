//! What every gate form does: send once, say what is wrong, and let in whom the server names.

use super::trouble_text;
use crate::{
    shell::{
        http::{self, HttpError},
        session,
    },
    texts::gate,
};
use leptos::{prelude::*, task::spawn_local};
use protocol::{ProblemKind, SessionAnswer};
use serde::Serialize;

/// The state of a form on its way in.
#[derive(Clone, Copy)]
pub struct Entry {
    pub busy: RwSignal<bool>,
    pub trouble: RwSignal<Option<String>>,
    /// The password was right, and a code of the second factor is asked for.
    pub asks_code: RwSignal<bool>,
}

impl Entry {
    pub fn new() -> Self {
        Self {
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            asks_code: RwSignal::new(false),
        }
    }

    /// Whether every field shows something, named as on the page; says which does not.
    pub fn is_filled(self, fields: &[(&'static str, RwSignal<String>)]) -> bool {
        let is_blank = |(_, value): &&(_, RwSignal<String>)| {
            value.with_untracked(|value| !domain::text::has_visible(value))
        };
        let blank = fields.iter().find(is_blank);
        self.trouble.set(blank.map(|(label, _)| gate::blank(label)));
        blank.is_none()
    }

    /// Sends the body, unless one is on its way, and enters as whoever the server names.
    pub fn send<B: Serialize + 'static>(self, path: &'static str, body: B) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            match http::post::<_, SessionAnswer>(path, &body).await {
                Ok(session) => enter(&session),
                Err(error) if needs_code(&error) => {
                    self.asks_code.set(true);
                    self.busy.set(false);
                }
                Err(error) => {
                    self.trouble.set(Some(trouble_text(&error)));
                    self.busy.set(false);
                }
            }
        });
    }
}

fn needs_code(error: &HttpError) -> bool {
    let HttpError::Problem { problem, .. } = error else {
        return false;
    };
    problem.kind == ProblemKind::CodeNeeded
}

/// Begins as the member that the server named: a fresh start of the app, with nothing of whoever
/// was here before.
fn enter(session: &SessionAnswer) {
    session::enter(session);
    let _ = window().location().replace(&session::page_asked_for());
}
