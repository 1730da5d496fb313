use super::*;
use proptest::prelude::*;
use rstest::rstest;

const BODY: &str = "Bon dia Anna,\n\nGràcies!\nMarta";

#[rstest]
#[case::english("On Tue, Nov 10, 2026 at 9:14 AM Anna Roig <anna@rapport.example> wrote:")]
#[case::english_wrapped("On Tue, Nov 10, 2026 at 9:14 AM Anna Roig <anna@rapport.example>\nwrote:")]
#[case::english_twice_wrapped(
    "On Tue, Nov 10, 2026\nat 9:14 AM Anna Roig\n<anna@rapport.example> wrote:"
)]
#[case::thunderbird("On 10/11/2026 09:14, Anna Roig wrote:")]
#[case::old_gmail("2026-11-10 9:14 GMT+01:00 Anna Roig <anna@rapport.example>:")]
#[case::spanish("El mar, 10 nov 2026 a las 9:14, Anna Roig (<anna@rapport.example>) escribió:")]
#[case::catalan(
    "El dt., 10 de nov. 2026, a les 9:14, Anna Roig <anna@rapport.example> va escriure:"
)]
#[case::catalan_wrapped(
    "El dt., 10 de nov. 2026, a les 9:14,\nAnna Roig <anna@rapport.example> va escriure:"
)]
#[case::catalan_gmail(
    "Missatge de Anna Roig <anna@rapport.example> del dia dt., 10 de nov. 2026 a les 9:14:"
)]
#[case::french("Le mar. 10 nov. 2026 à 09:14, Anna Roig <anna@rapport.example> a écrit\u{a0}:")]
#[case::french_hour("Le 10 novembre 2026 à 9h14, Anna Roig a écrit :")]
#[case::german("Am Mi., 11. Nov. 2026 um 08:30 Uhr schrieb Anna Roig <anna@rapport.example>:")]
#[case::german_name_first("Anna Roig <anna@rapport.example> schrieb am Mi., 11. Nov. 2026, 08:30:")]
#[case::italian(
    "Il giorno mar 10 nov 2026 alle ore 09:14 Anna Roig <anna@rapport.example> ha scritto:"
)]
#[case::portuguese(
    "Em ter., 10 de nov. de 2026 às 09:14, Anna Roig <anna@rapport.example> escreveu:"
)]
fn an_introduction_belongs_to_the_history(
    #[case] intro: &str,
    #[values(
        "> Bon dia\n>\n> Anna\n",
        "\n> Bon dia\n> > abans\n\n",
        "\nBon dia,\nAnna"
    )]
    quote: &str,
) {
    let history = format!("{intro}\n{quote}");
    let text = format!("{BODY}\n\n{history}");
    assert_eq!(split_quoted(&text), (BODY, history.trim()));
}

#[rstest]
#[case::english("-----Original Message-----")]
#[case::english_spaced("----- Original message -----")]
#[case::spanish("-----Mensaje original-----")]
#[case::catalan("-----Missatge original-----")]
#[case::french("-----Message d'origine-----")]
#[case::german("-----Ursprüngliche Nachricht-----")]
#[case::italian("-----Messaggio originale-----")]
#[case::portuguese("-----Mensagem original-----")]
fn what_follows_the_divider_is_history(#[case] divider: &str) {
    let history = format!("{divider}\nFrom: Anna\n\nDear Marta, …");
    assert_eq!(
        split_quoted(&format!("{BODY}\n\n{history}")),
        (BODY, history.as_str())
    );
}

#[rstest]
#[case::english(
    "From: Anna <a@b.example>\nSent: Wednesday, November 11, 2026 10:00 AM\nTo: Marta\nSubject: Hi"
)]
#[case::english_bold(
    "*From:* Anna <a@b.example>\n*Date:* 11 November 2026\n*To:* Marta\n*Subject:* Hi"
)]
#[case::spanish(
    "De: Anna\nEnviado el: lunes, 9 de noviembre de 2026 18:42\nPara: Marta\nAsunto: Hola"
)]
#[case::catalan(
    "De: Anna\nEnviat el: dilluns, 9 de novembre de 2026 18:42\nPer a: Marta\nAssumpte: Hola"
)]
#[case::french("De : Anna\nEnvoyé : lundi 9 novembre 2026 18:42\nÀ : Marta\nObjet : Bonjour")]
#[case::german(
    "Von: Anna\nGesendet: Montag, 9. November 2026 18:42\nAn: Marta\nCc: Jan\nBetreff: Hallo"
)]
#[case::italian("Da: Anna\nInviato: lunedì 9 novembre 2026 18:42\nA: Marta\nOggetto: Ciao")]
#[case::portuguese("De: Anna\nEnviada em: 9 de novembro de 2026 18:42\nPara: Marta\nAssunto: Olá")]
#[case::wrapped_recipients("From: Anna\nTo: Marta <m@b.example>,\n Jan <j@b.example>\nSubject: Hi")]
#[case::ruled("________________________________\nFrom: Anna\nSent: today\nTo: Marta\nSubject: Hi")]
fn a_header_block_after_the_body_begins_the_history(#[case] block: &str) {
    let history = format!("{block}\n\nDear Marta, …");
    assert_eq!(
        split_quoted(&format!("{BODY}\n\n{history}")),
        (BODY, history.as_str())
    );
    // The block of the message itself is no history.
    let whole = format!("{}\n\n{BODY}", block.trim_start_matches('_').trim());
    assert_eq!(split_quoted(&whole), (whole.as_str(), ""));
}

