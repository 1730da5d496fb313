//! What has to hold of every email, for the tests and for the fuzzer. What was cleaned is read back in
//! the exact form that the cleaning writes, so that nothing can hide from this reader that a browser
//! would see.

use super::{OF_ANY, Pictures, TAGS, clean, is_picture, leads_somewhere, style};

/// Cleans an email in each way.
///
/// # Panics
///
/// Where anything of what is left could do something.
pub fn an_email_is_harmless(html: &str) {
    for pictures in [Pictures::OfItsOwn, Pictures::FromElsewhere] {
        let cleaned = clean(html, pictures);
        is_harmless(&cleaned.body, pictures);
        a_sheet_is_harmless(&cleaned.sheet);
        // What was cleaned is clean: a browser that reads it anew finds nothing else in it.
        is_harmless(&clean(&cleaned.body, pictures).body, pictures);
    }
}

/// Panics where a style sheet could fetch, end itself, or say more than what a text looks like.
pub(crate) fn a_sheet_is_harmless(sheet: &str) {
    for sign in [
        "<", "\\", "\"", "'", "/*", "//", "url(", "::", "[", "&", "@i", "@f",
    ] {
        assert!(!sheet.contains(sign), "{sign} in {sheet}");
    }
}

/// An element's name and attributes.
type Element<'a> = (&'a str, Vec<(&'a str, String)>);

/// Every element that stands in cleaned HTML. Panics at whatever is written in another form.
fn elements(html: &str) -> Vec<Element<'_>> {
    let mut found = Vec::new();
    let mut pieces = html.split('<');
    let text = pieces.next().unwrap_or_default();
    assert!(!text.contains('>') || text.contains("&gt;"), "{html}");
    for piece in pieces {
        if let Some(end) = piece.strip_prefix('/') {
            let (name, _) = end.split_once('>').expect("every end is whole");
            assert!(TAGS.contains(&name), "</{name}> in {html}");
            continue;
        }
        let name = &piece[..piece.find([' ', '>']).expect("every tag is whole")];
        let mut rest = &piece[name.len()..];
        let mut attributes = Vec::new();
        while let Some(attribute) = rest.strip_prefix(' ') {
            let (name, value) = attribute.split_once("=\"").expect("every value is quoted");
            let (value, after) = value.split_once('"').expect("every quote is closed");
            let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(name.chars().all(is_name), "{name:?} in {html}");
            let value = value.replace("&lt;", "<").replace("&gt;", ">");
            attributes.push((name, value.replace("&quot;", "\"").replace("&amp;", "&")));
            rest = after;
        }
        assert!(rest.starts_with('>'), "{rest:?} in {html}");
        found.push((name, attributes));
    }
    found
}

/// Panics where anything of the cleaned HTML could do something.
pub(crate) fn is_harmless(html: &str, pictures: Pictures) {
    for (name, attributes) in elements(html) {
        assert!(TAGS.contains(&name), "<{name}> in {html}");
        for (attribute, value) in attributes {
            let what = format!("<{name} {attribute}={value:?}> in {html}");
            assert!(!attribute.starts_with("on"), "{what}");
            match attribute {
                "href" => assert!(leads_somewhere(&value), "{what}"),
                "src" | "background" => assert!(is_picture(&value, pictures), "{what}"),
                "style" => assert_eq!(style::harmless(&value).as_ref(), Some(&value), "{what}"),
                "target" => assert_eq!(value, "_blank", "{what}"),
                "rel" => assert_eq!(value, "noopener noreferrer", "{what}"),
                plain => {
                    let known = [
                        "alt",
                        "background",
                        "cellpadding",
                        "cellspacing",
                        "colspan",
                        "rowspan",
                        "scope",
                        "span",
                        "face",
                        "size",
                        "reversed",
                        "start",
                        "type",
                        "value",
                    ];
                    assert!(OF_ANY.contains(&plain) || known.contains(&plain), "{what}");
                }
            }
        }
    }
}
