//! What a model is asked of a fit, and what of its answer is believed.

use super::*;
use crate::{FitAspect, FitReason, Judgement, Speaks};

fn asked(account: &Account, product: &Product) -> String {
    fit(&FitInput {
        product,
        goal: Goal::Sales,
        account,
        contacts: &[&contact()],
        reader: &tag("en"),
    })
}

#[test]
fn a_fit_is_judged_by_what_is_known() {
    let mut account = account();
    account.custom = [("ovens".to_owned(), crate::CustomValue::Text("3".to_owned()))].into();
    let found = asked(&account, &product());
    for part in [
        "The aim: to win them as a customer.",
        "What we offer: Oven Planner",
        "Line of business: Bakery",
        "Status: contacted",
        "ovens: 3",
        "A person there: Owner",
        "one of business, size, place,",
        "one short sentence in English (en)",
    ] {
        assert!(found.contains(part), "{part}: {found}");
    }
    assert!(!found.contains("934123456"), "no address is told: {found}");
}

const REASON: &str = r#"{"aspect": "place", "speaks": "against", "text": "Far  away"}"#;

#[rstest]
#[case::as_asked(&format!(r#"{{"score": 7, "confidence": 60, "reasons": [{REASON}]}}"#), true)]
#[case::with_a_fence(&format!("```\n{{\"score\": 7, \"confidence\": 60, \"reasons\": [{REASON}]}}\n```"), true)]
#[case::more_than_the_most(&format!(r#"{{"score": 11, "confidence": 60, "reasons": [{REASON}]}}"#), false)]
#[case::more_than_sure(&format!(r#"{{"score": 7, "confidence": 600, "reasons": [{REASON}]}}"#), false)]
#[case::without_a_reason(r#"{"score": 7, "confidence": 60, "reasons": []}"#, false)]
#[case::of_another_kind(
    r#"{"score": 7, "confidence": 60, "reasons": [{"aspect": "mood", "speaks": "for", "text": "x"}]}"#,
    false
)]
#[case::a_word("seven", false)]
fn what_is_no_judgement_is_none(#[case] answer: &str, #[case] is_read: bool) {
    let expected = Judgement {
        score: 7,
        confidence: 60,
        reasons: vec![FitReason {
            aspect: FitAspect::Place,
            speaks: Speaks::Against,
            text: "Far away".to_owned(),
        }],
    };
    assert_eq!(read_fit(answer), is_read.then_some(expected));
}
