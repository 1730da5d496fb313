//! By which numbers a row is an account, and what becomes of those that it has beside.

use super::*;

#[rstest]
#[case::two_countries("+34 600 000 001", "+212 600 000 001", 2)]
#[case::one_country("+34 600 000 001", "0034 600000001", 1)]
#[case::a_country_that_nobody_says("+34 600 000 001", "600 000 001", 1)]
fn a_number_of_another_country_is_another_number(
    #[case] known: &str,
    #[case] new: &str,
    #[case] accounts: usize,
) {
    let mut world = with_one(vec![phone(known)]);
    world
        .act(REP, import(vec![row(2, "Al Noor", vec![phone(new)])]))
        .unwrap();
    assert_eq!(world.all::<Account>().len(), accounts);
}

#[rstest]
#[case::another_address(email("info@forn.example"), "Closed\ninfo@forn.example")]
#[case::the_same_address(email("HOLA@forn.example"), "Closed")]
#[case::another_number(phone("938 000 222"), "Closed\n938 000 222")]
#[case::the_same_number(phone("+34 938000111"), "Closed")]
fn another_address_of_an_account_that_takes_a_row_is_not_lost(
    #[case] change: AccountField,
    #[case] notes: &str,
) {
    let mut world = with_one(vec![
        city("Vic"),
        email("hola@forn.example"),
        phone("938 000 111"),
        AccountField::Notes("Closed".to_owned()),
    ]);
    let changes = vec![city("Vic"), change];
    for n in [2, 3] {
        let rows = vec![row(n, "Forn Vell", changes.clone())];
        world.act(REP, import(rows)).unwrap();
    }
    assert_eq!(world.get::<Account>(id(1)).notes, notes);
}

#[test]
fn a_row_with_the_number_of_an_absorbed_account_fills_the_survivor() {
    let mut world = with_one(vec![phone("+34 938 000 111")]);
    world
        .act(
            REP,
            import(vec![row(2, "Forn B", vec![phone("+34 938 000 222")])]),
        )
        .unwrap();
    let merge = MergeAccounts {
        id: MergeId(uuid::Uuid::from_u128(9)),
        survivor: id(1),
        absorbed: id(2),
        choose: Vec::new(),
    };
    world.act(REP, merge).unwrap();
    let rows = vec![row(
        3,
        "Forn Nou",
        vec![phone("+34 938 000 222"), city("Vic")],
    )];
    world.act(REP, import(rows)).unwrap();
    assert_eq!(world.find::<Account>(id(3)), None);
}

#[test]
fn a_number_of_another_country_in_a_row_of_the_same_name_is_not_lost() {
    let mut world = with_one(vec![city("Vic"), phone("+34 612 345 678")]);
    let rows = vec![row(
        2,
        "Forn Vell",
        vec![city("Vic"), phone("+44 612 345 678")],
    )];
    world.act(REP, import(rows)).unwrap();
    assert_eq!(world.get::<Account>(id(1)).notes, "+44 612 345 678");
}
