//! The place of a text where it was found, for a row of a list.

use super::words::Needles;
use crate::{records::Said, text};

/// How much of a text a row of the list shows, in characters.
const LENGTH: usize = 220;
/// How much of that stands before what was found.
const BEFORE: usize = 60;
/// So much of a text is looked at for the place, in bytes: of what was found further back the
/// beginning is shown.
const LOOKED_AT: usize = 64 * 1024;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// Whether it is what was sought.
    pub is_found: bool,
}

/// The whole text in pieces, on one line.
pub fn pieces(text: &str, needles: &Needles) -> Vec<Piece> {
    let line = text::collapse(text);
    cut(&line, needles, 0, line.len())
}

/// What of a message is shown where it was found: of its texts the one with most of it, the translation
/// before the original, from a little before its first place. Where that is with whom it was, what was
/// said follows.
pub fn excerpt(said: &Said, needles: &Needles) -> Vec<Piece> {
    let translation = said.translation.as_ref().map(|other| other.text.as_str());
    let files = said.attachments.iter().map(|file| file.name.as_str());
    let texts = translation.into_iter();
    let texts = texts.chain([said.original_text.as_str(), said.subject.as_str()]);
    let counted = |text| (needles.count_in(text), text);
    let counts = texts.chain(files).map(head).map(counted);
    // Of several with as much, the first.
    let best = counts.reduce(|best, next| if next.0 > best.0 { next } else { best });
    let (count, text) = best.unwrap_or_default();
    let who = said.correspondent.as_ref();
    let who = who.map(|person| format!("{} {}", person.name, person.address));
    match who.filter(|who| needles.count_in(who) > count) {
        Some(who) => {
            let mut found = around(head(&who), needles);
            found.push(Piece {
                text: " · ".to_owned(),
                is_found: false,
            });
            let text = translation.unwrap_or(&said.original_text);
            found.extend(around(head(text), needles));
            found
        }
        None => around(text, needles),
    }
}

/// The same of a text by itself.
pub fn excerpt_of(text: &str, needles: &Needles) -> Vec<Piece> {
    around(head(text), needles)
}

fn head(text: &str) -> &str {
    &text[..text.floor_char_boundary(LOOKED_AT)]
}

/// The text from a little before its first place on, on one line.
fn around(text: &str, needles: &Needles) -> Vec<Piece> {
    let line = text::collapse(text);
    let first = needles.places(&line).first().map_or(0, |place| place.start);
    let start = match line[..first].char_indices().rev().nth(BEFORE) {
        None => 0,
        // Between words, where there are any.
        Some((at, _)) => line[at..first].find(' ').map_or(at, |blank| at + blank + 1),
    };
    let end = line[start..].char_indices().nth(LENGTH);
    let end = end.map_or(line.len(), |(end, _)| start + end);
    let mut pieces = cut(&line, needles, start, end);
    if start > 0 {
        pieces.insert(0, dots());
    }
    if end < line.len() {
        pieces.push(dots());
    }
    pieces
}

fn dots() -> Piece {
    Piece {
        text: "…".to_owned(),
        is_found: false,
    }
}

/// A part of a line, where it was found apart from the rest.
fn cut(line: &str, needles: &Needles, start: usize, end: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut push = |from: usize, to: usize, is_found| {
        if from < to {
            pieces.push(Piece {
                text: line[from..to].to_owned(),
                is_found,
            });
        }
    };
    let mut at = start;
    for place in needles.places(line) {
        let (from, to) = (place.start.max(at), place.end.min(end));
        if from >= end || to <= at {
            continue;
        }
        push(at, from, false);
        push(from, to, true);
        at = to;
    }
    push(at, end, false);
    pieces
}
