//! What campaigns cost: added, corrected, deleted, and brought back.

use super::world::*;
use crate::{
    money::{AMOUNT_LIMIT, Money},
    *,
};
use rstest::rstest;
use uuid::Uuid;

const ID: ExpenseId = ExpenseId(Uuid::from_u128(1));

fn world() -> (World, CampaignId) {
    let mut world = World::new();
    let campaign = world.campaign(Goal::Sales);
    world.act(REP, spend(1, campaign, euros(123_450))).unwrap();
    (world, campaign)
}

#[test]
fn an_expense_stands_as_it_was_entered() {
    let (world, campaign_id) = world();
    assert_eq!(
        world.get::<Expense>(ID),
        Expense {
            id: ID,
            campaign_id,
            kind: ExpenseKind::GoogleAds,
            amount: euros(123_450),
            spent_on: "2026-11-12".parse().unwrap(),
            note: String::new(),
            by: REP,
            created_at: NOW,
        }
    );
}

#[rstest]
#[case::nothing(0)]
#[case::negative(-1)]
#[case::too_much(AMOUNT_LIMIT + 1)]
#[case::the_least_number(i64::MIN)]
fn an_amount_has_bounds(#[case] minor: i64) {
    let (mut world, campaign) = world();
    let refusal = Err(Refusal::OutOfRange {
        field: Field::Amount,
        least: 1,
        most: AMOUNT_LIMIT,
    });
    let amount = euros(minor);
    assert_eq!(world.act(REP, spend(2, campaign, amount)), refusal);
    let changes = vec![
        ExpenseField::Kind(ExpenseKind::Event),
        ExpenseField::Amount(amount),
    ];
    assert_eq!(world.act(REP, UpdateExpense { id: ID, changes }), refusal);
    assert_eq!(world.get::<Expense>(ID).kind, ExpenseKind::GoogleAds);
}

#[test]
fn a_note_has_a_limit() {
    let (mut world, campaign) = world();
    let refusal = Err(Refusal::TooLong {
        field: Field::Note,
        limit: 20_000,
        length: 20_001,
    });
    let note = "é".repeat(20_001);
    let add = AddExpense {
        note: note.clone(),
        ..spend(2, campaign, euros(1))
    };
    assert_eq!(world.act(REP, add), refusal);
    let changes = vec![ExpenseField::Note(note)];
    assert_eq!(world.act(REP, UpdateExpense { id: ID, changes }), refusal);
}

#[test]
fn two_members_change_two_fields_and_both_hold() {
    let (mut world, _) = world();
    let update = |field| UpdateExpense {
        id: ID,
        changes: vec![field],
    };
    let yen = Money {
        minor: 5_000,
        currency: "JPY".parse().unwrap(),
    };
    world.act(REP, update(ExpenseField::Amount(yen))).unwrap();
    let note = ExpenseField::Note("invoice 7".to_owned());
    world.act(COLLEAGUE, update(note)).unwrap();
    let expense: Expense = world.get(ID);
    assert_eq!((expense.amount, expense.note.as_str()), (yen, "invoice 7"));
    assert_eq!(expense.by, REP, "who entered it stays on record");
}

#[test]
fn a_deleted_expense_can_be_brought_back_under_its_id() {
    let (mut world, campaign) = world();
    world.act(COLLEAGUE, DeleteExpense { id: ID }).unwrap();
    assert_eq!(world.find::<Expense>(ID), None);
    assert_eq!(
        world.act(REP, DeleteExpense { id: ID }),
        Ok(Vec::new()),
        "twice is once"
    );
    let changes = vec![ExpenseField::Kind(ExpenseKind::Event)];
    assert_eq!(
        world.act(REP, UpdateExpense { id: ID, changes }),
        Err(Refusal::NotFound {
            kind: Kind::Expense
        })
    );
    world.act(REP, spend(1, campaign, euros(1))).unwrap();
    assert_eq!(world.get::<Expense>(ID).amount, euros(1));
}

#[test]
fn money_is_spent_on_a_campaign_that_is_there() {
    let mut world = World::new();
    let nowhere = CampaignId(Uuid::nil());
    assert_eq!(
        world.act(REP, spend(1, nowhere, euros(1))),
        Err(Refusal::NotFound {
            kind: Kind::Campaign
        })
    );
}
