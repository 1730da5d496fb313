//! The recogniser against whole texts. Each form has a table of its own beside it.

mod chats;
mod fitting;
mod fixtures;
mod laws;
mod mails;
mod moments;
mod replies;

use super::*;

/// 26 November 2026, 12:00 in Madrid.
const NOW: Timestamp = Timestamp(1_795_690_800_000);

/// Madrid, as far as the tests go: summer time from the end of March to the end of October.
fn madrid(at: Timestamp) -> i32 {
    let summer_2026 = Timestamp(1_774_746_000_000)..Timestamp(1_792_890_000_000);
    if summer_2026.contains(&at) { 120 } else { 60 }
}

fn read(text: &str) -> Recognised {
    read_as(text, &["Anna Roig", "anna@rapport.example"])
}

fn read_as(text: &str, own: &[&str]) -> Recognised {
    let reading = Reading {
        now: NOW,
        zone: &madrid,
        own,
        likely: &[],
    };
    recognise(text, &reading)
}

/// When the first message was said, as the fixtures write it.
fn at(found: &Recognised) -> String {
    found
        .occurred_at
        .map(|moment| moment.to_string())
        .unwrap_or_default()
}

fn name(found: &Recognised) -> &str {
    found.sender.as_ref().map_or("", |sender| &sender.name)
}

fn email(found: &Recognised) -> &str {
    found.sender.as_ref().map_or("", |sender| &sender.email)
}

fn language(found: &Recognised) -> &str {
    found.language.as_ref().map_or("", Language::as_str)
}
