//! From the list's own search, which looks at names and last words, to the search over everything.

use super::super::listing::Listing;
use crate::{
    pages::search,
    parts::{Icon, icon::Glyph},
    texts::search as words,
};
use leptos::prelude::*;

/// So many characters of what is sought are shown: more would not fit beside the rest.
const SHOWN: usize = 80;

/// Reached from the field by the arrow, or by Enter where the list finds nothing.
#[component]
pub fn Everywhere(listing: Listing) -> impl IntoView {
    let sought = Memo::new(move |_| listing.search.with(|text| text.trim().to_owned()));
    view! {
        <Show when=move || sought.with(|text| !text.is_empty())>
            <a class="everywhere" href=move || sought.with(|text| search::path(text))>
                <Icon glyph=Glyph::Search />
                <span class="everywhere__text">
                    {move || {
                        let shown: String = sought.with(|text| text.chars().take(SHOWN).collect());
                        words::everywhere(&shown)
                    }}
                </span>
                <kbd aria-hidden="true">"↓ ↵"</kbd>
            </a>
        </Show>
    }
}
