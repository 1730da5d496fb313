//! The import of accounts while it runs, and what became of it.

use super::{
    course::Parts,
    course_card::{CourseCard, CourseWords},
    figures::{Figures, Tense},
    next_step::NextStep,
    refused_rows::RefusedRows,
    report,
    row_lists::RowLists,
    run::Run,
};
use crate::{data::use_data, parts::Toasts, texts::import as words};
use leptos::prelude::*;

const SAID: CourseWords = CourseWords {
    progress: words::progress,
    stopped: words::stopped,
    see: words::SEE_ACCOUNTS,
    see_at: "/accounts?order=newest",
};

/// `again` leads back to the choice of a file.
#[component]
pub fn RunProgress(run: Run, again: Callback<()>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let course = run.course().clone();
    let run = StoredValue::new(run);
    let progress = Memo::new(move |_| run.with_value(Run::progress));
    let is_over = Memo::new(move |_| run.with_value(|run| run.course().state().is_over()));
    let refused = Signal::derive(move || {
        // Once, at the end: while it runs the page has better to do.
        if !is_over.get() {
            return Vec::new();
        }
        run.with_value(|run| progress.with(|progress| report::of_run(data, &run.planned, progress)))
    });
    let resume = Callback::new(move |()| run.with_value(|run| run.resume(data, toasts)));
    let (planned, refused_before) = run.with_value(|run| {
        let plan = &run.planned.plan;
        (plan.rows.len(), plan.refused.len())
    });
    view! {
        <CourseCard course said=SAID resume again>
            {move || progress.with(|progress| view! {
                <Figures
                    tense=Tense::Did
                    rows=planned + refused_before
                    counts=progress.counts.clone()
                    refused=refused_before + progress.refused.len()
                />
            })}
            {move || is_over.get().then(|| {
                let lines = run.with_value(Run::lines);
                let is_any = !lines.is_empty();
                view! {
                    <RowLists tense=Tense::Did lines />
                    {is_any.then(|| view! { <NextStep /> })}
                }
            })}
        </CourseCard>
        <RefusedRows lines=refused />
    }
}
