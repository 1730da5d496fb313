//! The style sheets of an email: rules for its elements, classes and ids, with the declarations that
//! an attribute may have too. Whatever is written is put together from parts of which each was looked
//! at: a sheet that is misread is only shown differently.

use super::style;

/// The most that is kept of an email's sheets, in bytes: newsletters come to a tenth of it.
const LIMIT: usize = 128 * 1024;

/// The longest selector or condition, in bytes.
const LONGEST: usize = 200;

/// What may stand behind a colon in a selector. No part of an element: what stands at the foot for a
/// link is one.
const PSEUDO_CLASSES: [&str; 8] = [
    "active",
    "first-child",
    "focus",
    "hover",
    "last-child",
    "link",
    "only-child",
    "visited",
];

/// What of an email's sheets may stay, as one.
pub(super) fn harmless(sheets: &[&str]) -> String {
    let mut kept = String::new();
    for sheet in sheets {
        rules(&without_comments(sheet), Within::Sheet, &mut kept);
    }
    kept
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    Sheet,
    /// A condition, which stands in no other.
    Media,
}

/// Adds the rules that may stay, as far as there is room.
fn rules(css: &str, within: Within, kept: &mut String) {
    let mut rest = css;
    while let Some((head, body, after)) = next_rule(rest) {
        rest = after;
        let mut rule = String::new();
        match (head.strip_prefix('@'), within) {
            (None, _) => rule = plain_rule(head, body).unwrap_or_default(),
            (Some(at), Within::Sheet) => {
                if let Some(condition) = media(at) {
                    let mut inner = String::new();
                    rules(body, Within::Media, &mut inner);
                    if !inner.is_empty() {
                        rule = format!("@media {condition}{{{inner}}}");
                    }
                }
            }
            (Some(_), Within::Media) => {}
        }
        if kept.len() + rule.len() > LIMIT {
            return;
        }
        kept.push_str(&rule);
    }
}

/// What stands before the next block, the block itself, and what follows it. Statements without a
/// block are passed over.
fn next_rule(css: &str) -> Option<(&str, &str, &str)> {
    let open = css.find('{')?;
    let head = css[..open].rsplit([';', '}']).next().unwrap_or_default();
    let block = &css[open + 1..];
    let mut depth = 1_usize;
    for (at, sign) in block.match_indices(['{', '}']) {
        depth = if sign == "{" { depth + 1 } else { depth - 1 };
        if depth == 0 {
            return Some((head.trim(), &block[..at], &block[at + 1..]));
        }
    }
    // What is not closed reaches to the end.
    Some((head.trim(), block, ""))
}

/// A rule, written anew; nothing where nothing of it may stay.
fn plain_rule(head: &str, body: &str) -> Option<String> {
    let selectors: Vec<String> = head.split(',').filter_map(selector).collect();
    if selectors.is_empty() {
        return None;
    }
    let declarations = style::harmless(body)?;
    Some(format!("{}{{{declarations}}}", selectors.join(",")))
}

/// A selector of elements, classes, ids and how they stand to each other, if it is one.
fn selector(text: &str) -> Option<String> {
    let text = collapsed(text)?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " -_.#*>+~:".contains(c);
    let mut pseudo_classes = text.split(':').skip(1).map(|rest| {
        let end = rest.find([' ', '.', '#', '>', '+', '~', '*']);
        &rest[..end.unwrap_or(rest.len())]
    });
    let is_known = text.chars().all(is_plain)
        && pseudo_classes.all(|name| PSEUDO_CLASSES.contains(&name.to_ascii_lowercase().as_str()));
    is_known.then_some(text)
}

/// The condition of an `@media`, if it is plain. None about light and dark: an email stands on white.
fn media(at: &str) -> Option<String> {
    let head = at.get(..5)?;
    if !head.eq_ignore_ascii_case("media") {
        return None;
    }
    let condition = collapsed(&at[5..])?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " -.,:()".contains(c);
    let calls = |two: &[u8]| two[1] == b'(' && !matches!(two[0], b' ' | b'(');
    let is_known = condition.chars().all(is_plain)
        && !condition.as_bytes().windows(2).any(calls)
        && !condition.contains("prefers-color-scheme");
    is_known.then_some(condition)
}

/// With single blanks; nothing where it is blank or too long.
fn collapsed(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let text = words.join(" ");
    (!text.is_empty() && text.len() <= LONGEST).then_some(text)
}

