//! A chat that WhatsApp exported (`.txt`), as a stream: whatever pieces it is fed in, the messages
//! are the same. The program's own lines are left out; of what was attached the name stays.

mod lines;
mod named;

pub use named::{Held, begins_chat, held, title_of};

use super::{FileMessage, MessageProblem, Party, key_of, shortened, text_of};
use crate::{
    paste::{
        DateOrder, Reading, Sender, Stamp, order_of,
        whatsapp::{ByProgram, ChatLine, attachment, by_program, chat_line, trimmed},
    },
    records::{Attachment, Member},
    text::{NAME_LIMIT, collapse, fold, has_visible},
    time::Timestamp,
    values::Channel,
};
use chrono::NaiveDate;
use lines::Lines;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// So much of one message is kept, in bytes: more is longer than a message can be.
const KEPT: usize = 1024 * 1024;

/// What is said in a group is said to all of them; so many are named, who said most.
const NAMED: usize = 3;

/// A chat that is being read.
pub struct ChatReader {
    today: NaiveDate,
    lines: Lines,
    /// Whether the first line was one of a chat; absent until there was one.
    is_chat: Option<bool>,
    current: Option<Begun>,
    said: Vec<Said>,
    people: Vec<Speaker>,
    places: HashMap<String, usize>,
    unread: BTreeMap<MessageProblem, usize>,
    /// The first day that can be read in two ways, as it is written.
    open: Option<(Stamp, String)>,
}

/// A message of which more lines may come.
struct Begun {
    stamp: Stamp,
    written: String,
    name: String,
    text: String,
}

struct Said {
    stamp: Stamp,
    key: Uuid,
    /// The place of who said it.
    who: usize,
    text: String,
    attachment: Option<String>,
}

/// What was said, and the name of what went along.
struct Told {
    text: String,
    attachment: Option<String>,
}

struct Speaker {
    name: String,
    count: usize,
}

impl ChatReader {
    pub fn begin(reading: &Reading<'_>) -> Self {
        Self {
            today: reading.today(),
            lines: Lines::default(),
            is_chat: None,
            current: None,
            said: Vec::new(),
            people: Vec::new(),
            places: HashMap::new(),
            unread: BTreeMap::new(),
            open: None,
        }
    }

    /// The next bytes of the file.
    pub fn feed(&mut self, bytes: &[u8]) {
        let mut lines = std::mem::take(&mut self.lines);
        lines.feed(bytes, &mut |line| self.take_line(line));
        self.lines = lines;
    }

    /// How many messages were read so far.
    pub fn count(&self) -> usize {
        self.said.len()
    }

    /// The end of the file, which bears this name; nothing where it is no chat.
    pub fn finish(mut self, file: &str) -> Option<Chat> {
        let lines = std::mem::take(&mut self.lines);
        lines.finish(&mut |line| self.take_line(line));
        self.end_message();
        let stamps: Vec<Stamp> = self.said.iter().map(|said| said.stamp).collect();
        (self.is_chat == Some(true)).then(|| Chat {
            dates: ChatDates {
                order: order_of(&stamps, self.today),
                // A day that can be read in one way alone says how all others are.
                open: self
                    .open
                    .filter(|_| stamps.iter().all(|stamp| stamp.only().is_none())),
                stamps,
            },
            said: self.said,
            people: self.people,
            title: title_of(file),
            unread: self.unread,
        })
    }

    fn take_line(&mut self, line: &str) {
        if self.is_chat == Some(false) {
            return;
        }
        match chat_line(line, self.today) {
            Some(line) => {
                self.end_message();
                self.is_chat = Some(true);
                self.current = Begun::of(&line);
            }
            None if self.is_chat.is_none() && has_visible(line) => {
                self.is_chat = Some(false);
            }
            None => {
                if let Some(begun) = &mut self.current
                    && begun.text.len() + line.len() < KEPT
                {
                    begun.text.push('\n');
                    begun.text.push_str(line);
                }
            }
        }
    }

    fn end_message(&mut self) {
        let Some(begun) = self.current.take() else {
            return;
        };
        match begun.text() {
            Ok(Some(told)) => self.take(begun, told),
            Ok(None) => {}
            Err(problem) => *self.unread.entry(problem).or_default() += 1,
        }
    }

    fn take(&mut self, begun: Begun, told: Told) {
        let Told { text, attachment } = told;
        let Begun {
            stamp,
            written,
            name,
            ..
        } = begun;
        let folded = fold(&name);
        // By what the file says, so that neither time zone nor order of dates make it another.
        let attached = attachment.as_deref().unwrap_or_default();
        let key = key_of(&["whatsapp", &folded, &written, attached, &text]);
        if self.open.is_none() && stamp.is_open() {
            self.open = Some((stamp, written));
        }
        let who = *self.places.entry(folded).or_insert_with(|| {
            self.people.push(Speaker { name, count: 0 });
            self.people.len() - 1
        });
        self.people[who].count += 1;
        self.said.push(Said {
            stamp,
            key,
            who,
            text,
            attachment,
        });
    }
}

impl Begun {
    /// Nothing of the program's own lines.
    fn of(line: &ChatLine<'_>) -> Option<Self> {
        let (name, text) = line.said?;
        Some(Self {
            stamp: line.stamp,
            written: line.written.to_owned(),
            name: name.to_owned(),
            text: text.to_owned(),
        })
    }

