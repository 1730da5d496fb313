//! Which language a text is in, where that is plain. A short text has few words, so small words
//! and those of correspondence decide; where two languages come close, none is said: no answer is
//! better than a wrong one.

mod words;

use crate::{language::Language, records::Message};
use std::{collections::HashMap, sync::LazyLock};
use words::WORDS;

/// The languages that have a word, by their places in the table.
static HOLDERS: LazyLock<HashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, (_, words)) in WORDS.iter().enumerate() {
        for word in words.split_ascii_whitespace() {
            let known = holders.entry(word).or_default();
            if known.last() != Some(&at) {
                known.push(at);
            }
        }
    }
    holders
});

/// So much of a text is looked at, in bytes: its beginning is in the language of the rest.
const LOOKED_AT: usize = 2_000;

/// The least that must speak for a language: a word that only it has, or several that it shares.
const LEAST: f32 = 0.9;
/// How much more must speak for it than for the next.
const LEAD: f32 = 1.25;

/// So many of the last messages say in which languages a thread goes on.
const SPOKEN: usize = 6;
/// How much more what is said in a language weighs where that language is to be expected.
const LIKELY: f32 = 1.8;
/// A text of so few words can be of a language that it has few words of by chance.
const SHORT: usize = 12;
/// Fewer letters than these are no word that says a language, in a script that spells words.
const LETTERS_AT_LEAST: usize = 3;
/// So much of a short text is words of the language that it is said to be in.
const COVERED: f32 = 0.25;

/// The language of a text; absent where it is not plain.
pub fn written_in(text: &str) -> Option<Language> {
    written_in_likely(text, &[])
}

/// The languages in which a text of a thread is likely to be: what the account reads, and what was
/// spoken in its last messages.
pub fn likely_languages<'a>(
    target: &Language,
    thread: impl IntoIterator<Item = &'a Message>,
) -> Vec<Language> {
    let logged = thread.into_iter().filter(|message| message.is_logged());
    let mut last: Vec<&Message> = logged.collect();
    last.sort_by_key(|message| std::cmp::Reverse(message.thread_order()));
    let spoken = last
        .iter()
        .take(SPOKEN)
        .map(|message| &message.said.original_language);
    let mut likely: Vec<Language> = Vec::new();
    for language in [target].into_iter().chain(spoken) {
        if !likely.iter().any(|known| known.same_as(language)) {
            likely.push(language.clone());
        }
    }
    likely
}

/// The language of a text where some are likely: those of its account, its campaign and its thread.
/// They are known from fewer words, and another only where the text says so plainly.
pub fn written_in_likely(text: &str, likely: &[Language]) -> Option<Language> {
    let text = &text[..text.floor_char_boundary(LOOKED_AT)];
    let letters = text.chars().filter(|c| script_of(*c).is_some_and(spells));
    let has_syllables = text
        .chars()
        .any(|c| script_of(c).is_some_and(|script| !spells(script)));
    if letters.take(LETTERS_AT_LEAST).count() < LETTERS_AT_LEAST && !has_syllables {
        return None;
    }
    let tag = match script(text)? {
        Script::Latin => return latin(text, likely),
        Script::Cyrillic => cyrillic(text),
        Script::Greek => "el",
        Script::Hebrew => "he",
        Script::Arabic => arabic(text),
        Script::Devanagari => "hi",
        Script::Thai => "th",
        Script::Hangul => "ko",
        Script::Kana => "ja",
        Script::Han => "zh",
    };
    tag.parse().ok()
}

/// So likely has to be what a device's own detector says, from 0 to 1.
const SURE: f64 = 0.8;

/// What a device's own detector says of a text, where that is plain: the tag that it names, and how likely
/// that is. A letter or two is no language, whatever it says.
pub fn detected(text: &str, tag: &str, confidence: f64, likely: &[Language]) -> Option<Language> {
    let letters = text.chars().filter(|c| script_of(*c).is_some());
    let is_sure = confidence >= SURE;
    if !is_sure || letters.take(LETTERS_AT_LEAST).count() < LETTERS_AT_LEAST {
        return None;
    }
    let found: Language = tag.parse().ok().filter(|_| tag != UNDETERMINED)?;
    // A likely language keeps the name that it has there.
    let named = likely.iter().find(|language| language.same_as(&found));
    Some(named.cloned().unwrap_or(found))
}

/// The tag of what is in no language, or in one that cannot be told.
const UNDETERMINED: &str = "und";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
    Hebrew,
    Arabic,
    Devanagari,
    Thai,
    Hangul,
    Kana,
    Han,
}

const ALL: [Script; 10] = [
    Script::Latin,
    Script::Cyrillic,
    Script::Greek,
    Script::Hebrew,
    Script::Arabic,
    Script::Devanagari,
    Script::Thai,
    Script::Hangul,
    Script::Kana,
    Script::Han,
];

fn script_of(c: char) -> Option<Script> {
    Some(match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{590}'..='\u{5ff}' => Script::Hebrew,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Script::Arabic,
        '\u{900}'..='\u{97f}' => Script::Devanagari,
        '\u{e00}'..='\u{e7f}' => Script::Thai,
        '\u{3040}'..='\u{30ff}' => Script::Kana,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => Script::Han,
        '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}' => Script::Hangul,
        _ => return None,
    })
}

/// Whether one letter of the script is less than a syllable.
const fn spells(script: Script) -> bool {
    !matches!(script, Script::Han | Script::Kana | Script::Hangul)
}

