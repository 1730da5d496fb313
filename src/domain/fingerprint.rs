//! The fingerprint of a text, by which a reply pasted twice is known (rule book §8).

use crate::normal::{Form, normal};
use crate::{quoted, text, time::Span};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An inbound message whose fingerprint already stands on the account within this span, before or
/// after, is stopped with the earlier message shown (rule book §8).
pub const WINDOW: Span = Span::days(30);

/// What two copies of the same text have in common. Equal fingerprints mean the same text.
///
/// A short text is kept as it is, so that it can be read where it stands in an index; a longer one
/// as a hash of 122 bits, so that an index of 100,000-character messages stays small. The two forms
/// begin differently and never meet. Both are stable: they may be stored.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint as it stands in an index.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Fingerprint {
    /// Whether the text is too long to be said twice by chance.
    pub(crate) fn is_long(&self) -> bool {
        self.0.starts_with("h:")
    }
}

/// The longest normalised text that is kept as it is, in bytes: twice the length of a hash.
const SHORT: usize = 64;

/// The namespace of the hashes, so that they are nobody else's ids.
const TEXTS: Uuid = Uuid::from_u128(0x4d0e_93b1_52c7_5f6a_8e14_c0b3_6a77_19e2);

/// The fingerprint of a text (rule book §8): quoted history removed, NFKC, case folded, white space
/// collapsed. Characters that cannot be seen do not count; a text that is nothing but history is
/// compared whole.
pub fn fingerprint(text: &str) -> Fingerprint {
    let (body, _history) = quoted::split_quoted(text);
    let normal = text::collapse(&case_folded(body));
    if normal.len() <= SHORT {
        Fingerprint(format!("t:{normal}"))
    } else {
        Fingerprint(format!(
            "h:{}",
            Uuid::new_v5(&TEXTS, normal.as_bytes()).simple()
        ))
    }
}

/// How a text begins, as far as that is plain without its fingerprint: cheap to take, and texts that
/// begin differently have different ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Beginning {
    /// Letters and digits in lower case, those of ASCII alone.
    letters: Vec<u8>,
    /// The text ends behind them.
    is_all: bool,
}

/// So many letters tell nearly all texts apart.
const LETTERS: usize = 64;

impl Beginning {
    pub(crate) fn of(text: &str) -> Self {
        let (body, _history) = quoted::split_quoted(text);
        let mut letters = Vec::with_capacity(LETTERS);
        for c in body.chars() {
            if letters.len() == LETTERS {
                return Self::open(letters);
            }
            match c {
                _ if c.is_ascii_alphanumeric() => {
                    letters.extend(u8::try_from(c.to_ascii_lowercase()));
                }
                _ if c.is_ascii() => {}
                // Folded, they are no letters of ASCII, and change none beside them.
                'à'..='ÿ' | 'À'..='Þ' => {}
                // A mark may stand on the letter before it, and some characters fold to letters.
                _ => {
                    letters.pop();
                    return Self::open(letters);
                }
            }
        }
        Self {
            letters,
            is_all: true,
        }
    }

    fn open(letters: Vec<u8>) -> Self {
        let is_all = false;
        Self { letters, is_all }
    }

    /// Whether the fingerprints may be the same.
    pub(crate) fn may_be_of(&self, other: &Self) -> bool {
        let common = self.letters.len().min(other.letters.len());
        let ends = |it: &Self| it.is_all && it.letters.len() == common;
        let is_longer = |it: &Self| it.letters.len() > common;
        self.letters[..common] == other.letters[..common]
            && !(ends(self) && is_longer(other))
            && !(ends(other) && is_longer(self))
    }
}

/// NFKC and case folded: through upper case, so that `ß` meets `ss` and `ς` meets `σ`.
fn case_folded(text: &str) -> String {
    let folded: String = normal(text, Form::Nfkc)
        .chars()
        .filter(|c| !text::is_invisible_format(*c))
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
        .collect();
    normal(&folded, Form::Nfkc).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case::itself("Bon dia!", "Bon dia!")]
    #[case::case("BON DIA!", "bon dia!")]
    #[case::sharp_s("Viele Grüße aus der Straße", "VIELE GRÜSSE AUS DER STRASSE")]
    #[case::final_sigma("ΚΑΛΩΣ", "καλως")]
    #[case::white_space(" Bon\u{a0} dia,\r\n\r\n  Anna\t", "Bon dia, Anna")]
    #[case::composition("Gra\u{300}cies", "Gràcies")]
    #[case::compatibility("ﬁne １２", "fine 12")]
    #[case::invisible("\u{feff}Bon\u{200b} dia", "Bon dia")]
    #[case::history(
        "Sí!\n\nEl 10 nov 2026, a les 9:14, Anna <a@b.example> va escriure:\n> Bon dia",
        "sí!"
    )]
    #[case::another_history("Sí!\n> a\n> b", "Sí!\n> c")]
    fn copies_of_a_text_have_one_fingerprint(#[case] one: &str, #[case] other: &str) {
        assert_eq!(fingerprint(one), fingerprint(other));
    }

    #[rstest]
    #[case::words("Bon dia", "Bona tarda")]
    #[case::accents("si", "sí")]
    #[case::punctuation("yes?", "yes!")]
    #[case::only_history("> yes", "> no")]
    #[case::joined_words("any one", "anyone")]
    fn other_texts_have_another(#[case] one: &str, #[case] other: &str) {
        assert_ne!(fingerprint(one), fingerprint(other));
    }

    #[rstest]
    #[case::words("Bon dia", "Bona tarda")]
    #[case::longer("Bon dia", "Bon dia, Anna")]
    #[case::accents_aside("Sí, dijous", "Sí, divendres")]
    fn texts_that_begin_otherwise_are_told_apart_at_once(#[case] one: &str, #[case] other: &str) {
        assert!(!Beginning::of(one).may_be_of(&Beginning::of(other)));
    }

    #[test]
    fn a_long_text_becomes_a_hash_of_fixed_length_that_never_changes() {
        let long = "Bon dia, Anna. ".repeat(100);
        assert_eq!(
            fingerprint(&long).as_str(),
            "h:cc418c47835e50b986dacafc2f173090"
        );
        assert_ne!(fingerprint(&long), fingerprint(&format!("{long}!")));
        assert_eq!(fingerprint("Bon dia").as_str(), "t:bon dia");
    }

    proptest! {
        #[test]
        fn white_space_and_case_never_matter(words in "[a-zà-ü]{1,9}( [a-zà-ü]{1,9}){0,12}") {
            let other = words.replace(' ', " \n\u{a0}").to_uppercase();
            prop_assert_eq!(fingerprint(&words), fingerprint(&format!("\t{other} ")));
        }

        #[test]
        fn copies_of_a_text_begin_alike(
            text in "[a-cA-Cé ßſﬁ́Ａ\u{200b}\n>.1]{0,12}",
            other in "[a-cA-Cé ßſﬁ́Ａ\u{200b}\n>.1]{0,12}",
        ) {
            for (one, other) in [(&text, &other), (&text, &text.to_uppercase())] {
                if fingerprint(one) == fingerprint(other) {
                    prop_assert!(Beginning::of(one).may_be_of(&Beginning::of(other)));
                }
            }
        }

        #[test]
        fn every_text_has_one(text in any::<String>()) {
            prop_assert_eq!(fingerprint(&text), fingerprint(&text));
        }
    }
}