    /// What was said; nothing where the program says it in somebody's name.
    fn text(&self) -> Result<Option<Told>, MessageProblem> {
        /// Before what an iPhone's export says by itself.
        const MARK: char = '\u{200e}';
        if !has_visible(&self.name) {
            return Err(MessageProblem::NoSender);
        }
        let body = trimmed(&self.text);
        let (first, rest) = body.split_once('\n').unwrap_or((body, ""));
        if let Some(name) = attachment(first) {
            let name = shortened(&collapse(name), NAME_LIMIT);
            let text = if has_visible(rest) { rest } else { &name };
            return Ok(Some(Told {
                text: text_of(text)?,
                attachment: Some(name),
            }));
        }
        let is_iphones = self.written.starts_with('[');
        let is_marked = is_iphones && rest.is_empty() && self.text.trim_start().starts_with(MARK);
        match by_program(body) {
            // What stands in its place says what it was: *image omitted*.
            Some(ByProgram::LeftOut) => {
                let what = body.trim_matches(['<', '>']);
                let name = shortened(&collapse(what), NAME_LIMIT);
                Ok(Some(Told {
                    text: text_of(&name)?,
                    attachment: Some(name),
                }))
            }
            Some(ByProgram::Notice) => Ok(None),
            None if is_marked => Ok(None),
            None => Ok(Some(Told {
                text: text_of(body)?,
                attachment: None,
            })),
        }
    }
}

/// A chat that was read.
pub struct Chat {
    pub dates: ChatDates,
    /// What could not be read, and how often.
    pub unread: BTreeMap<MessageProblem, usize>,
    said: Vec<Said>,
    people: Vec<Speaker>,
    title: Option<String>,
}

impl Chat {
    /// Which of those who speak are us, by their keys: whoever bears a member's name; or else, of
    /// two, the one that the file is not named for.
    pub fn guess_own(&self, members: &[Member]) -> BTreeSet<String> {
        let known: Vec<&str> = members
            .iter()
            .flat_map(|member| [member.name.as_str(), member.email.as_str()])
            .collect();
        let is_ours = |name: &str| Sender::named(name).is_one_of(&known);
        let title = self.title.as_deref().map(fold).unwrap_or_default();
        let keys = || self.people.iter().map(|person| fold(&person.name));
        if self.people.len() == 2 && keys().any(|key| key == title) {
            return keys().filter(|key| *key != title).collect();
        }
        let ours = self.people.iter().filter(|person| is_ours(&person.name));
        ours.map(|person| fold(&person.name)).collect()
    }

    /// Whether more than two take part.
    pub fn is_group(&self) -> bool {
        self.people.len() > 2
    }

    /// The messages, in the order of the file; their days are read as most speaks for.
    pub fn messages(self, reading: &Reading<'_>) -> impl Iterator<Item = FileMessage> {
        let Self {
            dates,
            said,
            people,
            ..
        } = self;
        let mut most: Vec<usize> = (0..people.len()).collect();
        most.sort_by_key(|place| std::cmp::Reverse(people[*place].count));
        most.truncate(NAMED + 1);
        // Where one person alone speaks, the file is named for the other.
        let title = self
            .title
            .filter(|title| matches!(people.as_slice(), [only] if fold(&only.name) != fold(title)));
        said.into_iter().map(move |said| {
            let others = most.iter().filter(|place| **place != said.who);
            let others = others.map(|place| people[*place].name.as_str());
            let to = others.chain(title.as_deref()).take(NAMED).map(party);
            let at = said.stamp.moment(dates.order, reading);
            FileMessage {
                key: said.key,
                channel: Channel::Whatsapp,
                at: at.map_or(reading.now, |moment| moment.at),
                from: party(&people[said.who].name),
                to: to.collect(),
                subject: String::new(),
                text: said.text,
                quoted: String::new(),
                // An export does not say how large it was.
                attachments: said
                    .attachment
                    .map(|name| Attachment { name, bytes: 0 })
                    .into_iter()
                    .collect(),
                html: None,
            }
        })
    }
}

fn party(name: &str) -> Party {
    Party {
        name: name.to_owned(),
        address: String::new(),
    }
}

/// When the messages of a chat were said, as it is written.
#[derive(Clone)]
pub struct ChatDates {
    /// The order of day and month that most speaks for.
    pub order: DateOrder,
    stamps: Vec<Stamp>,
    open: Option<(Stamp, String)>,
}

/// A day that can be read in two ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenDate {
    /// As it is written.
    pub written: String,
    pub by_day: Timestamp,
    pub by_month: Timestamp,
}

impl ChatDates {
    /// An example, where the whole file leaves it open which of day and month comes first.
    pub fn open(&self, reading: &Reading<'_>) -> Option<OpenDate> {
        let (stamp, written) = self.open.as_ref()?;
        let at = |order| Some(stamp.moment(order, reading)?.at);
        let is_around = |c: char| c.is_whitespace() || matches!(c, '[' | ']' | '-' | '–');
        Some(OpenDate {
            written: written.trim_matches(is_around).to_owned(),
            by_day: at(DateOrder::DayFirst)?,
            by_month: at(DateOrder::MonthFirst)?,
        })
    }

    /// When the message at this place was said, its day read in this order.
    pub fn at(&self, place: usize, order: DateOrder, reading: &Reading<'_>) -> Option<Timestamp> {
        Some(self.stamps.get(place)?.moment(order, reading)?.at)
    }
}

#[cfg(test)]
mod tests;
