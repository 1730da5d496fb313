//! What is kept of the HTML of an email: as it came, its small pictures in it (rule book §3). It is
//! cleaned where it is shown, by whatever is known of attacks by then.

use crate::{
    records::MailHtml,
    text,
    values::{Channel, Mode},
};
use std::{borrow::Cow, collections::BTreeMap, ops::Range};

/// The most HTML that is kept with one message, its pictures among it, in bytes.
pub const HTML_LIMIT: usize = 512 * 1024;

/// The most that is kept of an email that is pasted, in bytes: it lies beside the text in the composer,
/// which is kept with every key.
pub const PASTED_LIMIT: usize = 100_000;

/// The largest picture that is kept in it, in bytes: of a mailbox no larger attachment is read whole.
pub const PICTURE_LIMIT: usize = 90_000;

/// The most pictures of which it is kept that they were left out.
pub const LEFT_OUT_LIMIT: usize = 50;

/// A picture of the same email, as its HTML names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picture {
    /// As a `data:` address.
    Whole(String),
    /// Too large, with its bytes; 0 where those are not known.
    TooLarge(u64),
    /// There is none of that name, or it is no picture.
    None,
}

/// What is kept of an email's HTML, with the pictures in it that it names by `cid:`. Absent where it
/// shows nothing, or is too long without any picture.
pub fn kept(html: &str, picture: impl Fn(&str) -> Picture) -> Option<MailHtml> {
    kept_within(HTML_LIMIT, html, picture)
}

/// What is kept of the form of an email that is pasted; nothing where that says no more than its text,
/// or is too long.
pub fn pasted(html: &str) -> Option<MailHtml> {
    let kept = || kept_within(PASTED_LIMIT, html, |_| Picture::None);
    says_more(html).then(kept).flatten()
}

/// Whether a message can have a form besides its text: an email that was pasted does. What was said
/// another way, or written here, has none.
pub fn can_have_form(mode: Mode, channel: Channel) -> bool {
    channel == Channel::Email && matches!(mode, Mode::InboundPaste | Mode::LogSent)
}

fn kept_within(limit: usize, html: &str, picture: impl Fn(&str) -> Picture) -> Option<MailHtml> {
    let html = if html.contains('\0') {
        Cow::from(html.replace('\0', ""))
    } else {
        Cow::from(html)
    };
    if !text::has_visible(&html) {
        return None;
    }
    let named = pictures_in(&html);
    let taken_out: usize = named.iter().map(|named| named.place.len()).sum();
    let mut room = limit.checked_sub(html.len() - taken_out)?;
    let mut kept = MailHtml {
        html: String::new(),
        left_out: Vec::new(),
    };
    // A picture is asked for once, however often it is named.
    let mut by_id: BTreeMap<&str, Picture> = BTreeMap::new();
    let mut from = 0;
    for Named { place, by } in named {
        kept.html.push_str(&html[from..place.start]);
        from = place.end;
        let said = &html[place];
        let itself;
        let found = match by {
            By::Id => by_id
                .entry(&said[4..])
                .or_insert_with_key(|id| picture(&id.replace("%40", "@"))),
            By::Itself => {
                itself = if said.len() > encoded(PICTURE_LIMIT) {
                    Picture::TooLarge(decoded(said))
                } else {
                    Picture::Whole(said.to_owned())
                };
                &itself
            }
        };
        match found {
            Picture::Whole(address) if address.len() <= room => {
                room -= address.len();
                kept.html.push_str(address);
            }
            Picture::Whole(address) => kept.left_out.push(decoded(address)),
            Picture::TooLarge(bytes) => kept.left_out.push(*bytes),
            Picture::None => {}
        }
    }
    kept.html.push_str(&html[from..]);
    kept.left_out.truncate(LEFT_OUT_LIMIT);
    Some(kept)
}

/// Whether HTML says more than its text: by its letters, its order, its pictures or its links. Every
/// page that is copied has blocks and colours; these alone are no form.
fn says_more(html: &str) -> bool {
    const OF_FORM: [&str; 18] = [
        "a", "b", "em", "font", "h1", "h2", "h3", "h4", "i", "img", "mark", "ol", "s", "strike",
        "strong", "table", "u", "ul",
    ];
    html.match_indices('<').any(|(at, _)| {
        let rest = &html[at + 1..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric());
        let name = &rest[..end.unwrap_or(0)];
        OF_FORM.iter().any(|known| name.eq_ignore_ascii_case(known))
    })
}

