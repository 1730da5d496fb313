//! Language tags and the two chains of rule book §4.

use serde::{Deserialize, Deserializer, Serialize};
use std::{fmt, str::FromStr};

/// A BCP 47 tag with a known primary subtag, in canonical case: `ca`, `pt-BR`, `zh-Hant-TW`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, example = "ca"))]
#[serde(transparent)]
pub struct Language(String);

/// A text that is no tag of a known language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a known language tag, such as en, ca or pt-BR")]
pub struct UnknownLanguage(pub String);

/// A whole tag is never longer than this (RFC 5646 §4.4.1 asks for 35 at least).
const MAX_TAG: usize = 35;

/// The primary subtags of ISO 639-1, and those of three letters that people in outreach meet.
const PRIMARY: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch \
    co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he \
    hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv \
    kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny \
    oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su \
    sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu \
    arz ast bho ceb ckb cmn fil gsw hak haw hmn ilo kab kmr lmo mai nan nap nds pap scn tzm war wuu yue";

impl Language {
    /// English: the end of both chains.
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary subtag: `pt` of `pt-BR`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Whether a reader of one needs no translation from the other (rule book §4).
    pub fn same_as(&self, other: &Self) -> bool {
        self.primary() == other.primary()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        let unknown = || UnknownLanguage(text.chars().take(MAX_TAG).collect());
        if text.len() > MAX_TAG || !text.is_ascii() {
            return Err(unknown());
        }
        let mut subtags = text.trim().split(['-', '_']);
        let primary = subtags.next().unwrap_or_default().to_ascii_lowercase();
        if primary.is_empty()
            || !PRIMARY
                .split_ascii_whitespace()
                .any(|known| known == primary)
        {
            return Err(unknown());
        }
        let mut tag = primary;
        for subtag in subtags {
            let well_formed = (1..=8).contains(&subtag.len())
                && subtag.bytes().all(|b| b.is_ascii_alphanumeric());
            if !well_formed {
                return Err(unknown());
            }
            tag.push('-');
            tag.push_str(&canonical_case(subtag));
        }
        Ok(Self(tag))
    }
}

/// Regions in capitals, scripts with a capital, the rest small.
fn canonical_case(subtag: &str) -> String {
    match subtag.len() {
        2 => subtag.to_ascii_uppercase(),
        4 if subtag.bytes().all(|b| b.is_ascii_alphabetic()) => {
            let (first, rest) = subtag.split_at(1);
            first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
        }
        _ => subtag.to_ascii_lowercase(),
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// What the member writes and reads: their reading language, else English.
pub fn source(reading_language: Option<&Language>) -> Language {
    reading_language.cloned().unwrap_or_else(Language::english)
}

/// What the member writes and reads with whoever reads `target`: that itself, where it is one of their
/// `others`; else their reading language (rule book §4).
pub fn source_for(reading: Option<&Language>, others: &[Language], target: &Language) -> Language {
    let own = others.iter().find(|other| other.same_as(target));
    own.cloned().unwrap_or_else(|| source(reading))
}

/// Where the language that the account reads may be named, nearest first (rule book §4).
#[derive(Debug, Clone, Copy, Default)]
pub struct TargetChain<'a> {
    /// This draft's override: belongs to one draft and changes nothing else.
    pub override_: Option<&'a Language>,
    pub account: Option<&'a Language>,
    pub campaign: Option<&'a Language>,
    pub product: Option<&'a Language>,
    pub reading: Option<&'a Language>,
}

impl TargetChain<'_> {
    /// What the account reads: the first that is named, else English.
    pub fn target(&self) -> Language {
        [
            self.override_,
            self.account,
            self.campaign,
            self.product,
            self.reading,
        ]
        .into_iter()
        .flatten()
        .next()
        .cloned()
        .unwrap_or_else(Language::english)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn tag(text: &str) -> Language {
        text.parse().unwrap()
    }

    #[rstest]
    #[case::plain("ca", "ca")]
    #[case::region("pt-br", "pt-BR")]
    #[case::script("ZH-HANT-tw", "zh-Hant-TW")]
    #[case::underscore("es_419", "es-419")]
    fn a_tag_is_kept_in_canonical_case(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(tag(text).as_str(), expected);
    }

    #[rstest]
    #[case::blank("")]
    #[case::name("catalan")]
    #[case::unknown("xx")]
    #[case::empty_subtag("en-")]
    #[case::not_ascii("日本")]
    #[case::long("en-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa")]
    fn what_is_no_known_tag_is_refused(#[case] text: &str) {
        assert!(text.parse::<Language>().is_err());
    }

    #[test]
    fn tags_compare_by_primary_subtag() {
        assert!(tag("pt-BR").same_as(&tag("pt")));
        assert!(!tag("ca").same_as(&tag("es")));
    }

    #[rstest]
    #[case::all_named(["fr", "ca", "es", "en", "de"], "fr")]
    #[case::no_override(["", "ca", "es", "en", "de"], "ca")]
    #[case::campaign_next(["", "", "es", "en", "de"], "es")]
    #[case::product_next(["", "", "", "it", "de"], "it")]
    #[case::reader_next(["", "", "", "", "de"], "de")]
    #[case::english_last(["", "", "", "", ""], "en")]
    fn the_target_is_the_first_that_is_named(#[case] named: [&str; 5], #[case] expected: &str) {
        let tags = named.map(|text| text.parse::<Language>().ok());
        let chain = TargetChain {
            override_: tags[0].as_ref(),
            account: tags[1].as_ref(),
            campaign: tags[2].as_ref(),
            product: tags[3].as_ref(),
            reading: tags[4].as_ref(),
        };
        assert_eq!(chain.target().as_str(), expected);
    }

    #[test]
    fn the_source_is_the_reading_language_or_english() {
        assert_eq!(source(Some(&tag("de"))), tag("de"));
        assert_eq!(source(None), Language::english());
    }

    #[rstest]
    #[case::one_of_theirs("ca", "ca")]
    #[case::of_another_region("pt-BR", "pt")]
    #[case::another("de", "en")]
    #[case::the_first_of_theirs("en-GB", "en")]
    fn with_whom_one_shares_a_language_one_writes_in_it(
        #[case] target: &str,
        #[case] expected: &str,
    ) {
        let others = [tag("ca"), tag("pt")];
        assert_eq!(
            source_for(Some(&tag("en")), &others, &tag(target)),
            tag(expected)
        );
    }
}
