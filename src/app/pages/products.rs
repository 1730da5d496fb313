//! `/products`: what is being offered.

mod card;
mod form;

use super::{
    archived::Archived,
    asked::{new_at, open_when_asked},
    campaigns::Waiting,
    frame::nav,
    on_their_way, title,
};
use crate::{
    data::use_data,
    parts::{Dialog, Icon, icon::Glyph},
    texts::{products as words, shell},
};
use card::ProductCard;
use domain::{Kind, Product, ProductId, text::search_fold};
use form::ProductForm;
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

#[component]
pub fn ProductsPage() -> impl IntoView {
    title::set(shell::PRODUCTS);
    let data = use_data();
    // Those that are offered, and those that are so no more.
    let all = Memo::new(move |_| {
        data.watch(Kind::Product);
        data.rows(|rows| {
            let mut products: Vec<&Product> = rows.products().collect();
            products.sort_by_cached_key(|product| (search_fold(&product.name), product.id));
            let (over, on): (Vec<&Product>, Vec<_>) =
                products.into_iter().partition(|product| product.archived);
            [on, over].map(|part| part.iter().map(|product| product.id).collect::<Vec<_>>())
        })
    });
    let ids = Memo::new(move |_| all.with(|[on, _]| on.clone()));
    let over = Memo::new(move |_| all.with(|[_, over]| over.clone()));
    let open = RwSignal::new(false);
    let edited = RwSignal::new(None::<Product>);
    let begin = move || {
        edited.set(None);
        open.set(true);
    };
    let create = move |_| begin();
    open_when_asked(begin);
    let edit = Callback::new(move |id: ProductId| {
        edited.set(data.rows(|rows| rows.product(id).cloned()));
        open.set(true);
    });
    let go = StoredValue::new_local(use_navigate());
    let done = move || {
        open.set(false);
        // Somebody came for a campaign, which needs a product first.
        if on_their_way::waiting() > 0 && edited.with_untracked(Option::is_none) {
            let campaign = new_at(nav::CAMPAIGNS.path);
            go.with_value(|go| go(&campaign, NavigateOptions::default()));
        }
    };
    let form_title = Signal::derive(move || {
        edited.with(|product| match product {
            Some(product) => words::edit(&product.name),
            None => words::NEW.to_owned(),
        })
    });
    let is_empty = move || ids.with(Vec::is_empty) && !data.may_still_come();
    view! {
        <main class="pane">
            <div class="page">
                <header class="page__head">
                    <h1>{shell::PRODUCTS}</h1>
                    <button type="button" class="button button--primary push" on:click=create>
                        <Icon glyph=Glyph::Plus />
                        {words::NEW}
                    </button>
                </header>
                <Waiting />
                <Show
                    when=is_empty
                    fallback=move || {
                        view! {
                            <p class="page__lead">{words::LEAD}</p>
                            <ul class="cards" aria-label=shell::PRODUCTS>
                                <For each=move || ids.get() key=|id| *id let(id)>
                                    <ProductCard id edit />
                                </For>
                            </ul>
                        }
                    }
                >
                    <div class="empty">
                        <span class="empty__icon">
                            <Icon glyph=Glyph::Box />
                        </span>
                        <h2>{words::EMPTY_TITLE}</h2>
                        <p>{words::EMPTY}</p>
                        <button type="button" class="button button--primary" on:click=create>
                            {words::CREATE}
                        </button>
                    </div>
                </Show>
                <Archived count=Signal::derive(move || over.with(Vec::len))>
                    <For each=move || over.get() key=|id| *id let(id)>
                        <ProductCard id edit />
                    </For>
                </Archived>
            </div>
            <Dialog open title=form_title>
                <ProductForm product=edited.get_untracked() open done />
            </Dialog>
        </main>
    }
}
