//! Emails with header lines, as web mail shows them, and as files.

use super::*;
use crate::values::Intent;
use rstest::rstest;

const BODY: &str = "Hello Anna,\n\nthe boxes have arrived.\n\nNia";

/// Name, address, subject and time of a header block, with a body below it.
#[rstest]
#[case::outlook_english(
    "From: Nia Owens <nia.owens@brecon-dairy.example>\nSent: Tuesday, October 6, 2026 9:07 AM\nTo: Anna Roig <anna@rapport.example>\nCc: Huw Price <huw@brecon-dairy.example>; Jan <jan@b.example>\nSubject: RE: Boxes\nAttachments: photo.jpg",
    "Nia Owens",
    "nia.owens@brecon-dairy.example",
    "RE: Boxes",
    "2026-10-06T09:07"
)]
#[case::outlook_english_day_first(
    "From: Nia Owens <nia@b.example>\nSent: 06 October 2026 21:07\nTo: Anna Roig\nSubject: RE: Boxes",
    "Nia Owens",
    "nia@b.example",
    "RE: Boxes",
    "2026-10-06T21:07"
)]
#[case::outlook_old_mailto(
    "From: Owens, Nia [mailto:nia@b.example]\nSent: 06 October 2026 21:07\nTo: Anna\nSubject: Boxes",
    "Owens, Nia",
    "nia@b.example",
    "Boxes",
    "2026-10-06T21:07"
)]
#[case::outlook_bold(
    "*From:* Nia Owens <nia@b.example>\n*Sent:* Tuesday, October 6, 2026 12:07 PM\n*To:* Anna\n*Subject:* Boxes",
    "Nia Owens",
    "nia@b.example",
    "Boxes",
    "2026-10-06T12:07"
)]
#[case::outlook_table(
    "From:\tNia Owens <nia@b.example>\nSent:\tTuesday, October 6, 2026 12:07 AM\nTo:\tAnna\nSubject:\tBoxes",
    "Nia Owens",
    "nia@b.example",
    "Boxes",
    "2026-10-06T00:07"
)]
#[case::values_below(
    "From:\nNia Owens <nia@b.example>\nSent:\nTuesday, October 6, 2026 12:07 AM\nTo:\nAnna\nSubject:\nBoxes",
    "Nia Owens",
    "nia@b.example",
    "Boxes",
    "2026-10-06T00:07"
)]
#[case::blank_lines_between(
    "From: Nia Owens <nia@b.example>\n\nSent: Tuesday, October 6, 2026 12:07 AM\n\nTo: Anna\n\nSubject: Boxes",
    "Nia Owens",
    "nia@b.example",
    "Boxes",
    "2026-10-06T00:07"
)]
#[case::apple_mail_english(
    "From: Nia Owens <nia@b.example>\nSubject: Re: Boxes\nDate: 6 October 2026 at 9:07:31 CEST\nTo: Anna Roig <anna@rapport.example>\nReply-To: office@b.example",
    "Nia Owens",
    "nia@b.example",
    "Re: Boxes",
    "2026-10-06T09:07:31"
)]
#[case::apple_mail_elsewhere(
    "From: Nia Owens <nia@b.example>\nSubject: Re: Boxes\nDate: October 6, 2026 at 9:07:31 AM GMT+1\nTo: Anna Roig <anna@rapport.example>",
    "Nia Owens",
    "nia@b.example",
    "Re: Boxes",
    "2026-10-06T10:07:31"
)]
#[case::thunderbird(
    "-------- Forwarded Message --------\nSubject: \tRe: Boxes\nDate: \tTue, 6 Oct 2026 09:07:31 +0100\nFrom: \tNia Owens <nia@b.example>\nTo: \tAnna Roig <anna@rapport.example>",
    "Nia Owens",
    "nia@b.example",
    "Re: Boxes",
    "2026-10-06T10:07:31"
)]
#[case::gmail_forward(
    "---------- Forwarded message ---------\nFrom: Nia Owens <nia@b.example>\nDate: Tue, Oct 6, 2026 at 9:07 AM\nSubject: Re: Boxes\nTo: Anna Roig <anna@rapport.example>",
    "Nia Owens",
    "nia@b.example",
    "Re: Boxes",
    "2026-10-06T09:07"
)]
#[case::apple_forward(
    "Begin forwarded message:\n\nFrom: \"Owens, Nia\" <nia@b.example>\nSubject: Re: Boxes\nDate: October 6, 2026 at 9:07:31 AM CEST\nTo: Anna Roig <anna@rapport.example>",
    "Owens, Nia",
    "nia@b.example",
    "Re: Boxes",
    "2026-10-06T09:07:31"
)]
#[case::apple_forward_german(
    "Anfang der weitergeleiteten Nachricht:\n\nVon: Ute Brandt <ute@b.example>\nBetreff: Aw: Muster\nDatum: 6. Oktober 2026 um 09:07:31 MESZ\nAn: Anna Roig <anna@rapport.example>",
    "Ute Brandt",
    "ute@b.example",
    "Aw: Muster",
    "2026-10-06T09:07:31"
)]
#[case::gmail_forward_spanish(
    "---------- Forwarded message ---------\nDe: Inés Gil <ines@b.example>\nDate: mar, 6 oct 2026 a las 9:07\nSubject: Re: Cajas\nTo: Anna Roig <anna@rapport.example>",
    "Inés Gil",
    "ines@b.example",
    "Re: Cajas",
    "2026-10-06T09:07"
)]
#[case::wrapped_recipients(
    "From: Nia Owens <nia@b.example>\nSent: 06 October 2026 21:07\nTo: Anna Roig <anna@rapport.example>;\n Huw <huw@b.example>;\nJan <jan@b.example>\nSubject: Boxes\nImportance: High",
    "Nia Owens",
    "nia@b.example",
    "Boxes",
    "2026-10-06T21:07"
)]
#[case::unknown_field_inside(
    "From: Nia Owens <nia@b.example>\nOrganization: Brecon Dairy\nDate: 06 October 2026 21:07\nSubject: Boxes",
    "Nia Owens",
    "nia@b.example",
    "Boxes",
    "2026-10-06T21:07"
)]
#[case::american_numbers(
    "From: Nia Owens <nia@b.example>\nSent: 10/6/2026 9:07 AM\nTo: Anna\nSubject: Boxes",
    "Nia Owens",
    "nia@b.example",
    "Boxes",
    "2026-10-06T09:07"
)]
#[case::european_numbers(
    "From: Nia Owens <nia@b.example>\nSent: 06/10/2026 09:07\nTo: Anna\nSubject: Boxes",
    "Nia Owens",
    "nia@b.example",
    "Boxes",
    "2026-10-06T09:07"
)]
#[case::iso(
    "From: nia@b.example\nDate: 2026-10-06 09:07\nSubject: Boxes",
    "",
    "nia@b.example",
    "Boxes",
    "2026-10-06T09:07"
)]
#[case::only_the_day(
    "From: nia@b.example\nDate: 6 October 2026\nSubject: Boxes",
    "",
    "nia@b.example",
    "Boxes",
    "2026-10-06"
)]
#[case::spanish(
    "De: Inés Gil <ines@b.example>\nEnviado: martes, 6 de octubre de 2026 9:07\nPara: Anna Roig <anna@rapport.example>\nCC: Luis\nAsunto: RE: Cajas\nDatos adjuntos: foto.jpg",
    "Inés Gil",
    "ines@b.example",
    "RE: Cajas",
    "2026-10-06T09:07"
)]
#[case::spanish_twelve_hours(
    "De: Inés Gil <ines@b.example>\nEnviado el: martes, 6 de octubre de 2026 9:07 p. m.\nPara: Anna Roig\nAsunto: Cajas",
    "Inés Gil",
    "ines@b.example",
    "Cajas",
    "2026-10-06T21:07"
)]
#[case::spanish_apple(
    "De: Inés Gil <ines@b.example>\nAsunto: Cajas\nFecha: 6 de octubre de 2026, 9:07:31 CEST\nPara: Anna Roig <anna@rapport.example>",
    "Inés Gil",
    "ines@b.example",
    "Cajas",
    "2026-10-06T09:07:31"
)]
#[case::catalan(
    "De: Pol Riera <pol@b.example>\nEnviat el: dimarts, 6 d’octubre de 2026 9:07\nPer a: Anna Roig\nA/c: Núria\nAssumpte: RE: Caixes\nFitxers adjunts: foto.jpg",
    "Pol Riera",
    "pol@b.example",
    "RE: Caixes",
    "2026-10-06T09:07"
)]
#[case::catalan_april(
    "De: Pol Riera <pol@b.example>\nEnviat: dijous, 2 d'abril de 2026 16:30\nPer a: Anna Roig\nTema: Caixes",
    "Pol Riera",
    "pol@b.example",
    "Caixes",
    "2026-04-02T16:30"
)]
#[case::french(
    "De : Zoé Lambert <zoe@b.example>\nEnvoyé : mardi 6 octobre 2026 09:07\nÀ : Anna Roig <anna@rapport.example>\nCc : Luc\nObjet : RE: Cartons\nPièces jointes : photo.jpg",
    "Zoé Lambert",
    "zoe@b.example",
    "RE: Cartons",
    "2026-10-06T09:07"
)]
#[case::french_hard_blank(
    "De\u{a0}: Zoé Lambert <zoe@b.example>\nEnvoyé\u{a0}: samedi 1er août 2026 9h07\nÀ\u{a0}: Anna\nObjet\u{a0}: Cartons",
    "Zoé Lambert",
    "zoe@b.example",
    "Cartons",
    "2026-08-01T09:07"
)]
#[case::french_apple(
    "De: Zoé Lambert <zoe@b.example>\nObjet: Cartons\nDate: 6 octobre 2026 à 09:07:31 UTC+2\nÀ: Anna Roig <anna@rapport.example>\nRépondre à: bureau@b.example",
    "Zoé Lambert",
    "zoe@b.example",
    "Cartons",
    "2026-10-06T09:07:31"
)]
#[case::german(
    "Von: Jürgen Groß <j.gross@b.example>\nGesendet: Dienstag, 6. Oktober 2026 09:07\nAn: Anna Roig <anna@rapport.example>\nCc: Ute\nBetreff: AW: Kartons\nAnlagen: foto.jpg",
    "Jürgen Groß",
    "j.gross@b.example",
    "AW: Kartons",
    "2026-10-06T09:07"
)]
#[case::german_apple(
    "Von: Jürgen Groß <j.gross@b.example>\nBetreff: Aw: Kartons\nDatum: 6. März 2026 um 09:07:31 MEZ\nAn: Anna Roig <anna@rapport.example>",
    "Jürgen Groß",
    "j.gross@b.example",
    "Aw: Kartons",
    "2026-03-06T09:07:31"
)]
#[case::italian(
    "Da: Sara Conti <sara@b.example>\nInviato: martedì 6 ottobre 2026 09:07\nA: Anna Roig <anna@rapport.example>\nOggetto: R: Scatole\nAllegati: foto.jpg",
    "Sara Conti",
    "sara@b.example",
    "R: Scatole",
    "2026-10-06T09:07"
)]
#[case::italian_apple(
    "Da: Sara Conti <sara@b.example>\nOggetto: Scatole\nData: 6 gennaio 2026 alle ore 09:07:31 CET\nA: Anna Roig <anna@rapport.example>",
    "Sara Conti",
    "sara@b.example",
    "Scatole",
    "2026-01-06T09:07:31"
)]
#[case::portuguese(
    "De: Inês Prata <ines@b.example>\nEnviada em: terça-feira, 6 de outubro de 2026 09:07\nPara: Anna Roig <anna@rapport.example>\nAssunto: RES: Caixas\nAnexos: foto.jpg",
    "Inês Prata",
    "ines@b.example",
    "RES: Caixas",
    "2026-10-06T09:07"
)]
#[case::portuguese_portugal(
    "De: Inês Prata <ines@b.example>\nEnviado: 6 de março de 2026 09:07\nPara: Anna Roig\nAssunto: Caixas",
    "Inês Prata",
    "ines@b.example",
    "Caixas",
    "2026-03-06T09:07"
)]
fn a_header_block_says_who_when_and_what_about(
    #[case] block: &str,
    #[case] sender_name: &str,
    #[case] address: &str,
    #[case] subject: &str,
    #[case] when: &str,
    #[values("\n\n", "\r\n\r\n", "\n")] gap: &str,
) {
    let text = format!("{block}{gap}{BODY}");
    let found = read(&text);
    assert_eq!(found.channel, Some(Channel::Email));
    assert_eq!(
        (name(&found), email(&found), found.subject.as_str()),
        (sender_name, address, subject)
    );
    assert_eq!(at(&found), when);
    assert_eq!(found.body, BODY);
    assert_eq!(
        (found.quoted.as_str(), found.direction),
        ("", Direction::Inbound)
    );
}

