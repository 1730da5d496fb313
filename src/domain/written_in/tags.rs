//! The languages that the detection crate tells apart, by the primary subtags that they have here.

use crate::language::Language;
use whatlang::{Lang, Script};

/// Those that have a name here: a text is looked for in them wherever it comes from. The two written forms
/// of Norwegian are one.
const USUAL: [(&str, Lang); 35] = [
    ("ar", Lang::Ara),
    ("bg", Lang::Bul),
    ("ca", Lang::Cat),
    ("cs", Lang::Ces),
    ("da", Lang::Dan),
    ("de", Lang::Deu),
    ("el", Lang::Ell),
    ("en", Lang::Eng),
    ("es", Lang::Spa),
    ("fa", Lang::Pes),
    ("fi", Lang::Fin),
    ("fr", Lang::Fra),
    ("he", Lang::Heb),
    ("hi", Lang::Hin),
    ("hr", Lang::Hrv),
    ("hu", Lang::Hun),
    ("id", Lang::Ind),
    ("it", Lang::Ita),
    ("ja", Lang::Jpn),
    ("ko", Lang::Kor),
    ("nl", Lang::Nld),
    ("no", Lang::Nob),
    ("pl", Lang::Pol),
    ("pt", Lang::Por),
    ("ro", Lang::Ron),
    ("ru", Lang::Rus),
    ("sk", Lang::Slk),
    ("sl", Lang::Slv),
    ("sr", Lang::Srp),
    ("sv", Lang::Swe),
    ("th", Lang::Tha),
    ("tr", Lang::Tur),
    ("uk", Lang::Ukr),
    ("vi", Lang::Vie),
    ("zh", Lang::Cmn),
];

/// Those that a text is looked for in only where somebody reads them: else they would be found in what
/// looks alike, Afrikaans in Dutch.
const OTHERS: [(&str, Lang); 25] = [
    ("am", Lang::Amh),
    ("az", Lang::Aze),
    ("af", Lang::Afr),
    ("be", Lang::Bel),
    ("bn", Lang::Ben),
    ("cy", Lang::Cym),
    ("et", Lang::Est),
    ("gu", Lang::Guj),
    ("hy", Lang::Hye),
    ("ka", Lang::Kat),
    ("km", Lang::Khm),
    ("kn", Lang::Kan),
    ("lt", Lang::Lit),
    ("lv", Lang::Lav),
    ("mk", Lang::Mkd),
    ("ml", Lang::Mal),
    ("mr", Lang::Mar),
    ("my", Lang::Mya),
    ("ne", Lang::Nep),
    ("pa", Lang::Pan),
    ("si", Lang::Sin),
    ("ta", Lang::Tam),
    ("te", Lang::Tel),
    ("tl", Lang::Tgl),
    ("ur", Lang::Urd),
];

fn all() -> impl Iterator<Item = &'static (&'static str, Lang)> {
    USUAL.iter().chain(&OTHERS)
}

/// The language as the crate calls it; nothing where it does not know it.
pub(super) fn lang(language: &Language) -> Option<Lang> {
    let tag = match language.primary() {
        "nb" | "nn" => "no",
        "fil" => "tl",
        "cmn" => "zh",
        primary => primary,
    };
    let (_, lang) = all().find(|(known, _)| *known == tag)?;
    Some(*lang)
}

pub(super) fn language(lang: Lang) -> Option<Language> {
    let (tag, _) = all().find(|(_, known)| *known == lang)?;
    tag.parse().ok()
}

pub(super) fn usual() -> impl Iterator<Item = Lang> {
    USUAL.iter().map(|(_, lang)| *lang)
}

/// What a text of a few words is most often in, in a script that few languages share. Absent in one that
/// many do.
pub(super) const fn commonest(script: Script) -> Option<Lang> {
    match script {
        Script::Arabic => Some(Lang::Ara),
        Script::Cyrillic => Some(Lang::Rus),
        Script::Devanagari => Some(Lang::Hin),
        Script::Hebrew => Some(Lang::Heb),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::language_name;

    #[test]
    fn a_text_is_looked_for_in_the_languages_that_have_a_name() {
        for (tag, known) in all() {
            let language: Language = tag.parse().unwrap();
            assert_eq!(lang(&language), Some(*known), "{tag}");
            assert_eq!(super::language(*known), Some(language.clone()), "{tag}");
            let is_usual = usual().any(|usual| usual == *known);
            assert_eq!(is_usual, language_name(&language).is_some(), "{tag}");
        }
    }
}
