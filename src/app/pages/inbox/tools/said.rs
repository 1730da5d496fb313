//! What is found in messages and notes, below the conversations that are found by name.

use super::super::listing::Listing;
use crate::{
    data::use_data,
    pages::search::{self, Hits},
    texts::search as words,
};
use domain::search::{Query, parse};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::time::Duration;

/// So many are shown before somebody wants more.
const FEW: usize = 10;

/// How long the typing has to pause before every thread is looked through.
const PAUSE: Duration = Duration::from_millis(150);

#[component]
pub fn Said() -> impl IntoView {
    let data = use_data();
    let listing = expect_context::<Listing>();
    let looking = search::said(data);
    search::follow_rows(data, looking);
    let read = Memo::new(move |_| listing.search.with(|text| parse(text)));
    let query = Memo::new(move |_| read.get().unwrap_or_default());
    let limit = RwSignal::new(FEW);
    let pausing = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(pausing) = pausing.try_update_value(Option::take).flatten() {
            pausing.clear();
        }
    };
    Effect::new(move || {
        let query = query.get();
        limit.set(FEW);
        stop();
        let look = move || looking.want(query.clone());
        pausing.set_value(set_timeout_with_handle(look, PAUSE).ok());
    });
    Effect::new(move || {
        let count = query.with(|query| {
            looking.found.with(|found| {
                let is_known = found.is_over || !found.hits.is_empty();
                (found.query == *query && is_known).then_some(found.hits.len())
            })
        });
        let is_no_search = query.with(Query::is_empty);
        listing.said.set(if is_no_search { Some(0) } else { count });
    });
    on_cleanup(move || {
        stop();
        listing.said.try_set(None);
    });
    let unclear = move || read.with(|read| read.as_ref().err().map(words::unclear));
    view! {
        {move || unclear().map(|unclear| view! {
            <p class="notice" data-tone="warn" role="alert">{unclear}</p>
        })}
        <Show when=move || looking.found.with(|found| !found.hits.is_empty())>
            <div class="said found">
                <Hits looking limit query beside=listing />
            </div>
        </Show>
    }
}
