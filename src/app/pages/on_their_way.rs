//! Accounts on their way into a campaign: chosen elsewhere, for one that stands or for the next that is
//! created, perhaps after its product. Of this tab, until they have arrived.

use domain::{AccountId, CampaignId};
use std::{cell::RefCell, collections::BTreeSet};

type Accounts = RefCell<BTreeSet<AccountId>>;

thread_local! {
    static TO_ADD: Accounts = const { RefCell::new(BTreeSet::new()) };
    static WAITING: Accounts = const { RefCell::new(BTreeSet::new()) };
}

/// They are chosen where the next campaign's page opens.
pub fn add(accounts: BTreeSet<AccountId>) {
    TO_ADD.set(accounts);
}

/// Takes what is to be chosen on a campaign's page.
pub fn take() -> BTreeSet<AccountId> {
    TO_ADD.take()
}

/// They wait for the next campaign that is created.
pub fn wait(accounts: BTreeSet<AccountId>) {
    WAITING.set(accounts);
}

/// How many wait.
pub fn waiting() -> usize {
    WAITING.with_borrow(BTreeSet::len)
}

/// The address of a campaign that was created: with those that waited for it to be added.
pub fn begun(campaign: CampaignId) -> String {
    add(WAITING.take());
    format!("/campaigns/{campaign}?tab=accounts")
}
