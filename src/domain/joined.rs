//! Conversations of accounts that became one, as one (rule book §§8, 11): where an account and one
//! that it absorbed both have a conversation in a campaign, figures count it once.

use crate::{
    ids::{AccountId, CampaignId},
    records::Conversation,
};
use std::{
    borrow::Cow,
    collections::{HashMap, hash_map::Entry},
};

/// One conversation for each account and campaign, in the order of the first of each. Those that
/// belong together have the figures of all their messages, and the id of the one that holds the
/// first of them.
pub fn one_each<'a>(
    conversations: impl IntoIterator<Item = &'a Conversation>,
    survivor: impl Fn(AccountId) -> AccountId,
) -> Vec<Cow<'a, Conversation>> {
    let mut places: HashMap<(AccountId, Option<CampaignId>), usize> = HashMap::new();
    let mut joined: Vec<Cow<'a, Conversation>> = Vec::new();
    for one in conversations {
        match places.entry((survivor(one.account_id), one.campaign_id)) {
            Entry::Vacant(place) => {
                place.insert(joined.len());
                joined.push(Cow::Borrowed(one));
            }
            Entry::Occupied(place) => join(joined[*place.get()].to_mut(), one),
        }
    }
    joined
}

fn join(into: &mut Conversation, other: &Conversation) {
    let first = |row: &Conversation| {
        let figures = &row.figures;
        let firsts = [&figures.first_outbound, &figures.first_inbound];
        firsts
            .into_iter()
            .flatten()
            .map(|mark| (mark.at, mark.id))
            .min()
    };
    let begins = match (first(into), first(other)) {
        (Some(mine), Some(theirs)) => theirs < mine,
        (mine, theirs) => mine.is_none() && theirs.is_some(),
    };
    let figures = into.figures.joined_with(&other.figures);
    if begins {
        *into = other.clone();
    }
    into.figures = figures;
}

#[cfg(test)]
mod tests;
