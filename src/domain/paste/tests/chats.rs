//! Copies of chats: WhatsApp, LinkedIn, text messages.

use super::*;
use rstest::rstest;

/// Sender, time and text of every message.
fn all(found: &Recognised) -> Vec<(String, String, String)> {
    let message = |message: &Spoken| {
        let name = message
            .sender
            .as_ref()
            .map(|sender| sender.called().to_owned());
        let when = message.occurred_at.map(|moment| moment.to_string());
        (
            name.unwrap_or_default(),
            when.unwrap_or_default(),
            message.body.clone(),
        )
    };
    found.messages.iter().map(message).collect()
}

fn expected(lines: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    let owned = |(name, when, text): &(&str, &str, &str)| {
        ((*name).to_owned(), (*when).to_owned(), (*text).to_owned())
    };
    lines.iter().map(owned).collect()
}

#[rstest]
#[case::ios("[06/10/2026, 10:03:15] Pol: ", "2026-10-06T10:03:15")]
#[case::ios_marked("\u{200e}[06/10/2026, 10:03:15] Pol: \u{200e}", "2026-10-06T10:03:15")]
#[case::ios_german("[06.10.26, 10:03:15] Pol: ", "2026-10-06T10:03:15")]
#[case::ios_american("[10/6/26, 10:03:15\u{202f}PM] Pol: ", "2026-10-06T22:03:15")]
#[case::ios_spanish_half_day("[6/10/26, 10:03:15\u{a0}p.\u{a0}m.] Pol: ", "2026-10-06T22:03:15")]
#[case::ios_without_comma("[06/10/2026 10:03:15] Pol: ", "2026-10-06T10:03:15")]
#[case::ios_iso("[2026-10-06, 10:03:15] Pol: ", "2026-10-06T10:03:15")]
#[case::web("[10:03, 06/10/2026] Pol: ", "2026-10-06T10:03")]
#[case::web_american("[10:03 PM, 10/6/2026] Pol: ", "2026-10-06T22:03")]
#[case::android("06/10/26, 10:03 - Pol: ", "2026-10-06T10:03")]
#[case::android_american("10/6/26, 10:03\u{202f}PM - Pol: ", "2026-10-06T22:03")]
#[case::android_german("06.10.26, 10:03 - Pol: ", "2026-10-06T10:03")]
#[case::android_french("06/10/2026 à 10:03 - Pol: ", "2026-10-06T10:03")]
#[case::android_brazilian("06/10/2026 10:03 - Pol: ", "2026-10-06T10:03")]
#[case::android_half_day("6/10/26, 10:03 p. m. - Pol: ", "2026-10-06T22:03")]
#[case::android_without_zeros("6/10/26, 9:03 - Pol: ", "2026-10-06T09:03")]
#[case::not_in_contacts("[06/10/2026, 10:03:15] ~\u{202f}Pol: ", "2026-10-06T10:03:15")]
fn a_line_of_whatsapp_says_who_and_when(#[case] stamp: &str, #[case] when: &str) {
    let text = format!("{stamp}Bon dia!\nDemà: sí?\n\n{stamp}Adéu");
    let found = read(&text);
    assert_eq!(found.channel, Some(Channel::Whatsapp));
    let messages = expected(&[("Pol", when, "Bon dia!\nDemà: sí?"), ("Pol", when, "Adéu")]);
    assert_eq!(all(&found), messages);
    assert_eq!(found.participants, ["Pol"]);
    assert_eq!(found.direction, Direction::Inbound);
}

#[test]
fn the_copy_itself_says_whether_the_day_comes_first() {
    // The 13th cannot be a month; the rest follows it.
    let text = "[11/12/25, 9:03:15 AM] Pol: a\n[11/13/25, 9:03:15 AM] Pol: b";
    assert_eq!(at(&read(text)), "2025-11-12T09:03:15");
    let text = "12/11/25, 9:03 - Pol: a\n13/11/25, 9:03 - Pol: b";
    assert_eq!(at(&read(text)), "2025-11-12T09:03");
    // Time goes on within a copy.
    let text = "[9/10/26, 10:00] Pol: a\n[10/1/26, 10:00] Pol: b";
    assert_eq!(at(&read(text)), "2026-09-10T10:00");
    // Nothing was said in December of a year that is in November.
    let text = "[11/12/2026, 10:00] Pol: a";
    assert_eq!(at(&read(text)), "2026-11-12T10:00");
}

