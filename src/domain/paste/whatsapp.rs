//! Messages copied or exported from WhatsApp: each begins with when and who.

use super::{
    Reading, Taken, TakenMessage,
    moment::{DateOrder, Stamp, order_of, stamp},
    party::Sender,
};
use crate::{text::is_invisible_format, values::Channel};
use chrono::NaiveDate;
use std::borrow::Cow;

/// When a message was said stands within so many bytes.
const LONGEST_STAMP: usize = 48;
/// The longest name of a sender, in bytes: 25 characters of any script, or what a contact is called.
const LONGEST_NAME: usize = 120;

/// So many lines, or messages, are looked at in one step.
const STEP: usize = 100;

/// A copy that is being taken apart, step by step.
pub(super) struct Taking<'a> {
    text: &'a str,
    today: NaiveDate,
    /// Where the next line begins.
    next: usize,
    stamped: Vec<StampedLine>,
    /// Found once all lines are looked at.
    order: Option<DateOrder>,
    /// How many of the stamped lines are messages, or none, by now.
    done: usize,
    messages: Vec<TakenMessage<'a>>,
}

impl<'a> Taking<'a> {
    /// Nothing where the text does not begin as a copy does.
    pub(super) fn begin(text: &'a str, reading: &Reading<'_>) -> Option<Self> {
        let today = reading.today();
        let first = text.lines().find(|line| crate::text::has_visible(line))?;
        stamped(first, today)?;
        Some(Self {
            text,
            today,
            next: 0,
            stamped: Vec::new(),
            order: None,
            done: 0,
            messages: Vec::new(),
        })
    }

    /// One step further. False once all is taken.
    pub(super) fn step(&mut self, reading: &Reading<'_>) -> bool {
        let Some(order) = self.order else {
            self.stamp_lines();
            return true;
        };
        let text = self.text;
        let stamped = &self.stamped;
        for place in (self.done..stamped.len()).take(STEP) {
            let line = &stamped[place];
            let end = stamped.get(place + 1).map_or(text.len(), |next| next.from);
            let Some((name, said_from)) = line.sender(text) else {
                continue;
            };
            let body = trimmed(&text[said_from..end]);
            if by_program(body).is_some() {
                continue;
            }
            self.messages.push(TakenMessage {
                sender: Some(Sender::named(name)),
                occurred_at: line.stamp.moment(order, reading),
                body: body.into(),
            });
        }
        self.done += STEP;
        self.done < self.stamped.len()
    }

    fn stamp_lines(&mut self) {
        for line in self.text[self.next..].split_inclusive('\n').take(STEP) {
            if let Some((stamp, behind)) = stamped(line, self.today) {
                self.stamped.push(StampedLine {
                    stamp,
                    from: self.next,
                    behind: self.next + behind,
                });
            }
            self.next += line.len();
        }
        if self.next == self.text.len() {
            let stamps: Vec<Stamp> = self.stamped.iter().map(|line| line.stamp).collect();
            self.order = Some(order_of(&stamps, self.today));
        }
    }

    /// What was taken; nothing where nobody said anything.
    pub(super) fn taken(self) -> Option<Taken<'a>> {
        (!self.messages.is_empty()).then(|| Taken {
            channel: Some(Channel::Whatsapp),
            subject: String::new(),
            messages: self.messages,
            quoted: Cow::default(),
            is_automatic: false,
        })
    }
}

/// Whether a line begins as a message of a copy does, whoever says it.
pub(super) fn begins_message(line: &str) -> bool {
    stamped(line, NaiveDate::default()).is_some_and(|(_, behind)| line[behind..].contains(':'))
}

/// A line that begins with when.
struct StampedLine {
    stamp: Stamp,
    /// Where the line begins, and where what follows the stamp does.
    from: usize,
    behind: usize,
}

/// `[21/11/2026, 10:03:15] …`, `[10:03, 21/11/2026] …` and `12/11/26, 09:41 - …`: when, and where
/// what follows begins.
fn stamped(line: &str, today: NaiveDate) -> Option<(Stamp, usize)> {
    // Phones put invisible direction marks around the date.
    let start = line.trim_start_matches(|c: char| c.is_whitespace() || is_invisible_format(c));
    let lead = line.len() - start.len();
    let head = &start[..start.floor_char_boundary(LONGEST_STAMP)];
    let (inner, behind) = if let Some(inner) = head.strip_prefix('[') {
        let (inner, _) = inner.split_once(']')?;
        (inner, inner.len() + 2)
    } else {
        let (inner, _) = head.split_once(" - ").or_else(|| head.split_once(" – "))?;
        let dash = start[inner.len()..].trim_start().chars().next()?;
        (inner, inner.len() + 1 + dash.len_utf8())
    };
    let begins = inner.trim_start_matches(is_invisible_format);
    if !begins.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let stamp = stamp(inner, today);
    stamp.is_only(true).then_some((stamp, lead + behind))
}

impl StampedLine {
    /// Who says it, and where what they say begins; absent in the program's own lines.
    fn sender<'a>(&self, text: &'a str) -> Option<(&'a str, usize)> {
        let (name, behind) = sender(&text[self.behind..])?;
        Some((name, self.behind + behind))
    }
}

