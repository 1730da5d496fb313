//! How much an account has had to say lately (rule book §11).

use crate::{data::use_data, pages::frame::ticks::Ticks, texts::accounts::engagement as words};
use domain::{
    AccountId, Kind,
    engagement::{Engagement, Level},
};
use leptos::prelude::*;

#[component]
pub fn EngagementOf(account: AccountId) -> impl IntoView {
    let data = use_data();
    let ticks = expect_context::<Ticks>();
    let engagement = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        let now = ticks.now();
        data.rows(|rows| Engagement::of(rows.conversations_with(account), now))
    });
    let tone = move || match engagement.get().level() {
        Level::High => Some("good"),
        Level::None | Level::Low | Level::Medium => None,
    };
    view! {
        <section aria-label=words::TITLE>
            <h2>{words::TITLE}</h2>
            <p class="line">
                <span class="chip" data-tone=tone>
                    {move || words::level(engagement.get().level())}
                </span>
                <span>{move || words::score(engagement.get().score)}</span>
            </p>
            <p class="faint">{move || words::counted(engagement.get())}</p>
            <details class="faint">
                <summary>{words::HOW}</summary>
                <p>{words::FORMULA}</p>
            </details>
        </section>
    }
}
