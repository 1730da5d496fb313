//! Which channel a thread or a text points to. Only what is plain; what is not sure says nothing.

use crate::{quoted, records::Message, values::Channel};

/// The channel of the last two logged messages, where it is the same.
pub(super) fn of_thread(thread: &[&Message]) -> Option<Channel> {
    let mut logged: Vec<&Message> = thread
        .iter()
        .copied()
        .filter(|message| message.is_logged())
        .collect();
    logged.sort_by_key(|message| message.thread_order());
    match logged.as_slice() {
        [.., before, last] if before.said.channel == last.said.channel => Some(last.said.channel),
        _ => None,
    }
}

/// The channel that the form of a pasted text shows: a WhatsApp or LinkedIn copy, an email with
/// header lines or introduced history.
pub(super) fn of_text(text: &str) -> Option<Channel> {
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    if is_whatsapp_line(first) {
        Some(Channel::Whatsapp)
    } else if is_linkedin_line(first) {
        Some(Channel::Linkedin)
    } else {
        quoted::is_email(text).then_some(Channel::Email)
    }
}

/// `[21/11/2026, 10:03:15] Name: text` or `12/11/26, 09:41 - Name: text`.
fn is_whatsapp_line(line: &str) -> bool {
    // Phones put invisible direction marks around the date.
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || is_direction_mark(c));
    let parts = match line.strip_prefix('[') {
        Some(rest) => rest.split_once(']'),
        None => line.split_once(" - "),
    };
    parts.is_some_and(|(stamp, rest)| is_stamp(stamp) && rest.contains(':'))
}

fn is_direction_mark(c: char) -> bool {
    matches!(
        c,
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}'
    )
}

/// A date of three numbers, then a time of day: `21/11/2026, 10:03:15` or `12.11.26, 9:41 p. m.`
fn is_stamp(stamp: &str) -> bool {
    let Some((date, time)) = stamp.split_once(|c: char| c == ',' || c.is_whitespace()) else {
        return false;
    };
    let is_number = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let date: Vec<&str> = date.split(['/', '.', '-']).collect();
    let time = time.trim_start();
    let clock: Vec<&str> = time.split(':').collect();
    let starts_with_minutes = |part: &str| part.len() >= 2 && is_number(&part[..2], 2);
    date.len() == 3
        && date.iter().all(|part| is_number(part, 4))
        && clock.len() >= 2
        && is_number(clock[0], 2)
        && clock[1].is_char_boundary(2.min(clock[1].len()))
        && starts_with_minutes(clock[1])
}

/// *Name sent the following message at 10:03 AM*, also in the languages of rule book §10.
fn is_linkedin_line(line: &str) -> bool {
    const SAID: [&str; 9] = [
        "sent the following message at",
        "sent the following messages at",
        "ha enviado el siguiente mensaje a las",
        "envió el siguiente mensaje a las",
        "ha enviat el missatge següent a les",
        "a envoyé le message suivant à",
        "hat die folgende nachricht um",
        "ha inviato il seguente messaggio alle",
        "enviou a seguinte mensagem às",
    ];
    let line = line.to_lowercase();
    SAID.iter().any(|said| line.contains(said))
}
