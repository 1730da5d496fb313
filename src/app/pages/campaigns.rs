//! `/campaigns`: every campaign with its figures. `?product=` shows those of one product.

mod card;
pub mod figures;
pub mod form;
pub mod language;

use super::{
    archived::Archived,
    asked::{new_at, open_when_asked},
    frame::nav,
    on_their_way, title,
};
use crate::{
    data::{Data, use_data},
    parts::{Dialog, Icon, Toasts, icon::Glyph},
    texts::{campaigns as words, shell},
};
use card::CampaignCard;
use domain::{Campaign, CampaignId, Kind, ProductId};
use form::CampaignForm;
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};
use std::cmp::Reverse;

#[component]
pub fn CampaignsPage() -> impl IntoView {
    title::set(shell::CAMPAIGNS);
    let data = use_data();
    let query = use_query_map();
    let product =
        Memo::new(move |_| query.with(|query| query.get("product")?.parse::<ProductId>().ok()));
    // Those that go on, and those that are over.
    let all = Memo::new(move |_| {
        data.watch(Kind::Campaign);
        let product = product.get();
        data.rows(|rows| {
            let mut campaigns: Vec<&Campaign> = rows
                .campaigns()
                .filter(|campaign| product.is_none_or(|product| campaign.product_id == product))
                .collect();
            campaigns.sort_by_key(|campaign| Reverse((campaign.created_at, campaign.id)));
            let (over, on): (Vec<&Campaign>, Vec<_>) = campaigns
                .into_iter()
                .partition(|campaign| campaign.archived);
            [on, over].map(|part| part.iter().map(|campaign| campaign.id).collect::<Vec<_>>())
        })
    });
    let ids = Memo::new(move |_| all.with(|[on, _]| on.clone()));
    let over = Memo::new(move |_| all.with(|[_, over]| over.clone()));
    let has_product = Memo::new(move |_| {
        data.watch(Kind::Product);
        data.rows(|rows| rows.products().any(|product| !product.archived))
    });
    let open = RwSignal::new(false);
    let create = move |_| open.set(true);
    open_when_asked(move || {
        // Without a product, the page says what comes first.
        if has_product.get_untracked() {
            open.set(true);
        }
    });
    let heading = move || match product.get().and_then(|id| data.product(id)) {
        Some(product) => words::of_product(&product.name),
        None => shell::CAMPAIGNS.to_owned(),
    };
    let toasts = expect_context::<Toasts>();
    let go = StoredValue::new_local(use_navigate());
    let created = move |id: CampaignId| {
        open.set(false);
        toasts.say(words::CREATED);
        go.with_value(|go| {
            go(&on_their_way::begun(id), NavigateOptions::default());
        });
    };
    view! {
        <main class="pane">
            <div class="page">
                <header class="page__head">
                    <h1 dir="auto">{heading}</h1>
                    <Show when=move || product.get().is_some()>
                        <a class="link" href="/campaigns">{words::ALL_PRODUCTS}</a>
                    </Show>
                    <Show when=move || has_product.get()>
                        <button type="button" class="button button--primary push" on:click=create>
                            <Icon glyph=Glyph::Plus />
                            {words::NEW}
                        </button>
                    </Show>
                </header>
                <Waiting />
                <Show
                    when=move || ids.with(Vec::is_empty) && !data.may_still_come()
                    fallback=move || {
                        view! {
                            <p class="page__lead">{words::LEAD}</p>
                            <ul class="cards" aria-label=shell::CAMPAIGNS>
                                <For each=move || ids.get() key=|id| *id let(id)>
                                    <CampaignCard id />
                                </For>
                            </ul>
                        }
                    }
                >
                    <Empty has_product create=Callback::new(move |()| open.set(true)) />
                </Show>
                <Archived count=Signal::derive(move || over.with(Vec::len))>
                    <For each=move || over.get() key=|id| *id let(id)>
                        <CampaignCard id />
                    </For>
                </Archived>
            </div>
            <Dialog open title=words::NEW>
                <CampaignForm open product=product.get_untracked() created />
            </Dialog>
        </main>
    }
}

/// The campaigns that accounts can be added to, the newest first. Watched.
pub fn offered(data: Data) -> Vec<Campaign> {
    data.watch(Kind::Campaign);
    let mut all: Vec<Campaign> = data.rows(|rows| {
        let offered = rows.campaigns().filter(|campaign| !campaign.archived);
        offered.cloned().collect()
    });
    all.sort_by_key(|campaign| Reverse((campaign.created_at, campaign.id)));
    all
}

/// Who waits for the next campaign that is created.
#[component]
pub fn Waiting() -> impl IntoView {
    let waiting = on_their_way::waiting();
    (waiting > 0).then(|| view! { <p class="notice" role="status">{words::waiting(waiting)}</p> })
}

/// What to do first: a product, then a campaign for it.
#[component]
fn Empty(has_product: Memo<bool>, create: Callback<()>) -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty__icon">
                <Icon glyph=Glyph::Flag />
            </span>
            <Show
                when=move || has_product.get()
                fallback=|| {
                    view! {
                        <h2>{words::NO_PRODUCT_TITLE}</h2>
                        <p>{words::NO_PRODUCT}</p>
                        <a class="button button--primary" href=new_at(nav::PRODUCTS.path)>
                            {words::CREATE_PRODUCT}
                        </a>
                    }
                }
            >
                <h2>{words::EMPTY_TITLE}</h2>
                <p>{words::EMPTY}</p>
                <button
                    type="button"
                    class="button button--primary"
                    on:click=move |_| create.run(())
                >
                    {words::NEW}
                </button>
            </Show>
        </div>
    }
}
