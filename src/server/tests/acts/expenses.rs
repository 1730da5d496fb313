//! What was spent on a campaign.

use super::Named;
use domain::{money::Money, *};
use uuid::Uuid;

impl Named {
    pub(super) fn spend(&self, id: ExpenseId, note: &str) -> AddExpense {
        AddExpense {
            id,
            campaign_id: self.campaign,
            kind: ExpenseKind::Agency,
            amount: euros(1_250),
            spent_on: "2026-11-12".parse().unwrap(),
            note: note.to_owned(),
        }
    }
}

fn euros(minor: i64) -> Money {
    let currency = "EUR".parse().unwrap();
    Money { minor, currency }
}

pub(super) fn acts(named: &Named) -> Vec<Command> {
    let id = named.expense;
    let changes = vec![ExpenseField::Amount(euros(1_300))];
    vec![
        named.spend(ExpenseId(Uuid::from_u128(83)), "again").into(),
        UpdateExpense { id, changes }.into(),
        DeleteExpense { id }.into(),
    ]
}
