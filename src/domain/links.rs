//! Web addresses in what people wrote. In one pass, however long the text is and whatever stands in it.

use linkify::{LinkFinder, LinkKind};
use std::ops::Range;

/// Longer than this, in bytes, is no address that anybody wrote.
const LONGEST: usize = 2_000;

/// Where a text has a web address, and where that leads: one with a scheme of the web, or a word that
/// begins with *www.* A bare *example.com* may be the end of a sentence.
pub fn links(text: &str) -> Vec<(Range<usize>, String)> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    let mut found = Vec::new();
    for word in text.split_whitespace() {
        if word.len() > LONGEST {
            continue;
        }
        // Part of the text: where it begins there.
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        if begins(bare, "www.") {
            let whole = format!("https://{bare}");
            let end = finder.links(&whole).next().map(|link| link.end());
            if let Some(end) = end.filter(|end| *end > "https://www.".len()) {
                let from = at + word.len() - bare.len();
                let href = whole[..end].to_owned();
                found.push((from..from + end - "https://".len(), href));
            }
            continue;
        }
        for link in finder.links(word) {
            let href = link.as_str();
            if begins(href, "https://") || begins(href, "http://") {
                found.push((at + link.start()..at + link.end(), href.to_owned()));
            }
        }
    }
    found
}

fn begins(text: &str, with: &str) -> bool {
    let start = text.get(..with.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(with))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case::with_a_scheme("Join https://meet.example/j/1?a=b now", &["https://meet.example/j/1?a=b"])]
    #[case::in_brackets("(see http://forn.example/a_(b)).", &["http://forn.example/a_(b)"])]
    #[case::at_the_end_of_a_sentence("On https://forn.example.", &["https://forn.example"])]
    #[case::without_a_scheme("or (www.forn.example).", &["https://www.forn.example"])]
    #[case::in_capitals("HTTPS://FORN.EXAMPLE", &["HTTPS://FORN.EXAMPLE"])]
    #[case::two_lines("https://a.example\nhttps://b.example", &["https://a.example", "https://b.example"])]
    #[case::a_bare_name("Look at forn.example", &[])]
    #[case::script("javascript:alert(1) data:text/html,x", &[])]
    #[case::another_scheme("ftp://forn.example file:///etc/passwd", &[])]
    #[case::nothing("Bon dia", &[])]
    #[case::only_www("www. and www", &[])]
    fn addresses_of_the_web_are_links(#[case] text: &str, #[case] expected: &[&str]) {
        let found = links(text);
        let found: Vec<&str> = found.iter().map(|(_, href)| href.as_str()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_hostile_word_is_no_link_and_holds_nothing_up() {
        assert!(links(&"a._".repeat(300_000)).is_empty());
        assert!(links(&"https://".repeat(100_000)).is_empty());
    }

    proptest! {
        #[test]
        fn links_stand_in_the_text_in_their_order(text in "(https?://|www\\.|[a-zé.:/() \n]|_){0,40}") {
            let mut after = 0;
            for (place, href) in links(&text) {
                prop_assert!(place.start >= after && place.end > place.start);
                prop_assert!(href.ends_with(&text[place.clone()]));
                after = place.end;
            }
        }
    }
}
