//! Entries of the outbox as they are read back.

/// The entries of one store, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<T> {
    pub entries: Vec<T>,
    /// Those that this version of the app cannot read. They stay where they are.
    pub unreadable: Vec<Unreadable>,
}

/// An entry that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// What names it: the id of a command, or of a composer's conversation.
    pub id: String,
    /// The whole of it, as it was found, for a person to copy out.
    pub text: String,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            unreadable: Vec::new(),
        }
    }
}
