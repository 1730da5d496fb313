//! Providers of translations and drafts (rule book §16): who is asked, in which form, and what the
//! answer is worth.
//!
//! - What a provider is sent and what it answers is written and read without any network, each
//!   interface in a file of its own; [`client`] carries it.
//! - Addresses come from an admin or from the server's own configuration, never from anybody else;
//!   no answer leads to another address.
//! - A key goes to its provider and nowhere else.
//! - An answer is trusted with nothing: it is a text of limited length that a person reads.

mod anthropic;
mod apertium;
mod ask;
mod client;
mod configuration;
mod deepl;
mod draft;
mod libre_translate;
mod openai;
mod pieces;
mod size;

pub(crate) use ask::Failure;
pub(crate) use client::Client;
pub use client::ready_tls;
pub use configuration::{ConfigurationError, read_file};
pub(crate) use draft::Draft;

use domain::Language;
use protocol::{ProviderBody, ProviderKind};
use std::fmt;

/// A provider as it is asked.
#[derive(Debug, Clone)]
pub struct Provider {
    pub(crate) body: ProviderBody,
    pub(crate) key: Key,
}

/// What opens a provider. Nothing prints it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// For the provider alone.
    pub(crate) fn say(&self) -> &str {
        &self.0
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

impl Provider {
    /// Whether it is to be asked for a translation from one language into another.
    fn takes(&self, from: &Language, to: &Language) -> bool {
        let pairs = &self.body.pairs;
        pairs.is_empty()
            || pairs
                .iter()
                .any(|pair| pair.from.same_as(from) && pair.to.same_as(to))
    }

    /// Whether it is a model that is to read replies, too.
    pub(crate) fn reads_replies(&self) -> bool {
        self.body.kind.drafts() && self.body.reads_replies
    }

    fn kind(&self) -> ProviderKind {
        self.body.kind
    }

    /// An address below the provider's own.
    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.body.address.trim_end_matches('/'))
    }
}

/// What is to be said in another language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Original<'a> {
    pub(crate) texts: &'a [String],
    pub(crate) from: &'a Language,
    pub(crate) to: &'a Language,
}

/// How many characters a text has, as usage counts them.
pub(crate) fn characters(text: &str) -> u64 {
    text.chars().count() as u64
}

/// What came of a translation.
#[derive(Debug)]
pub(crate) struct Translated {
    pub(crate) texts: Vec<String>,
    pub(crate) by: ProviderKind,
}

/// Whether an address can be a provider's: it begins like one of the web and names a host. Which it
/// is decides an admin.
pub(crate) fn is_address(text: &str) -> bool {
    reqwest::Url::parse(text).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none()
    })
}

/// What the tests of the interfaces share.
#[cfg(test)]
mod tests_kit {
    use super::{Key, Language, Provider, ProviderBody, ProviderKind, ask::Heard};

    pub(super) fn provider(kind: ProviderKind, address: &str) -> Provider {
        Provider {
            body: ProviderBody {
                kind,
                address: address.to_owned(),
                model: "some-model".to_owned(),
                pairs: Vec::new(),
                reads_replies: false,
            },
            key: Key::new("the key"),
        }
    }

    pub(super) fn heard(status: u16, body: &str) -> Heard {
        Heard {
            status,
            retry_after: None,
            body: body.as_bytes().to_vec(),
        }
    }

    pub(super) fn tag(text: &str) -> Language {
        text.parse().unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::of_a_service("https://api.deepl.com", true)]
    #[case::of_a_neighbour("http://localhost:2737", true)]
    #[case::with_a_path("https://api.openai.com/v1", true)]
    #[case::of_a_file("file:///etc/passwd", false)]
    #[case::of_nothing("", false)]
    #[case::without_a_host("http://", false)]
    #[case::with_a_password("http://me:secret@host", false)]
    #[case::with_a_question("https://host/?key=1", false)]
    #[case::of_another_scheme("gopher://host", false)]
    fn an_address_is_one_of_the_web(#[case] text: &str, #[case] expected: bool) {
        assert_eq!(is_address(text), expected);
    }

    #[test]
    fn a_key_is_never_printed() {
        let provider = Provider {
            body: ProviderBody {
                kind: ProviderKind::Deepl,
                address: "https://api.deepl.com".to_owned(),
                model: String::new(),
                pairs: Vec::new(),
                reads_replies: false,
            },
            key: Key::new("zanzibar"),
        };
        assert!(!format!("{provider:?}").contains("zanzibar"));
    }
}
