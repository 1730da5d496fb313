use super::*;
use crate::{
    ids::MemberId,
    import::history::{Parties, Talk, history_message, regroup},
    values::Role,
};
use proptest::prelude::*;
use rstest::rstest;

/// 26 November 2026, 12:00 in Madrid.
const NOW: Timestamp = Timestamp(1_795_690_800_000);

fn madrid(at: Timestamp) -> i32 {
    let summer_2026 = Timestamp(1_774_746_000_000)..Timestamp(1_792_890_000_000);
    if summer_2026.contains(&at) { 120 } else { 60 }
}

fn reading() -> Reading<'static> {
    Reading {
        now: NOW,
        zone: &madrid,
        own: &[],
        likely: &[],
    }
}

/// The chat of a file that arrives in pieces of these lengths, and then in one.
fn in_pieces(bytes: &[u8], lengths: &[usize], name: &str) -> Option<Chat> {
    let mut chat = ChatReader::begin(&reading());
    let mut rest = bytes;
    for length in lengths {
        let (piece, after) = rest.split_at((*length).min(rest.len()));
        chat.feed(piece);
        rest = after;
    }
    chat.feed(rest);
    chat.finish(name)
}

fn chat(text: &str) -> Chat {
    in_pieces(text.as_bytes(), &[], "WhatsApp Chat with Marta Bosch.txt").unwrap()
}

fn messages(chat: Chat) -> Vec<FileMessage> {
    chat.messages(&reading()).collect()
}

/// Who, when and what of each message.
fn said(text: &str) -> Vec<(String, String, String)> {
    let each = messages(chat(text)).into_iter().map(|message| {
        let local = message.at + crate::Span::minutes(madrid(message.at).into());
        let local = chrono::DateTime::from_timestamp_millis(local.0).unwrap();
        let when = format!("{:?}", local.naive_utc());
        (message.from.name, when, message.text)
    });
    each.collect()
}

fn lines(each: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    let owned = |(who, when, what): &(&str, &str, &str)| {
        ((*who).to_owned(), (*when).to_owned(), (*what).to_owned())
    };
    each.iter().map(owned).collect()
}

const IPHONE: &str = "\u{feff}[21/11/26, 10:03:15] Marta Bosch: \u{200e}Messages and calls are end-to-end encrypted.\r\n\
    [21/11/26, 10:03:15] Marta Bosch: Bon dia!\r\nDemà: sí?\r\n\
    \u{200e}[21/11/26, 10:04:00] Anna Roig: \u{200e}<attached: 00000012-PHOTO-2026-11-21.jpg>\r\n\
    [21/11/26, 10:05:00] Marta Bosch: \u{200e}image omitted\r\n\
    [21/11/26, 10:05:30] Marta Bosch: \u{200e}Marta Bosch changed the subject\r\n\
    [21/11/26, 10:06:00] Anna Roig: Sí\r\n";

const ANDROID: &str = "11/21/26, 10:00 AM - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.\n\
    11/21/26, 10:03 AM - Marta Bosch: Bon dia!\n\
    11/21/26, 10:04 AM - Anna Roig: oferta.pdf (file attached)\nAquí la teniu\n\
    11/21/26, 10:05 AM - Marta Bosch: <Media omitted>\n\
    11/21/26, 10:05 AM - Marta Bosch: This message was deleted\n\
    11/21/26, 1:06 PM - Anna Roig: Gràcies\n\n";

#[test]
fn an_export_of_an_iphone_is_read_without_the_programs_lines() {
    let expected = [
        ("Marta Bosch", "2026-11-21T10:03:15", "Bon dia!\nDemà: sí?"),
        (
            "Anna Roig",
            "2026-11-21T10:04:00",
            "00000012-PHOTO-2026-11-21.jpg",
        ),
        ("Marta Bosch", "2026-11-21T10:05:00", "image omitted"),
        ("Anna Roig", "2026-11-21T10:06:00", "Sí"),
    ];
    assert_eq!(said(IPHONE), lines(&expected));
    assert_eq!(chat(IPHONE).unread, [].into());
}

