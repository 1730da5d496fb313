use super::*;
use crate::{AccountId, AccountStatus, Contact, ContactId, Timestamp};
use proptest::prelude::*;
use rstest::rstest;
use std::collections::BTreeSet;
use uuid::Uuid;

fn account(id: u128, name: &str, city: &str, phone: &str, website: &str) -> Account {
    Account {
        id: AccountId(Uuid::from_u128(id)),
        name: name.to_owned(),
        line_of_business: String::new(),
        city: city.to_owned(),
        country: String::new(),
        language: None,
        phone: phone.to_owned(),
        email: String::new(),
        website: website.to_owned(),
        notes: String::new(),
        status: AccountStatus::Prospect,
        status_mark: None,
        relationship_types: BTreeSet::new(),
        custom: [].into(),
        merged_into: None,
        fits: None,
        created_at: Timestamp(0),
    }
}

#[rstest]
#[case::legal_form("Forn Vell", "Forn Vell, S.L.")]
#[case::legal_form_spaced("Forn Vell", "Forn Vell S. L.")]
#[case::legal_form_first("Volvo", "AB Volvo")]
#[case::legal_forms_in_a_row("Acme", "Acme Pty Ltd")]
#[case::company("Acme", "The Acme Co., Inc.")]
#[case::german_partnership("Müller & Söhne", "Müller und Söhne GmbH & Co. KG")]
#[case::polish("Drukarnia Nowak", "Drukarnia Nowak sp. z o.o.")]
#[case::polish_spaced("Drukarnia Nowak", "Drukarnia Nowak sp. z o. o.")]
#[case::italian("Tipografia Rossi", "Tipografia Rossi S.r.l.")]
#[case::french("Imprimerie du Port", "Imprimerie du Port SARL")]
#[case::portuguese("Livraria São João", "Livraria Sao Joao, Lda.")]
#[case::danish("Bageri", "Bageri A/S")]
#[case::japanese("青木書店", "株式会社青木書店")]
#[case::japanese_short("青木書店", "青木書店㈱")]
#[case::russian("Ромашка", "ООО «Ромашка»")]
#[case::article("Three Oaks Inn", "THE THREE OAKS INN")]
#[case::elided_article("Atelier", "L’Atelier")]
#[case::article_inside("Librería Estrella", "Librería La Estrella")]
#[case::ampersand("Harper & Sons", "Harper and Sons Ltd")]
#[case::punctuation("Saint-Éloi", "Saint Eloi.")]
#[case::apostrophe("O'Brien's", "O’Briens")]
#[case::accents("Łódź Œuvre Straße", "lodz oeuvre strasse")]
#[case::white_space("Forn  Vell", " Forn\u{a0}Vell\t")]
#[case::full_width("ＡＢＣ書店", "abc書店")]
#[case::arabic("مكتبة المدينة", "مَكتبة المدينة")]
fn names_compare_without_what_does_not_tell(#[case] one: &str, #[case] other: &str) {
    let plain = |text: &str| name_key(text).replace(" und ", " and ");
    assert_eq!(plain(one), plain(other));
    assert!(!name_key(one).is_empty());
}

#[rstest]
#[case::case("Forn Vell", "forn vell")]
#[case::und_stays("Müller und Söhne", "muller und sohne")]
#[case::y_stays("Hijos y Cía.", "hijos y cia")]
#[case::only_a_legal_form("S.A.", "sa")]
#[case::only_an_article("The", "the")]
#[case::only_both("The Inc.", "the inc")]
#[case::only_punctuation("  !!! ", "!!!")]
#[case::blank(" \u{200b}", "")]
#[case::a_mark_on_nothing(" \u{591}", "\u{591}")]
#[case::japanese_marks_stay("ハンとパン", "ハンとパン")]
#[case::hindi_vowels_stay("हिन्दी", "हिन्दी")]
#[case::co_begins_a_word("Co Working Vic", "co working vic")]
fn a_name_key_reads(#[case] name: &str, #[case] key: &str) {
    assert_eq!(name_key(name), key);
}

#[rstest]
#[case::street_names("Forn Vell", "Forn Nou")]
#[case::kana("株式会社パン工房", "株式会社ハン工房")]
#[case::legal_form_inside("Casa SA Roca", "Casa Roca")]
fn names_that_tell_apart_stay_apart(#[case] one: &str, #[case] other: &str) {
    assert_ne!(name_key(one), name_key(other));
}

