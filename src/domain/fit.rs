//! How well an account fits what is offered (rule book §11): what a score means, and which of a
//! campaign's accounts have none.

use crate::{
    ids::ProductId,
    records::{Account, Fit},
    time::Timestamp,
    values::Goal,
    written::Written,
};

/// The highest score.
pub const MOST: u8 = 10;
/// The most reasons of one judgement.
pub const REASON_LIMIT: usize = 8;

/// In a word, what a score means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    Poor,
    Fair,
    Good,
    Excellent,
}

impl Label {
    pub fn of(score: u8) -> Self {
        match score {
            0..=2 => Self::Poor,
            3..=5 => Self::Fair,
            6..=8 => Self::Good,
            _ => Self::Excellent,
        }
    }
}

/// What is said of how well an account fits, one for each product and goal. Nothing of what a newer
/// version wrote.
pub fn fits_of(account: &Account) -> Vec<Fit> {
    let fits = account.fits.as_ref().and_then(Written::read);
    fits.unwrap_or_default()
}

/// How an account stands in a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    Scored(Fit),
    /// A model scored it before it was said anew whom the product is for.
    Earlier(Fit),
    /// It was scored for the product, and for this other goal alone.
    OtherGoal(Goal),
    Unscored,
}

impl Standing {
    /// What it was scored for this product and goal, whether that is to be done anew or not.
    pub fn fit(&self) -> Option<&Fit> {
        match self {
            Self::Scored(fit) | Self::Earlier(fit) => Some(fit),
            Self::OtherGoal(_) | Self::Unscored => None,
        }
    }
}

/// By the fits of one account and of all that it absorbed: of those for the campaign's product and
/// goal what somebody said, else the newest. `since` is when it was last said whom the product is for:
/// what a model said before is to be said anew, and what somebody said stands.
pub fn standing(
    fits: impl IntoIterator<Item = Fit>,
    (product, since): (ProductId, Option<Timestamp>),
    goal: Goal,
) -> Standing {
    let order = |fit: &Fit| {
        let is_of_goal = fit.goal == goal;
        (
            is_of_goal,
            fit.by_hand.is_some(),
            fit.at,
            fit.goal,
            fit.score,
        )
    };
    let of_product = fits.into_iter().filter(|fit| fit.product_id == product);
    match of_product.max_by_key(order) {
        Some(fit) if fit.goal == goal => {
            let is_earlier = fit.by_hand.is_none() && since.is_some_and(|since| fit.at < since);
            if is_earlier {
                Standing::Earlier(fit)
            } else {
                Standing::Scored(fit)
            }
        }
        Some(fit) => Standing::OtherGoal(fit.goal),
        None => Standing::Unscored,
    }
}

/// So many characters are a token, as models count them, more or less: European text has some four.
const OF_A_TOKEN: usize = 4;
/// What an answer takes, in tokens.
const ANSWER: usize = 250;

/// What scoring costs, before it is begun.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Estimate {
    pub accounts: usize,
    /// That are sent, and that come back.
    pub tokens: usize,
    /// As the day's budget counts them (rule book §16).
    pub characters: usize,
}

impl Estimate {
    /// Of the prompts that will be sent, by their lengths in characters.
    pub fn of(prompts: impl IntoIterator<Item = usize>) -> Self {
        let mut estimate = Self::default();
        for characters in prompts {
            estimate.accounts += 1;
            estimate.tokens += characters.div_ceil(OF_A_TOKEN) + ANSWER;
            estimate.characters += characters + ANSWER * OF_A_TOKEN;
        }
        estimate
    }

    /// In hundredths of the currency in which a million tokens cost so many of its units, rounded up.
    pub fn cost(self, of_a_million: f64) -> f64 {
        let million = 1_000_000.0;
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
        let tokens = self.tokens as f64;
        (tokens * of_a_million.max(0.0) / million * 100.0).ceil() / 100.0
    }
}

#[cfg(test)]
mod tests;
