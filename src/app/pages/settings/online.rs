//! What only the server knows: asked for when the part is shown, and again when it can be reached.

use crate::{
    data::use_data,
    shell::http::{self, HttpError},
    texts::settings,
};
use leptos::{prelude::*, task::spawn_local};
use replica::Link;
use serde::de::DeserializeOwned;

/// An answer of the server, or why there is none.
pub type Answer<T> = Option<Result<T, HttpError>>;

/// A list that the server keeps.
pub struct Asked<T: 'static> {
    path: &'static str,
    answer: RwSignal<Answer<Vec<T>>>,
}

// By hand: a derived `Copy` would ask for one of `T`.
impl<T> Clone for Asked<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Asked<T> {}

impl<T: DeserializeOwned + Clone + Send + Sync + 'static> Asked<T> {
    /// Asks now, and whenever the connection comes back.
    pub fn new(path: &'static str) -> Self {
        let data = use_data();
        let asked = Self {
            path,
            answer: RwSignal::new(None),
        };
        let contact = Memo::new(move |_| {
            let status = data.status();
            (status.link == Link::Offline, status.last_success)
        });
        Effect::new(move || {
            // Read, not tracked: a memo that nobody reads hears nothing.
            contact.get();
            if !untrack(|| asked.is_here()) {
                asked.again();
            }
        });
        asked
    }

    /// Asks again.
    pub fn again(self) {
        let Self { path, answer } = self;
        spawn_local(async move {
            let got = http::get::<Vec<T>>(path).await;
            // The page may be left by now.
            let _ = answer.try_set(Some(got));
        });
    }

    /// The list; empty until it is here.
    pub fn list(self) -> Vec<T> {
        self.answer.with(|answer| match answer {
            Some(Ok(list)) => list.clone(),
            _ => Vec::new(),
        })
    }

    pub fn is_here(self) -> bool {
        self.answer.with(|answer| matches!(answer, Some(Ok(_))))
    }

    /// What to say instead of the list.
    pub fn words(self) -> Option<String> {
        self.answer.with(|answer| match answer {
            None => Some(settings::LOADING.to_owned()),
            Some(Ok(_)) => None,
            Some(Err(error)) => Some(words(error)),
        })
    }
}

/// An error of a request, in plain words.
pub fn words(error: &HttpError) -> String {
    error.detail().unwrap_or(settings::NEEDS_NETWORK).to_owned()
}

/// Says why the list is not here.
#[component]
pub fn InsteadOf<T>(asked: Asked<T>) -> impl IntoView
where
    T: DeserializeOwned + Clone + Send + Sync + 'static,
{
    move || {
        asked
            .words()
            .map(|words| view! { <p class="soft" role="status">{words}</p> })
    }
}
