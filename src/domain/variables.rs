//! Variables in a text of ours (feature R6): `{{contact.first_name|there}}` stands for what is known
//! when the text is used, or for what is written behind the bar.
//!
//! Which there are is a closed list. Braces with anything else in them are plain text: somebody may
//! write about them. A variable with neither a value nor a fallback stays as it is written, and so does
//! what looks like a variable and is none; the text cannot be logged with either.

use crate::{
    records::{Account, Campaign, Contact, Member, Product, Said},
    values::Direction,
};
use std::{fmt, str::FromStr};

/// A longer text between two braces is none of a variable, in bytes.
const LONGEST: usize = 400;

macro_rules! variables {
    ($($variant:ident = $text:literal),* $(,)?) => {
        /// What a text can have put in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Variable { $($variant),* }

        impl Variable {
            /// Every variable, in the order of the rule book.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The spelling between the braces.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
        }
    };
}

variables! {
    ContactName = "contact.name",
    ContactFirstName = "contact.first_name",
    ContactTitle = "contact.title",
    AccountName = "account.name",
    AccountCity = "account.city",
    AccountWebsite = "account.website",
    MemberName = "member.name",
    MemberFirstName = "member.first_name",
    MemberEmail = "member.email",
    CampaignName = "campaign.name",
    ProductName = "product.name",
    ProductWebsite = "product.website",
}

/// No name of a variable.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no variable")]
pub struct UnknownVariable(pub String);

impl FromStr for Variable {
    type Err = UnknownVariable;
    fn from_str(text: &str) -> Result<Self, UnknownVariable> {
        let known = Self::ALL.iter().find(|known| known.as_str() == text);
        known
            .copied()
            .ok_or_else(|| UnknownVariable(text.to_owned()))
    }
}

impl fmt::Display for Variable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{{{{}}}}}", self.as_str())
    }
}

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part<'a> {
    Plain(&'a str),
    /// As it is written, what it asks for, and what stands for it where nothing is known.
    Variable {
        written: &'a str,
        variable: Variable,
        fallback: Option<&'a str>,
    },
    /// Braces as a variable has them around one lower-case word, or two with a dot between, of which
    /// there is none.
    Unknown(&'a str),
}

/// The pieces of a text. Put together again they are the text.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut plain_from, mut at) = (0, 0);
    while let Some(open) = text[at..].find("{{").map(|found| at + found) {
        let found = closing(&text[open + 2..]).and_then(|length| {
            let end = open + length + 4;
            Some((end, braced(&text[open..end], &text[open + 2..end - 2])?))
        });
        if let Some((end, part)) = found {
            if plain_from < open {
                parts.push(Part::Plain(&text[plain_from..open]));
            }
            parts.push(part);
            at = end;
            plain_from = end;
        } else {
            // Of three braces the last two may be the variable's.
            at = open + 1;
        }
    }
    if plain_from < text.len() {
        parts.push(Part::Plain(&text[plain_from..]));
    }
    parts
}

/// How far it is to the closing braces, where they are near enough to be a variable's.
fn closing(inside: &str) -> Option<usize> {
    let near = inside.len().min(LONGEST + 2);
    let mut pairs = inside.as_bytes()[..near].windows(2);
    pairs.position(|pair| pair == b"}}")
}

/// What stands between two pairs of braces; nothing where that is no variable's form.
fn braced<'a>(written: &'a str, inside: &'a str) -> Option<Part<'a>> {
    if inside.contains(['{', '\n']) {
        return None;
    }
    let (name, fallback) = match inside.split_once('|') {
        Some((name, fallback)) => (name.trim(), Some(fallback.trim())),
        None => (inside.trim(), None),
    };
    if let Ok(variable) = name.parse() {
        return Some(Part::Variable {
            written,
            variable,
            fallback,
        });
    }
    let is_word = |word: &str| {
        word.starts_with(|first: char| first.is_ascii_lowercase() || first == '_')
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    name.split('.')
        .all(is_word)
        .then_some(Part::Unknown(written))
}

/// What looks like a variable and is none, as it is written: a slip of whoever wrote the text.
pub fn unknown(text: &str) -> Vec<&str> {
    let unknown = parts(text).into_iter().filter_map(|part| match part {
        Part::Unknown(written) => Some(written),
        Part::Plain(_) | Part::Variable { .. } => None,
    });
    unknown.collect()
}

/// A piece of a text that is translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    Words(&'a str),
    /// Braces that stay as they are in every language.
    Braces(&'a str),
}

impl<'a> Piece<'a> {
    /// As it stands in the text.
    pub fn written(self) -> &'a str {
        match self {
            Self::Words(text) | Self::Braces(text) => text,
        }
    }
}

