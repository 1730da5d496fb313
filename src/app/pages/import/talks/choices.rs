//! What is chosen for each correspondent.

use super::OpenedTalks;
use crate::data::Data;
use domain::{
    AccountId, CampaignId, ContactId, ConversationId,
    import::history::{Directory, Known, Talk, row_of_talk, talks},
};
use std::collections::BTreeSet;

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

/// Every correspondent of a file, with what is chosen first: whoever is known goes to their
/// account, whomever we wrote to gets one, and whoever only wrote to us is left out.
pub fn choose(data: Data, opened: &OpenedTalks, own: &BTreeSet<String>) -> Vec<Chosen> {
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
    let each = talks(&opened.messages, own).into_iter().map(|talk| {
        let found = directory.find(&talk.who);
        let belongs = match found {
            Some(known) => Belongs::To(known),
            None if talk.ours > 0 => Belongs::New,
            None => Belongs::Nowhere,
        };
        Chosen {
            talk,
            found,
            belongs,
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
