//! Keys for what is done often (features R14, B7): each can be changed, and switched off.

use std::{collections::BTreeMap, fmt, str::FromStr};

macro_rules! actions {
    ($($variant:ident = $text:literal, $key:literal, $with:ident);* $(;)?) => {
        /// What a key does.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $($variant),* }

        impl Action {
            /// Every action, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The spelling in what is kept.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            /// The key that it has until somebody changes it.
            const fn first_key(self) -> char {
                match self { $(Self::$variant => $key),* }
            }

            /// How its key is pressed.
            pub const fn chord(self) -> Chord {
                match self { $(Self::$variant => Chord::$with),* }
            }
        }
    };
}

/// How a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Chord {
    /// By itself: never while somebody types.
    Alone,
    /// By itself, while the focus is in the list of a campaign's review: only there.
    InReview,
    /// With Control, on a Mac with Command: while typing, too.
    Control,
}

impl Action {
    /// Whether it is done to the conversation that is open.
    pub const fn is_of_conversation(self) -> bool {
        matches!(
            self,
            Self::Reply
                | Self::Paste
                | Self::Write
                | Self::Note
                | Self::AssignToMe
                | Self::Close
                | Self::Snooze
                | Self::MarkUnread
                | Self::Tag
                | Self::Select
                | Self::Translation
        )
    }
}

actions! {
    Palette = "palette", 'k', Control;
    Help = "help", '?', Alone;
    Search = "search", '/', Alone;
    Next = "next", 'j', Alone;
    Previous = "previous", 'k', Alone;
    Reply = "reply", 'r', Alone;
    Paste = "paste", 'p', Alone;
    Write = "write", 'w', Alone;
    Note = "note", 'n', Alone;
    AssignToMe = "assign_to_me", 'a', Alone;
    Close = "close", 'e', Alone;
    Snooze = "snooze", 's', Alone;
    MarkUnread = "mark_unread", 'u', Alone;
    Tag = "tag", 'l', Alone;
    Select = "select", 'x', Alone;
    Undo = "undo", 'z', Alone;
    Translation = "translation", 't', Alone;
    Approve = "approve", 'a', InReview;
    Reject = "reject", 'r', InReview;
    Defer = "defer", 'd', InReview;
}

/// No action.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no action")]
pub struct UnknownAction(pub String);

impl FromStr for Action {
    type Err = UnknownAction;
    fn from_str(text: &str) -> Result<Self, UnknownAction> {
        let known = Self::ALL.iter().find(|known| known.as_str() == text);
        known.copied().ok_or_else(|| UnknownAction(text.to_owned()))
    }
}

/// With Control, the browser or the field has these for itself.
const RESERVED_WITH_CONTROL: [char; 11] = ['a', 'c', 'f', 'l', 'n', 'r', 't', 'v', 'w', 'x', 'z'];

/// Why a key cannot be given to an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyProblem {
    #[error("the key does something else already")]
    Taken(Action),
    #[error("the key means something already")]
    Reserved,
    #[error("not one visible character")]
    NotAKey,
}

/// Which key does what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortcuts {
    /// `None`: switched off.
    keys: BTreeMap<Action, Option<char>>,
}

impl Default for Shortcuts {
    fn default() -> Self {
        let keys = Action::ALL.iter();
        Self {
            keys: keys.map(|one| (*one, Some(one.first_key()))).collect(),
        }
    }
}

impl Shortcuts {
    /// The key of an action; nothing where it is switched off.
    pub fn key_of(&self, action: Action) -> Option<char> {
        self.keys.get(&action).copied().flatten()
    }

    /// What a key does.
    pub fn action_of(&self, chord: Chord, key: &str) -> Option<Action> {
        let key = one_key(key)?;
        let mut keys = self.keys.iter();
        let found = keys.find(|(action, own)| action.chord() == chord && **own == Some(key));
        found.map(|(action, _)| *action)
    }

    /// Gives an action another key.
    pub fn give(&mut self, action: Action, key: &str) -> Result<(), KeyProblem> {
        let key = one_key(key).ok_or(KeyProblem::NotAKey)?;
        if action.chord() == Chord::Control && RESERVED_WITH_CONTROL.contains(&key) {
            return Err(KeyProblem::Reserved);
        }
        let other = self.action_of(action.chord(), key.encode_utf8(&mut [0; 4]));
        if let Some(other) = other.filter(|other| *other != action) {
            return Err(KeyProblem::Taken(other));
        }
        self.keys.insert(action, Some(key));
        Ok(())
    }

    /// Gives an action the key that it had at first.
    pub fn give_first(&mut self, action: Action) -> Result<(), KeyProblem> {
        self.give(action, action.first_key().encode_utf8(&mut [0; 4]))
    }

    pub fn switch_off(&mut self, action: Action) {
        self.keys.insert(action, None);
    }

