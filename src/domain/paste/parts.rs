//! What became of every piece of a pasted text.

use super::Taken;
use std::{borrow::Cow, ops::Range};

/// What a piece of a pasted text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What was said.
    Body,
    /// History.
    Quoted,
    /// What the form itself writes: header lines, names and times, and the lines of a program.
    Form,
}

/// A piece: its place in the text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub part: Part,
    pub range: Range<usize>,
}

/// The pieces of a text, from its first byte to its last. What was decoded, as a message's own file
/// is, stands nowhere in the text: all of that is form.
pub(super) fn parts(text: &str, taken: &Taken<'_>) -> Vec<Piece> {
    let bodies = taken
        .messages
        .iter()
        .map(|message| (Part::Body, &message.body));
    let said = bodies.chain([(Part::Quoted, &taken.quoted)]);
    let mut pieces = Vec::new();
    let mut done = 0;
    for (part, piece) in said {
        let Cow::Borrowed(piece) = piece else {
            continue;
        };
        let Some(range) = place(text, piece).filter(|range| range.start >= done) else {
            continue;
        };
        push(&mut pieces, Part::Form, done..range.start);
        done = range.end;
        push(&mut pieces, part, range);
    }
    push(&mut pieces, Part::Form, done..text.len());
    pieces
}

fn push(pieces: &mut Vec<Piece>, part: Part, range: Range<usize>) {
    if !range.is_empty() {
        pieces.push(Piece { part, range });
    }
}

/// Where a slice of the text stands in it.
fn place(text: &str, slice: &str) -> Option<Range<usize>> {
    let start = (slice.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    let range = start..start + slice.len();
    (!slice.is_empty() && text.get(range.clone()) == Some(slice)).then_some(range)
}
