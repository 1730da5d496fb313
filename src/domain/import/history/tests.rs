use super::*;
use crate::{ids::*, import::read_csv, records::*, values::*};
use proptest::prelude::*;
use rstest::rstest;
use std::collections::BTreeSet;

const PLAIN: &str = "Message-ID: <1@forn.example>\r\n\
    Date: Thu, 12 Nov 2026 10:02:03 +0100\r\n\
    From: Marta Bosch <Marta@Forn.example>\r\n\
    To: Anna <anna@us.example>\r\n\
    Subject: =?iso-8859-1?Q?Pa_i_caf=E9?=\r\n\
    \r\n\
    Bon dia,\r\n\
    ens interessa.\r\n\
    \r\n\
    El 11 nov 2026, a les 9:14, Anna <anna@us.example> va escriure:\r\n\
    > Bon dia\r\n";

const HTML: &str = "Message-ID: <2@forn.example>\n\
    Date: Thu, 12 Nov 2026 11:00:00 GMT\n\
    From: marta@forn.example\n\
    To: anna@us.example\n\
    Content-Type: text/html; charset=windows-1252\n\
    Content-Transfer-Encoding: quoted-printable\n\
    \n\
    <p>Gr=E0cies, <b>Anna</b></p><script>alert(1)</script>\n";

fn mailbox(mails: &[&str]) -> Vec<u8> {
    let mut all = Vec::new();
    for mail in mails {
        all.extend_from_slice(b"From marta@forn.example Thu Nov 12 10:02:03 2026\n");
        all.extend_from_slice(mail.as_bytes());
        all.push(b'\n');
    }
    all
}

/// The messages of a mailbox that arrives in pieces of these lengths, and then in one.
fn split(bytes: &[u8], lengths: &[usize]) -> Vec<Vec<u8>> {
    let mut messages = Vec::new();
    let mut mbox = Mbox::default();
    let mut rest = bytes;
    for length in lengths {
        let (piece, after) = rest.split_at((*length).min(rest.len()));
        mbox.feed(piece, &mut |message| messages.push(message.to_vec()));
        rest = after;
    }
    mbox.feed(rest, &mut |message| messages.push(message.to_vec()));
    messages.extend(mbox.finish().map(|last| last.message));
    messages
}

/// Whether a file of these bytes ends in the middle of its last message.
fn is_cut(bytes: &[u8]) -> bool {
    let mut mbox = Mbox::default();
    mbox.feed(bytes, &mut |_| {});
    mbox.finish().is_some_and(|last| last.is_cut)
}

fn date(text: &str) -> crate::Timestamp {
    crate::Timestamp(
        chrono::DateTime::parse_from_rfc3339(text)
            .unwrap()
            .timestamp_millis(),
    )
}

#[test]
fn an_email_says_who_when_and_what_with_its_history_apart() {
    let mail = read_mail(PLAIN.as_bytes()).unwrap();
    assert_eq!(mail.from.address, "marta@forn.example");
    assert_eq!(mail.from.name, "Marta Bosch");
    assert_eq!(mail.to[0].address, "anna@us.example");
    assert_eq!(mail.subject, "Pa i café");
    assert_eq!(mail.text, "Bon dia,\nens interessa.");
    assert!(mail.quoted.starts_with("El 11 nov"));
    assert_eq!(mail.at, date("2026-11-12T10:02:03+01:00"));
}

#[test]
fn an_email_of_html_alone_becomes_plain_text() {
    let mail = read_mail(HTML.as_bytes()).unwrap();
    assert!(mail.text.starts_with("Gràcies, Anna"), "{}", mail.text);
    assert!(!mail.text.contains('<'));
}

