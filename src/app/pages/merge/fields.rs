//! The two accounts field by field: what stays, and the choice where only one of two values can.

use super::{Two, side_head::side_name};
use crate::{
    data::use_data,
    format,
    texts::{accounts::merge as words, shell, values},
};
use domain::{
    AccountStatus, Field, Language, RelationshipType,
    merge::{FieldMerge, Kept, MergePreview, Side},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

#[component]
pub fn Fields(
    two: Two,
    preview: Memo<Option<MergePreview>>,
    choose: RwSignal<BTreeMap<Field, Side>>,
) -> impl IntoView {
    let data = use_data();
    let fields = Memo::new(move |_| {
        preview.with(|preview| {
            let fields = preview.as_ref().map(|preview| preview.fields.as_slice());
            let said =
                |field: &&FieldMerge| !(field.survivor.is_empty() && field.absorbed.is_empty());
            let fields = fields.unwrap_or_default().iter().filter(said);
            fields.map(|field| field.field).collect::<Vec<_>>()
        })
    });
    let of = move |field: Field| {
        preview.with(|preview| {
            let fields = &preview.as_ref()?.fields;
            fields.iter().find(|merge| merge.field == field).cloned()
        })
    };
    view! {
        <table class="table merge__fields">
            <thead>
                <tr>
                    <th scope="col">{words::FIELD}</th>
                    <th scope="col" dir="auto">{move || data.account_name(two.survivor)}</th>
                    <th scope="col" dir="auto">{move || data.account_name(two.absorbed)}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || fields.get() key=|field| *field let(field)>
                    <tr>
                        <th scope="row">
                            {shell::field(field)}
                            {move || of(field).and_then(|merge| note(&merge)).map(|note| view! {
                                <small class="faint merge__note">{note}</small>
                            })}
                        </th>
                        {move || of(field).map(|merge| view! {
                            <Cell merge=merge.clone() side=Side::Survivor choose />
                            <Cell merge side=Side::Absorbed choose />
                        })}
                    </tr>
                </For>
            </tbody>
        </table>
    }
}

/// What happens to the field, where nobody has to choose.
fn note(merge: &FieldMerge) -> Option<&'static str> {
    match (merge.field, merge.kept) {
        (_, Kept::Both) => Some(words::BOTH),
        (Field::Status, Kept::Chosen(_)) => Some(words::MORE_ADVANCED),
        _ => None,
    }
}

/// One value: marked where it stays, to be chosen where the other could stay instead.
#[component]
fn Cell(merge: FieldMerge, side: Side, choose: RwSignal<BTreeMap<Field, Side>>) -> impl IntoView {
    let field = merge.field;
    let value = match side {
        Side::Survivor => &merge.survivor,
        Side::Absorbed => &merge.absorbed,
    };
    let text = in_words(field, value);
    let stays = match merge.kept {
        Kept::Same | Kept::Both => true,
        Kept::Only(kept) | Kept::Chosen(kept) => kept == side,
    };
    // The status is no matter of choice, and notes can be both or one of them.
    let can_choose = field != Field::Status
        && (matches!(merge.kept, Kept::Chosen(_))
            || (field == Field::Notes && merge.kept == Kept::Both));
    let is_chosen = merge.kept == Kept::Chosen(side);
    let label = text.clone();
    view! {
        <td data-stays=stays.then_some("")>
            {if can_choose {
                view! {
                    <label class="check">
                        <input
                            type="radio"
                            name=field.to_string()
                            value=side_name(side)
                            prop:checked=is_chosen
                            on:change=move |_| choose.update(|choose| {
                                choose.insert(field, side);
                            })
                        />
                        <span class="merge__value" dir="auto">{label}</span>
                    </label>
                }
                .into_any()
            } else {
                view! { <span class="merge__value" dir="auto">{text}</span> }.into_any()
            }}
        </td>
    }
}

/// A value as the account's page shows it.
fn in_words(field: Field, value: &str) -> String {
    match field {
        _ if value.is_empty() => words::BLANK.to_owned(),
        Field::Status => value.parse::<AccountStatus>().map_or_else(
            |_| value.to_owned(),
            |status| values::account_status(status).to_owned(),
        ),
        Field::Language => value
            .parse::<Language>()
            .map_or_else(|_| value.to_owned(), |tag| format::language(&tag)),
        Field::RelationshipTypes => {
            let names = value.split(", ").map(|kind| {
                let kind = kind.parse::<RelationshipType>();
                kind.map_or_else(
                    |_| value.to_owned(),
                    |kind| values::relationship_type(kind).to_owned(),
                )
            });
            names.collect::<Vec<_>>().join(", ")
        }
        _ => value.to_owned(),
    }
}
