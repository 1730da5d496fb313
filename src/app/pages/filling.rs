//! What the variables of a text stand for in a conversation.

use crate::data::Data;
use domain::{
    AccountId, CampaignId, ContactId, Said,
    variables::{Missing, Values, fill_said},
};
use leptos::prelude::untrack;

/// Reads the rows that variables speak of. Watches nothing.
pub fn with_values<R>(
    data: Data,
    account: AccountId,
    campaign: Option<CampaignId>,
    contact: Option<ContactId>,
    read: impl FnOnce(&Values<'_>) -> R,
) -> R {
    let member = untrack(|| data.my_row());
    data.rows(|rows| {
        let campaign = campaign.and_then(|id| rows.campaign(id));
        read(&Values {
            contact: contact.and_then(|id| rows.contact(id)),
            account: rows.survivor(account),
            member: &member,
            campaign,
            product: campaign.and_then(|row| rows.product(row.product_id)),
        })
    })
}

/// Puts in what is known, and gives what is still missing.
pub fn fill_in(
    data: Data,
    account: AccountId,
    campaign: Option<CampaignId>,
    said: &mut Said,
) -> Missing {
    let to = said.correspondent.as_ref();
    let contact = to.and_then(|person| person.contact_id);
    with_values(data, account, campaign, contact, |values| {
        fill_said(said, values)
    })
}
