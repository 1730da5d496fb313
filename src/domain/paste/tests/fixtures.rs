//! The pasted texts that everybody's recogniser is held against, key by key.

use super::*;
use crate::values::Intent;
use rstest::rstest;
use serde_json::Value;

macro_rules! pasted {
    ($name:literal) => {
        (
            include_str!(concat!(
                "../../../../end2end/fixtures/pastes/",
                $name,
                ".txt"
            )),
            include_str!(concat!(
                "../../../../end2end/fixtures/pastes/",
                $name,
                ".json"
            )),
        )
    };
}

#[rstest]
#[case::gmail_reply_catalan(pasted!("01-gmail-reply-ca"))]
#[case::outlook_header_english(pasted!("02-outlook-header-en"))]
#[case::outlook_header_spanish(pasted!("03-outlook-header-es"))]
#[case::whatsapp_ios(pasted!("04-whatsapp-ios"))]
#[case::whatsapp_android(pasted!("05-whatsapp-android-two-people"))]
#[case::linkedin(pasted!("06-linkedin"))]
#[case::plain_sms(pasted!("07-plain-sms"))]
#[case::gmail_reply_german(pasted!("08-gmail-reply-de"))]
#[case::out_of_office_french(pasted!("09-out-of-office-fr"))]
#[case::quote_inside_body(pasted!("10-quote-inside-body"))]
fn every_key_of_a_fixture_is_found(#[case] (text, expected): (&str, &str)) {
    let found = read_as(text, &[]);
    let expected: Value = serde_json::from_str(expected).unwrap();
    for (key, wanted) in expected.as_object().unwrap() {
        let (actual, holds) = compare(&found, key, wanted);
        assert!(holds, "{key}: expected {wanted}, found {actual:?}");
    }
}

/// What was found for a key, and whether it is what is wanted.
fn compare(found: &Recognised, key: &str, wanted: &Value) -> (String, bool) {
    let same = |actual: &str| {
        (
            actual.to_owned(),
            wanted.as_str().unwrap_or_default() == actual,
        )
    };
    let text = wanted.as_str().unwrap_or_default();
    let lower = |text: &str| text.to_lowercase();
    match key {
        "channel" => same(found.channel.map_or("", Channel::as_str)),
        "language" => same(language(found)),
        "direction" => same(found.direction.as_str()),
        "subject" => same(&found.subject),
        "sender_name" => same(name(found)),
        "sender_email" => same(email(found)),
        "occurred_at_local" => same(&at(found)),
        "intent" => same(
            found
                .intent
                .map_or(Intent::Unknown, |found| found.intent)
                .as_str(),
        ),
        "messages" => {
            let count = found.messages.len();
            (
                count.to_string(),
                wanted.as_u64() == u64::try_from(count).ok(),
            )
        }
        "participants" => {
            let names = found.participants.join(", ");
            let holds = Value::from(found.participants.clone()) == *wanted;
            (names, holds)
        }
        "body_starts" => (found.body.clone(), found.body.starts_with(text)),
        "body_ends" => (found.body.clone(), found.body.ends_with(text)),
        "body_contains" => (
            found.body.clone(),
            lower(&found.body).contains(&lower(text)),
        ),
        "body_lacks" => (found.body.clone(), !found.body.contains(text)),
        "second_body" => same(&found.messages[1].body),
        "quoted_contains" => (
            found.quoted.clone(),
            lower(&found.quoted).contains(&lower(text)),
        ),
        "note" => (String::new(), true),
        unknown => panic!("nobody knows what {unknown} means"),
    }
}
