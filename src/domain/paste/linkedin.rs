//! Messages copied from LinkedIn, under the day: *Name sent the following message at 10:03 AM*, or
//! the name and the time by themselves, on one line or on two.

mod head;

use super::{
    Moment, Reading, Taken, TakenMessage,
    moment::{DateOrder, Stamp, order_of, stamp},
    party::Sender,
};
use crate::values::Channel;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
pub(super) use head::says_who;
use head::{Certainty, Head, Heads};
use std::borrow::Cow;

pub(super) fn take<'a>(text: &'a str, reading: &Reading<'_>) -> Option<Taken<'a>> {
    let today = reading.today();
    // Most texts are none: their lines are not looked for.
    let begins = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    if !head::may_begin(begins) && day_of(begins, today).is_none() {
        return None;
    }
    let lines = lines(text);
    let blocks = blocks(&lines, reading)?;
    let days: Vec<Stamp> = blocks.iter().filter_map(|block| block.day).collect();
    let order = order_of(&days, today);
    let moments = moments(&blocks, order, reading);
    let mut messages = Vec::new();
    for (at, (block, occurred_at)) in blocks.iter().zip(moments).enumerate() {
        let end = blocks
            .get(at + 1)
            .map_or(lines.len(), |next| next.day_line.unwrap_or(next.line));
        let body_end = lines.get(end).map_or(text.len(), |line| line.from);
        let body = lines
            .get(block.head.said_from)
            .map_or("", |line| text[line.from.min(body_end)..body_end].trim());
        if body.is_empty() {
            continue;
        }
        messages.push(TakenMessage {
            sender: Some(Sender::named(block.head.name)),
            occurred_at,
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
    head: Head<'a>,
    /// The day that stands above it, perhaps above those before it.
    day: Option<Stamp>,
    /// The line of the day, where it stands right above.
    day_line: Option<usize>,
    /// The first line of its head.
    line: usize,
}

/// The blocks of a copy; none unless it begins with one, and it is plain that it is a copy.
fn blocks<'a>(lines: &[Line<'a>], reading: &Reading<'_>) -> Option<Vec<Block<'a>>> {
    let today = reading.today();
    let mut heads = Heads::new(lines, today, reading.own);
    let mut blocks: Vec<Block<'a>> = Vec::new();
    let mut day: Option<(Stamp, usize)> = None;
    let mut last_day = None;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if line.text.is_empty() {
            at += 1;
            continue;
        }
        if let Some(head) = heads
            .at(at)
            .filter(|head| may_follow(&blocks, head, reading))
        {
            let start = day.map_or(at, |(_, line)| line);
            leave_to_the_message_above(&mut blocks, &lines[..start]);
            last_day = day.map(|(stamp, _)| stamp).or(last_day);
            let line = at;
            at = head.said_from;
            blocks.push(Block {
                head,
                day: last_day,
                day_line: day.map(|(_, line)| line),
                line,
            });
            day = None;
            continue;
        }
        if let Some(stamp) = day_of(line.text, today) {
            day = Some((stamp, at));
        } else if blocks.is_empty() {
            return None;
        } else {
            day = None;
        }
        at += 1;
    }
    leave_to_the_message_above(&mut blocks, lines);
    is_plain(&blocks, reading).then_some(blocks)
}

/// Where the program has said who speaks, what only looks like a name is one of theirs or the
/// reader's: others are named in what is said.
fn may_follow(blocks: &[Block<'_>], head: &Head<'_>, reading: &Reading<'_>) -> bool {
    let mut certain = blocks
        .iter()
        .filter(|block| block.head.certainty == Certainty::Program)
        .peekable();
    head.certainty == Certainty::Program
        || certain.peek().is_none()
        || certain.any(|block| block.head.name == head.name)
        || Sender::named(head.name).is_one_of(reading.own)
}

/// What looks like a head and is followed by nothing is a line of the message above it.
fn leave_to_the_message_above(blocks: &mut Vec<Block<'_>>, lines: &[Line<'_>]) {
    let is_none = blocks.len() > 1
        && blocks.last().is_some_and(|last| {
            last.head.certainty != Certainty::Program
                && lines[last.head.said_from.min(lines.len())..]
                    .iter()
                    .all(|line| line.text.is_empty())
        });
    if is_none {
        blocks.pop();
    }
}

/// A name and a time stand in many texts. It is a copy where the program says so, where the day
/// stands above a name by itself, or where two talk: one of them is the reader, or speaks twice.
fn is_plain(blocks: &[Block<'_>], reading: &Reading<'_>) -> bool {
    let says_so = |block: &Block<'_>| match block.head.certainty {
        Certainty::Program => true,
        Certainty::Looks => block.day_line.is_some(),
        Certainty::Listed => false,
    };
    let is_ours = |block: &Block<'_>| Sender::named(block.head.name).is_one_of(reading.own);
    let mut names = std::collections::HashSet::new();
    let speaks_twice = !blocks.iter().all(|block| names.insert(block.head.name));
    blocks.first().is_some_and(says_so)
        || (blocks.len() > 1 && (speaks_twice || blocks.iter().any(is_ours)))
}

/// *TODAY*, *Monday*, *Nov 12*: a day and nothing else.
fn day_of(line: &str, today: NaiveDate) -> Option<Stamp> {
    const LONGEST_DAY: usize = 40;
    if line.len() > LONGEST_DAY {
        return None;
    }
    Some(stamp(line, today)).filter(|stamp| stamp.is_only(false))
}

/// When each was said. What stands above the first day of the copy was said before that day; where it
/// names none at all, its last message was said when the clock last showed its time. Each was said no
/// later than the next.
fn moments(blocks: &[Block<'_>], order: DateOrder, reading: &Reading<'_>) -> Vec<Option<Moment>> {
    let dated = blocks.iter().position(|block| block.day.is_some());
    let (above, below) = blocks.split_at(dated.unwrap_or(blocks.len()));
    let first_day = below
        .first()
        .and_then(|block| block.day?.date(order))
        .map(|day| day.and_time(NaiveTime::MIN) - TimeDelta::seconds(1));
    let mut next = first_day.unwrap_or_else(|| reading.local(reading.now));
    let mut moments: Vec<Option<Moment>> = above
        .iter()
        .rev()
        .map(|block| {
            let time = block.head.time.time?;
            let date = if time <= next.time() {
                next.date()
            } else {
                next.date() - TimeDelta::days(1)
            };
            next = date.and_time(time);
            block.head.time.on(date, reading)
        })
        .collect();
    moments.reverse();
    moments.extend(below.iter().map(|block| {
        block.head.time.time?;
        block.head.time.on(block.day?.date(order)?, reading)
    }));
    moments
}
