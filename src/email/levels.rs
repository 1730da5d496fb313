//! An email's elements, closed in their order and none too deep. A parser mends whatever it is
//! given; with tens of thousands of elements within one another, or left open, mending takes it
//! time without end. What is misjudged here is only shown differently: the cleaning comes after.

/// The deepest that elements stand within one another. The tables of newsletters come to forty.
const DEEPEST: usize = 120;

/// Elements that hold nothing.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements of which a parser takes whatever follows as text.
const RAW: [&str; 9] = [
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript",
];

/// What ends an open paragraph by beginning.
const ENDS_PARAGRAPH: [&str; 39] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "ul",
];

/// What a paragraph is not ended through.
const KEEPS_PARAGRAPH: [&str; 8] = [
    "button", "caption", "html", "marquee", "object", "table", "td", "th",
];

/// An email taken apart.
pub(super) struct Levelled<'a> {
    /// The HTML without comments and style sheets, with nothing deeper than [`DEEPEST`].
    pub(super) html: String,
    /// The style sheets that stood in it, as they came.
    pub(super) sheets: Vec<&'a str>,
}

pub(super) fn levelled(html: &str) -> Levelled<'_> {
    let mut levels = Levels {
        out: String::with_capacity(html.len()),
        open: Vec::new(),
        sheets: Vec::new(),
    };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        levels.out.push_str(&rest[..at]);
        rest = levels.take(&rest[at..]);
    }
    levels.out.push_str(rest);
    Levelled {
        html: levels.out,
        sheets: levels.sheets,
    }
}

struct Levels<'a> {
    out: String,
    /// The names of the elements that are open, the outermost first.
    open: Vec<String>,
    sheets: Vec<&'a str>,
}

impl<'a> Levels<'a> {
    /// Takes what begins with `<`, and gives what follows.
    fn take(&mut self, html: &'a str) -> &'a str {
        if let Some(comment) = html.strip_prefix("<!--") {
            return after_comment(comment);
        }
        let is_end = html.starts_with("</");
        let name = name_of(&html[if is_end { 2 } else { 1 }..]);
        if name.is_empty() {
            if html[1..].starts_with(['!', '?', '/']) {
                return after(html, ">");
            }
            self.out.push_str("&lt;");
            return &html[1..];
        }
        let name = name.to_ascii_lowercase();
        let Some(end) = end_of_tag(html) else {
            return "";
        };
        let (tag, rest) = html.split_at(end);
        if is_end {
            self.close(&name);
        } else if RAW.contains(&name.as_str()) {
            let (content, rest) = after_raw(rest, &name);
            if name == "style" && !is_for_paper(tag) {
                self.sheets.push(content);
            }
            return rest;
        } else if name != "plaintext" {
            self.begin(name, tag);
        }
        rest
    }

    fn begin(&mut self, name: String, tag: &str) {
        if ENDS_PARAGRAPH.contains(&name.as_str()) {
            self.end_paragraph();
        }
        if VOID.contains(&name.as_str()) {
            self.out.push_str(tag);
            return;
        }
        while self.open.last().is_some_and(|last| ends_by(last, &name)) {
            self.end();
        }
        if self.open.len() < DEEPEST {
            self.open.push(name);
            self.out.push_str(tag);
        }
    }

    /// A paragraph ends where another block begins. What is open in it is closed with it: a parser
    /// would begin it again in each further paragraph.
    fn end_paragraph(&mut self) {
        let of_scope = |name: &String| name == "p" || KEEPS_PARAGRAPH.contains(&name.as_str());
        let place = self.open.iter().rposition(of_scope);
        if let Some(place) = place.filter(|place| self.open[*place] == "p") {
            while self.open.len() > place {
                self.end();
            }
        }
    }

    /// Closes an element and all that is open in it; one that is not open is none.
    fn close(&mut self, name: &str) {
        if let Some(place) = self.open.iter().rposition(|open| open == name) {
            while self.open.len() > place + 1 {
                self.end();
            }
            let _ = self.open.pop();
            self.put_end(name);
        }
    }

    /// Closes the innermost element. A paragraph ends by itself: its end, once more, would be another.
    fn end(&mut self) {
        if let Some(name) = self.open.pop().filter(|name| name != "p") {
            self.put_end(&name);
        }
    }

    fn put_end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }
}

/// Whether an open element ends where another begins, without being closed.
fn ends_by(open: &str, begun: &str) -> bool {
    match begun {
        "p" | "li" | "option" => open == begun,
        "dt" | "dd" => matches!(open, "dt" | "dd"),
        "td" | "th" => matches!(open, "td" | "th"),
        "tr" => matches!(open, "td" | "th" | "tr"),
        "tbody" | "thead" | "tfoot" => {
            matches!(open, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot")
        }
        _ => false,
    }
}

/// The name that a tag begins with; blank where it is none.
fn name_of(text: &str) -> &str {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return "";
    }
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>');
    &text[..end.unwrap_or(text.len())]
}

