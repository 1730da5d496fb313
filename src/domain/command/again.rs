//! What undoes a deletion.

use super::*;
use crate::{
    guardrails::Include,
    records::{Contact, Conversation},
};

impl CreateContact {
    /// Makes a contact again as it stood: what undoes its deletion.
    pub fn again(contact: &Contact) -> Self {
        let texts = [
            (
                &contact.title,
                ContactField::Title as fn(String) -> ContactField,
            ),
            (&contact.email, ContactField::Email),
            (&contact.phone, ContactField::Phone),
            (&contact.linkedin, ContactField::Linkedin),
            (&contact.instagram, ContactField::Instagram),
            (&contact.twitter_x, ContactField::TwitterX),
        ];
        let said = texts.into_iter().filter(|(text, _)| !text.is_empty());
        let mut changes: Vec<ContactField> =
            said.map(|(text, field)| field(text.clone())).collect();
        changes.extend(contact.role.map(|role| ContactField::Role(Some(role))));
        Self {
            id: contact.id,
            account_id: contact.account_id,
            name: contact.name.clone(),
            changes,
        }
    }
}

impl TakeOutOfCampaign {
    /// Adds the account again, as its conversation stood there: what undoes its being taken out.
    pub fn back(conversation: &Conversation) -> Vec<Command> {
        let Some(campaign_id) = conversation.campaign_id else {
            return Vec::new();
        };
        let (conversation_id, account) = (conversation.id, conversation.account_id);
        let add = AddToCampaign {
            campaign_id,
            matched: vec![account],
            include: Include::every(),
            confirmed: vec![account],
        };
        let verdict = conversation.review_status;
        let review = (verdict != ReviewStatus::Pending).then(|| {
            Command::from(ReviewConversation {
                conversation_id,
                verdict,
            })
        });
        let assign = conversation.assignee.map(|member| {
            Command::from(AssignConversation {
                conversation_id,
                to: Some(member),
            })
        });
        [Some(add.into()), review, assign]
            .into_iter()
            .flatten()
            .collect()
    }
}