/// Whether the HTML asks for pictures from elsewhere.
pub fn names_remote(html: &str) -> bool {
    ["src", "background"].into_iter().any(|name| {
        places_of(html, name).any(|at| {
            let value = html[at + name.len()..].trim_start().strip_prefix('=');
            let value = value.map(|value| value.trim_start().trim_start_matches(['"', '\'']));
            let value = value.map(|value| value.trim_start().as_bytes());
            value.is_some_and(|value| {
                value.starts_with(b"//")
                    || value
                        .get(..4)
                        .is_some_and(|start| start.eq_ignore_ascii_case(b"http"))
            })
        })
    })
}

/// How long a picture of so many bytes is as a `data:` address of Base64, its head among it.
const fn encoded(bytes: usize) -> usize {
    bytes / 3 * 4 + 64
}

/// The bytes that a `data:` address of Base64 stands for, near enough to be told.
fn decoded(address: &str) -> u64 {
    u64::try_from(address.len() / 4 * 3).unwrap_or(u64::MAX)
}

/// A picture where the HTML names it.
struct Named {
    place: Range<usize>,
    by: By,
}

#[derive(Clone, Copy)]
enum By {
    /// `cid:`, and the id of another part of the email.
    Id,
    /// `data:`, and the picture itself.
    Itself,
}

/// The addresses of pictures in the values of attributes, in their order.
fn pictures_in(html: &str) -> Vec<Named> {
    let bytes = html.as_bytes();
    let mut named: Vec<Named> = Vec::new();
    for colon in memchr::memchr_iter(b':', bytes) {
        let ends_in = |scheme: &[u8]| {
            let start = colon.checked_sub(scheme.len())?;
            bytes[start..colon]
                .eq_ignore_ascii_case(scheme)
                .then_some(start)
        };
        let found = ends_in(b"cid").map(|start| (start, By::Id));
        let found = found.or_else(|| ends_in(b"data").map(|start| (start, By::Itself)));
        let Some((start, by)) = found else { continue };
        if named.last().is_some_and(|last| last.place.end > start) {
            continue;
        }
        let before = bytes[..start].trim_ascii_end().last().copied();
        let rest = &bytes[colon..];
        let end = match before {
            Some(quote @ (b'"' | b'\'')) => memchr::memchr(quote, rest),
            Some(b'=') => rest
                .iter()
                .position(|byte| byte.is_ascii_whitespace() || *byte == b'>'),
            _ => continue,
        };
        let place = start..end.map_or(bytes.len(), |end| colon + end);
        named.push(Named { place, by });
    }
    named
}

