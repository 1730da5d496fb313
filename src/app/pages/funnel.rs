//! `/funnel`: initiated, responded, rate, by week and by channel (rule book §11). The address holds
//! what is asked for; every figure opens the conversations that it counts.

mod asked;
mod channels;
mod filters;
mod opened;
mod summary;
mod table;
mod weeks;

use super::title;
use crate::{
    data::use_data,
    format,
    parts::{Icon, icon::Glyph},
    texts::{funnel as words, shell},
};
use asked::Asked;
use channels::Channels;
use domain::{
    Kind,
    funnel::{Funnel, Group, funnel},
};
use filters::Filters;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use opened::{Opened, OpenedDialog};
use summary::Summary;
use weeks::Weeks;

#[component]
pub fn FunnelPage() -> impl IntoView {
    title::set(shell::FUNNEL);
    let data = use_data();
    let address = use_query_map();
    let asked = Memo::new(move |_| address.with(Asked::parse));
    let count = move |group: Group| {
        data.watch(Kind::Conversation);
        data.watch(Kind::Campaign);
        data.watch(Kind::Merge);
        let query = data.rows(|rows| asked.get().query(rows, group, data.now()));
        data.rows(|rows| {
            let counted = rows.counted(rows.conversations());
            let counted = counted.iter().map(AsRef::as_ref);
            funnel(counted, &query, &format::local_date)
        })
    };
    let weeks = Memo::new(move |_| count(Group::Week));
    let channels = Memo::new(move |_| count(Group::Channel));
    let opened = RwSignal::new(None::<Opened>);
    let is_open = RwSignal::new(false);
    let open = Callback::new(move |chosen| {
        opened.set(Some(chosen));
        is_open.set(true);
    });
    let has_any = Memo::new(move |_| weeks.with(|funnel| !funnel.total.initiated.is_empty()));
    view! {
        <main class="pane">
            <div class="page">
                <header class="stack">
                    <h1 class="funnel__title">{shell::FUNNEL}</h1>
                    <p class="page__lead">{words::LEAD}</p>
                </header>
                <Filters asked />
                <Summary funnel=weeks open />
                <Show when=move || has_any.get() fallback=move || view! { <Nothing asked weeks /> }>
                    <Weeks asked funnel=weeks open />
                    <Channels asked funnel=channels open />
                </Show>
            </div>
            <OpenedDialog opened open=is_open />
        </main>
    }
}

/// What to do when there is nothing to draw.
#[component]
fn Nothing(asked: Memo<Asked>, weeks: Memo<Funnel>) -> impl IntoView {
    let is_narrow = move || {
        asked.get() != Asked::default() || weeks.with(|funnel| !funnel.wrote_first.is_empty())
    };
    view! {
        <div class="empty">
            <span class="empty__icon">
                <Icon glyph=Glyph::Funnel />
            </span>
            <Show
                when=is_narrow
                fallback=|| {
                    view! {
                        <h2>{words::EMPTY_TITLE}</h2>
                        <p>{words::EMPTY}</p>
                        <a class="button button--primary" href="/campaigns">
                            {words::TO_CAMPAIGNS}
                        </a>
                    }
                }
            >
                <h2>{words::NONE_TITLE}</h2>
                <p>{words::NONE}</p>
            </Show>
        </div>
    }
}
