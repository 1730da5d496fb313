//! What the columns of a file became the last time, by the set of its headings: remembered on this
//! device, in `localStorage`, for the member, until they sign out.

use super::local_storage;
use domain::{
    CustomField, MemberId,
    import::{Mapping, StatusWords, Target, guess_mapping},
};
use serde::{Deserialize, Serialize};

/// The name of what is one member's.
fn key(member: MemberId) -> String {
    format!("rapport-mappings-{member}")
}

/// Leaves nothing of the member's, nor of what an earlier version kept for all of a browser.
pub fn forget(member: MemberId) {
    if let Some(storage) = local_storage() {
        let _ = storage.remove_item(&key(member));
        let _ = storage.remove_item("rapport-mappings");
    }
}

/// How many sets of headings are remembered, the latest first.
const KEPT: usize = 30;

/// Headings longer than this, all together, are no table's: they are not remembered.
const LONGEST: usize = 20_000;

/// One set of headings and what each became.
#[derive(Serialize, Deserialize)]
struct Remembered {
    /// In the order of their headings, so that the order of the columns does not matter.
    columns: Vec<(String, Option<Target>)>,
    /// What the file's own words for a status mean.
    #[serde(default)]
    statuses: StatusWords,
}

impl Remembered {
    fn has(&self, headers: &[String]) -> bool {
        let mut headers: Vec<&str> = headers.iter().map(|header| header.trim()).collect();
        headers.sort_unstable();
        let own = self.columns.iter().map(|(heading, _)| heading.as_str());
        own.eq(headers)
    }
}

/// What a person made of these headings before, or the guess; and what they said that the words for
/// a status mean. `fields` are those of the workspace's own that stand.
pub fn remembered(
    member: MemberId,
    headers: &[String],
    fields: &[CustomField],
) -> (Mapping, StatusWords) {
    let all = read(member);
    let Some(known) = all.iter().find(|known| known.has(headers)) else {
        return (guess_mapping(headers, fields), StatusWords::none());
    };
    let stands = |target: &Target| match target {
        Target::Own(id) => fields.iter().any(|field| field.id == *id),
        _ => true,
    };
    // Of two columns with one heading, each takes its own.
    let mut columns: Vec<_> = known.columns.iter().collect();
    let target = |header: &String| {
        let place = columns.iter().position(|(name, _)| name == header.trim())?;
        columns.remove(place).1.filter(stands)
    };
    let mapping = headers.iter().map(target).collect();
    (mapping, known.statuses.clone())
}

/// Remembers what a person chose. Where the browser keeps nothing, it is guessed again.
pub fn remember(member: MemberId, headers: &[String], mapping: &Mapping, statuses: &StatusWords) {
    let Some(storage) = local_storage() else {
        return;
    };
    if headers.iter().map(String::len).sum::<usize>() > LONGEST {
        return;
    }
    let mut all = read(member);
    all.retain(|known| !known.has(headers));
    let trimmed = headers.iter().map(|header| header.trim().to_owned());
    let mut columns: Vec<_> = trimmed.zip(mapping.iter().copied()).collect();
    columns.sort_by(|one, other| one.0.cmp(&other.0));
    let statuses = statuses.clone();
    all.insert(0, Remembered { columns, statuses });
    all.truncate(KEPT);
    if let Ok(json) = serde_json::to_string(&all) {
        let _ = storage.set_item(&key(member), &json);
    }
}

fn read(member: MemberId) -> Vec<Remembered> {
    let json = local_storage().and_then(|storage| storage.get_item(&key(member)).ok()?);
    json.and_then(|json| serde_json::from_str(&json).ok())
        .unwrap_or_default()
}
