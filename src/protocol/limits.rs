//! Every limit of the wire, in one place.

use domain::Span;

/// Commands in one push.
pub const MAX_COMMANDS: usize = 100;
/// Bytes of a push: a hundred ordinary commands, or one with three texts of the longest kind.
pub const MAX_PUSH_BYTES: usize = 8 * 1024 * 1024;
/// Bytes of any other body.
pub const MAX_BODY_BYTES: usize = 64 * 1024;
/// Rows in one answer of changes.
pub const MAX_ROWS: u32 = 2_000;
/// Messages in one answer about a conversation.
pub const MAX_MESSAGES: u32 = 200;
/// How long a tab counts as present after it has said so.
pub const PRESENCE_LASTS: Span = Span(40_000);
/// How often a tab says again that it is.
pub const PRESENCE_AGAIN: Span = Span(15_000);
/// Messages in one answer of a search.
pub const MAX_FOUND: u32 = 50;
/// Entries in one answer of the log of what admins did.
pub const MAX_AUDIT: u32 = 100;
/// How many days of messages a device keeps without having opened their conversation.
pub const WINDOW_DAYS: i64 = 90;
/// The shortest password, in characters.
pub const MIN_PASSWORD: usize = 10;
/// The longest password, in characters: hashing it must stay cheap to refuse.
pub const MAX_PASSWORD: usize = 200;
/// Texts in one request for a translation.
pub const MAX_TRANSLATED: usize = 50;
/// Bytes of a request for a translation or a draft: a message of the longest kind.
pub const MAX_ASSISTED_BYTES: usize = 1024 * 1024;
/// The longest address of a provider, name of a model, and key, in characters.
pub const MAX_PROVIDER_FIELD: usize = 500;
/// Providers of one workspace, and pairs of languages of one provider.
pub const MAX_PROVIDERS: usize = 20;
