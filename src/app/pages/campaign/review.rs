//! The review of many accounts at once: what is selected, what is decided, and the way back.

use crate::{
    data::{Data, use_data},
    pages::{
        batch::Batch,
        frame::keys::{is_typing, turns_a_choice},
        many::take,
        over::is_dialog_open,
    },
    parts::Toasts,
    shell::shortcuts,
    texts::{campaigns as words, decisions},
};
use domain::{
    Command, ConversationId, ReviewConversation, ReviewStatus, TakeOutOfCampaign,
    inbox::at_once::Step,
    shortcuts::{Action, Chord},
};
use leptos::{ev, prelude::*};
use replica::{Rows, ThreadItem};
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

/// What can be decided, each with what its key does.
pub const VERDICTS: [(ReviewStatus, Action); 3] = [
    (ReviewStatus::Approved, Action::Approve),
    (ReviewStatus::Rejected, Action::Reject),
    (ReviewStatus::Deferred, Action::Defer),
];

/// The list that is reviewed.
#[derive(Clone, Copy)]
pub struct Review {
    data: Data,
    toasts: Toasts,
    pub batch: Batch,
    /// What the filter shows, in order.
    shown: Memo<Vec<ConversationId>>,
    pub selected: RwSignal<BTreeSet<ConversationId>>,
    /// Where a range begins: what was chosen last.
    anchor: RwSignal<Option<ConversationId>>,
}

impl Review {
    pub fn new(shown: Memo<Vec<ConversationId>>, batch: Batch) -> Self {
        Self {
            data: use_data(),
            toasts: expect_context(),
            batch,
            shown,
            selected: RwSignal::new(BTreeSet::new()),
            anchor: RwSignal::new(None),
        }
    }

    /// Selects one, or takes it out; with Shift all from the one chosen before to it.
    pub fn choose(self, id: ConversationId, chosen: bool, is_range: bool) {
        let from = self.anchor.get_untracked().filter(|_| is_range);
        let range = self.shown.with_untracked(|shown| {
            let place = |wanted| shown.iter().position(|other| *other == wanted);
            let (from, to) = (place(from?)?, place(id)?);
            Some(shown[from.min(to)..=from.max(to)].to_vec())
        });
        self.anchor.set(Some(id));
        self.selected.update(|selected| {
            for id in range.unwrap_or_else(|| vec![id]) {
                if chosen {
                    selected.insert(id);
                } else {
                    selected.remove(&id);
                }
            }
        });
    }

    /// Selects everything that the filter shows, in sight or not.
    pub fn choose_shown(self) {
        let shown = self.shown.get_untracked();
        self.selected.set(shown.into_iter().collect());
    }

    pub fn clear(self) {
        self.selected.set(BTreeSet::new());
    }

    /// Decides on the selection.
    pub fn decide_selected(self, verdict: ReviewStatus) {
        let chosen = self.selected.get_untracked();
        self.clear();
        self.decide(chosen.into_iter().collect(), verdict);
    }

    /// Decides on those that stand otherwise, and offers the way back.
    fn decide(self, ids: Vec<ConversationId>, verdict: ReviewStatus) {
        let before: Vec<(ConversationId, ReviewStatus)> = self.data.rows(|rows| {
            let stood = |id| rows.conversation(id).map(|row| (id, row.review_status));
            ids.into_iter()
                .filter_map(stood)
                .filter(|(_, status)| *status != verdict)
                .collect()
        });
        let commands = before.iter().map(|(id, _)| review(*id, verdict)).collect();
        self.batch.run(commands, move |ended| {
            let text = match ended.refusal {
                Some(refusal) => self.data.refusal_text(&refusal),
                None if ended.done < ended.total => words::review_stopped(ended.done, ended.total),
                None => words::reviewed(verdict, ended.done),
            };
            if ended.done == 0 {
                self.toasts.say(text);
                return;
            }
            let done = before[..ended.done].to_vec();
            self.toasts
                .offer(text, decisions::UNDO, move || self.put_back(&done, verdict));
        });
    }

    /// Takes those of the selection out of the campaign to whom nothing was said there yet, and
    /// offers the way back.
    pub fn take_out_selected(self) {
        let chosen = self.selected.get_untracked();
        self.clear();
        let count = chosen.len();
        let steps: Vec<Step> = self.data.rows(|rows| {
            let unused = chosen.into_iter().filter(|id| seems_unused(rows, *id));
            let rows = unused.filter_map(|id| rows.conversation(id));
            rows.map(|row| Step {
                act: Command::from(TakeOutOfCampaign {
                    conversation_id: row.id,
                }),
                back: TakeOutOfCampaign::back(row),
            })
            .collect()
        });
        if steps.is_empty() {
            self.toasts.say(words::NONE_TAKEN_OUT);
            return;
        }
        let done = move |done| words::taken_out(done, count - done);
        take(self.data, self.toasts, self.batch, steps, done, |_| true);
    }