#[rstest]
#[case::gmail_thread(
    "Nia Owens <nia@b.example>\nThu, Nov 12, 4:05 PM (2 weeks ago)\nto me\n\n",
    "2026-11-12T16:05"
)]
#[case::gmail_one_line(
    "Nia Owens <nia@b.example>\tTue, Oct 6, 2026 at 9:07 AM\nto me\n\n",
    "2026-10-06T09:07"
)]
#[case::gmail_print(
    "Nia Owens <nia@b.example> 6 October 2026 at 09:07\nTo: Anna Roig <anna@rapport.example>\n\n",
    "2026-10-06T09:07"
)]
#[case::gmail_catalan(
    "Nia Owens <nia@b.example>\ndt., 6 d’oct. 2026 9:07\nper a mi\n\n",
    "2026-10-06T09:07"
)]
#[case::gmail_spanish(
    "Nia Owens <nia@b.example>\nmar, 6 oct 2026, 9:07\npara mí\n\n",
    "2026-10-06T09:07"
)]
#[case::gmail_french(
    "Nia Owens <nia@b.example>\nmar. 6 oct. 2026 09:07\nÀ moi\n\n",
    "2026-10-06T09:07"
)]
#[case::gmail_german(
    "Nia Owens <nia@b.example>\nDi., 6. Okt. 2026, 09:07\nan mich\n\n",
    "2026-10-06T09:07"
)]
#[case::outlook_web(
    "Nia Owens <nia@b.example>\nTue 10/6/2026 9:07 AM\nTo: Anna Roig\n\n",
    "2026-10-06T09:07"
)]
#[case::gmail_of_today(
    "Nia Owens <nia@b.example>\n09:44 (5 minutes ago)\nto me, Klara\n\n",
    "2026-11-26T09:44"
)]
#[case::gmail_of_today_in_america(
    "Nia Owens <nia@b.example>\n9:44 AM (2 hours ago)\nto me\n\n",
    "2026-11-26T09:44"
)]
#[case::gmail_of_today_in_german(
    "Nia Owens <nia@b.example>\n09:44 (vor 5 Minuten)\nan mich\n\n",
    "2026-11-26T09:44"
)]
#[case::gmail_of_last_night(
    "Nia Owens <nia@b.example>\n23:50 (12 hours ago)\nto me\n\n",
    "2026-11-25T23:50"
)]
#[case::gmail_spaced(
    "Nia Owens <nia@b.example>\n\u{200b}\ndl., 23 de nov. 2026, 18:12 (fa 3 dies)\nper a mi, Núria\n\n",
    "2026-11-23T18:12"
)]
#[case::under_its_subject(
    "Re: Boxes\nNia Owens <nia@b.example>\nTue 2026-11-10 09:14\nTo:\nAnna Roig <anna@rapport.example>\n\n",
    "2026-11-10T09:14"
)]
fn web_mail_says_who_and_when_without_naming_it(#[case] card: &str, #[case] when: &str) {
    let found = read(&format!("{card}{BODY}"));
    assert_eq!(found.channel, Some(Channel::Email));
    assert_eq!(
        (name(&found), email(&found)),
        ("Nia Owens", "nia@b.example")
    );
    assert_eq!((at(&found).as_str(), found.body.as_str()), (when, BODY));
}

