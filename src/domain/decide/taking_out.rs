//! What was made by mistake and nobody has used goes again, without a trace: an account out of a
//! campaign (rule book §7), an account (§8).

use super::{Decision, erasing::without};
use crate::{
    command::{DeleteAccount, TakeOutOfCampaign},
    fit::fits_of,
    records::{Account, ActivityKind, Conversation, ImportBatch},
    refusal::Refusal,
    row::{Change, Kind, Row, RowKey},
    text,
    values::{AccountStatus, StatusSource},
    view::{View, find},
};
use std::collections::BTreeSet;

pub(super) fn out_of_campaign(view: &dyn View, command: &TakeOutOfCampaign) -> Decision {
    let Some(conversation) = find::<Conversation>(view, command.conversation_id) else {
        return Ok(Vec::new());
    };
    if conversation.campaign_id.is_none() {
        return Err(Refusal::NotInCampaign);
    }
    let mut going = view.going_with(&[conversation.account_id]);
    going.retain(|row| row.conversation_id() == Some(conversation.id));
    unused(Kind::Conversation, &going)
}

pub(super) fn delete_account(view: &dyn View, command: &DeleteAccount) -> Decision {
    match find::<Account>(view, command.id) {
        None => Ok(Vec::new()),
        // Whom not to contact is known for good.
        Some(account) if account.status == AccountStatus::DoNotContact => Err(Refusal::InUse {
            kind: Kind::Account,
        }),
        Some(account) => {
            let going = view.going_with(&[account.id]);
            let mut changes = unused(Kind::Account, &going)?;
            // What an import wrote down of it goes, too: nothing would lead there any more.
            let keys: BTreeSet<RowKey> = going.iter().map(Row::key).collect();
            let batches = view.all_of(Kind::ImportBatch).into_iter();
            let batches = batches.filter_map(|row| ImportBatch::try_from(row).ok());
            changes.extend(batches.filter_map(|batch| without(&batch, &keys).map(Change::put)));
            Ok(changes)
        }
    }
}

/// All of it goes, or nothing.
fn unused(kind: Kind, going: &[Row]) -> Decision {
    if going.iter().any(is_use) {
        return Err(Refusal::InUse { kind });
    }
    Ok(going.iter().map(|row| Change::Delete(row.key())).collect())
}

/// Whether a row holds what somebody said or wrote, or what another account needs.
fn is_use(row: &Row) -> bool {
    match row {
        Row::Message(_) | Row::EmailHtml(_) | Row::Note(_) | Row::Merge(_) => true,
        // Its messages may not be at hand on a device.
        Row::Conversation(conversation) => conversation.figures.last.is_some(),
        Row::Account(account) => {
            text::has_visible(&account.notes)
                || fits_of(account).iter().any(|fit| fit.by_hand.is_some())
        }
        Row::StatusChange(change) => change.source == StatusSource::Manual,
        // What cannot be read was written by a newer version.
        Row::Activity(activity) => activity
            .what
            .read()
            .is_none_or(|what| matches!(what, ActivityKind::Recorded { .. })),
        _ => false,
    }
}
