//! `/funnel`: initiated, responded, rate, by week, month, channel, campaign, product or member
//! (rule book §11), beside an earlier period. The address holds what is asked for; every figure
//! opens the conversations that it counts.

mod answering;
mod asked;
mod bars;
mod chart;
mod export;
pub mod figure;
mod filters;
mod groups;
mod line;
mod names;
pub mod opened;
pub mod summary;
mod table;

use super::title;
use crate::{
    data::use_data,
    format,
    parts::{Icon, download::download, icon::Glyph},
    texts::{funnel as words, shell},
};
pub use answering::Answering;
use asked::{Asked, today};
pub use bars::Bars;
use domain::{
    Kind,
    funnel::{Funnel, FunnelQuery, Period, funnel},
    metrics::metrics,
};
use export::sheet;
use filters::Filters;
use groups::Groups;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
pub use line::lines;
use opened::{OpenedDialog, Opening};
use replica::Rows;
use summary::Summary;

#[component]
pub fn FunnelPage() -> impl IntoView {
    title::set(shell::FUNNEL);
    let data = use_data();
    let address = use_query_map();
    let asked = Memo::new(move |_| address.with(Asked::parse));
    let watch = move || {
        data.watch(Kind::Conversation);
        data.watch(Kind::Campaign);
        data.watch(Kind::Merge);
    };
    let now = Memo::new(move |_| {
        watch();
        data.rows(|rows| counted(rows, &asked.get().query(rows, today(data))))
    });
    let earlier = Memo::new(move |_| {
        watch();
        let days = asked.get().earlier(today(data))?;
        data.rows(|rows| {
            let mut query = asked.get().query(rows, today(data));
            query.period = Some(days);
            Some(counted(rows, &query))
        })
    });
    let rows = Memo::new(move |_| {
        let group = asked.get().group;
        now.with(|now| {
            earlier.with(|earlier| lines(data, group, now, earlier.as_ref(), today(data)))
        })
    });
    let answering = Memo::new(move |_| {
        watch();
        data.rows(|rows| {
            let query = asked.get().query(rows, today(data));
            metrics(
                rows.conversations(),
                &query,
                today(data),
                &format::local_date,
            )
        })
    });
    let opening = Opening::new();
    let has_any = Memo::new(move |_| {
        let any = |funnel: &Funnel| !funnel.total.initiated.is_empty();
        now.with(any) || earlier.with(|earlier| earlier.as_ref().is_some_and(any))
    });
    let save = move |_| {
        let text = rows.with_untracked(|rows| sheet(asked.get_untracked().group, rows));
        download(words::FILE, &text);
    };
    view! {
        <main class="pane">
            <div class="page page--wide">
                <header class="page__head">
                    <h1>{shell::FUNNEL}</h1>
                    <button
                        type="button"
                        class="button push"
                        data-deed="export"
                        disabled=move || !has_any.get()
                        on:click=save
                    >
                        <Icon glyph=Glyph::Down />
                        {words::EXPORT}
                    </button>
                    <p class="page__lead funnel__lead">{words::LEAD}</p>
                </header>
                <Filters asked />
                <Summary funnel=now earlier opening />
                <Show when=move || has_any.get() fallback=move || view! { <Nothing asked now /> }>
                    <Groups asked lines=rows opening />
                    <Answering metrics=answering opening />
                </Show>
            </div>
            <OpenedDialog opening />
        </main>
    }
}

/// Where an account and one that it absorbed were both written to, they are counted once.
fn counted(rows: &Rows, query: &FunnelQuery) -> Funnel {
    let counted = rows.counted(rows.conversations());
    let counted = counted.iter().map(AsRef::as_ref);
    funnel(counted, query, &format::local_date)
}

/// What to do when there is nothing to draw.
#[component]
fn Nothing(asked: Memo<Asked>, now: Memo<Funnel>) -> impl IntoView {
    let data = use_data();
    let is_narrow = move || {
        asked.get() != Asked::default() || now.with(|funnel| !funnel.wrote_first.is_empty())
    };
    let ever = move || Asked {
        period: Period::All,
        ..asked.get()
    };
    // Whoever imported the letters of a year has begun nothing in the last weeks.
    let begun_ever = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        data.rows(|rows| {
            let funnel = counted(rows, &ever().query(rows, today(data)));
            funnel.total.initiated.len()
        })
    });
    let words = move || match begun_ever.get() {
        0 if is_narrow() => view! {
            <h2>{words::NONE_TITLE}</h2>
            <p>{words::NONE}</p>
        }
        .into_any(),
        0 => view! {
            <h2>{words::EMPTY_TITLE}</h2>
            <p>{words::EMPTY}</p>
            <a class="button button--primary" href="/campaigns">
                {words::TO_CAMPAIGNS}
            </a>
        }
        .into_any(),
        n => view! {
            <h2>{words::NONE_IN_PERIOD}</h2>
            <p>{words::begun_earlier(n)}</p>
            <a class="button button--primary" href=ever().address()>
                {words::SHOW_ALL}
            </a>
        }
        .into_any(),
    };
    view! {
        <div class="empty">
            <span class="empty__icon">
                <Icon glyph=Glyph::Funnel />
            </span>
            {words}
        </div>
    }
}
