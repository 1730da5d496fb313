//! One campaign in the list.

use super::{figures::CampaignFigures, language};
use crate::{
    data::use_data,
    format,
    texts::{campaigns as words, funnel as figure_words, values},
};
use domain::CampaignId;
use leptos::prelude::*;

#[component]
pub fn CampaignCard(id: CampaignId) -> impl IntoView {
    let data = use_data();
    let campaign = Memo::new(move |_| data.campaign(id));
    let figures = Memo::new(move |_| CampaignFigures::of(data, id));
    let figure =
        move |name: &'static str, formula: &'static str, read: fn(&CampaignFigures) -> usize| {
            view! {
                <div title=formula>
                    <dt>{name}</dt>
                    <dd>{move || format::number(figures.with(read))}</dd>
                </div>
            }
        };
    move || {
        campaign.get().map(|campaign| {
            let (language, whose) = language::resolved(data, &campaign);
            let product = data
                .product(campaign.product_id)
                .map_or_else(|| words::UNKNOWN_PRODUCT.to_owned(), |product| product.name);
            view! {
                <li>
                    <a class="card card--link campaign-card" href=format!("/campaigns/{id}")>
                        <h2 dir="auto">{campaign.name}</h2>
                        <p class="card__meta">
                            <span dir="auto">{product}</span>
                            <span class="chip">{values::goal(campaign.goal)}</span>
                        </p>
                        <p class="card__meta">
                            {format::language(&language)} <span class="faint">{whose}</span>
                        </p>
                        <dl class="campaign-card__figures">
                            {figure(
                                words::FIGURE_ACCOUNTS,
                                words::FIGURE_ACCOUNTS_FORMULA,
                                |figures| figures.accounts,
                            )}
                            {figure(
                                words::FIGURE_TO_REVIEW,
                                words::FIGURE_TO_REVIEW_FORMULA,
                                |figures| figures.to_review,
                            )}
                            {figure(
                                words::FIGURE_INITIATED,
                                figure_words::INITIATED_FORMULA,
                                |figures| figures.initiated,
                            )}
                            {figure(
                                words::FIGURE_RESPONDED,
                                figure_words::RESPONDED_FORMULA,
                                |figures| figures.responded,
                            )}
                        </dl>
                    </a>
                </li>
            }
        })
    }
}
