//! Who sent what follows, and at what time: the lines of the program above a message.

use super::{
    super::{
        moment::{Stamp, stamp},
        party::Sender,
    },
    Line,
};
use crate::text;
use chrono::NaiveDate;
use std::collections::HashSet;

/// What stands between the name and the time, in lower case, in the languages of rule book §10.
const SAID: [&str; 26] = [
    "sent the following message at",
    "sent the following messages at",
    "ha enviado el siguiente mensaje a las",
    "ha enviado los siguientes mensajes a las",
    "envió el siguiente mensaje a las",
    "envió los siguientes mensajes a las",
    "ha enviat el missatge següent a les",
    "ha enviat els missatges següents a les",
    "ha enviat el següent missatge a les",
    "a envoyé le message suivant à",
    "a envoyé les messages suivants à",
    "hat die folgende nachricht um",
    "hat die folgenden nachrichten um",
    "hat folgende nachricht um",
    "ha inviato il seguente messaggio alle",
    "ha inviato i seguenti messaggi alle",
    "enviou a seguinte mensagem às",
    "enviou as seguintes mensagens às",
    "enviou a seguinte mensagem à",
    "sendte følgende besked kl.",
    "sendte følgende beskeder kl.",
    "har sendt følgende besked kl.",
    "skickade följande meddelande kl.",
    "skickade följande meddelanden kl.",
    "heeft het volgende bericht verzonden om",
    "heeft de volgende berichten verzonden om",
];

/// How the link to somebody's profile begins, in lower case.
const PROFILE: [&str; 9] = [
    "view ",
    "ver el perfil de ",
    "ver perfil de ",
    "ver o perfil de ",
    "veure el perfil de ",
    "voir le profil de ",
    "profil von ",
    "visualizza il profilo di ",
    "vedi il profilo di ",
];

/// A line of the program is not longer than this, in bytes.
const LONGEST: usize = 240;

/// So many lines of the program stand between somebody's name and the time.
const MOST_LINES: usize = 6;

/// Who sent what follows, and when.
pub(super) struct Head<'a> {
    pub(super) name: &'a str,
    pub(super) time: Stamp,
    /// The line that the message begins with.
    pub(super) said_from: usize,
    pub(super) certainty: Certainty,
}

/// How surely a head is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    /// The program says so in words, or sets it apart as nobody does by hand.
    Program,
    /// A name, and on the next line a time: that stands in other texts too.
    Looks,
    /// A name and a time on one line, as in many a list.
    Listed,
}

/// The heads of a copy, and whom it has named so far.
pub(super) struct Heads<'l, 'a> {
    lines: &'l [Line<'a>],
    today: NaiveDate,
    own: &'l [&'l str],
    named: HashSet<&'a str>,
}

/// Whether a line says in words who sent what follows.
pub(in super::super) fn says_who(line: &str) -> bool {
    said(line).is_some()
}

/// Whether a copy may begin with a line, the day aside.
pub(super) fn may_begin(line: &str) -> bool {
    let name = line
        .find(|c: char| c.is_ascii_digit())
        .map_or(line, |digit| &line[..digit]);
    is_name(without_marks(name)) || says_who(line) || is_profile_link(line)
}

impl<'l, 'a> Heads<'l, 'a> {
    pub(super) fn new(lines: &'l [Line<'a>], today: NaiveDate, own: &'l [&'l str]) -> Self {
        Self {
            lines,
            today,
            own,
            named: HashSet::new(),
        }
    }

    /// The head that begins with a line.
    pub(super) fn at(&mut self, line: usize) -> Option<Head<'a>> {
        let head = self.in_words(line).or_else(|| self.by_itself(line))?;
        self.named.insert(head.name);
        Some(head)
    }

    /// *Name sent the following message at 10:03 AM*, and the lines of the program below it: the
    /// link to the profile, the name again, and the time, which is the last of them.
    fn in_words(&self, line: usize) -> Option<Head<'a>> {
        let (name, time) = said(self.lines[line].text)?;
        let mut said_from = line + 1;
        for (at, line) in self.lines.iter().enumerate().skip(said_from) {
            if !text::has_visible(line.text) || is_profile_link(line.text) {
                continue;
            }
            said_from = at;
            match after_name(name, line.text) {
                Some("") => said_from = at + 1,
                Some(rest) if self.time(rest).is_some() => {
                    said_from = at + 1;
                    break;
                }
                _ => break,
            }
        }
        Some(Head {
            name,
            time: self.time(time).unwrap_or_else(|| stamp(time, self.today)),
            said_from,
            certainty: Certainty::Program,
        })
    }

    /// The name and the time by themselves, perhaps below the link to the profile.
    fn by_itself(&self, line: usize) -> Option<Head<'a>> {
        let mut visible = self
            .lines
            .iter()
            .enumerate()
            .skip(line)
            .filter(|(_, line)| text::has_visible(line.text))
            .take(MOST_LINES);
        let (mut at, mut first) = visible.next()?;
        let is_linked = is_profile_link(first.text);
        while is_profile_link(first.text) {
            (at, first) = visible.next()?;
        }
        let is_somebody = |name: &str| {
            is_name(name)
                && (name.contains(char::is_whitespace)
                    || is_linked
                    || self.named.contains(name)
                    || Sender::named(name).is_one_of(self.own))
        };
        if let Some((name, time, is_set_apart)) = self.on_one_line(first.text) {
            let certainty = if is_linked || is_set_apart {
                Certainty::Program
            } else {
                Certainty::Listed
            };
            return is_somebody(name).then_some(Head {
                name,
                time,
                said_from: at + 1,
                certainty,
            });
        }
        let name = without_pronouns(first.text);
        if !is_somebody(name) {
            return None;
        }
        for (at, line) in visible {
            match after_name(name, line.text) {
                Some("") => {}
                Some(rest) if is_about(rest) => {}
                Some(rest) => {
                    let certainty = if is_linked {
                        Certainty::Program
                    } else {
                        Certainty::Looks
                    };
                    return self.time(rest).map(|time| Head {
                        name,
                        time,
                        said_from: at + 1,
                        certainty,
                    });
                }
                None => return None,
            }
        }
        None
    }

    /// *Name  9:14 AM*: the name, the time, and whether more than a blank stands between them.
    fn on_one_line(&self, line: &'a str) -> Option<(&'a str, Stamp, bool)> {
        if line.len() > LONGEST {
            return None;
        }
        let (before, time) = line.split_at(line.find(|c: char| c.is_ascii_digit())?);
        let time = self.time(time)?;
        let name = without_marks(before);
        let between = before.get(name.len()..)?.chars().count();
        Some((without_pronouns(name), time, between > 1))
    }

    /// A time of day and nothing else, also with the point that some languages write in it.
    fn time(&self, text: &str) -> Option<Stamp> {
        const LONGEST_TIME: usize = 24;
        let text = text.trim();
        if text.len() > LONGEST_TIME || !text.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let is_pointed = text.len() <= 5 && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let time = if is_pointed {
            stamp(&format!("kl {text}"), self.today)
        } else {
            stamp(text, self.today)
        };
        (time.is_only_time() && time.time.is_some()).then_some(time)
    }
}

