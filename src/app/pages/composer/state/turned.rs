//! Turning to another mode, and back: what goes along, what stays behind, and what comes back.

use super::{
    super::{super::undo::text_of, kept::save_kept},
    Compose,
};
use domain::{
    Direction, Message, MessageId, Mode, compose::carried, text::has_visible, written_in_likely,
};
use leptos::prelude::*;

/// What a mode that was left had, for whoever comes back to it.
#[derive(Debug, Clone, Default)]
pub(super) struct Turned {
    /// The member's own text, which went into the box of theirs.
    pub(super) own: Option<String>,
    /// What they were to read beside a text of the member's own.
    pub(super) theirs: Option<String>,
    /// Whether the text was being written here, for them to read: it is nothing that they said.
    pub(super) is_ours: bool,
}

/// A text of ours that is kept on the device as it stood, while the mode of theirs is looked at.
#[derive(Debug, Clone)]
pub(super) struct Aside {
    message: MessageId,
    turned: Turned,
}

impl Compose {
    /// Another text has begun.
    pub(super) fn forget_turned(self) {
        self.around
            .update_value(|around| around.turned = Turned::default());
    }

    pub(super) fn aside(self) -> RwSignal<Option<Aside>> {
        self.around.with_value(|around| around.aside)
    }

    /// Whether the text stands aside while the mode of theirs is looked at. Watches nothing.
    pub(super) fn is_aside(self, message: MessageId) -> bool {
        let aside = self.aside();
        aside.with_untracked(|aside| aside.as_ref().is_some_and(|it| it.message == message))
    }

    /// Whether a text of ours waits for whoever only looks at the mode of theirs. Watched.
    pub fn has_aside(self) -> bool {
        self.aside().with(Option::is_some)
    }

    /// Chooses a mode. The text goes along, unless it is meant for them and the mode is theirs: then
    /// it stays on the device as it is, and comes back with a mode of ours; where it could not become a
    /// draft once theirs is pasted, it goes along too.
    pub fn turn_to(self, mode: Mode) {
        let before = self.mode.get_untracked();
        let turns_back = before.direction() == Direction::Inbound
            && mode.direction() == Direction::Outbound
            && self.is_blank();
        if turns_back && self.come_back() {
            if self.mode.get_untracked() != mode {
                self.turn_to(mode);
            }
            return;
        }
        if before.is_written_here() && !self.is_blank() {
            self.around
                .update_value(|around| around.turned.is_ours = true);
        }
        let is_ours = self.around.with_value(|around| around.turned.is_ours);
        let stays = before.stays_behind(mode)
            || is_ours && mode.direction() == Direction::Inbound && before != mode;
        if stays && !self.is_blank() && self.put_aside() {
            self.mode.set(mode);
            return;
        }
        let gives_way = before.gives_way_to_paste(mode) && !self.is_blank();
        self.around
            .update_value(|around| around.carried = gives_way.then_some(before));
        self.carry(before, mode);
        self.mode.set(mode);
        self.keep();
    }

    /// Leaves what stands here where it is kept, and shows an empty composer. Says whether it did.
    fn put_aside(self) -> bool {
        if self.data.would(&self.draft_command().into()).is_err() {
            return false;
        }
        let message = self.message_id();
        let texts = &self.data.engine().texts;
        let kept = texts.get(self.subject.conversation);
        if kept.is_none_or(|kept| kept.message_id != message) {
            self.keep();
        }
        let turned = self.around.with_value(|around| around.turned.clone());
        self.begin();
        self.around.update_value(|around| around.carried = None);
        self.aside().set(Some(Aside { message, turned }));
        true
    }

