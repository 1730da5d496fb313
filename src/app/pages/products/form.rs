//! A new product, or an existing one to be changed.

use crate::{
    data::{Data, use_data},
    parts::{Field, FormFoot, LanguageSelect, Refused, RefusedNotice, TextArea, TextInput, Toasts},
    shell::clock,
    texts::{products as words, shell},
};
use domain::{CreateProduct, Product, ProductField, ProductId, Refusal, UpdateProduct};
use leptos::prelude::*;

/// The fields that show their own refusals.
const FIELDS: &[domain::Field] = &[
    domain::Field::Name,
    domain::Field::Description,
    domain::Field::Website,
    domain::Field::IdealCustomer,
];

/// Calls `done` once the product is created or changed.
#[component]
pub fn ProductForm(
    product: Option<Product>,
    open: RwSignal<bool>,
    done: impl Fn() + 'static,
) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let before = StoredValue::new(product);
    let begin = move |field: fn(&Product) -> &str| {
        RwSignal::new(
            before.with_value(|before| before.as_ref().map(field).unwrap_or_default().to_owned()),
        )
    };
    let name = begin(|product| &product.name);
    let description = begin(|product| &product.description);
    let website = begin(|product| &product.website);
    let ideal_customer = begin(|product| &product.ideal_customer);
    let language = RwSignal::new(before.with_value(|before| {
        before
            .as_ref()
            .and_then(|before| before.communication_language.clone())
    }));
    let refused = Refused::new();
    let is_new = before.with_value(Option::is_none);

    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let wanted = [
            ProductField::Name(name.get_untracked()),
            ProductField::Description(description.get_untracked()),
            ProductField::Website(website.get_untracked()),
            ProductField::IdealCustomer(ideal_customer.get_untracked()),
            ProductField::CommunicationLanguage(language.get_untracked()),
        ];
        let outcome = before.with_value(|before| match before {
            None => create(data, wanted),
            Some(before) => update(data, before, wanted),
        });
        match outcome {
            Ok(()) => {
                toasts.say(if is_new { words::CREATED } else { words::SAVED });
                done();
            }
            Err(refusals) => refused.show(refusals),
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <TextInput
                value=name
                label=words::NAME
                error=refused.at(domain::Field::Name)
                required=true
                autofocus=true
            />
            <TextArea
                value=description
                label=words::DESCRIPTION
                help=words::DESCRIPTION_HELP
                error=refused.at(domain::Field::Description)
            />
            <TextArea
                value=ideal_customer
                label=words::IDEAL_CUSTOMER
                help=words::IDEAL_CUSTOMER_HELP
                error=refused.at(domain::Field::IdealCustomer)
            />
            <div class="form__row">
                <TextInput
                    value=website
                    label=words::WEBSITE
                    error=refused.at(domain::Field::Website)
                />
                <Field label=words::LANGUAGE help=words::LANGUAGE_HELP>
                    <LanguageSelect
                        value=language
                        none=words::NO_LANGUAGE.to_owned()
                        on_change=move |tag| language.set(tag)
                    />
                </Field>
            </div>
            <RefusedNotice refused fields=FIELDS />
            <FormFoot open label={if is_new { words::CREATE } else { shell::SAVE }} />
        </form>
    }
}

/// The name travels apart; what is blank need not travel at all.
fn create(data: Data, wanted: [ProductField; 5]) -> Result<(), Vec<Refusal>> {
    let mut name = String::new();
    let mut changes = Vec::new();
    for field in wanted {
        match field {
            ProductField::Name(own) => name = own,
            ProductField::Description(text)
            | ProductField::Website(text)
            | ProductField::IdealCustomer(text)
                if text.is_empty() => {}
            ProductField::CommunicationLanguage(None) => {}
            field => changes.push(field),
        }
    }
    let id = ProductId(clock::new_id());
    data.submit(CreateProduct { id, name, changes }).map(drop)
}

/// A command carries only what it changes (rule book §13).
fn update(data: Data, before: &Product, wanted: [ProductField; 5]) -> Result<(), Vec<Refusal>> {
    let is_changed = |field: &ProductField| match field {
        ProductField::Name(name) => *name != before.name,
        ProductField::Description(text) => *text != before.description,
        ProductField::Website(text) => *text != before.website,
        ProductField::IdealCustomer(text) => *text != before.ideal_customer,
        ProductField::CommunicationLanguage(language) => *language != before.communication_language,
        ProductField::Archived(archived) => *archived != before.archived,
    };
    let changes: Vec<ProductField> = wanted.into_iter().filter(is_changed).collect();
    if changes.is_empty() {
        return Ok(());
    }
    data.submit(UpdateProduct {
        id: before.id,
        changes,
    })
}
