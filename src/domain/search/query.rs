//! What was typed into the field, as a value.

use super::{
    entry::{Around, Entry, What, Within},
    filter::{Assignee, Filter, Is, Operator, Standing},
    words::{Needle, Needles},
};
use crate::{tags, time::Day, time::Timestamp, values::*};
use std::fmt;

/// The longest search, in characters: some eighty words, more than a person looks for.
pub const LENGTH_LIMIT: usize = 500;

/// The most words and phrases of one search.
pub const TERM_LIMIT: usize = 32;

/// What has to stand in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// A word that begins so. With signs in it, several that follow each other.
    Word(String),
    /// Words that follow each other, whole.
    Phrase(String),
}

/// A search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    pub terms: Vec<Term>,
    pub filters: Vec<Filter>,
}

/// From an instant on, and before another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Period {
    pub from: Option<Timestamp>,
    pub until: Option<Timestamp>,
}

/// Why what was typed is no search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unclear {
    TooLong {
        limit: usize,
        length: usize,
    },
    TooManyTerms {
        limit: usize,
        count: usize,
    },
    /// The operator does not know the value.
    Value {
        operator: Operator,
        value: String,
    },
}

/// Reads what was typed. Any text that is not too long is a search: a quote that is not closed
/// reaches to the end, signs are passed over, a word before a colon that is no operator is a word,
/// and an operator that says nothing yet is none.
pub fn parse(text: &str) -> Result<Query, Unclear> {
    within_limit(text)?;
    let mut query = Query::default();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || is_quote(c));
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        let operator = piece
            .split_once(':')
            .and_then(|(name, value)| Some((Operator::of(name)?, value)));
        let (quoted, after) = quoted(after);
        match (operator, quoted) {
            (Some((operator, "")), Some(value)) => query.narrow(operator, value)?,
            (Some((operator, value)), quoted) => {
                query.narrow(operator, value)?;
                query.want(quoted.map(Term::phrase));
            }
            (None, quoted) => {
                query.want(Some(Term::Word(piece.to_owned())));
                query.want(quoted.map(Term::phrase));
            }
        }
        rest = after.trim_start();
    }
    let count = query.terms.len();
    if count > TERM_LIMIT {
        return Err(Unclear::TooManyTerms {
            limit: TERM_LIMIT,
            count,
        });
    }
    // So it is asked of the server, which reads it again: with the quotes that somebody left open.
    within_limit(&query.to_string())?;
    Ok(query)
}

fn within_limit(text: &str) -> Result<(), Unclear> {
    let (limit, length) = (LENGTH_LIMIT, text.chars().count());
    if length > limit {
        return Err(Unclear::TooLong { limit, length });
    }
    Ok(())
}

/// Neither an address of the web nor a time of day.
fn looks_like_operator(word: &str) -> bool {
    let is_left_out = word
        .strip_prefix('-')
        .is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let is_named = word.split_once(':').is_some_and(|(name, value)| {
        let is_name = name.len() > 1 && name.chars().all(|c| c.is_ascii_alphabetic());
        is_name && !value.starts_with("//")
    });
    is_left_out || is_named
}

/// What stands in the quotes that a text begins with, and what follows.
fn quoted(text: &str) -> (Option<&str>, &str) {
    let Some(inside) = text.strip_prefix(is_quote) else {
        return (None, text);
    };
    match inside.split_once(is_quote) {
        Some((phrase, after)) => (Some(phrase), after),
        None => (Some(inside), ""),
    }
}

/// As keyboards and word processors write them.
pub(super) const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

impl Term {
    fn phrase(text: &str) -> Self {
        Self::Phrase(text.trim().to_owned())
    }

    fn needle(&self) -> Option<Needle> {
        match self {
            Self::Word(text) => Needle::of(text, true),
            Self::Phrase(text) => Needle::of(text, false),
        }
    }
}

impl Query {
    /// Takes a term, if there is a word in it.
    fn want(&mut self, term: Option<Term>) {
        let term = term.filter(|term| term.needle().is_some());
        self.terms.extend(term);
    }

