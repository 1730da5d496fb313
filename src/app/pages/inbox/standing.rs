//! The rows stand still under a pointer, and where they were scrolled to: what came meanwhile waits
//! behind a sign that says how much it is.

use super::listing::{Listing, query_of};
use crate::{data::use_data, parts::Toasts};
use domain::{ConversationId, inbox::steady::steady};
use leptos::prelude::*;

/// What is shown, for which question, and how much waits.
type Shown = (Question, Vec<ConversationId>, usize);

/// What the list answers.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Question {
    filter: String,
    search: String,
    /// Whether it is answered: what stands there until then is no list to keep.
    is_settled: bool,
    /// How often the list was let go.
    let_go: u32,
}

/// The list as it is drawn.
#[derive(Clone, Copy)]
pub struct StandingList {
    pub ids: Memo<Vec<ConversationId>>,
    /// How many came, or moved, and are not shown so yet.
    pub news: Memo<usize>,
    /// Whether a mouse is over the rows.
    pub is_pointed_at: RwSignal<bool>,
    /// How far the rows are scrolled, in px.
    pub top: RwSignal<usize>,
    let_go: RwSignal<u32>,
}

impl StandingList {
    /// Follows the list as long as nothing holds it. Where something else is asked for, it is another.
    pub fn of(listing: Listing) -> Self {
        let data = use_data();
        let (is_pointed_at, top) = (RwSignal::new(false), RwSignal::new(0));
        // While the first load runs, all is news.
        let is_held =
            Memo::new(move |_| (is_pointed_at.get() || top.get() > 0) && !data.may_still_come());
        let let_go = RwSignal::new(0);
        // What is taken back comes back where it was, though a mouse rests over the rows: they follow
        // until it moves.
        let toasts = expect_context::<Toasts>();
        Effect::new(move |before: Option<u32>| {
            let acted = toasts.acted.get();
            if before.is_some() {
                is_pointed_at.set(false);
            }
            acted
        });
        let shown = Memo::new(move |before: Option<&Shown>| {
            let asked = Question {
                filter: listing.filter.with(query_of),
                search: listing.search.get(),
                is_settled: listing.found.is_settled.get(),
                let_go: let_go.get(),
            };
            let now = listing.found.ids.get();
            let is_held = is_held.get();
            match before.filter(|(other, shown, _)| *other == asked && !shown.is_empty()) {
                Some((_, shown, _)) if is_held => {
                    let open = listing.chosen.get_untracked();
                    let steady = steady(shown, &now, open);
                    (asked, steady.shown, steady.news)
                }
                _ => (asked, now, 0),
            }
        });
        Self {
            ids: Memo::new(move |_| shown.with(|(_, ids, _)| ids.clone())),
            news: Memo::new(move |_| shown.with(|(_, _, news)| *news)),
            is_pointed_at,
            top,
            let_go,
        }
    }

    /// Shows everything where it stands now.
    pub fn let_go(self) {
        self.let_go.update(|n| *n = n.wrapping_add(1));
    }
}
