//! What can be chosen of the workspace's own rows to narrow the list by.

use crate::{data::Data, parts::Choice, texts::inbox as words};
use domain::{Campaign, Kind, Language, Member, MemberId, Product, inbox::CampaignChoice};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// The most tags that are offered, the most used first.
const TAGS: usize = 200;

pub fn campaigns(data: Data) -> Vec<Choice> {
    data.watch(Kind::Campaign);
    let mut all: Vec<Campaign> = data.rows(|rows| rows.campaigns().cloned().collect());
    all.sort_by_key(|campaign| Reverse((campaign.created_at, campaign.id)));
    let outside = Choice::new(
        CampaignChoice::OutsideAny.spelled(),
        data.campaign_name(None),
    );
    let of = |row: Campaign| Choice::new(CampaignChoice::In(row.id).spelled(), row.name);
    Choice::any(words::ANY, all.into_iter().map(of).chain([outside]))
}

/// The names of all campaigns, the newest first.
pub fn campaign_names(data: Data) -> Vec<String> {
    data.watch(Kind::Campaign);
    let mut all: Vec<Campaign> = data.rows(|rows| rows.campaigns().cloned().collect());
    all.sort_by_key(|campaign| Reverse((campaign.created_at, campaign.id)));
    all.into_iter().map(|row| row.name).collect()
}

pub fn products(data: Data) -> Vec<Choice> {
    data.watch(Kind::Product);
    let mut all: Vec<Product> = data.rows(|rows| rows.products().cloned().collect());
    all.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    let of = |row: Product| Choice::new(row.id.to_string(), row.name);
    Choice::any(words::ANY, all.into_iter().map(of))
}

/// The names of everybody in the team, the reader's first.
pub fn names(data: Data) -> Vec<String> {
    team(data).into_iter().map(|row| row.name).collect()
}

/// Everybody in the team, the reader first.
pub fn team(data: Data) -> Vec<Member> {
    data.watch(Kind::Member);
    let mut all: Vec<Member> = data.rows(|rows| {
        let standing = rows.members().filter(|row| row.removed_at.is_none());
        standing.cloned().collect()
    });
    all.sort_by_key(|row| (row.id != data.me(), row.name.clone(), row.id));
    all
}

/// The same to choose from, and below them who has left and still has conversations.
pub fn members(data: Data) -> Vec<Choice> {
    data.watch(Kind::Conversation);
    let left: Vec<Member> = data.rows(|rows| {
        let held: BTreeSet<MemberId> = rows
            .conversations()
            .filter_map(|row| row.assignee)
            .collect();
        let left = rows.members().filter(|row| row.removed_at.is_some());
        left.filter(|row| held.contains(&row.id)).cloned().collect()
    });
    let value = |row: &Member| row.id.to_string();
    let team = team(data).into_iter();
    let team = team.map(|row| Choice::new(value(&row), data.member_name(row.id)));
    let left = left.into_iter();
    let left = left.map(|row| Choice::new(value(&row), words::has_left(&row.name)));
    Choice::any(words::ANY, team.chain(left))
}

/// The tags that are in use, the most used first.
pub fn tags(data: Data) -> Vec<String> {
    data.watch(Kind::Conversation);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    data.rows(|rows| {
        for tag in rows.conversations().flat_map(|row| &row.tags) {
            match counts.get_mut(tag) {
                Some(count) => *count += 1,
                None => _ = counts.insert(tag.clone(), 1),
            }
        }
    });
    let mut tags: Vec<(String, usize)> = counts.into_iter().collect();
    tags.sort_by_key(|(_, count)| Reverse(*count));
    tags.truncate(TAGS);
    tags.into_iter().map(|(tag, _)| tag).collect()
}

/// The languages that accounts, campaigns and products say, by primary subtag.
pub fn languages(data: Data) -> Vec<Language> {
    data.watch(Kind::Account);
    data.watch(Kind::Campaign);
    data.watch(Kind::Product);
    let mut all: BTreeSet<String> = BTreeSet::new();
    data.rows(|rows| {
        let accounts = rows.accounts().filter_map(|row| row.language.as_ref());
        let campaigns = rows.campaigns();
        let campaigns = campaigns.filter_map(|row| row.communication_language.as_ref());
        let products = rows.products();
        let products = products.filter_map(|row| row.communication_language.as_ref());
        for language in accounts.chain(campaigns).chain(products) {
            if !all.contains(language.primary()) {
                all.insert(language.primary().to_owned());
            }
        }
    });
    all.iter().filter_map(|tag| tag.parse().ok()).collect()
}
