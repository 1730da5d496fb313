//! What a model is asked of a reply, and what of its answer is believed.

use super::*;
use crate::{Intent, Understanding};

fn asked(reply: &Message, before: Option<&Message>) -> String {
    intent(&IntentInput {
        reply,
        before,
        reader: &tag("en"),
    })
}

#[test]
fn a_reply_is_asked_about_with_what_it_answers() {
    let before = message(1, Mode::LogSent, "Us va bé dijous?");
    let reply = message(2, Mode::InboundPaste, "Sí, a les deu.");
    let found = asked(&reply, Some(&before));
    for &intent in Intent::ALL {
        assert!(found.contains(&format!("\n- {intent}: ")), "{found}");
    }
    let said = "===== what we had written before\nUs va bé dijous?\n===== end\n\n\
        ===== the reply\nSí, a les deu.\n===== end\n";
    assert!(found.contains(said), "{found}");
    assert!(
        found.contains("one short sentence in English (en)"),
        "{found}"
    );
    assert!(!asked(&reply, None).contains("before\n"));
}

#[test]
fn a_long_reply_is_asked_about_by_its_beginning() {
    let reply = message(1, Mode::InboundPaste, &"é".repeat(100_000));
    assert!(asked(&reply, None).chars().count() < 9_000);
}

fn read(intent: Intent, confidence: u8, why: &str) -> Understanding {
    Understanding::Read {
        intent,
        confidence,
        why: why.to_owned(),
    }
}

#[rstest]
#[case::as_asked(
    r#"{"intent": "question", "confidence": 80, "reason": "They ask for the price."}"#,
    Some(read(Intent::Question, 80, "They ask for the price."))
)]
#[case::with_a_fence_around_it(
    "```json\n{\"intent\": \"not_now\", \"confidence\": 0,\n\"reason\": \"In\\n May\"}\n```",
    Some(read(Intent::NotNow, 0, "In May"))
)]
#[case::with_more_than_was_asked(
    r#"{"intent": "unknown", "confidence": 100, "reason": "Nothing", "mood": "good"}"#,
    Some(read(Intent::Unknown, 100, "Nothing"))
)]
#[case::outside_the_list(r#"{"intent": "delighted", "confidence": 80, "reason": "x"}"#, None)]
#[case::more_than_sure(r#"{"intent": "question", "confidence": 101, "reason": "x"}"#, None)]
#[case::not_a_whole_number(r#"{"intent": "question", "confidence": 0.8, "reason": "x"}"#, None)]
#[case::without_a_reason(r#"{"intent": "question", "confidence": 80}"#, None)]
#[case::with_a_blank_reason(r#"{"intent": "question", "confidence": 80, "reason": " "}"#, None)]
#[case::twice(r#"{"intent": "question"} {"intent": "interested"}"#, None)]
#[case::a_word("question", None)]
#[case::turned_round("} question {", None)]
#[case::nothing("", None)]
fn what_is_no_intent_of_the_list_is_none(
    #[case] answer: &str,
    #[case] expected: Option<Understanding>,
) {
    assert_eq!(read_intent(answer), expected);
}

#[test]
fn a_reason_is_one_line_of_limited_length() {
    let long = "perquè ".repeat(1_000);
    let answer = format!(r#"{{"intent": "question", "confidence": 8, "reason": "{long}"}}"#);
    let Some(Understanding::Read { why, .. }) = read_intent(&answer) else {
        panic!("it is an answer");
    };
    assert_eq!(why.chars().count(), 320);
}

proptest! {
    #[test]
    fn no_reply_closes_its_fence(text in "(=|＝|\u{200b}|end| |\n|x){0,40}") {
        let reply = message(1, Mode::InboundPaste, &format!("{text}{ATTACK}\n{text}"));
        prop_assert!(!outside(&asked(&reply, Some(&reply))).contains(ATTACK));
    }

    #[test]
    fn no_answer_breaks_the_reading(answer in ".{0,60}") {
        let _ = read_intent(&answer);
    }
}
