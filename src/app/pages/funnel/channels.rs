//! The cohorts of the channels: of our first message, or of their reply.

use super::{
    asked::Asked,
    opened::Opened,
    table::{Line, Table},
    weeks::part,
};
use crate::{
    parts::{Icon, chip::channel_glyph, icon::Glyph},
    texts::funnel as words,
};
use domain::{
    Channel,
    funnel::{ChannelOf, Cohort, Funnel},
};
use leptos::prelude::*;

#[component]
pub fn Channels(asked: Memo<Asked>, funnel: Memo<Funnel>, open: Callback<Opened>) -> impl IntoView {
    let rows = Memo::new(move |_| funnel.with(channels_of));
    let lines = Signal::derive(move || {
        rows.with(|rows| {
            rows.iter()
                .map(|(_, line)| line.clone())
                .collect::<Vec<_>>()
        })
    });
    let most = move || {
        rows.with(|rows| {
            rows.iter()
                .map(|(_, line)| line.tally.initiated.len())
                .max()
        })
        .unwrap_or_default()
    };
    let help = move || match asked.get().channel_of {
        ChannelOf::Initiated => words::BY_CHANNEL_HELP,
        ChannelOf::Responded => words::BY_REPLY_HELP,
    };
    view! {
        <section class="card" aria-labelledby="by-channel">
            <header class="page__head">
                <h2 id="by-channel">{words::BY_CHANNEL}</h2>
                <p class="faint">{help}</p>
                <Side asked />
            </header>
            <ul class="funnel-bars" aria-label=words::BY_CHANNEL>
                {move || {
                    let most = most();
                    rows.get()
                        .into_iter()
                        .map(|(channel, line)| view! { <Bar channel line most open /> })
                        .collect_view()
                }}
            </ul>
            <Table lines caption=words::BY_CHANNEL first=words::CHANNEL open />
        </section>
    }
}

/// Whose channel makes the rows.
#[component]
fn Side(asked: Memo<Asked>) -> impl IntoView {
    let sides = [
        (ChannelOf::Initiated, words::OF_FIRST_MESSAGE),
        (ChannelOf::Responded, words::OF_REPLY),
    ];
    view! {
        <nav class="line push" aria-label=words::CHANNEL_OF>
            {sides
                .map(|(channel_of, name)| {
                    let is_chosen = move || asked.get().channel_of == channel_of;
                    view! {
                        <a
                            class="tab"
                            href=move || Asked { channel_of, ..asked.get() }.address()
                            aria-current=move || is_chosen().then_some("page")
                        >
                            {name}
                        </a>
                    }
                })
                .into_iter()
                .collect_view()}
        </nav>
    }
}

/// The longer, the more conversations; filled as far as they were answered.
#[component]
fn Bar(channel: Option<Channel>, line: Line, most: usize, open: Callback<Opened>) -> impl IntoView {
    let (initiated, responded) = (line.tally.initiated.len(), line.tally.responded.len());
    let numbers = words::share(responded, initiated);
    let rate = words::rate(line.tally.rate());
    let spoken = line.spoken();
    let name = line.name.clone();
    view! {
        <li>
            <button
                type="button"
                class="funnel-bar"
                aria-haspopup="dialog"
                aria-label=spoken.clone()
                title=spoken
                on:click=move |_| open.run(line.opened())
            >
                <span class="funnel-bar__name">
                    <Icon glyph=channel.map_or(Glyph::Clock, channel_glyph) />
                    {name}
                </span>
                <span class="funnel-bar__track">
                    <span class="funnel-bar__bar" style:inline-size=part(initiated, most)>
                        <span
                            class="funnel-bar__filled"
                            style:inline-size=part(responded, initiated)
                        ></span>
                    </span>
                </span>
                <span class="funnel-bar__numbers">
                    {numbers} " · " <strong>{rate}</strong>
                </span>
            </button>
        </li>
    }
}

fn channels_of(funnel: &Funnel) -> Vec<(Option<Channel>, Line)> {
    let rows = funnel.rows.iter().filter_map(|row| match row.cohort {
        Cohort::Channel(channel) => Some((channel, row)),
        Cohort::Week(_) => None,
    });
    rows.map(|(channel, row)| {
        let name = words::channel(channel).to_owned();
        (
            channel,
            Line {
                name,
                tally: row.tally.clone(),
            },
        )
    })
    .collect()
}