#[test]
fn what_went_along_with_an_email_is_noted_by_name_and_size() {
    let mail = "Date: Thu, 12 Nov 2026 11:00:00 GMT\nFrom: a@b.example\n\
        Content-Type: multipart/mixed; boundary=b\n\n\
        --b\nContent-Type: text/plain\n\nThe offer\n\
        --b\nContent-Type: application/pdf\n\
        Content-Disposition: attachment; filename=offer.pdf\n\
        Content-Transfer-Encoding: base64\n\nQUJDQUJD\n--b--\n";
    let read = read_mail(mail.as_bytes()).unwrap();
    assert_eq!(read.text, "The offer");
    let (name, bytes) = ("offer.pdf".to_owned(), 6);
    assert_eq!(read.attachments, [Attachment { name, bytes }]);
}

#[test]
fn an_email_that_says_nothing_has_the_names_of_what_went_along_as_its_text() {
    let part = |name: &str| {
        format!(
            "--b\nContent-Type: application/pdf\n\
             Content-Disposition: attachment; filename={name}\n\
             Content-Transfer-Encoding: base64\n\nQUJDQUJD\n"
        )
    };
    let mail = format!(
        "Date: Thu, 12 Nov 2026 11:00:00 GMT\nFrom: a@b.example\n\
         Content-Type: multipart/mixed; boundary=b\n\n\
         --b\nContent-Type: text/plain\n\n \n{}{}--b--\n",
        part("offer.pdf"),
        part("terms.pdf")
    );
    let read = read_mail(mail.as_bytes()).unwrap();
    assert_eq!(read.text, "offer.pdf\nterms.pdf");
    assert_eq!(read.attachments.len(), 2);
}

#[test]
fn large_attachments_are_left_out_of_a_mailbox_and_all_their_names_noted() {
    let part = |name: &str| {
        format!(
            "--b\nContent-Type: application/pdf\n\
             Content-Disposition: attachment; filename={name}\n\
             Content-Transfer-Encoding: base64\n\n{}",
            format!("{}\n", "QUJD".repeat(19)).repeat(20_000)
        )
    };
    let mail = format!(
        "Date: Thu, 12 Nov 2026 11:00:00 GMT\nFrom: a@b.example\n\
         Content-Type: multipart/mixed; boundary=b\n\n\
         --b\nContent-Type: text/plain\n\nThe offer\n{}{}--b--\n",
        part("offer.pdf"),
        part("terms.pdf")
    );
    let kept = split(&mailbox(&[&mail]), &[]).remove(0);
    assert!(kept.len() < 300_000, "{} of {}", kept.len(), mail.len());
    let read = read_mail(&kept).unwrap();
    assert_eq!(read.text, "The offer");
    let noted = ["offer.pdf", "terms.pdf"].map(|name| Attachment {
        name: name.to_owned(),
        bytes: 0,
    });
    assert_eq!(read.attachments, noted);
}

#[rstest]
#[case::no_date("From: a@b.example\n\nHola", MessageProblem::NoDate)]
#[case::no_sender(
    "Date: Thu, 12 Nov 2026 11:00:00 GMT\n\nHola",
    MessageProblem::NoSender
)]
#[case::no_text(
    "Date: Thu, 12 Nov 2026 11:00:00 GMT\nFrom: a@b.example\n\n \n",
    MessageProblem::NoText
)]
fn an_email_that_lacks_something_says_what(#[case] text: &str, #[case] problem: MessageProblem) {
    assert_eq!(read_mail(text.as_bytes()), Err(problem));
}

#[test]
fn a_text_beyond_the_limit_is_no_message() {
    let long = format!("{PLAIN}{}", "a".repeat(200_000)).replace("El 11 nov", "x");
    assert_eq!(read_mail(long.as_bytes()), Err(MessageProblem::TooLong));
}

#[rstest]
#[case::none(&[None], None)]
#[case::one(&[Some(1), None, Some(1)], Some(1))]
#[case::several(&[Some(1), Some(2)], None)]
fn the_only_campaign_of_those_who_wrote_is_meant(
    #[case] campaigns: &[Option<u128>],
    #[case] expected: Option<u128>,
) {
    let campaign = |n| CampaignId(uuid::Uuid::from_u128(n));
    let account = AccountId(uuid::Uuid::from_u128(9));
    let begin =
        |n: &Option<u128>| Conversation::begin(account, n.map(campaign), crate::Timestamp(0));
    let conversations: Vec<Conversation> = campaigns.iter().map(begin).collect();
    assert_eq!(campaign_meant(&conversations), expected.map(campaign));
}

