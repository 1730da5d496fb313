//! What is chosen for each correspondent.

use super::OpenedTalks;
use crate::{data::Data, shell::pause::Slices};
use domain::{
    AccountId, CampaignId, ContactId, ConversationId,
    import::history::{self, Belongs, Directory, Known, Talk, regroup, row_of_talk},
};
use leptos::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A correspondent and what is chosen for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    pub talk: Talk,
    /// Where they were found.
    pub found: Option<Known>,
    pub belongs: Belongs,
    /// Whether a person chose it.
    pub is_by_hand: bool,
}

impl Chosen {
    /// The name of the account that would be created.
    pub fn new_name(&self) -> String {
        row_of_talk(
            &self.talk,
            0,
            AccountId(uuid::Uuid::nil()),
            ContactId(uuid::Uuid::nil()),
        )
        .name
    }
}

/// The choices of one file.
#[derive(Clone, Copy)]
pub struct Choices {
    /// The days of a chat may be read in another order.
    pub opened: RwSignal<Arc<OpenedTalks>>,
    /// The keys of ourselves.
    pub own: RwSignal<BTreeSet<String>>,
    /// Every correspondent; none while they are being found.
    pub all: RwSignal<Vec<Chosen>>,
}

impl Choices {
    pub fn of(opened: Arc<OpenedTalks>) -> Self {
        Self {
            own: RwSignal::new(opened.own.clone()),
            opened: RwSignal::new(opened),
            all: RwSignal::new(Vec::new()),
        }
    }

    /// Chooses by hand for the correspondents of which this holds.
    pub fn choose(self, belongs: Belongs, is_meant: impl Fn(usize, &Chosen) -> bool) {
        self.all.update(|all| {
            for (place, row) in all.iter_mut().enumerate() {
                if is_meant(place, row) {
                    row.belongs = belongs;
                    row.is_by_hand = true;
                }
            }
            let opened = self.opened.get_untracked();
            self.own.with_untracked(|own| settle(all, &opened, own));
        });
    }
}

/// Every correspondent of a file, with what is chosen for them; what a person chose `before` stays.
pub async fn choices(
    data: Data,
    opened: &OpenedTalks,
    own: &BTreeSet<String>,
    before: &[Chosen],
) -> Vec<Chosen> {
    let mut slices = Slices::begin();
    let directory = directory(data, &mut slices).await;
    // A chat of two, once it is known who of them is us.
    let is_of_two = opened.chat.as_ref().is_some_and(|chat| !chat.is_group);
    let for_them = is_of_two && !own.is_empty();
    let by_hand: BTreeMap<String, Belongs> = before
        .iter()
        .filter(|row| row.is_by_hand)
        .map(|row| (row.talk.who.key(), row.belongs))
        .collect();
    let mut sorting = opened.parties.sorting(own);
    while sorting.step(&opened.messages) {
        slices.step().await;
    }
    let mut all = Vec::new();
    for talk in sorting.talks(&opened.messages) {
        let found = directory.find(&talk.who);
        let chosen = by_hand.get(&talk.who.key()).copied();
        all.push(Chosen {
            is_by_hand: chosen.is_some(),
            belongs: chosen.unwrap_or_else(|| Belongs::at_first(&talk, found, for_them)),
            talk,
            found,
        });
        slices.step().await;
    }
    settle(&mut all, opened, own);
    all
}

/// In a group, what we said stands with one of those that are taken.
fn settle(all: &mut [Chosen], opened: &OpenedTalks, own: &BTreeSet<String>) {
    if opened.chat.as_ref().is_some_and(|chat| chat.is_group) {
        let taken: Vec<bool> = all
            .iter()
            .map(|row| row.belongs != Belongs::Nowhere)
            .collect();
        let mut talks: Vec<&mut Talk> = all.iter_mut().map(|row| &mut row.talk).collect();
        regroup(&mut talks, &opened.messages, own, |place| taken[place]);
    }
}

/// By what everybody of the workspace is found again.
async fn directory(data: Data, slices: &mut Slices) -> Directory {
    /// Rows between two looks at the clock.
    const ROWS: usize = 100;
    let mut directory = Directory::default();
    let accounts: Vec<_> = data.rows(|rows| rows.accounts().map(|row| row.id).collect());
    for ids in accounts.chunks(ROWS) {
        data.rows(|rows| {
            let accounts = ids.iter().filter_map(|id| rows.account(*id));
            accounts.for_each(|account| directory.add_account(account));
        });
        slices.step().await;
    }
    let contacts: Vec<_> = data.rows(|rows| rows.contacts().map(|row| row.id).collect());
    for ids in contacts.chunks(ROWS) {
        data.rows(|rows| {
            let contacts = ids.iter().filter_map(|id| rows.contact(*id));
            contacts.for_each(|contact| directory.add_contact(contact));
        });
        slices.step().await;
    }
    directory
}

/// The campaign that is offered first for what is known of the correspondents.
pub fn campaign_meant(data: Data, all: &[Chosen]) -> Option<CampaignId> {
    let known = all.iter().filter_map(|row| row.found);
    let accounts: BTreeSet<AccountId> = known.map(|known| known.account).collect();
    data.rows(|rows| {
        let each = accounts.iter();
        history::campaign_meant(each.flat_map(|account| rows.conversations_with(*account)))
    })
}

/// The campaign, where the account is in it.
pub fn campaign_of(
    data: Data,
    account: AccountId,
    campaign: Option<CampaignId>,
) -> Option<CampaignId> {
    campaign.filter(|campaign| {
        let id = ConversationId::of(account, Some(*campaign));
        data.rows(|rows| rows.conversation(id).is_some())
    })
}
