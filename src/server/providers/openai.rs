//! Chat completions, as `OpenAI` speaks them and many servers after it.

use super::{
    Provider,
    ask::{Ask, AskBody, Failure, Heard},
    draft::Next,
};
use domain::ProviderTrouble;
use serde_json::{Value, json};

/// One prompt, one answer: at once, or as a stream of events.
pub(super) fn ask(provider: &Provider, prompt: &str, streams: bool) -> Ask {
    let mut headers = Vec::new();
    // A server of one's own may need none.
    if !provider.key.is_blank() {
        headers.push(("authorization", format!("Bearer {}", provider.key.say())));
    }
    Ask {
        address: provider.address("/chat/completions"),
        headers,
        body: AskBody::Json(json!({
            "model": provider.body.model,
            "messages": [{"role": "user", "content": prompt}],
            "stream": streams,
        })),
    }
}

pub(super) fn read(heard: &Heard) -> Result<String, Failure> {
    let body = heard.good(of_error)?;
    let choice = &body["choices"][0];
    if let Some(why) = ended_by(choice) {
        return Err(why.into());
    }
    let text = choice["message"]["content"].as_str();
    text.map(str::to_owned)
        .ok_or_else(|| ProviderTrouble::Garbled.into())
}

/// What an event of the stream says.
pub(super) fn read_event(data: &str) -> Next {
    if data.trim() == "[DONE]" {
        return Next::End;
    }
    let Ok(event) = serde_json::from_str::<Value>(data) else {
        return Next::Failed(ProviderTrouble::Garbled);
    };
    if event.get("error").is_some_and(|error| !error.is_null()) {
        return Next::Failed(of_error(&event).unwrap_or(ProviderTrouble::NotReached));
    }
    let choice = &event["choices"][0];
    if let Some(why) = ended_by(choice) {
        return Next::Failed(why);
    }
    let said = choice["delta"]["content"].as_str().unwrap_or_default();
    // Some servers close the stream without the word that ends it.
    let ends = choice["finish_reason"] == "stop";
    match (said.is_empty(), ends) {
        (false, false) => Next::Text(said.to_owned()),
        (false, true) => Next::Last(said.to_owned()),
        (true, true) => Next::End,
        (true, false) if thinks(&choice["delta"]) => Next::Thinks,
        (true, false) => Next::Nothing,
    }
}

/// Whether something was thought, by whichever name servers give it.
fn thinks(delta: &Value) -> bool {
    let names = ["reasoning_content", "reasoning"];
    let thought = |name: &&str| delta[*name].as_str().is_some_and(|text| !text.is_empty());
    names.iter().any(thought)
}

/// Why a choice ended before its end, if so.
fn ended_by(choice: &Value) -> Option<ProviderTrouble> {
    let refuses = |message: &Value| message["refusal"].is_string();
    if refuses(&choice["message"]) || refuses(&choice["delta"]) {
        return Some(ProviderTrouble::Refused);
    }
    match choice["finish_reason"].as_str()? {
        "length" => Some(ProviderTrouble::TooLong),
        "content_filter" => Some(ProviderTrouble::Refused),
        _ => None,
    }
}