#[test]
fn a_mailbox_gives_its_messages_one_by_one() {
    let messages = split(&mailbox(&[PLAIN, HTML, PLAIN]), &[]);
    let keys: Vec<_> = messages
        .iter()
        .map(|mail| read_mail(mail).unwrap().key)
        .collect();
    assert_eq!(keys.len(), 3);
    assert_eq!(keys[0], keys[2], "the same message is the same");
    assert_ne!(keys[0], keys[1]);
}

#[test]
fn a_single_messages_file_is_a_mailbox_of_one() {
    assert_eq!(split(PLAIN.as_bytes(), &[]), [PLAIN.as_bytes()]);
}

#[test]
fn a_line_that_was_marked_against_division_is_as_it_was_written() {
    let mail = "From: a@b.example\n\nOne\n\n>From here on\n>>From there\n";
    let [message] = &split(&mailbox(&[mail]), &[])[..] else {
        panic!("one message");
    };
    let text = String::from_utf8(message.clone()).unwrap();
    assert!(text.contains("\nFrom here on\n>From there\n"), "{text}");
}

#[test]
fn a_mailbox_cut_in_the_middle_gives_what_is_whole_and_the_beginning_of_the_rest() {
    let mut all = mailbox(&[PLAIN, HTML]);
    all.truncate(all.len() - 40);
    let messages = split(&all, &[]);
    assert_eq!(messages.len(), 2);
    assert!(read_mail(&messages[0]).is_ok());
    let _ = read_mail(&messages[1]);
}

/// An email of two forms, as far as its file goes.
const TWO_FORMS: &str = "From: a@b.example\nContent-Type: multipart/alternative; boundary=\"x y\"\n\n\
    --x y\nContent-Type: text/plain\n\nHola\n--x y\nContent-Type: text/html\n\n<p>Hola\n";

#[rstest]
#[case::whole(mailbox(&[PLAIN, HTML]), false)]
#[case::within_a_line(mailbox(&[PLAIN, HTML]).trim_ascii_end().to_vec(), true)]
#[case::after_a_line(mailbox(&[PLAIN, "From: a@b"]), false)]
#[case::within_the_header("From a@b.example Thu Nov 12 10:02:03 2026\nFrom: a@b", true)]
#[case::within_what_divides([mailbox(&[PLAIN]), b"From marta@for".to_vec()].concat(), false)]
#[case::a_single_email(PLAIN.trim_end(), false)]
#[case::a_single_email_between_its_parts(TWO_FORMS, true)]
#[case::a_single_email_with_all_its_parts(format!("{TWO_FORMS}--x y--\n"), false)]
#[case::nothing("", false)]
fn a_file_that_ends_in_the_middle_of_its_last_message_says_so(
    #[case] bytes: impl AsRef<[u8]>,
    #[case] expected: bool,
) {
    assert_eq!(is_cut(bytes.as_ref()), expected);
}

#[test]
fn a_header_of_5_mb_is_read_without_keeping_it() {
    let long = format!(
        "X-Long: {}\nFrom: a@b.example\n\nHola\n",
        "x".repeat(5_000_000)
    );
    let messages = split(&mailbox(&[&long, PLAIN]), &[]);
    assert_eq!(messages.len(), 2);
    assert!(messages[0].len() <= 1024 * 1024);
    assert!(read_mail(&messages[0]).is_err());
    assert!(read_mail(&messages[1]).is_ok());
}

const LINKEDIN: &str = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n\
    c1,,Marta Bosch,https://www.linkedin.com/in/marta,Anna Roig,https://www.linkedin.com/in/anna,2026-11-12 09:02:03 UTC,,\"Bon dia, Anna\",INBOX\n\
    c1,,Anna Roig,https://www.linkedin.com/in/anna,Marta Bosch,https://www.linkedin.com/in/marta,\"11/13/26, 9:02 AM\",,Bon dia,INBOX\n\
    c1,,Anna Roig,,Marta Bosch,,yesterday,,Bon dia,INBOX\n\
    c1,,Anna Roig,,Marta Bosch,,2026-11-12T09:02:03Z,,,INBOX\n";

