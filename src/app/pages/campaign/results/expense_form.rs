//! A new expense, or an existing one to be corrected.

use crate::{
    data::{Data, use_data},
    format,
    parts::{Choice, Field, FormFoot, Refused, RefusedNotice, Select, TextArea, TextInput},
    shell::clock,
    texts::{campaigns::results as words, shell, values},
};
use domain::{
    AddExpense, CampaignId, Command, Day, Expense, ExpenseField, ExpenseId, ExpenseKind,
    UpdateExpense,
    money::{Currency, DecimalMark, Money, parse_amount, plain_amount},
};
use leptos::prelude::*;

/// The fields that show their own refusals.
const FIELDS: &[domain::Field] = &[domain::Field::Amount, domain::Field::Note];

#[component]
pub fn ExpenseForm(
    campaign: CampaignId,
    #[prop(optional_no_strip)] before: Option<Expense>,
    open: RwSignal<bool>,
    /// Called once it is saved.
    saved: Callback<()>,
) -> impl IntoView {
    let data = use_data();
    let reader = format::decimal_mark();
    let is_new = before.is_none();
    let held = Held::of(data, before.as_ref(), reader);
    let refused = Refused::new();
    let amount_error = Signal::derive(move || {
        let refusal = || refused.at(domain::Field::Amount).get();
        held.wrong_amount.get().or_else(refusal)
    });
    let before = StoredValue::new(before);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        refused.show(None);
        let Some(Read { wanted, is_whole }) = held.read(reader) else {
            return;
        };
        let command = before.with_value(|before| match before {
            Some(before) => wanted.update(before),
            None => Some(wanted.add(campaign)),
        });
        let outcome = match command {
            None => Ok(()),
            // What can be read is looked at all the same: everything wrong is said at once.
            Some(command) if !is_whole => Err(data.mistakes(&command)),
            Some(command) => data.submit(command),
        };
        match outcome {
            Ok(()) if is_whole => saved.run(()),
            Ok(()) => {}
            Err(refusals) => refused.show(refusals),
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <WhatAndWhen held />
            <div class="form__row">
                <TextInput
                    value=held.amount
                    label=words::AMOUNT
                    help=words::amount_help(reader)
                    error=amount_error
                    required=true
                    autofocus=true
                />
                <Field label=words::CURRENCY>
                    <Select
                        choices=Signal::stored(currencies())
                        value=Signal::derive(move || {
                            held.currency.get().map(|one| one.to_string()).unwrap_or_default()
                        })
                        on_change=move |value: String| held.currency.set(value.parse().ok())
                    />
                </Field>
            </div>
            <TextArea
                value=held.note
                label=words::NOTE
                error=refused.at(domain::Field::Note)
                rows=3
            />
            <RefusedNotice refused fields=FIELDS />
            <FormFoot open label={if is_new { words::ADD_EXPENSE } else { shell::SAVE }} />
        </form>
    }
}

#[component]
fn WhatAndWhen(held: Held) -> impl IntoView {
    let Held {
        kind,
        day,
        wrong_day,
        ..
    } = held;
    view! {
        <div class="form__row">
            <Field label=words::WHAT_FOR>
                <Select
                    choices=Signal::stored(kinds())
                    value=Signal::derive(move || kind.get().to_string())
                    on_change=move |value: String| {
                        kind.set(value.parse().unwrap_or(ExpenseKind::Other));
                    }
                />
            </Field>
            <Field label=words::DATE error=wrong_day>
                <input
                    class="input"
                    type="date"
                    prop:value=move || day.get()
                    on:input=move |event| day.set(event_target_value(&event))
                />
            </Field>
        </div>
    }
}

/// What the form holds while it is filled in, and what of it cannot be read.
#[derive(Clone, Copy)]
struct Held {
    kind: RwSignal<ExpenseKind>,
    currency: RwSignal<Option<Currency>>,
    amount: RwSignal<String>,
    day: RwSignal<String>,
    note: RwSignal<String>,
    wrong_amount: RwSignal<Option<String>>,
    wrong_day: RwSignal<Option<String>>,
}