/// The name and what follows the words, in *Name sent the following message at 10:03 AM*.
fn said(line: &str) -> Option<(&str, &str)> {
    if line.len() > LONGEST || !line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let lower = line.to_lowercase();
    let (before, after) = SAID.iter().find_map(|said| lower.split_once(said))?;
    // Lower case may have another length: the name is found again by its characters.
    let name_end = line.char_indices().nth(before.chars().count())?.0;
    let time_from = line.len().checked_sub(after.len())?;
    let name = line.get(..name_end)?.trim();
    let is_name = text::has_visible(name) && name.split_whitespace().count() <= 8;
    is_name.then_some((name, line.get(time_from..)?.trim()))
}

/// What follows the name and the pronouns in a line of the program, *Chloé Garnier (She/Her)
/// 10:03 AM*; either may be left out.
fn after_name<'l>(name: &str, line: &'l str) -> Option<&'l str> {
    const LONGEST_REST: usize = 60;
    let rest = match line.strip_prefix(name) {
        Some(rest) => rest.trim_start_matches(is_mark),
        None => line,
    };
    let rest = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((pronouns, rest)) if pronouns.contains('/') => rest.trim_start_matches(is_mark),
        _ => rest,
    };
    (rest.len() <= LONGEST_REST).then_some(rest)
}

/// Blanks, and what is drawn between a name and a time.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '•' | '·' | '|' | '–' | '—') || text::is_invisible_format(c)
}

fn without_marks(name: &str) -> &str {
    name.trim_end_matches(is_mark)
}

/// *Chloé Garnier* of *Chloé Garnier (She/Her)*.
fn without_pronouns(name: &str) -> &str {
    let bare = name
        .strip_suffix(')')
        .and_then(|name| name.rsplit_once('('));
    match bare {
        Some((name, pronouns)) if pronouns.contains('/') => without_marks(name),
        _ => name,
    }
}

/// Whether it could be somebody's name: a few words of letters, the first and the last in capitals
/// where the script has them.
fn is_name(name: &str) -> bool {
    const LONGEST_NAME: usize = 80;
    if name.len() > LONGEST_NAME {
        return false;
    }
    let name = without_pronouns(name);
    let is_letter =
        |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.' | '\u{300}'..='\u{36f}');
    let mut words = name.split_whitespace();
    let is_capital =
        |word: &str| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    let (Some(first), last) = (words.clone().next(), words.clone().next_back()) else {
        return false;
    };
    words.clone().count() <= 6
        && is_capital(first)
        && last.is_some_and(is_capital)
        && words.all(|word| word.chars().all(is_letter))
}

/// What the program says of somebody between the name and the time: *He/Him*, *· 1st*.
fn is_about(line: &str) -> bool {
    const LONGEST_ABOUT: usize = 40;
    if line.len() > LONGEST_ABOUT {
        return false;
    }
    let line = line.trim_start_matches(is_mark);
    let is_pronouns = line.contains('/') && line.chars().all(|c| c.is_alphabetic() || c == '/');
    is_pronouns
        || matches!(line, "1st" | "2nd" | "3rd" | "3rd+")
        || line.ends_with("degree connection")
}

fn is_profile_link(line: &str) -> bool {
    if line.len() > LONGEST || !(line.contains("rofil") || line.contains("erfil")) {
        return false;
    }
    let lower = line.to_lowercase();
    let begins = PROFILE.iter().any(|begins| lower.starts_with(begins));
    let names_it = ["profile", "perfil", "profil"]
        .iter()
        .any(|word| lower.contains(word));
    let is_nordic = ["se ", "vis "]
        .iter()
        .any(|begins| lower.starts_with(begins));
    (begins && names_it)
        || (is_nordic && lower.ends_with("profil"))
        || lower.ends_with("profil anzeigen")
        || lower.ends_with("profil ansehen")
}
