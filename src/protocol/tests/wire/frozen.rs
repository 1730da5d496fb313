//! Frozen texts: a file of lines, each a name and the JSON that it stands for.

use serde::{Serialize, de::DeserializeOwned};
use std::{collections::BTreeMap, fmt::Debug};

/// The lines of a file that no value was held to yet.
pub(crate) struct Frozen {
    left: BTreeMap<&'static str, &'static str>,
}

impl Frozen {
    pub(crate) fn of(file: &'static str) -> Self {
        let lines = file.lines().filter_map(|line| line.split_once(' '));
        Self {
            left: lines.collect(),
        }
    }

    /// The value is written as its line says, and its line is read as the value.
    pub(crate) fn hold<T>(&mut self, name: &str, value: &T)
    where
        T: Serialize + DeserializeOwned + PartialEq + Debug,
    {
        let written = serde_json::to_string(value).expect("every body can be written");
        let frozen = self
            .left
            .remove(name)
            .unwrap_or_else(|| panic!("{name} is not frozen: {written}"));
        assert_eq!(written, frozen, "{name} changed");
        let read: T = serde_json::from_str(frozen).expect("what was written once is read for ever");
        assert_eq!(read, *value, "{name} is read as something else");
    }

    /// Every line was some value's.
    pub(crate) fn end(self) {
        assert!(
            self.left.is_empty(),
            "nothing is written like this any more: {:?}",
            self.left
        );
    }
}