/// Without comments, and without the signs that hide a sheet from programs of old.
fn without_comments(css: &str) -> String {
    let mut plain = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        plain.push(' ');
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain.replace("<!--", " ").replace("-->", " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case::plain("p { color: red; FONT-SIZE:12px }", "p{color:red;font-size:12px}")]
    #[case::classes_and_ids(".a,#b td.c > i{color:red}", ".a,#b td.c > i{color:red}")]
    #[case::of_a_link("a:hover,a:link{color:red}", "a:hover,a:link{color:red}")]
    #[case::lines("p\n.a\n{\ncolor:\nred\n}", "p .a{color:red}")]
    #[case::comments("/*x*/p/*y*/{color:red}/*", "p{color:red}")]
    #[case::hidden_of_old("<!-- p{color:red} -->", "p{color:red}")]
    #[case::two("p{color:red}i{color:blue}", "p{color:red}i{color:blue}")]
    #[case::a_narrow_page(
        "@media only screen and (max-width: 600px) { .w { width: 100% !important } p::before{content:'x'} }",
        "@media only screen and (max-width: 600px){.w{width:100% !important}}"
    )]
    #[case::dark("@media (prefers-color-scheme: dark){p{color:#fff}}", "")]
    #[case::a_condition_in_a_condition("@media screen{@media print{p{color:red}}}", "")]
    #[case::nothing_left("@media screen{p{position:fixed}}", "")]
    #[case::a_call_in_a_condition("@media url(a){p{color:red}}", "")]
    #[case::import("@import url(https://x.example/a.css);p{color:red}", "p{color:red}")]
    #[case::import_without_end("@import 'a'", "")]
    #[case::font(
        "@font-face{font-family:a;src:url(//x.example)}p{color:red}",
        "p{color:red}"
    )]
    #[case::frames("@keyframes a{from{color:red}}p{color:red}", "p{color:red}")]
    #[case::page("@page{margin:0}", "")]
    #[case::fetched("p{background:url(//x.example);color:red}", "p{color:red}")]
    #[case::covering("p{position:fixed;inset:0;z-index:9}", "")]
    #[case::unseen("a{opacity:0;visibility:hidden;clip-path:inset(50%)}", "")]
    #[case::the_foot_of_a_link(
        "a::after,a:after,a:hover::after,p{display:none}",
        "p{display:none}"
    )]
    #[case::by_an_attribute("a[href^='https://x']{color:red}", "")]
    #[case::by_a_function("p:not(.a),:is(a)::after,i{color:red}", "i{color:red}")]
    #[case::escaped("\\61 ::after{color:red}", "")]
    #[case::nested("p{color:red;& a::after{display:none}}", "p{color:red}")]
    #[case::closed_too_often("}}p{color:red}", "p{color:red}")]
    #[case::not_closed("p{color:red", "p{color:red}")]
    #[case::out_of_the_sheet("p{color:red}</style><script>alert(1)</script>", "p{color:red}")]
    #[case::in_a_string("p{content:\"}a::after{display:none}\";color:red}", "")]
    #[case::blank(" { } ;;", "")]
    fn only_what_is_harmless_stays(#[case] sheet: &str, #[case] expected: &str) {
        assert_eq!(harmless(&[sheet]), expected);
    }

    #[test]
    fn a_sheet_without_end_is_cut_between_two_rules() {
        let sheet = "p{color:red}".repeat(40_000);
        let kept = harmless(&[&sheet, "i{color:blue}"]);
        assert!(kept.len() <= LIMIT);
        assert!(kept.ends_with('}'));
    }

    #[rstest]
    #[case::open("{", "")]
    #[case::closed("}", "")]
    #[case::conditions("@media a{", "}")]
    #[case::comments("/*", "*/")]
    #[case::statements("@import 'a';", "")]
    #[case::rules("p{", "}")]
    fn three_hundred_kilobytes_of_anything_are_read(#[case] begin: &str, #[case] end: &str) {
        let times = 300_000 / (begin.len() + end.len());
        harmless(&[&(begin.repeat(times) + &end.repeat(times))]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_kept_is_kept_again_as_it_is(
            sheet in "([a-z.#:@*{};,<>/\"'\\\\() -]{0,6}|@media |screen|:after|url\\(|color:red|\\}|p\\{){0,20}",
        ) {
            let kept = harmless(&[&sheet]);
            prop_assert_eq!(&harmless(&[&kept]), &kept);
            for sign in ['<', '\\', '"', '\'', '@'] {
                prop_assert!(!kept.replace("@media ", "").contains(sign), "{}", kept);
            }
        }
    }
}
