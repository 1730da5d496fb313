//! The history of merges of an account: who merged what, when, and the way back within a day.

use crate::{
    data::{Data, use_data},
    format,
    parts::Toasts,
    texts::{accounts::merge as words, shell},
};
use domain::{AccountId, Kind, Merge, Refusal, UndoMerge, merge::plan_undo};
use leptos::prelude::*;
use std::cmp::Reverse;

#[component]
pub fn Merges(account: AccountId) -> impl IntoView {
    let data = use_data();
    let merges = Memo::new(move |_| {
        data.watch(Kind::Merge);
        data.rows(|rows| {
            let family = rows.family(account).into_iter();
            let mut merges: Vec<Merge> = family
                .flat_map(|id| rows.merges_of(id).cloned().collect::<Vec<_>>())
                .collect();
            merges.sort_by_key(|merge| Reverse((merge.at, merge.id)));
            merges
        })
    });
    let is_any = Memo::new(move |_| merges.with(|merges| !merges.is_empty()));
    view! {
        <Show when=move || is_any.get()>
            <section aria-label=words::HISTORY>
                <h2>{words::HISTORY}</h2>
                <ol class="history">
                    {move || {
                        let merges = merges.get().into_iter();
                        merges.map(|merge| view! { <Entry merge /> }).collect_view()
                    }}
                </ol>
            </section>
        </Show>
    }
}

#[component]
fn Entry(merge: Merge) -> impl IntoView {
    let data = use_data();
    let (id, by) = (merge.id, merge.by);
    let absorbed = data.rows(|rows| rows.account(merge.absorbed).map(|row| row.name.clone()));
    let title = words::was_merged(&absorbed.unwrap_or_default(), &merge.before.name);
    let undone = merge.undone.clone();
    let at = merge.at;
    view! {
        <li class="history__item">
            <span dir="auto">{title}</span>
            <small>
                <span dir="auto">{move || data.member_name(by)}</span> " · " {format::date_time(at)}
            </small>
            {match undone {
                Some(undone) => view! {
                    <small dir="auto">
                        {move || words::undone_by(
                            &data.member_name(undone.by),
                            &format::date_time(undone.at),
                        )}
                    </small>
                }
                .into_any(),
                None => view! { <Undo id merge /> }.into_any(),
            }}
        </li>
    }
}

/// The way back, with what stays all the same; or why there is none any more.
#[component]
fn Undo(id: domain::MergeId, merge: Merge) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let answer = move || data.would(&UndoMerge { id }.into());
    let undo = move |_| match data.dispatch(UndoMerge { id }) {
        Ok(_) => toasts.say(words::UNDONE),
        Err(refusal) => toasts.say(data.refusal_text(&refusal)),
    };
    let kept = move || kept(data, &merge);
    view! {
        {move || match answer() {
            Ok(()) => view! {
                {kept().map(|kept| view! { <small>{kept}</small> })}
                <button type="button" class="button button--quiet" on:click=undo>
                    {words::UNDO_MERGE}
                </button>
            }
            .into_any(),
            // After a day nobody needs to hear of it any more.
            Err(Refusal::TooLateToUndo { .. }) => ().into_any(),
            Err(refusal) => {
                view! { <small>{data.refusal_text(&refusal)}</small> }.into_any()
            }
        }}
    }
}

fn kept(data: Data, merge: &Merge) -> Option<String> {
    data.watch_row(merge.survivor);
    let present = data.rows(|rows| rows.account(merge.survivor).cloned())?;
    let kept = plan_undo(merge, &present).kept;
    let names: Vec<&str> = kept.into_iter().map(shell::field).collect();
    (!names.is_empty()).then(|| words::kept(&names))
}
