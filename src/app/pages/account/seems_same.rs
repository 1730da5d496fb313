//! A warning where a new account seems to be there already (rule book §8). Never a refusal.

use super::account_fields::AccountForm;
use crate::{
    data::use_data,
    texts::accounts::{level, same as words},
};
use domain::{
    Account, AccountId, Kind,
    duplicates::{Level, address_key, compare, match_keys, name_key, shares_only_name},
};
use leptos::prelude::*;
use replica::Rows;
use std::collections::BTreeMap;

/// The most accounts that are named: more would be no warning but a list.
const NAMED: usize = 5;

/// How an account resembles the one in the form, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    Match(Level),
    /// No match of the rule book: the name alone.
    OnlyName,
}

impl Likeness {
    fn words(self) -> &'static str {
        match self {
            Self::Match(by) => level(by),
            Self::OnlyName => words::ONLY_NAME,
        }
    }
}

/// The accounts that seem to be the one in the form, the surest first.
pub type Seeming = Memo<Vec<(Likeness, AccountId, String)>>;

/// Looked for as the form is typed, the address of the first person there with it.
pub fn seeming(form: AccountForm, id: AccountId, contact_email: RwSignal<String>) -> Seeming {
    let data = use_data();
    Memo::new(move |_| {
        data.watch(Kind::Account);
        data.watch(Kind::Contact);
        let draft = form.draft(id);
        let contact_email = contact_email.get();
        data.rows(|rows| seeming_same(rows, &draft, &contact_email))
    })
}

/// Names them.
#[component]
pub fn SeemsSame(found: Seeming) -> impl IntoView {
    // A link opens apart, so that nothing typed is lost.
    let link = |(likeness, id, name): (Likeness, AccountId, String)| {
        view! {
            <li class="line">
                <a
                    class="link"
                    dir="auto"
                    href=format!("/accounts/{id}")
                    target="_blank"
                    rel="noopener"
                    title=words::opens(&name)
                >
                    {name.clone()}
                </a>
                <span class="faint">{likeness.words()}</span>
            </li>
        }
    };
    view! {
        <div role="status">
            <Show when=move || found.with(|found| !found.is_empty())>
                <div class="notice notice--stacked" data-tone="warn">
                    <p>{words::TITLE}</p>
                    <ul class="stack">{move || found.get().into_iter().map(link).collect_view()}</ul>
                </div>
            </Show>
        </div>
    }
}

/// The accounts that match, the surest first.
fn seeming_same(
    rows: &Rows,
    draft: &Account,
    contact_email: &str,
) -> Vec<(Likeness, AccountId, String)> {
    let mut found: BTreeMap<AccountId, Likeness> = BTreeMap::new();
    for key in match_keys(draft) {
        for account in rows.accounts_matching(&key) {
            found
                .entry(account.id)
                .or_insert(Likeness::Match(key.level()));
        }
    }
    for account in in_city(rows, &draft.city) {
        if let Some(level) = compare(draft, account) {
            found.entry(account.id).or_insert(Likeness::Match(level));
        }
    }
    for address in [&draft.email, contact_email] {
        for account in reached_at(rows, address) {
            found
                .entry(account)
                .or_insert(Likeness::Match(Level::Address));
        }
    }
    for account in with_name(rows, &draft.name) {
        if shares_only_name(draft, account) {
            found.entry(account.id).or_insert(Likeness::OnlyName);
        }
    }
    // The account itself, once it is created.
    found.remove(&draft.id);
    let mut found: Vec<(Likeness, AccountId, String)> = found
        .into_iter()
        .filter_map(|(id, likeness)| Some((likeness, id, rows.account(id)?.name.clone())))
        .collect();
    found.sort();
    found.truncate(NAMED);
    found
}

/// A quick sieve before the names are compared: comparing with every account would take too long
/// while typing. A city in another spelling slips through it; *Find duplicates* compares all.
fn in_city<'a>(rows: &'a Rows, city: &'a str) -> impl Iterator<Item = &'a Account> {
    let city = city.trim();
    let has_city = !city.is_empty();
    let accounts = has_city.then(|| rows.accounts()).into_iter().flatten();
    accounts.filter(move |account| {
        account.merged_into.is_none() && account.city.eq_ignore_ascii_case(city)
    })
}

/// Who is reached at the address, once it is one.
fn reached_at(rows: &Rows, address: &str) -> Vec<AccountId> {
    let Some(key) = address_key(address) else {
        return Vec::new();
    };
    // Most are of another length, which is told at once.
    let is_it = |other: &str| {
        other.trim().len() == address.trim().len() && address_key(other).as_ref() == Some(&key)
    };
    let accounts = rows.accounts().filter(|row| is_it(&row.email));
    let of_people = rows.contacts().filter(|row| is_it(&row.email));
    let all = accounts
        .map(|row| row.id)
        .chain(of_people.map(|row| row.account_id));
    all.filter_map(|id| Some(rows.survivor(id)?.id)).collect()
}

/// The same sieve for the name: by its longest word that bears no accent. A name with an accent in
/// one of two spellings slips through, and so does one whose every word bears one.
fn with_name<'a>(rows: &'a Rows, name: &str) -> impl Iterator<Item = &'a Account> {
    let key = name_key(name);
    let typed = name.to_lowercase();
    let plain = key.split_whitespace().filter(|word| typed.contains(word));
    let word = plain.max_by_key(|word| word.len()).map(str::to_owned);
    word.into_iter().flat_map(|word| {
        rows.accounts().filter(move |account| {
            account.merged_into.is_none() && account.name.to_lowercase().contains(&word)
        })
    })
}
