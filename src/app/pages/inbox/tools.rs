//! What narrows the list of the inbox, each thing to be taken off by itself; the choices; the views.

mod channels;
pub mod choices;
mod empty;
mod everywhere;
mod form;
mod narrowings;
mod quick;
mod said;
mod selected;
mod views;

use super::listing::Listing;
use channels::Channels;
pub use empty::Empty;
use everywhere::Everywhere;
use form::NarrowingForm;
use leptos::prelude::*;
use narrowings::Narrowings;
use quick::Quick;
pub use said::Said;
use selected::Selected;
use views::InboxViews;

#[component]
pub fn InboxTools() -> impl IntoView {
    let listing = expect_context::<Listing>();
    view! {
        <Everywhere listing />
        <Channels listing />
        <Quick />
        <Show when=move || listing.narrowing.get()>
            <NarrowingForm listing />
        </Show>
        <Narrowings listing />
        <InboxViews listing />
        <Selected listing />
    }
}
