//! What is read, what it finds, and where.

mod excerpts;
mod laws;

use super::*;
use crate::records::example::logged;
use crate::*;
use rstest::rstest;
use uuid::Uuid;

fn word(text: &str) -> Term {
    Term::Word(text.to_owned())
}

fn phrase(text: &str) -> Term {
    Term::Phrase(text.to_owned())
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[rstest]
#[case::nothing("", &[], &[])]
#[case::words("Bon  dia", &[word("Bon"), word("dia")], &[])]
#[case::a_phrase("\"bon dia\"", &[phrase("bon dia")], &[])]
#[case::an_open_quote("forn \"bon dia", &[word("forn"), phrase("bon dia")], &[])]
#[case::quotes_of_print("“bon dia” «adéu»", &[phrase("bon dia"), phrase("adéu")], &[])]
#[case::a_quote_in_a_word("forn\"bon dia\"vell", &[word("forn"), phrase("bon dia"), word("vell")], &[])]
#[case::only_signs("((((( \"\" ?!", &[], &[])]
#[case::an_address("https://forn.example", &[word("https://forn.example")], &[])]
#[case::no_operator("re:bon", &[word("re:bon")], &[])]
#[case::an_operator("channel:email pa", &[word("pa")], &[Filter::Channel(Channel::Email)])]
#[case::in_capitals("CHANNEL:Email", &[], &[Filter::Channel(Channel::Email)])]
#[case::says_nothing_yet("channel: pa", &[word("pa")], &[])]
#[case::from("from:anna@forn.example", &[], &[Filter::From("anna@forn.example".to_owned())])]
#[case::from_two_words("from:\"Anna Puig\" pa", &[word("pa")], &[Filter::From("Anna Puig".to_owned())])]
#[case::from_nobody("from:((", &[], &[])]
#[case::days(
    "after:2026-01-01 before:2026-02-01",
    &[],
    &[Filter::After(day("2026-01-01")), Filter::Before(day("2026-02-01"))]
)]
#[case::of_the_conversation(
    "status:closed",
    &[],
    &[Filter::Status(Standing::Conversation(ConversationStatus::Closed))]
)]
#[case::of_the_account(
    "status:in_trial",
    &[],
    &[Filter::Status(Standing::Account(AccountStatus::InTrial))]
)]
#[case::is("is:note is:waiting", &[], &[Filter::Is(Is::Note), Filter::Is(Is::Waiting)])]
#[case::as_it_is_shown(r#"is:"Needs reply""#, &[], &[Filter::Is(Is::NeedsReply)])]
#[case::unread("is:Unread", &[], &[Filter::Is(Is::Unread)])]
#[case::a_tag("tag:Bakery pa", &[word("pa")], &[Filter::Tag("bakery".to_owned())])]
#[case::a_tag_of_two_words("tag:\"Two  Shops\"", &[], &[Filter::Tag("two shops".to_owned())])]
#[case::a_tag_that_is_begun("tag:\"two sh", &[], &[Filter::Tag("two sh".to_owned())])]
#[case::a_tag_of_signs("tag:((", &[], &[Filter::Tag("((".to_owned())])]
#[case::no_tag_yet("tag: tag:\"\"", &[], &[])]
#[case::mine("assignee:ME", &[], &[Filter::Assignee(Assignee::Me)])]
#[case::nobodys("assignee:nobody", &[], &[Filter::Assignee(Assignee::Nobody)])]
#[case::a_colleagues("assignee:\"Anna P\"", &[], &[Filter::Assignee(Assignee::Named("Anna P".to_owned()))])]
#[case::whose_is_not_said("assignee:((", &[], &[])]
#[case::a_campaign("campaign:\"Spring 2026\"", &[], &[Filter::Campaign("Spring 2026".to_owned())])]
#[case::no_campaign_yet("campaign:((", &[], &[])]
fn what_was_typed_is_read(#[case] text: &str, #[case] terms: &[Term], #[case] filters: &[Filter]) {
    let query = parse(text).unwrap();
    assert_eq!((&*query.terms, &*query.filters), (terms, filters));
}

