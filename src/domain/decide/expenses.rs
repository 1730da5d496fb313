//! What campaigns cost.

use super::{Context, Decision, put_if_changed};
use crate::{
    command::{AddExpense, DeleteExpense, ExpenseField, UpdateExpense},
    money::{AMOUNT_LIMIT, Money},
    records::*,
    refusal::{Field, Refusal},
    row::Change,
    text::{self, PROSE_LIMIT},
    view::{View, find, need},
};

pub(super) fn add(view: &dyn View, context: &Context, command: &AddExpense) -> Decision {
    if find::<Expense>(view, command.id).is_some() {
        return Ok(Vec::new());
    }
    let campaign: Campaign = need(view, command.campaign_id)?;
    check_amount(command.amount)?;
    text::within(Field::Note, &command.note, PROSE_LIMIT)?;
    Ok(vec![Change::put(Expense {
        id: command.id,
        campaign_id: campaign.id,
        kind: command.kind,
        amount: command.amount,
        spent_on: command.spent_on,
        note: command.note.clone(),
        by: context.member_id,
        created_at: context.now,
    })])
}

pub(super) fn update(view: &dyn View, command: &UpdateExpense) -> Decision {
    let before: Expense = need(view, command.id)?;
    let mut after = before.clone();
    for change in &command.changes {
        match change {
            ExpenseField::Kind(kind) => after.kind = *kind,
            ExpenseField::Amount(amount) => {
                check_amount(*amount)?;
                after.amount = *amount;
            }
            ExpenseField::SpentOn(day) => after.spent_on = *day,
            ExpenseField::Note(note) => {
                text::within(Field::Note, note, PROSE_LIMIT)?;
                after.note.clone_from(note);
            }
        }
    }
    Ok(put_if_changed(&before, after))
}

/// Deleted is deleted, whoever did it first.
pub(super) fn delete(view: &dyn View, command: &DeleteExpense) -> Vec<Change> {
    let expense: Option<Expense> = find(view, command.id);
    let gone = expense.map(|expense| Change::Delete(expense.id.into()));
    gone.into_iter().collect()
}

/// Something was spent, and not more than can be.
fn check_amount(amount: Money) -> Result<(), Refusal> {
    if (1..=AMOUNT_LIMIT).contains(&amount.minor) {
        Ok(())
    } else {
        Err(Refusal::OutOfRange {
            field: Field::Amount,
            least: 1,
            most: AMOUNT_LIMIT,
        })
    }
}