#[test]
fn an_export_of_android_is_read_without_the_programs_lines() {
    let expected = [
        ("Marta Bosch", "2026-11-21T10:03:00", "Bon dia!"),
        ("Anna Roig", "2026-11-21T10:04:00", "Aquí la teniu"),
        ("Marta Bosch", "2026-11-21T10:05:00", "Media omitted"),
        ("Anna Roig", "2026-11-21T13:06:00", "Gràcies"),
    ];
    assert_eq!(said(ANDROID), lines(&expected));
    assert_eq!(chat(ANDROID).unread, [].into());
}

#[test]
fn what_is_not_in_the_export_is_noted_by_what_stands_in_its_place() {
    let all = messages(chat(IPHONE));
    let (name, bytes) = ("image omitted".to_owned(), 0);
    assert_eq!(all[2].attachments, [Attachment { name, bytes }]);
}

#[test]
fn what_was_attached_is_noted_beside_its_caption() {
    let all = messages(chat(ANDROID));
    let (name, bytes) = ("oferta.pdf".to_owned(), 0);
    assert_eq!(all[1].attachments, [Attachment { name, bytes }]);
    assert_eq!(all[0].attachments, []);
}

#[rstest]
#[case::iphone("‎<attached: a.jpg>", "a.jpg")]
#[case::iphone_es("<adjunto: a.jpg>", "a.jpg")]
#[case::iphone_fr("<pièce jointe : a.jpg>", "a.jpg")]
#[case::android("IMG 1.jpg (file attached)", "IMG 1.jpg")]
#[case::android_es("IMG-1.jpg (archivo adjunto)", "IMG-1.jpg")]
#[case::android_de("IMG-1.jpg (Datei angehängt)", "IMG-1.jpg")]
#[case::said_by_somebody("see a.jpg (not attached)", "see a.jpg (not attached)")]
fn of_what_was_attached_the_name_stays(#[case] line: &str, #[case] text: &str) {
    let file = format!("12/11/26, 09:41 - Marta: {line}\n");
    let all = messages(chat(&file));
    assert_eq!(all[0].text, text);
}

#[rstest]
#[case::nothing("")]
#[case::a_table("Company,City\nForn Vell,Vic\n")]
#[case::an_email("From: a@b.example\n\nHola")]
#[case::a_text_with_a_day_in_it("We met on\n12/11/26, 09:41 - Marta: Bon dia\n")]
fn what_is_no_chat_is_not_read_as_one(#[case] text: &str) {
    assert!(in_pieces(text.as_bytes(), &[], "a.txt").is_none());
    assert!(!begins_chat(text.as_bytes()));
}

#[rstest]
#[case::a_day_that_cannot_be_a_month("12/11/26", "13/11/26", DateOrder::DayFirst, false)]
#[case::a_month_that_cannot_be_a_day("11/12/26", "11/13/26", DateOrder::MonthFirst, false)]
#[case::time_goes_on("9/10/26", "10/1/26", DateOrder::MonthFirst, true)]
#[case::nothing_is_ahead("11/12/26", "11/12/26", DateOrder::MonthFirst, true)]
#[case::nothing_says("5/6/26", "7/8/26", DateOrder::DayFirst, true)]
#[case::year_first("2026-05-06", "2026-07-08", DateOrder::DayFirst, false)]
#[case::the_same_either_way("5/5/26", "6/6/26", DateOrder::DayFirst, false)]
fn the_whole_file_says_whether_the_day_comes_first(
    #[case] first: &str,
    #[case] second: &str,
    #[case] order: DateOrder,
    #[case] is_open: bool,
) {
    let text = format!("{first}, 10:00 - Marta: a\n{second}, 10:00 - Marta: b\n");
    let dates = chat(&text).dates;
    assert_eq!(dates.order, order);
    assert_eq!(dates.open(&reading()).is_some(), is_open);
}