#[rstest]
#[case::plus("+34 934 123 456", Some("934123456"))]
#[case::zeros("0034-934-123-456", Some("934123456"))]
#[case::national("934 123 456", Some("934123456"))]
#[case::trunk_zero("0711 123456", Some("711123456"))]
#[case::trunk_zero_in_brackets("+49 (0)711 / 12 34 56", Some("711123456"))]
#[case::three_digit_code("+351 254 796 644", Some("254796644"))]
#[case::north_america("1-800-555-0100", Some("8005550100"))]
#[case::north_america_plus("+1 (800) 555-0100", Some("8005550100"))]
#[case::russia_inside("8 (495) 123-45-67", Some("4951234567"))]
#[case::russia_plus("+7 495 123-45-67", Some("4951234567"))]
#[case::labelled("Tel.: +34 934 123 456", Some("934123456"))]
#[case::extension("+34 934 123 456 ext. 12", Some("934123456"))]
#[case::second_number("+34 934 123 456, +34 600 000 001", Some("934123456"))]
#[case::arabic_digits("+٢١٢ ٨٦٨ ٦٢٢ ١١٩", Some("868622119"))]
#[case::full_width("＋３４　９３４１２３４５６", Some("934123456"))]
#[case::six_digits("123456", Some("123456"))]
#[case::short("12345", None)]
#[case::nothing("", None)]
#[case::words("call me", None)]
#[case::zeros_only("000000000", None)]
fn a_phone_number_compares_by_its_national_digits(#[case] text: &str, #[case] key: Option<&str>) {
    assert_eq!(phone_key(text).as_deref(), key);
}

#[rstest]
#[case::plus("+34 941 000 111", &["+34941000111", "0034941000111", "0941000111", "941000111"])]
#[case::inside_the_country("030 1234567", &["0301234567", "0301234567", "301234567"])]
#[case::an_extension("12345", &["12345"])]
#[case::words("call me", &[])]
fn a_number_is_dialled_in_these_forms(#[case] text: &str, #[case] forms: &[&str]) {
    assert_eq!(dialled(text), forms);
}

#[rstest]
#[case::plain("forn.example", Some("forn.example"))]
#[case::scheme("https://forn.example/", Some("forn.example"))]
#[case::www("http://www.forn.example", Some("forn.example"))]
#[case::case("HTTPS://WWW.Forn.Example/Pa?x=1#y", Some("forn.example"))]
#[case::port("forn.example:8080/pa", Some("forn.example"))]
#[case::user("https://anna:x@forn.example/", Some("forn.example"))]
#[case::schemeless("//forn.example/pa", Some("forn.example"))]
#[case::subdomain("botiga.forn.example", Some("botiga.forn.example"))]
#[case::trailing_dot("forn.example.", Some("forn.example"))]
#[case::backslashes("http:\\\\forn.example\\pa", Some("forn.example"))]
#[case::two("forn.example, nou.example", Some("forn.example"))]
#[case::other_script("https://пример.рф", Some("пример.рф"))]
#[case::www_alone("www.example", Some("www.example"))]
#[case::word("website", None)]
#[case::not_available("n.a.", None)]
#[case::number("1.5", None)]
#[case::address("192.168.1.1", None)]
#[case::sentence("see our page", None)]
#[case::blank(" ", None)]
fn a_web_address_compares_by_its_host(#[case] text: &str, #[case] domain: Option<&str>) {
    assert_eq!(web_domain(text).as_deref(), domain);
}

#[rstest]
fn a_shared_host_is_no_key(
    #[values(
        "gmail.com",
        "info@outlook.com",
        "https://www.facebook.com/fornvell",
        "https://es-es.facebook.com/fornvell",
        "instagram.com/forn",
        "linkedin.com/company/forn",
        "https://linktr.ee/forn",
        "https://forn.wixsite.com/vell",
        "forn.blogspot.com",
        "https://sites.google.com/view/forn",
        "wa.me/34600000000"
    )]
    website: &str,
) {
    assert_eq!(match_keys(&account(1, "Forn", "", "", website)), []);
}

