//! Adding accounts to a campaign: choose them, see what the guardrails say, confirm exactly that.

mod choose;
mod names;
mod plan;
mod preview;
mod reason;

use crate::{data::use_data, pages::batch::Batch, parts::Dialog, texts::campaigns::add as words};
use choose::Choose;
use domain::{AccountId, CampaignId};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate, use_query_map},
};
use preview::PreviewStep;
use std::collections::BTreeSet;

/// The parameter of the address that says how far the adding has come.
const STEP: &str = "add";
const PREVIEW: &str = "preview";
const IMPORTED: &str = "imported";

/// Whether the address asks to add what was imported a moment ago. It asks once: a way back that
/// leads here again does not.
pub fn asks_for_imported() -> bool {
    let query = use_query_map().get_untracked();
    let asks = query.get_str(STEP) == Some(IMPORTED);
    if asks {
        let mut rest = query;
        rest.remove(STEP);
        let address = format!(
            "{}{}",
            use_location().pathname.get_untracked(),
            rest.to_query_string()
        );
        let navigate = use_navigate();
        request_animation_frame(move || {
            let options = NavigateOptions {
                replace: true,
                scroll: false,
                ..NavigateOptions::default()
            };
            navigate(&address, options);
        });
    }
    asks
}

#[component]
pub fn AddAccounts(
    campaign: CampaignId,
    selected: RwSignal<BTreeSet<AccountId>>,
    open: RwSignal<bool>,
    batch: Batch,
) -> impl IntoView {
    let data = use_data();
    let title = Signal::derive(move || words::title(&data.campaign_name(Some(campaign))));
    let query = use_query_map();
    let says_preview = Memo::new(move |_| query.with(|map| map.get_str(STEP) == Some(PREVIEW)));
    // An address alone previews nothing: it may have been kept, copied, or gone forward to.
    let was_asked = RwSignal::new(false);
    let is_preview = Memo::new(move |_| says_preview.get() && was_asked.get());
    Effect::new(move |was_preview: Option<bool>| {
        let is_preview = says_preview.get();
        if was_preview == Some(true) && !is_preview {
            was_asked.set(false);
        }
        is_preview
    });
    // The preview is a step of its own in the browser's history: *Back* leads to the choice.
    // Once for each closing: a second step back would leave the campaign.
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        if was_open == Some(true) && !is_open && is_preview.get_untracked() {
            go_back();
        }
        is_open
    });
    view! {
        <Dialog open title wide=true>
            <Steps campaign selected is_preview was_asked open batch />
        </Dialog>
    }
}

/// First the choice, then its preview.
#[component]
fn Steps(
    campaign: CampaignId,
    selected: RwSignal<BTreeSet<AccountId>>,
    is_preview: Memo<bool>,
    was_asked: RwSignal<bool>,
    open: RwSignal<bool>,
    batch: Batch,
) -> impl IntoView {
    let query = use_query_map();
    let path = use_location().pathname;
    let navigate = StoredValue::new_local(use_navigate());
    let preview = Callback::new(move |()| {
        was_asked.set(true);
        let mut query = query.get_untracked();
        query.replace(STEP, PREVIEW.to_owned());
        let address = format!("{}{}", path.get_untracked(), query.to_query_string());
        let options = NavigateOptions {
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate.with_value(|navigate| navigate(&address, options));
    });
    let back = Callback::new(|()| go_back());
    let is_any = Memo::new(move |_| selected.with(|selected| !selected.is_empty()));
    move || {
        if is_preview.get() && is_any.get() {
            view! { <PreviewStep campaign selected back open batch /> }.into_any()
        } else {
            view! { <Choose campaign selected preview open /> }.into_any()
        }
    }
}

fn go_back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}
