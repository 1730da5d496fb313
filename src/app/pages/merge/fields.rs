//! The two accounts field by field: what stays, and the choice where only one of two values can.

use super::{Choices, Two, side_head::side_name};
use crate::{
    data::{Data, use_data},
    format,
    texts::{accounts::merge as words, shell, values},
};
use domain::{
    AccountStatus, CustomFieldId, Field, Kind, Language, RelationshipType,
    merge::{FieldMerge, Kept, MergePreview, Side},
};
use leptos::prelude::*;

#[component]
pub fn Fields(
    two: Two,
    preview: Memo<Option<MergePreview>>,
    choose: RwSignal<Choices>,
) -> impl IntoView {
    let data = use_data();
    let fields = Memo::new(move |_| {
        preview.with(|preview| {
            let fields = preview.as_ref().map(|preview| preview.fields.as_slice());
            let said =
                |field: &&FieldMerge| !(field.survivor.is_empty() && field.absorbed.is_empty());
            let fields = fields.unwrap_or_default().iter().filter(said);
            fields
                .map(|field| (field.field, field.key.clone()))
                .collect::<Vec<_>>()
        })
    });
    let of = move |field: &(Field, Option<String>)| {
        preview.with(|preview| {
            let fields = &preview.as_ref()?.fields;
            let is_meant = |merge: &&FieldMerge| (merge.field, &merge.key) == (field.0, &field.1);
            fields.iter().find(is_meant).cloned()
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
                <For each=move || fields.get() key=|field| field.clone() let(field)>
                    {
                    let (named, noted, shown) = (field.clone(), field.clone(), field);
                    view! { <tr>
                        <th scope="row">
                            {move || name_of(data, &named)}
                            {move || of(&noted).and_then(|merge| note(&merge)).map(|note| view! {
                                <small class="faint merge__note">{note}</small>
                            })}
                        </th>
                        {move || of(&shown).map(|merge| view! {
                            <Cell merge=merge.clone() side=Side::Survivor choose />
                            <Cell merge side=Side::Absorbed choose />
                        })}
                    </tr> }
                    }
                </For>
            </tbody>
        </table>
    }
}

/// A field by its name; one of the workspace's own by its label.
fn name_of(data: Data, (field, key): &(Field, Option<String>)) -> String {
    data.watch(Kind::CustomField);
    let label = key.as_ref().and_then(|key| {
        let id = CustomFieldId::of(key);
        data.rows(|rows| rows.custom_field(id).map(|field| field.label.clone()))
    });
    label.unwrap_or_else(|| shell::field(*field).to_owned())
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
fn Cell(merge: FieldMerge, side: Side, choose: RwSignal<Choices>) -> impl IntoView {
    let (field, key) = (merge.field, merge.key.clone());
    let name = key.clone().unwrap_or_else(|| field.to_string());
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
                            name=name
                            value=side_name(side)
                            prop:checked=is_chosen
                            on:change=move |_| choose.update(|choose| {
                                choose.insert((field, key.clone()), side);
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