#[test]
fn the_other_order_gives_other_days_and_the_same_messages() {
    let read = chat("[5/6/26, 10:00:00] Marta: a\n");
    let dates = read.dates.clone();
    let open = dates.open(&reading()).unwrap();
    assert_eq!(open.written, "5/6/26, 10:00:00");
    let [message] = &messages(read)[..] else {
        panic!("one message");
    };
    assert_eq!(message.at, open.by_day);
    let other = dates.at(0, DateOrder::MonthFirst, &reading());
    assert_eq!(other, Some(open.by_month));
}

#[test]
fn the_time_is_that_of_the_zone_it_is_read_in() {
    let text = "12/1/26, 10:00 - Marta: a\n12/7/26, 10:00 - Marta: b\n";
    let at: Vec<_> = messages(chat(text))
        .iter()
        .map(|message| message.at)
        .collect();
    let utc = |day: &str| {
        let date = chrono::DateTime::parse_from_rfc3339(day).unwrap();
        Timestamp(date.timestamp_millis())
    };
    // Winter and summer.
    assert_eq!(
        at,
        [utc("2026-01-12T09:00:00Z"), utc("2026-07-12T08:00:00Z")]
    );
}

#[test]
fn the_same_message_is_the_same_in_any_zone_and_any_later_export() {
    let keys = |text: &str, zone: &dyn Fn(Timestamp) -> i32| {
        let reading = Reading { zone, ..reading() };
        let mut chat = ChatReader::begin(&reading);
        chat.feed(text.as_bytes());
        let chat = chat.finish("_chat.txt").unwrap();
        chat.messages(&reading).map(|it| it.key).collect::<Vec<_>>()
    };
    let here = keys(IPHONE, &madrid);
    let later = format!("{IPHONE}[22/11/26, 9:00:00] Marta Bosch: Fins demà\r\n");
    let there = keys(&later, &|_| -300);
    assert_eq!(here[..], there[..here.len()]);
}

fn member(name: &str) -> Member {
    Member {
        id: MemberId(Uuid::from_u128(1)),
        name: name.to_owned(),
        email: "anna@us.example".to_owned(),
        role: Role::Owner,
        reading_language: None,
        other_languages: Vec::new(),
        telling: crate::Telling::default(),
        removed_at: None,
    }
}

#[rstest]
#[case::by_a_members_name(ANDROID, "_chat.txt", "Anna Roig", &["anna roig"])]
#[case::by_a_first_name("12/11/26, 9:41 - Anna: a\n", "_chat.txt", "Anna Roig", &["anna"])]
#[case::by_whom_the_file_is_named_for(
    ANDROID, "WhatsApp Chat - Marta Bosch.zip", "Somebody Else", &["anna roig"])]
#[case::not_who_is_named_as_we_are(
    "12/11/26, 9:41 - Anna: a\n12/11/26, 9:42 - Pol: b\n", "WhatsApp Chat with Anna.txt", "Anna Roig", &["pol"])]
#[case::nobody_is_known(ANDROID, "_chat.txt", "Somebody Else", &[])]
fn ourselves_are_guessed(
    #[case] text: &str,
    #[case] file: &str,
    #[case] name: &str,
    #[case] expected: &[&str],
) {
    let chat = in_pieces(text.as_bytes(), &[], file).unwrap();
    let own = chat.guess_own(&[member(name)]);
    assert_eq!(own, expected.iter().map(|key| (*key).to_owned()).collect());
}

#[test]
fn what_we_say_alone_is_said_to_whom_the_file_is_named_for() {
    let all = messages(chat("12/11/26, 9:41 - Anna Roig: Bon dia\n"));
    let talks = Parties::of(&all, &[]).talks(&all, &["anna roig".to_owned()].into());
    assert_eq!(talks[0].who.name, "Marta Bosch");
    assert_eq!((talks[0].ours, talks[0].theirs), (1, 0));
}

