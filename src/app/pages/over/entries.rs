//! What the palette offers: every action, what else the page before it does, every place, and what
//! the workspace itself has of places.

use super::super::{
    asked::{new_at, part_at},
    frame::nav,
    inbox::tools::choices,
    saved_views::seen_views,
    search::{self, Name},
    settings::members::may_manage,
};
use crate::{
    data::Data,
    texts::{
        accounts, assistance, campaigns, inbox, keys as words, products, saved_replies,
        search as search_words, settings, thread,
    },
};
use domain::{
    AccountId, CampaignId, Conversation, ConversationId, Kind, MemberId, ReviewStatus, Timestamp,
    ViewPlace,
    inbox::{Filter, Section, Standing},
    shortcuts::{Action, Chord},
    snooze::Snooze,
};
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use std::cmp::Reverse;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    Act(Action),
    /// What the page before the palette does by one of its buttons.
    Deed {
        name: String,
        /// The button's own `data-deed`.
        deed: String,
    },
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
    /// How it is called where so many conversations are selected, which it then is about.
    pub fn name(&self, selected: Option<usize>) -> String {
        let about = selected.map_or_else(|| words::THE_CONVERSATION.to_owned(), words::selected);
        match self {
            Self::Act(action) => {
                let of_selection = selected.and_then(|_| words::on_selected(*action, &about));
                of_selection.unwrap_or_else(|| words::action(*action).to_owned())
            }
            Self::Assign { name, .. } => words::assign_to(&about, name),
            Self::Snooze(until) => words::snooze(selected.map(|_| &*about), *until),
            Self::Deed { name, .. } | Self::Place { name, .. } => name.clone(),
        }
    }
}

/// Every action that can be begun from anywhere, then the places.
pub fn places(data: Data) -> Vec<Entry> {
    let is_offered =
        |action: &&Action| **action != Action::Palette && action.chord() != Chord::InReview;
    let acts = Action::ALL.iter().filter(is_offered);
    let forms = [
        (nav::ACCOUNTS, accounts::NEW),
        (nav::CAMPAIGNS, campaigns::NEW),
        (nav::PRODUCTS, products::NEW),
    ];
    let forms = forms.map(|(page, name)| Entry::Place {
        name: name.to_owned(),
        path: new_at(page.path),
        kind: None,
    });
    let more = [
        place("/accounts/import", words::IMPORT),
        place("/accounts/duplicates", words::DUPLICATES),
    ];
    let parts = [
        settings::you::TITLE,
        settings::appearance::TITLE,
        saved_replies::TITLE,
        words::TITLE,
        settings::members::TITLE,
        settings::own_fields::TITLE,
        assistance::settings::TITLE,
        settings::devices::TITLE,
        settings::storage::TITLE,
        settings::sign_out::TITLE,
    ];
    // Parts that are there for some only.
    let managing = [settings::invite::TITLE, settings::audit::TITLE];
    let managing = managing
        .into_iter()
        .filter(|_| untrack(|| may_manage(data)));
    let parts = parts.into_iter().chain(managing).map(|title| {
        let path = part_at(nav::SETTINGS.path, title);
        place(&path, &words::in_settings(title))
    });
    let pages = nav::PLACES.into_iter().chain([nav::SETTINGS]);
    acts.map(|action| Entry::Act(*action))
        .chain(deeds())
        .chain(forms)
        .chain(pages.map(|page| place(page.path, page.name)))
        .chain(more)
        .chain(parts)
        .chain(in_inbox())
        .collect()
}

/// What the page before the palette does: its buttons that say so, by the names that they bear.
fn deeds() -> Vec<Entry> {
    let mut deeds: Vec<Entry> = Vec::new();
    for button in buttons() {
        let said = button.get_attribute("aria-label");
        let name = said.or_else(|| button.text_content()).unwrap_or_default();
        let name = name.trim().to_owned();
        let is_named =
            |other: &Entry| matches!(other, Entry::Deed { name: own, .. } if *own == name);
        // Two places of a page may lead to the same.
        if let Some(deed) = button.get_attribute("data-deed")
            && !deeds.iter().any(is_named)
        {
            deeds.push(Entry::Deed { name, deed });
        }
    }
    deeds
}

fn buttons() -> Vec<Element> {
    let document = document();
    let found = Reflect::get(&document, &"querySelectorAll".into())
        .and_then(JsCast::dyn_into::<Function>)
        .and_then(|find| find.call1(&document, &"[data-deed]:not(:disabled)".into()))
        .and_then(|found| js_sys::try_iter(&found));
    let found = found.ok().flatten().into_iter().flatten();
    found
        .filter_map(|node| node.ok()?.dyn_into().ok())
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

/// The conversations with an account in which something was said, or which are to begin, the latest
/// first; then the account itself, or a contact with whose it is.
pub fn named(data: Data, name_of: Name) -> Vec<Entry> {
    let Some(place) = place_of(data, name_of) else {
        return Vec::new();
    };
    let (account, name) = place;
    let kind = match name_of {
        Name::Account(_) => words::ACCOUNT,
        Name::Contact(_) => words::PERSON,
    };
    let mut conversations: Vec<(Option<Timestamp>, ConversationId, Option<CampaignId>)> = data
        .rows(|rows| {
            let all = rows.conversations_with(account);
            let is_there = |row: &&Conversation| {
                row.last_activity_at().is_some() || row.review_status == ReviewStatus::Approved
            };
            let known = all.filter(is_there);
            known
                .map(|row| (row.last_activity_at(), row.id, row.campaign_id))
                .collect()
        });
    conversations.sort_by_key(|(at, id, _)| Reverse((*at, *id)));
    let conversations = conversations.into_iter().take(CONVERSATIONS);
    let each = conversations.map(|(_, id, campaign)| Entry::Place {
        name: format!("{name} · {}", untrack(|| data.campaign_name(campaign))),
        path: format!("/inbox/{id}"),
        kind: Some(words::CONVERSATION),
    });
    let account = Entry::Place {
        name: name.clone(),
        path: format!("/accounts/{account}"),
        kind: Some(kind),
    };
    each.chain([account]).collect()
}

/// So many conversations with an account are offered.
const CONVERSATIONS: usize = 2;

fn place_of(data: Data, name: Name) -> Option<(AccountId, String)> {
    let (account, name) = match name {
        Name::Account(id) => (id, data.rows(|rows| Some(rows.account(id)?.name.clone()))?),
        Name::Contact(id) => {
            let row = data.rows(|rows| rows.contact(id).cloned())?;
            let account = untrack(|| data.account_name(row.account_id));
            (row.account_id, format!("{} · {account}", row.name))
        }
    };
    Some((account, name))
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
