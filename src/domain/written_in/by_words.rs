//! The language of a few words, by the small words of correspondence that they are made of: greeting,
//! thanking, asking, putting off. It is asked where the crate is not sure (ADR 14).

mod table;

use crate::language::Language;
use std::{collections::HashMap, sync::LazyLock};
use table::WORDS;

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

/// The least that must speak for a language: a word that only it has, or several that it shares.
const LEAST: f32 = 0.9;
/// How much more must speak for it than for the next.
const LEAD: f32 = 1.25;
/// How much more what is said in a language weighs where that language is to be expected.
const LIKELY: f32 = 1.8;
/// A text of so few words can be of a language that it has few words of by chance.
const SHORT: usize = 12;
/// So much of a short text is words of the language that it is said to be in.
const COVERED: f32 = 0.25;

/// Among the languages written in Latin letters, the one whose words and letters the text has.
pub(super) fn written_in(text: &str, likely: &[Language]) -> Option<Language> {
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
