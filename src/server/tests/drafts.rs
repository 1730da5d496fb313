//! Drafts by models, told to a real server that speaks each wire format (rule book §16).

use crate::{provider::*, support::*};
use domain::*;
use protocol::{events::EventReader, *};
use rstest::rstest;
use serde_json::{Value, json};
use uuid::Uuid;

/// How an interface says a text in pieces, and that it is at its end.
fn stream_of(kind: ProviderKind, texts: &[&str]) -> Vec<String> {
    let data = |value: &Value| format!("data: {value}\n\n");
    let mut pieces = Vec::new();
    if kind == ProviderKind::Anthropic {
        let named = |value: Value| format!("event: {}\n{}", value["type"], data(&value));
        pieces.push(named(
            json!({"type": "message_start", "message": {"content": []}}),
        ));
        pieces.push(named(json!({"type": "ping"})));
        for text in texts {
            let delta = json!({"type": "text_delta", "text": text});
            pieces.push(named(
                json!({"type": "content_block_delta", "delta": delta}),
            ));
        }
        pieces.push(named(json!({"type": "message_stop"})));
    } else {
        for text in texts {
            let choice = json!({"index": 0, "delta": {"content": text}, "finish_reason": null});
            pieces.push(data(&json!({"choices": [choice]})));
        }
        let choice = json!({"index": 0, "delta": {}, "finish_reason": "stop"});
        pieces.push(data(&json!({"choices": [choice]})));
        pieces.push("data: [DONE]\n\n".to_owned());
    }
    pieces
}

async fn with_writer(kind: ProviderKind, say: Say) -> (World, Browser, OwnProvider) {
    let (world, owner) = World::with_owner().await;
    let provider = OwnProvider::saying([say]).await;
    let named = provider_of(Uuid::new_v4(), kind, &provider.address);
    let reply = owner.post("/api/v1/providers", &named).await;
    assert_eq!(reply.status, 204, "{}", reply.text);
    (world, owner, provider)
}

async fn draft(browser: &Browser) -> Vec<DraftEvent> {
    let body = AskDraft {
        account_id: browser.create_account("Forn Vell").await,
        campaign_id: None,
        prompt: "Write one message".to_owned(),
        language: "ca".parse().unwrap(),
    };
    let reply = browser.post("/api/v1/drafts", &body).await;
    assert_eq!(reply.status, 200, "{}", reply.text);
    assert_eq!(reply.headers["content-type"], "text/event-stream");
    let events = EventReader::default().feed(reply.text.as_bytes()).unwrap();
    let read = |event: &String| serde_json::from_str(event).unwrap();
    events.iter().map(read).collect()
}

fn text(text: &str) -> DraftEvent {
    DraftEvent::Text(text.to_owned())
}

fn failed(why: ProviderTrouble) -> DraftEvent {
    DraftEvent::Failed {
        why,
        retry_after: None,
    }
}

const BOTH: [ProviderKind; 2] = [ProviderKind::Openai, ProviderKind::Anthropic];

#[tokio::test]
async fn a_draft_comes_piece_by_piece_and_is_counted() {
    for by in BOTH {
        let pieces = stream_of(by, &["Bon dia, ", "Marta"]);
        let (_world, owner, provider) = with_writer(by, Say::Stream(pieces)).await;
        let expected = [text("Bon dia, "), text("Marta"), DraftEvent::Done { by }];
        assert_eq!(draft(&owner).await, expected, "{by:?}");
        let asked = &provider.asked()[0];
        let path = if by == ProviderKind::Openai {
            "/chat/completions"
        } else {
            "/v1/messages"
        };
        assert_eq!(asked.path, path);
        let body: Value = serde_json::from_str(&asked.body).unwrap();
        assert_eq!(body["messages"][0]["content"], "Write one message");
        assert_eq!(
            (&body["stream"], &body["model"]),
            (&json!(true), &json!("some-model"))
        );
        let state: Assistance = owner.get("/api/v1/assistance").await.ok();
        assert!(state.drafts);
        assert_eq!(state.used, 17 + 14, "what was asked, and what was written");
    }
}

#[tokio::test]
async fn a_draft_that_is_cut_keeps_what_was_said_and_says_so() {
    for by in BOTH {
        let mut pieces = stream_of(by, &["Bon dia, ", "Marta"]);
        pieces.truncate(pieces.len() - 2);
        for say in [Say::Cut(pieces.clone()), Say::Stream(pieces)] {
            let (_world, owner, _provider) = with_writer(by, say).await;
            let events = draft(&owner).await;
            assert_eq!(events[0], text("Bon dia, "), "{by:?}");
            let last = failed(ProviderTrouble::NotReached);
            assert_eq!(events.last(), Some(&last), "{by:?}");
        }
    }
}

