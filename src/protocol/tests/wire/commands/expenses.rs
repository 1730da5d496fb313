//! What was spent on a campaign.

use crate::values::*;
use domain::*;

pub(super) fn commands() -> Vec<(&'static str, Command)> {
    let expense = ExpenseId(id(14));
    let changes = vec![
        ExpenseField::Kind(ExpenseKind::LinkedinAds),
        ExpenseField::Amount(dinars()),
        ExpenseField::SpentOn(day("2028-02-29")),
        ExpenseField::Note("invoice 7".to_owned()),
    ];
    let add = AddExpense {
        id: expense,
        campaign_id: CampaignId(id(3)),
        kind: ExpenseKind::GoogleAds,
        amount: dinars(),
        spent_on: day("2026-11-12"),
        note: "invoice 7".to_owned(),
    };
    let update = UpdateExpense {
        id: expense,
        changes,
    };
    vec![
        ("add_expense", add.into()),
        ("update_expense", update.into()),
        ("delete_expense", DeleteExpense { id: expense }.into()),
    ]
}