#[test]
fn in_a_group_everybody_can_be_told_apart() {
    let text = "12/11/26, 9:41 - Anna: Bon dia\n12/11/26, 9:42 - Marta: Hola\n\
        12/11/26, 9:43 - +34 600 123 456: Hola\n12/11/26, 9:44 - Marta: Sí\n";
    let read = chat(text);
    assert!(read.is_group());
    let all = messages(read);
    let own: BTreeSet<String> = ["anna".to_owned()].into();
    let counts: Vec<_> = Parties::of(&all, &[])
        .talks(&all, &own)
        .into_iter()
        .map(|talk| (talk.who.name, talk.ours, talk.theirs))
        .collect();
    let expected = [("Marta", 1, 2), ("+34 600 123 456", 0, 1)];
    assert_eq!(
        counts,
        expected.map(|(name, ours, theirs)| (name.to_owned(), ours, theirs))
    );
}

#[rstest]
#[case::all_taken(&["Marta", "Pau", "Joan"], "Marta")]
#[case::who_said_most_left_out(&["Pau", "Joan"], "Pau")]
#[case::one_taken(&["Joan"], "Joan")]
#[case::nobody_taken(&[], "Marta")]
fn in_a_group_our_words_stand_with_who_said_most_of_those_taken(
    #[case] taken: &[&str],
    #[case] expected: &str,
) {
    let text = "12/11/26, 9:40 - Marta: Hola\n12/11/26, 9:41 - Anna: Bon dia\n\
        12/11/26, 9:42 - Marta: Hola\n12/11/26, 9:43 - Pau: Hola\n12/11/26, 9:44 - Anna: Sí\n\
        12/11/26, 9:45 - Pau: Què?\n12/11/26, 9:46 - Marta: Sí\n12/11/26, 9:47 - Joan: Sí\n";
    let all = messages(chat(text));
    let own: BTreeSet<String> = ["anna".to_owned()].into();
    let mut talks = Parties::of(&all, &[]).talks(&all, &own);
    let names: Vec<String> = talks.iter().map(|talk| talk.who.name.clone()).collect();
    let is_taken = |place: usize| taken.contains(&names[place].as_str());
    let mut each: Vec<&mut Talk> = talks.iter_mut().collect();
    let moves = regroup(&mut each, &all, &own, is_taken);
    assert_eq!(moves, expected != "Marta");
    let mut each: Vec<&mut Talk> = talks.iter_mut().collect();
    assert!(!regroup(&mut each, &all, &own, is_taken), "once is enough");
    let with_ours: Vec<_> = talks.iter().filter(|talk| talk.ours > 0).collect();
    assert_eq!(with_ours.len(), 1);
    let home = with_ours[0];
    assert_eq!((home.who.name.as_str(), home.ours), (expected, 2));
    assert!(home.messages.is_sorted());
    assert_eq!(home.messages.len(), home.ours + home.theirs);
    assert_eq!(
        home.last,
        home.messages.iter().map(|at| all[*at].at).max().unwrap()
    );
    let count: usize = talks.iter().map(|talk| talk.messages.len()).sum();
    assert_eq!(count, all.len());
}

#[rstest]
#[case::plain("Bon dia, moltes gràcies per la vostra resposta", "ca")]
#[case::not_plain("OK", "es")]
fn the_language_is_the_texts_where_that_is_plain(#[case] text: &str, #[case] expected: &str) {
    let all = messages(chat(&format!("12/11/26, 9:41 - Marta: {text}\n")));
    let account = crate::ids::AccountId(Uuid::from_u128(1));
    let language = "es".parse().unwrap();
    let (own, them) = (BTreeSet::new(), &all[0].from);
    let message = history_message(&all[0], &own, them, account, None, None, &language);
    assert_eq!(message.said.original_language.as_str(), expected);
}

