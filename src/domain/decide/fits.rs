//! How well accounts fit what is offered: as a model says it, and as somebody does (rule book §11).

use super::{Context, Decision};
use crate::{
    command::*,
    fit::{MOST, REASON_LIMIT, fits_of},
    ids::*,
    records::*,
    refusal::{Field, Refusal},
    row::Change,
    text::{self, LINE_LIMIT, PROSE_LIMIT},
    time::Timestamp,
    values::Goal,
    view::{View, need, need_account},
    written::Written,
};

/// Keeps what a model says. What somebody said stands before it.
pub(super) fn judge(view: &dyn View, context: &Context, command: &JudgeFit) -> Decision {
    check(&command.judgement)?;
    let of = Of::need(view, command.account_id, command.product_id, command.goal)?;
    Ok(of.with(By::Model, context.now, |fit| {
        fit.judged = Some(command.judgement.clone());
    }))
}

/// Keeps what somebody says, or takes that back.
pub(super) fn set(view: &dyn View, context: &Context, command: &SetFit) -> Decision {
    text::within(Field::Why, &command.why, PROSE_LIMIT)?;
    let of = Of::need(view, command.account_id, command.product_id, command.goal)?;
    command.score.map_or(Ok(()), within_most)?;
    let by_hand = command.score.map(|score| FitByHand {
        score,
        why: command.why.clone(),
        by: context.member_id,
    });
    Ok(of.with(By::Hand, context.now, |fit| {
        // Whoever says the same again says nothing new.
        let both = fit.by_hand.as_ref().zip(by_hand.as_ref());
        if both.is_none_or(|(one, other)| (one.score, &one.why) != (other.score, &other.why)) {
            fit.by_hand = by_hand;
        }
    }))
}

/// Who says how well an account fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Model,
    Hand,
}

/// What a fit is of. Of an absorbed account it is the survivor's.
struct Of {
    account: Account,
    product: ProductId,
    goal: Goal,
    /// Since when it stands whom the product is for.
    since: Option<Timestamp>,
}

impl Of {
    fn need(
        view: &dyn View,
        account: AccountId,
        product: ProductId,
        goal: Goal,
    ) -> Result<Self, Refusal> {
        let account = need_account(view, account)?;
        let product = need::<Product>(view, product)?;
        Ok(Self {
            account,
            product: product.id,
            goal,
            since: product.ideal_customer_since,
        })
    }

    /// The account with the fit in its new form; nothing stands where neither a model nor anybody says
    /// anything.
    fn with(mut self, by: By, at: Timestamp, say: impl FnOnce(&mut Fit)) -> Vec<Change> {
        let mut fits = fits_of(&self.account);
        let place = fits
            .iter()
            .position(|fit| fit.product_id == self.product && fit.goal == self.goal);
        let before = place.map(|place| fits.remove(place));
        let mut fit = before.clone().unwrap_or(Fit {
            product_id: self.product,
            goal: self.goal,
            score: 0,
            at,
            judged_at: None,
            judged: None,
            by_hand: None,
        });
        say(&mut fit);
        let said = fit.by_hand.as_ref().map(|said| said.score);
        let score = said.or_else(|| fit.judged.as_ref().map(|judged| judged.score));
        let after = score.map(|score| Fit { score, ..fit });
        let judged = before.as_ref().filter(|fit| fit.judged.is_some());
        let judged_at = judged.map(|fit| fit.judged_at.unwrap_or(fit.at));
        // What a model says again of other customers is news, though it is the same.
        let is_earlier = judged_at
            .zip(self.since)
            .is_some_and(|(at, since)| at < since);
        if after == before && !(by == By::Model && is_earlier) {
            return Vec::new();
        }
        let judged_at = match by {
            By::Model => Some(at),
            By::Hand => judged_at,
        };
        fits.extend(after.map(|fit| match fit.by_hand {
            Some(_) => Fit {
                at,
                judged_at,
                ..fit
            },
            // What the model said stands again, as of then.
            None => Fit {
                at: judged_at.unwrap_or(at),
                judged_at: None,
                ..fit
            },
        }));
        fits.sort_by_key(|fit| (fit.product_id, fit.goal));
        self.account.fits = (!fits.is_empty()).then(|| Written::from(&fits));
        vec![Change::put(self.account)]
    }
}

fn check(judgement: &Judgement) -> Result<(), Refusal> {
    within_most(judgement.score)?;
    if judgement.confidence > 100 {
        return Err(Refusal::OutOfRange {
            field: Field::Confidence,
            least: 0,
            most: 100,
        });
    }
    let count = judgement.reasons.len();
    if count > REASON_LIMIT {
        return Err(Refusal::TooMany {
            field: Field::Why,
            limit: REASON_LIMIT,
            count,
        });
    }
    for reason in &judgement.reasons {
        text::required(Field::Why, &reason.text, LINE_LIMIT)?;
    }
    Ok(())
}

fn within_most(score: u8) -> Result<(), Refusal> {
    if score > MOST {
        return Err(Refusal::OutOfRange {
            field: Field::Score,
            least: 0,
            most: MOST.into(),
        });
    }
    Ok(())
}
