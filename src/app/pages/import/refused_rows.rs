//! The report of the rows that are not imported.

use super::report::{RefusedLine, csv};
use crate::{
    format,
    parts::{Icon, download::download, icon::Glyph},
    texts::import as words,
};
use leptos::prelude::*;

/// How many rows are listed; the downloaded report has all.
const LISTED: usize = 100;

/// Nothing where no row is refused.
#[component]
pub fn RefusedRows(#[prop(into)] lines: Signal<Vec<RefusedLine>>) -> impl IntoView {
    let count = Memo::new(move |_| lines.with(Vec::len));
    // A row has a line for each reason; they stand together.
    let rows = move || lines.with(|lines| lines.chunk_by(|a, b| a.row == b.row).count());
    let listed = move || lines.with(|lines| lines.iter().take(LISTED).cloned().collect::<Vec<_>>());
    let has_limits = Memo::new(move |_| {
        lines.with(|lines| lines.iter().take(LISTED).any(|line| line.limit.is_some()))
    });
    let save = move |_| {
        lines.with_untracked(|lines| download(words::REPORT_FILE, &csv(lines)));
    };
    view! {
        <Show when=move || count.get().gt(&0)>
            <section class="card" aria-label=words::REPORT>
                <div class="details__head">
                    <h2>{words::REPORT} " · " {move || format::number(rows())}</h2>
                    <button type="button" class="button" on:click=save>
                        <Icon glyph=Glyph::Down />
                        {words::DOWNLOAD}
                    </button>
                </div>
                <p class="soft">{words::REPORT_HELP}</p>
                <div class="table-scroll" tabindex="0" role="group" aria-label=words::REPORT>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col" class="table__number table__narrow">{words::REPORT_ROW}</th>
                                <th scope="col">{words::REPORT_FIELD}</th>
                                <th scope="col">{words::REPORT_REASON}</th>
                                <Show when=move || has_limits.get()>
                                    <th scope="col" class="table__number">{words::REPORT_LIMIT}</th>
                                </Show>
                            </tr>
                        </thead>
                        <tbody>
                            {move || {
                                let lines = listed().into_iter();
                                let has_limits = has_limits.get();
                                lines.map(|line| view! { <Line line has_limits /> }).collect_view()
                            }}
                        </tbody>
                    </table>
                </div>
                <Show when=move || count.get().gt(&LISTED)>
                    <p class="faint">{move || words::more_refused(count.get() - LISTED)}</p>
                </Show>
            </section>
        </Show>
    }
}

#[component]
fn Line(line: RefusedLine, has_limits: bool) -> impl IntoView {
    let row = usize::try_from(line.row).unwrap_or_default();
    view! {
        <tr>
            <td class="table__number">{format::number(row)}</td>
            <td><span dir="auto">{line.field}</span></td>
            // A sentence of ours, whatever stands quoted in it.
            <td>{line.reason}</td>
            {has_limits.then(|| view! {
                <td class="table__number">{line.limit.map(format::number)}</td>
            })}
        </tr>
    }
}