#[test]
fn linkedins_archive_says_who_wrote_to_whom() {
    let table = read_csv(LINKEDIN.as_bytes()).unwrap();
    assert!(is_linkedin(&table));
    let read: Vec<_> = read_linkedin(&table).collect();
    let first = read[0].clone().unwrap();
    assert_eq!(first.at, date("2026-11-12T09:02:03Z"));
    assert_eq!(first.from.address, "https://www.linkedin.com/in/marta");
    assert_eq!(first.to[0].name, "Anna Roig");
    assert_eq!(read[1].clone().unwrap().at, date("2026-11-13T09:02:00Z"));
    assert_eq!(read[2], Err(MessageProblem::NoDate));
    assert_eq!(read[3], Err(MessageProblem::NoText));
}

#[rstest]
#[case::a_paragraph("<p>És clar, endavant!</p>", "És clar, endavant!")]
#[case::two("<p>Hola Anna</p><p>3 &lt; 4</p>", "Hola Anna\n3 < 4")]
#[case::no_html("a <p> b", "a <p> b")]
#[case::a_sign("<3", "<3")]
fn linkedins_paragraphs_become_plain_text(#[case] content: &str, #[case] expected: &str) {
    let file = format!(
        "FROM,TO,DATE,CONTENT\nMarta Bosch,Anna Roig,2026-11-12 09:02:03 UTC,\"{content}\"\n"
    );
    let table = read_csv(file.as_bytes()).unwrap();
    let read = read_linkedin(&table).next().unwrap().unwrap();
    assert_eq!(read.text, expected);
}

fn message(from: &str, to: &str, day: i64) -> FileMessage {
    let party = |address: &str| Party {
        name: String::new(),
        address: address.to_owned(),
    };
    FileMessage {
        key: key_of(&[from, to, &day.to_string()]),
        channel: Channel::Email,
        at: crate::Timestamp(day * 86_400_000),
        from: party(from),
        to: vec![party(to)],
        subject: String::new(),
        text: "Bon dia".to_owned(),
        quoted: String::new(),
        attachments: Vec::new(),
        html: None,
    }
}

fn own() -> BTreeSet<String> {
    ["anna@us.example".to_owned()].into()
}

#[test]
fn messages_are_gathered_by_correspondent_and_side() {
    let messages = [
        message("anna@us.example", "marta@forn.example", 2),
        message("marta@forn.example", "anna@us.example", 3),
        message("pau@bar.example", "anna@us.example", 1),
        message("anna@us.example", "anna@us.example", 1),
    ];
    let talks = Parties::of(&messages, &[]).talks(&messages, &own());
    let counts: Vec<_> = talks
        .iter()
        .map(|talk| (talk.who.address.as_str(), talk.ours, talk.theirs))
        .collect();
    assert_eq!(
        counts,
        [("marta@forn.example", 1, 1), ("pau@bar.example", 0, 1)]
    );
    assert_eq!(talks[0].messages, [0, 1]);
}

#[rstest]
#[case::a_member("anna@us.example", &["anna@us.example"])]
#[case::whoever_is_in_all("someone@else.example", &["anna@us.example"])]
fn ourselves_are_guessed(#[case] member: &str, #[case] expected: &[&str]) {
    let messages = [
        message("anna@us.example", "marta@forn.example", 2),
        message("pau@bar.example", "anna@us.example", 1),
    ];
    let member = Member {
        id: MemberId(Uuid::from_u128(1)),
        name: "Anna Roig".to_owned(),
        email: member.to_owned(),
        role: Role::Owner,
        reading_language: None,
        other_languages: Vec::new(),
        telling: Telling::default(),
        removed_at: None,
    };
    let own = Parties::of(&messages, &[member]).guess_own();
    assert_eq!(own, expected.iter().map(|key| (*key).to_owned()).collect());
}

