//! The import of conversations while it runs, and what became of it.

use super::run::TalksRun;
use crate::{
    data::use_data,
    format,
    pages::import::{
        course::Parts,
        course_card::{CourseCard, CourseWords, standing},
        history::Standing,
    },
    parts::Toasts,
    texts::import_messages as words,
};
use domain::Refusal;
use leptos::prelude::*;
use std::collections::BTreeMap;

const SAID: CourseWords = CourseWords {
    progress: words::progress,
    stopped: words::stopped,
    see: words::SEE_INBOX,
    see_at: "/inbox?view=all",
};

/// `again` leads back to the choice of a file.
#[component]
pub fn TalksProgress(run: TalksRun, again: Callback<()>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let run = StoredValue::new(run);
    let course = run.with_value(|run| run.course().clone());
    let import = standing(course.import);
    let is_over = {
        let course = course.clone();
        Memo::new(move |_| course.state().is_over())
    };
    let resume = Callback::new(move |()| run.get_value().resume(data, toasts));
    view! {
        <CourseCard course said=SAID resume again>
            <Show when=move || is_over.get()>
                <Result import left_out=run.with_value(TalksRun::left_out) />
            </Show>
        </CourseCard>
    }
}

/// The figures as the rows have them, and why messages were refused.
#[component]
fn Result(import: Standing, left_out: Vec<(usize, Refusal)>) -> impl IntoView {
    let data = use_data();
    let sent_nowhere: usize = left_out.iter().map(|(messages, _)| messages).sum();
    let figures = move || {
        let import = import.get()?;
        let figures = [
            (words::IMPORTED, import.messages),
            (words::THERE, import.there),
            (words::WERE_CREATED, import.accounts),
            (words::REFUSED, import.refused.len() + sent_nowhere),
        ];
        let each = figures.map(|(label, value)| {
            view! {
                <div class="figure">
                    <dt class="figure__label">{label}</dt>
                    <dd class="figure__value">{format::number(value)}</dd>
                </div>
            }
        });
        Some(view! { <dl class="figures">{each}</dl> })
    };
    let reasons = move || {
        let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
        for (messages, why) in &left_out {
            *reasons.entry(data.refusal_text(why)).or_default() += messages;
        }
        let refused = import.get().map(|import| import.refused);
        for refused in refused.into_iter().flatten() {
            let why = refused.refusal.read();
            let why = why.map_or_else(
                || words::REFUSED_BY_NEWER.to_owned(),
                |why| data.refusal_text(&why),
            );
            *reasons.entry(why).or_default() += 1;
        }
        let each = reasons.into_iter().map(|(why, n)| {
            view! { <li>{words::messages(n)} ": " <span dir="auto">{why}</span></li> }
        });
        let each: Vec<_> = each.collect();
        (!each.is_empty()).then(|| {
            view! {
                <h3>{words::REFUSED_MESSAGES}</h3>
                <ul class="bullets">{each}</ul>
            }
        })
    };
    view! {
        {figures}
        {reasons}
    }
}
