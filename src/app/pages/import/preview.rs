//! A file before it is imported: its columns, what will happen, and what is refused.

use super::{
    columns::Columns,
    dates::Dates,
    figures::{Figures, Tense},
    file::OpenedFile,
    lines,
    planned::{Chosen, Planned, plan},
    refused_rows::RefusedRows,
    report,
    row_lists::RowLists,
    statuses::Statuses,
};
use crate::{
    data::use_data, pages::account::own_fields::standing, shell::mappings, texts::import as words,
};
use domain::{
    CustomFieldId,
    import::{Mapping, MappingError, StatusWords},
    paste::DateOrder,
};
use leptos::{prelude::*, task::spawn_local};
use std::{collections::BTreeMap, sync::Arc};

/// What the rows would do with the columns as they are mapped now.
#[derive(Clone)]
enum Answer {
    Busy,
    Ready(Arc<Planned>),
    Wrong(MappingError),
}

#[component]
pub fn Preview(file: Arc<OpenedFile>, begin: Callback<Arc<Planned>>) -> impl IntoView {
    let data = use_data();
    let fields = standing(data);
    let (mapping, statuses) = mappings::remembered(data.me(), &file.headers, &fields);
    let choices = Choices {
        mapping: RwSignal::new(mapping),
        statuses: RwSignal::new(statuses),
        dates: RwSignal::default(),
    };
    let Choices {
        mapping,
        statuses,
        dates,
    } = choices;
    // They stay while the rows are compared anew.
    let unknown = RwSignal::new(Vec::<String>::new());
    let open_dates = RwSignal::new(Vec::new());
    let answer = RwSignal::new(Answer::Busy);
    let latest = StoredValue::new(0_u32);
    {
        let file = file.clone();
        Effect::new(move || {
            let chosen = choices.get();
            let number = latest.get_value() + 1;
            latest.set_value(number);
            answer.set(Answer::Busy);
            let file = file.clone();
            spawn_local(async move {
                let is_wanted = || latest.try_get_value() == Some(number);
                if let Some(planned) = plan(data, &file, &chosen, is_wanted).await {
                    if let Ok(planned) = &planned {
                        unknown.try_set(planned.unknown_statuses.clone());
                        open_dates.try_set(planned.open_dates.clone());
                    }
                    answer.try_set(match planned {
                        Ok(planned) => Answer::Ready(Arc::new(planned)),
                        Err(error) => Answer::Wrong(error),
                    });
                }
            });
        });
    }
    let refused = Signal::derive(move || {
        answer.with(|answer| match answer {
            Answer::Ready(planned) => report::of_preview(data, planned),
            _ => Vec::new(),
        })
    });
    let rows = file.rows;
    let name = words::file(&file.name, rows, file.encoding);
    let headings = file.clone();
    let named = fields.clone();
    view! {
        <p class="page__lead" dir="auto">{name}</p>
        <section class="card" aria-label=words::WHAT_HAPPENS aria-live="polite">
            <h2>{words::WHAT_HAPPENS}</h2>
            {move || match answer.get() {
                Answer::Busy => view! {
                    <p role="status">{words::PLANNING}</p>
                    <progress class="progress" aria-label=words::PLANNING></progress>
                }
                .into_any(),
                Answer::Wrong(error) => {
                    let text = words::mapping_error(&error, &named, |column| headings.heading(column));
                    view! { <p class="notice" data-tone="danger" role="alert">{text}</p> }.into_any()
                }
                Answer::Ready(planned) => {
                    let headers = headings.clone();
                    view! { <Ready planned headers choices begin /> }.into_any()
                }
            }}
        </section>
        <Statuses unknown statuses />
        <Dates open=open_dates fields=fields.clone() dates />
        <RefusedRows lines=refused />
        <Columns file fields mapping />
    }
}

/// What a person makes of a file, choice by choice.
#[derive(Clone, Copy)]
struct Choices {
    mapping: RwSignal<Mapping>,
    statuses: RwSignal<StatusWords>,
    dates: RwSignal<BTreeMap<CustomFieldId, DateOrder>>,
}

impl Choices {
    fn get(self) -> Chosen {
        Chosen {
            mapping: self.mapping.get(),
            statuses: self.statuses.get(),
            dates: self.dates.get(),
        }
    }
}

#[component]
fn Ready(
    planned: Arc<Planned>,
    headers: Arc<OpenedFile>,
    choices: Choices,
    begin: Callback<Arc<Planned>>,
) -> impl IntoView {
    let data = use_data();
    let rows = headers.rows;
    let importable = planned.plan.rows.len() - planned.counts.erased;
    let noted = planned.plan.noted.len();
    let (created, merged) = (planned.counts.created, planned.counts.all_merged());
    let namesakes = planned
        .outcomes
        .iter()
        .filter(|row| row.is_namesake)
        .count();
    let none = if rows == 0 {
        words::NO_ROWS
    } else {
        words::NONE_LEFT
    };
    view! {
        <Figures
            tense=Tense::Will
            rows
            counts=planned.counts.clone()
            refused=planned.plan.refused.len() + planned.counts.erased
        />
        <p class="faint">{words::MATCHED_BY}</p>
        {(namesakes > 0).then(|| view! {
            <p class="notice" data-tone="warn" role="status">{words::namesakes(namesakes)}</p>
        })}
        {(noted > 0).then(|| view! {
            <p class="notice" data-tone="warn" role="status">{words::noted(noted)}</p>
        })}
        <RowLists tense=Tense::Will lines=lines::of_plan(&planned) />
        {(importable == 0).then(|| view! {
            <p class="notice" data-tone="warn" role="alert">{none}</p>
        })}
        <div class="form__foot">
            <button
                type="button"
                class="button button--primary"
                disabled=importable == 0
                on:click=move |_| {
                    mappings::remember(
                        data.me(),
                        &headers.headers,
                        &choices.mapping.get_untracked(),
                        &choices.statuses.get_untracked(),
                    );
                    begin.run(planned.clone());
                }
            >
                {words::import(created, merged)}
            </button>
        </div>
    }
}
