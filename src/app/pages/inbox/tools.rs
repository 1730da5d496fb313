//! What narrows the list of the inbox, each thing to be taken off by itself; the choices; the views.

mod channels;
pub mod choices;
mod empty;
mod everywhere;
mod form;
mod narrowings;
mod panel;
mod quick;
mod said;
pub mod selected;
mod views;

use super::{
    arrows,
    listing::{Listing, query_of},
};
use channels::Channels;
pub use empty::Empty;
use everywhere::Everywhere;
use leptos::prelude::*;
use narrowings::Narrowings;
use panel::NarrowingPanel;
use quick::Quick;
pub use said::Said;
use selected::Selected;

#[component]
pub fn InboxTools() -> impl IntoView {
    let listing = expect_context::<Listing>();
    let shown = Memo::new(move |_| {
        let drawn = listing.shown.get();
        drawn.map_or_else(|| listing.found.ids.get(), |drawn| drawn.get())
    });
    let question = move || {
        let filter = listing.filter.with(query_of);
        format!("{filter} {}", listing.search.get())
    };
    let leave = Callback::new(move |()| listing.leave());
    let open = move |id| listing.open(id);
    arrows::listen(shown, listing.chosen, question, open, Some(leave));
    view! {
        <Everywhere listing />
        <Channels listing />
        <Quick listing />
        <Narrowings listing />
        <div class="narrowing">
            <Show when=move || listing.narrowing.get()>
                <NarrowingPanel listing />
            </Show>
        </div>
        <Selected listing />
    }
}
