//! What the palette offers: every action, every place, and what the workspace itself has of places.

use super::super::{
    frame::nav,
    inbox::tools::choices,
    saved_views::seen_views,
    search::{self, Name},
};
use crate::{
    data::Data,
    texts::{inbox, keys as words, search as search_words, thread},
};
use domain::{
    Kind, MemberId, ViewPlace,
    inbox::{Filter, Section, Standing},
    shortcuts::{Action, Chord},
    snooze::Snooze,
};
use leptos::prelude::*;

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    Act(Action),
    /// Makes the open conversation somebody's, or nobody's.
    Assign {
        name: String,
        to: Option<MemberId>,
    },
    /// Puts the open conversation aside.
    Snooze(Snooze),
    /// Leads somewhere; with what it is.
    Place {
        name: String,
        path: String,
        kind: Option<&'static str>,
    },
}

impl Entry {
    pub fn name(&self) -> String {
        match self {
            Self::Act(action) => words::action(*action).to_owned(),
            Self::Assign { name, .. } => words::assign_to(name),
            Self::Snooze(until) => words::snooze(*until),
            Self::Place { name, .. } => name.clone(),
        }
    }
}

/// Every action that can be begun from anywhere, then the places.
pub fn places() -> Vec<Entry> {
    let is_offered =
        |action: &&Action| **action != Action::Palette && action.chord() != Chord::InReview;
    let acts = Action::ALL.iter().filter(is_offered);
    let more = [
        place("/accounts/import", words::IMPORT),
        place("/accounts/duplicates", words::DUPLICATES),
    ];
    let pages = nav::PLACES.into_iter().chain([nav::SETTINGS]);
    acts.map(|action| Entry::Act(*action))
        .chain(pages.map(|page| place(page.path, page.name)))
        .chain(more)
        .chain(in_inbox())
        .collect()
}

/// The inbox as it is looked at most often.
fn in_inbox() -> Vec<Entry> {
    let sections = [
        (Section::Mine, thread::MINE),
        (Section::Unassigned, thread::UNASSIGNED),
        (Section::Closed, thread::CLOSED),
    ];
    let sections = sections.map(|(section, name)| (Filter::of(section), name));
    let standings = Standing::ALL.map(|standing| {
        let filter = Filter {
            standing: Some(standing),
            ..Filter::default()
        };
        (filter, inbox::standing(standing))
    });
    let unread = Filter {
        unread: true,
        ..Filter::default()
    };
    let all = sections.into_iter().chain(standings);
    all.chain([(unread, thread::UNREAD)])
        .map(|(filter, name)| Entry::Place {
            name: words::in_inbox(name),
            path: format!("/inbox?{}", super::super::inbox::listing::query_of(&filter)),
            kind: Some(words::PLACE),
        })
        .collect()
}

/// What is done with one conversation, besides what has a key.
pub fn acts_on_one(data: Data) -> Vec<Entry> {
    let assign = |row: domain::Member| Entry::Assign {
        name: data.member_within(row.id),
        to: Some(row.id),
    };
    let team = choices::team(data).into_iter();
    let others = team.filter(|row| row.id != data.me()).map(assign);
    let nobody = Entry::Assign {
        name: thread::NOBODY.to_lowercase(),
        to: None,
    };
    let snoozes = Snooze::ALL.iter().filter(|one| **one != Snooze::Tomorrow);
    let snoozes = snoozes.map(|one| Entry::Snooze(*one));
    others.chain([nobody]).chain(snoozes).collect()
}

/// Campaigns, products and saved views, by their names. Watched.
pub fn rows(data: Data) -> Vec<Entry> {
    data.watch(Kind::Campaign);
    data.watch(Kind::Product);
    let mut rows: Vec<Entry> = data.rows(|rows| {
        let campaigns = rows.campaigns().map(|row| Entry::Place {
            name: row.name.clone(),
            path: format!("/campaigns/{}", row.id),
            kind: Some(words::CAMPAIGN),
        });
        let products = rows.products().map(|row| Entry::Place {
            name: row.name.clone(),
            path: nav::PRODUCTS.path.to_owned(),
            kind: Some(words::PRODUCT),
        });
        campaigns.chain(products).collect()
    });
    let views = seen_views(data, ViewPlace::Inbox);
    rows.extend(views.into_iter().map(|view| Entry::Place {
        name: view.name,
        path: format!("/inbox?{}", view.query),
        kind: Some(words::VIEW),
    }));
    rows
}

/// An account, or a contact with whose it is.
pub fn named(data: Data, name: Name) -> Option<Entry> {
    let (account, name) = match name {
        Name::Account(id) => (id, data.rows(|rows| Some(rows.account(id)?.name.clone()))?),
        Name::Contact(id) => {
            let row = data.rows(|rows| rows.contact(id).cloned())?;
            let account = untrack(|| data.account_name(row.account_id));
            (row.account_id, format!("{} · {account}", row.name))
        }
    };
    Some(Entry::Place {
        name,
        path: format!("/accounts/{account}"),
        kind: Some(words::ACCOUNT),
    })
}

/// To the search over everything that was said.
pub fn everywhere_to(text: &str) -> Entry {
    Entry::Place {
        name: search_words::everywhere(text),
        path: search::path(text),
        kind: None,
    }
}

fn place(path: &str, name: &str) -> Entry {
    Entry::Place {
        name: name.to_owned(),
        path: path.to_owned(),
        kind: Some(words::PLACE),
    }
}