    /// Decides on one at once, and offers the way back.
    pub fn decide_one(self, id: ConversationId, verdict: ReviewStatus) {
        let stood = self
            .data
            .rows(|rows| Some(rows.conversation(id)?.review_status));
        let Some(before) = stood.filter(|before| *before != verdict) else {
            return;
        };
        match self.data.dispatch(review(id, verdict)) {
            Ok(_) => self
                .toasts
                .offer(words::reviewed(verdict, 1), decisions::UNDO, move || {
                    self.put_back(&[(id, before)], verdict);
                }),
            Err(refusal) => self.toasts.say(self.data.refusal_text(&refusal)),
        }
    }

    /// Each as it stood, unless somebody has decided anew since.
    fn put_back(self, before: &[(ConversationId, ReviewStatus)], verdict: ReviewStatus) {
        let commands: Vec<Command> = self.data.rows(|rows| {
            let stands = |id| rows.conversation(id).map(|row| row.review_status);
            before
                .iter()
                .filter(|(id, _)| stands(*id) == Some(verdict))
                .map(|(id, status)| review(*id, *status))
                .collect()
        });
        self.batch.run(commands, move |ended| {
            self.toasts.say(match ended.refusal {
                Some(refusal) => self.data.refusal_text(&refusal),
                None => words::put_back(ended.done),
            });
        });
    }

    /// The keys of the list, while the focus is in it: those of the verdicts decide on the
    /// selection, without one on the row with the focus.
    pub fn key(self, event: &KeyboardEvent) {
        if event.alt_key() || is_typing(event) {
            return;
        }
        let key = event.key().to_lowercase();
        if event.ctrl_key() || event.meta_key() {
            if key == "a" {
                event.prevent_default();
                self.choose_shown();
            }
            return;
        }
        if key == "escape" {
            self.clear();
            return;
        }
        let shortcuts = shortcuts::remembered();
        // A box to be ticked takes no letter: those that go through a list act here, too.
        let step = match shortcuts.action_of(Chord::Alone, &key) {
            Some(Action::Next) => Some(1),
            Some(Action::Previous) => Some(-1),
            _ => None,
        };
        if step.is_some_and(|step| focused(event).is_some() && go(step)) {
            event.prevent_default();
            return;
        }
        let action = shortcuts.action_of(Chord::InReview, &key);
        let verdict = VERDICTS.into_iter().find(|(_, own)| Some(*own) == action);
        let Some((verdict, _)) = verdict.filter(|_| !self.batch.is_running()) else {
            return;
        };
        if self
            .selected
            .with_untracked(|selected| !selected.is_empty())
        {
            self.decide_selected(verdict);
        } else if let Some(id) = focused(event) {
            self.decide(vec![id], verdict);
        }
    }
}

/// Whether nothing was said or noted there, as far as this device knows; the act itself looks at
/// everything.
pub fn seems_unused(rows: &Rows, id: ConversationId) -> bool {
    let is_word = |item| matches!(item, ThreadItem::Message(_) | ThreadItem::Note(_));
    let row = rows.conversation(id);
    row.is_some_and(|row| row.last_activity_at().is_none()) && !rows.thread(id).any(is_word)
}

fn review(conversation_id: ConversationId, verdict: ReviewStatus) -> Command {
    ReviewConversation {
        conversation_id,
        verdict,
    }
    .into()
}

/// The arrows lead into the list from the page around it, and from row to row; Control and A select
/// all of it from there, too.
pub fn listen(review: Review) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let is_all =
            event.key().eq_ignore_ascii_case("a") && (event.ctrl_key() || event.meta_key());
        if is_all && !event.default_prevented() && !is_typing(&event) && !is_dialog_open() {
            event.prevent_default();
            review.choose_shown();
            return;
        }
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
        let is_its_own = event.default_prevented() || is_dialog_open() || turns_a_choice(&event);
        if !is_its_own && !has_modifier && !is_typing(&event) && go(step) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// The focus goes to the box of a row: the first, or the neighbour of the one with the focus.
fn go(step: isize) -> bool {
    let boxes = document().get_elements_by_class_name("review-row__select");
    let boxes: Vec<HtmlInputElement> = (0..boxes.length())
        .filter_map(|at| boxes.item(at)?.dyn_into().ok())
        .collect();
    let row_of = |node: &Element| node.closest(".review-row").ok().flatten();
    let present = document().active_element().and_then(|node| row_of(&node));
    let at = boxes
        .iter()
        .position(|one| present.is_some() && row_of(one) == present);
    let next = match at {
        None => Some(0),
        Some(at) => at.checked_add_signed(step),
    };
    next.and_then(|next| boxes.get(next))
        .is_some_and(|one| one.focus().is_ok())
}

/// The conversation whose row has the focus.
fn focused(event: &KeyboardEvent) -> Option<ConversationId> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let row = target.closest("[data-conversation]").ok()??;
    row.get_attribute("data-conversation")?.parse().ok()
}
