//! The composer.

use crate::format;
use domain::{Field, Refusal};

pub const COMPOSER: &str = "Write or paste";
pub const MODE: &str = "Mode";
pub const TO: &str = "to";
pub const FROM: &str = "from";
pub const AT: &str = "at";
pub const CONTACT: &str = "Contact";
pub const NO_CONTACT: &str = "Nobody in particular";
pub const CHANNEL: &str = "Channel";
pub const LANGUAGE: &str = "Language of the message";
pub const WHEN: &str = "When it was said";
pub const EARLIER: &str = "Sent earlier";
/// Of what they wrote.
pub const CAME_EARLIER: &str = "Received earlier";
pub const NOW: &str = "Now";
pub const IN_FUTURE: &str =
    "That lies in the future. A message is logged once it was said: set the time back.";
pub const TAKE_ADDRESS: &str = "Use the new address";
pub const SUBJECT: &str = "Subject";
pub const INTENT: &str = "Intent";
pub const INTENT_UNKNOWN: &str = "Intent";
pub const YOU_WRITE: &str = "You write";
pub const THEY_READ: &str = "They read";
pub const THEY_WROTE: &str = "They wrote";
pub const YOU_READ: &str = "You read";
pub const ANSWER: &str = "The assistant's answer";
pub const PLACEHOLDER_SENT: &str = "What you sent, as you sent it";
pub const PLACEHOLDER_OWN: &str = "In your language";
pub const PLACEHOLDER_THEIRS: &str = "The translation that goes out: type or paste it";
pub const PLACEHOLDER_REPLY: &str = "Paste their reply";
pub const PLACEHOLDER_TRANSLATION: &str = "What it says, if you have it: can be added later";
pub const PLACEHOLDER_ANSWER: &str = "Write it here, or paste the answer and edit it";
pub const COPY_PROMPT: &str = "Copy prompt";
pub const PROMPT_COPIED: &str = "Prompt copied. Ask your assistant, then paste its answer here.";
pub const TRANSLATE_HERE: &str = "Translate on this device";
pub const TRANSLATING: &str = "Translating …";
pub const STOP_TRANSLATING: &str = "Stop";
pub const SLOW: &str = "The browser fetches the language. Type it yourself if you are in a hurry.";
pub const SAVE_DRAFT: &str = "Save draft";
pub const DRAFT_SAVED: &str = "Draft saved";
pub const DRAFT_SAVED_ALONE: &str = "Draft saved, without the other variants";
pub const ASIDE: &str = "What you were writing is kept on this device.";
pub const BACK_TO_IT: &str = "Back to it";
pub const FINISH_FIRST: &str =
    "A reply is here that is not logged yet. Log it or clear it, then edit the draft.";
pub const LOG: &str = "Log";
pub const LOG_AND_COPY: &str = "Log and copy";
pub const LOG_REPLY: &str = "Log reply";
pub const KEYS_APPLE: &str = "⌘↵";
pub const KEYS: &str = "Ctrl ↵";
pub const SAVED_HERE: &str = "Saved on this device";
pub const SAVING_HERE: &str = "Saving";
pub const NOT_SAVED: &str = "Not saved: this device's storage is full";
pub const CLEARED: &str = "Cleared";
pub const DISCARD: &str = "Clear";
pub const SAME_REPLY: &str = "This reply is here already, logged on";
pub const SAME_MESSAGE: &str = "Same message, do not log";
pub const LOG_ANYWAY: &str = "Log it anyway";
pub const TO_HISTORY: &str = "See the status history";
pub const NOT_APPROVED: &str = "This conversation waits for review. Approve it before writing.";
pub const APPROVE: &str = "Approve";
pub const REVIEW_REJECTED: &str = "This conversation was rejected in review.";
pub const REVIEW_DEFERRED: &str = "This conversation was put off in review.";
pub const HINT_DISMISS: &str = "Dismiss";
pub const PASTE_STILL_ALLOWED: &str = "Their replies can still be pasted.";

/// Takes back the language that was chosen for one text.
pub fn usual_language(language: &str) -> String {
    format!("Only this message: back to {language}")
}

/// A draft that cannot be logged yet.
pub fn lacks_theirs(label: &str) -> String {
    format!("“{label}” is still empty. Edit the draft, type or paste it, then log.")
}

/// A draft that can be logged, and would not keep both texts.
pub fn lacks_own(label: &str) -> String {
    format!("“{label}” is empty: logged like this, only the text that they read is kept.")
}

/// The recipient's address changed since the text was begun.
pub fn moved(frozen: &str, present: &str) -> String {
    match (frozen.is_empty(), present.is_empty()) {
        (true, _) => format!("Their address is known by now: {present}."),
        (_, true) => format!("Their address was removed since. This text still goes to {frozen}."),
        _ => format!("Their address is {present} by now. This text still goes to {frozen}."),
    }
}

/// A refusal of one of the two texts, by the name of its box: theirs, or ours.
pub fn refusal(
    refusal: &Refusal,
    label_of: impl Fn(bool) -> Option<&'static str>,
) -> Option<String> {
    let label = |field: &Field| match field {
        Field::Text | Field::OriginalText => label_of(true),
        Field::TranslatedText => label_of(false),
        _ => None,
    };
    match refusal {
        Refusal::Blank { field } => {
            label(field).map(|label| format!("“{label}” is empty. Type or paste it."))
        }
        Refusal::TooLong {
            field,
            limit,
            length,
        } => label(field).map(|label| {
            format!(
                "“{label}” has {} characters, the limit is {}. Shorten it by {}.",
                format::number(*length),
                format::number(*limit),
                format::number(length.saturating_sub(*limit))
            )
        }),
        _ => None,
    }
}
