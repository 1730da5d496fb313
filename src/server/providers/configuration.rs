//! Providers that the server's own configuration names: a file of TOML, for every workspace.

use super::{Key, Provider, is_address};
use protocol::{LanguagePair, ProviderBody, ProviderKind, limits::MAX_PROVIDERS};
use serde::Deserialize;
use std::{fs, io, path::Path};

/// Why the file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigurationError {
    #[error("it cannot be read: {0}")]
    NotRead(#[from] io::Error),
    /// Says the place and not the line, which may hold a key.
    #[error("it is not understood: {0}")]
    NotUnderstood(String),
    #[error("`{0}` is no address such as https://api.deepl.com")]
    NoAddress(String),
    #[error("it names more than {MAX_PROVIDERS} providers")]
    TooMany,
    #[error("the variable {0} of the environment, which is to hold a key, is not set")]
    NoVariable(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "provider")]
    providers: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    kind: ProviderKind,
    address: String,
    #[serde(default)]
    model: String,
    #[serde(default)]
    pairs: Vec<LanguagePair>,
    #[serde(default)]
    reads_replies: bool,
    #[serde(default)]
    key: String,
    /// Which variable of the environment holds the key.
    key_variable: Option<String>,
}

/// The providers of a file, in their order.
pub fn read_file(path: &Path) -> Result<Vec<Provider>, ConfigurationError> {
    let variable = |name: &str| std::env::var(name).ok();
    read(&fs::read_to_string(path)?, variable)
}

fn read(
    text: &str,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Vec<Provider>, ConfigurationError> {
    let file: File = toml::from_str(text)
        .map_err(|error| ConfigurationError::NotUnderstood(error.message().to_owned()))?;
    if file.providers.len() > MAX_PROVIDERS {
        return Err(ConfigurationError::TooMany);
    }
    let each = file.providers.into_iter().map(|entry| {
        if !is_address(&entry.address) {
            return Err(ConfigurationError::NoAddress(entry.address));
        }
        let key = match entry.key_variable {
            Some(name) => variable(&name).ok_or(ConfigurationError::NoVariable(name))?,
            None => entry.key,
        };
        Ok(Provider {
            body: ProviderBody {
                kind: entry.kind,
                address: entry.address,
                model: entry.model,
                pairs: entry.pairs,
                reads_replies: entry.reads_replies,
            },
            key: Key::new(key),
        })
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn a_file_names_providers_in_their_order() {
        let text = r#"
            [[provider]]
            kind = "apertium"
            address = "http://localhost:2737"
            pairs = [{ from = "ca", to = "en" }]

            [[provider]]
            kind = "anthropic"
            address = "https://api.anthropic.com"
            model = "some-model"
            key_variable = "MODEL_KEY"
        "#;
        let found = read(text, |name| (name == "MODEL_KEY").then(|| "k".to_owned())).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].body.kind, ProviderKind::Apertium);
        assert_eq!(found[0].body.pairs[0].to.as_str(), "en");
        assert!(found[0].key.is_blank());
        assert_eq!(found[1].key.say(), "k");
        assert!(read("", |_| None).unwrap().is_empty());
    }

    #[rstest]
    #[case::kind("[[provider]]\nkind = \"oracle\"\naddress = \"http://a\"\nkey = \"zanzibar\"")]
    #[case::field(
        "[[provider]]\nkind = \"deepl\"\naddress = \"http://a\"\nkey = \"zanzibar\"\nkeys = 1"
    )]
    #[case::address("[[provider]]\nkind = \"deepl\"\naddress = \"ftp://a\"\nkey = \"zanzibar\"")]
    #[case::variable(
        "[[provider]]\nkind = \"deepl\"\naddress = \"http://a\"\nkey_variable = \"NONE\""
    )]
    #[case::no_toml("[[provider\nkey = \"zanzibar\"")]
    fn what_is_wrong_is_said_and_no_key_with_it(#[case] text: &str) {
        let error = read(text, |_| None).unwrap_err().to_string();
        assert!(!error.contains("zanzibar"), "{error}");
    }
}
