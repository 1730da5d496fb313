//! The channel's own door (feature L1): an address that opens the program in which a text is really
//! sent, with the text in place where the channel allows it.
//!
//! What people typed never chooses the scheme: a door is `mailto:`, `https:`, `sms:` or `tel:`, made
//! here, and everything else in it is encoded. Where an address is not plainly one of the channel,
//! the door opens without it: a text must never go to another than it was written for.

mod profile;

use crate::{
    duplicates::{PhoneNumber, phone_number},
    text::is_invisible_format,
    values::Channel,
};
use profile::profile;

/// The longest address that is handed to a program of the device, in bytes. Windows cuts what it
/// hands over at 2,083 characters (`INTERNET_MAX_URL_LENGTH`).
const PROGRAM_LIMIT: usize = 2_000;
/// The longest address of a web page, in bytes: servers commonly refuse request lines beyond 8 KB.
const PAGE_LIMIT: usize = 8_000;

/// What a door opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    MailProgram,
    Whatsapp,
    /// The program for text messages.
    Messages,
    Dialler,
    LinkedinProfile,
    InstagramProfile,
    XProfile,
}

/// A way to the program in which a text is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    pub opens: Opens,
    /// The address to open, and only when the person presses it.
    pub href: String,
    /// Whether it names the recipient; otherwise that is chosen in the program.
    pub has_recipient: bool,
    /// Whether the text is in place; otherwise it is pasted in the program.
    pub has_text: bool,
}

/// A text on its way out: to which address, on which channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outgoing<'a> {
    pub channel: Channel,
    /// The recipient's address on the channel, as it is known.
    pub address: &'a str,
    pub subject: &'a str,
    pub text: &'a str,
}

/// The door of a text, where its channel has one.
pub fn door(outgoing: Outgoing<'_>) -> Option<Door> {
    let address = outgoing.address.trim();
    match outgoing.channel {
        Channel::Email => Some(mail(address, outgoing)),
        Channel::Whatsapp => Some(whatsapp(address, outgoing.text)),
        Channel::Sms => Some(sms(address, outgoing.text)),
        Channel::PhoneCall => call(address),
        Channel::Linkedin | Channel::Instagram | Channel::TwitterX => {
            let (opens, href) = profile(outgoing.channel, address)?;
            Some(Door {
                opens,
                href,
                has_recipient: true,
                has_text: false,
            })
        }
        Channel::Other => None,
    }
}

/// The address of a person's door without any text; absent where theirs is not plainly one of the
/// channel.
pub fn way_to(channel: Channel, address: &str) -> Option<String> {
    let nothing = Outgoing {
        channel,
        address,
        subject: "",
        text: "",
    };
    let door = door(nothing)?;
    door.has_recipient.then_some(door.href)
}

/// The page of a web address, with or without its scheme; absent where it may be anything else.
pub fn web_page(address: &str) -> Option<String> {
    let folded = address.to_ascii_lowercase();
    if folded.starts_with("https://") || folded.starts_with("http://") {
        Some(address.to_owned())
    } else {
        let is_bare = !address.contains(':') && address.contains('.');
        is_bare.then(|| format!("https://{address}"))
    }
}

fn mail(address: &str, outgoing: Outgoing<'_>) -> Door {
    let to = mailbox(address);
    let mut start = "mailto:".to_owned();
    if let Some((local, host)) = to {
        start = format!("{start}{}@{}", encode(local), encode(host));
    }
    // A subject is one line: a line break in it could begin another header.
    let subject = crate::text::collapse(outgoing.subject);
    // Mail ends its lines with both (RFC 6068 §5).
    let body = outgoing.text.replace("\r\n", "\n").replace('\n', "\r\n");
    let with = |fields: &[(&str, &str)]| {
        let fields = fields.iter().filter(|(_, value)| !value.is_empty());
        let fields: Vec<String> = fields
            .map(|(name, value)| format!("{name}={}", encode(value)))
            .collect();
        if fields.is_empty() {
            start.clone()
        } else {
            format!("{start}?{}", fields.join("&"))
        }
    };
    let has_recipient = to.is_some();
    let shorter = [
        (with(&[("subject", &subject), ("body", &body)]), true),
        (with(&[("subject", &subject)]), false),
        (start.clone(), false),
    ];
    first_that_fits(Opens::MailProgram, shorter, PROGRAM_LIMIT, has_recipient)
}

/// The two sides of one plain address. Whatever could be read as several, as a name or as a further
/// field is none.
fn mailbox(address: &str) -> Option<(&str, &str)> {
    let (local, host) = address.split_once('@')?;
    let is_plain = |side: &str| {
        !side.is_empty()
            && !side.chars().any(|c| {
                c.is_whitespace()
                    || c.is_control()
                    || is_invisible_format(c)
                    || matches!(
                        c,
                        '@' | ','
                            | ';'
                            | ':'
                            | '<'
                            | '>'
                            | '"'
                            | '('
                            | ')'
                            | '['
                            | ']'
                            | '\\'
                            | '?'
                            | '&'
                            | '%'
                            | '#'
                            | '/'
                    )
            })
    };
    (is_plain(local) && is_plain(host)).then_some((local, host))
}

fn whatsapp(address: &str, text: &str) -> Door {
    // Digits without a country code would be read as a number of another country.
    let number = phone_number(address)
        .and_then(|number| number.international())
        .unwrap_or_default();
    let has_recipient = !number.is_empty();
    let start = format!("https://wa.me/{number}");
    let ways = [
        (format!("{start}?text={}", encode(text)), true),
        (start, false),
    ];
    first_that_fits(Opens::Whatsapp, ways, PAGE_LIMIT, has_recipient)
}

fn sms(address: &str, text: &str) -> Door {
    let number = phone_number(address).map(|number| dialled(&number));
    let has_recipient = number.is_some();
    let start = format!("sms:{}", number.unwrap_or_default());
    let ways = [
        (format!("{start}?body={}", encode(text)), true),
        (start, false),
    ];
    first_that_fits(Opens::Messages, ways, PROGRAM_LIMIT, has_recipient)
}

fn call(address: &str) -> Option<Door> {
    Some(Door {
        opens: Opens::Dialler,
        href: format!("tel:{}", dialled(&phone_number(address)?)),
        has_recipient: true,
        has_text: false,
    })
}

/// The whole number where its country is known, otherwise as it is dialled at home.
fn dialled(number: &PhoneNumber) -> String {
    match number.international() {
        Some(digits) => format!("+{digits}"),
        None => number.digits.clone(),
    }
}

/// A text is in place whole or not at all: one that was cut could be sent so.
fn first_that_fits<const N: usize>(
    opens: Opens,
    ways: [(String, bool); N],
    limit: usize,
    has_recipient: bool,
) -> Door {
    let mut chosen = (String::new(), false);
    for way in ways {
        let fits = way.0.len() <= limit;
        chosen = way;
        if fits {
            break;
        }
    }
    Door {
        opens,
        href: chosen.0,
        has_recipient,
        has_text: chosen.1,
    }
}

/// Percent-encoding of everything but the unreserved characters (RFC 3986 §2.3).
fn encode(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(char::from(HEX[usize::from(byte >> 4)]));
            encoded.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    encoded
}

#[cfg(test)]
mod tests;
