use super::*;
use crate::{FitByHand, MemberId, Timestamp};
use proptest::{prelude::*, sample::select};
use rstest::rstest;
use uuid::Uuid;

const PRODUCT: ProductId = ProductId(Uuid::from_u128(1));
const OTHER: ProductId = ProductId(Uuid::from_u128(2));

fn fit(product: ProductId, goal: Goal, at: i64, by_hand: bool) -> Fit {
    let by_hand = by_hand.then(|| FitByHand {
        score: 7,
        why: String::new(),
        by: MemberId(Uuid::nil()),
    });
    Fit {
        product_id: product,
        goal,
        score: 7,
        at: Timestamp(at),
        judged_at: None,
        judged: None,
        by_hand,
    }
}

#[rstest]
#[case(0, Label::Poor)]
#[case(2, Label::Poor)]
#[case(3, Label::Fair)]
#[case(5, Label::Fair)]
#[case(6, Label::Good)]
#[case(8, Label::Good)]
#[case(9, Label::Excellent)]
#[case(10, Label::Excellent)]
fn a_score_has_a_word(#[case] score: u8, #[case] expected: Label) {
    assert_eq!(Label::of(score), expected);
}

/// The fits of an account and of one that it absorbed, and which of them stands.
#[rstest]
#[case::none(&[], None)]
#[case::of_the_goal(&[fit(PRODUCT, Goal::Sales, 1, false)], Some(0))]
#[case::beside_another_goal(
    &[fit(PRODUCT, Goal::Press, 9, true), fit(PRODUCT, Goal::Sales, 1, false)],
    Some(1),
)]
#[case::the_newer_of_the_family(
    &[fit(PRODUCT, Goal::Sales, 1, false), fit(PRODUCT, Goal::Sales, 2, false)],
    Some(1),
)]
#[case::by_hand_before_a_newer_one(
    &[fit(PRODUCT, Goal::Sales, 1, true), fit(PRODUCT, Goal::Sales, 2, false)],
    Some(0),
)]
#[case::of_another_product(&[fit(OTHER, Goal::Sales, 1, false)], None)]
fn the_score_is_of_the_product_and_the_goal(#[case] fits: &[Fit], #[case] expected: Option<usize>) {
    let found = standing(fits.iter().cloned(), (PRODUCT, None), Goal::Sales);
    let expected = expected.map_or(Standing::Unscored, |place| {
        Standing::Scored(fits[place].clone())
    });
    assert_eq!(found, expected);
}

#[test]
fn a_score_for_another_goal_is_said_to_be_one() {
    let fits = [fit(PRODUCT, Goal::Press, 1, false)];
    let found = standing(fits, (PRODUCT, None), Goal::Sales);
    assert_eq!(found, Standing::OtherGoal(Goal::Press));
}

#[rstest]
#[case::never_said(None, false, false)]
#[case::said_before(Some(4), false, false)]
#[case::at_once(Some(5), false, false)]
#[case::said_anew(Some(6), false, true)]
#[case::somebody_knows_better(Some(6), true, false)]
fn a_score_from_before_it_was_said_whom_the_product_is_for_is_an_earlier_one(
    #[case] since: Option<i64>,
    #[case] by_hand: bool,
    #[case] is_earlier: bool,
) {
    let fit = fit(PRODUCT, Goal::Sales, 5, by_hand);
    let of = (PRODUCT, since.map(Timestamp));
    let expected = if is_earlier {
        Standing::Earlier(fit.clone())
    } else {
        Standing::Scored(fit.clone())
    };
    assert_eq!(standing([fit], of, Goal::Sales), expected);
}

#[test]
fn what_scoring_costs_is_told_before() {
    let estimate = Estimate::of([4_000, 4_001]);
    let expected = Estimate {
        accounts: 2,
        tokens: 1_000 + 1_001 + 500,
        characters: 8_001 + 2_000,
    };
    assert_eq!(estimate, expected);
    assert!((estimate.cost(3.0) - 0.01).abs() < 1e-9, "rounded up");
    assert!((estimate.cost(1_000.0) - 2.51).abs() < 1e-9);
    assert!(estimate.cost(-1.0).abs() < 1e-9);
    assert_eq!(Estimate::of([]), Estimate::default());
}

proptest! {
    #[test]
    fn the_order_of_the_fits_does_not_matter(
        fits in prop::collection::vec(
            (select(vec![PRODUCT, OTHER]), select(Goal::ALL), 0..3_i64, any::<bool>()),
            0..6,
        ),
    ) {
        let fits: Vec<Fit> = fits
            .into_iter()
            .map(|(product, goal, at, by_hand)| fit(product, goal, at, by_hand))
            .collect();
        let there = standing(fits.iter().cloned(), (PRODUCT, None), Goal::Sales);
        let back = standing(fits.iter().rev().cloned(), (PRODUCT, None), Goal::Sales);
        prop_assert_eq!(there, back);
    }
}
