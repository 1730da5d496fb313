//! What is chosen for each correspondent.

use super::OpenedTalks;
use crate::{data::Data, shell::pause::Slices};
use domain::{
    AccountId, CampaignId, ContactId, ConversationId, ImportRow,
    import::history::{self, Belongs, Directory, Known, Talk, regroup, row_of_talk},
    text::has_visible,
};
use leptos::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use uuid::Uuid;

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
    /// The name of the account that would be created, unless another is typed.
    pub fn new_name(&self) -> String {
        new_row(&self.talk, 0, [Uuid::nil(); 2], &Names::new()).name
    }
}

/// The row that creates an account for a correspondent, by the name that a person typed for it.
pub fn new_row(talk: &Talk, row: u32, [account, contact]: [Uuid; 2], names: &Names) -> ImportRow {
    let new = row_of_talk(talk, row, AccountId(account), ContactId(contact));
    let typed = names.get(&talk.who.key());
    match typed.filter(|name| has_visible(name)) {
        Some(name) => ImportRow {
            name: name.clone(),
            ..new
        },
        None => new,
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
    /// What accounts that are created are to be called, by the keys of their correspondents.
    pub names: RwSignal<Names>,
}

/// Names that a person typed, by the keys of correspondents.
pub type Names = BTreeMap<String, String>;

impl Choices {
    pub fn of(opened: Arc<OpenedTalks>) -> Self {
        Self {
            own: RwSignal::new(opened.own.clone()),
            opened: RwSignal::new(opened),
            all: RwSignal::new(Vec::new()),
            names: RwSignal::new(Names::new()),
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
    let talks = sorting.talks(&opened.messages);
    // A file of one person alone was chosen for them.
    let for_them = for_them || talks.len() == 1;
    for talk in talks {
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

/// The campaign that is offered first for the accounts that are chosen.
pub fn campaign_meant(data: Data, all: &[Chosen]) -> Option<CampaignId> {
    let accounts = all.iter().filter_map(|row| match row.belongs {
        Belongs::To(known) => Some(known.account),
        Belongs::New | Belongs::Nowhere => None,
    });
    let accounts: BTreeSet<AccountId> = accounts.collect();
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
