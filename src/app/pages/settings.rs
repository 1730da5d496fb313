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

use super::{asked::show_part_when_asked, title};
use crate::{data::use_data, texts::shell};
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
                <You />
                <Appearance />
                <SavedReplies />
                <Keys />
                <Members />
                <Invite />
                <Audit />
                <CustomFields />
                <Providers />
                <Devices />
                <OnThisDevice />
                <SignOut />
            </div>
        </main>
    }
}

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
