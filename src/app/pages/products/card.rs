//! One product in the list.

use crate::{
    data::use_data,
    pages::archived::ArchiveButton,
    parts::{Chip, Icon, icon::Glyph},
    texts::products as words,
};
use domain::{Kind, ProductField, ProductId, UpdateProduct};
use leptos::prelude::*;

#[component]
pub fn ProductCard(id: ProductId, edit: Callback<ProductId>) -> impl IntoView {
    let data = use_data();
    let product = Memo::new(move |_| data.product(id));
    let campaigns = Memo::new(move |_| {
        data.watch(Kind::Campaign);
        data.rows(|rows| {
            rows.campaigns()
                .filter(|campaign| campaign.product_id == id)
                .count()
        })
    });
    move || {
        product.get().map(|product| {
            let label = words::edit(&product.name);
            view! {
                <li class="card">
                    <header class="page__head">
                        <h2 dir="auto">{product.name.clone()}</h2>
                        <span class="push line">
                        <ArchiveButton
                            name=product.name.clone()
                            is_archived=product.archived
                            set=move |archived| {
                                let changes = vec![ProductField::Archived(archived)];
                                UpdateProduct { id, changes }.into()
                            }
                        />
                        <button
                            type="button"
                            class="button button--quiet"
                            aria-label=label
                            on:click=move |_| edit.run(id)
                        >
                            <Icon glyph=Glyph::Pencil />
                            {words::EDIT}
                        </button>
                        </span>
                    </header>
                    <p class="clamp" dir="auto">
                        {if product.description.is_empty() {
                            words::NO_DESCRIPTION.to_owned()
                        } else {
                            product.description
                        }}
                    </p>
                    <p class="card__meta">
                        <Chip>{words::language(product.communication_language.as_ref())}</Chip>
                        {web_address(&product.website).map(|address| {
                            view! {
                                <a
                                    class="link"
                                    href=address
                                    target="_blank"
                                    rel="noopener noreferrer external"
                                    dir="auto"
                                >
                                    {product.website}
                                </a>
                            }
                        })}
                        <a class="link" href=format!("/campaigns?product={id}")>
                            {move || words::campaigns(campaigns.get())}
                        </a>
                    </p>
                </li>
            }
        })
    }
}

/// Where a website's text leads: only ever to the web, whatever was typed.
fn web_address(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("https://") || lower.starts_with("http://") {
        Some(text.to_owned())
    } else if text.is_empty() {
        None
    } else {
        Some(format!("https://{text}"))
    }
}
