//! The rows of a grouping that is no time: a bar each, the replies inside.

use super::{line::Line, opened::Opening};
use crate::{parts::Icon, texts::funnel as words};
use domain::funnel::share;
use leptos::prelude::*;

#[component]
pub fn Bars(
    #[prop(into)] lines: Signal<Vec<Line>>,
    #[prop(into)] label: Signal<&'static str>,
    opening: Opening,
) -> impl IntoView {
    view! {
        <ul class="funnel-bars" aria-label=label>
            {move || {
                let lines = lines.get();
                let most = lines.iter().map(longest).max().unwrap_or_default();
                lines
                    .into_iter()
                    .map(|line| view! { <Bar line most opening /> })
                    .collect_view()
            }}
        </ul>
    }
}

fn longest(line: &Line) -> usize {
    let earlier = line.earlier.as_ref().map(|tally| tally.initiated.len());
    line.initiated().max(earlier.unwrap_or_default())
}

/// The longer, the more conversations; filled as far as they were answered; the mark where it was
/// before.
#[component]
fn Bar(line: Line, most: usize, opening: Opening) -> impl IntoView {
    let (initiated, responded) = (line.initiated(), line.responded());
    let numbers = words::share(responded, initiated);
    let rate = words::rate(line.tally.rate());
    let spoken = line.spoken();
    let name = line.name.clone();
    let glyph = line.glyph();
    let earlier = line.earlier.as_ref().map(|tally| tally.initiated.len());
    view! {
        <li>
            <button
                type="button"
                class="funnel-bar"
                aria-haspopup="dialog"
                aria-label=spoken.clone()
                title=spoken
                on:click=move |_| opening.open(line.opened())
            >
                <span class="funnel-bar__name">
                    {glyph.map(|glyph| view! { <Icon glyph /> })}
                    <span class="funnel-bar__text" dir="auto">{name}</span>
                </span>
                <span class="funnel-bar__track">
                    <span class="funnel-bar__bar" style:inline-size=part(initiated, most)>
                        <span
                            class="funnel-bar__filled"
                            style:inline-size=part(responded, initiated)
                        ></span>
                    </span>
                    {earlier.map(|earlier| view! {
                        <span
                            class="funnel-bar__earlier"
                            style:inset-inline-start=part(earlier, most)
                        ></span>
                    })}
                </span>
                <span class="funnel-bar__numbers">
                    {numbers} " · " <strong>{rate}</strong>
                </span>
            </button>
        </li>
    }
}

/// A share of a whole as a length.
fn part(n: usize, whole: usize) -> String {
    format!("{:.2}%", share(n, whole).unwrap_or_default() * 100.0)
}
