//! Which accounts may be added to a campaign (rule book §7). Runs there and only there.

use crate::{ids::AccountId, records::Account, values::*};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeSet;

/// A soft block's flag: `include_customers`, `include_trials`, `include_<type>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Include {
    Customers,
    Trials,
    Type(RelationshipType),
}

impl Include {
    /// Every flag: all soft blocks lifted.
    pub fn every() -> BTreeSet<Self> {
        let types = RelationshipType::ALL.iter().map(|&kind| Self::Type(kind));
        types.chain([Self::Customers, Self::Trials]).collect()
    }

    /// The spelling in JSON.
    pub fn flag(self) -> String {
        match self {
            Self::Customers => "include_customers".to_owned(),
            Self::Trials => "include_trials".to_owned(),
            Self::Type(kind) => kind.include_flag(),
        }
    }
}

impl Serialize for Include {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.flag())
    }
}

impl<'de> Deserialize<'de> for Include {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let unknown = || serde::de::Error::custom(format!("`{text}` is no guardrail's flag"));
        match text.as_str() {
            "include_customers" => Ok(Self::Customers),
            "include_trials" => Ok(Self::Trials),
            _ => {
                let kind = text.strip_prefix("include_").ok_or_else(unknown)?;
                kind.parse().map(Self::Type).map_err(|_| unknown())
            }
        }
    }
}

/// One reason why an account is not simply added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// No override: the account must not be contacted.
    DoNotContact,
    /// No override: friends and family, competitors.
    Hard(RelationshipType),
    /// Lifted by its flag.
    Soft(Include),
}

/// Every reason that stands between an account and a campaign with this goal.
pub fn blocks(account: &Account, goal: Goal) -> Vec<Block> {
    let mut blocks = Vec::new();
    match account.status {
        AccountStatus::DoNotContact => blocks.push(Block::DoNotContact),
        AccountStatus::Customer if spares_customers(goal) => {
            blocks.push(Block::Soft(Include::Customers));
        }
        AccountStatus::InTrial if spares_customers(goal) => {
            blocks.push(Block::Soft(Include::Trials));
        }
        _ => {}
    }
    for &kind in &account.relationship_types {
        if is_hard(kind, goal) {
            blocks.push(Block::Hard(kind));
        } else if is_soft(kind, goal) {
            blocks.push(Block::Soft(Include::Type(kind)));
        }
    }
    blocks
}

fn spares_customers(goal: Goal) -> bool {
    use Goal::{CustomerExpansion, Event, Partnership, Renewal, Research};
    !matches!(
        goal,
        CustomerExpansion | Renewal | Event | Research | Partnership
    )
}

fn is_hard(kind: RelationshipType, goal: Goal) -> bool {
    match kind {
        RelationshipType::PersonalNetwork => true,
        RelationshipType::Competitor => !matches!(goal, Goal::Press | Goal::Event | Goal::Research),
        _ => false,
    }
}

fn is_soft(kind: RelationshipType, goal: Goal) -> bool {
    use RelationshipType::{
        Analyst, Candidate, Community, EventOrganizer, Influencer, Investor, Press, Supplier,
    };
    match kind {
        Influencer | Community | EventOrganizer => is_soft(Press, goal),
        _ => match goal {
            Goal::Sales | Goal::CustomerExpansion | Goal::WinBack | Goal::Renewal => {
                matches!(kind, Supplier | Investor | Press | Analyst | Candidate)
            }
            Goal::Press | Goal::Influencer => matches!(kind, Supplier | Investor | Candidate),
            Goal::Investor => matches!(kind, Supplier | Press | Analyst | Candidate),
            Goal::Recruiting => matches!(kind, Supplier | Investor | Press | Analyst),
            Goal::Partnership | Goal::Event | Goal::Research => false,
        },
    }
}

/// What adding a selection to a campaign would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// In the order of the selection.
    pub would_add: Vec<AccountId>,
    pub already_in: Vec<AccountId>,
    /// With every reason, lifted ones included, so that the person sees what stands in the way.
    pub blocked: Vec<(AccountId, Vec<Block>)>,
}

/// Previews a selection, each account once.
pub fn preview<'a>(
    matched: impl IntoIterator<Item = &'a Account>,
    goal: Goal,
    include: &BTreeSet<Include>,
    is_in_campaign: impl Fn(AccountId) -> bool,
) -> Preview {
    let mut preview = Preview::default();
    let mut seen = BTreeSet::new();
    for account in matched {
        if !seen.insert(account.id) {
            continue;
        }
        if is_in_campaign(account.id) {
            preview.already_in.push(account.id);
            continue;
        }
        let blocks = blocks(account, goal);
        let lifted = |block: &Block| matches!(block, Block::Soft(flag) if include.contains(flag));
        if blocks.iter().all(lifted) {
            preview.would_add.push(account.id);
        } else {
            preview.blocked.push((account.id, blocks));
        }
    }
    preview
}

#[cfg(test)]
mod tests;