    fn narrow(&mut self, operator: Operator, value: &str) -> Result<(), Unclear> {
        let value = value.trim();
        if value.is_empty() {
            return Ok(());
        }
        // As the word is shown, too: *Needs reply*, *do-not-contact*.
        let known = value.to_ascii_lowercase().replace([' ', '-'], "_");
        let filter = match operator {
            Operator::From => match Needle::of(value, true) {
                None => return Ok(()),
                Some(_) => Some(Filter::From(value.to_owned())),
            },
            Operator::Campaign => match Needle::of(value, true) {
                None => return Ok(()),
                Some(_) => Some(Filter::Campaign(value.to_owned())),
            },
            Operator::Channel => known.parse().ok().map(Filter::Channel),
            Operator::Before => value.parse().ok().map(Filter::Before),
            Operator::After => value.parse().ok().map(Filter::After),
            Operator::Status => Standing::all()
                .find(|status| status.as_str() == known)
                .map(Filter::Status),
            Operator::Is => Is::ALL
                .into_iter()
                .find(|is| is.as_str() == known)
                .map(Filter::Is),
            Operator::Tag => match tags::tag(value) {
                None => return Ok(()),
                tag => tag
                    .filter(|tag| tag.chars().count() <= tags::TAG_LIMIT)
                    .map(Filter::Tag),
            },
            Operator::Assignee => match Assignee::of(value) {
                None => return Ok(()),
                whose => whose.map(Filter::Assignee),
            },
        };
        self.filters.push(filter.ok_or_else(|| Unclear::Value {
            operator,
            value: value.to_owned(),
        })?);
        Ok(())
    }

    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.filters.is_empty()
    }

    /// What looks like an operator and is none, or like a word to be left out, which is not asked for
    /// so: it was taken for a word.
    pub fn not_understood(&self) -> Vec<&str> {
        let words = self.terms.iter().filter_map(|term| match term {
            Term::Word(text) => Some(text.as_str()),
            Term::Phrase(_) => None,
        });
        words.filter(|word| looks_like_operator(word)).collect()
    }

    /// What has to stand in a text.
    pub fn needles(&self) -> Needles {
        Needles(self.terms.iter().filter_map(Term::needle).collect())
    }

    /// Whether accounts and contacts can be what is sought: where something is asked that only
    /// messages have, they cannot.
    pub fn is_of_names(&self) -> bool {
        let is_theirs = |filter: &Filter| matches!(filter, Filter::Status(Standing::Account(_)));
        !self.terms.is_empty() && self.filters.iter().all(is_theirs)
    }

    /// Whether an account of this status can be what is sought.
    pub fn takes_account(&self, status: AccountStatus) -> bool {
        self.filters.iter().all(|filter| match filter {
            Filter::Status(Standing::Account(asked)) => *asked == status,
            _ => true,
        })
    }

    /// When what is sought was said; `day` is when a day begins.
    pub fn span(&self, day: impl Fn(Day) -> Timestamp) -> Period {
        let mut period = Period::default();
        for filter in &self.filters {
            match filter {
                Filter::After(from) => period.from = period.from.max(Some(day(*from))),
                Filter::Before(until) => {
                    let until = day(*until);
                    period.until = Some(period.until.map_or(until, |other| other.min(until)));
                }
                _ => {}
            }
        }
        period
    }

    /// Whether [`Within`] has to be looked at.
    pub fn looks_within(&self) -> bool {
        self.filters.iter().any(Filter::is_of_conversation)
    }

    /// Whether [`Around`] has to be looked at.
    pub fn looks_around(&self) -> bool {
        let is_from = |filter: &Filter| matches!(filter, Filter::From(_));
        self.looks_within() || self.filters.iter().any(is_from)
    }

    /// Whether an entry is what is sought, so far as it says itself; `day` is when a day begins.
    pub fn takes(&self, needles: &Needles, entry: &Entry, day: impl Fn(Day) -> Timestamp) -> bool {
        let period = self.span(day);
        let is_within = period.from.is_none_or(|from| entry.at >= from)
            && period.until.is_none_or(|until| entry.at < until);
        let is_taken = |filter: &Filter| match filter {
            Filter::Channel(channel) => {
                matches!(entry.what, What::Message { channel: of, .. } if of == *channel)
            }
            Filter::Is(Is::Draft) => entry.status() == Some(MessageStatus::Draft),
            Filter::Is(Is::Note) => entry.what == What::Note,
            Filter::Is(Is::Inbound) => entry.direction() == Some(Direction::Inbound),
            Filter::Is(Is::Outbound) => {
                entry.direction() == Some(Direction::Outbound)
                    && entry.status() != Some(MessageStatus::Draft)
            }
            Filter::From(_)
            | Filter::Before(_)
            | Filter::After(_)
            | Filter::Status(_)
            | Filter::Tag(_)
            | Filter::Assignee(_)
            | Filter::Campaign(_)
            | Filter::Is(_) => true,
        };
        is_within && self.filters.iter().all(is_taken) && needles.are_in(&entry.words)
    }

    /// Whether what is sought can be in the conversation.
    pub fn takes_conversation(&self, within: &Within<'_>) -> bool {
        self.filters
            .iter()
            .all(|filter| filter.takes_conversation(within))
    }

    /// And whether it is by what stands around it.
    pub fn takes_around(&self, entry: &Entry, around: &Around<'_>) -> bool {
        self.takes_conversation(&around.within)
            && self.filters.iter().all(|filter| match filter {
                Filter::From(name) => entry.is_from(name, around),
                _ => true,
            })
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let filters = self.filters.iter().map(ToString::to_string);
        let all = filters.chain(self.terms.iter().map(ToString::to_string));
        f.write_str(&all.collect::<Vec<_>>().join(" "))
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(text) => f.write_str(text),
            Self::Phrase(text) => write!(f, "\"{text}\""),
        }
    }
}
