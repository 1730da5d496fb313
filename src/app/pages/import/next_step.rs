//! What comes after an import: a campaign for the accounts.

use super::imported;
use crate::{
    data::use_data,
    pages::{asked::new_at, campaigns::offered, frame::nav, on_their_way},
    texts::import as words,
};
use leptos::prelude::*;

/// The most campaigns that are named, the newest first.
const NAMED: usize = 5;

/// Leads to a campaign's choice of accounts, those of the import chosen.
#[component]
pub fn NextStep() -> impl IntoView {
    let data = use_data();
    let campaigns = Memo::new(move |_| {
        let mut all = offered(data);
        all.truncate(NAMED);
        all
    });
    let has_none = move || campaigns.with(Vec::is_empty);
    view! {
        <section class="stack" aria-label=words::TO_CAMPAIGN>
            <h3>{words::TO_CAMPAIGN}</h3>
            <div class="line">
                {move || campaigns.get().into_iter().map(|campaign| view! {
                    <a
                        class="button"
                        dir="auto"
                        href=format!("/campaigns/{}?tab=accounts&add=imported", campaign.id)
                    >
                        {campaign.name}
                    </a>
                }).collect_view()}
                <a
                    class=move || if has_none() { "button button--primary" } else { "link" }
                    href=new_at(nav::CAMPAIGNS.path)
                    on:click=move |_| on_their_way::wait(imported())
                >
                    {move || if has_none() { words::FIRST_CAMPAIGN } else { words::OTHER_CAMPAIGN }}
                </a>
            </div>
        </section>
    }
}
