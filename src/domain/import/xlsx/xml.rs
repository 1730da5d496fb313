//! The marks and texts of an XML file as a stream: as much of XML as spreadsheets write. Nothing is
//! fetched, and no entity is expanded but the five of XML and characters by number.

/// The longest mark or text, in bytes; a cell holds 32,767 characters.
const LONGEST: usize = 1024 * 1024;

/// One piece of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// The name without its prefix, and the attributes as they stand.
    Open(&'a str, &'a str),
    Close(&'a str),
    Text(String),
}

/// A file that is being read.
#[derive(Debug, Default)]
pub(super) struct Xml {
    rest: Vec<u8>,
}

/// Too long a piece, or no XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoXml;

impl Xml {
    /// The next bytes; `each` gets every piece that they complete.
    pub(super) fn feed(
        &mut self,
        bytes: &[u8],
        each: &mut dyn FnMut(Token<'_>),
    ) -> Result<(), NoXml> {
        self.rest.extend_from_slice(bytes);
        let mut at = 0;
        while let Some(length) = whole(&self.rest[at..]) {
            let piece = String::from_utf8_lossy(&self.rest[at..at + length]);
            tokens(&piece, each);
            at += length;
        }
        self.rest.drain(..at);
        if self.rest.len() > LONGEST {
            return Err(NoXml);
        }
        Ok(())
    }
}

/// The length of the first piece, if it is whole: a mark up to its end, a text up to the next mark.
fn whole(bytes: &[u8]) -> Option<usize> {
    let first = bytes.first()?;
    if *first != b'<' {
        return bytes.iter().position(|byte| *byte == b'<');
    }
    for (begin, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")] {
        if bytes.starts_with(begin.as_bytes()) {
            return find(bytes, end.as_bytes()).map(|at| at + end.len());
        }
        // What may yet become one of them.
        if begin.as_bytes().starts_with(bytes) && bytes.len() > 1 {
            return None;
        }
    }
    let mut quote = None;
    for (at, byte) in bytes.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    None
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn tokens(piece: &str, each: &mut dyn FnMut(Token<'_>)) {
    let Some(mark) = piece.strip_prefix('<') else {
        each(Token::Text(unescaped(piece)));
        return;
    };
    if let Some(text) = mark.strip_prefix("![CDATA[") {
        each(Token::Text(text.trim_end_matches("]]>").to_owned()));
        return;
    }
    if mark.starts_with(['!', '?']) {
        return;
    }
    let mark = mark.trim_end_matches('>');
    if let Some(name) = mark.strip_prefix('/') {
        each(Token::Close(local(name.trim())));
        return;
    }
    let (mark, is_empty) = match mark.strip_suffix('/') {
        Some(mark) => (mark, true),
        None => (mark, false),
    };
    let (name, attributes) = mark.split_once(char::is_whitespace).unwrap_or((mark, ""));
    each(Token::Open(local(name), attributes));
    if is_empty {
        each(Token::Close(local(name)));
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes;
    while let Some((name, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| ['"', '\''].contains(c))?;
        let (value, behind) = after[1..].split_once(quote)?;
        if local(name.trim()) == wanted {
            return Some(unescaped(value));
        }
        rest = behind;
    }
    None
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let named = after.split_once(';').and_then(|(name, after)| {
            let c = match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                _ => by_number(name.strip_prefix('#')?)?,
            };
            Some((c, after))
        });
        if let Some((c, behind)) = named {
            plain.push(c);
            rest = behind;
        } else {
            plain.push('&');
            rest = after;
        }
    }
    plain.push_str(rest);
    plain
}

fn by_number(text: &str) -> Option<char> {
    let number = match text.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => text.parse().ok()?,
    };
    char::from_u32(number)
}
