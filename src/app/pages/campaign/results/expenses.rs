//! What was spent on a campaign: added, corrected, deleted with a way back.

use super::expense_form::ExpenseForm;
use crate::{
    data::{Data, use_data},
    format,
    pages::undo::offer_back,
    parts::{Dialog, Icon, Toasts, icon::Glyph},
    texts::{campaigns::results as words, values},
};
use domain::{AddExpense, CampaignId, DeleteExpense, Expense, ExpenseId, Kind};
use leptos::prelude::*;
use std::cmp::Reverse;

/// The expenses of a campaign, watched; the latest first.
pub fn expenses_of(data: Data, campaign: CampaignId) -> Vec<Expense> {
    data.watch(Kind::Expense);
    data.rows(|rows| {
        let mut all: Vec<Expense> = rows
            .expenses()
            .filter(|expense| expense.campaign_id == campaign)
            .cloned()
            .collect();
        all.sort_by_key(|expense| Reverse((expense.spent_on, expense.id)));
        all
    })
}

#[component]
pub fn Expenses(id: CampaignId) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let all = Memo::new(move |_| expenses_of(data, id));
    let open = RwSignal::new(false);
    let edited = RwSignal::new(None::<ExpenseId>);
    let edit = Callback::new(move |expense: Option<ExpenseId>| {
        edited.set(expense);
        open.set(true);
    });
    let title = Signal::derive(move || match edited.get() {
        Some(_) => words::EDIT_EXPENSE.to_owned(),
        None => words::ADD_EXPENSE.to_owned(),
    });
    let saved = Callback::new(move |()| {
        open.set(false);
        toasts.say(words::EXPENSE_SAVED);
    });
    view! {
        <section class="card" aria-label=words::EXPENSES>
            <header class="page__head">
                <h2>{words::EXPENSES}</h2>
                <button
                    type="button"
                    class="button push"
                    data-deed="add-expense"
                    on:click=move |_| edit.run(None)
                >
                    <Icon glyph=Glyph::Plus />
                    {words::ADD_EXPENSE}
                </button>
            </header>
            <Show
                when=move || !all.with(Vec::is_empty)
                fallback=|| view! { <p class="soft">{words::NO_EXPENSES}</p> }
            >
                <div class="table-scroll expenses" tabindex="0" role="group" aria-label=words::EXPENSES>
                    // A phone lays them out otherwise: what they are is said here.
                    <table class="table" role="table">
                        <thead role="rowgroup">
                            <tr role="row">
                                <th role="columnheader" scope="col">{words::DATE}</th>
                                <th role="columnheader" scope="col">{words::WHAT_FOR}</th>
                                <th role="columnheader" scope="col">{words::NOTE}</th>
                                <th role="columnheader" scope="col" class="table__number">{words::AMOUNT}</th>
                                <th role="columnheader" scope="col">
                                    <span class="visually-hidden">{words::ACTIONS}</span>
                                </th>
                            </tr>
                        </thead>
                        <tbody role="rowgroup">
                            {move || {
                                all.get().into_iter().map(|expense| view! { <Row expense edit /> })
                                    .collect_view()
                            }}
                        </tbody>
                    </table>
                </div>
            </Show>
            <Dialog open title>
                {move || {
                    let before = edited.get_untracked()
                        .and_then(|id| data.rows(|rows| rows.expense(id).cloned()));
                    view! { <ExpenseForm open campaign=id before saved /> }
                }}
            </Dialog>
        </section>
    }
}

#[component]
fn Row(expense: Expense, edit: Callback<Option<ExpenseId>>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let id = expense.id;
    let kind = values::expense_kind(expense.kind);
    let amount = format::money(expense.amount);
    let day = format::day(expense.spent_on);
    let note = expense.note.clone();
    let about = words::about(kind, &amount, &day);
    let delete = {
        let expense = expense.clone();
        move |_| match data.dispatch(DeleteExpense { id }) {
            Ok(_) => {
                let back = again(&expense);
                offer_back(data, toasts, words::EXPENSE_DELETED, back);
            }
            Err(refusal) => toasts.say(data.refusal_text(&refusal)),
        }
    };
    view! {
        <tr role="row">
            <td role="cell" class="nowrap">{day}</td>
            <td role="cell">{kind}</td>
            <td role="cell" dir="auto">{note}</td>
            <td role="cell" class="table__number nowrap">{amount}</td>
            <td role="cell" class="table__number nowrap">
                <button
                    type="button"
                    class="button button--quiet"
                    aria-label=words::edit(&about)
                    on:click=move |_| edit.run(Some(id))
                >
                    <Icon glyph=Glyph::Pencil />
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    aria-label=words::delete(&about)
                    on:click=delete
                >
                    <Icon glyph=Glyph::Cross />
                </button>
            </td>
        </tr>
    }
}

/// The command that brings an expense back as it was.
fn again(expense: &Expense) -> AddExpense {
    AddExpense {
        id: expense.id,
        campaign_id: expense.campaign_id,
        kind: expense.kind,
        amount: expense.amount,
        spent_on: expense.spent_on,
        note: expense.note.clone(),
    }
}
