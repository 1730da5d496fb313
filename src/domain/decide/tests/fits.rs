//! Rule book §11: how well an account fits, by a model and by hand.

use super::world::*;
use crate::{
    fit::{Standing, fits_of, standing},
    *,
};
use rstest::rstest;

fn judgement(score: u8) -> Judgement {
    Judgement {
        score,
        confidence: 70,
        reasons: vec![FitReason {
            aspect: FitAspect::Business,
            speaks: Speaks::For,
            text: "They bake".to_owned(),
        }],
    }
}

/// A world with a product and an account.
fn begun() -> (World, AccountId, ProductId) {
    let mut world = World::new();
    let place = world.place();
    let campaign: Campaign = world.get(place.campaign.unwrap());
    (world, place.account, campaign.product_id)
}

fn judge(account_id: AccountId, product_id: ProductId, judgement: Judgement) -> JudgeFit {
    JudgeFit {
        account_id,
        product_id,
        goal: Goal::Sales,
        judgement,
    }
}

fn set(account_id: AccountId, product_id: ProductId, score: Option<u8>) -> SetFit {
    SetFit {
        account_id,
        product_id,
        goal: Goal::Sales,
        score,
        why: String::new(),
    }
}

fn score(world: &World, account: AccountId, product: ProductId) -> Option<u8> {
    let account: Account = world.get(account);
    let standing = standing(fits_of(&account), (product, None), Goal::Sales);
    standing.fit().map(|fit| fit.score)
}

#[test]
fn what_somebody_says_stands_before_any_model_and_can_be_taken_back() {
    let (mut world, account, product) = begun();
    world
        .act(REP, judge(account, product, judgement(4)))
        .unwrap();
    assert_eq!(score(&world, account, product), Some(4));
    world
        .act(COLLEAGUE, set(account, product, Some(9)))
        .unwrap();
    assert_eq!(score(&world, account, product), Some(9));
    world
        .act(REP, judge(account, product, judgement(2)))
        .unwrap();
    assert_eq!(score(&world, account, product), Some(9), "it stands");
    world.act(COLLEAGUE, set(account, product, None)).unwrap();
    assert_eq!(
        score(&world, account, product),
        Some(2),
        "the model's newest"
    );
}

/// It stayed one of the earlier ideal customer for ever.
#[test]
fn what_a_model_says_again_once_it_was_said_anew_whom_the_product_is_for_is_of_that() {
    let (mut world, account, product) = begun();
    let same = judge(account, product, judgement(4));
    world.act(REP, same.clone()).unwrap();
    assert_eq!(world.act(REP, same.clone()), Ok(Vec::new()));
    world.now = world.now + crate::Span::days(1);
    let change = UpdateProduct {
        id: product,
        changes: vec![ProductField::IdealCustomer("Bakeries".to_owned())],
    };
    world.act(REP, change).unwrap();
    let standing = |world: &World| {
        let since = world.get::<Product>(product).ideal_customer_since;
        let account: Account = world.get(account);
        standing(fits_of(&account), (product, since), Goal::Sales)
    };
    assert!(matches!(standing(&world), Standing::Earlier(_)));
    world.now = world.now + crate::Span::days(1);
    world.act(REP, same).unwrap();
    assert!(matches!(standing(&world), Standing::Scored(_)));
}

