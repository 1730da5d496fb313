//! Logging, saving and clearing what stands in the composer.

use super::{
    super::{
        super::{
            filling::fill_in,
            handed::logged,
            thread::Subject,
            undo::{offer_copy, offer_copy_of},
        },
        texts::label_of,
    },
    Compose, Earlier,
};
use crate::{
    data::Data,
    parts::Toasts,
    shell::clock,
    texts::{assistance, composer as words, thread, variables},
};
use domain::{
    CommandId, DeleteDraft, Direction, LogMessage, MessageId, Mode, Refusal, Said, SaveDraft,
    compose::Composition, email_html::can_have_form, suggestion::Variants,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

impl Compose {
    /// Why nothing of ours can be logged here, if so: asked of the rules with a text that any
    /// message could have. Watched.
    pub fn barrier(self) -> Option<Refusal> {
        self.data.watch_row(self.subject.account);
        self.data.watch_row(self.subject.conversation);
        let probe = self.composition(Mode::LogSent);
        let probe = Composition {
            account_text: "·".to_owned(),
            occurred_at: self.data.now(),
            correspondent: None,
            ..probe
        };
        let nowhere = Place::new(MessageId(uuid::Uuid::nil()));
        self.data
            .would(&self.log_command(&nowhere, probe.said(), false).into())
            .err()
    }

    /// Whether the chosen mode can be used.
    pub fn may_write(self) -> bool {
        self.mode.get().direction() == Direction::Inbound || self.barrier().is_none()
    }

    pub(super) fn log_command(self, place: &Place, said: Said, log_anyway: bool) -> LogMessage {
        LogMessage {
            id: place.id,
            account_id: self.subject.account,
            campaign_id: self.subject.campaign,
            said,
            log_anyway,
            base: place.base,
            call: None,
            html: None,
            suggested: None,
        }
    }

    fn place(self) -> Place {
        let begun = self.begun.get_untracked();
        let mode = self.mode.get_untracked();
        Place::of(self.data, begun.message_id, begun.base, mode)
    }

    /// The text is safe where it went: it stands here no more, nor where it came from.
    fn settle(self, place: Place) {
        let texts = &self.data.engine().texts;
        texts.forget(
            self.subject.conversation,
            self.begun.get_untracked().message_id,
        );
        place.leave(self.data);
        self.begin();
    }

    /// Logs what stands here.
    pub fn log(self, log_anyway: bool) {
        // What somebody wrote is logged though a draft was awaited; half of one is not.
        if self.stop_writing() && self.stands_as_suggested() {
            self.toasts().say(assistance::drafts::STOPPED);
            return;
        }
        if untrack(|| self.is_outdated()) {
            self.trouble.set(Some(assistance::OUTDATED.to_owned()));
            return;
        }
        let mut said = self.said();
        let Subject {
            account, campaign, ..
        } = self.subject;
        let missing = fill_in(self.data, account, campaign, &mut said);
        if !missing.is_empty() {
            self.trouble.set(Some(variables::missing(&missing)));
            return;
        }
        let place = self.place();
        let id = place.id;
        let command = LogMessage {
            html: self
                .html()
                .get_untracked()
                .filter(|_| can_have_form(said.mode, said.channel)),
            suggested: self.suggestion(),
            ..self.log_command(&place, said.clone(), log_anyway)
        };
        match self.data.dispatch(command) {
            Ok(_) => {
                let (data, toasts) = (self.data, self.toasts());
                let typed = data.engine().texts.get(self.subject.conversation);
                self.settle(place);
                logged(data, toasts, self.handed(), campaign, id, &said, typed);
                leave();
            }
            Err(Refusal::SameReply { earlier, at }) => {
                self.earlier.set(Some(Earlier {
                    message: earlier,
                    at,
                }));
            }
            Err(refusal) => self.refuse(&refusal),
        }
    }

    /// Says what is wrong, by the name of the box that it is wrong with.
    fn refuse(self, refusal: &Refusal) {
        // Said beside its field already.
        let is_set_back = self.occurred_at.with_untracked(Option::is_some);
        if is_set_back && matches!(refusal, Refusal::InFuture { .. }) {
            focus(".composer__time");
            return;
        }
        let of_box = words::refusal(refusal, |is_theirs| {
            label_of(self.mode.get_untracked(), is_theirs)
        });
        let sentence = of_box.unwrap_or_else(|| self.data.refusal_text(refusal));
        self.trouble.set(Some(sentence));
    }

    /// Keeps what stands here as a draft of the conversation. Says whether it could.
    pub fn save_draft(self) -> bool {
        let mode = self.mode.get_untracked();
        if mode.direction() == Direction::Inbound {
            self.trouble.set(Some(words::FINISH_FIRST.to_owned()));
            return false;
        }
        let place = self.place();
        let command = self.draft_command_at(&place);
        match self.data.dispatch(command) {
            Ok(_) => {
                let beside = self.variants().get_untracked();
                self.settle(place);
                say_saved(self.toasts(), &beside);
                true
            }
            Err(refusal) => {
                self.refuse(&refusal);
                false
            }
        }
    }

    /// What keeps the text as a draft.
    pub(super) fn draft_command(self) -> SaveDraft {
        self.draft_command_at(&self.place())
    }

    fn draft_command_at(self, place: &Place) -> SaveDraft {
        SaveDraft {
            id: place.id,
            account_id: self.subject.account,
            campaign_id: self.subject.campaign,
            said: self.said_in_draft(),
            base: place.base,
            begun_at: Some(self.begun.get_untracked().at),
            suggested: self.suggestion(),
        }
    }

    /// A translation of an earlier text does not go along: the draft would not tell that it is one.
    fn said_in_draft(self) -> Said {
        let said = self.said();
        if untrack(|| self.is_outdated()) && self.is_untouched() {
            let original_text = String::new();
            return Said {
                original_text,
                ..said
            };
        }
        said
    }

    /// Clears what stands here; it can be brought back.
    pub fn discard(self) {
        let texts = &self.data.engine().texts;
        let kept = texts.get(self.subject.conversation);
        texts.forget(
            self.subject.conversation,
            self.begun.get_untracked().message_id,
        );
        // An emptied box is still the same box: what is typed next is of the same kind.
        let mode = self.mode.get_untracked();
        self.begin();
        self.mode.set(mode);
        if let Some(kept) = kept {
            let (data, toasts) = (self.data, self.toasts());
            // The composer may be gone by then: the text comes back by where texts are kept.
            let undo = move || {
                let texts = &data.engine().texts;
                if texts.get(kept.conversation_id).is_some() {
                    offer_copy(toasts, kept.original_text.clone());
                    return;
                }
                texts.keep(kept.clone());
                texts.arrived.notify();
            };
            self.toasts().offer(words::CLEARED, thread::UNDO, undo);
        }
    }
}

/// Says that a draft is saved; and offers what somebody wrote beside it, which is no part of it.
pub(in super::super) fn say_saved(toasts: Toasts, beside: &Variants) {
    let own = beside.own_beside();
    if own.is_empty() {
        toasts.say(words::DRAFT_SAVED);
    } else {
        offer_copy_of(toasts, words::DRAFT_SAVED_ALONE, own.join("\n\n"));
    }
}

/// Leads to the field that something is wrong with.
fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(field) = found.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        let _ = field.focus();
    }
}

