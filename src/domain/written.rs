//! Values that are carried as they stand in JSON.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::value::{RawValue, to_raw_value};
use std::marker::PhantomData;

/// A value as it stands in JSON, read only where somebody looks: what reads it is large, and every
/// device takes rows and answers in before it shows anything. What a newer version wrote stays as
/// it is, too.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub struct Written<T>(Box<RawValue>, #[serde(skip)] PhantomData<fn() -> T>);

impl<T: DeserializeOwned> Written<T> {
    /// The value; absent where a newer version wrote it.
    pub fn read(&self) -> Option<T> {
        serde_json::from_str(self.0.get()).ok()
    }
}

impl<T: Serialize> From<&T> for Written<T> {
    fn from(value: &T) -> Self {
        // What is written so always has a JSON form.
        let written = to_raw_value(value).unwrap_or_else(|_| RawValue::NULL.to_owned());
        Self(written, PhantomData)
    }
}

impl<T> PartialEq for Written<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.get() == other.0.get()
    }
}

impl<T> Eq for Written<T> {}
