//! Which language a text is in, where that is plain. A crate that knows languages by their letters and
//! groups of letters says what a text looks like and how sure that is; what is known of whose text it is
//! decides where it is not sure, and then the small words of correspondence. No answer is better than a
//! wrong one.

mod by_words;
mod tags;

use crate::{language::Language, records::Message};
use whatlang::{Detector, Info, Lang, Script, detect_script};

/// So much of a text is looked at, in bytes: its beginning is in the language of the rest.
const LOOKED_AT: usize = 2_000;

/// So sure, from 0 to 1, has to be what a text looks like among all languages. Of five words out of web
/// pages in eighteen languages 53 % are known so, and of these 98 in 100 rightly; of fourteen 84 %.
const PLAIN: f64 = 0.4;
/// So sure it has to be among the likely ones: of three words out of two languages 80 % are known so, and
/// of these 98 in 100 rightly.
const AMONG_LIKELY: f64 = 0.3;
/// And so sure, where it looks like that one of all languages, too.
const ALIKE: f64 = 0.1;
/// So sure it has to be for another language than a likely one,
const ANOTHER: f64 = 0.2;
/// and so much more it has to look like another language than like the likely one.
const MORE: f64 = 0.7;

/// So many of the last messages say in which languages a thread goes on.
const SPOKEN: usize = 6;
/// Fewer letters than these are no word that says a language, in a script that spells words.
const LETTERS_AT_LEAST: usize = 3;

/// The language of a text; absent where it is not plain.
pub fn written_in(text: &str) -> Option<Language> {
    written_in_likely(text, &[])
}

/// The languages in which a text of a thread is likely to be: what the account reads, what was spoken in
/// its last messages, and what the member writes and reads.
pub fn likely_languages<'a>(
    target: &'a Language,
    thread: impl IntoIterator<Item = &'a Message>,
    own: impl IntoIterator<Item = &'a Language>,
) -> Vec<Language> {
    let logged = thread.into_iter().filter(|message| message.is_logged());
    let mut last: Vec<&Message> = logged.collect();
    last.sort_by_key(|message| std::cmp::Reverse(message.thread_order()));
    let spoken = last
        .iter()
        .take(SPOKEN)
        .map(|message| &message.said.original_language);
    let mut likely: Vec<Language> = Vec::new();
    for language in [target].into_iter().chain(spoken).chain(own) {
        if !likely.iter().any(|known| known.same_as(language)) {
            likely.push(language.clone());
        }
    }
    likely
}

/// The language of a text where some are likely: those of its account, its thread and its member. They
/// are known from fewer words, and another only where the text says so plainly.
pub fn written_in_likely(text: &str, likely: &[Language]) -> Option<Language> {
    let text = &text[..text.floor_char_boundary(LOOKED_AT)];
    if !says_a_word(text) {
        return None;
    }
    let by_words = || by_words::written_in(text, likely);
    let is_likely = |language: &Language| likely.iter().any(|known| known.same_as(language));
    match by_letters(text, likely) {
        // What looks like another language may be a likely one by its small words: Spanish looks like
        // Portuguese.
        Some((language, Sure::Plain)) if !likely.is_empty() && !is_likely(&language) => {
            by_words().filter(is_likely).or(Some(language))
        }
        Some((language, Sure::Plain)) => Some(language),
        Some((language, Sure::OfLikely)) => by_words().or(Some(language)),
        None => by_words(),
    }
}

/// How sure it is what a text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// Among all languages.
    Plain,
    /// Among the likely ones alone: its small words know better, where they say anything.
    OfLikely,
}

/// By the crate, and by what is known of whose text it is.
fn by_letters(text: &str, likely: &[Language]) -> Option<(Language, Sure)> {
    let known: Vec<Lang> = likely.iter().filter_map(tags::lang).collect();
    let usual = tags::usual().filter(|lang| !known.contains(lang));
    let looks = among(text, known.iter().copied().chain(usual))?;
    let found = match among(text, known.iter().copied()) {
        Some(best) => likely_or_plainly_other(text, &best, &looks),
        None if looks.confidence() >= PLAIN => Some(looks.lang()),
        None => tags::commonest(looks.script()),
    }?;
    // A language of which the crate knows nothing is taken for one that looks alike: Galician for
    // Portuguese.
    let is_doubtful = known.len() < likely.len() && looks.script().langs().len() > 1;
    if is_doubtful && !known.contains(&found) {
        return None;
    }
    // A likely language keeps the name that it has there: *nb*, *pt-BR*.
    let named = likely
        .iter()
        .find(|language| tags::lang(language) == Some(found));
    let language = named.cloned().or_else(|| tags::language(found))?;
    let sure = if looks.confidence() >= PLAIN {
        Sure::Plain
    } else {
        Sure::OfLikely
    };
    Some((language, sure))
}

/// The best of the likely languages, or the one that a text looks like among all.
fn likely_or_plainly_other(text: &str, best: &Info, looks: &Info) -> Option<Lang> {
    let is_known = best.confidence() >= AMONG_LIKELY;
    let looks_plain = looks.confidence() >= PLAIN;
    if looks.lang() == best.lang() {
        let is_it = looks_plain || best.confidence() >= ALIKE;
        return is_it.then_some(best.lang());
    }
    let against = among(text, [best.lang(), looks.lang()].into_iter())?;
    let is_other = against.lang() == looks.lang();
    match against.confidence() {
        sure if is_other && sure >= MORE && looks.confidence() >= ANOTHER => Some(looks.lang()),
        // It is in neither, as far as can be told.
        sure if is_other && sure >= PLAIN => None,
        _ => is_known.then_some(best.lang()),
    }
}

fn among(text: &str, languages: impl Iterator<Item = Lang>) -> Option<Info> {
    Detector::with_allowlist(languages.collect()).detect(text)
}

/// Whether there is enough of a text to be a word: a few letters, or one sign that is a syllable.
fn says_a_word(text: &str) -> bool {
    let syllables = [
        Script::Hangul,
        Script::Hiragana,
        Script::Katakana,
        Script::Mandarin,
    ];
    let least = match detect_script(text) {
        Some(script) if syllables.contains(&script) => 1,
        Some(_) => LETTERS_AT_LEAST,
        None => return false,
    };
    letters(text, least) == least
}

/// How many letters a text has, counted up to so many.
fn letters(text: &str, most: usize) -> usize {
    text.chars()
        .filter(|c| c.is_alphabetic())
        .take(most)
        .count()
}

/// So likely has to be what a device's own detector says, from 0 to 1.
const SURE: f64 = 0.8;

/// What a device's own detector says of a text, where that is plain: the tag that it names, and how likely
/// that is. A letter or two is no language, whatever it says.
pub fn detected(text: &str, tag: &str, confidence: f64, likely: &[Language]) -> Option<Language> {
    let is_sure = confidence >= SURE;
    if !is_sure || letters(text, LETTERS_AT_LEAST) < LETTERS_AT_LEAST {
        return None;
    }
    let found: Language = tag.parse().ok().filter(|_| tag != UNDETERMINED)?;
    // A likely language keeps the name that it has there.
    let named = likely.iter().find(|language| language.same_as(&found));
    Some(named.cloned().unwrap_or(found))
}

/// The tag of what is in no language, or in one that cannot be told.
const UNDETERMINED: &str = "und";

#[cfg(test)]
mod tests;
