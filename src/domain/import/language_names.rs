//! Languages by their names: in English, in themselves, and in the languages that headings are
//! guessed in.

use crate::{language::Language, text};
use std::collections::BTreeMap;

/// Tag and names, divided by bars. Names compare without case and accents.
const NAMES: [(&str, &str); 40] = [
    (
        "en",
        "English|inglés|anglès|anglais|Englisch|inglese|inglês",
    ),
    (
        "es",
        "Spanish|español|Castilian|castellano|castellà|espanyol|espagnol|Spanisch|spagnolo|espanhol|castelhano",
    ),
    (
        "ca",
        "Catalan|català|catalán|Katalanisch|catalano|catalão|Valencian|valencià|valenciano",
    ),
    (
        "fr",
        "French|français|francés|francès|Französisch|francese|francês",
    ),
    (
        "de",
        "German|Deutsch|alemán|alemany|allemand|tedesco|alemão",
    ),
    ("it", "Italian|italiano|italià|italien|Italienisch"),
    (
        "pt",
        "Portuguese|português|portugués|portuguès|portugais|Portugiesisch|portoghese",
    ),
    (
        "pt-BR",
        "Brazilian Portuguese|Portuguese (Brazil)|português brasileiro|português do Brasil|português (Brasil)",
    ),
    (
        "nl",
        "Dutch|Nederlands|neerlandés|holandés|neerlandès|holandès|néerlandais|Niederländisch|olandese|neerlandês|holandês|Flemish|Vlaams",
    ),
    (
        "pl",
        "Polish|polski|polaco|polonès|polonais|Polnisch|polacco|polonês",
    ),
    ("ar", "Arabic|العربية|عربي|árabe|àrab|arabe|Arabisch|arabo"),
    (
        "ja",
        "Japanese|日本語|japonés|japonès|japonais|Japanisch|giapponese|japonês",
    ),
    (
        "zh",
        "Chinese|中文|汉语|漢語|Mandarin|chino|xinès|chinois|Chinesisch|cinese|chinês",
    ),
    ("ko", "Korean|한국어|coreano|coreà|coréen|Koreanisch"),
    ("hi", "Hindi|हिन्दी|हिंदी"),
    ("ru", "Russian|русский|ruso|rus|russe|Russisch|russo"),
    (
        "uk",
        "Ukrainian|українська|ucraniano|ucraïnès|ukrainien|Ukrainisch|ucraino",
    ),
    (
        "bg",
        "Bulgarian|български|búlgaro|búlgar|bulgare|Bulgarisch",
    ),
    (
        "cs",
        "Czech|čeština|česky|checo|txec|tchèque|Tschechisch|ceco|tcheco",
    ),
    (
        "sk",
        "Slovak|slovenčina|eslovaco|eslovac|slovaque|Slowakisch|slovacco",
    ),
    (
        "sl",
        "Slovenian|Slovene|slovenščina|esloveno|eslovè|slovène|Slowenisch|sloveno",
    ),
    (
        "hr",
        "Croatian|hrvatski|croata|croat|croate|Kroatisch|croato",
    ),
    (
        "sr",
        "Serbian|српски|srpski|serbio|serbi|serbe|Serbisch|serbo|sérvio",
    ),
    (
        "ro",
        "Romanian|română|rumano|romanès|roumain|Rumänisch|rumeno|romeno",
    ),
    (
        "hu",
        "Hungarian|magyar|húngaro|hongarès|hongrois|Ungarisch|ungherese",
    ),
    ("el", "Greek|ελληνικά|griego|grec|Griechisch|greco|grego"),
    ("tr", "Turkish|Türkçe|turco|turc|Türkisch"),
    (
        "he",
        "Hebrew|עברית|hebreo|hebreu|hébreu|Hebräisch|ebraico|hebraico",
    ),
    ("fa", "Persian|Farsi|فارسی|persa|persan|Persisch|persiano"),
    (
        "sv",
        "Swedish|svenska|sueco|suec|suédois|Schwedisch|svedese",
    ),
    (
        "da",
        "Danish|dansk|danés|danès|danois|Dänisch|danese|dinamarquês",
    ),
    (
        "no",
        "Norwegian|norsk|noruego|noruec|norvégien|Norwegisch|norvegese|norueguês",
    ),
    (
        "fi",
        "Finnish|suomi|finés|finlandés|finès|finnois|Finnisch|finlandese|finlandês",
    ),
    ("eu", "Basque|euskara|euskera|vasco|basc|Baskisch|basco"),
    (
        "gl",
        "Galician|galego|gallego|gallec|galicien|Galicisch|galiziano",
    ),
    ("oc", "Occitan|occità|occitano|Okzitanisch|aranès|aranés"),
    (
        "ga",
        "Irish|Gaeilge|irlandés|irlandès|irlandais|Irisch|irlandese|irlandês",
    ),
    (
        "vi",
        "Vietnamese|Tiếng Việt|vietnamita|vietnamien|Vietnamesisch",
    ),
    (
        "th",
        "Thai|ไทย|tailandés|tailandès|thaï|Thailändisch|tailandese|tailandês",
    ),
    (
        "id",
        "Indonesian|Bahasa Indonesia|indonesio|indonesi|indonésien|Indonesisch|indonesiano|indonésio",
    ),
];

/// The languages by their folded names.
pub(super) struct LanguageNames(BTreeMap<String, &'static str>);

impl LanguageNames {
    pub(super) fn new() -> Self {
        let named = |(tag, names): &(&'static str, &'static str)| {
            let tag = *tag;
            names
                .split('|')
                .map(move |name| (text::search_fold(name), tag))
        };
        Self(NAMES.iter().flat_map(named).collect())
    }

    /// A language by its tag (BCP 47) or by its name.
    pub(super) fn find(&self, cell: &str) -> Option<Language> {
        let by_name = || {
            self.0
                .get(&text::search_fold(&text::collapse(cell)))?
                .parse()
                .ok()
        };
        cell.parse().ok().or_else(by_name)
    }
}

/// A language's English name: of the whole tag where that has one, else of its primary subtag.
pub(crate) fn language_name(language: &Language) -> Option<&'static str> {
    let entry = |tag: &str| NAMES.iter().find(|(known, _)| *known == tag);
    let (_, names) = entry(language.as_str()).or_else(|| entry(language.primary()))?;
    names.split('|').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_means_one_known_language() {
        let names = LanguageNames::new();
        for (tag, list) in NAMES {
            for name in list.split('|') {
                assert_eq!(names.find(name).unwrap().as_str(), tag, "{name}");
                assert_eq!(
                    names.find(&name.to_uppercase()).unwrap().as_str(),
                    tag,
                    "{name}"
                );
            }
        }
        assert_eq!(names.find("klingon"), None);
    }
}
