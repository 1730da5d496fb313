//! How many rows become what, before the import and after it.

use super::planned::Counts;
use crate::{format, texts::import as words};
use leptos::prelude::*;

/// What the figures speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    Will,
    Did,
}

#[component]
pub fn Figures(tense: Tense, rows: usize, counts: Counts, refused: usize) -> impl IntoView {
    let (created, merged) = match tense {
        Tense::Will => (words::CREATED, words::MERGED),
        Tense::Did => (words::WERE_CREATED, words::WERE_MERGED),
    };
    let all_merged = counts.all_merged();
    let levels = words::merged_by(&counts.merged.into_iter().collect::<Vec<_>>());
    view! {
        <dl class="figures">
            <Figure label=words::ROWS value=rows />
            <Figure label=created value=counts.created />
            <Figure label=merged value=all_merged />
            <Figure label=words::REFUSED value=refused />
        </dl>
        {(all_merged > 0).then(|| view! { <p class="soft">{levels}</p> })}
    }
}

#[component]
fn Figure(label: &'static str, value: usize) -> impl IntoView {
    view! {
        <div class="figure">
            <dt class="figure__label">{label}</dt>
            <dd class="figure__value">{format::number(value)}</dd>
        </div>
    }
}
