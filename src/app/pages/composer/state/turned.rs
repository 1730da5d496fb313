//! Turning to another mode, and back: what goes along, what stays behind, and what comes back.

use super::Compose;
use domain::{
    Direction, MessageId, MessageStatus, Mode, compose::carried, text::has_visible,
    written_in_likely,
};
use leptos::prelude::*;

/// What a mode that was left had, for whoever comes back to it.
#[derive(Debug, Clone, Default)]
pub(super) struct Turned {
    /// The member's own text, which went into the box of theirs.
    pub(super) own: Option<String>,
    /// What they were to read beside a text of the member's own.
    pub(super) theirs: Option<String>,
    /// The draft that ours became where theirs was looked at.
    pub(super) draft: Option<MessageId>,
}

impl Compose {
    /// Another text has begun: a draft may still come back.
    pub(super) fn forget_turned(self) {
        self.around.update_value(|around| {
            let Turned { draft, .. } = around.turned;
            around.turned = Turned {
                draft,
                ..Turned::default()
            };
        });
    }

    /// Chooses a mode. The text goes along, unless it is meant for them and the mode is theirs: then
    /// it is kept as a draft, which comes back with a mode of ours; where it cannot be one, it goes along
    /// too.
    pub fn turn_to(self, mode: Mode) {
        let before = self.mode.get_untracked();
        if self.takes_draft_back(before, mode) {
            return;
        }
        if before.stays_behind(mode) && !self.is_blank() {
            let draft = self.save_draft();
            self.around
                .update_value(|around| around.turned.draft = draft);
        }
        let gives_way = before.gives_way_to_paste(mode) && !self.is_blank();
        self.around
            .update_value(|around| around.carried = gives_way.then_some(before));
        self.carry(before, mode);
        self.mode.set(mode);
        self.keep();
    }

    /// What was kept as a draft is one by now: something was logged, or pasted, since.
    pub(super) fn takes_no_draft_back(self) {
        self.around
            .update_value(|around| around.turned.draft = None);
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

    /// Whoever only looked at the mode of theirs has their text again. Says whether there was one.
    fn takes_draft_back(self, before: Mode, mode: Mode) -> bool {
        let comes_back = before.direction() == Direction::Inbound
            && mode.direction() == Direction::Outbound
            && self.is_blank();
        if !comes_back {
            return false;
        }
        let kept = self
            .around
            .try_update_value(|around| around.turned.draft.take());
        let draft = kept.flatten().and_then(|id| self.data.message(id));
        let Some(draft) = draft.filter(|message| message.status == MessageStatus::Draft) else {
            return false;
        };
        self.take_draft(&draft);
        if self.mode.get_untracked() != mode {
            self.turn_to(mode);
        }
        true
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
        let is_kept = self.save_draft().is_some();
        self.mode.set(theirs);
        self.takes_no_draft_back();
        is_kept
    }
}