    /// Whoever only looked at the mode of theirs has their text again, as it is by now. Says whether there
    /// was one.
    pub fn come_back(self) -> bool {
        let Some(Aside { message, turned }) = self.take_aside() else {
            return false;
        };
        let texts = &self.data.engine().texts;
        let kept = texts.get(self.subject.conversation);
        let Some(text) = kept.filter(|kept| kept.message_id == message) else {
            return false;
        };
        self.restore(text);
        self.set_of_here(true);
        self.around.update_value(|around| around.turned = turned);
        true
    }

    /// Puts a saved draft back into the composer. What stood there becomes a draft itself; where it
    /// cannot, it stays, and says so.
    pub fn take_draft(self, draft: &Message) {
        let came_back = self.come_back();
        let is_another = self.begun.get_untracked().message_id != draft.id;
        // As it was changed here, which nobody else has.
        if came_back && !is_another {
            return;
        }
        if is_another && !self.is_blank() && !self.save_draft() {
            return;
        }
        self.begin();
        self.restore(text_of(draft, self.subject.campaign));
        self.keep();
    }

    fn take_aside(self) -> Option<Aside> {
        let aside = self.aside();
        let is_there = aside.with_untracked(Option::is_some);
        is_there.then(|| aside.try_update(Option::take).flatten())?
    }

    /// Something else stands here now: what stood aside becomes a draft. Where it cannot be one any more, it
    /// stands behind what was pasted.
    pub(super) fn file_aside(self) {
        let Some(aside) = self.take_aside() else {
            return;
        };
        let texts = &self.data.engine().texts;
        let kept = texts.get(self.subject.conversation);
        let Some(text) = kept.filter(|kept| kept.message_id == aside.message) else {
            return;
        };
        let ours = format!("{}\n\n{}", text.own_text, text.original_text);
        if !save_kept(self.data, self.toasts(), &text) {
            self.account_text
                .update(|theirs| *theirs = format!("{theirs}\n\n{}", ours.trim()));
        }
    }

    /// Between the two boxes, what the mode that is chosen has no other place for.
    fn carry(self, before: Mode, mode: Mode) {
        let theirs = self.account_text.get_untracked();
        let own = self.own_text.get_untracked();
        let is_own = self.is_own_language(&theirs)
            || self
                .around
                .with_value(|around| around.turned.own.as_ref() == Some(&theirs));
        let carried = carried(mode, &theirs, &own, is_own);
        if let Some((account_text, own_text)) = &carried {
            self.account_text.set(account_text.clone());
            self.own_text.set(own_text.clone());
            self.around.update_value(|around| {
                around.turned.own = Some(account_text.clone()).filter(|text| !text.is_empty());
            });
        } else if before == Mode::TypeTranslate && has_visible(&own) {
            self.around
                .update_value(|around| around.turned.theirs = Some(theirs));
        } else if mode == Mode::TypeTranslate && has_visible(&own) {
            let left = self
                .around
                .try_update_value(|around| around.turned.theirs.take());
            // What was drafted meanwhile is no translation of what stands beside it.
            if before.is_ai() && left.flatten().is_some_and(|left| left != theirs) {
                self.restore_made(Some(String::new()), true);
            }
        }
    }

    /// Whether a text is plainly in the member's own language, and not in the account's.
    fn is_own_language(self, text: &str) -> bool {
        let target = untrack(|| self.target());
        let source = self.data.source_language();
        let likely = [source.clone(), target.clone()];
        let written_in = written_in_likely(text, &likely);
        !source.same_as(&target) && written_in.is_some_and(|it| it.same_as(&source))
    }

    /// Where a text of ours stands in the box of theirs, and theirs is pasted now, ours is kept as a draft.
    /// Says whether the box is empty by that.
    pub fn gives_way(self) -> bool {
        let carried = self.around.try_update_value(|around| around.carried.take());
        let Some(ours) = carried.flatten().filter(|_| !self.is_blank()) else {
            return false;
        };
        let theirs = self.mode.get_untracked();
        self.mode.set(ours);
        let is_kept = self.save_draft();
        self.mode.set(theirs);
        is_kept
    }
}
