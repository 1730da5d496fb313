//! Saved replies.

pub const TITLE: &str = "Saved replies";
pub const LEAD: &str =
    "Texts to begin messages with. In the composer, type / and a part of the name.";
pub const NONE: &str = "None yet.";
pub const NEW: &str = "New saved reply";
pub const EDIT_TITLE: &str = "Change a saved reply";
pub const NAME: &str = "Name";
pub const TEXT: &str = "Text";
pub const TEXT_HELP: &str = "Variables are filled in where it is used. Behind a bar is what to say \
    when nothing is known, as in {{contact.first_name|there}}; without one, the text cannot be logged \
    until it is known.";
pub const SHARE: &str = "Share it with everybody in the workspace";
pub const SHARED: &str = "shared";
pub const SAVED: &str = "Saved reply saved";
pub const DELETE: &str = "Delete";
pub const DELETED: &str = "Saved reply deleted";
pub const UNDO: &str = "Undo";
/// The button in the composer.
pub const INSERT: &str = "Saved replies";
pub const NONE_TO_INSERT: &str = "No saved replies yet.";
pub const TO_SETTINGS: &str = "Create one";

pub fn edit(name: &str) -> String {
    format!("Edit {name}")
}

pub fn delete(name: &str) -> String {
    format!("Delete {name}")
}