#[rstest]
#[case::quoted_end("Yes.\n\n> May I?\n> Anna", "Yes.", "> May I?\n> Anna")]
#[case::windows_lines("Yes.\r\n\r\n> May I?\r\n", "Yes.", "> May I?")]
#[case::deep("Yes.\n>> a\n> b\n\n> c", "Yes.", ">> a\n> b\n\n> c")]
#[case::answered_in_between(
    "> One?\nYes.\n> Two?\nNo.\n> Three",
    "> One?\nYes.\n> Two?\nNo.",
    "> Three"
)]
#[case::several_histories(
    "Yes.\n\nOn 10/11/2026 09:14, Anna wrote:\n> Hi\n\n-----Original Message-----\nFrom: Jan\n\nHello",
    "Yes.",
    "On 10/11/2026 09:14, Anna wrote:\n> Hi\n\n-----Original Message-----\nFrom: Jan\n\nHello"
)]
fn history_goes_down_to_the_last_line(
    #[case] text: &str,
    #[case] body: &str,
    #[case] history: &str,
) {
    assert_eq!(split_quoted(text), (body, history));
}

#[rstest]
#[case::nothing("")]
#[case::blank(" \n ")]
#[case::plain("Ok, call me tomorrow after 5. Grace")]
#[case::quotation_inside("As my grandfather wrote:\n\n> bread first\n\nso let us meet on Friday?")]
#[case::answer_below("On 10/11/2026 09:14, Anna wrote:\n> May I?\n\nYes.")]
#[case::answer_below_a_greeting("Hi,\n\nOn 10/11/2026 09:14, Anna wrote:\n> May I?\n\nYes.")]
#[case::only_a_quote("> May I?\n> Anna")]
#[case::only_history("On 10/11/2026 09:14, Anna wrote:\n> May I?")]
#[case::only_wrapped_history("On 10/11/2026 09:14,\nAnna wrote:\n> May I?")]
#[case::own_sentence("On 3 May your colleague wrote:\nwe pay by card.\nIs that so?")]
#[case::rule("Prices:\n--------------\n1,500 copies")]
#[case::route("From: Vic\nVia: Manresa\nPlease call")]
fn without_history_all_is_body(#[case] text: &str) {
    assert_eq!(split_quoted(text), (text.trim(), ""));
}

#[rstest]
#[case::catalan(include_str!("../../../end2end/fixtures/pastes/01-gmail-reply-ca.txt"), "Forn Vell", "us escric per si")]
#[case::english(include_str!("../../../end2end/fixtures/pastes/02-outlook-header-en.txt"), "Oliver", "Dear Oliver")]
#[case::spanish(include_str!("../../../end2end/fixtures/pastes/03-outlook-header-es.txt"), "Un saludo", "")]
#[case::german(include_str!("../../../end2end/fixtures/pastes/08-gmail-reply-de.txt"), "Petra Vogt", "Sehr geehrte Frau Vogt")]
#[case::middle(include_str!("../../../end2end/fixtures/pastes/10-quote-inside-body.txt"), "lunch on Friday?", "")]
fn a_real_paste_is_taken_apart(#[case] text: &str, #[case] ends: &str, #[case] quotes: &str) {
    let (body, history) = split_quoted(text);
    assert!(body.ends_with(ends), "{body}");
    assert!(
        history.contains(quotes) && history.is_empty() == quotes.is_empty(),
        "{history}"
    );
}

#[rstest]
#[case::english("Sent from my iPhone")]
#[case::catalan("Enviat des del meu iPhone")]
#[case::spanish("Enviado desde mi iPhone")]
#[case::french("Envoyé de mon\u{a0}iPhone")]
#[case::german("Von meinem iPhone gesendet")]
#[case::italian("Inviato da iPhone")]
#[case::portuguese("Enviado do meu iPhone")]
#[case::of_another_program("Get Outlook for Android<https://aka.ms/x>")]
#[case::behind_a_rule("-- \nSent from my Samsung Galaxy")]
fn what_a_phone_says_of_itself_is_no_body(#[case] line: &str) {
    let said = line.lines().last().unwrap();
    let above = line.strip_suffix(said).unwrap();
    let body = format!("{BODY}\n{above}");
    assert_eq!(
        split_quoted(&format!("{BODY}\n{line}\n")),
        (body.trim(), said)
    );
    let history = format!("{said}\n\n> Bon dia\n> Anna");
    assert_eq!(
        split_quoted(&format!("{BODY}\n{above}{history}\n")),
        (body.trim(), history.as_str())
    );
}

#[rstest]
#[case::alone("Sent from my iPhone")]
#[case::above_the_text("Sent from my iPhone\n\nYes.")]
#[case::a_sentence("They were sent from Vic this morning")]
#[case::of_a_parcel("Yes.\nSent from Vic yesterday.")]
fn a_line_that_only_begins_so_is_body(#[case] text: &str) {
    assert_eq!(split_quoted(text), (text, ""));
}

fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Texts of lines that look like history, in any order.
fn pasted() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("> quoted".to_owned()),
        Just(String::new()),
        Just("On 10/11/2026 09:14, Anna <a@b.example>".to_owned()),
        Just("wrote:".to_owned()),
        Just("From: Anna".to_owned()),
        Just("Subject: x".to_owned()),
        Just("To: y".to_owned()),
        Just("Sent from my iPhone".to_owned()),
        Just("-----Original Message-----".to_owned()),
        any::<String>(),
    ];
    proptest::collection::vec(line, 0..12).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn body_and_history_hold_every_visible_character(text in pasted()) {
        let (body, history) = split_quoted(&text);
        prop_assert_eq!(visible(body) + &visible(history), visible(&text));
        prop_assert!(!body.is_empty() || text.trim().is_empty());
    }
}
