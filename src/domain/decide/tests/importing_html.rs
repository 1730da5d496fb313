//! Rule book §3: the HTML of an email comes with it, is kept apart from it, and goes with it.

use super::{
    importing_messages::{batch, begun, days_ago, import, old, undo},
    world::*,
};
use crate::*;
use rstest::rstest;

/// An email with a form of its own.
fn with_html(n: u128, place: Place, said: Said, html: &str) -> ImportMessage {
    let html = Some(MailHtml {
        html: html.to_owned(),
        left_out: vec![10_485_760],
    });
    ImportMessage {
        html,
        ..old(n, place, said)
    }
}

#[test]
fn an_email_says_what_is_known_of_its_html_and_keeps_it_apart() {
    let (mut world, place) = begun();
    let html = "<img src=https://x.example/a.png>";
    let mail = with_html(1, place, at(days_ago(2), reply("Bon dia")), html);
    world.act(REP, import(vec![mail])).unwrap();
    let first: Message = world.get(message(1));
    let mark = HtmlMark {
        bytes: 33,
        remote: true,
        left_out: vec![10_485_760],
    };
    assert_eq!(first.html, Some(mark));
    let kept: EmailHtml = world.get(EmailHtmlId::of(message(1)));
    assert_eq!(
        (kept.html.as_str(), kept.conversation_id),
        (html, place.conversation())
    );
}

#[test]
fn its_html_goes_with_an_email_that_is_taken_back() {
    let (mut world, place) = begun();
    let mail = with_html(
        1,
        place,
        at(days_ago(2), reply("Bon dia")),
        "<p>Bon dia</p>",
    );
    world.act(REP, import(vec![mail])).unwrap();
    world.act(REP, undo(0)).unwrap();
    assert_eq!(world.all::<EmailHtml>(), []);
}

/// An email as it is pasted with its form.
fn pasted(n: u128, place: Place, said: Said, html: &str) -> LogMessage {
    let html = Some(MailHtml {
        html: html.to_owned(),
        left_out: vec![],
    });
    LogMessage {
        html,
        ..log(n, place, said)
    }
}

#[test]
fn an_email_that_is_pasted_keeps_its_form_apart() {
    let (mut world, place) = begun();
    let reply = pasted(1, place, reply("Bon dia"), "<b>Bon dia</b>");
    world.act(REP, reply.clone()).unwrap();
    let first: Message = world.get(message(1));
    assert_eq!(first.html.map(|mark| mark.bytes), Some(14));
    let kept: EmailHtml = world.get(EmailHtmlId::of(message(1)));
    assert_eq!(
        (kept.html.as_str(), kept.conversation_id),
        ("<b>Bon dia</b>", place.conversation())
    );
    // Once more it is the same message.
    world.act(REP, reply).unwrap();
    assert_eq!(world.all::<EmailHtml>(), [kept]);
}

#[test]
fn a_chat_has_no_form_and_none_is_longer_than_the_limit() {
    let (mut world, place) = begun();
    let chat = Said {
        channel: Channel::Whatsapp,
        ..reply("Bon dia")
    };
    let refused = world.act(REP, pasted(1, place, chat, "<b>a</b>"));
    assert_eq!(refused, Err(Refusal::Unexpected { field: Field::Html }));
    let long = "h".repeat(email_html::HTML_LIMIT + 1);
    let refused = world.act(REP, pasted(1, place, reply("Bon dia"), &long));
    assert!(matches!(
        refused,
        Err(Refusal::TooLong {
            field: Field::Html,
            ..
        })
    ));
    assert_eq!(world.all::<Message>(), []);
}

#[rstest]
#[case::of_a_chat(Channel::Whatsapp, "<p>Hola</p>", Refusal::Unexpected { field: Field::Html })]
#[case::blank(Channel::Email, " ", Refusal::Blank { field: Field::Html })]
#[case::too_long(
    Channel::Email,
    &"h".repeat(email_html::HTML_LIMIT + 1),
    Refusal::TooLong {
        field: Field::Html,
        limit: email_html::HTML_LIMIT,
        length: email_html::HTML_LIMIT + 1,
    },
)]
fn html_that_cannot_stand_holds_up_no_other_message(
    #[case] channel: Channel,
    #[case] html: &str,
    #[case] refusal: Refusal,
) {
    let (mut world, place) = begun();
    let said = Said {
        channel,
        ..at(days_ago(2), reply("Bon dia"))
    };
    let messages = vec![
        with_html(1, place, said, html),
        old(2, place, at(days_ago(1), reply("Adéu"))),
    ];
    world.act(REP, import(messages)).unwrap();
    let refused: Vec<_> = batch(&world).refused;
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].refusal, Written::from(&refusal));
    assert_eq!(world.all::<Message>().len(), 1);
    assert_eq!(world.all::<EmailHtml>(), []);
}
