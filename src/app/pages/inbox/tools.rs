//! What narrows the list of the inbox, each thing to be taken off by itself; the choices; the views.

mod choices;
mod form;
mod narrowings;
mod views;

use super::listing::Listing;
use form::NarrowingForm;
use leptos::prelude::*;
use narrowings::Narrowings;
use views::InboxViews;

#[component]
pub fn InboxTools() -> impl IntoView {
    let listing = expect_context::<Listing>();
    view! {
        <Show when=move || listing.narrowing.get()>
            <NarrowingForm listing />
        </Show>
        <Narrowings listing />
        <InboxViews listing />
    }
}
