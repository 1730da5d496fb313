//! The table of rule book §7, stated again: every condition for every goal.

use super::*;
use crate::records::example::account_of;
use rstest::rstest;
use uuid::Uuid;

/// The goals in the order of the columns below.
const GOALS: [Goal; 11] = [
    Goal::Sales,
    Goal::CustomerExpansion,
    Goal::WinBack,
    Goal::Renewal,
    Goal::Press,
    Goal::Influencer,
    Goal::Investor,
    Goal::Recruiting,
    Goal::Partnership,
    Goal::Event,
    Goal::Research,
];

fn account(id: u128, status: AccountStatus, types: &[RelationshipType]) -> Account {
    Account {
        status,
        relationship_types: types.iter().copied().collect(),
        ..account_of(AccountId(Uuid::from_u128(id)))
    }
}

/// `H` hard, `S` soft, `-` free; one letter a goal: the four of selling, press and influencer,
/// investor, recruiting, then partnership, event and research.
fn letters(account: &Account) -> String {
    let letter = |goal: &Goal| match blocks(account, *goal).as_slice() {
        [] => '-',
        [Block::Soft(_)] => 'S',
        [Block::DoNotContact | Block::Hard(_)] => 'H',
        more => panic!("one condition, several blocks: {more:?}"),
    };
    GOALS.iter().map(letter).collect()
}

#[rstest]
#[case::prospect(AccountStatus::Prospect, "-----------")]
#[case::contacted(AccountStatus::Contacted, "-----------")]
#[case::in_negotiation(AccountStatus::InNegotiation, "-----------")]
#[case::in_trial(AccountStatus::InTrial, "S-S-SSSS---")]
#[case::customer(AccountStatus::Customer, "S-S-SSSS---")]
#[case::lost(AccountStatus::Lost, "-----------")]
#[case::do_not_contact(AccountStatus::DoNotContact, "HHHHHHHHHHH")]
fn a_status_blocks_by_goal(#[case] status: AccountStatus, #[case] expected: &str) {
    assert_eq!(letters(&account(1, status, &[])), expected);
}

#[rstest]
#[case::client(RelationshipType::Client, "-----------")]
#[case::prospect(RelationshipType::Prospect, "-----------")]
#[case::reseller(RelationshipType::Reseller, "-----------")]
#[case::affiliate(RelationshipType::Affiliate, "-----------")]
#[case::supplier(RelationshipType::Supplier, "SSSSSSSS---")]
#[case::partner(RelationshipType::Partner, "-----------")]
#[case::investor(RelationshipType::Investor, "SSSSSS-S---")]
#[case::press(RelationshipType::Press, "SSSS--SS---")]
#[case::influencer(RelationshipType::Influencer, "SSSS--SS---")]
#[case::analyst(RelationshipType::Analyst, "SSSS--SS---")]
#[case::competitor(RelationshipType::Competitor, "HHHH-HHHH--")]
#[case::candidate(RelationshipType::Candidate, "SSSSSSS----")]
#[case::personal_network(RelationshipType::PersonalNetwork, "HHHHHHHHHHH")]
#[case::community(RelationshipType::Community, "SSSS--SS---")]
#[case::event_organizer(RelationshipType::EventOrganizer, "SSSS--SS---")]
fn a_relationship_type_blocks_by_goal(#[case] kind: RelationshipType, #[case] expected: &str) {
    assert_eq!(
        letters(&account(1, AccountStatus::Prospect, &[kind])),
        expected
    );
}

#[rstest]
#[case::customers(Include::Customers, "include_customers")]
#[case::trials(Include::Trials, "include_trials")]
#[case::suppliers(Include::Type(RelationshipType::Supplier), "include_supplier")]
#[case::organizers(
    Include::Type(RelationshipType::EventOrganizer),
    "include_event_organizer"
)]
fn a_flag_is_spelled_after_what_it_lifts(#[case] flag: Include, #[case] spelled: &str) {
    let json = format!("\"{spelled}\"");
    assert_eq!(serde_json::to_string(&flag).unwrap(), json);
    assert_eq!(serde_json::from_str::<Include>(&json).unwrap(), flag);
}

#[rstest]
#[case::no_type("\"include_\"")]
#[case::unknown("\"include_friend\"")]
#[case::no_prefix("\"supplier\"")]
fn an_unknown_flag_is_refused(#[case] json: &str) {
    assert!(serde_json::from_str::<Include>(json).is_err());
}

#[test]
fn each_soft_block_needs_its_own_flag_and_a_hard_one_has_none() {
    let types = [RelationshipType::Supplier, RelationshipType::Press];
    let soft = account(1, AccountStatus::Customer, &types);
    let flags = [
        Include::Customers,
        Include::Type(types[0]),
        Include::Type(types[1]),
    ];
    let would_add = |account: &Account, include: &[Include]| {
        let include = include.iter().copied().collect();
        !preview([account], Goal::Sales, &include, |_| false)
            .would_add
            .is_empty()
    };
    assert!(would_add(&soft, &flags));
    for left_out in 0..flags.len() {
        let mut fewer = flags.to_vec();
        fewer.remove(left_out);
        assert!(!would_add(&soft, &fewer));
    }
    let every: Vec<Include> = [Include::Customers, Include::Trials]
        .into_iter()
        .chain(
            RelationshipType::ALL
                .iter()
                .map(|kind| Include::Type(*kind)),
        )
        .collect();
    let hard = [
        account(2, AccountStatus::DoNotContact, &[]),
        account(3, AccountStatus::Customer, &[RelationshipType::Competitor]),
        account(
            4,
            AccountStatus::Prospect,
            &[RelationshipType::PersonalNetwork],
        ),
    ];
    assert!(hard.iter().all(|account| !would_add(account, &every)));
}

#[test]
fn a_preview_puts_every_account_in_one_place() {
    let free = account(1, AccountStatus::Prospect, &[]);
    let there = account(2, AccountStatus::DoNotContact, &[]);
    let customer = account(3, AccountStatus::Customer, &[RelationshipType::Competitor]);
    let preview = preview(
        [&free, &there, &customer, &free],
        Goal::Sales,
        &BTreeSet::from([Include::Customers]),
        |id| id == there.id,
    );
    assert_eq!(preview.would_add, [free.id]);
    assert_eq!(preview.already_in, [there.id]);
    let reasons = vec![
        Block::Soft(Include::Customers),
        Block::Hard(RelationshipType::Competitor),
    ];
    assert_eq!(preview.blocked, [(customer.id, reasons)]);
}
