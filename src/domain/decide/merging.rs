//! Two accounts become one, and are taken apart again (rule book §8).

use super::{Context, Decision, accounts::set_status};
use crate::{
    command::{DismissPair, MergeAccounts, RestorePair, UndoMerge},
    family::family_without,
    ids::*,
    merge::{UNDO_WINDOW, plan_merge, plan_undo},
    records::*,
    refusal::{Field, Refusal},
    row::{Change, Row},
    values::*,
    view::{View, find, need, need_account},
};

/// The survivor takes the other in. A second time, or the other way round on another device, they
/// are one already (rule book §13).
pub(super) fn merge(view: &dyn View, context: &Context, command: &MergeAccounts) -> Decision {
    if find::<Merge>(view, command.id).is_some() {
        return Ok(Vec::new());
    }
    if command.survivor == command.absorbed {
        return Err(Refusal::Invalid {
            field: Field::Accounts,
            value: command.absorbed.to_string(),
        });
    }
    let before = need_account(view, command.survivor)?;
    let absorbed = need_account(view, command.absorbed)?;
    if before.id == absorbed.id {
        return Ok(Vec::new());
    }
    let after = plan_merge(&before, &absorbed, &command.choose).merged;
    let mut changes = Vec::new();
    if after.status != before.status {
        let mark = after.status_mark.as_ref();
        changes.push(Change::put(StatusChange {
            why: mark.map(|mark| mark.why.clone()).unwrap_or_default(),
            ..entry(context, &before, after.status, StatusSource::Merge)
        }));
    }
    changes.push(Change::put(Merge {
        id: command.id,
        survivor: before.id,
        absorbed: absorbed.id,
        before: Box::new(before),
        after: Box::new(after.clone()),
        by: context.member_id,
        at: context.now,
        undone: None,
    }));
    changes.push(Change::put(Account {
        merged_into: Some(after.id),
        ..absorbed
    }));
    changes.push(Change::put(after));
    Ok(changes)
}

/// Both stand again as they were, except for what was edited since. The latest merge of an account
/// is taken back first.
pub(super) fn undo(view: &dyn View, context: &Context, command: &UndoMerge) -> Decision {
    let mut merge: Merge = need(view, command.id)?;
    if merge.undone.is_some() {
        return Ok(Vec::new());
    }
    if context.now - merge.at > UNDO_WINDOW {
        return Err(Refusal::TooLateToUndo { merge_id: merge.id });
    }
    let present: Account = need(view, merge.survivor)?;
    let mut absorbed: Account = need(view, merge.absorbed)?;
    is_latest(view, &merge, &present)?;
    let plan = plan_undo(&merge, &present);
    let mut survivor = plan.restored;
    absorbed.merged_into = None;
    // A flag that was set since was set for both.
    let was_flagged = plan.kept.contains(&Field::Status)
        && present.status == AccountStatus::DoNotContact
        && absorbed.status != AccountStatus::DoNotContact;
    let mut changes = Vec::new();
    if was_flagged {
        let to = AccountStatus::DoNotContact;
        changes.push(Change::put(entry(
            context,
            &absorbed,
            to,
            StatusSource::Undo,
        )));
        absorbed.status = present.status;
        absorbed.status_mark.clone_from(&present.status_mark);
    } else {
        changes.extend(settle(view, context, &merge, &mut absorbed));
    }
    match settle(view, context, &merge, &mut survivor) {
        Some(Change::Put(Row::StatusChange(change))) if change.to != present.status => {
            let from = Some(present.status);
            changes.push(Change::put(StatusChange { from, ..change }));
        }
        None if survivor.status != present.status => {
            let to = survivor.status;
            changes.push(Change::put(entry(
                context,
                &present,
                to,
                StatusSource::Undo,
            )));
        }
        _ => {}
    }
    merge.undone = Some(Undone {
        by: context.member_id,
        at: context.now,
    });
    changes.push(Change::put(merge));
    changes.push(Change::put(survivor));
    changes.push(Change::put(absorbed));
    Ok(changes)
}

/// What was merged on top of this merge is taken back first.
fn is_latest(view: &dyn View, merge: &Merge, survivor: &Account) -> Result<(), Refusal> {
    let is_later =
        |other: &Merge| other.undone.is_none() && (other.at, other.id) > (merge.at, merge.id);
    if survivor.merged_into.is_some() || view.merges_of(survivor.id).iter().any(is_later) {
        return Err(Refusal::MergedSince {
            account_id: survivor.merged_into.unwrap_or(survivor.id),
        });
    }
    Ok(())
}

/// A status follows from what was said in the account's own conversations, also while it was one
/// with another (rule book §5): a prospect that was written to is contacted, and one that is
/// contacted through a message that was struck out since is a prospect.
fn settle(
    view: &dyn View,
    context: &Context,
    merge: &Merge,
    account: &mut Account,
) -> Option<Change> {
    let own = family_without(view, account.id, Some(merge.id));
    let first = own
        .into_iter()
        .flat_map(|id| view.conversations_of(id))
        .filter_map(|row| Some((row.figures.first_outbound?, row.campaign_id)))
        .min_by_key(|(mark, _)| (mark.at, mark.id));
    let cause = account
        .status_mark
        .as_ref()
        .and_then(|mark| find::<StatusChange>(view, mark.change_id))
        .and_then(|change| change.message_id);
    let (source, why) = (StatusSource::Undo, String::new());
    match (account.status, first) {
        (AccountStatus::Prospect, Some((mark, campaign))) => {
            let to = AccountStatus::Contacted;
            let mut change = set_status(account, to, source, context, why);
            (change.campaign_id, change.message_id) = (campaign, Some(mark.id));
            Some(Change::put(change))
        }
        (AccountStatus::Contacted, None) if cause.is_some() => {
            let to = AccountStatus::Prospect;
            Some(Change::put(set_status(account, to, source, context, why)))
        }
        _ => None,
    }
}

/// An entry of the status history, from where the account stands.
fn entry(
    context: &Context,
    account: &Account,
    to: AccountStatus,
    source: StatusSource,
) -> StatusChange {
    let mut account = account.clone();
    set_status(&mut account, to, source, context, String::new())
}

pub(super) fn dismiss_pair(view: &dyn View, context: &Context, command: &DismissPair) -> Decision {
    let (a, b) = (
        need_account(view, command.a)?.id,
        need_account(view, command.b)?.id,
    );
    let id = PairId::of(a, b);
    if a == b || view.row(id.into()).is_some() {
        return Ok(Vec::new());
    }
    Ok(vec![Change::put(DismissedPair {
        id,
        a: a.min(b),
        b: a.max(b),
        by: context.member_id,
        at: context.now,
    })])
}

pub(super) fn restore_pair(view: &dyn View, command: &RestorePair) -> Decision {
    let (a, b) = (
        need_account(view, command.a)?.id,
        need_account(view, command.b)?.id,
    );
    let id = PairId::of(a, b);
    let is_dismissed = view.row(id.into()).is_some();
    Ok(is_dismissed
        .then(|| Change::Delete(id.into()))
        .into_iter()
        .collect())
}
