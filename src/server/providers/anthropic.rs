//! The Messages API of Anthropic.

use super::{
    Provider,
    ask::{Ask, AskBody, Failure, Heard},
    draft::Next,
};
use domain::ProviderTrouble;
use serde_json::{Value, json};

/// The version of the interface that is spoken here.
const VERSION: &str = "2023-06-01";
/// Far more than any message of outreach; it has to be said.
const MOST_TOKENS: u32 = 8_192;

/// One prompt, one answer: at once, or as a stream of events.
pub(super) fn ask(provider: &Provider, prompt: &str, streams: bool) -> Ask {
    Ask {
        address: provider.address("/v1/messages"),
        headers: vec![
            ("x-api-key", provider.key.say().to_owned()),
            ("anthropic-version", VERSION.to_owned()),
        ],
        body: AskBody::Json(json!({
            "model": provider.body.model,
            "max_tokens": MOST_TOKENS,
            "messages": [{"role": "user", "content": prompt}],
            "stream": streams,
        })),
    }
}

pub(super) fn read(heard: &Heard) -> Result<String, Failure> {
    let body = heard.good(of_error)?;
    if let Some(why) = ended_by(&body["stop_reason"]) {
        return Err(why.into());
    }
    let parts = body["content"].as_array().ok_or(ProviderTrouble::Garbled)?;
    let text: String = parts
        .iter()
        .filter_map(|part| part["text"].as_str())
        .collect();
    Ok(text)
}

/// What an event of the stream says.
pub(super) fn read_event(data: &str) -> Next {
    let Ok(event) = serde_json::from_str::<Value>(data) else {
        return Next::Failed(ProviderTrouble::Garbled);
    };
    match event["type"].as_str() {
        Some("content_block_delta") => match event["delta"]["text"].as_str() {
            Some(text) if !text.is_empty() => Next::Text(text.to_owned()),
            _ if event["delta"]["type"] == "thinking_delta" => Next::Thinks,
            _ => Next::Nothing,
        },
        Some("message_delta") => {
            ended_by(&event["delta"]["stop_reason"]).map_or(Next::Nothing, Next::Failed)
        }
        Some("message_stop") => Next::End,
        Some("error") => Next::Failed(of_error(&event).unwrap_or(ProviderTrouble::NotReached)),
        // There may be kinds of events that nobody knows yet.
        Some(_) => Next::Nothing,
        None => Next::Failed(ProviderTrouble::Garbled),
    }
}

/// Why an answer ended before its end, if so.
fn ended_by(reason: &Value) -> Option<ProviderTrouble> {
    match reason.as_str()? {
        "max_tokens" | "model_context_window_exceeded" => Some(ProviderTrouble::TooLong),
        "refusal" => Some(ProviderTrouble::Refused),
        _ => None,
    }
}

fn of_error(body: &Value) -> Option<ProviderTrouble> {
    match body["error"]["type"].as_str()? {
        "authentication_error" | "permission_error" => Some(ProviderTrouble::WrongKey),
        "billing_error" => Some(ProviderTrouble::SpentUp),
        "rate_limit_error" | "overloaded_error" => Some(ProviderTrouble::Busy),
        "request_too_large" => Some(ProviderTrouble::TooLong),
        "timeout_error" => Some(ProviderTrouble::TooSlow),
        "invalid_request_error" | "not_found_error" => Some(ProviderTrouble::Refused),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::providers::tests_kit::{heard, provider};
    use ProviderTrouble as T;
    use protocol::ProviderKind;
    use rstest::rstest;

    #[test]
    fn a_prompt_is_asked_and_its_answer_read() {
        let provider = provider(ProviderKind::Anthropic, "https://api.anthropic.com");
        let ask = ask(&provider, "Write", false);
        assert_eq!(ask.address, "https://api.anthropic.com/v1/messages");
        let headers = [
            ("x-api-key", "the key".to_owned()),
            ("anthropic-version", "2023-06-01".to_owned()),
        ];
        assert_eq!(ask.headers, headers);
        let expected = json!({"model": "some-model", "max_tokens": 8192, "stream": false,
            "messages": [{"role": "user", "content": "Write"}]});
        assert_eq!(ask.body, AskBody::Json(expected));
        let good = r#"{"id": "msg", "type": "message", "role": "assistant",
            "content": [{"type": "text", "text": "Bon "}, {"type": "text", "text": "dia"}],
            "stop_reason": "end_turn", "usage": {"input_tokens": 2, "output_tokens": 3}}"#;
        assert_eq!(read(&heard(200, good)), Ok("Bon dia".to_owned()));
    }

    #[rstest]
    #[case::key(
        401,
        r#"{"type": "error", "error": {"type": "authentication_error"}}"#,
        T::WrongKey
    )]
    #[case::many(
        429,
        r#"{"type": "error", "error": {"type": "rate_limit_error"}}"#,
        T::Busy
    )]
    #[case::overloaded(
        529,
        r#"{"type": "error", "error": {"type": "overloaded_error"}}"#,
        T::Busy
    )]
    #[case::long(
        413,
        r#"{"type": "error", "error": {"type": "request_too_large"}}"#,
        T::TooLong
    )]
    #[case::model(
        404,
        r#"{"type": "error", "error": {"type": "not_found_error"}}"#,
        T::Refused
    )]
    #[case::refusal(200, r#"{"content": [], "stop_reason": "refusal"}"#, T::Refused)]
    #[case::cut(200, r#"{"content": [], "stop_reason": "max_tokens"}"#, T::TooLong)]
    #[case::odd(200, r#"{"content": "Bon dia"}"#, T::Garbled)]
    fn what_it_says_of_an_error_is_understood(
        #[case] status: u16,
        #[case] body: &str,
        #[case] expected: T,
    ) {
        assert_eq!(read(&heard(status, body)).unwrap_err().why, expected);
    }

    #[rstest]
    #[case::start(
        r#"{"type": "message_start", "message": {"content": []}}"#,
        Next::Nothing
    )]
    #[case::block(r#"{"type": "content_block_start", "index": 0}"#, Next::Nothing)]
    #[case::ping(r#"{"type": "ping"}"#, Next::Nothing)]
    #[case::thinks(r#"{"type": "content_block_delta", "delta": {"type": "thinking_delta", "thinking": "They ask"}}"#, Next::Thinks)]
    #[case::text(r#"{"type": "content_block_delta", "delta": {"type": "text_delta", "text": "Bon "}}"#, Next::Text("Bon ".to_owned()))]
    #[case::end_of_turn(
        r#"{"type": "message_delta", "delta": {"stop_reason": "end_turn"}}"#,
        Next::Nothing
    )]
    #[case::stop(r#"{"type": "message_stop"}"#, Next::End)]
    #[case::cut(
        r#"{"type": "message_delta", "delta": {"stop_reason": "max_tokens"}}"#,
        Next::Failed(T::TooLong)
    )]
    #[case::error(
        r#"{"type": "error", "error": {"type": "overloaded_error"}}"#,
        Next::Failed(T::Busy)
    )]
    #[case::unheard_of(r#"{"type": "hum"}"#, Next::Nothing)]
    #[case::malformed(r#"{"type": "content_bl"#, Next::Failed(T::Garbled))]
    fn an_event_says_what_comes_next(#[case] data: &str, #[case] expected: Next) {
        assert_eq!(read_event(data), expected);
    }
}
