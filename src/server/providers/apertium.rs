//! Apertium `APy`: one text a request, as a form.

use super::{
    Provider,
    ask::{Ask, AskBody, Failure, Heard, text_at},
};
use domain::{Language, ProviderTrouble};
use serde_json::Value;

pub(super) fn ask(provider: &Provider, text: &str, from: &Language, to: &Language) -> Ask {
    let pair = format!("{}|{}", from.primary(), to.primary());
    Ask {
        address: provider.address("/translate"),
        headers: Vec::new(),
        body: AskBody::Form(vec![
            ("langpair", pair),
            // A word that it does not know is left as it is, without a star before it.
            ("markUnknown", "no".to_owned()),
            ("q", text.to_owned()),
        ]),
    }
}

pub(super) fn read(heard: &Heard) -> Result<String, Failure> {
    let body = heard.good(of_error)?;
    Ok(text_at(&body, "/responseData/translatedText")?.to_owned())
}

/// Its only bad request is a pair that is not installed.
fn of_error(body: &Value) -> Option<ProviderTrouble> {
    let is_pair = body["explanation"]
        .as_str()
        .is_some_and(|words| words.contains("pair"));
    is_pair.then_some(ProviderTrouble::NoSuchPair)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::providers::tests_kit::{heard, provider, tag};
    use protocol::ProviderKind;

    #[test]
    fn a_text_is_asked_as_a_form_and_read_from_its_answer() {
        let provider = provider(ProviderKind::Apertium, "http://localhost:2737/");
        let ask = ask(&provider, "Bon dia", &tag("ca"), &tag("en-GB"));
        assert_eq!(ask.address, "http://localhost:2737/translate");
        let AskBody::Form(fields) = ask.body else {
            panic!("no form")
        };
        assert!(fields.contains(&("langpair", "ca|en".to_owned())));
        assert!(fields.contains(&("q", "Bon dia".to_owned())));
        let good = r#"{"responseData": {"translatedText": "Good morning"},
            "responseDetails": null, "responseStatus": 200}"#;
        assert_eq!(read(&heard(200, good)), Ok("Good morning".to_owned()));
    }

    #[test]
    fn a_pair_that_is_not_installed_is_said_so() {
        let bad = r#"{"status": "error", "code": 400, "message": "Bad Request",
            "explanation": "That pair is not installed"}"#;
        let failure = read(&heard(400, bad)).unwrap_err();
        assert_eq!(failure.why, ProviderTrouble::NoSuchPair);
        let odd = r#"{"responseData": {"translatedText": null}, "responseStatus": 200}"#;
        assert_eq!(read(&heard(200, odd)), Err(ProviderTrouble::Garbled.into()));
    }
}
