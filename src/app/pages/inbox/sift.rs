//! The conversations that a filter shows, looked for in slices: with 50,000 of them that takes longer
//! than a page may stand still. A section as it is needs no looking: its order stands ready.

use crate::{data::Data, pages::frame::ticks::Ticks, shell::pause::Slices};
use domain::{
    ConversationId, Kind,
    inbox::{Filter, Reader, Section, Standing},
};
use leptos::{prelude::*, task::spawn_local};

/// How many conversations are looked at between two looks at the clock.
const STEP: usize = 200;

/// What the list shows without a search.
#[derive(Clone, Copy)]
pub struct Listed {
    /// In the order of the filter: by last activity.
    pub ids: Memo<Vec<ConversationId>>,
    /// Whether these are what the present filter shows.
    pub is_settled: Memo<bool>,
}

/// What a filter shows, followed.
pub fn listed(data: Data, ticks: Ticks, filter: Memo<Filter>) -> Listed {
    let sifted = RwSignal::new((Filter::default(), Vec::new()));
    let number = StoredValue::new(0_u32);
    Effect::new(move || {
        let filter = filter.get();
        // What was asked before is wanted no more.
        let own = number.get_value().wrapping_add(1);
        number.set_value(own);
        if filter.is_open() {
            return;
        }
        watch(data, &filter);
        let now = ticks.now();
        spawn_local(async move {
            let is_wanted = || number.try_get_value() == Some(own);
            let ids = sift(data, &filter, now, is_wanted).await;
            if let Some(ids) = ids {
                sifted.try_set((filter, ids));
            }
        });
    });
    let ids = Memo::new(move |_| {
        filter.with(|filter| {
            if filter.is_open() {
                data.watch(Kind::Conversation);
                let now = ticks.now();
                return data.rows(|rows| rows.awake(filter.section, data.me(), now).collect());
            }
            sifted.with(|(_, ids)| ids.clone())
        })
    });
    let is_settled = Memo::new(move |_| {
        filter.with(|filter| filter.is_open() || sifted.with(|(sought, _)| sought == filter))
    });
    Listed { ids, is_settled }
}

/// Runs again whenever something changes that decides what a filter shows.
pub fn watch(data: Data, filter: &Filter) {
    data.watch(Kind::Conversation);
    data.watch(Kind::Account);
    if filter.product.is_some() || filter.language.is_some() {
        data.watch(Kind::Campaign);
        data.watch(Kind::Product);
    }
    if filter.unread {
        data.watch(Kind::Reading);
    }
    if filter.draft || filter.standing == Some(Standing::RequiresAction) {
        data.watch(Kind::Message);
    }
}

/// What a filter shows by now, in its order; nothing where it is not wanted any more.
pub async fn sift(
    data: Data,
    filter: &Filter,
    now: domain::Timestamp,
    is_wanted: impl Fn() -> bool,
) -> Option<Vec<ConversationId>> {
    let reader = Reader { me: data.me(), now };
    let needs_reply =
        filter.section == Section::All && filter.standing == Some(Standing::NeedsReply);
    let all: Vec<ConversationId> = data.rows(|rows| {
        if needs_reply {
            rows.to_answer(now)
        } else {
            rows.inbox(filter.section, reader.me).collect()
        }
    });
    let mut found = Vec::new();
    let mut slices = Slices::begin();
    for part in all.chunks(STEP) {
        data.rows(|rows| {
            let shown = part.iter().filter(|id| rows.is_shown(**id, filter, reader));
            found.extend(shown.copied());
        });
        slices.step().await;
        if !is_wanted() {
            return None;
        }
    }
    Some(filter.ordered(found))
}
