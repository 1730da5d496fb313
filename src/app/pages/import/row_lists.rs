//! The rows behind the figures, by name: which create an account, which are merged into which.

use super::{
    figures::Tense,
    lines::{Line, Place},
};
use crate::{data::use_data, parts::FoldedList, texts::import as words};
use leptos::prelude::*;

/// As many rows as stand without scrolling.
const STAND: usize = 12;

#[component]
pub fn RowLists(tense: Tense, lines: Vec<Line>) -> impl IntoView {
    let (created, merged) = lines
        .into_iter()
        .partition(|line: &Line| line.merged_by.is_none());
    view! {
        <RowList tense title=words::ROWS_CREATED lines=created />
        <RowList tense title=words::ROWS_MERGED lines=merged />
    }
}

#[component]
fn RowList(tense: Tense, title: &'static str, lines: Vec<Line>) -> impl IntoView {
    let count = lines.len();
    let row = move |line: Line| view! { <Row tense line /> };
    (count > 0).then(|| {
        let summary = words::rows_of(title, count);
        view! { <FoldedList keys=lines summary label=title stand=STAND row /> }
    })
}

/// *Row 12 · Forn Vell → Forn Vell S.L. · same phone number*
#[component]
fn Row(tense: Tense, line: Line) -> impl IntoView {
    let Line {
        row,
        name,
        merged_by,
        account,
        is_namesake,
    } = line;
    let account = match account {
        Place::Standing(id) => view! { <AccountLink tense id /> }.into_any(),
        Place::Row(other) if other == row => ().into_any(),
        Place::Row(other) => words::row(other).into_any(),
    };
    let arrow = merged_by.map(|_| " → ");
    // Of a new account the link says the name.
    let name = (merged_by.is_some() || tense == Tense::Will).then_some(name);
    view! {
        <span class="names__name">
            {words::row(row)} " · " <bdi class="names__part">{name}</bdi> {arrow} {account}
            {merged_by.map(|level| {
                view! { <span class="faint">{words::because(level)}</span> }
            })}
            {is_namesake.then(|| view! { <span class="faint">{words::NAMESAKE}</span> })}
        </span>
    }
}

/// Before the import it opens apart: the file is nowhere but on this page.
#[component]
fn AccountLink(tense: Tense, id: domain::AccountId) -> impl IntoView {
    let data = use_data();
    let target = (tense == Tense::Will).then_some("_blank");
    view! {
        <a class="link" href=format!("/accounts/{id}") target=target rel="noopener">
            <bdi>{move || data.account_name(id)}</bdi>
        </a>
    }
}