/// The script that most letters are of; one syllable of the others weighs as several letters.
fn script(text: &str) -> Option<Script> {
    let mut counts = [0_usize; ALL.len()];
    for script in text.chars().filter_map(script_of) {
        counts[script as usize] += match script {
            Script::Han | Script::Kana | Script::Hangul => 3,
            _ => 1,
        };
    }
    let [latin, ..] = counts;
    if counts.iter().all(|count| *count == 0) {
        return None;
    }
    let kana = counts[Script::Kana as usize];
    if kana > 0 && kana + counts[Script::Han as usize] > latin {
        return Some(Script::Kana);
    }
    ALL.into_iter()
        .max_by_key(|script| counts[*script as usize])
}

fn cyrillic(text: &str) -> &'static str {
    let has = |letters: &[char]| text.contains(letters);
    if has(&['і', 'ї', 'є', 'ґ', 'І', 'Ї', 'Є']) {
        "uk"
    } else if has(&['ђ', 'ћ', 'љ', 'њ', 'џ', 'ј', 'Ј']) {
        "sr"
    } else if !has(&['ы', 'э', 'ё', 'Ы', 'Э']) && (has(&['щ', 'ъ']) && bulgarian(text)) {
        "bg"
    } else {
        "ru"
    }
}

fn bulgarian(text: &str) -> bool {
    let words = [
        "ще",
        "това",
        "за",
        "от",
        "е",
        "да",
        "се",
        "ви",
        "благодаря",
        "със",
        "сме",
    ];
    tokens(text)
        .iter()
        .filter(|word| words.contains(&word.as_str()))
        .count()
        >= 2
}

fn arabic(text: &str) -> &'static str {
    if text.contains(['ٹ', 'ڈ', 'ڑ', 'ے', 'ں']) {
        "ur"
    } else if text.contains(['پ', 'چ', 'ژ', 'گ', 'ک', 'ی']) {
        "fa"
    } else {
        "ar"
    }
}

/// Among the languages written in Latin letters, the one whose words and letters the text has.
fn latin(text: &str, likely: &[Language]) -> Option<Language> {
    let words = tokens(text);
    let mut scores = [0_f32; WORDS.len()];
    let mut known = [0_usize; WORDS.len()];
    for word in &words {
        let Some(holders) = HOLDERS.get(word.as_str()) else {
            continue;
        };
        // A word that several languages have says less for each.
        let share = match holders.len() {
            1 => 1.0,
            2 => 0.45,
            3 => 0.25,
            _ => 0.1,
        };
        for at in holders {
            scores[*at] += share;
            known[*at] += 1;
        }
    }
    let rare: Vec<char> = text.chars().filter(|c| !c.is_ascii()).collect();
    for (letters, tags) in LETTERS {
        let times = rare.iter().filter(|c| letters.contains(c)).take(4).count();
        for (at, (tag, _)) in WORDS.iter().enumerate() {
            if tags.contains(tag) {
                scores[at] += count(times) * 0.5 / count(tags.len());
            }
        }
    }
    let expected = |at: usize| {
        let tag = WORDS[at].0;
        likely.iter().find(|language| listed(language) == tag)
    };
    for (at, score) in scores.iter_mut().enumerate() {
        if expected(at).is_some() {
            *score *= LIKELY;
        }
    }
    let mut order: Vec<usize> = (0..WORDS.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
    let (best, next) = (order[0], order[1]);
    let is_covered = words.len() > SHORT || count(known[best]) >= COVERED * count(words.len());
    let is_plain = scores[best] >= LEAST && scores[best] >= scores[next] * LEAD && is_covered;
    // A likely language keeps the name that it has there: *nb*, *pt-BR*.
    let named = || {
        expected(best)
            .cloned()
            .or_else(|| WORDS[best].0.parse().ok())
    };
    is_plain.then(named).flatten()
}

/// The tag under which a language stands in the table: both written forms of Norwegian are one.
fn listed(language: &Language) -> &str {
    match language.primary() {
        "nb" | "nn" => "no",
        primary => primary,
    }
}

/// A count of words or letters, to be weighed.
fn count(times: usize) -> f32 {
    f32::from(u16::try_from(times).unwrap_or(u16::MAX))
}

/// Letters and marks that few languages have; none of them is ASCII.
const LETTERS: [(&[char], &[&str]); 11] = [
    (&['ß'], &["de"]),
    (&['¿', '¡'], &["es"]),
    (&['ñ'], &["es", "gl"]),
    (&['ã', 'õ'], &["pt"]),
    (&['œ', 'ê', 'û', 'î'], &["fr"]),
    (&['å'], &["sv", "da", "no"]),
    (&['ø', 'æ'], &["da", "no"]),
    (&['ł', 'ą', 'ę', 'ś', 'ż'], &["pl"]),
    (&['ő', 'ű'], &["hu"]),
    (&['ș', 'ț', 'ă'], &["ro"]),
    (&['ğ', 'ı', 'ş'], &["tr"]),
];

/// The words of a text in lower case; apostrophes and hyphens part them. Addresses are no words.
fn tokens(text: &str) -> Vec<String> {
    text.split_whitespace()
        .filter(|chunk| !chunk.contains(['@', '/']))
        .flat_map(|chunk| chunk.split(|c: char| !c.is_alphabetic()))
        .filter(|word| !word.is_empty() && word.len() < 24)
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests;