/// What of a text is to be translated, and what stays as it is written: in another language a
/// variable would be none. Put together again the pieces are the text.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let piece = |part| match part {
        Part::Plain(text) => Piece::Words(text),
        Part::Unknown(written) | Part::Variable { written, .. } => Piece::Braces(written),
    };
    parts(text).into_iter().map(piece).collect()
}

/// A text with what is known put in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filled {
    pub text: String,
    /// It stands in the text as it was written.
    pub missing: Missing,
}

/// What keeps a text from being logged, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Missing {
    /// What has neither a value nor a fallback.
    pub variables: Vec<Variable>,
    /// What looks like a variable and is none, as it is written.
    pub slips: Vec<String>,
}

impl Missing {
    pub fn is_empty(&self) -> bool {
        self.variables.is_empty() && self.slips.is_empty()
    }

    fn variable(&mut self, variable: Variable) {
        if !self.variables.contains(&variable) {
            self.variables.push(variable);
        }
    }

    fn slip(&mut self, written: &str) {
        if !self.slips.iter().any(|slip| slip == written) {
            self.slips.push(written.to_owned());
        }
    }
}

/// Puts in what is known. A fallback that is blank leaves nothing behind.
pub fn fill(text: &str, values: &Values<'_>) -> Filled {
    let mut filled = Filled::default();
    for part in parts(text) {
        match part {
            Part::Plain(text) => filled.text.push_str(text),
            Part::Unknown(written) => {
                filled.missing.slip(written);
                filled.text.push_str(written);
            }
            Part::Variable {
                written,
                variable,
                fallback,
            } => {
                let value = values.of(variable);
                let value = value.or_else(|| fallback.map(str::to_owned));
                if value.is_none() {
                    filled.missing.variable(variable);
                }
                filled.text.push_str(value.as_deref().unwrap_or(written));
            }
        }
    }
    filled
}

/// Puts in what is known, wherever a text of ours has variables, and gives what is still missing. What
/// they wrote is left as it came.
pub fn fill_said(said: &mut Said, values: &Values<'_>) -> Missing {
    let mut missing = Missing::default();
    if said.direction() == Direction::Inbound {
        return missing;
    }
    let own = said.translation.as_mut().map(|own| &mut own.text);
    let texts = [&mut said.original_text, &mut said.subject];
    for text in texts.into_iter().chain(own) {
        if !text.contains("{{") {
            continue;
        }
        let filled = fill(text, values);
        *text = filled.text;
        for variable in filled.missing.variables {
            missing.variable(variable);
        }
        for slip in filled.missing.slips {
            missing.slip(&slip);
        }
    }
    missing
}

/// The rows that variables speak of.
#[derive(Debug, Clone, Copy)]
pub struct Values<'a> {
    pub contact: Option<&'a Contact>,
    pub account: Option<&'a Account>,
    /// Who writes.
    pub member: &'a Member,
    pub campaign: Option<&'a Campaign>,
    pub product: Option<&'a Product>,
}

impl Values<'_> {
    /// What a variable stands for; nothing where that is blank or not known.
    pub fn of(&self, variable: Variable) -> Option<String> {
        let text: &str = match variable {
            Variable::ContactName => &self.contact?.name,
            Variable::ContactFirstName => first_name(&self.contact?.name),
            Variable::ContactTitle => &self.contact?.title,
            Variable::AccountName => &self.account?.name,
            Variable::AccountCity => &self.account?.city,
            Variable::AccountWebsite => &self.account?.website,
            Variable::MemberName => &self.member.name,
            Variable::MemberFirstName => first_name(&self.member.name),
            Variable::MemberEmail => &self.member.email,
            Variable::CampaignName => &self.campaign?.name,
            Variable::ProductName => &self.product?.name,
            Variable::ProductWebsite => &self.product?.website,
        };
        // A name that holds a variable itself would be filled the next time.
        let is_plain = !text.contains("{{");
        (is_plain && crate::text::has_visible(text)).then(|| text.trim().to_owned())
    }
}

/// The first word of a name: behind the comma where the family name comes first, and none that ends
/// in a full stop, which is a title.
fn first_name(name: &str) -> &str {
    let given = name.split_once(',').map_or(name, |(_, given)| given);
    let mut words = given.split_whitespace();
    let is_title = |word: &&str| word.ends_with('.') && word.chars().count() > 2;
    words
        .find(|word| !is_title(word))
        .unwrap_or_else(|| name.trim())
}

#[cfg(test)]
mod tests;
