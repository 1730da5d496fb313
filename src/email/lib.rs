//! An email as a page of its own, for a frame that can do nothing (ADR 10). Whoever wrote it may be
//! an attacker: it is cleaned each time it is shown, and what the cleaning should ever let through
//! meets a policy that allows no script, no form and no request.

#[cfg(any(test, feature = "laws"))]
pub mod laws;
mod levels;
mod sheet;
mod style;

use ammonia::{Builder, UrlRelative};
use domain::Language;
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

/// Whether an email may fetch its pictures from wherever it says: whoever sent it then learns that
/// it is read, when and from where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pictures {
    /// Only what it brought along.
    OfItsOwn,
    FromElsewhere,
}

/// What the page of an email may do, as a `Content-Security-Policy`. The sandbox holds even where
/// the page is opened by itself.
pub const fn policy(pictures: Pictures) -> &'static str {
    match pictures {
        Pictures::OfItsOwn => {
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; \
             style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; \
             frame-ancestors 'self'"
        }
        Pictures::FromElsewhere => {
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; \
             style-src 'unsafe-inline'; img-src data: https: http:; base-uri 'none'; \
             form-action 'none'; frame-ancestors 'self'"
        }
    }
}

/// The look of the page beneath the email's own: mails are written for white. A link that is pointed
/// at or focused says at the foot where it leads.
const LOOK: &str = "html{color-scheme:light;background:#fff;color:#222}\
    body{margin:12px;font:14px/1.5 system-ui,sans-serif;overflow-wrap:break-word}\
    img{max-width:100%}table{max-width:100%}pre{white-space:pre-wrap}\
    a:hover::after,a:focus::after{content:attr(href);position:fixed;inset:auto auto 0 0;\
    max-width:100%;padding:2px 8px;background:#222;color:#fff;\
    font:12px/1.5 system-ui,sans-serif;overflow-wrap:anywhere;\
    text-indent:0;letter-spacing:normal;text-transform:none;text-align:left;white-space:normal;\
    word-break:normal;direction:ltr;unicode-bidi:isolate}";

/// The email's page.
pub fn page(html: &str, language: &Language, pictures: Pictures) -> String {
    let Cleaned { body, sheet } = clean(html, pictures);
    format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>Email</title>\
         <style>{LOOK}</style><style>{sheet}</style></head><body dir=\"auto\"><main>{body}</main></body></html>"
    )
}

/// What is left of an email's HTML.
struct Cleaned {
    /// Text, tables, pictures and links.
    body: String,
    /// What they look like, as a style sheet.
    sheet: String,
}

fn clean(html: &str, pictures: Pictures) -> Cleaned {
    let levelled = levels::levelled(html);
    Cleaned {
        body: builder(pictures).clean(&levelled.html).to_string(),
        sheet: sheet::harmless(&levelled.sheets),
    }
}

/// What stays. Of any other element its content does, unless that is none to read.
const TAGS: [&str; 65] = [
    "a",
    "abbr",
    "address",
    "article",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
];

/// What goes with all that is in it.
const WITH_CONTENT: [&str; 18] = [
    "script", "style", "title", "template", "iframe", "object", "applet", "noembed", "noframes",
    "noscript", "svg", "math", "select", "textarea", "xmp", "audio", "video", "canvas",
];

const OF_ANY: [&str; 14] = [
    "align", "bgcolor", "border", "class", "color", "dir", "height", "id", "lang", "style",
    "title", "valign", "width", "nowrap",
];

fn builder(pictures: Pictures) -> Builder<'static> {
    let attributes = HashMap::from([
        ("a", HashSet::from(["href"])),
        ("img", HashSet::from(["alt", "src"])),
        (
            "table",
            HashSet::from(["background", "cellpadding", "cellspacing"]),
        ),
        ("td", HashSet::from(["background", "colspan", "rowspan"])),
        (
            "th",
            HashSet::from(["background", "colspan", "rowspan", "scope"]),
        ),
        ("col", HashSet::from(["span"])),
        ("colgroup", HashSet::from(["span"])),
        ("font", HashSet::from(["face", "size"])),
        ("ol", HashSet::from(["reversed", "start", "type"])),
        ("ul", HashSet::from(["type"])),
        ("li", HashSet::from(["value"])),
    ]);
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(TAGS))
        .clean_content_tags(HashSet::from(WITH_CONTENT))
        .generic_attributes(HashSet::from(OF_ANY))
        .tag_attributes(attributes)
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel", "data"]))
        .url_relative(UrlRelative::Deny)
        .set_tag_attribute_value("a", "target", "_blank")
        .link_rel(Some("noopener noreferrer"))
        .attribute_filter(move |_, name, value| match name {
            "href" => leads_somewhere(value).then(|| value.into()),
            "src" | "background" => is_picture(value, pictures).then(|| value.into()),
            "style" => style::harmless(value).map(Cow::from),
            _ => Some(value.into()),
        });
    builder
}

/// Whether an address is one that a link of an email may lead to.
fn leads_somewhere(address: &str) -> bool {
    ["http://", "https://", "mailto:", "tel:"]
        .iter()
        .any(|start| begins(address, start))
}

/// Whether an address is one of a picture that may be shown.
fn is_picture(address: &str, pictures: Pictures) -> bool {
    let kinds = ["png", "jpeg", "jpg", "gif", "webp"];
    let brought_along = kinds
        .iter()
        .any(|kind| begins(address, &format!("data:image/{kind};base64,")));
    let is_remote = begins(address, "http://") || begins(address, "https://");
    brought_along || is_remote && pictures == Pictures::FromElsewhere
}

fn begins(text: &str, start: &str) -> bool {
    let head = text.as_bytes().get(..start.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
}

#[cfg(test)]
mod tests;