/// Taken back, it made what the model had said of the earlier customers one of today.
#[test]
fn taking_a_score_by_hand_back_leaves_what_the_model_said_as_old_as_it_is() {
    let (mut world, account, product) = begun();
    world
        .act(REP, judge(account, product, judgement(4)))
        .unwrap();
    let fits = |world: &World| fits_of(&world.get::<Account>(account));
    let judged = fits(&world);
    world.now = world.now + crate::Span::days(1);
    let change = UpdateProduct {
        id: product,
        changes: vec![ProductField::IdealCustomer("Bakeries".to_owned())],
    };
    world.act(REP, change).unwrap();
    for score in [9, 8] {
        world.now = world.now + crate::Span::days(1);
        world.act(REP, set(account, product, Some(score))).unwrap();
        assert_eq!(fits(&world)[0].at, world.now);
    }
    world.now = world.now + crate::Span::days(1);
    world.act(REP, set(account, product, None)).unwrap();
    assert_eq!(fits(&world), judged);

    // What it said meanwhile is of then, the same as it is.
    world.act(REP, set(account, product, Some(9))).unwrap();
    world
        .act(REP, judge(account, product, judgement(4)))
        .unwrap();
    let (said, again) = (world.now, judge(account, product, judgement(4)));
    world.now = world.now + crate::Span::days(1);
    assert_eq!(world.act(REP, again), Ok(Vec::new()), "it is no news");
    world.act(REP, set(account, product, None)).unwrap();
    assert_eq!(fits(&world)[0].at, said);
}

#[test]
fn a_score_by_hand_alone_leaves_nothing_behind() {
    let (mut world, account, product) = begun();
    let before = world.rows.clone();
    world.act(REP, set(account, product, Some(0))).unwrap();
    assert_eq!(score(&world, account, product), Some(0));
    world.act(REP, set(account, product, None)).unwrap();
    assert_eq!(world.rows, before);
    assert_eq!(world.act(REP, set(account, product, None)), Ok(Vec::new()));
}

#[test]
fn another_goal_has_a_score_of_its_own() {
    let (mut world, account, product) = begun();
    world
        .act(REP, judge(account, product, judgement(4)))
        .unwrap();
    let press = JudgeFit {
        goal: Goal::Press,
        ..judge(account, product, judgement(8))
    };
    world.act(REP, press).unwrap();
    assert_eq!(score(&world, account, product), Some(4));
}

#[rstest]
#[case::more_than_the_most(
    Judgement { score: 11, ..judgement(0) },
    Refusal::OutOfRange { field: Field::Score, least: 0, most: 10 },
)]
#[case::more_than_sure(
    Judgement { confidence: 101, ..judgement(0) },
    Refusal::OutOfRange { field: Field::Confidence, least: 0, most: 100 },
)]
#[case::too_many_reasons(
    Judgement { reasons: vec![judgement(0).reasons[0].clone(); 9], ..judgement(0) },
    Refusal::TooMany { field: Field::Why, limit: 8, count: 9 },
)]
#[case::a_blank_reason(
    Judgement {
        reasons: vec![FitReason { text: " ".to_owned(), ..judgement(0).reasons[0].clone() }],
        ..judgement(0)
    },
    Refusal::Blank { field: Field::Why },
)]
fn what_is_no_judgement_is_refused(#[case] judgement: Judgement, #[case] refusal: Refusal) {
    let (mut world, account, product) = begun();
    assert_eq!(
        world.act(REP, judge(account, product, judgement)),
        Err(refusal)
    );
}

#[test]
fn what_somebody_says_has_its_limits_too() {
    let (mut world, account, product) = begun();
    let refusal = Refusal::OutOfRange {
        field: Field::Score,
        least: 0,
        most: 10,
    };
    assert_eq!(
        world.act(REP, set(account, product, Some(11))),
        Err(refusal)
    );
    let nowhere = ProductId(uuid::Uuid::nil());
    let refusal = Refusal::NotFound {
        kind: Kind::Product,
    };
    assert_eq!(world.act(REP, set(account, nowhere, Some(1))), Err(refusal));
}

#[test]
fn a_score_of_an_absorbed_account_is_the_survivors() {
    let (mut world, survivor, product) = begun();
    let absorbed = world.account("Forn Vell de Vic");
    world
        .act(
            OWNER,
            MergeAccounts {
                id: MergeId(uuid::Uuid::from_u128(77)),
                survivor,
                absorbed,
                choose: vec![],
            },
        )
        .unwrap();
    world.act(REP, set(absorbed, product, Some(6))).unwrap();
    assert_eq!(score(&world, survivor, product), Some(6));
}
