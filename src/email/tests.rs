//! Hostile mails, cleaned and read again: nothing of them runs, asks for anything, or stands where
//! it does not belong. [`laws`] says what has to hold.

mod hostile;

use super::{laws::is_harmless, *};
use hostile::HOSTILE;
use rstest::rstest;

/// The body alone.
fn clean(html: &str, pictures: Pictures) -> String {
    super::clean(html, pictures).body
}

/// The cases of another sanitiser's own tests (`tests/dompurify.md` says whence), by their titles.
fn published() -> Vec<(String, String)> {
    serde_json::from_str(include_str!("tests/dompurify.json")).expect("it is read whole")
}

/// All that hostile mails are made of here.
fn all_hostile() -> Vec<String> {
    let own = HOSTILE.iter().copied().map(str::to_owned);
    let published = published().into_iter().map(|(_, html)| html);
    own.chain(published).collect()
}

#[test]
fn nothing_of_a_hostile_mail_does_anything() {
    for hostile in all_hostile() {
        laws::an_email_is_harmless(&hostile);
    }
}

/// Each hostile mail within what could lead a parser astray.
#[rstest]
#[case::table("<table><tr><td>", "</td></tr></table>")]
#[case::table_without_cell("<table>", "</table>")]
#[case::list("<ul><li>", "</ul>")]
#[case::select("<select><option>", "</option></select>")]
#[case::svg("<svg><desc>", "</desc></svg>")]
#[case::svg_style("<svg><style>", "</style></svg>")]
#[case::math("<math><mtext><table><mglyph><style>", "</style></math>")]
#[case::annotation(
    "<math><annotation-xml encoding='text/html'>",
    "</annotation-xml></math>"
)]
#[case::noscript("<noscript><p title=\"", "\"></noscript>")]
#[case::title("<title>", "</title>")]
#[case::textarea("<textarea>", "</textarea>")]
#[case::comment("<!--", "-->")]
#[case::broken_comment("<!-->", "-->")]
#[case::attribute("<img alt=\"", "\">")]
#[case::template("<template>", "</template>")]
#[case::form("<form><button>", "</button></form>")]
#[case::cdata("<svg><![CDATA[", "]]></svg>")]
#[case::processing("<?xml ", "?>")]
#[case::half_a_tag("<a href='https://x.example' ", ">")]
#[case::formatting("<a><b><p><a><i>", "</b></p></i>")]
#[case::frameset("<html><head></head><body><frameset>", "</frameset></body></html>")]
fn a_hostile_mail_within_something_does_nothing(#[case] before: &str, #[case] after: &str) {
    for hostile in all_hostile() {
        let cleaned = clean(&format!("{before}{hostile}{after}"), Pictures::OfItsOwn);
        is_harmless(&cleaned, Pictures::OfItsOwn);
    }
}

#[rstest]
#[case::nested_tables("<table><tr><td>", "</td></tr></table>", 10_000)]
#[case::tables_left_open("<table><tr><td>", "", 20_000)]
#[case::elements("<div>", "", 60_000)]
#[case::formatting_left_open("<div><b id=", ">x</div>", 20_000)]
#[case::links("<a href=https://x.example>", "", 12_000)]
#[case::fonts("<font size=1><p>", "</p>", 15_000)]
#[case::tables_without_cells("<table><b>x", "", 27_000)]
#[case::lists("<ul><li>", "", 37_000)]
#[case::quotes("<blockquote><p>", "", 20_000)]
#[case::half_comments("<!--<", "", 60_000)]
#[case::half_tags("<a b='", "", 50_000)]
#[case::angles("<", "", 300_000)]
#[case::signs_that_begin_names("<a =\">", "<div>", 40_000)]
#[case::paragraphs_in_bold_paragraphs("<p><b><i><u>x", "<p>y", 15_000)]
#[case::semicolons("<p style='", ";'>", 25_000)]
fn three_hundred_kilobytes_of_anything_are_cleaned(
    #[case] begin: &str,
    #[case] end: &str,
    #[case] times: usize,
) {
    let html = begin.repeat(times) + &end.repeat(times);
    is_harmless(&clean(&html, Pictures::OfItsOwn), Pictures::OfItsOwn);
}