fn of_error(body: &Value) -> Option<ProviderTrouble> {
    let error = &body["error"];
    let named = |name: &str| error[name].as_str().unwrap_or_default();
    match (named("code"), named("type")) {
        ("context_length_exceeded", _) => Some(ProviderTrouble::TooLong),
        ("insufficient_quota", _) | (_, "insufficient_quota") => Some(ProviderTrouble::SpentUp),
        ("invalid_api_key", _) => Some(ProviderTrouble::WrongKey),
        ("model_not_found" | "content_filter", _) => Some(ProviderTrouble::Refused),
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
        let provider = provider(ProviderKind::Openai, "https://api.openai.com/v1");
        let ask = ask(&provider, "Write", true);
        assert_eq!(ask.address, "https://api.openai.com/v1/chat/completions");
        let key = ("authorization", "Bearer the key".to_owned());
        assert_eq!(ask.headers, [key]);
        let expected = json!({"model": "some-model", "stream": true,
            "messages": [{"role": "user", "content": "Write"}]});
        assert_eq!(ask.body, AskBody::Json(expected));
        let good = r#"{"id": "c", "object": "chat.completion", "choices": [{"index": 0,
            "message": {"role": "assistant", "content": "Bon dia", "refusal": null},
            "finish_reason": "stop"}], "usage": {"total_tokens": 9}}"#;
        assert_eq!(read(&heard(200, good)), Ok("Bon dia".to_owned()));
    }

    #[rstest]
    #[case::key(401, r#"{"error": {"code": "invalid_api_key"}}"#, T::WrongKey)]
    #[case::quota(429, r#"{"error": {"type": "insufficient_quota"}}"#, T::SpentUp)]
    #[case::many(429, r#"{"error": {"code": "rate_limit_exceeded"}}"#, T::Busy)]
    #[case::long(400, r#"{"error": {"code": "context_length_exceeded"}}"#, T::TooLong)]
    #[case::model(404, r#"{"error": {"code": "model_not_found"}}"#, T::Refused)]
    #[case::elsewhere(404, "<html>", T::Garbled)]
    #[case::refusal(
        200,
        r#"{"choices": [{"message": {"content": null, "refusal": "No"}}]}"#,
        T::Refused
    )]
    #[case::cut(
        200,
        r#"{"choices": [{"message": {"content": "Bon"}, "finish_reason": "length"}]}"#,
        T::TooLong
    )]
    #[case::odd(200, r#"{"choices": []}"#, T::Garbled)]
    fn what_it_says_of_an_error_is_understood(
        #[case] status: u16,
        #[case] body: &str,
        #[case] expected: T,
    ) {
        assert_eq!(read(&heard(status, body)).unwrap_err().why, expected);
    }

    #[rstest]
    #[case::role(
        r#"{"choices": [{"delta": {"role": "assistant", "content": ""}, "finish_reason": null}]}"#,
        Next::Nothing
    )]
    #[case::thinks(r#"{"choices": [{"delta": {"content": "", "reasoning": "They ask"}, "finish_reason": null}]}"#, Next::Thinks)]
    #[case::thinks_by_another_name(r#"{"choices": [{"delta": {"content": null, "reasoning_content": "They ask"}, "finish_reason": null}]}"#, Next::Thinks)]
    #[case::thinks_nothing(
        r#"{"choices": [{"delta": {"content": "", "reasoning": ""}, "finish_reason": null}]}"#,
        Next::Nothing
    )]
    #[case::text(r#"{"choices": [{"delta": {"content": "Bon "}, "finish_reason": null}]}"#, Next::Text("Bon ".to_owned()))]
    #[case::last(
        r#"{"choices": [{"delta": {"content": "dia"}, "finish_reason": "stop"}]}"#,
        Next::Last("dia".to_owned())
    )]
    #[case::stop(r#"{"choices": [{"delta": {}, "finish_reason": "stop"}]}"#, Next::End)]
    #[case::usage(r#"{"choices": [], "usage": {"total_tokens": 9}}"#, Next::Nothing)]
    #[case::done("[DONE]", Next::End)]
    #[case::cut(
        r#"{"choices": [{"delta": {}, "finish_reason": "length"}]}"#,
        Next::Failed(T::TooLong)
    )]
    #[case::error(r#"{"error": {"message": "overloaded"}}"#, Next::Failed(T::NotReached))]
    #[case::malformed(r#"{"choices": [{"del"#, Next::Failed(T::Garbled))]
    fn an_event_says_what_comes_next(#[case] data: &str, #[case] expected: Next) {
        assert_eq!(read_event(data), expected);
    }
}
