//! In which order the dates of a column say day and month, where they do not tell.

use crate::{
    format,
    parts::{Choice, Select},
    texts::import as words,
};
use domain::{CustomField, CustomFieldId, custom, import::OpenColumn, paste::DateOrder};
use leptos::prelude::*;
use std::collections::BTreeMap;

const DAY_FIRST: &str = "day";
const MONTH_FIRST: &str = "month";

/// Nothing where every column tells.
#[component]
pub fn Dates(
    open: RwSignal<Vec<OpenColumn>>,
    fields: Vec<CustomField>,
    dates: RwSignal<BTreeMap<CustomFieldId, DateOrder>>,
) -> impl IntoView {
    let is_any = Memo::new(move |_| open.with(|columns| !columns.is_empty()));
    let fields = StoredValue::new(fields);
    view! {
        <Show when=move || is_any.get()>
            <section class="card" aria-label=words::DATES>
                <h2>{words::DATES}</h2>
                <p class="soft">{words::DATES_HELP}</p>
                <table class="table column-table">
                    <thead>
                        <tr>
                            <th scope="col">{words::BECOMES}</th>
                            <th scope="col">{words::READ_AS}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || open.get() key=|column| (column.field, column.example.clone()) let(column)>
                            <Column column open fields dates />
                        </For>
                    </tbody>
                </table>
            </section>
        </Show>
    }
}

#[component]
fn Column(
    column: OpenColumn,
    open: RwSignal<Vec<OpenColumn>>,
    fields: StoredValue<Vec<CustomField>>,
    dates: RwSignal<BTreeMap<CustomFieldId, DateOrder>>,
) -> impl IntoView {
    let OpenColumn { field, example, .. } = column;
    let label = fields.with_value(|fields| {
        let field = fields.iter().find(|known| known.id == field);
        field.map_or_else(String::new, |field| field.label.clone())
    });
    let order = Memo::new(move |_| {
        let of_field =
            |open: &Vec<OpenColumn>| open.iter().find(|known| known.field == field)?.order;
        open.with(of_field)
    });
    let read = |order| {
        let day = custom::day(&example, Some(order)).unwrap_or_default();
        words::read_as(&example, &format::calendar_date(&day))
    };
    let orders = [
        Choice::new(DAY_FIRST, read(DateOrder::DayFirst)),
        Choice::new(MONTH_FIRST, read(DateOrder::MonthFirst)),
    ];
    let choices = Signal::derive(move || {
        let none = order.get().is_none();
        let none = none.then(|| Choice::new("", words::NEITHER_ORDER));
        none.into_iter()
            .chain(orders.clone())
            .collect::<Vec<Choice>>()
    });
    let value = Signal::derive(move || {
        let value = match order.get() {
            None => "",
            Some(DateOrder::DayFirst) => DAY_FIRST,
            Some(DateOrder::MonthFirst) => MONTH_FIRST,
        };
        value.to_owned()
    });
    let choose = move |text: String| {
        let order = match text.as_str() {
            DAY_FIRST => DateOrder::DayFirst,
            MONTH_FIRST => DateOrder::MonthFirst,
            _ => return,
        };
        dates.update(|dates| _ = dates.insert(field, order));
    };
    view! {
        <tr>
            <th scope="row"><span dir="auto">{label.clone()}</span></th>
            <td>
                <Select label=words::dates_of(&label) choices value on_change=choose />
            </td>
        </tr>
    }
}