#[test]
fn a_header_block_and_the_history_below_are_taken_apart() {
    let text = "De : Zoé Lambert <zoe@b.example>\nEnvoyé : mardi 6 octobre 2026 09:07\nÀ : Anna\nObjet : RE: Cartons\n\nBonjour Anna,\nc’est parfait.\nZoé\n\n________________________________\nDe : Anna Roig\nEnvoyé : lundi 5 octobre 2026 10:00\nÀ : Zoé\nObjet : Cartons\n\nBonjour Zoé, …";
    let found = read(text);
    assert_eq!(found.body, "Bonjour Anna,\nc’est parfait.\nZoé");
    assert!(found.quoted.starts_with("____") && found.quoted.ends_with("Bonjour Zoé, …"));
    assert_eq!((name(&found), language(&found)), ("Zoé Lambert", "fr"));
}

#[test]
fn what_a_member_sent_is_outbound() {
    let text = "From: Anna Roig <anna@rapport.example>\nSent: 06 October 2026 21:07\nTo: Nia\nSubject: Boxes\n\nDear Nia, are you interested?";
    let found = read(text);
    assert_eq!((found.direction, found.intent), (Direction::Outbound, None));
    let other = read_as(text, &["Jan"]);
    assert_eq!(other.direction, Direction::Inbound);
}