/// Where a tag ends: a `>` that stands in no quoted value.
fn end_of_tag(html: &str) -> Option<usize> {
    #[derive(Clone, Copy)]
    enum Within {
        /// Between attributes, where a `=` begins a name.
        Between,
        Name,
        AfterSign,
        Value,
        Quoted(u8),
    }
    let mut within = Within::Name;
    for (at, byte) in html.bytes().enumerate() {
        within = match (within, byte) {
            (Within::Quoted(quote), byte) if byte == quote => Within::Between,
            (Within::Quoted(quote), _) => Within::Quoted(quote),
            (_, b'>') => return Some(at + 1),
            (Within::Between | Within::Name, b'/') => Within::Between,
            (Within::Between, byte) if byte.is_ascii_whitespace() => Within::Between,
            (Within::Between, _) => Within::Name,
            (Within::Name, b'=') => Within::AfterSign,
            (Within::AfterSign, b'"' | b'\'') => Within::Quoted(byte),
            (Within::AfterSign, byte) if byte.is_ascii_whitespace() => Within::AfterSign,
            (Within::AfterSign, _) => Within::Value,
            (Within::Value, byte) if byte.is_ascii_whitespace() => Within::Between,
            (other, _) => other,
        };
    }
    None
}

/// What follows a comment, of which the beginning is taken: it may end at once.
fn after_comment(text: &str) -> &str {
    for ended in [">", "->"] {
        if let Some(rest) = text.strip_prefix(ended) {
            return rest;
        }
    }
    let ends = ["-->", "--!>"];
    let first = ends
        .iter()
        .filter_map(|end| text.find(end).map(|at| at + end.len()))
        .min();
    first.map_or("", |at| &text[at..])
}

/// What follows a word; nothing where it is not there.
fn after<'a>(text: &'a str, word: &str) -> &'a str {
    text.split_once(word).map_or("", |(_, rest)| rest)
}

/// An element whose content is no markup: its content, and what follows its end.
fn after_raw<'a>(html: &'a str, name: &str) -> (&'a str, &'a str) {
    let mut from = 0;
    while let Some(at) = html[from..].find("</") {
        let (content, end) = html.split_at(from + at);
        if name_of(&end[2..]).eq_ignore_ascii_case(name) {
            return (content, after(end, ">"));
        }
        from += at + 2;
    }
    (html, "")
}

/// Whether a style sheet is for what is printed alone.
fn is_for_paper(tag: &str) -> bool {
    tag.to_ascii_lowercase().contains("print")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::text("Hola & adéu", "Hola & adéu")]
    #[case::closed("<p>a <b>b</b></p>", "<p>a <b>b</b></p>")]
    #[case::left_open("<div><b>a</div>c", "<div><b>a</b></div>c")]
    #[case::closed_twice("<p>a</p></p></div>b", "<p>a</p>b")]
    #[case::paragraphs_end_by_themselves("<p>a<p>b", "<p>a<p>b")]
    #[case::cells_end_by_themselves(
        "<tr><td>a<td>b<tr><td>c",
        "<tr><td>a</td><td>b</td></tr><tr><td>c"
    )]
    #[case::void("a<br>b<img src=x>", "a<br>b<img src=x>")]
    #[case::quoted_ends("<a title='>'>x</a>", "<a title='>'>x</a>")]
    #[case::quote_in_a_name("<a '>x</a>", "<a '>x</a>")]
    #[case::comment("a<!-- <b> -->b", "ab")]
    #[case::comment_without_end("a<!-- <b>b", "a")]
    #[case::comment_that_ends_at_once("a<!-->b<!--->c", "abc")]
    #[case::comment_with_a_mark("a<!-- x --!>b", "ab")]
    #[case::sign_that_begins_a_name("<a =\">x\">y</a>", "<a =\">x\">y</a>")]
    #[case::sign_after_a_blank("<a b =\">\">y</a>", "<a b =\">\">y</a>")]
    #[case::bold_ends_with_its_paragraph("<p><b>a<p>b", "<p><b>a</b><p>b")]
    #[case::bold_of_a_cell_stays("<p><table><tr><td><b><p>b", "<p><table><tr><td><b><p>b")]
    #[case::doctype("<!doctype html><?xml?>a", "a")]
    #[case::no_tag("1 < 2 <3", "1 &lt; 2 &lt;3")]
    #[case::script("a<SCRIPT>if (a </b) {}</script >b", "ab")]
    #[case::style_without_end("a<style>b", "a")]
    #[case::tag_without_end("a<b title=\"x>b", "a")]
    fn markup_is_closed_in_its_order(#[case] html: &str, #[case] expected: &str) {
        assert_eq!(levelled(html).html, expected);
    }

    #[test]
    fn style_sheets_are_set_aside() {
        let html = "<style>p{color:red}</style>a<STYLE type='text/css'>b>i{}</STYLE x>\
            <style media=print>c</style><!--<style>d</style>--><style>e";
        let levelled = levelled(html);
        assert_eq!(levelled.html, "a");
        assert_eq!(levelled.sheets, ["p{color:red}", "b>i{}", "e"]);
    }

    #[rstest]
    #[case::elements("<div>", "")]
    #[case::tables("<table><tr><td>", "</td></tr></table>")]
    #[case::formatting("<div><b>", "x</div>")]
    fn nothing_is_deeper_than_the_limit(#[case] begin: &str, #[case] end: &str) {
        let html = begin.repeat(20_000) + &end.repeat(20_000);
        let (mut depth, mut deepest) = (0_usize, 0);
        for piece in levelled(&html).html.split('<').skip(1) {
            if piece.starts_with('/') {
                depth -= 1;
            } else {
                depth += 1;
            }
            deepest = deepest.max(depth);
        }
        assert!(deepest <= DEEPEST, "{deepest}");
    }
}
