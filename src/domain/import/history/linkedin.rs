//! The messages of a LinkedIn archive: `messages.csv`.

use super::{FileMessage, MessageProblem, Party, key_of, shortened, text_of};
use crate::{
    html_text::html_text,
    import::Table,
    text::{LINK_LIMIT, NAME_LIMIT, collapse},
    time::Timestamp,
    values::Channel,
};
use chrono::NaiveDateTime;
use std::borrow::Cow;

/// The headings that are needed, as LinkedIn writes them.
const NEEDED: [&str; 4] = ["FROM", "TO", "DATE", "CONTENT"];

/// How LinkedIn has written when something was said: now, before, and as spreadsheets save it again.
const DATES: [&str; 4] = [
    "%Y-%m-%d %H:%M:%S UTC",
    "%Y-%m-%dT%H:%M:%SZ",
    "%m/%d/%y, %I:%M %p",
    "%Y-%m-%d %H:%M:%S",
];

fn column(table: &Table, heading: &str) -> Option<usize> {
    let is_it = |header: &String| header.trim().eq_ignore_ascii_case(heading);
    table.headers.iter().position(is_it)
}

/// Whether a table is that of LinkedIn's messages.
pub fn is_linkedin(table: &Table) -> bool {
    NEEDED
        .iter()
        .all(|heading| column(table, heading).is_some())
}

/// Reads each row of LinkedIn's messages.
pub fn read_linkedin(table: &Table) -> impl Iterator<Item = Result<FileMessage, MessageProblem>> {
    let place = |heading| column(table, heading);
    let (conversation, from, from_link) = (
        place("CONVERSATION ID"),
        place("FROM"),
        place("SENDER PROFILE URL"),
    );
    let (to, to_links) = (place("TO"), place("RECIPIENT PROFILE URLS"));
    let (date, content) = (place("DATE"), place("CONTENT"));
    table.rows.iter().map(move |record| {
        let cell = |column: Option<usize>| {
            let cell = column.and_then(|column| record.cells.get(column));
            cell.map_or("", |cell| cell.trim())
        };
        let at = instant(cell(date)).ok_or(MessageProblem::NoDate)?;
        let sender = party(cell(from), cell(from_link));
        if sender.called().is_empty() {
            return Err(MessageProblem::NoSender);
        }
        let written = text_of(cell(content))?;
        let key = key_of(&[
            cell(conversation),
            &sender.key(),
            &at.0.to_string(),
            &written,
        ]);
        let text = text_of(&plain(&written))?;
        Ok(FileMessage {
            key,
            channel: Channel::Linkedin,
            at,
            from: sender,
            to: recipients(cell(to), cell(to_links)),
            subject: String::new(),
            text,
            quoted: String::new(),
            attachments: Vec::new(),
            html: None,
        })
    })
}

/// LinkedIn writes newer messages as paragraphs of HTML.
fn plain(content: &str) -> Cow<'_, str> {
    let is_html = ["<p>", "<p ", "<div", "<br"]
        .iter()
        .any(|tag| content.starts_with(tag));
    if is_html {
        html_text(content).into()
    } else {
        content.into()
    }
}

fn party(name: &str, link: &str) -> Party {
    Party {
        name: shortened(&collapse(name), NAME_LIMIT),
        address: shortened(link, LINK_LIMIT),
    }
}

/// Names and profiles stand in two cells, in the same order.
fn recipients(names: &str, links: &str) -> Vec<Party> {
    let links: Vec<&str> = links.split([',', ';']).map(str::trim).collect();
    let names: Vec<&str> = names.split([',', ';']).map(str::trim).collect();
    let is_even = links.len() == names.len();
    let each = names.iter().enumerate().map(|(place, name)| {
        let link = links.get(place).filter(|_| is_even);
        party(name, link.copied().unwrap_or_default())
    });
    each.filter(|party| !party.called().is_empty()).collect()
}

fn instant(text: &str) -> Option<Timestamp> {
    let date = DATES
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())?;
    Some(Timestamp(date.and_utc().timestamp_millis()))
}
