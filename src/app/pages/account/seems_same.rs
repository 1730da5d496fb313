//! A warning where a new account seems to be there already (rule book §8). Never a refusal.

use super::account_fields::AccountForm;
use crate::{
    data::use_data,
    texts::accounts::{level, same as words},
};
use domain::{
    Account, AccountId, Kind,
    duplicates::{Level, compare, match_keys},
};
use leptos::prelude::*;
use replica::Rows;
use std::collections::BTreeMap;

/// The most accounts that are named: more would be no warning but a list.
const NAMED: usize = 5;

/// Names the accounts that seem to be the one in the form, as it is typed.
#[component]
pub fn SeemsSame(form: AccountForm, id: AccountId) -> impl IntoView {
    let data = use_data();
    let found = Memo::new(move |_| {
        data.watch(Kind::Account);
        let draft = form.draft(id);
        data.rows(|rows| seeming_same(rows, &draft))
    });
    // A link opens apart, so that nothing typed is lost.
    let link = |(level_of, id, name): (Level, AccountId, String)| {
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
                <span class="faint">{level(level_of)}</span>
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
fn seeming_same(rows: &Rows, draft: &Account) -> Vec<(Level, AccountId, String)> {
    let mut found: BTreeMap<AccountId, Level> = BTreeMap::new();
    for key in match_keys(draft) {
        for account in rows.accounts_matching(&key) {
            found.entry(account.id).or_insert(key.level());
        }
    }
    for account in in_city(rows, &draft.city) {
        if let Some(level) = compare(draft, account) {
            found.entry(account.id).or_insert(level);
        }
    }
    // The account itself, once it is created.
    found.remove(&draft.id);
    let mut found: Vec<(Level, AccountId, String)> = found
        .into_iter()
        .filter_map(|(id, level)| Some((level, id, rows.account(id)?.name.clone())))
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
