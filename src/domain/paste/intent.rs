//! What a message wants, where its words are plain. What is not plain has no intent: somebody reads
//! it and says so.
//!
//! Words are compared without case and accents. A phrase does not count where it is denied (*I
//! can't unsubscribe*), or depends on something (*if you are interested*).

mod phrases;
mod words;

use crate::values::Intent;
use phrases::PHRASES;
use std::{collections::HashMap, sync::LazyLock};
use words::{Word, words};

/// An intent and the words of the rule that found it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    pub intent: Intent,
    pub words: &'static str,
}

/// What the kinds of phrases mean, in the order in which they are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// What a mail server writes of a message that it could not deliver.
    Undelivered,
    /// The subject of an answer that a program sends while somebody is away.
    AwaySubject,
    /// The subject of any answer that a program sends.
    AutomaticSubject,
    Away,
    /// Plain only where a program surely wrote the text.
    PerhapsAway,
    Automatic,
    Unsubscribe,
    NotNow,
    /// Makes a *not interested* of the same sentence a *not now*.
    ForNow,
    NotInterested,
    /// What it costs is too much.
    Objection,
    Interested,
    Pleasantry,
}

/// So much of a text is looked at, in bytes: what it wants stands above its signature.
const LOOKED_AT: usize = 4_000;

/// What a message with this subject and body wants. `is_automatic`: its file says that a program
/// wrote it.
pub(super) fn of(subject: &str, body: &str, is_automatic: bool) -> Option<Reason> {
    // What is quoted between the lines was said by somebody else.
    let own: Vec<&str> = body[..body.floor_char_boundary(LOOKED_AT)]
        .lines()
        .filter(|line| !line.trim_start().starts_with('>'))
        .collect();
    let words = words(&own.join("\n"));
    let is_of_subject = |hit: &Hit| matches!(hit.kind, Kind::AwaySubject | Kind::AutomaticSubject);
    let mut found = found(&words);
    found.retain(|hit| !is_of_subject(hit));
    let subject = self::words(&subject[..subject.floor_char_boundary(LOOKED_AT)]);
    let begins = subject
        .iter()
        .take_while(|word| word.is_reply_mark())
        .count();
    let of_subject = self::found(&subject).into_iter();
    found.extend(of_subject.filter(|hit| match hit.kind {
        Kind::Undelivered => true,
        _ => is_of_subject(hit) && hit.at == begins,
    }));
    let first = |kind| found.iter().find(|hit| hit.kind == kind);
    let of = |intent| {
        move |hit: &Hit| Reason {
            intent,
            words: hit.phrase,
        }
    };
    let of_a_program = is_automatic || first(Kind::AutomaticSubject).is_some();
    let away = first(Kind::AwaySubject)
        .or_else(|| first(Kind::Away))
        .or_else(|| first(Kind::PerhapsAway).filter(|_| of_a_program));
    let not_interested = first(Kind::NotInterested);
    let for_now = not_interested.and_then(|refused| {
        found
            .iter()
            .find(|hit| hit.kind == Kind::ForNow && hit.sentence == refused.sentence)
    });
    let undelivered = first(Kind::Undelivered).map(of(Intent::AutoReply));
    undelivered
        .or_else(|| away.map(of(Intent::OutOfOffice)))
        .or_else(|| first(Kind::Automatic).map(of(Intent::AutoReply)))
        .or_else(|| first(Kind::AutomaticSubject).map(of(Intent::AutoReply)))
        .or_else(|| {
            is_automatic.then_some(Reason {
                intent: Intent::AutoReply,
                words: "Auto-Submitted",
            })
        })
        .or_else(|| first(Kind::Unsubscribe).map(of(Intent::Unsubscribe)))
        .or_else(|| lone_word(&words))
        .or_else(|| first(Kind::NotNow).or(for_now).map(of(Intent::NotNow)))
        .or_else(|| not_interested.map(of(Intent::NotInterested)))
        .or_else(|| first(Kind::Objection).map(of(Intent::Objection)))
        .or_else(|| first(Kind::Interested).map(of(Intent::Interested)))
        .or_else(|| question(&words, &found))
}

/// A phrase that was found.
struct Hit {
    kind: Kind,
    phrase: &'static str,
    /// The first of its words.
    at: usize,
    sentence: usize,
}

/// A phrase by its words.
struct Rule {
    kind: Kind,
    phrase: &'static str,
    words: Vec<String>,
}

