//! What a campaign is for: goal, product, language, brief.

use crate::{
    data::use_data,
    format,
    pages::{
        archived::ArchiveButton,
        campaigns::{form::CampaignForm, language},
    },
    parts::{Dialog, Icon, Toasts, icon::Glyph},
    texts::{campaigns as words, values},
};
use domain::{CampaignField, CampaignId, UpdateCampaign};
use leptos::prelude::*;

#[component]
pub fn Brief(id: CampaignId) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let campaign = Memo::new(move |_| data.campaign(id));
    let open = RwSignal::new(false);
    let saved = move |_| {
        open.set(false);
        toasts.say(words::SAVED);
    };
    let facts = move || {
        campaign.get().map(|campaign| {
            let (language, whose) = language::resolved(data, &campaign);
            let product = data
                .product(campaign.product_id)
                .map_or_else(|| words::UNKNOWN_PRODUCT.to_owned(), |product| product.name);
            view! {
                <dl class="facts">
                    <dt>{words::GOAL}</dt>
                    <dd>{values::goal(campaign.goal)}</dd>
                    <dt>{words::PRODUCT}</dt>
                    <dd dir="auto">{product}</dd>
                    <dt>{words::LANGUAGE}</dt>
                    <dd>
                        {format::language(&language)} " " <span class="faint">{whose}</span>
                    </dd>
                    {(!campaign.tone.is_empty()).then(|| view! {
                        <dt>{words::TONE}</dt>
                        <dd dir="auto">{campaign.tone.clone()}</dd>
                    })}
                </dl>
                {if campaign.brief.is_empty() {
                    view! { <p class="soft">{words::NO_BRIEF}</p> }.into_any()
                } else {
                    view! { <p class="prose" dir="auto">{campaign.brief}</p> }.into_any()
                }}
            }
        })
    };
    view! {
        <main class="page">
            <section class="card" aria-label=words::TAB_BRIEF>
                <header class="page__head">
                    <h2>{words::TAB_BRIEF}</h2>
                    <span class="push line">
                    <ArchiveButton
                        name=Signal::derive(move || data.campaign_name(Some(id)))
                        is_archived=Signal::derive(move || campaign.with(|row| row.as_ref().is_some_and(|row| row.archived)))
                        set=move |archived| {
                            let changes = vec![CampaignField::Archived(archived)];
                            UpdateCampaign { id, changes }.into()
                        }
                    />
                    <button
                        type="button"
                        class="button"
                        data-deed="edit-brief"
                        on:click=move |_| open.set(true)
                    >
                        <Icon glyph=Glyph::Pencil />
                        {words::EDIT_BRIEF}
                    </button>
                    </span>
                </header>
                {facts}
            </section>
            <Dialog open title=words::EDIT_BRIEF>
                <CampaignForm open campaign=campaign.get_untracked() created=saved />
            </Dialog>
        </main>
    }
}