#[rstest]
#[case::no_city_of_both("Forn Vell SL", "", "forn vell", "", Some(Level::OnlyName))]
#[case::no_city_of_one("Forn Vell", "Vic", "Forn Vell", "", Some(Level::OnlyName))]
#[case::two_cities("Forn Vell", "Vic", "Forn Vell", "Olot", None)]
#[case::only_alike("Forn Ribes", "", "Forn Ribee", "", None)]
fn one_name_without_a_city_is_suggested(
    #[case] name: &str,
    #[case] city: &str,
    #[case] other_name: &str,
    #[case] other_city: &str,
    #[case] level: Option<Level>,
) {
    let one = account(1, name, city, "", "");
    let other = account(2, other_name, other_city, "", "");
    let found = find_duplicates(&[&other, &one]);
    let found: Vec<_> = found
        .iter()
        .map(|pair| (pair.a, pair.b, pair.level, pair.confidence))
        .collect();
    let expected = level.map(|level| (one.id, other.id, level, 60));
    assert_eq!(found, expected.into_iter().collect::<Vec<_>>());
    assert_eq!(compare(&one, &other), None, "no match of the table");
}

#[test]
fn a_thousand_of_one_name_without_a_city_are_not_paired_each_with_each() {
    let accounts: Vec<_> = (1..=1_000)
        .map(|n| account(n, "Hotel Central", "", "", ""))
        .collect();
    let found = find_duplicates(&accounts.iter().collect::<Vec<_>>());
    assert!(found.len() <= 400, "{} pairs", found.len());
}

#[test]
fn a_host_that_only_ends_alike_is_not_shared() {
    assert_eq!(
        match_keys(&account(1, "A", "", "", "notfacebook.com")).len(),
        1
    );
}

#[rstest]
#[case::level_1(("Forn Vell SL", "Vic", "", ""), ("FORN VELL", "vic", "", ""), Some(Level::NameAndCity))]
#[case::level_1_before_2(("Forn Vell", "Vic", "934123456", ""), ("Forn Vell", "Vic", "+34 934123456", ""), Some(Level::NameAndCity))]
#[case::level_2(("Forn Vell", "Vic", "+34 934 123 456", ""), ("Nova raó social", "Olot", "0034-934-123-456", ""), Some(Level::Phone))]
#[case::level_2_before_3(("A", "", "934123456", "a.example"), ("B", "", "934123456", "a.example"), Some(Level::Phone))]
#[case::level_3(("Forn Vell", "Vic", "", "https://www.forn.example/"), ("Fornvell Group", "Olot", "", "http://forn.example/pa"), Some(Level::Domain))]
#[case::level_3_not_shared(("Forn", "Vic", "", "facebook.com/a"), ("Bar", "Vic", "", "facebook.com/b"), None)]
#[case::level_4(("Forn Ribes", "Figueres", "", ""), ("Forn Ribee", "FIGUERES", "", ""), Some(Level::SimilarName))]
#[case::level_4_other_city(("Forn Ribes", "Figueres", "", ""), ("Forn Ribee", "Vic", "", ""), None)]
#[case::level_4_no_city(("Forn Ribes", "", "", ""), ("Forn Ribee", "", "", ""), None)]
#[case::below_85_percent(("Forn Ribes", "Vic", "", ""), ("Forn Rubio", "Vic", "", ""), None)]
#[case::just_85_percent(("abcdefghijklmnopqrst", "Vic", "", ""), ("abcdefghijklmnopqxyz", "Vic", "", ""), Some(Level::SimilarName))]
#[case::just_below(("abcdefghijklmnopqrs", "Vic", "", ""), ("abcdefghijklmnopxyz", "Vic", "", ""), None)]
#[case::blank_fields(("A", "", "", ""), ("B", "", "", ""), None)]
fn the_first_level_that_matches_wins(
    #[case] a: (&str, &str, &str, &str),
    #[case] b: (&str, &str, &str, &str),
    #[case] level: Option<Level>,
) {
    let (a, b) = (
        account(1, a.0, a.1, a.2, a.3),
        account(2, b.0, b.1, b.2, b.3),
    );
    assert_eq!(compare(&a, &b), level);
    assert_eq!(compare(&b, &a), level);
    let found: Vec<_> = find_duplicates(&[&b, &a])
        .iter()
        .map(|pair| (pair.a, pair.level))
        .collect();
    assert_eq!(
        found,
        level
            .map(|level| (a.id, level))
            .into_iter()
            .collect::<Vec<_>>()
    );
}

