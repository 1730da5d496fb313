//! Web addresses in what people wrote, as links. They were written by strangers: what opens learns
//! nothing of where it was opened from.

use domain::links::links;
use leptos::prelude::*;

/// The text with its web addresses as links; nothing else of it is anything but text.
pub fn linked(text: &str) -> impl IntoView + use<> {
    let mut pieces: Vec<AnyView> = Vec::new();
    let mut at = 0;
    for (place, href) in links(text) {
        pieces.push(text[at..place.start].to_owned().into_any());
        at = place.end;
        let shown = text[place].to_owned();
        let link = view! {
            <a class="link" href=href target="_blank" rel="noopener noreferrer nofollow">{shown}</a>
        };
        pieces.push(link.into_any());
    }
    pieces.push(text[at..].to_owned().into_any());
    pieces.collect_view()
}
