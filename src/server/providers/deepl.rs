//! `DeepL`: several texts a request, as JSON.

use super::{
    Provider,
    ask::{Ask, AskBody, Failure, Heard, text_at},
};
use domain::{Language, ProviderTrouble};
use serde_json::{Value, json};

pub(super) fn ask(provider: &Provider, texts: &[String], from: &Language, to: &Language) -> Ask {
    let body = json!({
        "text": texts,
        "source_lang": source(from),
        "target_lang": target(to),
    });
    let key = format!("DeepL-Auth-Key {}", provider.key.say());
    Ask {
        address: provider.address("/v2/translate"),
        headers: vec![("authorization", key)],
        body: AskBody::Json(body),
    }
}

/// It knows one Norwegian.
fn source(from: &Language) -> String {
    match from.primary() {
        "no" | "nn" => "NB".to_owned(),
        primary => primary.to_ascii_uppercase(),
    }
}

/// Of some languages it wants to know which of their kinds is meant.
fn target(to: &Language) -> String {
    let whole = to.as_str().to_ascii_uppercase();
    match (to.primary(), whole.as_str()) {
        ("en", "EN-US") | ("pt", "PT-BR") | ("zh", "ZH-HANT" | "ZH-HANS") => whole,
        ("en", _) => "EN-GB".to_owned(),
        ("pt", _) => "PT-PT".to_owned(),
        ("zh", "ZH-TW" | "ZH-HK" | "ZH-MO") => "ZH-HANT".to_owned(),
        _ => source(to),
    }
}

pub(super) fn read(heard: &Heard) -> Result<Vec<String>, Failure> {
    let body = heard.good(of_error)?;
    let all = body["translations"].as_array();
    let all = all.ok_or(ProviderTrouble::Garbled)?;
    let each = all
        .iter()
        .map(|one| text_at(one, "/text").map(str::to_owned));
    each.collect()
}

fn of_error(body: &Value) -> Option<ProviderTrouble> {
    let words = body["message"].as_str()?;
    let is_pair = words.contains("_lang") && words.contains("not supported");
    is_pair.then_some(ProviderTrouble::NoSuchPair)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::providers::tests_kit::{heard, provider, tag};
    use protocol::ProviderKind;
    use rstest::rstest;

    #[test]
    fn texts_are_asked_and_read_together() {
        let provider = provider(ProviderKind::Deepl, "https://api-free.deepl.com");
        let texts = ["Bon dia".to_owned(), "Gràcies".to_owned()];
        let ask = ask(&provider, &texts, &tag("ca"), &tag("en"));
        assert_eq!(ask.address, "https://api-free.deepl.com/v2/translate");
        let key = ("authorization", "DeepL-Auth-Key the key".to_owned());
        assert_eq!(ask.headers, [key]);
        let expected = json!({"text": ["Bon dia", "Gràcies"], "source_lang": "CA",
            "target_lang": "EN-GB"});
        assert_eq!(ask.body, AskBody::Json(expected));
        let good = r#"{"translations": [
            {"detected_source_language": "CA", "text": "Good morning"},
            {"detected_source_language": "CA", "text": "Thanks"}]}"#;
        let expected = vec!["Good morning".to_owned(), "Thanks".to_owned()];
        assert_eq!(read(&heard(200, good)), Ok(expected));
    }

    #[rstest]
    #[case("en-US", "EN-US")]
    #[case("en", "EN-GB")]
    #[case("pt-BR", "PT-BR")]
    #[case("pt", "PT-PT")]
    #[case("de-AT", "DE")]
    #[case("zh-Hant", "ZH-HANT")]
    #[case("zh-TW", "ZH-HANT")]
    #[case("zh", "ZH")]
    #[case("nn", "NB")]
    fn a_target_is_named_as_it_wants(#[case] to: &str, #[case] expected: &str) {
        assert_eq!(target(&tag(to)), expected);
    }

    #[rstest]
    #[case::pair(
        400,
        r#"{"message": "Value for 'target_lang' not supported."}"#,
        ProviderTrouble::NoSuchPair
    )]
    #[case::key(403, "", ProviderTrouble::WrongKey)]
    #[case::quota(456, r#"{"message": "Quota Exceeded"}"#, ProviderTrouble::SpentUp)]
    #[case::many(429, r#"{"message": "Too many requests"}"#, ProviderTrouble::Busy)]
    #[case::odd(200, r#"{"translations": [{}]}"#, ProviderTrouble::Garbled)]
    fn what_it_says_of_an_error_is_understood(
        #[case] status: u16,
        #[case] body: &str,
        #[case] expected: ProviderTrouble,
    ) {
        assert_eq!(read(&heard(status, body)).unwrap_err().why, expected);
    }
}
