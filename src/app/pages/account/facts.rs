//! What is known of an account.

use super::edit_account::EditAccount;
use crate::{
    data::use_data,
    format,
    pages::accounts::columns::custom_text,
    parts::{Dialog, Way, WayOf},
    texts::{
        accounts::{form, page as words},
        values,
    },
};
use domain::{Account, AccountId, Channel, CustomFieldId, CustomKind, CustomValue, Kind};
use leptos::prelude::*;
use std::collections::BTreeMap;

#[component]
pub fn Facts(id: AccountId) -> impl IntoView {
    let data = use_data();
    let row = Memo::new(move |_| data.account(id));
    let editing = RwSignal::new(false);
    view! {
        <section aria-label=words::FACTS>
            <div class="details__head">
                <h2>{words::FACTS}</h2>
                <button
                    type="button"
                    class="button button--quiet"
                    data-deed="edit-account"
                    on:click=move |_| editing.set(true)
                >
                    {words::EDIT}
                </button>
            </div>
            {move || row.get().map(|account| view! { <List account /> })}
            <Dialog open=editing title=form::EDIT_TITLE.to_owned() wide=true>
                <EditAccount id open=editing />
            </Dialog>
        </section>
    }
}

#[component]
fn List(account: Account) -> impl IntoView {
    let created_at = account.created_at;
    let language = account.language.as_ref().map(format::language);
    let relationship: Vec<&str> = account
        .relationship_types
        .iter()
        .map(|kind| values::relationship_type(*kind))
        .collect();
    let notes = account.notes;
    let facts = [
        (words::LINE_OF_BUSINESS, account.line_of_business),
        (form::CITY, account.city),
        (form::COUNTRY, account.country),
        (words::LANGUAGE, language.unwrap_or_default()),
        (words::RELATIONSHIP, relationship.join(", ")),
    ];
    let ways = [
        (
            form::PHONE,
            account.phone,
            WayOf::Channel(Channel::PhoneCall),
        ),
        (form::EMAIL, account.email, WayOf::Channel(Channel::Email)),
        (form::WEBSITE, account.website, WayOf::Web),
    ];
    view! {
        <dl class="facts">
            {facts
                .into_iter()
                .filter(|(_, text)| !text.is_empty())
                .map(|(name, text)| {
                    view! {
                        <dt>{name}</dt>
                        <dd><span dir="auto">{text}</span></dd>
                    }
                })
                .collect_view()}
            {ways
                .into_iter()
                .filter(|(_, address, _)| !address.is_empty())
                .map(|(name, address, of)| {
                    view! {
                        <dt>{name}</dt>
                        <dd><Way of address /></dd>
                    }
                })
                .collect_view()}
            <OwnFacts custom=account.custom />
            <dt>{words::CREATED}</dt>
            <dd>{format::date(created_at)}</dd>
        </dl>
        {(!notes.is_empty()).then(|| view! { <p class="prose" dir="auto">{notes}</p> })}
    }
}

/// What it says in the workspace's own fields, archived ones too: what was written stays in sight.
#[component]
fn OwnFacts(custom: BTreeMap<String, CustomValue>) -> impl IntoView {
    let data = use_data();
    let facts = move || {
        data.watch(Kind::CustomField);
        data.rows(|rows| {
            let known = custom.iter().filter_map(|(key, value)| {
                let field = rows.custom_field(CustomFieldId::of(key))?;
                Some((field.label.clone(), field.kind, custom_text(field, value)))
            });
            let mut facts: Vec<_> = known.collect();
            facts.sort_by(|a, b| a.0.cmp(&b.0));
            facts
        })
    };
    move || {
        let facts = facts().into_iter();
        facts
            .map(|(label, kind, text)| {
                view! {
                    <dt dir="auto">{label}</dt>
                    <dd>{if kind == CustomKind::Url {
                        view! { <Way of=WayOf::Web address=text /> }.into_any()
                    } else {
                        view! { <span class="prose" dir="auto">{text}</span> }.into_any()
                    }}</dd>
                }
            })
            .collect_view()
    }
}