#[rstest]
#[case::no_channel("channel:fax", Operator::Channel, "fax")]
#[case::no_day("pa before:yesterday", Operator::Before, "yesterday")]
#[case::no_status("status:\"on trial\"", Operator::Status, "on trial")]
#[case::nothing_to_be("is:green", Operator::Is, "green")]
#[case::too_long_for_a_tag(
    "tag:aaaaaaaaaabbbbbbbbbbccccccccccddddddddddE",
    Operator::Tag,
    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddE"
)]
fn a_value_that_an_operator_does_not_know_is_named(
    #[case] text: &str,
    #[case] operator: Operator,
    #[case] value: &str,
) {
    let value = value.to_owned();
    assert_eq!(parse(text), Err(Unclear::Value { operator, value }));
}

#[test]
fn a_search_has_a_limit_that_is_named() {
    assert!(parse(&"à".repeat(LENGTH_LIMIT)).is_ok());
    assert_eq!(
        parse(&"à".repeat(10_000)),
        Err(Unclear::TooLong {
            limit: LENGTH_LIMIT,
            length: 10_000
        })
    );
    assert_eq!(
        parse(&"a ".repeat(TERM_LIMIT + 1)),
        Err(Unclear::TooManyTerms {
            limit: TERM_LIMIT,
            count: TERM_LIMIT + 1
        })
    );
}

/// As the fuzzer found it: such a search was refused by the server, which is asked it as it is written.
#[test]
fn a_search_that_is_longer_as_it_is_written_is_too_long() {
    let open = format!("\"{}", "a".repeat(LENGTH_LIMIT - 1));
    let too_long = |length| {
        let limit = LENGTH_LIMIT;
        Err(Unclear::TooLong { limit, length })
    };
    assert_eq!(parse(&open), too_long(LENGTH_LIMIT + 1));
    assert!(parse(&open[..LENGTH_LIMIT - 1]).is_ok());
}

#[test]
fn no_status_of_an_account_is_called_as_one_of_a_conversation() {
    let all: Vec<&str> = Standing::all().map(Standing::as_str).collect();
    let mut apart = all.clone();
    apart.sort_unstable();
    apart.dedup();
    assert_eq!(apart.len(), all.len());
}

fn is_found(search: &str, text: &str) -> bool {
    let needles = parse(search).unwrap().needles();
    assert!(!needles.is_empty());
    needles.are_in(&name_words(text))
}

#[rstest]
#[case::a_word("pa", "El pa de cada dia", true)]
#[case::the_beginning_of_one("for", "Forn Vell", true)]
#[case::the_end_of_one("orn", "Forn Vell", false)]
#[case::accents_aside("adeu", "ADÉU!", true)]
#[case::with_accents("adéu", "adeu", true)]
#[case::all_of_them("forn pa", "El pa del Forn", true)]
#[case::not_all("forn vi", "El pa del Forn", false)]
#[case::a_phrase("\"bon dia\"", "Molt bon dia, Anna", true)]
#[case::over_signs("\"bon dia\"", "Bon... dia", true)]
#[case::a_phrase_is_whole("\"bon di\"", "Bon dia", false)]
#[case::in_its_order("\"dia bon\"", "Bon dia", false)]
#[case::an_address("anna@forn", "<Anna@Forn.example>", true)]
#[case::a_number("1.250", "They ask 1.250,00 EUR", true)]
#[case::greek("καλως", "ΚΑΛΩΣ ήρθατε", true)]
#[case::polish("lodz", "ŁÓDŹ", true)]
#[case::within_a_word("strasse", "Hauptstraße", false)]
#[case::sharp_s("grüss", "Gruß", true)]
#[case::danish("smorrebrod", "Smørrebrød", true)]
#[case::cyrillic("елка", "Ёлка", true)]
#[case::arabic("نعم", "نعم، شكرا", true)]
#[case::hindi("रोटी", "ताज़ी रोटी", true)]
#[case::japanese("会議", "明日の会議です", true)]
#[case::japanese_in_its_order("議会", "明日の会議です", false)]
#[case::thai("ขนมปัง", "ร้านขนมปังสด", true)]
#[case::korean("빵", "빵집", true)]
#[case::half_width("パン", "ﾊﾟﾝ屋", true)]
#[case::a_picture("🥖", "pa 🥖🥖", true)]
#[case::other_vowels("रोटा", "ताज़ी रोटी", false)]
fn a_text_is_found_by_its_words(#[case] search: &str, #[case] text: &str, #[case] found: bool) {
    assert_eq!(is_found(search, text), found);
}