#[test]
fn keys_stand_in_an_index_by_level_and_survive_json() {
    let keys = match_keys(&account(
        1,
        "Forn Vell, S.L.",
        "Vic",
        "+34 934 123 456",
        "www.forn.example",
    ));
    let name = MatchKey::of_name("The Forn Vell").unwrap();
    assert_eq!(
        (name.as_str(), name.level()),
        ("0:forn vell", Level::OnlyName)
    );
    let texts: Vec<_> = keys.iter().map(MatchKey::as_str).collect();
    assert_eq!(texts, ["1:forn vell|vic", "2:934123456", "3:forn.example"]);
    let levels: Vec<_> = keys.iter().map(|key| key.level().number()).collect();
    assert_eq!(levels, [1, 2, 3]);
    let json = serde_json::to_string(&keys).unwrap();
    assert_eq!(serde_json::from_str::<Vec<MatchKey>>(&json).unwrap(), keys);
    assert!(serde_json::from_str::<MatchKey>("\"forn vell\"").is_err());
}

#[test]
fn pairs_come_by_level_then_name_and_leave_absorbed_accounts_out() {
    let mut absorbed = account(1, "Zebra", "Vic", "", "");
    absorbed.merged_into = Some(AccountId(Uuid::from_u128(2)));
    let others = [
        account(2, "Zebra", "Vic", "", ""),
        account(3, "Zebra SL", "Vic", "", ""),
        account(4, "Alfa", "Vic", "934123456", ""),
        account(5, "Beta", "Olot", "934123456", ""),
        account(6, "Alfa", "Vic", "", ""),
    ];
    let accounts: Vec<&Account> = std::iter::once(&absorbed).chain(&others).collect();
    let found: Vec<_> = find_duplicates(&accounts)
        .iter()
        .map(|pair| (pair.a.0.as_u128(), pair.b.0.as_u128(), pair.level.number()))
        .collect();
    assert_eq!(found, [(4, 6, 1), (2, 3, 1), (4, 5, 2)]);
}

#[test]
fn thousands_of_accounts_of_one_city_are_searched_without_comparing_all_with_all() {
    let accounts: Vec<Account> = (0..5_000_u32)
        .map(|n| {
            let name = format!(
                "{:08x} {:08x}",
                n.wrapping_mul(2_654_435_761),
                n.wrapping_mul(40_503)
            );
            account(u128::from(n), &name, "Vic", "", "")
        })
        .collect();
    let refs: Vec<&Account> = accounts.iter().collect();
    assert!(find_duplicates(&refs).len() < refs.len());
}

fn person(account: u128, email: &str) -> Contact {
    Contact {
        id: ContactId(Uuid::from_u128(account)),
        account_id: AccountId(Uuid::from_u128(account)),
        name: "Núria".to_owned(),
        title: String::new(),
        email: email.to_owned(),
        phone: String::new(),
        linkedin: String::new(),
        role: None,
        instagram: String::new(),
        twitter_x: String::new(),
        created_at: Timestamp(0),
    }
}

/// What the other is called, how its person is reached; the level and how sure it is.
#[rstest]
#[case::of_one_name("Forn Vell", "Nuria@Forn.example ", Some((Level::Address, 90)))]
#[case::of_another_name("Fleca", "nuria@forn.example", Some((Level::Address, 75)))]
#[case::another_person_of_one_name("Forn Vell", "pau@forn.example", Some((Level::OnlyName, 60)))]
#[case::nothing_in_common("Fleca", "pau@forn.example", None)]
#[case::nobody_is_reached("Fleca", " ", None)]
fn who_is_reached_at_one_address_seems_to_be_one(
    #[case] name: &str,
    #[case] email: &str,
    #[case] expected: Option<(Level, u8)>,
) {
    let mut search = DuplicateSearch::default();
    let people = [person(1, "nuria@forn.example"), person(2, email)];
    for (n, name) in [(0, "Forn Vell, S.L."), (1, name)] {
        let account = account(n + 1, name, "", "", "");
        search.add(&account, people[n as usize..=n as usize].iter());
    }
    while search.step() {}
    let pairs = search.pairs();
    let found = pairs.first().map(|pair| (pair.level, pair.confidence));
    assert_eq!(
        (found, pairs.len()),
        (expected, usize::from(expected.is_some()))
    );
}

#[rstest]
#[case::name_and_city("Forn Vell", "Vic", "", "", 95)]
#[case::name_city_and_phone("Forn Vell", "Vic", "934123456", "", 99)]
#[case::phone("Fleca", "Olot", "934123456", "", 90)]
#[case::domain("Fleca", "Olot", "", "forn.example", 85)]
#[case::phone_and_domain("Fleca", "Olot", "934123456", "forn.example", 99)]
#[case::similar_name("Forn Vella", "Vic", "", "", 70)]
#[case::similar_name_and_domain("Forn Vella", "Vic", "", "forn.example", 96)]
fn the_more_two_accounts_have_in_common_the_surer_it_is(
    #[case] name: &str,
    #[case] city: &str,
    #[case] phone: &str,
    #[case] web: &str,
    #[case] expected: u8,
) {
    let one = account(1, "Forn Vell", "Vic", "934123456", "forn.example");
    let other = account(2, name, city, phone, web);
    let pairs = find_duplicates(&[&one, &other]);
    assert_eq!(
        pairs.iter().map(|pair| pair.confidence).collect::<Vec<_>>(),
        [expected]
    );
}

