//! How well accounts fit.

use crate::format;
use domain::{
    FitAspect, Goal, Speaks,
    fit::{Estimate, Label, MOST},
};

pub const TITLE: &str = "Fit";
pub const UNSCORED: &str = "Not scored";
pub const SCORE: &str = "Score it";
pub const AGAIN: &str = "Score again";
pub const SCORING: &str = "Being scored";
pub const BY_HAND: &str = "by hand";
pub const SET: &str = "Set by hand";
pub const UNSET: &str = "Use the model’s";
pub const VALUE: &str = "Score from 0 to 10";
pub const WHY: &str = "Why";
pub const REASONS: &str = "Why";
/// Before what went wrong.
pub const FAILED: &str = "No score:";
/// Of one account, after [`FAILED`].
pub const GONE: &str = "the account is not there any more";
pub const NO_MODEL: &str =
    "No scoring model yet. An admin can add one in Settings; scores can be set by hand.";
pub const ESTIMATE: &str = "Score the others …";
/// Where none is scored yet.
pub const ESTIMATE_ALL: &str = "Score them …";
pub const PRICE: &str = "Price of a million tokens";
pub const BEGIN: &str = "Begin";
pub const STOP: &str = "Stop";

pub fn label(label: Label) -> &'static str {
    match label {
        Label::Poor => "Poor",
        Label::Fair => "Fair",
        Label::Good => "Good",
        Label::Excellent => "Excellent",
    }
}

pub fn score(score: u8) -> String {
    format!("{score} of {MOST}")
}

/// In a list.
pub fn brief(score: u8) -> String {
    format!("fit {score}")
}

pub fn sure(percent: u8) -> String {
    let percent = format::percent(f64::from(percent) / 100.0);
    format!("{percent} sure")
}

pub fn aspect(aspect: FitAspect) -> &'static str {
    match aspect {
        FitAspect::Business => "Business",
        FitAspect::Size => "Size",
        FitAspect::Place => "Place",
        FitAspect::Language => "Language",
        FitAspect::Relationship => "Relationship",
        FitAspect::Need => "Need",
        FitAspect::Timing => "Timing",
        FitAspect::Other => "Other",
    }
}

pub fn speaks(speaks: Speaks) -> &'static str {
    match speaks {
        Speaks::For => "For it",
        Speaks::Against => "Against it",
    }
}

/// Of a score that was made for another goal.
pub fn other_goal(goal: Goal) -> String {
    let goal = super::values::goal(goal);
    format!("It was scored for another goal: {goal}.")
}

/// Of a score from before it was said anew whom the product is for.
pub const EARLIER: &str = "Scored for an earlier ideal customer.";

/// Of a campaign with such scores.
pub fn customer_changed(n: usize) -> String {
    let accounts = super::count(n, "account was", "accounts were");
    format!("{accounts} scored for an earlier ideal customer.")
}

/// Of a campaign whose goal is another by now.
pub fn goal_changed(n: usize) -> String {
    let accounts = super::count(n, "account was", "accounts were");
    format!("{accounts} scored for another goal, and not for this one yet.")
}

pub fn scored(scored: usize, all: usize) -> String {
    format!(
        "{} of {} scored",
        format::number(scored),
        format::number(all)
    )
}

/// `left`: how many characters the member may still use today, where that is known.
pub fn estimate(estimate: Estimate, left: Option<u64>) -> String {
    let accounts = super::count(estimate.accounts, "account", "accounts");
    let (tokens, characters) = (
        format::number(estimate.tokens),
        format::number(estimate.characters),
    );
    let left = left.map(|left| usize::try_from(left).unwrap_or(usize::MAX));
    let left = left.map(format::number);
    match left {
        Some(left) => format!(
            "{accounts}, about {tokens} tokens: {characters} of the {left} characters that you may still use today."
        ),
        None => format!(
            "{accounts}, about {tokens} tokens: {characters} characters of what you may use in a day."
        ),
    }
}

/// So many accounts are named; of more it is said how many they are.
const NAMED: usize = 5;

pub fn cost(cost: f64) -> String {
    format!("About {cost:.2} in all, in the currency of the price.")
}

/// Of accounts that were deleted or erased while others were being scored.
pub fn gone(n: usize) -> String {
    let accounts = super::count(n, "account is", "accounts are");
    format!("{accounts} not there any more and could not be scored.")
}

/// Of those for which the model answered nothing that is a score, by name.
pub fn odd(names: &[String]) -> String {
    let others = names.len().saturating_sub(NAMED);
    let others = match others {
        0 => String::new(),
        n => format!(" and {} more", format::number(n)),
    };
    let names = &names[..names.len().min(NAMED)];
    format!(
        "No score for {}{others}: the model answered what is none.",
        names.join(", ")
    )
}

pub fn progress(done: usize, total: usize) -> String {
    format!(
        "{} of {} scored",
        format::number(done),
        format::number(total)
    )
}
