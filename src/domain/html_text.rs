//! The text of HTML: what stands in cells, in lists and in quotes apart from each other, so that words
//! that nobody wrote as one are not read as one.

use html_escape::decode_html_entities;
use mail_parser::decoders::html::html_to_text;
use std::{borrow::Cow, fmt::Write};

const QUOTE: &str = "blockquote";

/// Deeper quotes are shown as deep as this: nobody writes them, and a hostile mail has thousands.
const DEEPEST: usize = 10;

/// What begins a line of its own, though it is no paragraph.
const LINES: [&str; 4] = ["<tr", "<li", "<div", "<dt"];

/// What ends within a line, and is apart from what follows.
const CELLS: [&str; 3] = ["</td>", "</th>", "</dt>"];

/// As text, each line of a quote behind one `>` for each quote that it stands in.
pub(crate) fn html_text(html: &str) -> String {
    // The same places: only ASCII letters change, and they keep their length.
    let lower = html.to_ascii_lowercase();
    let mut lines: Vec<String> = Vec::new();
    let mut open: Vec<bool> = Vec::new();
    let (mut at, mut depth) = (0, 0_usize);
    for (name, _) in lower.match_indices(QUOTE) {
        let before = &lower[..name];
        let (tag, opens) = if before.ends_with('<') {
            (name - 1, true)
        } else if before.ends_with("</") {
            (name - 2, false)
        } else {
            continue;
        };
        // Within a tag that was read already.
        if tag < at {
            continue;
        }
        take(&html[at..tag], &lower[at..tag], depth, &mut lines);
        at = lower[tag..]
            .find('>')
            .map_or(html.len(), |end| tag + end + 1);
        if opens {
            let quotes = is_quote(&lower[tag..at]);
            open.push(quotes);
            depth += usize::from(quotes);
        } else if open.pop() == Some(true) {
            depth -= 1;
        }
    }
    take(&html[at..], &lower[at..], depth, &mut lines);
    lines.join("\n")
}

/// Whether a `blockquote` quotes what was said before: mail programs write their own words in one, too,
/// to indent them, and then say how it looks, without the line at its edge that a quote has.
fn is_quote(tag: &str) -> bool {
    let is_named = ["type=", "cite=", "quote"]
        .iter()
        .any(|sign| tag["<blockquote".len().min(tag.len())..].contains(sign));
    let is_styled = tag.contains("style=");
    let mut borders = tag.match_indices("border").map(|(at, _)| &tag[at..]);
    let has_edge = borders.any(|border| {
        let said = border.split_once(':').map_or("", |(_, rest)| rest);
        let said = said.split([';', '"', '\'']).next().unwrap_or_default();
        !matches!(said.trim(), "" | "none" | "0" | "0px")
    });
    is_named || !is_styled || has_edge
}

fn take(html: &str, lower: &str, depth: usize, lines: &mut Vec<String>) {
    let text = html_to_text(&by_number(&apart(html, lower)));
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let sign = "> ".repeat(depth.min(DEEPEST));
    lines.extend(
        text.lines()
            .map(|line| format!("{sign}{}", line.trim_end())),
    );
}

/// The longest name of a sign, and a little more.
const LONGEST_NAME: usize = 40;

/// With signs by their numbers that stood there by their names: the reader's own table of names finds
/// none of them in a browser, where a place in it is cut to 32 bits.
fn by_number(html: &str) -> Cow<'_, str> {
    let mut written = String::new();
    let mut from = 0;
    for (at, _) in html.match_indices('&') {
        let name = html[at + 1..].bytes().take(LONGEST_NAME);
        let length = name.take_while(u8::is_ascii_alphanumeric).count();
        let end = at + 1 + length;
        if length == 0 || html.as_bytes().get(end) != Some(&b';') {
            continue;
        }
        if let Cow::Owned(sign) = decode_html_entities(&html[at..=end]) {
            written.push_str(&html[from..at]);
            for c in sign.chars() {
                let _ = write!(written, "&#{};", u32::from(c));
            }
            from = end + 1;
        }
    }
    if from == 0 {
        return Cow::Borrowed(html);
    }
    written.push_str(&html[from..]);
    Cow::Owned(written)
}

