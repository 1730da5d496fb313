//! Recognising what was pasted: at once, or a long text in slices.

use super::{
    Pasting,
    event::{inserted, replaces_all},
    several::Several,
};
use crate::{
    pages::composer::state::Compose,
    shell::{
        clock,
        pause::{Slices, breathe},
    },
};
use domain::{
    Language,
    paste::{Reading, Recognised, Recognising, recognise},
    text::has_visible,
};
use leptos::{prelude::*, task::spawn_local};
use web_sys::ClipboardEvent;

/// A text of so many bytes is recognised in slices: it would hold the page for longer than a frame.
pub const LONG: usize = 128 * 1024;

impl Pasting {
    /// The text goes into the box at once, as the browser would put it, and is recognised in slices:
    /// whoever types on meanwhile keeps what they have.
    pub(super) fn take_long(self, event: &ClipboardEvent, text: String) {
        let stood = self.compose().account_text.get_untracked();
        let is_alone = !has_visible(&stood) || replaces_all(event);
        let Some(inserted) = inserted(event, &text) else {
            return;
        };
        event.prevent_default();
        self.put(inserted.clone());
        spawn_local(async move {
            let found = self.recognised_in_slices(&text).await;
            if !self.still_stands(&inserted) {
                return;
            }
            let account_text = self.compose().account_text;
            // As it was when it was pasted: what was being written to them makes room.
            account_text.set(stood.clone());
            self.make_room(&found);
            let stood = account_text.get_untracked();
            account_text.set(inserted.clone());
            if found.messages.len() > 1 {
                self.compose().keep();
                self.offer_several(found, stood, inserted);
            } else if is_alone {
                self.take_one(text, found);
            }
        });
    }

    pub(super) fn put(self, text: String) {
        self.compose().account_text.set(text);
        self.compose().keep();
    }

    /// Whether the composer is there, and its box holds this.
    fn still_stands(self, text: &str) -> bool {
        let compose = self.compose.try_get_value();
        let box_of = |compose: Compose| {
            let text_now = compose.account_text;
            text_now.try_with_untracked(|now| now == text)
        };
        compose.and_then(box_of).unwrap_or(false)
    }

    /// Several messages are shown to be chosen from, unless the text is edited before that.
    pub(super) fn offer_several(self, found: Recognised, stood: String, inserted: String) {
        spawn_local(async move {
            let several = Several::of(self, found, stood, inserted.clone()).await;
            if self.still_stands(&inserted) {
                self.several.set(Some(several));
            }
        });
    }

    pub(super) fn recognised(self, text: &str) -> Recognised {
        let own = self.own();
        let own: Vec<&str> = own.iter().map(String::as_str).collect();
        let likely = self.compose().likely();
        recognise(text, &self.reading(&own, &likely))
    }

    async fn recognised_in_slices(self, text: &str) -> Recognised {
        let own = self.own();
        let own: Vec<&str> = own.iter().map(String::as_str).collect();
        let likely = self.compose().likely();
        let mut recognising = Recognising::begin(text, self.reading(&own, &likely));
        // The text is shown first.
        breathe().await;
        let mut slices = Slices::begin();
        loop {
            if let Some(recognised) = recognising.step() {
                breathe().await;
                return recognised;
            }
            slices.step().await;
        }
    }

    /// What our side is called.
    fn own(self) -> Vec<String> {
        self.data.rows(|rows| {
            let members = rows.members();
            let names = members.flat_map(|member| [member.name.clone(), member.email.clone()]);
            names.collect()
        })
    }

    fn reading<'a>(self, own: &'a [&'a str], likely: &'a [Language]) -> Reading<'a> {
        Reading {
            now: self.data.now(),
            zone: &clock::utc_offset,
            own,
            likely,
        }
    }
}
