//! When the messages of a chat were said: what its file leaves open.

use super::opened::{OpenedTalks, here};
use crate::{
    data::use_data,
    format,
    parts::{Choice, Field, Select},
    texts::import_messages as words,
};
use domain::paste::DateOrder;
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

const DAY: &str = "day";
const MONTH: &str = "month";

/// Nothing where the file says all of it.
#[component]
pub fn When(opened: RwSignal<Arc<OpenedTalks>>) -> impl IntoView {
    let data = use_data();
    let chat = opened.with_untracked(|opened| opened.chat.clone());
    chat.map(|chat| {
        let open = chat.dates.open(&here(data)).map(|open| {
            let (by_day, by_month) = (format::date(open.by_day), format::date(open.by_month));
            let choices = vec![
                Choice::new(DAY, words::day_first(&by_day)),
                Choice::new(MONTH, words::month_first(&by_month)),
            ];
            view! { <Order written=open.written choices opened /> }
        });
        view! {
            <section class="card" aria-label=words::WHEN>
                <h2>{words::WHEN}</h2>
                <p class="soft">{words::zone(&format::time_zone())}</p>
                {open}
            </section>
        }
    })
}

#[component]
fn Order(
    written: String,
    choices: Vec<Choice>,
    opened: RwSignal<Arc<OpenedTalks>>,
) -> impl IntoView {
    let data = use_data();
    let value = Signal::derive(move || {
        opened.with(|opened| match opened.chat.as_ref().map(|chat| chat.order) {
            Some(DateOrder::MonthFirst) => MONTH.to_owned(),
            _ => DAY.to_owned(),
        })
    });
    let choose = move |value: String| {
        let order = if value == MONTH {
            DateOrder::MonthFirst
        } else {
            DateOrder::DayFirst
        };
        let before = opened.get_untracked();
        spawn_local(async move {
            let after = before.in_order(data, order).await;
            opened.try_set(Arc::new(after));
        });
    };
    view! {
        <Field label=words::written(&written) help=words::WRITTEN_HELP>
            <Select choices=Signal::stored(choices) value on_change=choose />
        </Field>
    }
}