#[rstest]
#[case::linkedin(&["Basic/messages.csv", "Connections.csv"], Some(Held::Linkedin("Basic/messages.csv")))]
#[case::iphone(&["_chat.txt", "00001-PHOTO.jpg"], Some(Held::Chat("_chat.txt")))]
#[case::android(&["notes.txt", "a/WhatsApp Chat with Marta.txt"], Some(Held::Chat("a/WhatsApp Chat with Marta.txt")))]
#[case::the_only_text(&["chat.txt", "a.jpg"], Some(Held::Chat("chat.txt")))]
#[case::a_macs(&["__MACOSX/._chat.txt", "chat.txt"], Some(Held::Chat("chat.txt")))]
#[case::several_texts(&["a.txt", "b.txt"], None)]
#[case::none(&["a.jpg", "messages.csv.bak"], None)]
fn an_archive_says_which_of_its_files_holds_messages(
    #[case] names: &[&str],
    #[case] expected: Option<Held<'_>>,
) {
    assert_eq!(held(names.iter().copied()), expected);
}

#[rstest]
#[case::android("WhatsApp Chat with Marta Bosch.txt", Some("Marta Bosch"))]
#[case::iphone("WhatsApp Chat - Marta Bosch.zip", Some("Marta Bosch"))]
#[case::es("Chat de WhatsApp con Marta.txt", Some("Marta"))]
#[case::ca("Xat de WhatsApp amb Marta.txt", Some("Marta"))]
#[case::de("WhatsApp Chat mit +34 600 123 456.txt", Some("+34 600 123 456"))]
#[case::downloaded_twice("WhatsApp Chat with Marta (1).txt", Some("Marta"))]
#[case::in_a_folder("a/WhatsApp Chat with Marta.txt", Some("Marta"))]
#[case::no_name("_chat.txt", None)]
#[case::another_file("Dinner with Marta.txt", None)]
fn a_file_is_named_for_somebody(#[case] file: &str, #[case] expected: Option<&str>) {
    assert_eq!(title_of(file).as_deref(), expected);
}

#[test]
fn a_line_without_end_is_longer_than_a_message_can_be() {
    let mut text = "12/11/26, 9:41 - Marta: ".to_owned();
    text.push_str(&"a".repeat(5_000_000));
    text.push_str("\n12/11/26, 9:42 - Marta: b\n");
    let read = chat(&text);
    assert_eq!(read.unread, [(MessageProblem::TooLong, 1)].into());
    assert_eq!(messages(read).len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn where_a_chat_is_cut_into_pieces_does_not_matter(
        lengths in prop::collection::vec(0..60_usize, 0..40),
        parts in prop::collection::vec(
            prop::sample::select(vec![IPHONE, ANDROID, "a\r\n", "\n\n", "[", "12/11/26, 9:41 - à: ü\n"]), 0..6),
    ) {
        let all = parts.concat();
        let whole = in_pieces(all.as_bytes(), &[], "a.txt").map(messages);
        let pieces = in_pieces(all.as_bytes(), &lengths, "a.txt").map(messages);
        prop_assert_eq!(whole, pieces);
    }

    #[test]
    fn any_bytes_are_a_chat_or_none(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        text in "(\\[?[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4},? [0-9]{1,2}:[0-9]{2}( - |\\] ).{0,20}\n?){0,6}",
    ) {
        let mut all = text.into_bytes();
        all.extend_from_slice(&bytes);
        let _ = begins_chat(&all);
        if let Some(chat) = in_pieces(&all, &[], "a.txt") {
            let _ = chat.guess_own(&[]);
            let _ = chat.dates.open(&reading());
            messages(chat);
        }
    }

    #[test]
    fn any_names_are_looked_through(names in prop::collection::vec(".{0,30}", 0..5)) {
        let _ = held(names.iter().map(String::as_str));
        for name in &names {
            let _ = title_of(name);
        }
    }
}

/// Found by the fuzzer.
#[test]
fn a_message_of_nobody_who_can_be_seen_is_counted_and_not_taken() {
    let read = chat("12/11/26, 9:46 - Marta: Sí\n12/11/26, 9:47 - \u{1}\0\0 : Hola\n");
    assert_eq!(read.unread.get(&MessageProblem::NoSender), Some(&1));
    assert_eq!(messages(read).len(), 1);
}
