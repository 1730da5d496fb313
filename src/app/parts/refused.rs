//! What a form's command was refused for: at the field that the refusal names, or above the button.

use super::bring_into_sight;
use crate::data::{Data, use_data};
use domain::{Field, Refusal};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

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
        let refusals: Vec<Refusal> = refusals.into_iter().collect();
        let is_any = !refusals.is_empty();
        self.refusals.set(refusals);
        if is_any {
            // Once each stands at its field.
            request_animation_frame(to_first_mistake);
        }
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

/// Into the first field that is wrong, or to what is said of the whole form: on a phone it may lie far
/// above the button that was pressed.
fn to_first_mistake() {
    let find = |which: &str| {
        let within = |place: &str| document().query_selector(&format!("{place} {which}"));
        let in_dialog = within("dialog[open]").ok().flatten();
        in_dialog.or_else(|| within("main").ok().flatten())
    };
    if let Some(field) =
        find("[aria-invalid=true]").and_then(|field| field.dyn_into::<HtmlElement>().ok())
    {
        let _ = field.focus();
    } else if let Some(notice) = find("form [role=alert]") {
        bring_into_sight(&notice);
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
