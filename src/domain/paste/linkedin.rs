//! Messages copied from LinkedIn: *Name sent the following message at 10:03 AM*, under the day.

use super::{
    Reading, Taken, TakenMessage,
    moment::{DateOrder, Stamp, order_of, stamp},
    party::Sender,
};
use crate::{text, values::Channel};
use chrono::NaiveDate;
use std::borrow::Cow;

/// What stands between the name and the time, in lower case, in the languages of rule book §10.
const SAID: [&str; 19] = [
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

pub(super) fn take<'a>(text: &'a str, reading: &Reading<'_>) -> Option<Taken<'a>> {
    let today = reading.today();
    // Most texts are none: their lines are not looked for.
    let begins = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    if said(begins).is_none() && day_of(begins, today).is_none() {
        return None;
    }
    let lines = lines(text);
    let blocks = blocks(&lines, today)?;
    let days: Vec<Stamp> = blocks.iter().filter_map(|block| block.day).collect();
    let order = order_of(&days, today);
    let mut messages = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let end = blocks
            .get(at + 1)
            .map_or(lines.len(), |next| next.day_line.unwrap_or(next.line));
        let from = block.said_from(&lines[..end], today);
        let body_end = lines.get(end).map_or(text.len(), |line| line.from);
        let body = lines
            .get(from)
            .map_or("", |line| text[line.from.min(body_end)..body_end].trim());
        if body.is_empty() {
            continue;
        }
        messages.push(TakenMessage {
            sender: Some(Sender::named(block.name)),
            occurred_at: block.moment(order, reading),
            body: body.into(),
        });
    }
    (!messages.is_empty()).then(|| Taken {
        channel: Some(Channel::Linkedin),
        subject: String::new(),
        messages,
        quoted: Cow::default(),
        is_automatic: false,
    })
}

/// Whether a line says who sent what follows.
pub(super) fn says_who(line: &str) -> bool {
    said(line).is_some()
}

struct Line<'a> {
    text: &'a str,
    from: usize,
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        lines.push(Line {
            text: line.trim(),
            from,
        });
        from += line.len();
    }
    lines
}

/// What one person sent at one time.
struct Block<'a> {
    name: &'a str,
    time: Stamp,
    /// The day that stands above it, perhaps above those before it.
    day: Option<Stamp>,
    /// The line of the day, where it stands right above.
    day_line: Option<usize>,
    line: usize,
}

/// The blocks of a copy; none unless it begins with one.
fn blocks<'a>(lines: &[Line<'a>], today: NaiveDate) -> Option<Vec<Block<'a>>> {
    let mut blocks: Vec<Block<'a>> = Vec::new();
    let mut day: Option<(Stamp, usize)> = None;
    let mut last_day = None;
    for (at, line) in lines.iter().enumerate() {
        if line.text.is_empty() {
            continue;
        }
        if let Some((name, time)) = said(line.text) {
            last_day = day.map(|(stamp, _)| stamp).or(last_day);
            blocks.push(Block {
                name,
                time: stamp(time, today),
                day: last_day,
                day_line: day.map(|(_, line)| line),
                line: at,
            });
            day = None;
        } else if let Some(stamp) = day_of(line.text, today) {
            day = Some((stamp, at));
        } else if blocks.is_empty() {
            return None;
        } else {
            day = None;
        }
    }
    (!blocks.is_empty()).then_some(blocks)
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
    is_name.then_some((name, line.get(time_from..)?))
}

/// *TODAY*, *Monday*, *Nov 12*: a day and nothing else.
fn day_of(line: &str, today: NaiveDate) -> Option<Stamp> {
    const LONGEST_DAY: usize = 40;
    if line.len() > LONGEST_DAY {
        return None;
    }
    Some(stamp(line, today)).filter(|stamp| stamp.is_only(false))
}

impl Block<'_> {
    fn moment(&self, order: DateOrder, reading: &Reading<'_>) -> Option<super::Moment> {
        self.time.time?;
        self.time.on(self.day?.date(order)?, reading)
    }

    /// The line that the message begins with, behind those of the program: the link to the
    /// profile, the name again, and the time, which is the last of them.
    fn said_from(&self, lines: &[Line<'_>], today: NaiveDate) -> usize {
        for (at, line) in lines.iter().enumerate().skip(self.line + 1) {
            if !text::has_visible(line.text) || is_profile_link(line.text) {
                continue;
            }
            match self.after_name(line.text) {
                Some("") => {}
                Some(rest) if rest.len() < 24 && stamp(rest, today).is_only_time() => {
                    return at + 1;
                }
                _ => return at,
            }
        }
        lines.len()
    }

    /// What follows the name and the pronouns in a line of the program, *Chloé Garnier (She/Her)
    /// 10:03 AM*; either may be left out.
    fn after_name<'l>(&self, line: &'l str) -> Option<&'l str> {
        const LONGEST_TIME: usize = 60;
        let rest = line.strip_prefix(self.name).unwrap_or(line).trim();
        let rest = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
            Some((pronouns, rest)) if pronouns.contains('/') => rest.trim(),
            _ => rest,
        };
        (rest.len() <= LONGEST_TIME).then_some(rest)
    }
}

fn is_profile_link(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let lower = line.to_lowercase();
    let begins = PROFILE.iter().any(|begins| lower.starts_with(begins));
    (begins
        && ["profile", "perfil", "profil"]
            .iter()
            .any(|word| lower.contains(word)))
        || lower.ends_with("profil anzeigen")
        || lower.ends_with("profil ansehen")
}