#[test]
fn a_search_says_how_far_it_is_and_ends() {
    let accounts: Vec<Account> = (0..200)
        .map(|n| {
            account(
                n,
                &format!("Forn {n}"),
                ["Vic", "Olot"][n as usize % 2],
                "",
                "",
            )
        })
        .collect();
    let mut search = DuplicateSearch::default();
    for account in &accounts {
        search.add(account, std::iter::empty());
    }
    let mut steps = 0;
    while search.step() {
        let progress = search.progress();
        assert!((0.0..=1.0).contains(&progress), "{progress}");
        steps += 1;
    }
    assert!(steps > accounts.len() && !search.step());
    let refs: Vec<&Account> = accounts.iter().rev().collect();
    assert_eq!(search.pairs(), find_duplicates(&refs));
    // What it holds is given back bit by bit as well.
    let mut given = 1;
    while search.give_back() {
        given += 1;
    }
    assert!(given > 2, "{given}");
    assert_eq!(search.pairs(), []);
}

fn anything() -> impl Strategy<Value = Account> {
    (
        "[ab]{1,9}",
        "(|x|y)",
        "(|[1-3]{6})",
        "(|a\\.example|b\\.example)",
    )
        .prop_map(|(name, city, phone, web)| account(0, &name, &city, &phone, &web))
}

proptest! {
    #[test]
    fn the_pairs_found_are_the_pairs_that_match(mut all in proptest::collection::vec(anything(), 0..16)) {
        for (account, id) in all.iter_mut().zip(1..) {
            account.id = AccountId(Uuid::from_u128(id));
        }
        let refs: Vec<&Account> = all.iter().collect();
        let found: BTreeSet<_> =
            find_duplicates(&refs).iter().map(|pair| (pair.a, pair.b, pair.level)).collect();
        let mut expected = BTreeSet::new();
        for (n, a) in all.iter().enumerate() {
            for b in &all[n + 1..] {
                let only_name = shares_only_name(a, b).then_some(Level::OnlyName);
                let level = compare(a, b).or(only_name);
                expected.extend(level.map(|level| (a.id, b.id, level)));
            }
        }
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn many_names_tell_what_two_accounts_tell(all in proptest::collection::vec(anything(), 0..16)) {
        let mut names = Names::default();
        for (n, account) in all.iter().enumerate() {
            let shares = all[..n].iter().any(|other| shares_only_name(account, other));
            prop_assert_eq!(names.add(&account.name, &account.city), shares);
        }
    }

    #[test]
    fn no_text_is_too_strange(name in any::<String>(), city in any::<String>(), phone in any::<String>(), web in any::<String>()) {
        let account = account(1, &name, &city, &phone, &web);
        prop_assert!(match_keys(&account).len() <= 3);
        prop_assert_eq!(crate::text::has_visible(&name), !name_key(&name).is_empty());
    }
}

#[rstest]
#[case::neither_city_known("Forn Vell", "", "FORN VELL, S.L.", "", true)]
#[case::city_of_one_not_known("Forn Vell", "", "Forn Vell", "Vic", true)]
#[case::city_of_the_other_not_known("Forn Vell", "Vic", "Forn Vell", "  ", true)]
#[case::both_cities_known("Forn Vell", "Olot", "Forn Vell", "Vic", false)]
#[case::another_name("Forn Nou", "", "Forn Vell", "", false)]
#[case::no_name("", "", " ", "", false)]
fn one_name_without_a_city_is_said_and_is_no_match(
    #[case] name: &str,
    #[case] city: &str,
    #[case] other_name: &str,
    #[case] other_city: &str,
    #[case] expected: bool,
) {
    let one = account(1, name, city, "", "");
    let other = account(2, other_name, other_city, "", "");
    assert_eq!(shares_only_name(&one, &other), expected);
    assert_eq!(shares_only_name(&other, &one), expected);
    if expected {
        assert_eq!(compare(&one, &other), None);
    }
}
