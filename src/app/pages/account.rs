//! `/accounts/:account`: one organisation, everything that was said to and by it, and how it came
//! to its status.

pub mod account_fields;
mod change_status;
mod contact_dialog;
pub mod contact_fields;
pub mod contacts;
mod conversations;
mod edit_account;
mod engagement;
pub mod facts;
mod fits;
mod head;
mod merges;
mod mistaken;
mod not_here;
pub mod own_fields;
pub mod seems_same;
pub mod status;
pub mod status_history;
mod their_data;
mod timeline;

use super::title;
use crate::{data::use_data, texts::accounts::page as words};
use contacts::Contacts;
use conversations::Conversations;
use domain::{AccountId, Kind};
use engagement::EngagementOf;
use facts::Facts;
use fits::Fits;
use head::Head;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use merges::Merges;
use mistaken::Mistaken;
use not_here::NotHere;
use status::Status;
use status_history::StatusHistory;
use their_data::TheirData;
use timeline::Timeline;

/// An absorbed account shows its survivor (rule book §8).
#[component]
pub fn AccountPage() -> impl IntoView {
    let data = use_data();
    let params = use_params_map();
    let asked =
        Memo::new(move |_| params.with(|params| params.get("account")?.parse::<AccountId>().ok()));
    let id = Memo::new(move |_| {
        data.watch(Kind::Account);
        data.rows(|rows| rows.survivor(asked.get()?).map(|account| account.id))
    });
    title::follow(move || match id.get() {
        Some(id) => data.account_name(id),
        None => words::NOT_HERE_TITLE.to_owned(),
    });
    move || match id.get() {
        Some(id) => view! { <Whole id asked=asked.get().unwrap_or(id) /> }.into_any(),
        None => view! { <NotHere /> }.into_any(),
    }
}

/// What was said, and beside it what is known.
#[component]
fn Whole(id: AccountId, asked: AccountId) -> impl IntoView {
    view! {
        <div class="panes panes--no-list">
            <main class="pane">
                <Head id asked />
                <Timeline account=id />
            </main>
            <aside class="pane pane--details" aria-label=words::DETAILS>
                <div class="details">
                    <Facts id />
                    <Contacts account=id />
                    <Status id />
                    <EngagementOf account=id />
                    <Fits account=id />
                    <StatusHistory account=id />
                    <Conversations account=id />
                    <Merges account=id />
                    <TheirData id />
                    <Mistaken id />
                </div>
            </aside>
        </div>
    }
}
