//! Fields that a workspace gives its accounts, besides those that every account has.

use crate::{ids::*, time::Timestamp, values::CustomKind};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{SeqAccess, Visitor},
};
use std::{collections::BTreeSet, fmt};

/// A field of a workspace's own. Its key and kind never change; it is archived and never deleted, so
/// that what accounts say in it stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomField {
    pub id: CustomFieldId,
    /// `^[a-z][a-z0-9_]{0,79}$`: the column of an import, the parameter of an address.
    pub key: String,
    pub kind: CustomKind,
    pub label: String,
    /// What can be chosen, in this order; of `select` and `multiselect` alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// Forms and lists offer it no more; what accounts say in it stays.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub archived: bool,
    pub created_at: Timestamp,
}

/// What an account says in a field of the workspace's own. A number stands as it is written in
/// JSON, a date as `2026-11-26`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(untagged)]
pub enum CustomValue {
    Boolean(bool),
    Text(String),
    /// What was chosen of several.
    Options(BTreeSet<String>),
}

impl CustomValue {
    /// As one text: for a search, a list, an export. Options are divided by commas.
    pub fn text(&self) -> String {
        match self {
            Self::Boolean(yes) => yes.to_string(),
            Self::Text(text) => text.clone(),
            Self::Options(options) => {
                let options: Vec<&str> = options.iter().map(String::as_str).collect();
                options.join(", ")
            }
        }
    }
}

/// By hand: what serde writes for an untagged value reads it twice, and weighs more than the value.
impl<'de> Deserialize<'de> for CustomValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = CustomValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true, false, a text or a list of texts")
    }

    fn visit_bool<E>(self, yes: bool) -> Result<CustomValue, E> {
        Ok(CustomValue::Boolean(yes))
    }

    fn visit_str<E>(self, text: &str) -> Result<CustomValue, E> {
        Ok(CustomValue::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<CustomValue, A::Error> {
        let mut options = BTreeSet::new();
        while let Some(option) = list.next_element::<String>()? {
            options.insert(option);
        }
        Ok(CustomValue::Options(options))
    }
}
