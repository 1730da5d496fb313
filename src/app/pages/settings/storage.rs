//! What this device holds, and how well it is kept.

use super::Section;
use crate::{
    data::use_data,
    format,
    shell::persistence,
    texts::settings::{self, storage},
};
use domain::Kind;
use leptos::{prelude::*, task::spawn_local};

#[component]
pub fn OnThisDevice() -> impl IntoView {
    let data = use_data();
    let persisted = RwSignal::new(None::<bool>);
    spawn_local(async move {
        let answer = persistence::is_persisted().await;
        let _ = persisted.try_set(answer);
    });
    let reach = move || {
        let _ = data.status();
        data.replica(replica::Replica::messages_since).map_or_else(
            || storage::MESSAGES_STARTING.to_owned(),
            settings::messages_since,
        )
    };
    let waiting = move || match data.status().waiting {
        0 => storage::NOTHING.to_owned(),
        n => settings::waiting(n),
    };
    let kept = move || match persisted.get() {
        Some(true) => storage::PERSISTED,
        _ => storage::NOT_PERSISTED,
    };
    let held = move || {
        data.watch(Kind::Account);
        data.watch(Kind::Conversation);
        let count = |kind| data.rows(|rows| rows.count(kind));
        settings::held(count(Kind::Account), count(Kind::Conversation))
    };
    // Of threads only those are in memory that were opened: their rows count nothing.
    let is_counted = |kind: &&Kind| {
        let is_in_threads = matches!(kind, Kind::Message | Kind::Note | Kind::Activity);
        !is_in_threads && !kind.is_asked_for()
    };
    let counts = Kind::ALL
        .iter()
        .filter(is_counted)
        .map(|&kind| {
            let count = move || {
                data.watch(kind);
                format::number(data.rows(|rows| rows.count(kind)))
            };
            view! {
                <dt>{settings::kind(kind)}</dt>
                <dd>{count}</dd>
            }
        })
        .collect_view();
    view! {
        <Section title=storage::TITLE>
            <p>{held}</p>
            <dl class="facts">
                <dt>{storage::MESSAGES}</dt>
                <dd>{reach}</dd>
                <dt>{storage::WAITING}</dt>
                <dd>{waiting}</dd>
                <dt>{storage::PERSISTENCE}</dt>
                <dd>{kept}</dd>
            </dl>
            <details class="archived">
                <summary>{storage::DETAILS}</summary>
                <dl class="facts">{counts}</dl>
            </details>
        </Section>
    }
}