/// Whatever stands in a style sheet, one rule or declaration is as harmless as those of attributes.
#[test]
fn no_hostile_sheet_does_anything() {
    for hostile in all_hostile() {
        let within = [
            format!("<style>{hostile}</style>"),
            format!("<style>p{{{hostile}}}</style>"),
            format!("<style>{hostile}{{color:red}}</style>"),
            format!("<style>@media {hostile}{{p{{color:red}}}}</style>"),
            format!("<style>p{{color:{hostile}}}</style>"),
        ];
        for html in within {
            laws::a_sheet_is_harmless(&super::clean(&html, Pictures::FromElsewhere).sheet);
        }
    }
}

#[test]
fn the_published_cases_are_whole() {
    let published = published();
    assert_eq!(published.len(), 223);
    let scripted = published.iter().filter(|(_, html)| html.contains("alert("));
    assert!(scripted.count() > 80);
}

#[test]
fn an_ordinary_mail_keeps_its_look() {
    let html = "<html><head><style>p{color:red}</style></head><body bgcolor=white>\
        <table width=600 cellpadding=0><tr><td align=center style=\"padding:8px;color:#333\">\
        <h1>Hola</h1><p>Pa de <b>pagès</b></p>\
        <a href=\"https://fornvell.example/pa?a=1&amp;b=2\">Compra</a>\
        <img src=\"data:image/png;base64,QUJD\" alt=\"Logo\" width=40></td></tr></table></body></html>";
    assert_eq!(
        clean(html, Pictures::OfItsOwn),
        "<table width=\"600\" cellpadding=\"0\"><tbody><tr><td align=\"center\" \
         style=\"padding:8px;color:#333\"><h1>Hola</h1><p>Pa de <b>pagès</b></p>\
         <a href=\"https://fornvell.example/pa?a=1&amp;b=2\" target=\"_blank\" \
         rel=\"noopener noreferrer\">Compra</a>\
         <img src=\"data:image/png;base64,QUJD\" alt=\"Logo\" width=\"40\"></td></tr></tbody></table>"
    );
}

#[test]
fn the_page_has_the_mails_own_sheet_behind_the_look_beneath_it() {
    let html =
        "<style>.lead,td.x{color:#333;position:fixed}@import url(a)</style><p class=lead id=a>a";
    let page = page(html, &"ca".parse().unwrap(), Pictures::OfItsOwn);
    assert!(
        page.contains("<style>.lead,td.x{color:#333}</style></head>"),
        "{page}"
    );
    assert!(page.contains("<p class=\"lead\" id=\"a\">a</p>"), "{page}");
}

#[rstest]
#[case::kept_away(Pictures::OfItsOwn, "<img alt=\"a\">")]
#[case::asked_for(
    Pictures::FromElsewhere,
    "<img src=\"https://x.example/a.png\" alt=\"a\">"
)]
fn pictures_from_elsewhere_come_only_when_asked_for(
    #[case] pictures: Pictures,
    #[case] expected: &str,
) {
    let html = "<img src=https://x.example/a.png alt=a>";
    assert_eq!(clean(html, pictures), expected);
}

#[test]
fn no_policy_allows_a_script_or_a_request() {
    for pictures in [Pictures::OfItsOwn, Pictures::FromElsewhere] {
        let policy = policy(pictures);
        assert!(policy.contains("default-src 'none'"));
        for allowed in [
            "script",
            "allow-same-origin",
            "allow-forms",
            "connect",
            "frame-src",
        ] {
            assert!(!policy.contains(allowed), "{allowed} in {policy}");
        }
    }
    assert!(!policy(Pictures::OfItsOwn).contains("http"));
}
