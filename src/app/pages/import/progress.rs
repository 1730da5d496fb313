//! The import while it runs, and what became of it.

use super::{
    figures::{Figures, Tense},
    history::{Became, UndoImportButton},
    next_step::NextStep,
    refused_rows::RefusedRows,
    report,
    row_lists::RowLists,
    run::{Run, State},
    undoing::summary_of,
};
use crate::{data::use_data, parts::Toasts, texts::import as words};
use domain::{ImportId, Kind};
use leptos::{html, prelude::*};

/// `again` leads back to the choice of a file.
#[component]
pub fn RunProgress(run: Run, again: Callback<()>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let total = run.total();
    let progress = {
        let run = run.clone();
        Memo::new(move |_| run.progress())
    };
    let state = Memo::new(move |_| progress.with(|progress| progress.state));
    let running = Memo::new(move |_| matches!(state.get(), State::Running | State::Stopping));
    let is_running = move || running.get();
    let done = move || progress.with(|progress| progress.done);
    let refused = {
        let planned = run.planned.clone();
        Signal::derive(move || {
            // Once, at the end: while it runs the page has better to do.
            if is_running() {
                return Vec::new();
            }
            progress.with(|progress| report::of_run(data, &planned, progress))
        })
    };
    let run = StoredValue::new(run);
    let rows = move || {
        let refused_before = run.with_value(|run| run.planned.plan.refused.len());
        (total + refused_before, refused_before)
    };
    view! {
        <section class="card" aria-label=words::PROGRESS>
            <Show
                when=is_running
                fallback=move || view! { <Outcome state left=move || total - done() /> }
            >
                <p role="status">{move || words::progress(done(), total)}</p>
                <progress
                    class="progress"
                    aria-label=words::PROGRESS
                    max=total
                    prop:value=move || done().to_string()
                ></progress>
                <p class="faint">{words::RUNNING}</p>
            </Show>
            {move || progress.with(|progress| {
                let (all, refused_before) = rows();
                view! {
                    <Figures
                        tense=Tense::Did
                        rows=all
                        counts=progress.counts.clone()
                        refused=refused_before + progress.refused.len()
                    />
                }
            })}
            {move || (!is_running()).then(|| {
                let lines = run.with_value(Run::lines);
                let is_any = !lines.is_empty();
                view! {
                    <RowLists tense=Tense::Did lines />
                    {is_any.then(|| view! { <NextStep /> })}
                }
            })}
            <div class="form__foot">
                <Show when=is_running>
                    <button
                        type="button"
                        class="button"
                        disabled=move || state.get() == State::Stopping
                        on:click=move |_| run.with_value(Run::stop)
                    >
                        {words::STOP}
                    </button>
                </Show>
                <Show when=move || state.get() == State::Stopped>
                    <button
                        type="button"
                        class="button button--primary"
                        on:click=move |_| run.with_value(|run| run.resume(data, toasts))
                    >
                        {words::GO_ON}
                    </button>
                </Show>
                {move || (!is_running()).then(|| {
                    let import = run.with_value(|run| run.import);
                    view! { <UndoThis import /> }
                })}
                <Show when=move || !is_running()>
                    <a class="button" href="/accounts?order=newest">{words::SEE_ACCOUNTS}</a>
                    <button
                        type="button"
                        class="button button--quiet"
                        on:click=move |_| again.run(())
                    >
                        {words::ANOTHER}
                    </button>
                </Show>
            </div>
        </section>
        <RefusedRows lines=refused />
    }
}

/// The way back from the import that just ended.
#[component]
fn UndoThis(import: ImportId) -> impl IntoView {
    let data = use_data();
    let standing = Memo::new(move |_| {
        data.watch(Kind::ImportBatch);
        summary_of(data, import)
    });
    move || {
        standing.get().map(|import| {
            view! {
                <Became import=import.clone() />
                <UndoImportButton import />
            }
        })
    }
}

/// The result in a sentence; takes the focus, which the *Stop* button had.
#[component]
fn Outcome(state: Memo<State>, left: impl Fn() -> usize + Send + Sync + 'static) -> impl IntoView {
    let node = NodeRef::<html::H2>::new();
    Effect::new(move || {
        if let Some(heading) = node.get() {
            let _ = heading.focus();
        }
    });
    let is_done = move || state.get() == State::Done;
    view! {
        <h2 tabindex="-1" node_ref=node>
            {move || if is_done() { words::DONE } else { words::STOPPED }}
        </h2>
        {move || (!is_done()).then(|| view! { <p class="soft">{words::stopped(left())}</p> })}
    }
}
