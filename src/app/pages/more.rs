//! The places that do not fit into a phone's bar.

use super::frame::{
    nav::{REST, count_of},
    sync_chip::SyncChip,
};
use crate::{format, pages::title, parts::Icon, texts::shell};
use leptos::prelude::*;

#[component]
pub fn MorePage() -> impl IntoView {
    title::set(shell::MORE);
    view! {
        <main class="pane">
            <div class="page">
                <h1>{shell::MORE}</h1>
                <SyncChip />
                <nav class="card more" aria-label=shell::MORE>
                    {REST
                        .map(|place| {
                            let count = count_of(place);
                            view! {
                                <a class="more__item" href=place.path>
                                    <Icon glyph=place.glyph />
                                    {place.name}
                                    {move || count.get().map(|(n, asks)| view! {
                                        <span class="more__count" data-tone=asks.then_some("warn")>
                                            {format::number(n)}
                                        </span>
                                    })}
                                </a>
                            }
                        })
                        .into_iter()
                        .collect_view()}
                </nav>
            </div>
        </main>
    }
}