/// Where a word stands, whatever its case.
fn places_of<'a>(html: &'a str, word: &'static str) -> impl Iterator<Item = usize> + 'a {
    let (bytes, word) = (html.as_bytes(), word.as_bytes());
    let first = word[0];
    memchr::memchr2_iter(first, first.to_ascii_uppercase(), bytes).filter(move |&at| {
        bytes
            .get(at..at + word.len())
            .is_some_and(|there| there.eq_ignore_ascii_case(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn logo(id: &str) -> Picture {
        match id {
            "logo@forn" => Picture::Whole("data:image/png;base64,QUJD".to_owned()),
            "poster" => Picture::TooLarge(10_485_760),
            "cut" => Picture::TooLarge(0),
            _ => Picture::None,
        }
    }

    #[rstest]
    #[case::plain("<p>Hola</p>", "<p>Hola</p>", &[])]
    #[case::in_quotes(
        r#"<img src="cid:logo@forn" alt=L>"#,
        r#"<img src="data:image/png;base64,QUJD" alt=L>"#,
        &[],
    )]
    #[case::without_quotes(
        "<img SRC=CID:logo%40forn>x",
        "<img SRC=data:image/png;base64,QUJD>x",
        &[],
    )]
    #[case::too_large("<img src='cid:poster'>x", "<img src=''>x", &[10_485_760])]
    #[case::cut("<img src= 'cid:cut'>x", "<img src= ''>x", &[0])]
    #[case::not_there("<img src='cid:nowhere'>x", "<img src=''>x", &[])]
    #[case::in_the_text("data: cid: <p>cid:logo@forn</p>", "data: cid: <p>cid:logo@forn</p>", &[])]
    #[case::never_closed("x<img src=\"cid:poster", "x<img src=\"", &[10_485_760])]
    #[case::zeros("<p>a\0b</p>", "<p>ab</p>", &[])]
    fn its_pictures_are_put_in(
        #[case] html: &str,
        #[case] expected: &str,
        #[case] left_out: &[u64],
    ) {
        let kept = kept(html, logo).expect("it shows something");
        assert_eq!(
            (kept.html.as_str(), &kept.left_out[..]),
            (expected, left_out)
        );
    }

    #[test]
    fn a_picture_of_ten_megabytes_is_left_out_and_the_rest_stays() {
        let picture = "A".repeat(10 * 1024 * 1024 / 3 * 4);
        let html = format!("<p>Hola</p><img src=\"data:image/png;base64,{picture}\"><p>Adéu</p>");
        let kept = kept(&html, logo).expect("the rest is short");
        assert_eq!(kept.html, "<p>Hola</p><img src=\"\"><p>Adéu</p>");
        let [bytes] = kept.left_out[..] else {
            panic!("one picture");
        };
        assert!((10_485_000..10_487_000).contains(&bytes), "{bytes}");
    }

    #[test]
    fn pictures_are_put_in_as_long_as_there_is_room() {
        let large = |_: &str| Picture::Whole("A".repeat(HTML_LIMIT / 2 - 10));
        let html = "<img src='cid:a'><img src='cid:b'><img src='cid:c'>";
        let kept = kept(html, large).expect("it is short");
        assert!(kept.html.len() <= HTML_LIMIT);
        assert_eq!(kept.left_out.len(), 2);
    }

    #[rstest]
    #[case::nothing("")]
    #[case::blanks(" \n ")]
    #[case::too_long(&"x".repeat(HTML_LIMIT + 1))]
    fn nothing_is_kept(#[case] html: &str) {
        assert_eq!(kept(html, logo), None);
    }

    #[rstest]
    #[case::bold("<meta charset='utf-8'><p>Bon <B>dia</B></p>", true)]
    #[case::a_table("<table><tr><td>1</table>", true)]
    #[case::a_link("<a\nhref=https://x.example>preus</a>", true)]
    #[case::blocks("<div style='color:#222'><span>Bon dia</span><br></div>", false)]
    #[case::an_article("<article><abbr>BON</abbr></article>", false)]
    #[case::text("1 < 2 and a<b", false)]
    #[case::nothing("", false)]
    #[case::too_long(&format!("<b>{}</b>", "x".repeat(PASTED_LIMIT)), false)]
    fn what_is_pasted_is_kept_where_it_has_a_form(#[case] html: &str, #[case] is_kept: bool) {
        let kept = pasted(html);
        assert_eq!(kept.is_some(), is_kept);
        assert!(kept.is_none_or(|kept| kept.html.len() <= PASTED_LIMIT));
    }

    #[test]
    fn pictures_of_a_paste_stay_as_long_as_there_is_room() {
        let picture = format!("<img src='data:image/png;base64,{}'>", "A".repeat(60_000));
        let kept = pasted(&picture.repeat(2)).expect("without them it is short");
        assert_eq!(kept.left_out.len(), 1);
        assert!(kept.html.len() <= PASTED_LIMIT);
    }

    #[rstest]
    #[case("<img src=\"https://x.example/a.png\">", true)]
    #[case("<img alt=src width=1 SRC = 'HTTP://x.example'>", true)]
    #[case("<td background=//x.example/a.png>", true)]
    #[case("<a href=https://x.example>src</a>", false)]
    #[case("<img src='data:image/png;base64,QUJD'>", false)]
    #[case("the src", false)]
    fn pictures_from_elsewhere_are_seen(#[case] html: &str, #[case] remote: bool) {
        assert_eq!(names_remote(html), remote);
    }

    proptest! {
        #[test]
        fn whatever_comes_is_taken_within_the_limit(
            html in "(<img src=[\"']?(cid|data|DATA):[a-z\"'> é\0]{0,9}){0,9}.{0,9}",
        ) {
            if let Some(kept) = kept(&html, logo) {
                prop_assert!(kept.html.len() <= HTML_LIMIT);
                names_remote(&kept.html);
            }
        }
    }
}
