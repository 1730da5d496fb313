//! Notes to the team.

/// Beside the modes of messages.
pub const MODE: &str = "Note";
pub const NOTE: &str = "Note to the team";
pub const ONLY_TEAM: &str = "Only your team sees this";
pub const PLACEHOLDER: &str = "What the team should know. @ mentions a colleague";
pub const MEMBERS: &str = "Members";
pub const ADD: &str = "Add note";
pub const ADDED: &str = "Note added";
pub const KEPT: &str = "Saved on this device";
pub const NOT_KEPT: &str = "Not saved: this device’s storage is full";
