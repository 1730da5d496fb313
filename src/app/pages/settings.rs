//! `/settings`: you, your devices, your team, and what this device holds.

mod appearance;
mod audit;
mod custom_fields;
mod devices;
mod invite;
mod keys;
pub mod members;
mod once_link;
mod online;
mod password;
mod providers;
mod reset;
mod saved_replies;
mod second_factor;
mod sign_out;
mod storage;
mod you;

use super::{
    asked::{part_at, show_part, show_part_when_asked},
    title,
};
use crate::{
    data::use_data,
    texts::{self, assistance, settings, shell},
};
use appearance::Appearance;
use audit::{AdminActs, Audit};
use custom_fields::CustomFields;
use devices::Devices;
use invite::Invite;
use keys::Keys;
use leptos::prelude::*;
use members::Members;
use once_link::OnceLink;
use providers::Providers;
use saved_replies::SavedReplies;
use sign_out::SignOut;
use storage::OnThisDevice;
use you::You;

#[component]
pub fn SettingsPage() -> impl IntoView {
    title::set(shell::SETTINGS);
    show_part_when_asked();
    AdminActs::provide();
    view! {
        <main class="pane">
            <div class="page settings">
                <header class="page__head">
                    <h1>{shell::SETTINGS}</h1>
                </header>
                <Parts />
                <You />
                <Appearance />
                <SavedReplies />
                <Keys />
                <Members />
                <CustomFields />
                <Invite />
                <Audit />
                <Providers />
                <Devices />
                <OnThisDevice />
                <SignOut />
            </div>
        </main>
    }
}

/// The way to each part of this long page.
#[component]
fn Parts() -> impl IntoView {
    let data = use_data();
    let may = Memo::new(move |_| members::may_manage(data));
    let part = |title: &'static str| {
        view! {
            <li data-part=(title == texts::keys::TITLE).then_some("keys")>
                <a
                    class="link"
                    href=part_at("/settings", title)
                    on:click=move |_| show_part(title.to_owned())
                >
                    {title}
                </a>
            </li>
        }
    };
    view! {
        <nav aria-label=settings::PARTS>
            <ul class="settings__parts">
                {PARTS.map(part).into_iter().collect_view()}
                {move || may.get().then(|| PARTS_OF_ADMINS.map(part).into_iter().collect_view())}
                {LAST_PARTS.map(part).into_iter().collect_view()}
            </ul>
        </nav>
    }
}

const PARTS: [&str; 6] = [
    settings::you::TITLE,
    settings::appearance::TITLE,
    texts::saved_replies::TITLE,
    texts::keys::TITLE,
    settings::members::TITLE,
    settings::own_fields::TITLE,
];
const PARTS_OF_ADMINS: [&str; 3] = [
    settings::invite::TITLE,
    settings::audit::TITLE,
    assistance::settings::TITLE,
];
const LAST_PARTS: [&str; 3] = [
    settings::devices::TITLE,
    settings::storage::TITLE,
    settings::sign_out::TITLE,
];

/// A part of the settings for whoever manages the workspace, and for nobody else.
#[component]
fn AdminSection(title: &'static str, lead: &'static str, children: ChildrenFn) -> impl IntoView {
    let data = use_data();
    let may = Memo::new(move |_| members::may_manage(data));
    move || {
        may.get().then(|| {
            let inside = children();
            view! {
                <Section title>
                    <p class="soft">{lead}</p>
                    {inside}
                </Section>
            }
        })
    }
}

/// A part of the settings under its heading.
#[component]
fn Section(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="card" aria-label=title>
            <h2>{title}</h2>
            {children()}
        </section>
    }
}
