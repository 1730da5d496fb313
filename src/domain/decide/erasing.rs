//! Erasing an account, as the law asks (rule book §15).

use super::{Context, Decision};
use crate::{
    command::EraseAccount,
    duplicates::match_keys,
    erased::{Erased, Sought, address_of, of_account, of_contact},
    family::family,
    ids::AccountId,
    records::*,
    refusal::Refusal,
    row::{Change, Kind, Row, RowKey},
    values::{AccountStatus, Role},
    view::{View, find, need_account},
};
use std::collections::BTreeSet;

/// The account with all that it absorbed, and every row that names one of them. What is kept comes
/// first: whoever hears of it knows that what follows is gone for good.
pub(super) fn erase(view: &dyn View, context: &Context, command: &EraseAccount) -> Decision {
    if find::<Erasure>(view, command.id).is_some() {
        return Ok(Vec::new());
    }
    context.needs(Role::Admin)?;
    let account = need_account(view, command.account_id)?;
    let accounts = family(view, account.id);
    confirmed(command, &accounts)?;
    let going = view.going_with(&accounts);
    let keys: BTreeSet<RowKey> = going.iter().map(Row::key).collect();
    let salt = Erased::of(view).salt().unwrap_or(command.id.0);
    let prints = known_by_alone(view, &accounts, &going)
        .iter()
        .map(|address| AddressPrint::of(salt, address))
        .collect();
    let erasure = Erasure {
        id: command.id,
        accounts,
        salt,
        prints,
        opted_out: account.status == AccountStatus::DoNotContact,
        by: context.member_id,
        at: context.now,
    };
    let mut changes = vec![Change::put(erasure)];
    changes.extend(
        view.all_of(Kind::ImportBatch)
            .into_iter()
            .filter_map(|row| match row {
                Row::ImportBatch(batch) => cleared(&batch, &keys),
                _ => None,
            }),
    );
    changes.extend(keys.into_iter().map(Change::Delete));
    Ok(changes)
}

/// There is no way back: what goes is what was confirmed, whatever was merged meanwhile.
fn confirmed(command: &EraseAccount, accounts: &[AccountId]) -> Result<(), Refusal> {
    let now: BTreeSet<AccountId> = accounts.iter().copied().collect();
    let mut then: BTreeSet<AccountId> = command.accounts.iter().copied().collect();
    if then.is_empty() {
        then.insert(command.account_id);
    }
    if now == then {
        return Ok(());
    }
    Err(Refusal::SetChanged {
        added: now.difference(&then).copied().collect(),
        gone: then.difference(&now).copied().collect(),
        include: Vec::new(),
    })
}

/// Everything by which only they may come again: an address that somebody else bears says nothing of
/// who was erased.
fn known_by_alone(view: &dyn View, accounts: &[AccountId], going: &[Row]) -> BTreeSet<String> {
    let mut known = known_by(going);
    let goes = |account: &AccountId| accounts.contains(account);
    for row in going {
        let Row::Account(account) = row else { continue };
        for key in match_keys(account) {
            if !view.accounts_matching(&key).iter().all(goes) {
                known.remove(key.as_str());
            }
        }
    }
    let sought = Sought::new(&known);
    let mut shared = BTreeSet::new();
    view.each_address(&mut |account, address| {
        if !goes(&account) {
            shared.extend(sought.find(address));
        }
    });
    known.retain(|address| !shared.contains(address));
    known
}

/// Everything by which they may come again: what stands in their rows, and where messages went.
fn known_by(going: &[Row]) -> BTreeSet<String> {
    going
        .iter()
        .flat_map(|row| match row {
            Row::Account(account) => of_account(account),
            Row::Contact(contact) => of_contact(contact),
            Row::Message(message) => {
                let correspondent = message.said.correspondent.as_ref();
                let address = correspondent.and_then(|it| address_of(&it.address));
                address.into_iter().collect()
            }
            _ => Vec::new(),
        })
        .collect()
}

/// What an import wrote down of rows that go. One that did nothing else goes too, with the name of
/// its file, which is often a person's.
fn cleared(batch: &ImportBatch, going: &BTreeSet<RowKey>) -> Option<Change> {
    let mut after = without(batch, going).unwrap_or_else(|| batch.clone());
    // Why messages were refused may name the account, and nobody needs it after an erasure.
    after.refused.retain(|refused| {
        let refusal = refused.refusal.read();
        refusal.is_some_and(|refusal| !refusal.quotes())
    });
    if after == *batch {
        return None;
    }
    let did = after.created.len() + after.filled.len() + after.statuses.len();
    Some(if did == 0 && after.refused.is_empty() {
        Change::Delete(batch.id.into())
    } else {
        Change::put(after)
    })
}

/// What an import did, without what it wrote down of these rows; nothing where it knows none of them.
pub(super) fn without(batch: &ImportBatch, going: &BTreeSet<RowKey>) -> Option<ImportBatch> {
    let mut after = batch.clone();
    after
        .created
        .retain(|created| !going.contains(&created.key));
    after.filled.retain(|filled| !going.contains(&filled.key()));
    after.statuses.retain(|id| !going.contains(&(*id).into()));
    (after != *batch).then_some(after)
}
