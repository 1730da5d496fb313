//! Names of people and things that may be unknown to this device.

pub const SOMEBODY: &str = "Somebody";
pub const YOU: &str = "You";
/// Within a sentence.
pub const YOU_WITHIN: &str = "you";
pub const UNKNOWN_ACCOUNT: &str = "Unknown account";
pub const NO_CAMPAIGN: &str = "Outside any campaign";
