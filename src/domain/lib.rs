//! The rule book (`docs/domain.md`) as pure code: words, rules, derived figures.
//!
//! Nothing here waits, reads a clock, makes randomness, or knows of HTTP, SQL or the DOM. Time and
//! new ids arrive as arguments; what may be looked at arrives as a [`View`]. The browser and the
//! server both ask [`decide`], so that a rule stands in one place.

mod command;
mod decide;
mod erased;
pub mod exported;
mod family;
mod figures;
mod html_text;
mod ids;

mod language;
pub mod links;
mod records;
mod refusal;
mod row;
mod time;
mod traces;
mod turns;
mod values;
mod view;
mod written;
mod written_in;

pub mod calls;
pub mod compose;
pub mod costs;
pub mod country;
pub mod custom;
pub mod door;
pub mod duplicates;
pub mod email_html;
pub mod engagement;
pub mod fingerprint;
pub mod fit;
pub mod funnel;
pub mod guardrails;
pub mod hints;
pub mod import;
pub mod inbox;
pub mod joined;
pub mod many_accounts;
pub mod mentions;
pub mod merge;
pub mod metrics;
pub mod money;
pub mod normal;
pub mod offered;
pub mod opt_out;
pub mod outreach;
pub mod paste;
pub mod people;
pub mod prompt;
pub mod quoted;
pub mod recipient;
pub mod search;
pub mod sheet;
pub mod shortcuts;
pub mod snooze;
pub mod sorting;
pub mod suggestion;
pub mod tags;
pub mod text;
pub mod timeline;
pub mod undo;
mod untranslated;
pub mod variables;

pub use command::*;
pub use decide::{
    ADD_LIMIT, Context, Decision, IMPORT_MESSAGES, IMPORT_ROWS, SEEN_AT_ONCE, contact_mistakes,
    decide,
};
pub use family::{family_by, survivor};
pub use figures::{Figures, Mark};
pub use ids::*;

pub use language::{Language, TargetChain, UnknownLanguage, source, source_for};
pub use records::*;
pub use refusal::{CustomProblem, Field, Refusal};
pub use row::{Change, Kind, Row, RowKey};
pub use time::{
    Day, EARLIEST, FUTURE_TOLERANCE, LATE_RECORD, Span, Timestamp, UnknownDay, is_in_future,
};
pub use traces::{Belonged, Traces};
pub use turns::{Answer, HEARD_LIMIT, Turns};
pub use untranslated::{needs_translation, wanted_translation, wants_intent};
pub use values::*;
pub use view::View;
pub use written::Written;
pub use written_in::{detected, likely_languages, written_in, written_in_likely};