#[test]
fn whoever_takes_part_most_is_offered_first_and_ourselves_before_them() {
    let messages = [
        message("anna@us.example", "marta@forn.example", 2),
        message("marta@forn.example", "joan@forn.example", 3),
        message("marta@forn.example", "joan@forn.example", 4),
    ];
    let most = Parties::of(&messages, &[]).most(&own(), 2);
    let keys: Vec<_> = most.iter().map(|named| named.key.as_str()).collect();
    assert_eq!(keys, ["anna@us.example", "marta@forn.example"]);
}

#[test]
fn of_two_who_are_in_all_messages_neither_is_guessed() {
    let messages = [message("a@x.example", "b@y.example", 1)];
    assert_eq!(Parties::of(&messages, &[]).guess_own(), BTreeSet::new());
}

fn account(n: u128, name: &str, website: &str) -> Account {
    let json = serde_json::json!({
        "id": Uuid::from_u128(n), "name": name, "website": website,
        "phone": "+34 938 000 111", "status": "prospect", "created_at": 0
    });
    serde_json::from_value(json).unwrap()
}

#[rstest]
#[case::contact("Marta", "marta@gmail.com", Some(1))]
#[case::domain("", "new@forn.example", Some(2))]
#[case::shared_domain("", "new@gmail.com", None)]
#[case::phone("", "+34 938 00 01 11", Some(2))]
#[case::name("Forn Vell", "", Some(2))]
#[case::nobody("Nobody", "x@nowhere.example", None)]
fn a_correspondent_belongs_to_whom_they_are_known_by(
    #[case] name: &str,
    #[case] address: &str,
    #[case] expected: Option<u128>,
) {
    let contact = serde_json::json!({
        "id": Uuid::from_u128(9), "account_id": Uuid::from_u128(1), "name": "Marta Bosch",
        "email": "marta@gmail.com", "created_at": 0
    });
    let mut directory = Directory::default();
    directory.add_account(&account(2, "Forn Vell", "https://forn.example"));
    directory.add_contact(&serde_json::from_value(contact).unwrap());
    let who = Party {
        name: name.to_owned(),
        address: address.to_owned(),
    };
    let found = directory.find(&who).map(|known| known.account);
    assert_eq!(found, expected.map(|n| AccountId(Uuid::from_u128(n))));
}

#[test]
fn an_account_for_a_correspondent_is_named_for_their_domain_or_for_them() {
    let own = own();
    let messages = [
        message("marta@forn.example", "anna@us.example", 3),
        message("pau@gmail.com", "anna@us.example", 1),
    ];
    let ids = (AccountId(Uuid::from_u128(1)), ContactId(Uuid::from_u128(2)));
    let mut names: Vec<_> = Parties::of(&messages, &[])
        .talks(&messages, &own)
        .iter()
        .map(|talk| row_of_talk(talk, 1, ids.0, ids.1).name)
        .collect();
    names.sort();
    assert_eq!(names, ["forn.example", "pau@gmail.com"]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn where_a_mailbox_is_cut_into_pieces_does_not_matter(
        lengths in prop::collection::vec(0..200_usize, 0..30),
        mails in prop::collection::vec(
            prop::sample::select(vec![PLAIN, HTML, "a\n\nFrom b\n", ">From x\n", "\n\n", "\r"]), 0..5),
    ) {
        let all = mailbox(&mails);
        prop_assert_eq!(split(&all, &lengths), split(&all, &[]));
    }

    #[test]
    fn any_bytes_are_a_message_or_none(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_mail(&bytes);
        let mut mail = PLAIN.as_bytes()[..100].to_vec();
        mail.extend_from_slice(&bytes);
        let _ = read_mail(&mail);
        for message in split(&bytes, &[7]) {
            let _ = read_mail(&message);
        }
    }

    #[test]
    fn any_table_is_read(text in "[A-Z,\n\"]{0,80}") {
        if let Ok(table) = read_csv(format!("FROM,TO,DATE,CONTENT\n{text}").as_bytes()) {
            read_linkedin(&table).for_each(drop);
        }
    }
}
