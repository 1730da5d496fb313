//! Replies whose words are not plain, read by a model after they were accepted (rule book §16).

use crate::{provider::*, support::*, translating::*};
use domain::*;
use protocol::*;
use rstest::rstest;
use serde_json::json;
use std::sync::Arc;
use tokio::sync::Notify;
use uuid::Uuid;

/// Says nothing plainly, in the language that its recorder reads.
const REPLY: &str = "Let us see what the board says in spring.";
const ANSWER: &str =
    r#"{"intent": "not_now", "confidence": 85, "reason": "The board meets in spring."}"#;

fn answer(kind: ProviderKind, text: &str) -> Say {
    Say::Json(match kind {
        ProviderKind::Anthropic => json!({
            "type": "message", "role": "assistant", "stop_reason": "end_turn",
            "content": [{"type": "text", "text": text}],
        }),
        _ => json!({"choices": [{"message": {"role": "assistant", "content": text}}]}),
    })
}

async fn model(owner: &Browser, to_say: impl IntoIterator<Item = Say>) -> OwnProvider {
    named(owner, ProviderKind::Openai, to_say).await
}

async fn named(
    owner: &Browser,
    kind: ProviderKind,
    to_say: impl IntoIterator<Item = Say>,
) -> OwnProvider {
    let provider = OwnProvider::saying(to_say).await;
    let body = provider_of(Uuid::new_v4(), kind, &provider.address);
    name(owner, &body).await;
    provider
}

/// Logs a reply of which it is known so far what it wants.
async fn reply(browser: &Browser, text: &str, intent: Option<Intent>) -> MessageId {
    let account = browser.create_account(text).await;
    let mut letter = log(account, Mode::InboundPaste, text, MORNING);
    letter.said.original_language = tag("en");
    letter.said.intent = intent;
    let id = letter.id;
    browser.act(letter).await;
    id
}

fn understanding(message: &Message) -> Option<Understanding> {
    message.understanding.as_ref()?.read()
}

fn was_asked(message: &Message) -> bool {
    message.understanding.is_some()
}

fn was_read(message: &Message) -> bool {
    message.said.intent.is_some()
}

#[rstest]
#[case(ProviderKind::Openai)]
#[case(ProviderKind::Anthropic)]
#[tokio::test]
async fn what_a_reply_wants_is_read_by_a_model(#[case] kind: ProviderKind) {
    let (_world, owner) = World::with_owner().await;
    let provider = named(&owner, kind, [answer(kind, ANSWER)]).await;
    let id = reply(&owner, REPLY, None).await;
    let found = once(&owner, id, was_read).await;
    assert_eq!(found.said.intent, Some(Intent::NotNow));
    let expected = Understanding::Read {
        intent: Intent::NotNow,
        confidence: 85,
        why: "The board meets in spring.".to_owned(),
    };
    assert_eq!(understanding(&found), Some(expected));
    let asked = provider.asked();
    assert_eq!(asked.len(), 1);
    assert!(asked[0].body.contains(REPLY), "{:?}", asked[0]);
    let state: Assistance = owner.get("/api/v1/assistance").await.ok();
    assert!(state.used > REPLY.len() as u64, "it is counted");
}

#[tokio::test]
async fn what_a_rule_or_somebody_said_is_asked_of_nobody() {
    let (_world, owner) = World::with_owner().await;
    let provider = model(&owner, [answer(ProviderKind::Openai, ANSWER)]).await;
    reply(&owner, "Please send us the prices.", Some(Intent::Question)).await;
    reply(&owner, "We wait.", Some(Intent::Unknown)).await;
    let after = reply(&owner, REPLY, None).await;
    once(&owner, after, was_read).await;
    assert_eq!(provider.asked().len(), 1, "{:?}", provider.asked());
}

