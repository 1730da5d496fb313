//! Adding accounts to a campaign: choose them, see what the guardrails say, confirm exactly that.

mod candidate;
mod choose;
mod names;
mod plan;
mod preview;
mod reason;

use super::batch::Batch;
use crate::{data::use_data, parts::Dialog, texts::campaigns::add as words};
use choose::Choose;
use domain::{AccountId, CampaignId};
use leptos::prelude::*;
use preview::PreviewStep;
use std::collections::BTreeSet;

#[component]
pub fn AddAccounts(campaign: CampaignId, open: RwSignal<bool>, batch: Batch) -> impl IntoView {
    let data = use_data();
    let title = Signal::derive(move || words::title(&data.campaign_name(Some(campaign))));
    view! {
        <Dialog open title wide=true>
            <Steps campaign open batch />
        </Dialog>
    }
}

/// First the choice, then its preview.
#[component]
fn Steps(campaign: CampaignId, open: RwSignal<bool>, batch: Batch) -> impl IntoView {
    let selected = RwSignal::new(BTreeSet::<AccountId>::new());
    let previewing = RwSignal::new(false);
    move || {
        if previewing.get() {
            view! { <PreviewStep campaign selected previewing open batch /> }.into_any()
        } else {
            view! { <Choose campaign selected previewing /> }.into_any()
        }
    }
}
