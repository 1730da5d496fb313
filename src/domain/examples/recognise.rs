//! Prints what the paste recogniser finds in a file, as JSON: `recognise FILE ZONE NOW [OWN…]`.
//!
//! `cargo xtask recognise` calls it with the time, which nothing here may read from a clock.

use chrono::{DateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use domain::{
    Intent, Timestamp,
    paste::{Moment, Reading, Recognised, Sender, recognise},
};
use serde_json::{Value, json};
use std::{env, fs, process::ExitCode};

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    match run(&words) {
        Ok(found) => {
            println!("{found:#}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[String]) -> Result<Value, String> {
    let [file, zone, now, own @ ..] = words else {
        return Err("usage: recognise FILE ZONE NOW [OWN…]".to_owned());
    };
    let zone: Tz = zone.parse().map_err(|_| {
        format!("there is no time zone called {zone:?}; write it as in Europe/Madrid")
    })?;
    let now = now
        .parse()
        .map_err(|_| format!("{now:?} is no time in milliseconds since 1970"))?;
    let bytes = fs::read(file).map_err(|why| format!("cannot read {file}: {why}"))?;
    let text = decoded(&bytes)
        .ok_or_else(|| format!("{file} is not a text file: only pasted text can be recognised"))?;
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    let reading = Reading {
        now: Timestamp(now),
        zone: &|at| minutes_east(zone, at),
        own: &own,
        likely: &[],
    };
    Ok(described(&recognise(&text, &reading)))
}

fn minutes_east(zone: Tz, at: Timestamp) -> i32 {
    let utc: DateTime<Utc> = DateTime::from_timestamp_millis(at.0).unwrap_or_default();
    let offset = zone.offset_from_utc_datetime(&utc.naive_utc());
    offset.fix().local_minus_utc() / 60
}

/// UTF-8, or UTF-16 with its mark, or else a byte a character: but no picture and no program.
fn decoded(bytes: &[u8]) -> Option<String> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (!text.contains('\0')).then(|| text.to_owned());
    }
    let units = |of: fn([u8; 2]) -> u16| {
        let (pairs, _) = bytes[2..].as_chunks::<2>();
        String::from_utf16(&pairs.iter().map(|pair| of(*pair)).collect::<Vec<_>>()).ok()
    };
    match bytes {
        [0xff, 0xfe, ..] => units(u16::from_le_bytes),
        [0xfe, 0xff, ..] => units(u16::from_be_bytes),
        _ => {
            let is_text = |byte: &u8| *byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r');
            let latin = || bytes.iter().map(|byte| char::from(*byte)).collect();
            bytes.iter().all(is_text).then(latin)
        }
    }
}

fn described(found: &Recognised) -> Value {
    let several: Vec<Value> = found
        .messages
        .iter()
        .map(|message| {
            json!({
                "sender": message.sender.as_ref().map(Sender::called),
                "time": message.occurred_at.as_ref().map(Moment::to_string),
                "direction": message.direction,
                "body": message.body,
            })
        })
        .collect();
    let sender = found.sender.as_ref();
    json!({
        "channel": found.channel,
        "language": found.language,
        "direction": found.direction,
        "subject": some(&found.subject),
        "sender_name": sender.and_then(|sender| some(&sender.name)),
        "sender_email": sender.and_then(|sender| some(&sender.email)),
        "occurred_at_local": found.occurred_at.as_ref().map(Moment::to_string),
        "intent": found.intent.map_or(Intent::Unknown, |found| found.intent),
        "intent_words": found.intent.map(|found| found.words),
        "messages": found.messages.len(),
        "participants": found.participants,
        "second_body": found.messages.get(1).map(|message| &message.body),
        "body": found.body,
        "quoted": found.quoted,
        "all": several,
    })
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
