//! Quoted history, apart from what is new in a text (rule book §§8, 10).
//!
//! A text is read from its end: whatever hangs together as history down to the last line is
//! history. A quotation with own text after it belongs to the body, and so does everything where
//! nothing visible would stand before the history. What a phone says of itself at the end of a text
//! goes with the history.

mod device;
mod header;
mod intro;

pub use header::{HeaderField, header_field};

use crate::text;

/// Takes the body and the quoted history of a text apart; the history is empty where there is none.
///
/// Both are slices of the text, and together they hold every visible character of it.
pub fn split_quoted(text: &str) -> (&str, &str) {
    let lines = Lines::of(text);
    let start = lines.history_start().unwrap_or(lines.texts.len());
    let start = lines.with_device(start);
    let start = lines.offsets.get(start).copied().unwrap_or(text.len());
    let (body, history) = text.split_at(start);
    (body.trim(), history.trim())
}

/// Whether history begins with the words of a mail program, and not with a bare `>`: then the text is
/// an email.
pub(crate) fn is_introduced(history: &str) -> bool {
    if !history.starts_with('>') {
        return !history.is_empty();
    }
    // Phones mark the introduction as well: `> Le 10 nov. 2026 à 09:14, Anna a écrit :`
    let unmarked: Vec<&str> = history
        .lines()
        .take(intro::MOST_LINES)
        .map(|line| line.trim_start_matches(['>', ' ']))
        .collect();
    (1..=unmarked.len()).any(|end| intro::begins_at(&unmarked[..end]) == Some(0))
}

/// Whether a line only divides: `-----Original Message-----`, or the rule above a header block.
pub(crate) fn is_divider_or_rule(line: &str) -> bool {
    intro::is_divider(line) || intro::is_rule(line)
}

/// The lines of a text, where each begins, and what kind each is.
struct Lines<'a> {
    texts: Vec<&'a str>,
    offsets: Vec<usize>,
    kinds: Vec<LineKind>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineKind {
    Blank,
    /// Marked with `>`.
    Quoted,
    Plain,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let (mut texts, mut offsets, mut start) = (Vec::new(), Vec::new(), 0);
        for line in text.split_inclusive('\n') {
            texts.push(line);
            offsets.push(start);
            start += line.len();
        }
        let kinds = texts.iter().map(|line| kind_of(line)).collect();
        Self {
            texts,
            offsets,
            kinds,
        }
    }

    /// The line that the history begins with.
    fn history_start(&self) -> Option<usize> {
        let first = self
            .kinds
            .iter()
            .position(|kind| *kind != LineKind::Blank)?;
        let mut start = self.texts.len();
        // Whether only history and blank lines stand between here and `start`.
        let mut joined = true;
        let mut run = None;
        for at in (first + 1..self.texts.len()).rev() {
            match self.kinds[at] {
                LineKind::Quoted if joined => run = Some(at),
                LineKind::Blank | LineKind::Quoted => {}
                LineKind::Plain => {
                    if let Some(quote) = run.take() {
                        start = quote;
                    }
                    match self.history_begins(at, start) {
                        Some(line) if line > first => (start, joined) = (line, true),
                        _ => joined = false,
                    }
                }
            }
        }
        // A run that reaches up to the first line has nothing of its own before it, unless that is
        // a line of the body.
        if let Some(quote) = run
            && self.kinds[first] == LineKind::Plain
        {
            start = quote;
        }
        (start < self.texts.len() && !self.is_only_intro(first, start)).then_some(start)
    }

    /// Where the history begins together with the line of a phone that ends what stands before it.
    fn with_device(&self, start: usize) -> usize {
        let mut said = (0..start).filter(|&line| self.kinds[line] != LineKind::Blank);
        let (first, last) = (said.next(), said.next_back());
        // Where it is all there is, it is the body.
        let of_device = last.filter(|&line| device::is_of_device(self.texts[line]));
        first.and(of_device).unwrap_or(start)
    }

    /// Whether nothing but the introduction of the history would be left as the body.
    fn is_only_intro(&self, first: usize, start: usize) -> bool {
        let last = (first..start)
            .rev()
            .find(|&line| self.kinds[line] != LineKind::Blank);
        last.and_then(|last| intro::begins_at(&self.texts[..=last]))
            .is_some_and(|begins| begins <= first)
    }

    /// Where the history begins that this plain line opens, given that it goes on at `start`.
    fn history_begins(&self, at: usize, start: usize) -> Option<usize> {
        let line = self.texts[at];
        if intro::is_divider(line) {
            return Some(at);
        }
        if header::begins_block(&self.texts[at..]) {
            return Some(at);
        }
        let next = (at + 1..self.texts.len()).find(|&line| self.kinds[line] != LineKind::Blank);
        if intro::is_rule(line) && next == Some(start) {
            return Some(at);
        }
        let begins = intro::begins_at(&self.texts[..=at])?;
        match next.map(|line| (line, self.kinds[line])) {
            // A quotation that was answered below it is part of the body.
            Some((line, LineKind::Quoted)) => (line >= start).then_some(begins),
            _ => intro::names_sender_or_time(&self.texts[begins..=at]).then_some(begins),
        }
    }
}

fn kind_of(line: &str) -> LineKind {
    if !text::has_visible(line) {
        LineKind::Blank
    } else if line.trim_start().starts_with('>') {
        LineKind::Quoted
    } else {
        LineKind::Plain
    }
}

#[cfg(test)]
mod tests;