/// The width in px below which a page is laid out for a phone: 48rem of `style/`.
const PHONE: f64 = 768.0;

/// The focus leaves the composer, in which there is nothing to do any more: single keys act again, as
/// the one that undoes. On a phone the composer, which is one line until it is tapped, folds up.
fn leave() {
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    let active = document().active_element();
    let active = active.filter(|active| matches!(active.closest(".composer"), Ok(Some(_))));
    let Some(active) = active.and_then(|active| active.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    if width.is_some_and(|width| width < PHONE) {
        let _ = active.blur();
    } else {
        focus("[role='log']");
    }
}

/// Where a text goes when it is logged or saved.
pub(in super::super) struct Place {
    pub(in super::super) id: MessageId,
    /// The save that it was edited from.
    pub(in super::super) base: Option<CommandId>,
    /// The draft that it leaves behind.
    left: Option<DeleteDraft>,
}

impl Place {
    pub(super) fn new(id: MessageId) -> Self {
        Self {
            id,
            base: None,
            left: None,
        }
    }

    /// Where the text goes that was begun as this message. A draft's mode never changes: in another
    /// mode the text is a message of its own, and the draft goes once that is safe.
    pub(in super::super) fn of(
        data: Data,
        id: MessageId,
        base: Option<CommandId>,
        mode: Mode,
    ) -> Self {
        let is_fixed = data.rows(|rows| {
            rows.message(id)
                .is_some_and(|draft| base.is_some() && draft.said.mode != mode)
        });
        if is_fixed {
            Self {
                left: Some(DeleteDraft { id, base }),
                ..Self::new(MessageId(clock::new_id()))
            }
        } else {
            Self {
                base,
                ..Self::new(id)
            }
        }
    }

    /// The text is safe where it went: the draft that it came from goes.
    pub(in super::super) fn leave(self, data: Data) {
        if let Some(left) = self.left {
            // A draft can always be deleted; one that is gone is deleted already.
            let _ = data.dispatch(left);
        }
    }
}
