//! What became of a campaign, and what it cost: every figure from the log, with its formula and n.

mod costs;
mod expense_form;
mod expenses;

use crate::{
    data::{Data, use_data},
    format,
    pages::funnel::{
        Answering, Bars, lines,
        opened::{OpenedDialog, Opening},
        summary::Summary,
    },
    texts::{campaigns::results as words, funnel as figures},
};
use costs::Costs;
use domain::{
    CampaignId, Kind,
    funnel::{Funnel, FunnelQuery, Group, funnel},
    metrics::metrics,
};
use expenses::Expenses;
use leptos::prelude::*;
use std::collections::BTreeSet;

#[component]
pub fn Results(id: CampaignId) -> impl IntoView {
    let data = use_data();
    let now = Memo::new(move |_| counted(data, id));
    let today = move || format::local_date(data.now());
    let channels =
        Memo::new(move |_| now.with(|now| lines(data, Group::Channel, now, None, today())));
    let answering = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        data.rows(|rows| {
            let all = rows.conversations_in(id);
            metrics(all, &query(id), today(), &format::local_date)
        })
    });
    let opening = Opening::new();
    let has_any = Memo::new(move |_| now.with(|now| !now.rows.is_empty()));
    view! {
        <main class="page page--wide">
            <header class="page__head">
                <h2 class="funnel__heading">{words::TITLE}</h2>
                <a class="link push" href=format!("/funnel?campaign={id}&period=all")>
                    {words::TO_FUNNEL}
                </a>
            </header>
            <Summary funnel=now earlier=Signal::stored(None) opening />
            <Answering metrics=answering opening />
            <Show when=move || has_any.get()>
                <section class="card" aria-label=figures::by(Group::Channel)>
                    <header class="page__head">
                        <h2>{figures::by(Group::Channel)}</h2>
                        <p class="faint">{figures::by_help(Group::Channel)}</p>
                    </header>
                    <Bars lines=channels label=figures::by(Group::Channel) opening />
                </section>
            </Show>
            <Costs id total=Signal::derive(move || now.with(|now| now.total.clone())) opening />
            <Expenses id />
            <OpenedDialog opening />
        </main>
    }
}

/// The whole campaign: everything that began in it, whenever that was.
fn query(campaign: CampaignId) -> FunnelQuery {
    FunnelQuery {
        campaigns: Some(BTreeSet::from([campaign])),
        group: Group::Channel,
        ..FunnelQuery::default()
    }
}

/// Counts, and watches what it counts.
fn counted(data: Data, id: CampaignId) -> Funnel {
    data.watch(Kind::Conversation);
    data.watch(Kind::Merge);
    data.rows(|rows| {
        let counted = rows.counted(rows.conversations_in(id));
        let counted = counted.iter().map(AsRef::as_ref);
        funnel(counted, &query(id), &format::local_date)
    })
}
