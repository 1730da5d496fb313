//! An import while it runs, and the ways on from where it ended.

use super::{
    course::{Course, State},
    history::{Became, Standing, UndoImportButton},
    undoing::summary_of,
};
use crate::{data::use_data, texts::import as words};
use domain::{ImportId, Kind};
use leptos::{html, prelude::*};

/// What is said of one kind of import.
#[derive(Clone, Copy)]
pub struct CourseWords {
    /// So many of so many.
    pub progress: fn(usize, usize) -> String,
    /// So many were left.
    pub stopped: fn(usize) -> String,
    /// Where what was imported is seen.
    pub see: &'static str,
    pub see_at: &'static str,
}

/// `again` leads back to the choice of a file; the children say what became of it.
#[component]
pub fn CourseCard(
    course: Course,
    said: CourseWords,
    resume: Callback<()>,
    again: Callback<()>,
    children: Children,
) -> impl IntoView {
    let (import, total) = (course.import, course.total);
    let course = StoredValue::new(course);
    let state = Memo::new(move |_| course.with_value(Course::state));
    let done = Memo::new(move |_| course.with_value(Course::done));
    let is_over = Memo::new(move |_| state.get().is_over());
    view! {
        <section class="card" aria-label=words::PROGRESS>
            <Show
                when=move || !is_over.get()
                fallback=move || view! {
                    <Ended state left=move || total - done.get() stopped=said.stopped />
                }
            >
                <p role="status">{move || (said.progress)(done.get(), total)}</p>
                <progress
                    class="progress"
                    aria-label=words::PROGRESS
                    max=total
                    prop:value=move || done.get().to_string()
                ></progress>
                <p class="faint">{words::RUNNING}</p>
            </Show>
            {children()}
            <div class="form__foot">
                <Show when=move || !is_over.get()>
                    <button
                        type="button"
                        class="button"
                        disabled=move || state.get() == State::Stopping
                        on:click=move |_| course.with_value(Course::stop)
                    >
                        {words::STOP}
                    </button>
                </Show>
                <Show when=move || state.get() == State::Stopped>
                    <button
                        type="button"
                        class="button button--primary"
                        on:click=move |_| resume.run(())
                    >
                        {words::GO_ON}
                    </button>
                </Show>
                <Show when=move || is_over.get()>
                    <a class="button button--primary" href=said.see_at>{said.see}</a>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| again.run(())
                    >
                        {words::ANOTHER}
                    </button>
                    <span class="line push"><UndoThis import /></span>
                </Show>
            </div>
        </section>
    }
}

/// An import of this tab as the rows tell it.
pub fn standing(import: ImportId) -> Standing {
    let data = use_data();
    Memo::new(move |_| {
        data.watch(Kind::ImportBatch);
        summary_of(data, import)
    })
}

/// The way back from the import that just ended.
#[component]
fn UndoThis(import: ImportId) -> impl IntoView {
    let import = standing(import);
    view! {
        <Became import />
        <UndoImportButton import />
    }
}

/// The result in a sentence; takes the focus, which the *Stop* button had.
#[component]
fn Ended(
    state: Memo<State>,
    left: impl Fn() -> usize + Send + Sync + 'static,
    stopped: fn(usize) -> String,
) -> impl IntoView {
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
        {move || (!is_done()).then(|| view! { <p class="soft">{stopped(left())}</p> })}
    }
}