#[test]
fn no_phrase_reaches_from_one_field_into_the_next() {
    let row = Row::Message(message("bon", Some("dia")));
    let entry = Entry::of(&row).unwrap();
    assert!(parse("bon dia").unwrap().needles().are_in(&entry.words));
    assert!(!parse("\"bon dia\"").unwrap().needles().are_in(&entry.words));
}

const ME: MemberId = MemberId(Uuid::from_u128(1));

fn said(original: &str, translation: Option<&str>) -> Said {
    Said {
        mode: Mode::InboundPaste,
        channel: Channel::Whatsapp,
        original_text: original.to_owned(),
        original_language: Language::english(),
        translation: translation.map(|text| Translation {
            text: text.to_owned(),
            language: Language::english(),
        }),
        subject: String::new(),
        quoted_history: "history".to_owned(),
        occurred_at: Timestamp(1_000),
        correspondent: Some(Correspondent {
            contact_id: None,
            name: "Anna Puig".to_owned(),
            address: "anna@forn.example".to_owned(),
        }),
        intent: None,
        language_override: None,
        attachments: Vec::new(),
    }
}

fn message(original: &str, translation: Option<&str>) -> Message {
    let mut message = logged(9, Mode::LogSent, Timestamp(2_000));
    message.conversation_id = ConversationId(Uuid::from_u128(2));
    message.account_id = AccountId(Uuid::from_u128(3));
    message.recorded_by = ME;
    message.said = said(original, translation);
    message
}

#[rstest]
#[case::original("gracies", true)]
#[case::translation("thanks", true)]
#[case::who("puig", true)]
#[case::their_address("anna@forn.example", true)]
#[case::quoted_history("history", false)]
#[case::channel("channel:whatsapp", true)]
#[case::other_channel("channel:email", false)]
#[case::inbound("is:inbound", true)]
#[case::outbound("is:outbound", false)]
#[case::no_note("is:note", false)]
#[case::before_that_day("before:1970-01-01", false)]
#[case::before_the_next("before:1970-01-02", true)]
#[case::from_that_day_on("after:1970-01-01", true)]
#[case::after("after:1970-01-02", false)]
#[case::from_them("from:\"anna pu\"", true)]
#[case::from_their_account("from:forn", true)]
#[case::from_me("from:me", false)]
#[case::from_another("from:pere", false)]
#[case::open("status:open", true)]
#[case::closed("status:closed", false)]
#[case::prospect("status:prospect", true)]
#[case::customer("status:customer", false)]
#[case::needs_reply("is:needs_reply thanks", true)]
#[case::they_wait_and_not_we("is:waiting thanks", false)]
fn a_message_is_found(#[case] search: &str, #[case] found: bool) {
    let row = Row::Message(message("Gràcies", Some("Thanks")));
    assert_eq!(is_taken(search, &row), found);
}

#[rstest]
#[case::text("waits", true)]
#[case::note("is:note", true)]
#[case::from_me("from:me", true)]
#[case::by_my_name("from:marta", true)]
#[case::has_no_channel("channel:email", false)]
#[case::is_no_draft("is:draft", false)]
fn a_note_is_found(#[case] search: &str, #[case] found: bool) {
    let row = Row::Note(Note {
        id: NoteId(Uuid::from_u128(8)),
        conversation_id: ConversationId(Uuid::from_u128(2)),
        account_id: AccountId(Uuid::from_u128(3)),
        text: "She waits for a price".to_owned(),
        mentions: std::collections::BTreeSet::new(),
        by: ME,
        at: Timestamp(1_000),
        edited: None,
        retraction: None,
    });
    assert_eq!(is_taken(search, &row), found);
}

fn is_taken(search: &str, row: &Row) -> bool {
    is_taken_within(search, row, &conversation(), None)
}

/// Open, and somebody waits for our answer.
fn conversation() -> Conversation {
    let account = AccountId(Uuid::from_u128(3));
    let mut conversation = Conversation::begin(account, None, Timestamp(0));
    let reply = message("Gràcies", None);
    conversation.figures = Figures::of([&reply]);
    conversation
}