#[rstest]
#[case::no_json("They are not sure yet.")]
#[case::outside_the_list(r#"{"intent": "delighted", "confidence": 9, "reason": "x"}"#)]
#[case::without_a_reason(r#"{"intent": "question", "confidence": 9, "reason": ""}"#)]
#[tokio::test]
async fn an_answer_that_is_no_intent_is_none_and_asked_for_again(#[case] garbage: &str) {
    let (world, owner) = World::with_owner().await;
    let kind = ProviderKind::Openai;
    let provider = model(&owner, [answer(kind, garbage), answer(kind, ANSWER)]).await;
    let id = reply(&owner, REPLY, None).await;
    let found = once(&owner, id, was_asked).await;
    assert_eq!(found.said.intent, None);
    let why = ProviderTrouble::Garbled;
    assert_eq!(understanding(&found), Some(Understanding::Failed { why }));
    // Another reply makes the server look. The first may be put off only after it was told, and so by
    // the time that has passed by then: once another was read it surely is.
    for text in ["And we wait.", "And we wait still."] {
        world.pass(Span(10_000));
        let other = reply(&owner, text, None).await;
        once(&owner, other, was_read).await;
    }
    let found = once(&owner, id, was_read).await;
    assert_eq!(found.said.intent, Some(Intent::NotNow));
    assert!(provider.asked().len() >= 3);
}

#[tokio::test]
async fn a_model_that_has_to_be_mended_is_asked_again_by_hand_alone() {
    let (world, owner) = World::with_owner().await;
    let refused = Say::Problem {
        status: 401,
        body: json!({"error": {"code": "invalid_api_key"}}),
    };
    let provider = model(&owner, [refused, answer(ProviderKind::Openai, ANSWER)]).await;
    let id = reply(&owner, REPLY, None).await;
    let found = once(&owner, id, was_asked).await;
    let why = ProviderTrouble::WrongKey;
    assert_eq!(understanding(&found), Some(Understanding::Failed { why }));
    world.pass(Span::days(1));
    let other = reply(&owner, "And we wait.", None).await;
    once(&owner, other, was_read).await;
    assert_eq!(provider.asked().len(), 2);
    let again = UnderstandMessage {
        id,
        understanding: None,
    };
    owner.act(again).await;
    once(&owner, id, was_read).await;
}

#[tokio::test]
async fn what_somebody_said_meanwhile_is_not_written_over() {
    let (_world, owner) = World::with_owner().await;
    let told = Arc::new(Notify::new());
    let kind = ProviderKind::Openai;
    let held = Say::Held(Arc::clone(&told), Box::new(answer(kind, ANSWER)));
    let provider = model(&owner, [held, answer(kind, ANSWER)]).await;
    let id = reply(&owner, REPLY, None).await;
    provider.once_asked().await;
    let intent = Intent::Referral;
    owner.act(SetIntent { id, intent }).await;
    told.notify_one();
    let after = reply(&owner, "And we wait.", None).await;
    once(&owner, after, was_read).await;
    let rows = owner.rows().await;
    let is_kept = rows.iter().any(|row| {
        matches!(row, Row::Message(message) if message.id == id
            && message.said.intent == Some(intent)
            && message.understanding.is_none())
    });
    assert!(is_kept, "{rows:?}");
}

#[tokio::test]
async fn a_reply_is_translated_first_and_read_then() {
    let (_world, owner) = World::with_owner().await;
    let apertium = OwnProvider::saying([translated("We will talk")]).await;
    name(&owner, &provider_at(Uuid::new_v4(), &apertium.address)).await;
    let provider = OwnProvider::saying([answer(ProviderKind::Openai, ANSWER)]).await;
    // Behind the one that translates: of two in one place either may be the first.
    let body = SaveProvider {
        place: 1,
        ..provider_of(Uuid::new_v4(), ProviderKind::Openai, &provider.address)
    };
    name(&owner, &body).await;
    let id = paste(&owner, "En parlem dilluns").await;
    let found = once(&owner, id, was_read).await;
    assert!(found.said.translation.is_some());
    assert_eq!(provider.asked().len(), 1);
    assert_eq!(apertium.asked().len(), 1);
}
