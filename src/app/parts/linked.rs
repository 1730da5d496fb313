//! Web addresses in what people wrote, as links. They were written by strangers: what opens learns
//! nothing of where it was opened from.

use leptos::{either::Either, prelude::*};
use linkify::{LinkFinder, LinkKind};

/// The text with its web addresses as links; nothing else of it is anything but text.
pub fn linked(text: &str) -> impl IntoView + use<> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]).url_must_have_scheme(false);
    let pieces: Vec<_> = finder
        .spans(text)
        .map(|span| {
            let piece = span.as_str().to_owned();
            match span.kind().and_then(|_| address(&piece)) {
                Some(href) => Either::Left(view! {
                    <a class="link" href=href target="_blank" rel="noopener noreferrer nofollow">
                        {piece}
                    </a>
                }),
                None => Either::Right(piece),
            }
        })
        .collect();
    pieces.collect_view()
}

/// Where it leads: with a scheme of the web, or as *www.* does. A bare *example.com* may be the end of
/// a sentence.
fn address(piece: &str) -> Option<String> {
    let begins = |with: &str| {
        let start = piece.get(..with.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    if begins("https://") || begins("http://") {
        Some(piece.to_owned())
    } else {
        begins("www.").then(|| format!("https://{piece}"))
    }
}
