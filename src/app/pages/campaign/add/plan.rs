//! What a choice would do, and the commands that do exactly that.

use crate::data::Data;
use domain::{
    ADD_LIMIT, Account, AccountId, AddToCampaign, Campaign, CampaignId, Command, Goal, Refusal,
    guardrails::{Block, Include, Preview, preview},
    text::fold,
};
use std::collections::{BTreeMap, BTreeSet};

/// A preview as it was shown. It does not follow the rows: what is confirmed is what was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub goal: Goal,
    /// By name.
    pub matched: Vec<AccountId>,
    pub include: BTreeSet<Include>,
    pub preview: Preview,
    /// Every reason that holds somebody back, with those whom it holds, lifted ones included.
    pub reasons: Vec<(Block, Vec<AccountId>)>,
}

impl Plan {
    /// Previews a choice as the rows stand now.
    pub fn of(
        data: Data,
        campaign: CampaignId,
        chosen: &BTreeSet<AccountId>,
        include: BTreeSet<Include>,
    ) -> Self {
        data.rows(|rows| {
            let goal = rows
                .campaign(campaign)
                .map_or(Goal::Sales, |Campaign { goal, .. }| *goal);
            // An account that was absorbed meanwhile is its survivor.
            let accounts: BTreeMap<AccountId, &Account> = chosen
                .iter()
                .filter_map(|&id| rows.survivor(id))
                .map(|account| (account.id, account))
                .collect();
            let mut accounts: Vec<&Account> = accounts.into_values().collect();
            accounts.sort_by_cached_key(|account| (fold(&account.name), account.id));
            let inside: BTreeSet<AccountId> = rows
                .conversations_in(campaign)
                .map(|row| {
                    rows.survivor(row.account_id)
                        .map_or(row.account_id, |row| row.id)
                })
                .collect();
            let ask = |include: &BTreeSet<Include>| {
                let is_in = |id| inside.contains(&id);
                preview(accounts.iter().copied(), goal, include, is_in)
            };
            let unlifted = ask(&BTreeSet::new());
            Self {
                goal,
                matched: accounts.iter().map(|account| account.id).collect(),
                preview: ask(&include),
                include,
                reasons: by_reason(unlifted.blocked),
            }
        })
    }

    /// The commands that add exactly what the preview says, and what they confirm.
    pub fn commands(&self, campaign: CampaignId) -> Vec<Command> {
        let would_add: BTreeSet<AccountId> = self.preview.would_add.iter().copied().collect();
        let parts = self.matched.chunks(ADD_LIMIT).map(|part| AddToCampaign {
            campaign_id: campaign,
            matched: part.to_vec(),
            include: self.include.clone(),
            confirmed: part
                .iter()
                .copied()
                .filter(|id| would_add.contains(id))
                .collect(),
        });
        parts
            .filter(|part| !part.confirmed.is_empty())
            .map(Command::from)
            .collect()
    }
}

/// Hard reasons first, in the order of the rule book.
fn by_reason(blocked: Vec<(AccountId, Vec<Block>)>) -> Vec<(Block, Vec<AccountId>)> {
    let mut reasons: BTreeMap<Block, Vec<AccountId>> = BTreeMap::new();
    for (account, blocks) in blocked {
        for block in blocks {
            reasons.entry(block).or_default().push(account);
        }
    }
    reasons.into_iter().collect()
}

/// What changed between a preview and its confirmation, by name; absent for any other refusal.
pub fn changed_names(data: Data, refusal: &Refusal) -> Option<(Vec<String>, Vec<String>)> {
    let Refusal::SetChanged { added, gone, .. } = refusal else {
        return None;
    };
    let names = |ids: &[AccountId]| ids.iter().map(|&id| data.account_name(id)).collect();
    Some((names(added), names(gone)))
}