/// Who says it, by what follows the stamp, and where what they say begins.
fn sender(rest: &str) -> Option<(&str, usize)> {
    let line = rest.lines().next()?;
    let head = &line[..line.floor_char_boundary(LONGEST_NAME)];
    let colon = head.find(": ").or_else(|| {
        head.find(':').filter(|at| {
            let after = &line[at + 1..];
            after.trim_start_matches(is_invisible_format).is_empty()
                || after.starts_with(is_invisible_format)
        })
    })?;
    // People who are not in the phone's contacts bear a tilde.
    let is_around = |c: char| c.is_whitespace() || c == '~' || is_invisible_format(c);
    let name = head[..colon].trim_matches(is_around);
    let is_name = !name.is_empty() && !name.contains(['“', '"', '«']);
    is_name.then_some((name, colon + 1))
}

/// A line of an export that begins something.
pub(crate) struct ChatLine<'a> {
    pub(crate) stamp: Stamp,
    /// When, as it is written.
    pub(crate) written: &'a str,
    /// Who says what; absent in the program's own lines.
    pub(crate) said: Option<(&'a str, &'a str)>,
}

/// Reads one line of an export; nothing where it goes on with what an earlier one began.
pub(crate) fn chat_line(line: &str, today: NaiveDate) -> Option<ChatLine<'_>> {
    let (stamp, behind) = stamped(line, today)?;
    let said = sender(&line[behind..]).map(|(name, from)| (name, &line[behind + from..]));
    Some(ChatLine {
        stamp,
        written: trimmed(&line[..behind]),
        said,
    })
}

/// The name of the file that a line says was attached: *IMG-1.jpg (file attached)*,
/// *<attached: IMG-1.jpg>*.
pub(crate) fn attachment(line: &str) -> Option<&str> {
    const ATTACHED: [&str; 12] = [
        "(file attached)",
        "(archivo adjunto)",
        "(fitxer adjunt)",
        "(s'ha adjuntat un fitxer)",
        "(fichier joint)",
        "(datei angehängt)",
        "(file allegato)",
        "(arquivo anexado)",
        "(ficheiro anexado)",
        "(bestand bijgevoegd)",
        "(arxiu adjunt)",
        "(fitxer adjuntat)",
    ];
    const LONGEST: usize = 400;
    let line = trimmed(line);
    if line.len() > LONGEST {
        return None;
    }
    let bracketed = line.strip_prefix('<').and_then(|it| it.strip_suffix('>'));
    let name = if let Some(inner) = bracketed {
        inner.split_once(": ")?.1
    } else {
        let (name, said) = line.rsplit_once('(')?;
        let said = format!("({}", said.to_lowercase().replace('’', "'"));
        ATTACHED.contains(&said.as_str()).then_some(name)?
    };
    let name = trimmed(name);
    name.contains('.').then_some(name)
}

pub(crate) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible_format(c))
}

/// What stands in a message's place that nobody typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ByProgram {
    /// A picture, or another file, that is not in the copy.
    LeftOut,
    /// That a message was deleted, or how it is encrypted.
    Notice,
}

/// What was put in a message's place by the program, if that is so.
pub(crate) fn by_program(body: &str) -> Option<ByProgram> {
    const LEFT_OUT: [&str; 16] = [
        "omitted",
        "omitida",
        "omitido",
        "omitidos",
        "omès",
        "omesa",
        "omesos",
        "omis",
        "omise",
        "omesso",
        "omessa",
        "omessi",
        "weggelassen",
        "ausgeschlossen",
        "oculto",
        "oculta",
    ];
    const DELETED: [&str; 7] = [
        "this message was deleted",
        "se eliminó este mensaje",
        "s'ha suprimit aquest missatge",
        "ce message a été supprimé",
        "diese nachricht wurde gelöscht",
        "questo messaggio è stato eliminato",
        "mensagem apagada",
    ];
    if body.is_empty() {
        return Some(ByProgram::LeftOut);
    }
    if body.len() > 400 || body.lines().count() > 1 {
        return None;
    }
    let said = body.to_lowercase().replace('’', "'");
    let said = said.trim_end_matches('.');
    let is_bracketed = said.starts_with('<') && said.ends_with('>');
    let inner = said.trim_matches(['<', '>']);
    let left_out = inner.split_whitespace().count() <= 4
        && inner
            .split_whitespace()
            .last()
            .is_some_and(|last| LEFT_OUT.contains(&last));
    let is_attached = is_bracketed && inner.contains(": ") && inner.contains('.');
    if left_out || is_attached {
        Some(ByProgram::LeftOut)
    } else {
        (DELETED.contains(&said) || is_notice(said)).then_some(ByProgram::Notice)
    }
}

/// Whether a text in lower case is the notice of encryption.
fn is_notice(said: &str) -> bool {
    const ENCRYPTED: [&str; 7] = [
        "end-to-end encrypted",
        "cifrados de extremo a extremo",
        "xifrats d'extrem a extrem",
        "chiffrés de bout en bout",
        "ende-zu-ende-verschlüsselt",
        "crittografati end-to-end",
        "criptografia de ponta a ponta",
    ];
    ENCRYPTED.iter().any(|notice| said.contains(notice))
}
