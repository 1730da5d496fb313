//! What a machine translated in the composer (rule book §16).

use super::Compose;
use crate::shell::drafts::Stop;
use domain::{
    Language,
    compose::{MachineMade, is_left_behind, is_outdated},
    suggestion::{Variants, kept_with},
};
use leptos::prelude::*;

impl Compose {
    /// What a machine made of the member's text last.
    pub fn made(self) -> RwSignal<Option<MachineMade>> {
        self.around.with_value(|around| around.made)
    }

    /// What an assistant suggested last, of which the text was made.
    pub fn suggested(self) -> RwSignal<Option<String>> {
        self.around.with_value(|around| around.suggested)
    }

    /// The variants of the draft that stands there, as long as it does, in whatever mode.
    pub fn variants(self) -> RwSignal<Variants> {
        self.around.with_value(|around| around.variants)
    }

    /// What stops the draft that is being written, if one is.
    pub fn writing(self) -> RwSignal<Option<Stop>, LocalStorage> {
        self.around.with_value(|around| around.writing)
    }

    /// Stops the draft that is being written: half of one is nothing that somebody means to log. Says
    /// whether there was one.
    pub(super) fn stop_writing(self) -> bool {
        let writing = self.writing().get_untracked();
        if let Some(writing) = &writing {
            writing.stop();
        }
        writing.is_some()
    }

    /// Whether what stands there is what an assistant suggested, to the letter. Watches nothing.
    pub(super) fn stands_as_suggested(self) -> bool {
        let text = self.account_text.get_untracked();
        let suggested = self.suggested();
        suggested.with_untracked(|suggested| suggested.as_ref() == Some(&text))
    }

    /// What was suggested, where it goes along: nobody suggests what they write. Watches nothing.
    pub(super) fn suggestion(self) -> Option<String> {
        let mode = self.mode.get_untracked();
        let suggested = self.suggested();
        suggested.with_untracked(|suggested| kept_with(mode, suggested.as_deref()))
    }

    /// Puts a machine's translation of the member's text into the box of what the account reads.
    pub fn take_made(self, made: MachineMade) {
        self.account_text.set(made.text.clone());
        self.made().set(Some(made));
        self.keep();
    }

    /// Whether what the account would read is nobody's own words, or nothing. Watches nothing.
    pub fn is_untouched(self) -> bool {
        self.account_text.with_untracked(|text| {
            text.is_empty()
                || self
                    .made()
                    .with_untracked(|made| made.as_ref().is_some_and(|made| made.is_machines(text)))
        })
    }

    /// Whether what the account would read was translated from an earlier text. Watched.
    pub fn is_outdated(self) -> bool {
        let (mode, target) = (self.mode.get(), self.target());
        self.made().with(|made| {
            self.account_text.with(|theirs| {
                self.own_text
                    .with(|own| is_outdated(mode, made.as_ref(), theirs, own, &target))
            })
        })
    }

    /// Whether what the account would read was corrected, and the member's text is another since. Watched.
    pub fn is_left_behind(self) -> bool {
        let (mode, target) = (self.mode.get(), self.target());
        self.made().with(|made| {
            self.account_text.with(|theirs| {
                self.own_text
                    .with(|own| is_left_behind(mode, made.as_ref(), theirs, own, &target))
            })
        })
    }

    /// What stands in both boxes says the same: in one as the machine made it of the other, but for what
    /// was filled in.
    pub fn made_as_it_stands(self) {
        if self.made().with_untracked(Option::is_some) {
            self.restore_made(Some(self.own_text.get_untracked()), self.may_be_corrected());
        }
    }

    /// From now on the text is the member's own, whoever made it.
    pub fn keep_as_own(self) {
        self.made().set(None);
        self.keep();
    }

    /// What is kept of it: the text that it was made from, where it still stands; one that nobody wrote
    /// where it is in another language than the account's by now.
    pub(super) fn made_from(self) -> Option<String> {
        let target = untrack(|| self.target());
        self.made().with_untracked(|made| {
            let made = made.as_ref()?;
            let stands = self
                .account_text
                .with_untracked(|text| !text.is_empty() && made.stands_in(text));
            let of_now = || {
                if made.into == target {
                    made.from.clone()
                } else {
                    String::new()
                }
            };
            stands.then(of_now)
        })
    }

    /// Whether what a machine made may have been corrected. Watches nothing.
    pub(super) fn may_be_corrected(self) -> bool {
        let made = self.made();
        made.with_untracked(|made| made.as_ref().is_some_and(|made| made.may_be_corrected))
    }

    /// As it was kept.
    pub(super) fn restore_made(self, from: Option<String>, may_be_corrected: bool) {
        let made = from.map(|from| MachineMade {
            from,
            into: untrack(|| self.target()),
            text: self.account_text.get_untracked(),
            may_be_corrected,
        });
        if self.made().with_untracked(|before| *before != made) {
            self.made().set(made);
        }
    }

    /// Whether the text was last changed in this tab. In the others it is looked at.
    pub fn is_of_here(self) -> bool {
        self.around.with_value(|around| around.is_of_here)
    }

    pub(super) fn set_of_here(self, is_of_here: bool) {
        self.around
            .update_value(|around| around.is_of_here = is_of_here);
    }

    /// The languages of the member's text and of the account's. Watches nothing.
    pub fn languages(self) -> (Language, Language) {
        untrack(|| (self.source(), self.target()))
    }
}
