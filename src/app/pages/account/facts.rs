//! What is known of an account.

use super::edit_account::EditAccount;
use crate::{
    data::use_data,
    format,
    pages::accounts::columns::custom_text,
    parts::Dialog,
    texts::{
        accounts::{form, page as words},
        values,
    },
};
use domain::{Account, AccountId, CustomFieldId, CustomKind, CustomValue, Kind};
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
    // Texts of a person keep their own direction; numbers and addresses read from the left.
    let facts = [
        (words::LINE_OF_BUSINESS, account.line_of_business, "auto"),
        (form::CITY, account.city, "auto"),
        (form::COUNTRY, account.country, "auto"),
        (words::LANGUAGE, language.unwrap_or_default(), "auto"),
        (form::PHONE, account.phone, "ltr"),
        (form::EMAIL, account.email, "ltr"),
        (words::RELATIONSHIP, relationship.join(", "), "auto"),
    ];
    view! {
        <dl class="facts">
            {facts
                .into_iter()
                .filter(|(_, text, _)| !text.is_empty())
                .map(|(name, text, dir)| {
                    view! {
                        <dt>{name}</dt>
                        <dd><span dir=dir>{text}</span></dd>
                    }
                })
                .collect_view()}
            {(!account.website.is_empty()).then(|| view! {
                <dt>{form::WEBSITE}</dt>
                <dd><Website address=account.website /></dd>
            })}
            <OwnFacts custom=account.custom />
            <dt>{words::CREATED}</dt>
            <dd>{format::date(created_at)}</dd>
        </dl>
        {(!notes.is_empty()).then(|| view! { <p class="prose" dir="auto">{notes}</p> })}
    }
}

/// A link where the text is a web address, and never to anything else.
#[component]
fn Website(address: String) -> impl IntoView {
    let folded = address.to_ascii_lowercase();
    let href = if folded.starts_with("https://") || folded.starts_with("http://") {
        Some(address.clone())
    } else if !address.contains(':') && address.contains('.') {
        Some(format!("https://{address}"))
    } else {
        None
    };
    match href {
        Some(href) => view! {
            <a class="link" dir="ltr" href=href target="_blank" rel="noopener noreferrer">
                {address}
            </a>
        }
        .into_any(),
        None => view! { <span dir="auto">{address}</span> }.into_any(),
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
                        view! { <Website address=text /> }.into_any()
                    } else {
                        view! { <span class="prose" dir="auto">{text}</span> }.into_any()
                    }}</dd>
                }
            })
            .collect_view()
    }
}
