//! `/accounts/import`: accounts and conversations from files. Nothing here needs the network.

mod choose;
mod columns;
mod course;
mod course_card;
mod dates;
mod figures;
mod file;
mod history;
mod lines;
mod next_step;
mod planned;
mod preview;
mod progress;
mod refused_rows;
mod report;
mod row_lists;
mod run;
mod sheets;
mod statuses;
mod talks;
mod undoing;
mod workbook;

use super::title;
use crate::{
    data::{Data, use_data},
    parts::{Heading, Icon, Toasts, icon::Glyph},
    texts::{import as words, import_messages as talk_words},
};
use choose::ChooseFile;
use course::Latest;
use domain::AccountId;
use file::{OpenedFile, ReadFile};
use history::Imports;
use leptos::{prelude::*, task::spawn_local};
use lines::{Line, Place};
use planned::Planned;
use preview::Preview;
use progress::RunProgress;
use run::Run;
use sheets::ChooseSheet;
use std::{collections::BTreeSet, sync::Arc};
use talks::{OpenedTalks, Reading, TalksPreview, TalksProgress, TalksRun, holds_messages};
use web_sys::File;
use workbook::OpenedWorkbook;

/// How far the person has come.
#[derive(Clone)]
enum Step {
    Choose,
    Reading,
    /// A spreadsheet with several sheets.
    Sheets(Arc<OpenedWorkbook>),
    Preview(Arc<OpenedFile>),
    Run(Run),
    ReadingTalks(Reading),
    Talks(Arc<OpenedTalks>),
    RunTalks(TalksRun),
}

#[component]
pub fn ImportPage() -> impl IntoView {
    title::set(words::TITLE);
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let step = RwSignal::new(Step::first());
    let trouble = RwSignal::new(None::<String>);
    let choose = Callback::new(move |file: File| {
        trouble.set(None);
        step.set(Step::Reading);
        spawn_local(async move {
            if holds_messages(&file).await {
                read_talks(data, &file, step, trouble).await;
            } else {
                read_table(&file, step, trouble).await;
            }
        });
    });
    let begin = Callback::new(move |planned: Arc<Planned>| {
        step.set(Step::Run(Run::begin(data, toasts, planned)));
    });
    let again = Callback::new(move |()| {
        Latest::forget();
        trouble.set(None);
        step.set(Step::Choose);
    });
    let begin_talks = Callback::new(move |wanted| {
        step.set(Step::RunTalks(TalksRun::begin(data, toasts, wanted)));
    });
    let is_preview = move || step.with(|step| matches!(step, Step::Preview(_) | Step::Talks(_)));
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
                        <Imports />
                    }
                    .into_any(),
                    Step::Reading => view! {
                        <section class="card" aria-label=words::READING>
                            <p role="status">{words::READING}</p>
                            <progress class="progress" aria-label=words::READING></progress>
                        </section>
                    }
                    .into_any(),
                    Step::Sheets(workbook) => choose_sheet(workbook, step, trouble),
                    Step::Preview(file) => view! { <Preview file begin /> }.into_any(),
                    Step::Run(run) => view! { <RunProgress run again /> }.into_any(),
                    Step::ReadingTalks(reading) => view! {
                        <ReadTalks reading again />
                    }
                    .into_any(),
                    Step::Talks(opened) => view! {
                        <TalksPreview opened begin=begin_talks />
                    }
                    .into_any(),
                    Step::RunTalks(run) => view! { <TalksProgress run again /> }.into_any(),
                }}
            </div>
        </main>
    }
}

impl Step {
    /// What this tab is at, or a choice.
    fn first() -> Self {
        match Latest::get() {
            Some(Latest::Accounts(run)) => Self::Run(run),
            Some(Latest::Talks(run)) => Self::RunTalks(run),
            None => Self::Choose,
        }
    }
}

fn choose_sheet(
    workbook: Arc<OpenedWorkbook>,
    step: RwSignal<Step>,
    trouble: RwSignal<Option<String>>,
) -> AnyView {
    let sheets = workbook.sheets.clone();
    let choose = Callback::new(move |sheet| read_sheet(workbook.clone(), sheet, step, trouble));
    view! { <ChooseSheet sheets choose /> }.into_any()
}

/// Reads a sheet of a spreadsheet, and shows its rows or says why not.
fn read_sheet(
    workbook: Arc<OpenedWorkbook>,
    sheet: usize,
    step: RwSignal<Step>,
    trouble: RwSignal<Option<String>>,
) {
    step.set(Step::Reading);
    spawn_local(async move {
        let is_wanted = || {
            let reading = step.try_with_untracked(|step| matches!(step, Step::Reading));
            reading == Some(true)
        };
        match workbook.read(sheet, is_wanted).await {
            Some(Ok(file)) => _ = step.try_set(Step::Preview(Arc::new(file))),
            Some(Err(words)) => {
                trouble.try_set(Some(words));
                step.try_set(Step::Choose);
            }
            None => {}
        }
    });
}

/// Reads a file of accounts, and shows its rows or says why not. The page may be gone by then.
async fn read_table(file: &File, step: RwSignal<Step>, trouble: RwSignal<Option<String>>) {
    match OpenedFile::read(file).await {
        Ok(ReadFile::Table(file)) => _ = step.try_set(Step::Preview(Arc::new(file))),
        Ok(ReadFile::Workbook(workbook)) if workbook.sheets.len() > 1 => {
            step.try_set(Step::Sheets(Arc::new(workbook)));
        }
        Ok(ReadFile::Workbook(workbook)) => read_sheet(Arc::new(workbook), 0, step, trouble),
        Err(words) => {
            trouble.try_set(Some(words));
            step.try_set(Step::Choose);
        }
    }
}

/// Reads a file of messages, and shows them or says why not.
async fn read_talks(
    data: Data,
    file: &File,
    step: RwSignal<Step>,
    trouble: RwSignal<Option<String>>,
) {
    let reading = Reading::begin();
    step.try_set(Step::ReadingTalks(reading.clone()));
    match OpenedTalks::read(data, file, &reading).await {
        Some(Ok(opened)) => _ = step.try_set(Step::Talks(Arc::new(opened))),
        Some(Err(words)) => {
            trouble.try_set(Some(words));
            step.try_set(Step::Choose);
        }
        None => {}
    }
}

/// How far the reading has come, and the way out of it.
#[component]
fn ReadTalks(reading: Reading, again: Callback<()>) -> impl IntoView {
    let Reading {
        bytes,
        all,
        messages,
        stopped,
    } = reading;
    let (bytes, all) = (RwSignal::from(bytes), RwSignal::from(all));
    let said = move || talk_words::reading(bytes.get(), all.get(), messages.get());
    let stop = move |_| {
        stopped.set(true);
        again.run(());
    };
    view! {
        <section class="card" aria-label=talk_words::READING>
            <p role="status">{said}</p>
            <progress
                class="progress"
                aria-label=talk_words::READING
                max=move || all.get()
                prop:value=move || bytes.get().to_string()
            ></progress>
            <div class="form__foot">
                <button type="button" class="button" on:click=stop>{words::STOP}</button>
            </div>
        </section>
    }
}

/// The accounts that the latest import of this tab created or filled.
pub fn imported() -> BTreeSet<AccountId> {
    let lines = match Latest::get() {
        Some(Latest::Accounts(run)) => run.lines(),
        _ => Vec::new(),
    };
    let account = |line: Line| match line.account {
        Place::Standing(id) => Some(id),
        Place::Row(_) => None,
    };
    lines.into_iter().filter_map(account).collect()
}
