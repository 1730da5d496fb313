//! The saved views of the inbox, and how many conversations each shows.

use super::super::{
    listing::{Listing, query_of, read_query},
    sift::{sift, watch},
};
use crate::{
    data::use_data,
    pages::{
        frame::ticks::Ticks,
        saved_views::{Counts, SavedViews, saved_views},
    },
};
use domain::{SavedView, ViewPlace, inbox::Filter};
use leptos::{prelude::*, task::spawn_local};
use std::collections::HashMap;

/// What the list shows, as a view keeps it.
pub fn shown(listing: Listing) -> Memo<String> {
    Memo::new(move |_| {
        listing.filter.with(|filter| {
            // A section by itself has its tab.
            if filter.is_open() {
                String::new()
            } else {
                query_of(filter)
            }
        })
    })
}

#[component]
pub fn InboxViews(listing: Listing) -> impl IntoView {
    let views = saved_views(ViewPlace::Inbox);
    let counts = counts(views);
    let query = shown(listing);
    view! {
        <SavedViews
            views
            counts
            query
            choose=move |query: &str| listing.show(&read_query(query))
        />
    }
}

/// Counted one after the other, whenever the conversations rest.
fn counts(views: Memo<Vec<SavedView>>) -> Counts {
    let data = use_data();
    let ticks = expect_context::<Ticks>();
    let counts = RwSignal::new(HashMap::new());
    let number = StoredValue::new(0_u32);
    Effect::new(move || {
        let views = views.get();
        let own = number.get_value().wrapping_add(1);
        number.set_value(own);
        if views.is_empty() {
            return;
        }
        let views = views
            .into_iter()
            .map(|view| (view.id, read_query(&view.query)));
        let views: Vec<(_, Filter)> = views.collect();
        for (_, filter) in &views {
            watch(data, filter);
        }
        let now = ticks.now();
        spawn_local(async move {
            let is_wanted = || number.try_get_value() == Some(own);
            for (id, filter) in views {
                let Some(found) = sift(data, &filter, now, is_wanted).await else {
                    return;
                };
                counts.try_update(|counts| counts.insert(id, found.len()));
            }
        });
    });
    counts
}