fn is_taken_within(
    search: &str,
    row: &Row,
    conversation: &Conversation,
    reading: Option<&Reading>,
) -> bool {
    let query = parse(search).unwrap();
    let entry = Entry::of(row).unwrap();
    let within = Within {
        me: ME,
        now: Timestamp(5_000),
        row: conversation,
        account: AccountStatus::Prospect,
        reading,
        assignee: conversation.assignee.map(|_| "Núria Pi"),
        campaign: conversation.campaign_id.map(|_| "Spring 2026"),
    };
    let around = Around {
        within,
        by: "Marta",
        account_name: "Forn Vell",
    };
    let midnight = |day: Day| {
        let time = day.date().and_hms_opt(0, 0, 0).unwrap();
        Timestamp(time.and_utc().timestamp_millis())
    };
    let is_taken = !query.looks_around() || query.takes_around(&entry, &around);
    // What is not in the conversation needs not be looked for there.
    assert!(!is_taken || query.takes_conversation(&within));
    assert!(query.looks_within() || query.takes_conversation(&within));
    query.takes(&query.needles(), &entry, midnight) && is_taken
}

/// One that is assigned to somebody, tagged, put aside until then, and closed or not.
fn arranged(whose: MemberId, until: i64, status: ConversationStatus) -> Conversation {
    Conversation {
        assignee: Some(whose),
        tags: ["bakery".to_owned(), "two shops".to_owned()].into(),
        snoozed_until: Some(Timestamp(until)),
        status,
        ..conversation()
    }
}

#[rstest]
#[case::its_tag("tag:bakery", true)]
#[case::in_capitals("tag:\"TWO shops\" gracies", true)]
#[case::both("tag:bakery tag:\"two shops\"", true)]
#[case::the_beginning_of_a_tag("tag:bake", false)]
#[case::another_tag("tag:bakery tag:vegan", false)]
#[case::mine("assignee:me is:mine", true)]
#[case::by_name("assignee:nur", true)]
#[case::by_another_name("assignee:pere", false)]
#[case::nobodys("assignee:nobody", false)]
#[case::unread("is:unread", true)]
#[case::snoozed("is:snoozed", true)]
#[case::not_closed("is:closed", false)]
fn a_message_is_found_by_how_its_conversation_stands(#[case] search: &str, #[case] found: bool) {
    let row = Row::Message(message("Gràcies", None));
    let arranged = arranged(ME, 9_000, ConversationStatus::Open);
    assert_eq!(is_taken_within(search, &row, &arranged, None), found);
}

#[rstest]
#[case::its_snooze_is_over("is:snoozed", false)]
#[case::closed("is:closed", true)]
#[case::not_mine("is:mine", false)]
#[case::not_mine_either("assignee:me", false)]
#[case::a_colleagues("assignee:\"núria pi\"", true)]
#[case::read("is:unread", false)]
fn and_no_more_once_it_stands_otherwise(#[case] search: &str, #[case] found: bool) {
    let row = Row::Message(message("Gràcies", None));
    let other = MemberId(Uuid::from_u128(7));
    let arranged = arranged(other, 5_000, ConversationStatus::Closed);
    let reading = Reading {
        id: ReadingId::of(ME, arranged.id),
        member: ME,
        conversation_id: arranged.id,
        account_id: arranged.account_id,
        read_to: Some(ReadTo {
            at: Timestamp(1_000),
            message_id: MessageId(Uuid::from_u128(9)),
        }),
        unread: false,
    };
    let found_now = is_taken_within(search, &row, &arranged, Some(&reading));
    assert_eq!(found_now, found);
}