#[rstest]
#[case::route("From: Vic\nVia: Manresa\nPlease call")]
#[case::letter("To: the baker\nThank you!")]
#[case::list("Subject: bread\nCheese\nWine")]
#[case::from_alone("From: Vic\n\nCall me.")]
#[case::name_and_date("Nia Owens\n6 October 2026\nis my birthday")]
#[case::meeting("Nia Owens\n6 October 2026 09:07\nLet us meet then")]
#[case::greeting("Hello Anna\nto me it looks fine\n12 Nov 2026, 10:00 suits us")]
fn what_only_looks_a_little_like_mail_is_left_alone(#[case] text: &str) {
    let found = read(text);
    assert_eq!((found.channel, found.body.as_str()), (None, text));
    assert_eq!((found.sender, found.occurred_at), (None, None));
}

const FILE: &str = "Return-Path: <nia@b.example>\r\nReceived: from mx.b.example by mx.rapport.example;\r\n Tue, 6 Oct 2026 08:07:31 +0100\r\nMessage-ID: <1@b.example>\r\nDate: Tue, 6 Oct 2026 08:07:31 +0100\r\nFrom: =?utf-8?Q?Zo=C3=A9_Lambert?= <zoe@b.example>\r\nTo: Anna Roig <anna@rapport.example>\r\nSubject: =?utf-8?B?UsOpcG9uc2UgOiBjYXJ0b25z?=\r\nMIME-Version: 1.0\r\n";