/// With a line break before what begins a line, and a blank behind what ends a cell.
fn apart(html: &str, lower: &str) -> String {
    let mut apart = String::with_capacity(html.len());
    let mut from = 0;
    for (at, _) in lower.match_indices('<') {
        let tag = &lower[at..];
        if LINES.iter().any(|name| is_tag(tag, name)) {
            apart.push_str(&html[from..at]);
            apart.push_str("<br>");
            from = at;
        } else if let Some(cell) = CELLS.iter().find(|name| tag.starts_with(**name)) {
            let end = at + cell.len();
            apart.push_str(&html[from..end]);
            apart.push_str("&#32;");
            from = end;
        }
    }
    apart.push_str(&html[from..]);
    apart
}

/// Whether a tag of this name begins here, and not one whose name only begins so.
fn is_tag(text: &str, name: &str) -> bool {
    let after = text.strip_prefix(name).and_then(|rest| rest.chars().next());
    after.is_some_and(|next| next == '>' || next == '/' || next.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case::paragraphs("<p>Bon dia</p><p>Marta</p>", &["Bon dia", "Marta"])]
    #[case::signs_by_name(
        "<p>Dimecres va b&eacute;.&nbsp;Gr&agrave;cies &amp; fins aviat</p>",
        &["Dimecres va bé.\u{a0}Gràcies & fins aviat"]
    )]
    #[case::what_looks_like_a_sign("<p>R&D; a&amp;eacute; &hmmm; & b&#233;</p>", &["R&D; a&eacute; &hmmm; & bé"])]
    #[case::cells("<table><tr><td>Pa</td><td>2 €</td></tr><tr><td>Oli</td></tr></table>", &["Pa 2 €", "Oli"])]
    #[case::a_list("<ul><li>First</li><li>Second</li></ul>", &["First", "Second"])]
    #[case::a_quote("Yes.<BLOCKQUOTE type=cite><p>May we?</p></BLOCKQUOTE>Pat", &["Yes.", "> May we?", "Pat"])]
    #[case::a_quote_in_a_quote(
        "<blockquote>one<blockquote>two</blockquote></blockquote>",
        &["> one", "> > two"]
    )]
    #[case::indented_words(
        r#"Two ways:<blockquote style="margin:0 0 0 40px;border:none;padding:0px"><div>One</div></blockquote>Pat"#,
        &["Two ways:", "One", "Pat"]
    )]
    #[case::a_quote_within_indented_words(
        r#"<blockquote style="margin-left:40px">One<blockquote type="cite">May we?</blockquote>Two</blockquote>"#,
        &["One", "> May we?", "Two"]
    )]
    #[case::a_quote_with_a_line_at_its_edge(
        r#"Yes.<blockquote style="margin-left:.8ex; border-left:1px solid #ccc">May we?</blockquote>"#,
        &["Yes.", "> May we?"]
    )]
    #[case::a_quote_by_its_class(
        r#"<blockquote class="gmail_quote" style="border:0">May we?</blockquote>"#,
        &["> May we?"]
    )]
    #[case::a_quote_that_is_not_closed("Hi<blockquote>May we?", &["Hi", "> May we?"])]
    #[case::text("Bon dia", &["Bon dia"])]
    fn what_stands_apart_is_read_apart(#[case] html: &str, #[case] expected: &[&str]) {
        let text = html_text(html);
        let lines: Vec<&str> = text
            .lines()
            .map(str::trim_end)
            .filter(|line| !line.trim().is_empty())
            .collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_mebibyte_of_opened_quotes_is_read_in_one_pass_and_stays_small() {
        let html = "<blockquote>x".repeat(80_000);
        let text = html_text(&html);
        assert_eq!(text.lines().count(), 80_000);
        assert!(text.len() < 2 * html.len());
    }

    /// What a browser finds in the table of names, too: none of them is left to it.
    #[rstest]
    #[case("b&eacute;&nbsp;&amp;", "b&#233;&#160;&#38;")]
    #[case("&CounterClockwiseContourIntegral;", "&#8755;")]
    #[case("a & b; &#233; &; &hmmm;", "a & b; &#233; &; &hmmm;")]
    fn signs_by_name_are_signs_by_number(#[case] html: &str, #[case] expected: &str) {
        assert_eq!(by_number(html), expected);
    }

    proptest! {
        #[test]
        fn any_html_is_read(html in "(<[a-z/]{0,12}>?|[a-z İßé\u{202e}]{0,8}|<blockquote|>){0,30}") {
            html_text(&html);
        }
    }
}
