//! What is chosen for each correspondent.

use super::OpenedTalks;
use crate::data::Data;
use domain::{
    AccountId, CampaignId, ContactId, ConversationId,
    import::history::{Directory, Known, Talk, row_of_talk},
};
use std::collections::{BTreeMap, BTreeSet};

/// Where the messages with a correspondent go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belongs {
    To(Known),
    /// To an account that is created for them.
    New,
    Nowhere,
}

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

/// What is chosen first: whoever is known goes to their account, whomever we wrote to gets one, and
/// whoever only wrote to us is left out, unless the file was chosen for them alone.
fn first_choice(talk: &Talk, found: Option<Known>, is_for_them: bool) -> Belongs {
    match found {
        Some(known) => Belongs::To(known),
        None if talk.ours > 0 || is_for_them => Belongs::New,
        None => Belongs::Nowhere,
    }
}

/// Every correspondent of a file, with what is chosen for them; what a person chose `before` stays.
pub fn choose(
    data: Data,
    opened: &OpenedTalks,
    own: &BTreeSet<String>,
    before: &[Chosen],
) -> Vec<Chosen> {
    let directory = data.rows(|rows| {
        let mut directory = Directory::default();
        for account in rows.accounts() {
            directory.add_account(account);
        }
        for contact in rows.contacts() {
            directory.add_contact(contact);
        }
        directory
    });
    // A chat of two, once it is known who of them is us.
    let is_of_two = opened.chat.as_ref().is_some_and(|chat| !chat.is_group);
    let is_for_them = is_of_two && !own.is_empty();
    let by_hand: BTreeMap<String, Belongs> = before
        .iter()
        .filter(|row| row.is_by_hand)
        .map(|row| (row.talk.who.key(), row.belongs))
        .collect();
    let talks = opened.parties.talks(&opened.messages, own);
    let each = talks.into_iter().map(|talk| {
        let found = directory.find(&talk.who);
        let chosen = by_hand.get(&talk.who.key()).copied();
        Chosen {
            is_by_hand: chosen.is_some(),
            belongs: chosen.unwrap_or_else(|| first_choice(&talk, found, is_for_them)),
            talk,
            found,
        }
    });
    each.collect()
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
