//! A row as it was told.

use domain::{Kind, Row};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::value::RawValue;
use std::{borrow::Cow, fmt, ops::Deref};

/// A row as it was told: what this version understands of it, and the very text that it came as. A newer
/// version may have written fields into it that this one does not know: whoever keeps the row, or passes
/// it on, does so with them.
///
/// That holds for fields of the row itself and of most of the parts within it. Some refuse what they do
/// not know, as they do in a command: what a message says, its translation, correspondent and files, a
/// call, an amount (`tests/wire/later.rs` lists them). A row with a new field in one of those cannot be
/// read here, nor can the answer that brings it: such a tab goes on without news until the newer version
/// is loaded. So a later version puts what is new beside the part, as a field of the row; or it first
/// learns to read it, and writes it one version later.
#[derive(Debug, Clone)]
pub struct ToldRow {
    row: Row,
    /// Its JSON, where it was read from some.
    body: Option<Box<RawValue>>,
}

impl ToldRow {
    /// What this version understands.
    pub fn into_row(self) -> Row {
        self.row
    }

    /// Its JSON, as the server stores it.
    pub fn body(&self) -> serde_json::Result<Cow<'_, str>> {
        match &self.body {
            Some(body) => Ok(Cow::Borrowed(body.get())),
            None => self.row.body().map(Cow::Owned),
        }
    }
}

impl Deref for ToldRow {
    type Target = Row;

    fn deref(&self) -> &Row {
        &self.row
    }
}

/// Rows are equal where what is understood of them is.
impl PartialEq for ToldRow {
    fn eq(&self, other: &Self) -> bool {
        self.row == other.row
    }
}

impl Eq for ToldRow {}

impl<R: Into<Row>> From<R> for ToldRow {
    fn from(row: R) -> Self {
        Self {
            row: row.into(),
            body: None,
        }
    }
}

impl Serialize for ToldRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.body {
            Some(body) => serializer.collect_map([(self.row.key().kind.as_str(), body)]),
            None => self.row.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for ToldRow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Told)
    }
}

/// Reads one entry: the kind, and the body under it.
struct Told;

impl<'de> de::Visitor<'de> for Told {
    type Value = ToldRow;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row")
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<ToldRow, A::Error> {
        let told: Option<(String, Box<RawValue>)> = map.next_entry()?;
        let known = told.and_then(|(kind, body)| Some((Kind::parse(&kind)?, body)));
        let (kind, body) = known.ok_or_else(|| de::Error::custom("a row of no known kind"))?;
        let row = Row::from_body(kind, body.get()).map_err(de::Error::custom)?;
        Ok(ToldRow {
            row,
            body: Some(body),
        })
    }
}

#[cfg(test)]
mod tests;
