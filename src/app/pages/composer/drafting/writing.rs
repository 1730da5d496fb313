//! A draft as it goes into the text for which it was asked, and into no other.

use super::super::{
    super::{thread::Subject, undo::offer_copy},
    state::Compose,
};
use crate::{
    parts::Toasts,
    texts::{assistance::drafts as words, thread},
};
use domain::{MessageId, Mode, suggestion::Variant, text::has_visible};
use leptos::prelude::*;

pub(super) struct Writing {
    compose: Compose,
    message: MessageId,
    mode: Mode,
    /// What stood there.
    before: String,
    /// What had been suggested for that.
    suggested: Option<String>,
    written: String,
}

impl Writing {
    /// Into what stands in the composer now.
    pub fn into(compose: Compose) -> Self {
        Self {
            compose,
            message: compose.message_id(),
            mode: compose.mode.get_untracked(),
            before: compose.account_text.get_untracked(),
            suggested: compose.suggested().get_untracked(),
            written: String::new(),
        }
    }

    pub fn message(&self) -> MessageId {
        self.message
    }

    pub fn has_begun(&self) -> bool {
        !self.written.is_empty()
    }

    /// Whether it is written over somebody's words.
    pub fn replaces(&self) -> bool {
        has_visible(&self.before)
    }

    /// What stood there, and what was written, as variants of one text.
    pub fn variants(&self) -> (Variant, Variant) {
        let stood = Variant {
            text: self.before.clone(),
            suggested: self.suggested.clone(),
        };
        let came = Variant {
            text: self.written.clone(),
            suggested: Some(self.written.clone()),
        };
        (stood, came)
    }

    /// Whether somebody wrote what stood there, or wrote in it.
    pub fn replaces_own(&self) -> bool {
        self.replaces() && self.variants().0.is_own()
    }

    /// Keeps what is written as what is typed is kept.
    pub fn keep(&self) {
        if self.is_its_place() && self.has(&self.written) {
            self.compose.keep();
        }
    }

    /// Takes what was written next. Says whether to go on: who types into the box meanwhile has it, and
    /// another mode or message has another text. Over somebody's words it is kept only at its end: a
    /// page that is left before finds them again.
    pub fn take(&mut self, piece: &str) -> bool {
        let stands = if self.written.is_empty() {
            &self.before
        } else {
            &self.written
        };
        if !self.is_its_place() || !self.has(stands) {
            return false;
        }
        self.written.push_str(piece);
        self.compose.account_text.set(self.written.clone());
        let suggested = Some(self.written.clone());
        self.compose.suggested().set(suggested);
        if !self.replaces() {
            self.keep();
        }
        true
    }

    /// The composer is gone before the draft's end: where something else was kept meanwhile, the words
    /// that stood there can be copied.
    pub fn leave(self, toasts: Toasts) {
        let Subject { conversation, .. } = self.compose.subject;
        let kept = self.compose.data().engine().texts.get(conversation);
        let stands = kept.is_some_and(|kept| kept.original_text == self.before);
        if !self.written.is_empty() && self.replaces() && !stands {
            offer_copy(toasts, self.before);
        } else if !self.written.is_empty() && !self.replaces() {
            toasts.say(words::LEFT);
        }
    }

    /// Says that what stood there is replaced, and offers it.
    pub fn offer_back(self, toasts: Toasts) {
        let put_back = move || {
            if !self.put_back() {
                offer_copy(toasts, self.before.clone());
            }
        };
        toasts.offer(words::REPLACED, thread::UNDO, put_back);
    }

    /// Puts back what stood there before, unless the text was changed since, or is another. Says whether it
    /// did.
    pub fn put_back(&self) -> bool {
        let can_be = self.is_its_place() && self.has(&self.written);
        if can_be {
            self.compose.account_text.set(self.before.clone());
            self.compose.suggested().set(self.suggested.clone());
            self.compose.keep();
        }
        can_be
    }

    pub fn is_its_place(&self) -> bool {
        self.compose.is_here()
            && self.compose.message_id() == self.message
            && self.compose.mode.get_untracked() == self.mode
    }

    fn has(&self, text: &str) -> bool {
        let stands = self.compose.account_text.try_get_untracked();
        stands.is_some_and(|stands| stands == text)
    }
}