#[test]
fn each_side_of_a_chat_is_known_by_its_name() {
    let text = "06/10/26, 10:00 - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.\n06/10/26, 10:01 - Anna: Hello Pol\n06/10/26, 10:02 - Pol Riera: <Media omitted>\n06/10/26, 10:03 - Pol Riera: Hi, what does it cost?\nFor two.\n06/10/26, 10:04 - You: 40 euros\n06/10/26, 10:05 - +34 600 123 456: Who is this?";
    let found = read(text);
    let messages = expected(&[
        ("Anna", "2026-10-06T10:01", "Hello Pol"),
        (
            "Pol Riera",
            "2026-10-06T10:03",
            "Hi, what does it cost?\nFor two.",
        ),
        ("You", "2026-10-06T10:04", "40 euros"),
        ("+34 600 123 456", "2026-10-06T10:05", "Who is this?"),
    ]);
    assert_eq!(all(&found), messages);
    let sides: Vec<Direction> = found
        .messages
        .iter()
        .map(|message| message.direction)
        .collect();
    let (ours, theirs) = (Direction::Outbound, Direction::Inbound);
    assert_eq!(sides, [ours, theirs, ours, theirs]);
    assert_eq!(found.direction, theirs);
}

#[rstest]
#[case::image("[06/10/2026, 10:03:15] Pol: \u{200e}image omitted")]
#[case::attached("[06/10/2026, 10:03:15] Pol: \u{200e}<attached: 00000012-PHOTO.jpg>")]
#[case::notice(
    "[06/10/2026, 10:03:15] Pol: \u{200e}Messages and calls are end-to-end encrypted. Only people in this chat can read them."
)]
#[case::spanish("06/10/26, 10:03 - Pol: <Multimedia omitido>")]
#[case::german("06.10.26, 10:03 - Pol: <Medien ausgeschlossen>")]
#[case::french("06/10/2026 à 10:03 - Pol: <Médias omis>")]
#[case::deleted("06/10/26, 10:03 - Pol: This message was deleted")]
#[case::joined("06/10/26, 10:03 - Pol joined using this group's invite link")]
fn what_the_program_writes_is_no_message(#[case] line: &str) {
    let found = read(&format!("{line}\n06/10/26, 10:04 - Pol: Hi"));
    assert_eq!(found.messages.len(), 1, "{:?}", all(&found));
    assert_eq!(found.body, "Hi");
}

#[rstest]
#[case::prices("12/11/26 - 10:00 or 11:00?")]
#[case::range("10 - 12: lunch")]
#[case::draft("[draft] Name: text")]
#[case::later("Hi!\n[06/10/2026, 10:03:15] Pol: Bon dia")]
#[case::agenda("12/11/26, 10:00 - 11:30 budget")]
#[case::reference("[1] Smith: Bread. 2020")]
fn what_only_looks_a_little_like_a_chat_is_left_alone(#[case] text: &str) {
    let found = read(text);
    assert_eq!((found.channel, found.body.as_str()), (None, text));
}

#[test]
fn a_conversation_copied_from_linkedin_has_days_and_sides() {
    let text = "NOV 12\nChloé Garnier sent the following message at 10:03 AM\nView Chloé’s profileChloé Garnier\nChloé Garnier (She/Her)  10:03 AM\nBonjour Anna,\n\nmerci !\nAnna Roig sent the following messages at 2:10 PM\nView Anna’s profile\nAnna Roig  2:10 PM\nAvec plaisir.\nTODAY\nChloé Garnier sent the following message at 9:00 AM\nView Chloé’s profile\nChloé Garnier  9:00 AM\nÀ jeudi ?";
    let found = read(text);
    assert_eq!(found.channel, Some(Channel::Linkedin));
    let messages = expected(&[
        (
            "Chloé Garnier",
            "2026-11-12T10:03",
            "Bonjour Anna,\n\nmerci !",
        ),
        ("Anna Roig", "2026-11-12T14:10", "Avec plaisir."),
        ("Chloé Garnier", "2026-11-26T09:00", "À jeudi ?"),
    ]);
    assert_eq!(all(&found), messages);
    assert_eq!(found.messages[1].direction, Direction::Outbound);
    assert_eq!(found.participants, ["Chloé Garnier", "Anna Roig"]);
}