    /// Whether an action has the key that it had at first.
    pub fn is_first(&self, action: Action) -> bool {
        self.key_of(action) == Some(action.first_key())
    }

    /// Reads what was kept. What it does not know, or what cannot be given, stays as it is at first.
    pub fn read(text: &str) -> Self {
        let mut read = Self::default();
        let changes: Vec<(Action, &str)> = text
            .lines()
            .filter_map(|line| {
                let (action, key) = line.split_once(' ')?;
                Some((action.parse().ok()?, key))
            })
            .collect();
        // Two may have changed places: all that changed is free first.
        for (action, _) in &changes {
            read.switch_off(*action);
        }
        for (action, key) in changes {
            if key != OFF && read.give(action, key).is_err() {
                let _ = read.give_first(action);
            }
        }
        read
    }
}

/// In what is kept: no key.
const OFF: &str = "off";

/// What differs from the first keys, one a line.
impl fmt::Display for Shortcuts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (action, key) in &self.keys {
            if self.is_first(*action) {
                continue;
            }
            match key {
                Some(key) => writeln!(f, "{} {key}", action.as_str())?,
                None => writeln!(f, "{} {OFF}", action.as_str())?,
            }
        }
        Ok(())
    }
}

/// One visible character, a letter in its small form.
fn one_key(text: &str) -> Option<char> {
    let mut characters = text.chars().flat_map(char::to_lowercase);
    let key = characters.next()?;
    let is_one = characters.next().is_none() && crate::text::has_visible(text);
    is_one.then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[test]
    fn the_first_keys_are_all_different_and_free() {
        for action in Action::ALL {
            let mut keys = Shortcuts::default();
            keys.switch_off(*action);
            assert_eq!(keys.give(*action, &action.first_key().to_string()), Ok(()));
            assert_eq!(action.as_str().parse(), Ok(*action));
        }
        assert!("fly".parse::<Action>().is_err());
    }

    #[rstest]
    #[case::another_letter(Action::Note, "M", Ok(()))]
    #[case::another_script(Action::Note, "ñ", Ok(()))]
    #[case::its_own(Action::Note, "n", Ok(()))]
    #[case::of_another(Action::Note, "R", Err(KeyProblem::Taken(Action::Reply)))]
    #[case::of_a_chord(Action::Palette, "j", Ok(()))]
    #[case::of_the_translation(Action::Note, "t", Err(KeyProblem::Taken(Action::Translation)))]
    #[case::the_translations_own(Action::Translation, "ü", Ok(()))]
    #[case::free_in_a_review(Action::Approve, "e", Ok(()))]
    #[case::taken_in_a_review(Action::Approve, "r", Err(KeyProblem::Taken(Action::Reject)))]
    #[case::to_copy(Action::Palette, "c", Err(KeyProblem::Reserved))]
    #[case::a_named_key(Action::Note, "Enter", Err(KeyProblem::NotAKey))]
    #[case::a_blank(Action::Note, " ", Err(KeyProblem::NotAKey))]
    #[case::nothing(Action::Note, "", Err(KeyProblem::NotAKey))]
    fn a_key_is_given_where_it_is_free(
        #[case] action: Action,
        #[case] key: &str,
        #[case] expected: Result<(), KeyProblem>,
    ) {
        let mut keys = Shortcuts::default();
        assert_eq!(keys.give(action, key), expected);
        if expected.is_ok() {
            assert_eq!(keys.action_of(action.chord(), key), Some(action));
        } else {
            assert_eq!(keys, Shortcuts::default());
        }
    }

    #[test]
    fn two_actions_change_places_and_stay_so() {
        let mut keys = Shortcuts::default();
        keys.switch_off(Action::Reply);
        keys.give(Action::Note, "r").unwrap();
        keys.give(Action::Reply, "n").unwrap();
        keys.switch_off(Action::Close);
        let read = Shortcuts::read(&keys.to_string());
        assert_eq!(read, keys);
        assert_eq!(read.action_of(Chord::Alone, "n"), Some(Action::Reply));
        assert_eq!(read.action_of(Chord::Alone, "e"), None);
        assert_eq!(Shortcuts::default().to_string(), "");
    }

    proptest! {
        #[test]
        fn whatever_was_kept_no_key_does_two_things(
            text in "((note|reply|palette|close|translation|approve|defer|x) (off|[a-z]{1,2}|é)\n){0,8}|[^\n]{0,20}",
        ) {
            let keys = Shortcuts::read(&text);
            for action in Action::ALL {
                let Some(key) = keys.key_of(*action) else { continue };
                let found = keys.action_of(action.chord(), &key.to_string());
                prop_assert_eq!(found, Some(*action));
            }
            prop_assert_eq!(&Shortcuts::read(&keys.to_string()), &keys);
        }
    }
}
