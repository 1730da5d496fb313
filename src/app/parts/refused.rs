//! What a form's command was refused for: at the field that the refusal names, or above the button.

use crate::data::{Data, use_data};
use domain::{Field, Refusal};
use leptos::prelude::*;

/// What the latest attempt of a form was refused for, until the next one.
#[derive(Clone, Copy)]
pub struct Refused {
    data: Data,
    refusals: RwSignal<Vec<Refusal>>,
}

impl Refused {
    pub fn new() -> Self {
        Self {
            data: use_data(),
            refusals: RwSignal::new(Vec::new()),
        }
    }

    /// Shows what became of an attempt: a refusal, all that is wrong, or nothing any more.
    pub fn show(self, refusals: impl IntoIterator<Item = Refusal>) {
        self.refusals.set(refusals.into_iter().collect());
    }

    /// The refusal in words, where it names this field.
    pub fn at(self, field: Field) -> Signal<Option<String>> {
        self.words(move |named| named == Some(field))
    }

    /// The refusal in words, where it names this field of the workspace's own.
    pub fn at_own(self, key: String) -> Signal<Option<String>> {
        self.first(move |refusal| {
            matches!(refusal, Refusal::CustomField { key: named, .. } if *named == key)
        })
    }

    /// The refusal in words, where it names none of the fields that the form shows.
    fn beside(self, fields: &'static [Field]) -> Signal<Option<String>> {
        self.words(move |named| named.is_none_or(|field| !fields.contains(&field)))
    }

    fn words(
        self,
        is_here: impl Fn(Option<Field>) -> bool + Send + Sync + 'static,
    ) -> Signal<Option<String>> {
        self.first(move |refusal| is_here(field_of(refusal)))
    }

    fn first(
        self,
        is_it: impl Fn(&Refusal) -> bool + Send + Sync + 'static,
    ) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.refusals.with(|refusals| {
                let first = refusals.iter().find(|refusal| is_it(refusal))?;
                Some(self.data.refusal_text(first))
            })
        })
    }
}

/// The field that a refusal is about.
fn field_of(refusal: &Refusal) -> Option<Field> {
    match refusal {
        Refusal::Blank { field }
        | Refusal::TooLong { field, .. }
        | Refusal::TooMany { field, .. }
        | Refusal::Invalid { field, .. }
        | Refusal::OutOfRange { field, .. } => Some(*field),
        Refusal::ReasonNeeded => Some(Field::Why),
        Refusal::CustomField { .. } => Some(Field::Custom),
        _ => None,
    }
}

/// A refusal that belongs to no field of the form, as an alert.
#[component]
pub fn RefusedNotice(
    refused: Refused,
    /// The fields that show their own.
    #[prop(default = &[])]
    fields: &'static [Field],
) -> impl IntoView {
    let words = refused.beside(fields);
    move || {
        words.get().map(|words| {
            view! { <p class="notice" data-tone="danger" role="alert">{words}</p> }
        })
    }
}
