//! The import of conversations while it runs, and what became of it.

use super::run::TalksRun;
use crate::{
    data::use_data,
    format,
    pages::import::{
        history::{Became, UndoImportButton},
        run::State,
        undoing::summary_of,
    },
    parts::Toasts,
    texts::{import as import_words, import_messages as words},
};
use domain::{Kind, import::ImportSummary};
use leptos::{html, prelude::*};
use std::collections::BTreeMap;

#[component]
pub fn TalksProgress(run: TalksRun, again: Callback<()>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let total = run.total();
    let import = run.import;
    let progress = {
        let run = run.clone();
        Memo::new(move |_| run.progress())
    };
    let state = Memo::new(move |_| progress.get().state);
    let is_running = move || matches!(state.get(), State::Running | State::Stopping);
    let done = move || progress.get().done;
    let summary = Memo::new(move |_| {
        data.watch(Kind::ImportBatch);
        summary_of(data, import)
    });
    let run = StoredValue::new(run);
    view! {
        <section class="card" aria-label=import_words::PROGRESS>
            <Show
                when=is_running
                fallback=move || view! { <Ended state left=move || total - done() /> }
            >
                <p role="status">{move || words::progress(done(), total)}</p>
                <progress
                    class="progress"
                    aria-label=import_words::PROGRESS
                    max=total
                    prop:value=move || done().to_string()
                ></progress>
                <p class="faint">{import_words::RUNNING}</p>
            </Show>
            {move || (!is_running()).then(|| summary.get()).flatten().map(|summary| view! {
                <Result summary />
            })}
            <div class="form__foot">
                <Show when=is_running>
                    <button
                        type="button"
                        class="button"
                        disabled=move || state.get() == State::Stopping
                        on:click=move |_| run.with_value(TalksRun::stop)
                    >
                        {import_words::STOP}
                    </button>
                </Show>
                <Show when=move || state.get() == State::Stopped>
                    <button
                        type="button"
                        class="button button--primary"
                        on:click=move |_| run.with_value(|run| run.resume(data, toasts))
                    >
                        {import_words::GO_ON}
                    </button>
                </Show>
                <Show when=move || !is_running()>
                    <a class="button" href="/inbox?view=all">{words::SEE_INBOX}</a>
                    <button
                        type="button"
                        class="button button--quiet"
                        on:click=move |_| again.run(())
                    >
                        {import_words::ANOTHER}
                    </button>
                </Show>
            </div>
        </section>
    }
}

/// The figures as the rows have them, and the way back.
#[component]
fn Result(summary: ImportSummary) -> impl IntoView {
    let data = use_data();
    let figures = [
        (words::IMPORTED, summary.messages),
        (words::THERE, summary.there),
        (words::WERE_CREATED, summary.accounts),
        (words::REFUSED, summary.refused.len()),
    ];
    let figures = figures.map(|(label, value)| {
        view! {
            <div class="figure">
                <dt class="figure__label">{label}</dt>
                <dd class="figure__value">{format::number(value)}</dd>
            </div>
        }
    });
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    for refused in &summary.refused {
        *reasons
            .entry(data.refusal_text(&refused.refusal))
            .or_default() += 1;
    }
    let reasons: Vec<_> = reasons
        .into_iter()
        .map(|(why, n)| view! { <li>{words::messages(n)} ": " <span dir="auto">{why}</span></li> })
        .collect();
    view! {
        <dl class="figures">{figures}</dl>
        {(!reasons.is_empty()).then(|| view! {
            <h3>{words::REFUSED_MESSAGES}</h3>
            <ul class="bullets">{reasons}</ul>
        })}
        <Became import=summary.clone() />
        <UndoImportButton import=summary />
    }
}

/// The result in a sentence; takes the focus, which the *Stop* button had.
#[component]
fn Ended(state: Memo<State>, left: impl Fn() -> usize + Send + Sync + 'static) -> impl IntoView {
    let node = NodeRef::<html::H2>::new();
    Effect::new(move || {
        if let Some(heading) = node.get() {
            let _ = heading.focus();
        }
    });
    let is_done = move || state.get() == State::Done;
    view! {
        <h2 tabindex="-1" node_ref=node>
            {move || if is_done() { import_words::DONE } else { import_words::STOPPED }}
        </h2>
        {move || (!is_done()).then(|| view! { <p class="soft">{words::stopped(left())}</p> })}
    }
}