#[rstest]
#[case::nothing("", &[])]
#[case::a_word_of_its_own("pa", &[])]
#[case::an_operator("pa ch", &["channel:"])]
#[case::one_letter("pa a", &[])]
#[case::one_letter_of_a_value("is:u", &["is:unread"])]
#[case::values("channel:w", &["channel:whatsapp"])]
#[case::in_capitals("IS:UN", &["is:unread"])]
#[case::complete("channel:whatsapp", &[])]
#[case::behind_a_blank("channel:whatsapp ", &[])]
#[case::in_quotes("\"chan", &[])]
#[case::behind_a_phrase("\"bon dia\" cha", &["channel:"])]
#[case::me("from:", &["from:me", "from:bakery", "from:\"two shops\"", "from:Càtering"])]
#[case::days_have_no_list("before:", &[])]
#[case::own_values("tag:", &["tag:bakery", "tag:\"two shops\"", "tag:Càtering"])]
#[case::accents_aside("tag:cat", &["tag:Càtering"])]
#[case::in_its_quotes("pa tag:\"two s", &["tag:\"two shops\""])]
#[case::closed_quotes("tag:\"two shops\"", &[])]
#[case::no_operator_in_quotes("re:\"two", &[])]
#[case::whose("assignee:n", &["assignee:nobody"])]
fn operators_and_their_values_are_offered(#[case] text: &str, #[case] words: &[&str]) {
    let own = ["bakery", "two shops", "Càtering", "a \"quoted\" one"].map(str::to_owned);
    let offered = offers(text, &own);
    let shown: Vec<&str> = offered.iter().map(|offer| &*offer.word).collect();
    assert_eq!(shown, words);
    for offer in &offered {
        assert!(parse(&offer.text).is_ok(), "{offer:?}");
        let taken = offer.text.trim_end();
        assert!(
            offers(taken, &own)
                .iter()
                .all(|next| next.word != offer.word)
        );
    }
}

#[rstest]
#[case::none("pa", None)]
#[case::begun("pa tag:", Some(Operator::Tag))]
#[case::within_its_quotes("assignee:\"Anna P", Some(Operator::Assignee))]
#[case::over("tag:bakery ", None)]
#[case::a_phrase("\"tag:", None)]
fn the_operator_whose_value_is_typed_is_known(
    #[case] text: &str,
    #[case] operator: Option<Operator>,
) {
    assert_eq!(asked_for(text), operator);
}

#[test]
fn of_many_values_a_few_are_offered() {
    let own: Vec<String> = (0..200).map(|n| format!("tag {n}")).collect();
    assert_eq!(offers("tag:t", &own).len(), OFFER_LIMIT);
}

#[rstest]
#[case::an_operator_that_is_none("language:ca pa", &["language:ca"])]
#[case::what_is_to_be_left_out("emma -labs", &["-labs"])]
#[case::an_address("https://forn.example", &[])]
#[case::a_time("10:30", &[])]
#[case::a_dash("- pa", &[])]
#[case::words_and_operators("from:me pa", &[])]
fn what_only_looks_like_an_operator_is_said(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(parse(text).unwrap().not_understood(), expected);
}

#[rstest]
#[case::begins_so("campaign:spri", true)]
#[case::another("campaign:autumn", false)]
fn a_message_is_found_by_the_campaign_of_its_conversation(
    #[case] search: &str,
    #[case] expected: bool,
) {
    let mut conversation = conversation();
    conversation.campaign_id = Some(CampaignId(Uuid::nil()));
    let row = message("Gràcies", None).into();
    assert_eq!(is_taken_within(search, &row, &conversation, None), expected);
}

#[rstest]
#[case::as_it_stands("+34 941 000 111", true)]
#[case::bare("941000111", true)]
#[case::with_the_code("+34941000111", true)]
#[case::with_zeros("0034941000111", true)]
#[case::without_a_sign("34941000111", true)]
#[case::its_beginning("94100", true)]
#[case::in_groups("0941 000", true)]
#[case::another("941000112", false)]
fn a_number_is_found_however_it_is_grouped(#[case] search: &str, #[case] is_found: bool) {
    let contact = Contact {
        id: ContactId(Uuid::nil()),
        account_id: AccountId(Uuid::nil()),
        name: "Javier".to_owned(),
        title: String::new(),
        email: String::new(),
        phone: "+34 941 000 111".to_owned(),
        role: None,
        linkedin: String::new(),
        instagram: String::new(),
        twitter_x: String::new(),
        created_at: Timestamp(0),
    };
    let needles = parse(search).unwrap().needles();
    assert_eq!(needles.are_in(&contact_words(&contact)), is_found);
}
