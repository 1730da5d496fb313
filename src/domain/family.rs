//! An account and all that it absorbed (rule book §8).
//!
//! A merge moves nothing: conversations, contacts and history stay with the row that they began
//! with, so that a message's conversation never changes (§3) and a merge can be taken back. What is
//! *of an account* is therefore read over its whole family.

use crate::{
    duplicates::MatchKey,
    ids::*,
    records::*,
    time::Timestamp,
    view::{View, need_account},
};
use std::borrow::Borrow;

/// How long a chain of merged accounts is followed.
const MERGE_DEPTH: usize = 64;

/// The account, or the survivor that absorbed it (rule book §8). None where it, or one on the way to
/// the survivor, is not there.
pub fn survivor<A: Borrow<Account>>(
    account: AccountId,
    mut find: impl FnMut(AccountId) -> Option<A>,
) -> Option<A> {
    let mut found = find(account)?;
    for _ in 0..MERGE_DEPTH {
        match found.borrow().merged_into {
            None => return Some(found),
            Some(next) => found = find(next)?,
        }
    }
    None
}

/// The account and every account that it absorbed, itself or through one of them; the account first.
pub(crate) fn family(view: &dyn View, account: AccountId) -> Vec<AccountId> {
    family_without(view, account, None)
}

/// The family as it is once a merge is taken back.
pub(crate) fn family_without(
    view: &dyn View,
    account: AccountId,
    taken_back: Option<MergeId>,
) -> Vec<AccountId> {
    family_by(account, |member| {
        let merges = view.merges_of(member).into_iter();
        merges
            .filter(|merge| Some(merge.id) != taken_back)
            .collect::<Vec<_>>()
    })
}

/// An account and every account that it absorbed, itself or through one of them; the account first.
/// `merges` are those of which an account is the survivor, undone ones too.
pub fn family_by<M: Borrow<Merge>, I: IntoIterator<Item = M>>(
    account: AccountId,
    mut merges: impl FnMut(AccountId) -> I,
) -> Vec<AccountId> {
    let mut family = vec![account];
    let mut next = 0;
    while let Some(&member) = family.get(next) {
        for merge in merges(member) {
            let merge = merge.borrow();
            if merge.undone.is_none() && !family.contains(&merge.absorbed) {
                family.push(merge.absorbed);
            }
        }
        next += 1;
    }
    family
}

/// The conversations with an account, those of all that it absorbed among them.
pub(crate) fn conversations(view: &dyn View, account: AccountId) -> Vec<Conversation> {
    let family = family(view, account).into_iter();
    family.flat_map(|id| view.conversations_of(id)).collect()
}

/// The people inside an account, those of all that it absorbed among them.
pub(crate) fn contacts(view: &dyn View, account: AccountId) -> Vec<Contact> {
    let family = family(view, account).into_iter();
    family.flat_map(|id| view.contacts_of(id)).collect()
}

/// Logged inbound messages of an account and all that it absorbed, from then on.
pub(crate) fn inbound_since(view: &dyn View, account: AccountId, since: Timestamp) -> Vec<Message> {
    let family = family(view, account).into_iter();
    family
        .flat_map(|id| view.inbound_since(id, since))
        .collect()
}

/// The conversation of an account inside a campaign, or outside any: its own, or else the oldest of
/// those whom it absorbed.
pub(crate) fn conversation_in(
    view: &dyn View,
    account: AccountId,
    campaign: Option<CampaignId>,
) -> Option<Conversation> {
    let own = ConversationId::of(account, campaign);
    conversations(view, account)
        .into_iter()
        .filter(|row| row.campaign_id == campaign)
        .min_by_key(|row| (row.id != own, row.created_at, row.id))
}

/// The account that a key leads to: the one that bears it, or the survivor of one that did. Of
/// several always the same one.
pub(crate) fn bearer(view: &dyn View, key: &MatchKey) -> Option<Account> {
    let bearers = view.accounts_matching(key).into_iter();
    bearers
        .filter_map(|id| need_account(view, id).ok())
        .min_by_key(|account| account.id)
}
