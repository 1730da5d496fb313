//! How well accounts fit: what stands with an account, what is asked, and what is answered.

use crate::{frozen::Frozen, values::*};
use domain::*;
use protocol::*;

pub(crate) fn judgement() -> Judgement {
    Judgement {
        score: 7,
        confidence: 60,
        reasons: vec![FitReason {
            aspect: FitAspect::Place,
            speaks: Speaks::For,
            text: "Near".to_owned(),
        }],
    }
}

pub(crate) fn fit() -> Fit {
    Fit {
        product_id: ProductId(id(2)),
        goal: Goal::Sales,
        score: 7,
        at: AT,
        judged_at: None,
        judged: Some(judgement()),
        by_hand: None,
    }
}

fn scored(fits: &[Fit]) -> Account {
    Account {
        fits: Some(Written::from(&fits.to_vec())),
        ..blank_account()
    }
}

#[test]
fn what_says_how_well_an_account_fits_is_frozen() {
    let mut frozen = Frozen::of(include_str!("frozen/fits.txt"));
    frozen.hold("account-scored", &Row::from(scored(&[fit()])));
    let by_hand = FitByHand {
        score: 9,
        why: "They asked".to_owned(),
        by: MemberId(id(1)),
    };
    let by_hand = Fit {
        score: 9,
        judged: None,
        by_hand: Some(by_hand),
        ..fit()
    };
    let both = Fit {
        judged_at: Some(AT),
        judged: Some(judgement()),
        ..by_hand.clone()
    };
    frozen.hold("account-by_hand", &Row::from(scored(&[by_hand, fit()])));
    frozen.hold("account-by_hand_since", &Row::from(scored(&[both])));
    frozen.hold(
        "ask_fit",
        &AskFit {
            account_id: AccountId(id(4)),
            product_id: ProductId(id(2)),
            goal: Goal::Sales,
        },
    );
    let unset = SetFit {
        account_id: AccountId(id(4)),
        product_id: ProductId(id(2)),
        goal: Goal::Sales,
        score: None,
        why: String::new(),
    };
    frozen.hold("set_fit-none", &Command::from(unset));
    let judgement = judgement();
    frozen.hold("judged", &FitAnswer::Judged { judgement });
    let why = ProviderTrouble::Garbled;
    frozen.hold("failed", &FitAnswer::Failed { why });
    frozen.end();
}
