//! A day of one's own for what is put aside.

use super::thread::assignee::morning_on;
use crate::{
    data::use_data,
    format,
    parts::{Dialog, FormFoot, TextInput},
    texts::thread as words,
};
use domain::{Timestamp, snooze::day_to_come};
use leptos::prelude::*;

/// What stands for it among the choices.
pub const DAY: &str = "day";

/// Asks for the day, and does it with its morning.
#[component]
pub fn SnoozeDay(open: RwSignal<bool>, choose: Callback<Timestamp>) -> impl IntoView {
    view! {
        <Dialog open title=words::SNOOZE_UNTIL>
            <DayForm open choose />
        </Dialog>
    }
}

#[component]
fn DayForm(open: RwSignal<bool>, choose: Callback<Timestamp>) -> impl IntoView {
    let data = use_data();
    let day = RwSignal::new(String::new());
    let trouble = RwSignal::new(None::<String>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let today = format::local_date(data.now());
        match day.with_untracked(|day| day_to_come(day, today)) {
            Some(day) => {
                open.set(false);
                choose.run(morning_on(data, day));
            }
            None => trouble.set(Some(words::NOT_TO_COME.to_owned())),
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <TextInput
                value=day
                label=words::DAY
                help=words::SNOOZE_DAY_HELP
                kind="date"
                error=trouble
                autofocus=true
            />
            <FormFoot open label=words::SNOOZE />
        </form>
    }
}
