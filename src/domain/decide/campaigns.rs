//! Campaigns, and the accounts that are added to them.

use super::{Context, Decision, put_if_changed};
use crate::{
    command::{AddToCampaign, CampaignField, CreateCampaign, UpdateCampaign},
    family, guardrails,
    ids::*,
    records::*,
    refusal::{Field, Refusal},
    row::{Change, Kind},
    text::{self, LINE_LIMIT, NAME_LIMIT, PROSE_LIMIT},
    values::Goal,
    view::{View, find, need, need_account},
    written::Written,
};
use std::collections::{BTreeMap, BTreeSet};

/// The most accounts that one command adds; the app sends larger selections in parts.
pub const ADD_LIMIT: usize = 2_000;

pub(super) fn create(view: &dyn View, context: &Context, command: &CreateCampaign) -> Decision {
    if find::<Campaign>(view, command.id).is_some() {
        return Ok(Vec::new());
    }
    let product: Product = need(view, command.product_id)?;
    let mut campaign = Campaign {
        id: command.id,
        product_id: product.id,
        name: String::new(),
        goal: Goal::Sales,
        brief: String::new(),
        tone: String::new(),
        communication_language: None,
        archived: false,
        created_at: context.now,
    };
    apply(&mut campaign, &CampaignField::Name(command.name.clone()))?;
    for change in &command.changes {
        apply(&mut campaign, change)?;
    }
    Ok(vec![Change::put(campaign)])
}

pub(super) fn update(view: &dyn View, command: &UpdateCampaign) -> Decision {
    let before: Campaign = need(view, command.id)?;
    let mut after = before.clone();
    for change in &command.changes {
        apply(&mut after, change)?;
    }
    Ok(put_if_changed(&before, after))
}

fn apply(campaign: &mut Campaign, change: &CampaignField) -> Result<(), Refusal> {
    match change {
        CampaignField::Name(name) => {
            text::required(Field::Name, name, NAME_LIMIT)?;
            campaign.name = text::collapse(name);
        }
        CampaignField::Goal(goal) => campaign.goal = *goal,
        CampaignField::Brief(brief) => {
            text::within(Field::Brief, brief, PROSE_LIMIT)?;
            campaign.brief.clone_from(brief);
        }
        CampaignField::Tone(tone) => {
            text::within(Field::Tone, tone, LINE_LIMIT)?;
            campaign.tone = text::collapse(tone);
        }
        CampaignField::CommunicationLanguage(language) => {
            campaign.communication_language.clone_from(language);
        }
        CampaignField::Archived(archived) => campaign.archived = *archived,
    }
    Ok(())
}

/// Adds the confirmed set, if it is still what the guardrails let through (rule book §7).
pub(super) fn add_accounts(
    view: &dyn View,
    context: &Context,
    command: &AddToCampaign,
) -> Decision {
    let count = command.matched.len().max(command.confirmed.len());
    if count > ADD_LIMIT {
        return Err(Refusal::TooMany {
            field: Field::Accounts,
            limit: ADD_LIMIT,
            count,
        });
    }
    let campaign: Campaign = need(view, command.campaign_id)?;
    let mut accounts: BTreeMap<AccountId, Account> = BTreeMap::new();
    let mut survivors = |ids: &[AccountId]| -> Result<BTreeSet<AccountId>, Refusal> {
        ids.iter()
            .map(|&id| {
                let account = need_account(view, id)?;
                let id = account.id;
                accounts.insert(id, account);
                Ok(id)
            })
            .collect()
    };
    let matched = survivors(&command.matched)?;
    let confirmed = survivors(&command.confirmed)?;
    let is_in =
        |account: AccountId| family::conversation_in(view, account, Some(campaign.id)).is_some();

    let selection = matched.iter().filter_map(|id| accounts.get(id));
    let preview = guardrails::preview(selection, campaign.goal, &command.include, is_in);
    let would_add: BTreeSet<_> = preview.would_add.into_iter().collect();
    // What is in the campaign already was added by this command before, or by a colleague.
    let expected: BTreeSet<_> = confirmed.into_iter().filter(|&id| !is_in(id)).collect();
    if would_add != expected {
        return Err(Refusal::SetChanged {
            added: would_add.difference(&expected).copied().collect(),
            gone: expected.difference(&would_add).copied().collect(),
            include: command.include.iter().copied().collect(),
        });
    }

    let mut changes = Vec::new();
    for account in would_add {
        let conversation = Conversation::begin(account, Some(campaign.id), context.now);
        changes.push(Change::put(Activity {
            id: ActivityId::caused_by(context.command_id, conversation.id),
            conversation_id: conversation.id,
            account_id: account,
            what: Written::from(&ActivityKind::AddedToCampaign {
                campaign_id: campaign.id,
            }),
            by: context.member_id,
            at: context.now,
        }));
        changes.push(Change::put(conversation));
    }
    Ok(changes)
}

/// The conversation of an account in a campaign, or outside any, as it stands or would begin.
///
/// `named` is the account that the command names, `account` its survivor: what was written for one
/// that was absorbed goes where it was written for (rule book §§3, 8). Whoever names the survivor
/// means its own conversation, or else that of one that it absorbed.
pub(super) fn conversation_of(
    view: &dyn View,
    context: &Context,
    named: AccountId,
    account: AccountId,
    campaign: Option<CampaignId>,
) -> Result<Conversation, Refusal> {
    if let Some(conversation) = find(view, ConversationId::of(named, campaign)) {
        return Ok(conversation);
    }
    if let Some(conversation) = family::conversation_in(view, account, campaign) {
        return Ok(conversation);
    }
    match campaign {
        None => Ok(Conversation::begin(account, None, context.now)),
        Some(id) if view.row(id.into()).is_none() => Err(Refusal::NotFound {
            kind: Kind::Campaign,
        }),
        Some(_) => Err(Refusal::NotInCampaign),
    }
}
