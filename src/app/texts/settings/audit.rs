//! What admins did.

use crate::texts::{assistance, values};
use domain::Role;
use protocol::ProviderKind;

pub const TITLE: &str = "Audit log";
pub const LEAD: &str = "Invitations, roles, removals, exports, erasures, who is asked to translate \
    and to draft, and what changed in how somebody signs in. Nobody can change it.";
pub const EARLIER: &str = "Show earlier";
pub const TERMINAL: &str = "at the server's terminal";
pub const PASSWORD_RESET: &str = "Chose a new password by a link";
pub const PASSWORD_RESET_FACTOR: &str =
    "Chose a new password by a link, which ended their second factor";
pub const PASSWORD_CHANGED: &str = "Changed their password";
pub const FACTOR_SET: &str = "Set up a second factor";
pub const CODES_GUESSED: &str =
    "Was stopped at the sign-in: the right password, and too many wrong codes";
pub const FACTOR_ENDED: &str = "Ended their second factor";
pub const WORKSPACE_EXPORTED: &str = "Exported the whole workspace";
pub const ACCOUNT_ERASED: &str = "Erased an account";

/// For whom, where that was written.
fn whom(role: Role, note: &str) -> String {
    let role = values::role(role).to_lowercase();
    if note.is_empty() {
        role
    } else {
        format!("{role}, “{note}”")
    }
}

pub fn invited(role: Role, note: &str) -> String {
    format!("Made an invitation: {}", whom(role, note))
}

pub fn withdrawn(role: Role, note: &str) -> String {
    format!("Revoked an invitation: {}", whom(role, note))
}

pub fn joined(role: Role) -> String {
    format!("Joined as {}", values::role(role).to_lowercase())
}

pub fn role_changed(name: &str, to: Role) -> String {
    let role = values::role(to).to_lowercase();
    format!("Changed the role of {name} to {role}")
}

pub fn removed(name: &str) -> String {
    format!("Removed {name}")
}

pub fn link_made(name: &str, ends_factor: bool) -> String {
    let factor = if ends_factor {
        ", which ends the second factor"
    } else {
        ""
    };
    format!("Made a link for a new password of {name}{factor}")
}

pub fn account_exported(name: Option<&str>) -> String {
    match name {
        Some(name) => format!("Exported everything of {name}"),
        None => "Exported everything of an account".to_owned(),
    }
}

/// Which provider, and where it is.
fn provider(kind: ProviderKind, address: &str) -> String {
    format!("{} at {address}", assistance::kind(kind))
}

pub fn provider_named(kind: ProviderKind, address: &str) -> String {
    format!("Named a provider: {}", provider(kind, address))
}

pub fn provider_changed(kind: ProviderKind, address: &str, new_key: bool) -> String {
    let key = if new_key { ", with another key" } else { "" };
    format!("Changed a provider: {}{key}", provider(kind, address))
}

pub fn provider_removed(kind: ProviderKind, address: &str) -> String {
    format!("Removed a provider: {}", provider(kind, address))
}
