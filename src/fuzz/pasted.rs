//! What is pasted into the composer.

use domain::{
    Timestamp, email_html,
    paste::{Part, Reading, recognise},
    text::has_visible,
    variables,
};

pub(crate) const NOW: Timestamp = Timestamp(1_795_258_800_000);

/// A time zone with half an hour in it.
pub(crate) fn zone(_: Timestamp) -> i32 {
    330
}

pub(crate) const READING: Reading<'static> = Reading {
    now: NOW,
    zone: &zone,
    own: &["Anna Roig", "anna@rapport.example"],
    likely: &[],
};

/// The recogniser covers the text from its first byte to its last, and what can be seen of the body
/// stands in what was said: where a file has it in an encoding, it is in no piece of it.
pub(crate) fn paste(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let found = recognise(&text, &READING);
    let mut done = 0;
    for piece in &found.parts {
        assert_eq!(piece.range.start, done, "{:?}", found.parts);
        done = piece.range.end;
    }
    assert_eq!(done, text.len());
    let of = |part| {
        let pieces = found.parts.iter().filter(|piece| piece.part == part);
        let said: String = pieces.map(|piece| &text[piece.range.clone()]).collect();
        visible(&said)
    };
    if found.parts.iter().any(|piece| piece.part == Part::Body) {
        assert_eq!(of(Part::Body), visible(&found.body));
        assert_eq!(of(Part::Quoted), visible(&found.quoted));
    }
    assert!(!found.messages.is_empty() || !has_visible(&text));
    if let Some(reason) = &found.intent {
        assert!(!reason.words.is_empty());
    }
    let _ = variables::unknown(&text);
    if let Some(kept) = email_html::pasted(&text) {
        assert!(kept.html.len() <= email_html::PASTED_LIMIT);
    }
}

fn visible(text: &str) -> String {
    let is_visible = |c: &char| has_visible(c.encode_utf8(&mut [0; 4]));
    text.chars().filter(is_visible).collect()
}