#[tokio::test]
async fn a_draft_whose_last_words_end_it_is_whole() {
    let choice = json!({"index": 0, "delta": {"content": "Bon dia"}, "finish_reason": "stop"});
    let say = Say::Stream(vec![format!("data: {}\n\n", json!({"choices": [choice]}))]);
    let by = ProviderKind::Openai;
    let (_world, owner, _provider) = with_writer(by, say).await;
    assert_eq!(
        draft(&owner).await,
        [text("Bon dia"), DraftEvent::Done { by }]
    );
}

#[tokio::test]
async fn an_answer_that_is_no_stream_is_garbage() {
    for by in BOTH {
        let (_world, owner, _provider) = with_writer(by, Say::Json(json!({"hello": 1}))).await;
        let garbled = failed(ProviderTrouble::Garbled);
        assert_eq!(draft(&owner).await, [garbled], "{by:?}");
    }
}

#[rstest]
#[case::not_json("data: {\"choices\"\n\n")]
#[case::no_events("<html>Hello</html>\n\ndata: oh\n\n")]
#[tokio::test]
async fn malformed_events_end_a_draft(#[case] piece: &str) {
    for by in BOTH {
        let (_world, owner, _provider) = with_writer(by, Say::Stream(vec![piece.to_owned()])).await;
        assert_eq!(
            draft(&owner).await,
            [failed(ProviderTrouble::Garbled)],
            "{by:?}"
        );
    }
}

#[tokio::test]
async fn a_model_that_has_too_much_to_do_says_when_to_come_back() {
    for by in BOTH {
        let (_world, owner, _provider) = with_writer(by, Say::Later(7)).await;
        let expected = DraftEvent::Failed {
            why: ProviderTrouble::Busy,
            retry_after: Some(7),
        };
        assert_eq!(draft(&owner).await, [expected], "{by:?}");
    }
}

#[rstest]
#[case::nothing(&[" "], ProviderTrouble::Garbled)]
#[case::signs_alone(&["{{{", "<<%%"], ProviderTrouble::Garbled)]
#[case::signs_that_no_text_has(&["Bon dia\u{0}"], ProviderTrouble::Garbled)]
#[case::another_language(
    &["Sehr geehrte Damen und Herren, ", "vielen Dank für Ihre Nachricht und bis bald"],
    ProviderTrouble::OtherLanguage,
)]
#[tokio::test]
async fn a_draft_that_is_no_use_says_so_at_its_end(
    #[case] texts: &[&str],
    #[case] why: ProviderTrouble,
) {
    let by = ProviderKind::Openai;
    let (_world, owner, _provider) = with_writer(by, Say::Stream(stream_of(by, texts))).await;
    assert_eq!(draft(&owner).await.last(), Some(&failed(why)));
}

#[tokio::test]
async fn without_anybody_who_writes_there_is_no_draft() {
    let (_world, owner) = World::with_owner().await;
    assert_eq!(draft(&owner).await, [failed(ProviderTrouble::NoProvider)]);
    let account_id = owner.create_account("Forn Vell").await;
    let body = json!({"account_id": account_id, "prompt": "x".repeat(200_001), "language": "ca"});
    let reply = owner.post("/api/v1/drafts", &body).await;
    reply.is_problem(ProblemKind::TooLarge);
    let body = json!({"account_id": account_id, "prompt": " ", "language": "ca"});
    let reply = owner.post("/api/v1/drafts", &body).await;
    reply.is_problem(ProblemKind::Malformed);
}

#[tokio::test]
async fn nothing_is_drafted_for_who_must_not_be_contacted() {
    let by = ProviderKind::Openai;
    let say = Say::Stream(stream_of(by, &["Bon dia"]));
    let (_world, owner, provider) = with_writer(by, say).await;
    let account_id = owner.create_account("Forn Vell").await;
    let flag = ChangeAccountStatus {
        account_id,
        to: AccountStatus::DoNotContact,
        why: "They asked".to_owned(),
        takes_back: false,
    };
    owner.act(flag).await;
    let body = json!({"account_id": account_id, "prompt": "Write", "language": "ca"});
    let reply = owner.post("/api/v1/drafts", &body).await;
    reply.is_problem(ProblemKind::Refused);
    let refusal = reply.problem().refusal.and_then(|refusal| refusal.read());
    assert!(matches!(refusal, Some(Refusal::DoNotContact { .. })));
    assert!(provider.asked().is_empty());
}
