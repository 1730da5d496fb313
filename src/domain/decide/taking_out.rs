//! What was made by mistake and nobody has used goes again, without a trace: an account out of a
//! campaign (rule book §7), an account (§8).

use super::Decision;
use crate::{
    command::{DeleteAccount, TakeOutOfCampaign},
    records::{Account, ActivityKind, Conversation},
    refusal::Refusal,
    row::{Change, Kind, Row},
    values::AccountStatus,
    view::{View, find},
};

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
        Some(account) => unused(Kind::Account, &view.going_with(&[account.id])),
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
        // What cannot be read was written by a newer version.
        Row::Activity(activity) => activity
            .what
            .read()
            .is_none_or(|what| matches!(what, ActivityKind::Recorded { .. })),
        _ => false,
    }
}
