//! The rows of the funnel by one grouping: a chart, and the table that it is drawn from.

use super::{asked::Asked, bars::Bars, chart::Chart, line::Line, opened::Opening, table::Table};
use crate::texts::funnel as words;
use domain::funnel::{ChannelOf, Group};
use leptos::prelude::*;

#[component]
pub fn Groups(
    asked: Memo<Asked>,
    #[prop(into)] lines: Signal<Vec<Line>>,
    opening: Opening,
) -> impl IntoView {
    let group = Memo::new(move |_| asked.get().group);
    let title = Signal::derive(move || words::by(group.get()));
    let help = move || match (group.get(), asked.get().channel_of) {
        (Group::Channel, ChannelOf::Responded) => words::BY_REPLY_HELP,
        (group, _) => words::by_help(group),
    };
    view! {
        <section class="card" aria-label=title>
            <nav class="tabs funnel__groups" aria-label=words::GROUPED>
                {Group::ALL
                    .map(|one| {
                        view! {
                            <a
                                class="tab"
                                href=move || Asked { group: one, ..asked.get() }.address()
                                aria-current=move || (group.get() == one).then_some("page")
                            >
                                {words::group(one)}
                            </a>
                        }
                    })
                    .into_iter()
                    .collect_view()}
            </nav>
            <header class="page__head">
                <h2>{title}</h2>
                <p class="faint">{help}</p>
                <Show when=move || group.get() == Group::Channel>
                    <Side asked />
                </Show>
            </header>
            {move || if group.get().is_of_time() {
                view! { <Chart lines label=title opening /> }.into_any()
            } else {
                view! { <Bars lines label=title opening /> }.into_any()
            }}
            <Table
                lines
                caption=title
                first=Signal::derive(move || words::group(group.get()))
                opening
            />
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
        <nav class="modes push" aria-label=words::CHANNEL_OF>
            {sides
                .map(|(channel_of, name)| {
                    let is_chosen = move || asked.get().channel_of == channel_of;
                    view! {
                        <a
                            class="mode"
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
