//! Searching: what was typed, what it finds, and where in a text it stands.
//!
//! One meaning for the device and the server. A text is its words, without accents and case; a
//! search is words that begin so, and phrases. Both look for the same words in the same texts, so
//! that what is found does not depend on who looked.

mod entry;
mod excerpt;
mod filter;
mod offers;
mod query;
mod words;

pub use entry::{Around, Entry, What, Within, account_words, contact_words, name_words};
pub use excerpt::{Piece, excerpt, excerpt_of, pieces};
pub use filter::{Assignee, Filter, Is, Operator, Standing};
pub use offers::{OFFER_LIMIT, Offer, asked_for, offers};
pub use query::{LENGTH_LIMIT, Period, Query, TERM_LIMIT, Term, Unclear, parse};
pub(crate) use words::write as write_words;
pub use words::{Needle, Needles};

#[cfg(test)]
mod tests;
