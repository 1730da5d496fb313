//! `LibreTranslate`: several texts a request, as JSON.

use super::{
    Provider,
    ask::{Ask, AskBody, Failure, Heard},
};
use domain::{Language, ProviderTrouble};
use serde_json::{Value, json};

pub(super) fn ask(provider: &Provider, texts: &[String], from: &Language, to: &Language) -> Ask {
    let mut body = json!({
        "q": texts,
        "source": from.primary(),
        "target": to.primary(),
        "format": "text",
    });
    if !provider.key.is_blank() {
        body["api_key"] = json!(provider.key.say());
    }
    Ask {
        address: provider.address("/translate"),
        headers: Vec::new(),
        body: AskBody::Json(body),
    }
}

pub(super) fn read(heard: &Heard) -> Result<Vec<String>, Failure> {
    let body = heard.good(of_error)?;
    let texts = body["translatedText"].as_array().map(|texts| {
        let each = texts.iter().map(|text| text.as_str().map(str::to_owned));
        each.collect::<Option<Vec<_>>>()
    });
    texts
        .flatten()
        .ok_or_else(|| ProviderTrouble::Garbled.into())
}

fn of_error(body: &Value) -> Option<ProviderTrouble> {
    let words = body["error"].as_str()?;
    if words.contains("not supported") || words.contains("not available") {
        Some(ProviderTrouble::NoSuchPair)
    } else if words.contains("exceeds text limit") {
        Some(ProviderTrouble::TooLong)
    } else if words.to_lowercase().contains("api key") {
        Some(ProviderTrouble::WrongKey)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::providers::tests_kit::{heard, provider, tag};
    use protocol::ProviderKind;
    use rstest::rstest;

    #[test]
    fn texts_are_asked_and_read_together() {
        let provider = provider(ProviderKind::LibreTranslate, "https://translate.example");
        let texts = ["Bon dia".to_owned(), "Gràcies".to_owned()];
        let ask = ask(&provider, &texts, &tag("ca"), &tag("en"));
        assert_eq!(ask.address, "https://translate.example/translate");
        let expected = json!({"q": ["Bon dia", "Gràcies"], "source": "ca", "target": "en",
            "format": "text", "api_key": "the key"});
        assert_eq!(ask.body, AskBody::Json(expected));
        let good = r#"{"translatedText": ["Good morning", "Thanks"]}"#;
        let expected = vec!["Good morning".to_owned(), "Thanks".to_owned()];
        assert_eq!(read(&heard(200, good)), Ok(expected));
    }

    #[rstest]
    #[case::pair(
        400,
        r#"{"error": "ca is not supported"}"#,
        ProviderTrouble::NoSuchPair
    )]
    #[case::long(
        400,
        r#"{"error": "Invalid request: request (9000) exceeds text limit (2000)"}"#,
        ProviderTrouble::TooLong
    )]
    #[case::key(403, r#"{"error": "Invalid API key"}"#, ProviderTrouble::WrongKey)]
    #[case::key_missing(
        400,
        r#"{"error": "Please contact the server operator to get an API key"}"#,
        ProviderTrouble::WrongKey
    )]
    #[case::many(
        429,
        r#"{"error": "Slowdown: 20 per 1 minute"}"#,
        ProviderTrouble::Busy
    )]
    #[case::odd(200, r#"{"translatedText": "one"}"#, ProviderTrouble::Garbled)]
    fn what_it_says_of_an_error_is_understood(
        #[case] status: u16,
        #[case] body: &str,
        #[case] expected: ProviderTrouble,
    ) {
        assert_eq!(read(&heard(status, body)).unwrap_err().why, expected);
    }
}