impl Held {
    fn of(data: Data, before: Option<&Expense>, reader: DecimalMark) -> Self {
        let amount = |one: &Expense| plain_amount(one.amount.minor, one.amount.currency, reader);
        let today = || Day::of(format::local_date(data.now()));
        let day = before.map(|one| one.spent_on).or_else(today);
        let currency = before.map(|one| one.amount.currency);
        Self {
            kind: RwSignal::new(before.map_or(ExpenseKind::GoogleAds, |one| one.kind)),
            currency: RwSignal::new(currency.or_else(|| usual(data))),
            amount: RwSignal::new(before.map(amount).unwrap_or_default()),
            day: RwSignal::new(day.map(|day| day.to_string()).unwrap_or_default()),
            note: RwSignal::new(before.map(|one| one.note.clone()).unwrap_or_default()),
            wrong_amount: RwSignal::new(None),
            wrong_day: RwSignal::new(None),
        }
    }

    /// What is wanted; each field that cannot be read says so, and has something in its place.
    fn read(self, reader: DecimalMark) -> Option<Read> {
        let currency = self.currency.get_untracked()?;
        let minor = parse_amount(&self.amount.get_untracked(), currency, reader);
        let spent_on = self.day.get_untracked().parse::<Day>();
        let is_whole = minor.is_ok() && spent_on.is_ok();
        let wrong_amount = minor.as_ref().err().copied();
        self.wrong_amount
            .set(wrong_amount.map(|error| words::wrong_amount(error, currency)));
        let wrong_day = spent_on.is_err().then(|| words::WRONG_DATE.to_owned());
        self.wrong_day.set(wrong_day);
        let wanted = Wanted {
            kind: self.kind.get_untracked(),
            amount: Money {
                minor: minor.unwrap_or(1),
                currency,
            },
            spent_on: spent_on.or_else(|_| SOME_DAY.parse()).ok()?,
            note: self.note.get_untracked(),
        };
        Some(Read { wanted, is_whole })
    }
}

/// Stands for a day that cannot be read, while the other fields are looked at.
const SOME_DAY: &str = "2000-01-01";

/// What the form holds, as far as it can be read.
struct Read {
    wanted: Wanted,
    is_whole: bool,
}

/// The currency of the expense that was entered last; of the first one, euros.
fn usual(data: Data) -> Option<Currency> {
    let last = data.rows(|rows| {
        let last = rows
            .expenses()
            .max_by_key(|expense| (expense.created_at, expense.id));
        last.map(|expense| expense.amount.currency)
    });
    last.or_else(|| "EUR".parse().ok())
}

fn kinds() -> Vec<Choice> {
    ExpenseKind::ALL
        .iter()
        .map(|&kind| Choice::new(kind.as_str(), values::expense_kind(kind)))
        .collect()
}

fn currencies() -> Vec<Choice> {
    Currency::all()
        .into_iter()
        .map(|one| Choice::new(one.to_string(), format::currency(one)))
        .collect()
}

/// What the form holds.
struct Wanted {
    kind: ExpenseKind,
    amount: Money,
    spent_on: Day,
    note: String,
}

impl Wanted {
    fn add(self, campaign_id: CampaignId) -> Command {
        AddExpense {
            id: ExpenseId(clock::new_id()),
            campaign_id,
            kind: self.kind,
            amount: self.amount,
            spent_on: self.spent_on,
            note: self.note,
        }
        .into()
    }

    /// A command carries only what it changes (rule book §13); none, where that is nothing.
    fn update(self, before: &Expense) -> Option<Command> {
        let is_changed = |field: &ExpenseField| match field {
            ExpenseField::Kind(kind) => *kind != before.kind,
            ExpenseField::Amount(amount) => *amount != before.amount,
            ExpenseField::SpentOn(day) => *day != before.spent_on,
            ExpenseField::Note(note) => *note != before.note,
        };
        let wanted = [
            ExpenseField::Kind(self.kind),
            ExpenseField::Amount(self.amount),
            ExpenseField::SpentOn(self.spent_on),
            ExpenseField::Note(self.note),
        ];
        let changes: Vec<ExpenseField> = wanted.into_iter().filter(is_changed).collect();
        let id = before.id;
        (!changes.is_empty()).then(|| UpdateExpense { id, changes }.into())
    }
}
