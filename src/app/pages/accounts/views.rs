//! The views of the accounts list, and how many accounts each shows.

use super::{directory::Directory, filters::Filters};
use crate::pages::saved_views::{Counts, SavedViews, saved_views};
use domain::{SavedView, ViewPlace};
use leptos::{prelude::*, task::spawn_local};
use std::collections::HashMap;

#[component]
pub fn AccountViews(directory: Directory, filters: RwSignal<Filters>) -> impl IntoView {
    let views = saved_views(ViewPlace::Accounts);
    let counts = counts(directory, views);
    let query = Memo::new(move |_| filters.with(Filters::query));
    view! {
        <SavedViews
            views
            counts
            query
            choose=move |query: &str| filters.set(Filters::parse(query))
        />
    }
}

/// How many accounts each view shows: counted one after the other, whenever the accounts rest.
fn counts(directory: Directory, views: Memo<Vec<SavedView>>) -> Counts {
    let counts = RwSignal::new(HashMap::new());
    let number = StoredValue::new(0_u32);
    Effect::new(move || {
        let views = views.get();
        if !directory.is_ready() || directory.count() == 0 {
            return;
        }
        let own = number.get_value().wrapping_add(1);
        number.set_value(own);
        spawn_local(async move {
            for view in views {
                let filters = Filters::parse(&view.query);
                let Some(count) = directory.count_matching(&filters).await else {
                    return;
                };
                if number.try_get_value() != Some(own) {
                    return;
                }
                counts.try_update(|counts| counts.insert(view.id, count));
            }
        });
    });
    counts
}
