//! Hints beside the text.

pub const SEE_IT: &str = "See it";
/// What a text in the account's language is.
pub const AS_SENT: &str = "Log as sent";
pub const THEIR_REPLY: &str = "Log as their reply";

pub fn already_theirs(written_in: &str) -> String {
    format!("This is in {written_in} already, which the account reads.")
}

pub fn only_theirs(language: &str) -> String {
    format!(
        "“You write” is empty, and nobody is named who translates. Log sent keeps the text as it is; with {language} under “You also read and \
         write in”, there is one box."
    )
}

/// To where the member's languages are.
pub fn i_write(language: &str) -> String {
    format!("I write {language}: Settings")
}

pub fn channel(instead: &str) -> String {
    format!("This looks like {instead}.")
}

/// Takes the language that a text seems to be in for this text alone.
pub fn it_is_in(language: &str) -> String {
    format!("It is in {language}")
}

pub fn switch(to: &str) -> String {
    format!("Switch to {to}")
}

pub fn mode(written_in: &str) -> String {
    format!("This is in {written_in}, your own language. Type & translate would keep both texts.")
}

pub fn language(written_in: &str, target: &str) -> String {
    format!("This seems to be {written_in}, the account reads {target}.")
}

pub fn their_language(language: &str) -> String {
    format!("Their last two messages are in {language}.")
}

pub fn answer_in(language: &str) -> String {
    format!("Answer in {language}")
}

pub fn stale(saved: &str) -> String {
    format!("This draft is from {saved}: send it, or delete it.")
}

pub fn asked_to_stop(at: &str) -> String {
    format!("They asked on {at} not to be written to again.")
}

pub fn they_wrote(at: &str) -> String {
    format!("They wrote again on {at}, after you began this.")
}

/// A colleague of theirs, in the same conversation.
pub fn colleague_wrote(name: &str, at: &str) -> String {
    format!("{name} wrote to them on {at}, after you began this.")
}

/// Our first message is dated later than their reply to it.
pub fn before_ours(ours: &str) -> String {
    format!(
        "This is dated before your first message, of {ours}: they count as having written first. If it \
         answers that one, undo that and log it with the time at which it was sent."
    )
}
