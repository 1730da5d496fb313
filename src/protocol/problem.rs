//! The one envelope of errors: `application/problem+json` (RFC 9457).

use domain::{Refusal, Written};
use serde::{Deserialize, Serialize};

/// What went wrong, for programs (`type`) and for people (`title`, `detail`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    #[serde(rename = "type")]
    pub kind: ProblemKind,
    pub title: String,
    pub status: u16,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Refusal>))]
    pub refusal: Option<Written<Refusal>>,
}

/// Every kind of problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// Not JSON, an unknown field, a wrong type, a parameter out of range.
    Malformed,
    /// Understood, and refused by a rule.
    Refused,
    /// Not signed in, or not any more.
    SignedOut,
    /// Signed in as a member who was removed from the workspace: its rows are none of theirs any
    /// more, and signing in again does not help.
    Revoked,
    /// Signed in until the session was ended from elsewhere, on purpose: by another device of the
    /// member's, a new password, a second factor. What this device keeps of the workspace is to go;
    /// what was written on it and not sent is to stay until the member signs in again.
    SessionEnded,
    /// Email and password do not belong together. Says no more than that.
    WrongCredentials,
    /// The password is right, and a code of the second factor is asked for.
    CodeNeeded,
    /// The code of the second factor is not right, or was used already.
    WrongCode,
    /// A second factor is asked for already: it is ended before another is set up.
    AlreadyOn,
    /// Signed in, but the role does not allow it.
    Forbidden,
    /// The write did not come from this app's own pages.
    ForeignOrigin,
    NotFound,
    /// A one-time link that was used, has expired, or never was.
    LinkSpent,
    /// The email address has a login already.
    Taken,
    TooLarge,
    /// The request did not come in, or was not answered, in time.
    TooSlow,
    TooMany,
    /// The cursor lies ahead of the server: it was restored from a backup.
    CursorAhead,
    /// What was sent is meant for another life of the database: it was restored from a backup.
    OtherEpoch,
    /// The disk is full, or the database cannot be written. Try again later.
    Storage,
    Internal,
}
