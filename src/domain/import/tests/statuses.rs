//! What a file calls the status of an account.

use super::*;

/// What two rows become whose status is this word, where the words mean this.
fn planned(word: &str, words: &StatusWords) -> ImportPlan {
    let text = format!("Company,Status\nForn,{word}\nCeller,prospect\n");
    let table = read_csv(text.as_bytes()).unwrap();
    let mapping = guess_mapping(&table.headers, &[]);
    let terms = Terms {
        statuses: words,
        ..TERMS
    };
    plan_import(&table, &mapping, terms, &mut Uuid::nil).unwrap()
}

fn words(word: &str, meaning: Meaning) -> StatusWords {
    let mut words = StatusWords::none();
    words.give(word, Some(meaning));
    words
}

const CUSTOMER: Meaning = Meaning::Status(AccountStatus::Customer);

#[rstest]
#[case::a_status("Client", CUSTOMER, Some(AccountStatus::Customer))]
#[case::in_any_case("CLIENT", CUSTOMER, Some(AccountStatus::Customer))]
#[case::no_status("Client", Meaning::NoStatus, None)]
fn a_word_means_what_somebody_said(
    #[case] word: &str,
    #[case] meaning: Meaning,
    #[case] expected: Option<AccountStatus>,
) {
    let plan = planned(word, &words("client", meaning));
    assert_eq!(plan.refused, []);
    assert_eq!(plan.rows[0].status, expected);
}

#[test]
fn what_the_rule_book_spells_means_itself() {
    let words = words("prospect", CUSTOMER);
    let plan = planned("Prospect", &words);
    let statuses: Vec<_> = plan.rows.iter().map(|row| row.status).collect();
    assert_eq!(statuses, [Some(AccountStatus::Prospect); 2]);
}

#[test]
fn a_word_that_lost_its_meaning_refuses_its_row_again() {
    let mut words = words("client", CUSTOMER);
    words.give("Client", None);
    let plan = planned("client", &words);
    assert_eq!((plan.rows.len(), plan.refused.len()), (1, 1));
}

#[test]
fn the_words_that_nobody_knows_are_listed_once_in_the_order_of_the_file() {
    let text = "Company,Estat\nA,nou\nB,Customer\nC,Client\nD,NOU\nE,\nF,جديد\n";
    let table = read_csv(text.as_bytes()).unwrap();
    let mapping = guess_mapping(&table.headers, &[]);
    let mut unknown = UnknownStatuses::default();
    unknown.take(&table, &mapping);
    assert_eq!(unknown.words(), ["nou", "Client", "جديد"]);
}
