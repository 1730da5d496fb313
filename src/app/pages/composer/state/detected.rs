//! In which language the text is, as the browser's own detector found it where it has one.

use super::Compose;
use crate::shell::detector;
use domain::{Language, detected, likely_languages};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use replica::ThreadItem;
use std::time::Duration;

/// What was found of which text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    text: String,
    language: Option<Language>,
}

/// So long nothing is typed.
const PAUSE: Duration = Duration::from_millis(250);

impl Compose {
    /// The languages in which a text is likely to be here. Watches nothing.
    pub fn likely(self) -> Vec<Language> {
        let usual = untrack(|| self.usual_target());
        let own = untrack(|| self.data.own_languages());
        self.data.rows(|rows| {
            let items = rows.thread(self.subject.conversation);
            let messages = items.filter_map(|item| match item {
                ThreadItem::Message(message) => Some(message),
                _ => None,
            });
            likely_languages(&usual, messages, &own)
        })
    }

    /// What this very text was found to be in. Watched.
    pub fn found_in(self, text: &str) -> Option<Language> {
        let found = self.around.with_value(|around| around.found);
        found.with(|found| {
            let found = found.as_ref().filter(|found| found.text == text);
            found.and_then(|found| found.language.clone())
        })
    }

    /// Has what stands in the account's box looked at whenever typing pauses.
    pub fn detect(self) {
        let waiting = StoredValue::new(None::<TimeoutHandle>);
        let stop = move || {
            if let Some(waiting) = waiting.try_update_value(Option::take).flatten() {
                waiting.clear();
            }
        };
        Effect::new(move || {
            self.account_text.track();
            stop();
            waiting.set_value(set_timeout_with_handle(move || self.look(), PAUSE).ok());
        });
        on_cleanup(stop);
    }

    fn look(self) {
        let Some(text) = self.account_text.try_get_untracked() else {
            return;
        };
        let likely = self.likely();
        spawn_local(async move {
            if let Some((tag, confidence)) = detector::detect(&text).await {
                let language = detected(&text, &tag, confidence, &likely);
                let found = self.around.try_with_value(|around| around.found);
                // The composer may be gone by now.
                if let Some(found) = found {
                    found.set(Some(Found { text, language }));
                }
            }
        });
    }
}