#[rstest]
#[case::english(
    "Monday\nPol Riera sent the following message at 4:03 PM\nView Pol’s profile\nPol Riera  4:03 PM"
)]
#[case::spanish(
    "LUNES\nPol Riera ha enviado el siguiente mensaje a las 16:03\nVer el perfil de Pol\nPol Riera  16:03"
)]
#[case::catalan(
    "DILLUNS\nPol Riera ha enviat el missatge següent a les 16:03\nVeure el perfil de Pol\nPol Riera  16:03"
)]
#[case::french(
    "LUNDI\nPol Riera a envoyé le message suivant à 16:03\nVoir le profil de Pol\nPol Riera  16:03"
)]
#[case::german(
    "MONTAG\nPol Riera hat die folgende Nachricht um 16:03 gesendet\nProfil von Pol anzeigen\nPol Riera  16:03"
)]
#[case::italian(
    "LUNEDÌ\nPol Riera ha inviato il seguente messaggio alle 16:03\nVisualizza il profilo di Pol\nPol Riera  16:03"
)]
#[case::portuguese(
    "SEGUNDA-FEIRA\nPol Riera enviou a seguinte mensagem às 16:03\nVer perfil de Pol\nPol Riera  16:03"
)]
#[case::bare("Nov 23\nPol Riera sent the following message at 4:03 PM")]
fn linkedin_is_understood_in_every_language(#[case] head: &str) {
    let found = read(&format!("{head}\nBon dia!"));
    assert_eq!(found.channel, Some(Channel::Linkedin));
    assert_eq!(
        all(&found),
        expected(&[("Pol Riera", "2026-11-23T16:03", "Bon dia!")])
    );
}

#[rstest]
#[case::one(
    "Pol Riera sent the following message at 10:31 AM\nPol Riera  10:31 AM\nBon dia!\nMonday\nis fine for us",
    &[("Pol Riera", "2026-11-26T10:31", "Bon dia!\nMonday\nis fine for us")]
)]
#[case::several(
    "Pol Riera sent the following messages at 10:31 AM\nBon dia!\nAnna Roig sent the following message at 10:40 AM\nHola",
    &[("Pol Riera", "2026-11-26T10:31", "Bon dia!"), ("Anna Roig", "2026-11-26T10:40", "Hola")]
)]
#[case::later_than_now(
    "Pol Riera sent the following message at 4:03 PM\nBon dia!",
    &[("Pol Riera", "2026-11-25T16:03", "Bon dia!")]
)]
#[case::over_midnight(
    "Pol Riera sent the following message at 11:50 PM\nBona nit\nAnna Roig sent the following message at 8:02 AM\nBon dia",
    &[("Pol Riera", "2026-11-25T23:50", "Bona nit"), ("Anna Roig", "2026-11-26T08:02", "Bon dia")]
)]
#[case::another_names_its_day(
    "Pol Riera sent the following message at 4:03 PM\nBon dia!\nTODAY\nAnna Roig sent the following message at 9:00 AM\nHola",
    &[("Pol Riera", "2026-11-25T16:03", "Bon dia!"), ("Anna Roig", "2026-11-26T09:00", "Hola")]
)]
#[case::several_above_a_day(
    "Pol Riera\n10:02 AM\nBon dia!\nAnna Roig\n10:15 AM\nHola\nTUESDAY\nPol Riera\n4:12 PM\nEnvia-m'ho",
    &[
        ("Pol Riera", "2026-11-23T10:02", "Bon dia!"),
        ("Anna Roig", "2026-11-23T10:15", "Hola"),
        ("Pol Riera", "2026-11-24T16:12", "Envia-m'ho"),
    ]
)]
fn a_message_from_linkedin_without_its_day_was_said_when_the_clock_last_showed_its_time(
    #[case] text: &str,
    #[case] messages: &[(&str, &str, &str)],
) {
    assert_eq!(all(&read(text)), expected(messages));
}

#[rstest]
#[case::under_the_day("TODAY\nKasper Holm\n10:15 AM\nHej Anna", "2026-11-26T10:15")]
#[case::name_twice(
    "NOV 12\nKasper Holm\nKasper Holm\n2:15 PM\nHej Anna",
    "2026-11-12T14:15"
)]
#[case::on_one_line("Kasper Holm  9:14 AM\nHej Anna", "2026-11-26T09:14")]
#[case::with_a_dot("Kasper Holm · 9:14 AM\nHej Anna", "2026-11-26T09:14")]
#[case::with_pronouns(
    "Monday\nKasper Holm (He/Him)\n• 1st\n16:03\nHej Anna",
    "2026-11-23T16:03"
)]
#[case::below_the_link(
    "View Kasper’s profile\nKasper Holm\n9:14 AM\nHej Anna",
    "2026-11-26T09:14"
)]
#[case::glued_to_the_link(
    "View Kasper Holm's profileKasper Holm\nKasper Holm  9:14 AM\nHej Anna",
    "2026-11-26T09:14"
)]
#[case::danish("I DAG\nKasper Holm\n10.15\nHej Anna", "2026-11-26T10:15")]
#[case::danish_day("tirsdag\nKasper Holm  14.05\nHej Anna", "2026-11-24T14:05")]
#[case::danish_in_words(
    "I GÅR\nKasper Holm sendte følgende besked kl. 10.31\nSe Kaspers profil\nKasper Holm  10.31\nHej Anna",
    "2026-11-25T10:31"
)]
fn a_name_and_a_time_on_lines_of_their_own_begin_a_message_from_linkedin(
    #[case] text: &str,
    #[case] when: &str,
) {
    let found = read(text);
    assert_eq!(found.channel, Some(Channel::Linkedin));
    assert_eq!(all(&found), expected(&[("Kasper Holm", when, "Hej Anna")]));
}