#[rstest]
#[case::quoted_printable(
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nBonjour Anna,\r\nc=E2=80=99est tr=C3=A8s bien, merci pour =\r\nvotre message.\r\n\r\nLe 5 oct. 2026 =C3=A0 10:00, Anna Roig a =C3=A9crit :\r\n> Bonjour\r\n"
)]
#[case::base64(
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nQm9uam91ciBBbm5hLApj4oCZZXN0IHRyw6hzIGJpZW4sIG1lcmNpIHBvdXIgdm90cmUgbWVzc2Fn\r\nZS4KCkxlIDUgb2N0LiAyMDI2IMOgIDEwOjAwLCBBbm5hIFJvaWcgYSDDqWNyaXQgOgo+IEJvbmpv\r\ndXIK\r\n"
)]
#[case::alternatives(
    "Content-Type: multipart/alternative; boundary=xx\r\n\r\n--xx\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBonjour Anna,\r\nc’est très bien, merci pour votre message.\r\n\r\nLe 5 oct. 2026 à 10:00, Anna Roig a écrit :\r\n> Bonjour\r\n\r\n--xx\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Bonjour <b>Anna</b></p>\r\n--xx--\r\n"
)]
#[case::copied_from_another_character_set(
    "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\nBonjour Anna,\r\nc’est très bien, merci pour votre message.\r\n\r\nLe 5 oct. 2026 à 10:00, Anna Roig a écrit :\r\n> Bonjour\r\n"
)]
fn a_messages_own_file_is_decoded(#[case] rest: &str, #[values(true, false)] windows: bool) {
    let file = format!("{FILE}{rest}");
    let file = if windows {
        file
    } else {
        file.replace("\r\n", "\n")
    };
    let found = read(&file);
    assert_eq!(
        (name(&found), email(&found)),
        ("Zoé Lambert", "zoe@b.example")
    );
    assert_eq!(found.subject, "Réponse : cartons");
    assert_eq!(at(&found), "2026-10-06T09:07:31");
    assert_eq!(
        found.body,
        "Bonjour Anna,\nc’est très bien, merci pour votre message."
    );
    assert!(found.quoted.ends_with("> Bonjour"), "{}", found.quoted);
    assert_eq!(
        (language(&found), found.channel),
        ("fr", Some(Channel::Email))
    );
}

#[test]
fn a_file_with_html_alone_becomes_text() {
    let file = format!(
        "{FILE}Content-Type: text/html; charset=utf-8\r\n\r\n<html><head><style>p {{ color: red }}</style></head><body><p>Bonjour Anna,</p><script>alert(1)</script><p>c&rsquo;est parfait&nbsp;!</p></body></html>"
    );
    let found = read(&file);
    assert!(found.body.starts_with("Bonjour Anna,"), "{}", found.body);
    assert!(
        found.body.contains("parfait") && !found.body.contains('<'),
        "{}",
        found.body
    );
    assert!(
        !found.body.contains("alert") && !found.body.contains("color"),
        "{}",
        found.body
    );
}

#[test]
fn a_file_says_that_a_program_wrote_it() {
    let file = format!(
        "{FILE}Auto-Submitted: auto-replied\r\nContent-Type: text/plain\r\n\r\nMerci, nous avons bien re=C3=A7u votre message."
    );
    let intent = read(&file).intent.map(|found| found.intent);
    assert_eq!(intent, Some(Intent::AutoReply));
    let away = file.replace("Merci,", "Absent jusqu'au 3,");
    let intent = read(&away).intent.map(|found| found.intent);
    assert_eq!(intent, Some(Intent::OutOfOffice));
}
