//! Undoing a logged message.

pub const TITLE: &str = "Undo this message?";
pub const WARNING: &str = "It counts no more, for everybody: figures, the turn in the \
    conversation and a status that it alone caused go back. It stays on record, struck out, and \
    cannot be restored.";
pub const CONFIRM: &str = "Undo the message";
pub const DONE: &str = "Taken back. The message stays on record, struck out.";
pub const GIVEN_BACK: &str = "Taken back. The text is in the composer.";
pub const OTHER_TEXT: &str = "Taken back. Another text is in the composer: it was left as it is.";
pub const COPY: &str = "Copy the text";