#[rstest]
#[case::stacked(
    "NOV 12\nKasper Holm\n2:15 PM\nHej Anna\n\nPrisen?\nAnna Roig\n2:20 PM\n59 euro\nTODAY\nKasper Holm\n9:14 AM\nTak!"
)]
#[case::on_one_line(
    "NOV 12\nKasper Holm  2:15 PM\nHej Anna\n\nPrisen?\n\nAnna Roig  2:20 PM\n59 euro\n\nTODAY\n\nKasper Holm  9:14 AM\nTak!"
)]
#[case::with_links(
    "NOV 12\nView Kasper’s profile\nKasper Holm  2:15 PM\nHej Anna\n\nPrisen?\nView Anna’s profile\nAnna Roig  2:20 PM\n59 euro\nTODAY\nView Kasper’s profile\nKasper Holm  9:14 AM\nTak!"
)]
fn a_conversation_of_names_and_times_is_divided_into_each_sides_messages(#[case] text: &str) {
    let found = read(text);
    assert_eq!(found.channel, Some(Channel::Linkedin));
    let messages = expected(&[
        ("Kasper Holm", "2026-11-12T14:15", "Hej Anna\n\nPrisen?"),
        ("Anna Roig", "2026-11-12T14:20", "59 euro"),
        ("Kasper Holm", "2026-11-26T09:14", "Tak!"),
    ]);
    assert_eq!(all(&found), messages);
    let sides: Vec<Direction> = found.messages.iter().map(|said| said.direction).collect();
    let (ours, theirs) = (Direction::Outbound, Direction::Inbound);
    assert_eq!(sides, [theirs, ours, theirs]);
}

#[rstest]
#[case::signature("Marta Puig\nForn Vell")]
#[case::opening_hours("Forn Vell\n10:00\nGirona")]
#[case::appointment("Marta Puig 10:00\nPol Riera 11:00")]
#[case::agenda("Anna Vidal 9:00 AM\nintro\nPol Riera 10:00 AM\ndemo")]
#[case::name_and_number("Marta Puig 600 123 456\nCall her")]
#[case::profile_alone("View Marta’s profile\nShe is the owner.")]
#[case::appointment_of_a_day("Monday\nTeam Lunch 12:30\nBring cake")]
fn a_name_beside_a_time_is_not_enough(#[case] text: &str) {
    let found = read(text);
    assert_eq!((found.channel, found.body.as_str()), (None, text));
}

#[test]
fn times_that_are_offered_in_a_message_of_linkedin_are_no_messages() {
    let text = "Marta Puig sent the following message at 10:03 AM\nOptions:\n\
        Tuesday Group 9:30\nFriday Group 11:00\nWhich one?";
    let found = read(text);
    assert_eq!(found.messages.len(), 1);
    assert_eq!(
        found.body,
        "Options:\nTuesday Group 9:30\nFriday Group 11:00\nWhich one?"
    );
}

#[rstest]
#[case::heading(
    "Text Message\nTue, 6 Oct 2026 at 10:03\nBring two.",
    "",
    "2026-10-06T10:03"
)]
#[case::from_number(
    "SMS from +34 600 123 456 (06/10/2026 10:03):\nBring two.",
    "+34 600 123 456",
    "2026-10-06T10:03"
)]
#[case::header(
    "From: +34 600 123 456\nSent: 06/10/2026 10:03\n\nBring two.",
    "+34 600 123 456",
    "2026-10-06T10:03"
)]
#[case::spanish(
    "SMS de Inés Gil, 06/10/2026 10:03\nBring two.",
    "Inés Gil",
    "2026-10-06T10:03"
)]
#[case::heading_alone("SMS\nBring two.", "", "")]
fn a_text_message_is_known_where_it_says_so(
    #[case] text: &str,
    #[case] sender: &str,
    #[case] when: &str,
) {
    let found = read(text);
    assert_eq!(found.channel, Some(Channel::Sms));
    assert_eq!(all(&found), expected(&[(sender, when, "Bring two.")]));
}