/// The phrases by their first word.
static RULES: LazyLock<HashMap<String, Vec<Rule>>> = LazyLock::new(|| {
    let mut rules: HashMap<String, Vec<Rule>> = HashMap::new();
    for (kind, phrases) in PHRASES {
        for phrase in phrases.iter().flat_map(|phrases| phrases.split('|')) {
            let words: Vec<String> = words(phrase).into_iter().map(|word| word.text).collect();
            let Some(first) = words.first().cloned() else {
                continue;
            };
            rules.entry(first).or_default().push(Rule {
                kind: *kind,
                phrase,
                words,
            });
        }
    }
    rules
});

fn found(text: &[Word]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (at, word) in text.iter().enumerate() {
        let Some(rules) = RULES.get(&word.text) else {
            continue;
        };
        let matching = rules.iter().filter(|rule| rule.stands_at(text, at));
        hits.extend(matching.map(|rule| Hit {
            kind: rule.kind,
            phrase: rule.phrase,
            at,
            sentence: word.sentence,
        }));
    }
    hits
}

impl Rule {
    /// Whether the phrase stands there and is meant. Words such as *very* may stand in between.
    fn stands_at(&self, text: &[Word], at: usize) -> bool {
        let sentence = text[at].sentence;
        let mut next = at;
        for wanted in &self.words {
            while next > at
                && text.get(next).is_some_and(Word::is_degree)
                && text[next].text != *wanted
            {
                next += 1;
            }
            let stands = text.get(next).is_some_and(|word| {
                word.sentence == sentence
                    && match wanted.strip_suffix('*') {
                        Some(begins) => word.text.starts_with(begins),
                        None => word.text == *wanted,
                    }
            });
            if !stands {
                return false;
            }
            next += 1;
        }
        let is_asked = text[at].is_asked
            && match self.kind {
                Kind::Unsubscribe | Kind::NotNow | Kind::ForNow | Kind::Pleasantry => false,
                // *We are interested, how much is it?* asks in its last clause alone.
                Kind::Interested | Kind::Objection => is_in_last_clause(text, at),
                _ => true,
            };
        // *not interested at the moment*: the words of time are not what is denied.
        let is_denied = self.kind != Kind::ForNow && is_denied(text, at, &self.words[0]);
        !is_asked && !is_denied
    }
}

/// Whether a word stands in the last clause of its sentence.
fn is_in_last_clause(text: &[Word], at: usize) -> bool {
    let Word {
        clause, sentence, ..
    } = text[at];
    let mut rest = text[at..].iter();
    rest.by_ref()
        .take_while(|word| word.sentence == sentence)
        .all(|word| word.clause == clause)
}

/// Whether what begins there is denied or depends on something, by the words before it in its
/// clause. French says its *ne* before the *pas* that a phrase may begin with; what Polish denies stands
/// behind its *nie*, and not as far away as what somebody asks for.
fn is_denied(text: &[Word], at: usize, first: &str) -> bool {
    const REACH: usize = 4;
    let is_pair = |word: &Word| match word.text.as_str() {
        "ne" | "n" => matches!(first, "pas" | "aucun" | "sans"),
        "nie" => matches!(first, "prosze" | "wypiszcie" | "wiecej"),
        _ => false,
    };
    text[at.saturating_sub(REACH)..at].iter().any(|word| {
        word.clause == text[at].clause
            && (word.is_condition || (word.is_negation() && !is_pair(word)))
    })
}

/// *STOP*: a message of this one word, as text messages ask for it.
fn lone_word(text: &[Word]) -> Option<Reason> {
    const WORDS: [&str; 7] = [
        "stop",
        "unsubscribe",
        "baja",
        "baixa",
        "abmelden",
        "desinscription",
        "cancella",
    ];
    let [word] = text else {
        return None;
    };
    let words = WORDS.iter().find(|known| **known == word.text)?;
    Some(Reason {
        intent: Intent::Unsubscribe,
        words,
    })
}

/// A sentence that asks, and not only how somebody is.
fn question(text: &[Word], found: &[Hit]) -> Option<Reason> {
    let is_pleasantry = |sentence| {
        found
            .iter()
            .any(|hit| hit.kind == Kind::Pleasantry && hit.sentence == sentence)
    };
    text.iter()
        .any(|word| word.is_asked && !is_pleasantry(word.sentence))
        .then_some(Reason {
            intent: Intent::Question,
            words: "?",
        })
}

#[cfg(test)]
mod tests;
