//! `/accounts/import`: accounts from a CSV file. Nothing here needs the network.

mod choose;
mod columns;
mod figures;
mod file;
mod lines;
mod next_step;
mod planned;
mod preview;
mod progress;
mod refused_rows;
mod report;
mod row_lists;
mod run;

use super::title;
use crate::{
    data::use_data,
    parts::{Heading, Icon, Toasts, icon::Glyph},
    texts::import as words,
};
use choose::ChooseFile;
use domain::AccountId;
use file::OpenedFile;
use leptos::{prelude::*, task::spawn_local};
use lines::{Line, Place};
use planned::Planned;
use preview::Preview;
use progress::RunProgress;
use run::Run;
use std::{collections::BTreeSet, sync::Arc};
use web_sys::File;

/// How far the person has come.
#[derive(Clone)]
enum Step {
    Choose,
    Reading,
    Preview(Arc<OpenedFile>),
    Run(Run),
}

#[component]
pub fn ImportPage() -> impl IntoView {
    title::set(words::TITLE);
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let step = RwSignal::new(Run::latest().map_or(Step::Choose, Step::Run));
    let trouble = RwSignal::new(None::<String>);
    let choose = Callback::new(move |file: File| {
        trouble.set(None);
        step.set(Step::Reading);
        spawn_local(async move {
            let opened = OpenedFile::read(&file).await;
            // The page may be gone by now.
            match opened {
                Ok(file) => step.try_set(Step::Preview(Arc::new(file))),
                Err(words) => {
                    trouble.try_set(Some(words));
                    step.try_set(Step::Choose)
                }
            };
        });
    });
    let begin = Callback::new(move |planned: Arc<Planned>| {
        step.set(Step::Run(Run::begin(data, toasts, planned)));
    });
    let again = Callback::new(move |()| {
        Run::forget();
        trouble.set(None);
        step.set(Step::Choose);
    });
    let is_preview = move || step.with(|step| matches!(step, Step::Preview(_)));
    view! {
        <main class="pane">
            <div class="page">
                <header class="page__head">
                    <a class="button button--quiet" href="/accounts" aria-label=words::BACK>
                        <Icon glyph=Glyph::Back />
                    </a>
                    <Heading>{words::TITLE}</Heading>
                    <Show when=is_preview>
                        <button
                            type="button"
                            class="button push"
                            on:click=move |_| again.run(())
                        >
                            {words::ANOTHER}
                        </button>
                    </Show>
                </header>
                {move || trouble.get().map(|words| {
                    view! { <p class="notice" data-tone="danger" role="alert">{words}</p> }
                })}
                {move || match step.get() {
                    Step::Choose => view! {
                        <p class="page__lead">{words::LEAD}</p>
                        <ChooseFile choose />
                    }
                    .into_any(),
                    Step::Reading => view! {
                        <section class="card" aria-label=words::READING>
                            <p role="status">{words::READING}</p>
                            <progress class="progress" aria-label=words::READING></progress>
                        </section>
                    }
                    .into_any(),
                    Step::Preview(file) => view! { <Preview file begin /> }.into_any(),
                    Step::Run(run) => view! { <RunProgress run again /> }.into_any(),
                }}
            </div>
        </main>
    }
}

/// The accounts that the latest import of this tab created or filled.
pub fn imported() -> BTreeSet<AccountId> {
    let lines = Run::latest().map(|run| run.lines()).unwrap_or_default();
    let account = |line: Line| match line.account {
        Place::Standing(id) => Some(id),
        Place::Row(_) => None,
    };
    lines.into_iter().filter_map(account).collect()
}
