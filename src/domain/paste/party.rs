//! Who said something, as mail programs and phones name people.

use super::plain::plain;
use crate::text::is_invisible_format;

/// Who said something. Either part may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sender {
    pub name: String,
    pub email: String,
}

/// A sender is named in one line that is not longer than this, in bytes.
const LONGEST: usize = 320;

impl Sender {
    /// Somebody of whom only a name is known: a contact of a phone, a member of a network.
    pub(crate) fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            email: String::new(),
        }
    }

    /// What to call them.
    pub fn called(&self) -> &str {
        if self.name.is_empty() {
            &self.email
        } else {
            &self.name
        }
    }

    /// Whether it is one of these names and addresses. A single word is a first name.
    pub fn is_one_of(&self, own: &[&str]) -> bool {
        const WE: [&str; 12] = [
            "you", "tu", "du", "vous", "voce", "vos", "ich", "yo", "jo", "moi", "io", "eu",
        ];
        let name = folded(&self.name);
        let is_name = |own: &str| {
            let own = folded(own);
            !name.is_empty()
                && (own == name || (!name.contains(' ') && own.split(' ').next() == Some(&name)))
        };
        let is_address = |own: &str| own.contains('@') && own.eq_ignore_ascii_case(&self.email);
        let is_known = own.iter().any(|own| is_name(own) || is_address(own));
        is_known || (self.email.is_empty() && WE.contains(&name.as_str()))
    }
}

/// Without case, accents, punctuation and the order of *Roig, Anna*.
pub(super) fn folded(name: &str) -> String {
    let turned = match name.split_once(',') {
        Some((last, first)) if !first.contains(',') => format!("{first} {last}"),
        _ => name.to_owned(),
    };
    plain(&turned)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// `Name <address>`, `"Name" <address>`, `Name [mailto:address]`, `address (Name)`, `address`,
/// `Name`.
pub(super) fn sender(text: &str) -> Option<Sender> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let bracketed = [('<', '>'), ('[', ']'), ('(', ')')]
        .into_iter()
        .find_map(|(open, close)| {
            let (name, rest) = text.split_once(open)?;
            let (inside, _) = rest.split_once(close)?;
            Some((name, inside))
        });
    let found = match bracketed {
        Some((name, inside)) if is_address(without_scheme(inside)) => Sender {
            name: cleaned(name),
            email: without_scheme(inside).to_owned(),
        },
        Some((address, name)) if is_address(address.trim()) => Sender {
            name: cleaned(name),
            email: address.trim().to_owned(),
        },
        _ => match text
            .split_whitespace()
            .find(|word| is_address(trimmed(word)))
        {
            Some(word) => Sender {
                name: cleaned(&text.replace(word, "")),
                email: trimmed(word).to_owned(),
            },
            None => Sender::named(&cleaned(text)),
        },
    };
    // Some programs write the address in place of the name.
    let found = if found.name.eq_ignore_ascii_case(&found.email) {
        Sender {
            name: String::new(),
            ..found
        }
    } else {
        found
    };
    (!found.called().is_empty()).then_some(found)
}

/// `+34 600 123 456`.
pub(super) fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_part = |c: char| {
        c.is_ascii_digit() || c.is_whitespace() || is_invisible_format(c) || "+-()./".contains(c)
    };
    (6..=17).contains(&digits) && text.chars().all(is_part)
}

fn without_scheme(address: &str) -> &str {
    let address = address.trim();
    address.strip_prefix("mailto:").unwrap_or(address)
}

fn trimmed(word: &str) -> &str {
    without_scheme(word.trim_matches(['<', '>', '(', ')', '[', ']', ',', ';', '"', '\'']))
}

/// A name without quotation marks, emphasis, and who only passed it on.
fn cleaned(name: &str) -> String {
    const ON_BEHALF: [&str; 7] = [
        " on behalf of ",
        " en nombre de ",
        " en nom de ",
        " de la part de ",
        " im Auftrag von ",
        " per conto di ",
        " em nome de ",
    ];
    let name = ON_BEHALF
        .iter()
        .find_map(|words| name.split_once(words))
        .map_or(name, |(_, meant)| meant);
    name.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' | '*' | '<' | '>' | ',' | ';'
            )
            || crate::text::is_invisible_format(c)
    })
    .to_owned()
}

/// Whether it looks like an email address: one `@`, a dot behind it, nothing odd.
pub(super) fn is_address(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else {
        return false;
    };
    let is_odd = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '<' | '>' | '(' | ')' | ',' | ';' | ':' | '"')
    };
    !user.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !host.contains('@')
        && !text.contains(is_odd)
}
