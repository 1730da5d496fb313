//! What each outcome cost: one line a currency, never converted.

use super::expenses::expenses_of;
use crate::{
    data::use_data,
    format,
    pages::funnel::opened::{Opened, Opening},
    texts::{campaigns::results as words, funnel as figures},
};
use domain::{
    CampaignId, ConversationId, Kind,
    costs::{Cost, Outcomes, costs, customers},
    funnel::Tally,
    money::Money,
};
use leptos::prelude::*;

#[component]
pub fn Costs(id: CampaignId, total: Signal<Tally>, opening: Opening) -> impl IntoView {
    let data = use_data();
    let won = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        data.watch(Kind::Account);
        data.watch(Kind::Merge);
        data.rows(|rows| {
            let counted = rows.counted(rows.conversations_in(id));
            customers(counted.iter().map(AsRef::as_ref), |one| {
                rows.survivor(one.account_id)
            })
        })
    });
    let found = Memo::new(move |_| {
        let outcomes = total.with(|total| Outcomes {
            initiated: total.initiated.len(),
            responded: total.responded.len(),
            customers: won.with(Vec::len),
        });
        costs(&expenses_of(data, id), outcomes)
    });
    let initiated = Signal::derive(move || total.with(|total| total.initiated.clone()));
    let responded = Signal::derive(move || total.with(|total| total.responded.clone()));
    view! {
        <Show when=move || !found.with(Vec::is_empty)>
            <section class="card" aria-label=words::COSTS>
                <header class="page__head">
                    <h2>{words::COSTS}</h2>
                    <p class="faint">{words::COSTS_HELP}</p>
                </header>
                <div class="table-scroll" tabindex="0" role="group" aria-label=words::COSTS>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{words::CURRENCY}</th>
                                <th scope="col" class="table__number">{words::SPENT}</th>
                                <PerOutcome
                                    name=words::PER_INITIATED
                                    formula=words::PER_INITIATED_FORMULA
                                    counted=initiated
                                    opening
                                />
                                <PerOutcome
                                    name=words::PER_RESPONDED
                                    formula=words::PER_RESPONDED_FORMULA
                                    counted=responded
                                    opening
                                />
                                <PerOutcome
                                    name=words::PER_CUSTOMER
                                    formula=words::PER_CUSTOMER_FORMULA
                                    counted=won
                                    opening
                                />
                            </tr>
                        </thead>
                        <tbody>
                            {move || {
                                found.get().into_iter().map(|cost| view! { <Row cost /> })
                                    .collect_view()
                            }}
                        </tbody>
                    </table>
                </div>
            </section>
        </Show>
    }
}

/// The head of a column: what is divided by, with its n, which opens it.
#[component]
fn PerOutcome(
    name: &'static str,
    formula: &'static str,
    #[prop(into)] counted: Signal<Vec<ConversationId>>,
    opening: Opening,
) -> impl IntoView {
    let show = move |_| {
        opening.open(Opened::latest_first(
            name.to_owned(),
            formula,
            counted.get_untracked(),
        ));
    };
    view! {
        <th scope="col" class="table__number" title=formula>
            {name}
            <br />
            <button
                type="button"
                class="link funnel__count"
                aria-haspopup="dialog"
                on:click=show
            >
                {move || figures::n(counted.with(Vec::len))}
                <span class="visually-hidden">" " {name}</span>
            </button>
        </th>
    }
}

#[component]
fn Row(cost: Cost) -> impl IntoView {
    let or_none =
        |amount: Option<Money>| amount.map_or_else(|| figures::NO_RATE.to_owned(), format::money);
    view! {
        <tr>
            <th scope="row" class="funnel__cohort">{cost.total.currency.to_string()}</th>
            <td class="table__number">
                {format::money(cost.total)}
                <small class="faint">" · " {figures::n(cost.expenses)}</small>
            </td>
            <td class="table__number">{or_none(cost.per_initiated)}</td>
            <td class="table__number">{or_none(cost.per_responded)}</td>
            <td class="table__number">{or_none(cost.per_customer)}</td>
        </tr>
    }
}
