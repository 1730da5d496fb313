//! What is common to all providers: a request, an answer, and what went wrong.

use domain::ProviderTrouble;
use serde_json::Value;

/// A request to a provider.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ask {
    pub(super) address: String,
    /// Names and values; the values may be secret.
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: AskBody,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum AskBody {
    Json(Value),
    Form(Vec<(&'static str, String)>),
}

/// What a provider answered, to its end.
#[derive(Debug, Clone, Default)]
pub(super) struct Heard {
    pub(super) status: u16,
    /// Seconds after which it wants to be asked again.
    pub(super) retry_after: Option<u32>,
    pub(super) body: Vec<u8>,
}

/// Why nothing came that can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) why: ProviderTrouble,
    pub(crate) retry_after: Option<u32>,
}

impl From<ProviderTrouble> for Failure {
    fn from(why: ProviderTrouble) -> Self {
        Self {
            why,
            retry_after: None,
        }
    }
}

impl Heard {
    /// The answer as JSON, whatever its status.
    pub(super) fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// The answer as JSON where it is a good one, or what its status says; `of_error` knows more
    /// from the body of a bad one.
    pub(super) fn good(
        &self,
        of_error: impl FnOnce(&Value) -> Option<ProviderTrouble>,
    ) -> Result<Value, Failure> {
        let body = self.json();
        if self.status == 200 {
            return body.ok_or_else(|| ProviderTrouble::Garbled.into());
        }
        let said = body.as_ref().and_then(of_error);
        Err(Failure {
            why: said.unwrap_or_else(|| of_status(self.status)),
            retry_after: self.retry_after,
        })
    }
}

/// What a status means where nothing else says more.
pub(super) fn of_status(status: u16) -> ProviderTrouble {
    match status {
        401 | 403 => ProviderTrouble::WrongKey,
        402 | 456 => ProviderTrouble::SpentUp,
        408 | 504 => ProviderTrouble::TooSlow,
        413 | 414 => ProviderTrouble::TooLong,
        429 | 503 | 529 => ProviderTrouble::Busy,
        400 | 405..=499 => ProviderTrouble::Refused,
        500.. => ProviderTrouble::NotReached,
        // Elsewhere, or not there: another program answers, or the address is another.
        _ => ProviderTrouble::Garbled,
    }
}

/// Names an exchange by its place in a JSON text; a text that is not there is garbage.
pub(super) fn text_at<'a>(body: &'a Value, place: &str) -> Result<&'a str, Failure> {
    let text = body.pointer(place).and_then(Value::as_str);
    text.ok_or_else(|| ProviderTrouble::Garbled.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ProviderTrouble as T;
    use rstest::rstest;

    #[rstest]
    #[case(301, T::Garbled)]
    #[case(400, T::Refused)]
    #[case(401, T::WrongKey)]
    #[case(403, T::WrongKey)]
    #[case(404, T::Garbled)]
    #[case(413, T::TooLong)]
    #[case(429, T::Busy)]
    #[case(456, T::SpentUp)]
    #[case(500, T::NotReached)]
    #[case(504, T::TooSlow)]
    #[case(529, T::Busy)]
    fn a_status_says_what_is_wrong(#[case] status: u16, #[case] expected: T) {
        let heard = Heard {
            status,
            retry_after: Some(7),
            body: b"<html>".to_vec(),
        };
        let failure = heard.good(|_| None).unwrap_err();
        assert_eq!((failure.why, failure.retry_after), (expected, Some(7)));
    }

    #[test]
    fn what_is_no_json_is_garbage() {
        let heard = Heard {
            status: 200,
            body: b"hello".to_vec(),
            ..Heard::default()
        };
        assert_eq!(heard.good(|_| None), Err(T::Garbled.into()));
    }
}
