//! Replies with history and without a header: what stands above the history is the message, and
//! the history says nothing about it.

use super::*;
use rstest::rstest;

#[rstest]
#[case::english(
    "en",
    "Thanks, that works for us.",
    "On Tue, 6 Oct 2026 at 09:14, Anna Roig <anna@rapport.example> wrote:"
)]
#[case::english_wrapped(
    "en",
    "Thanks, that works for us.",
    "On Tue, Oct 6, 2026 at 9:14 AM Anna Roig\n<anna@rapport.example>\nwrote:"
)]
#[case::spanish(
    "es",
    "Gracias, nos va bien.",
    "El mar, 6 oct 2026 a las 9:14, Anna Roig (<anna@rapport.example>) escribió:"
)]
#[case::catalan(
    "ca",
    "Gràcies, ens va bé.",
    "El dia 6 d’octubre de 2026, 9:14, Anna Roig <anna@rapport.example> ha escrit:"
)]
#[case::catalan_gmail(
    "ca",
    "Gràcies, ens va bé.",
    "Missatge de Anna Roig <anna@rapport.example> del dia dt., 6 d’oct. 2026 a les 9:14:"
)]
#[case::french(
    "fr",
    "Merci, cela nous convient très bien.",
    "Le mar. 6 oct. 2026 à 09:14, Anna Roig <anna@rapport.example> a écrit\u{a0}:"
)]
#[case::german(
    "de",
    "Danke, das passt uns gut.",
    "Am Di., 6. Okt. 2026 um 09:14 Uhr schrieb Anna Roig <anna@rapport.example>:"
)]
#[case::german_thunderbird(
    "de",
    "Danke, das passt uns gut.",
    "Am 06.10.26 um 09:14 schrieb Anna Roig:"
)]
#[case::italian(
    "it",
    "Grazie, per noi va bene.",
    "Il giorno mar 6 ott 2026 alle ore 09:14 Anna Roig <anna@rapport.example> ha scritto:"
)]
#[case::portuguese(
    "pt",
    "Obrigado, para nós está bem.",
    "Em ter., 6 de out. de 2026 às 09:14, Anna Roig <anna@rapport.example> escreveu:"
)]
#[case::divider(
    "en",
    "Thanks, that works for us.",
    "-----Original Message-----\nFrom: Anna Roig\nSent: Tuesday, October 6, 2026 9:14 AM\nTo: Nia\nSubject: Boxes"
)]
#[case::divider_german(
    "de",
    "Danke, das passt uns gut.",
    "-----Ursprüngliche Nachricht-----\nVon: Anna Roig\nGesendet: Dienstag, 6. Oktober 2026 09:14\nAn: Jürgen\nBetreff: Kartons"
)]
#[case::block(
    "it",
    "Grazie, per noi va bene.",
    "Da: Anna Roig\nInviato: martedì 6 ottobre 2026 09:14\nA: Sara\nOggetto: Scatole"
)]
fn history_is_set_apart_and_tells_nothing_of_the_reply(
    #[case] tag: &str,
    #[case] said: &str,
    #[case] intro: &str,
    #[values("> Hello\n> Anna", "\nHello,\nAnna")] quote: &str,
) {
    let body = format!("{said}\n\n--\nNia\nBrecon Dairy · +44 1874 000000");
    let found = read(&format!("{body}\n\n{intro}\n{quote}\n"));
    assert_eq!(found.channel, Some(Channel::Email));
    assert_eq!(found.body, body);
    assert!(
        found.quoted.starts_with(intro.split('\n').next().unwrap()),
        "{}",
        found.quoted
    );
    assert_eq!((found.sender.as_ref(), found.occurred_at), (None, None));
    assert_eq!(language(&found), tag);
}

#[test]
fn a_phone_marks_the_introduction_too() {
    let text = "Merci !\n\nEnvoyé de mon iPhone\n\n> Le 10 nov. 2026 à 09:14, Anna Roig <anna@rapport.example> a écrit :\n> \n> Bonjour Zoé,";
    let found = read(text);
    assert_eq!(found.channel, Some(Channel::Email));
    assert_eq!(found.body, "Merci !");
    assert!(
        found
            .quoted
            .starts_with("Envoyé de mon iPhone\n\n> Le 10 nov.")
    );
}

#[rstest]
#[case::middle("He wrote:\n\n> bread first\n\nso let us meet.")]
#[case::answers("> When?\nTomorrow.\n> Where?\nHere.")]
#[case::plain("Sí, demà.")]
#[case::blank(" \n")]
#[case::nothing("")]
fn what_has_no_history_is_body(#[case] text: &str) {
    let found = read(text);
    assert_eq!(
        (found.body.as_str(), found.quoted.as_str()),
        (text.trim(), "")
    );
    assert_eq!((found.channel, found.direction), (None, Direction::Inbound));
    assert_eq!(found.messages.len(), 1);
}
