//! What an outcome of a campaign cost: one figure a currency, never converted.

use crate::{
    ids::ConversationId,
    money::{Currency, Money},
    records::{Account, Conversation, Expense},
    values::AccountStatus,
};
use std::collections::BTreeMap;

/// What was spent in one currency, and what each outcome cost of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    pub total: Money,
    /// How many expenses it is the sum of.
    pub expenses: usize,
    /// Absent where there is no such outcome yet: dividing by nothing says nothing.
    pub per_initiated: Option<Money>,
    pub per_responded: Option<Money>,
    pub per_customer: Option<Money>,
}

/// How often each outcome was reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcomes {
    pub initiated: usize,
    pub responded: usize,
    pub customers: usize,
}

/// The costs by currency, in the order of their codes.
pub fn costs<'a>(expenses: impl IntoIterator<Item = &'a Expense>, outcomes: Outcomes) -> Vec<Cost> {
    let mut totals: BTreeMap<Currency, (i64, usize)> = BTreeMap::new();
    for expense in expenses {
        let (total, count) = totals.entry(expense.amount.currency).or_default();
        *total = total.saturating_add(expense.amount.minor);
        *count += 1;
    }
    totals
        .into_iter()
        .map(|(currency, (minor, expenses))| {
            let money = |minor| Money { minor, currency };
            let per = |n: usize| divided(minor, n).map(money);
            Cost {
                total: money(minor),
                expenses,
                per_initiated: per(outcomes.initiated),
                per_responded: per(outcomes.responded),
                per_customer: per(outcomes.customers),
            }
        })
        .collect()
}

/// To the nearest minor unit, halves up.
fn divided(minor: i64, n: usize) -> Option<i64> {
    let n = i64::try_from(n).ok().filter(|n| *n > 0)?;
    Some(minor / n + i64::from(minor % n * 2 >= n))
}

/// The conversations that won a customer: we began them, and after that their account became one
/// and is one still. `account` finds the account of a conversation.
pub fn customers<'a>(
    conversations: impl IntoIterator<Item = &'a Conversation>,
    account: impl Fn(&Conversation) -> Option<&'a Account>,
) -> Vec<ConversationId> {
    conversations
        .into_iter()
        .filter(|one| {
            let became = account(one)
                .filter(|account| account.status == AccountStatus::Customer)
                .and_then(|account| account.status_mark.as_ref());
            let began = one.figures.initiated_at();
            matches!((began, became), (Some(began), Some(became)) if became.at >= began)
        })
        .map(|one| one.id)
        .collect()
}

#[cfg(test)]
mod tests;
