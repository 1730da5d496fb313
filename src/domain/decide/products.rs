//! Products.

use super::{Context, Decision, accounts::website, put_if_changed};
use crate::{
    command::{CreateProduct, ProductField, UpdateProduct},
    records::Product,
    refusal::{Field, Refusal},
    row::Change,
    text::{self, NAME_LIMIT, PROSE_LIMIT},
    time::Timestamp,
    view::{View, find, need},
};

pub(super) fn create(view: &dyn View, context: &Context, command: &CreateProduct) -> Decision {
    if find::<Product>(view, command.id).is_some() {
        return Ok(Vec::new());
    }
    let mut product = Product {
        id: command.id,
        name: String::new(),
        description: String::new(),
        website: String::new(),
        ideal_customer: String::new(),
        ideal_customer_since: None,
        communication_language: None,
        archived: false,
        created_at: context.now,
    };
    let name = ProductField::Name(command.name.clone());
    for change in [&name].into_iter().chain(&command.changes) {
        apply(&mut product, change, context.now)?;
    }
    Ok(vec![Change::put(product)])
}

pub(super) fn update(view: &dyn View, context: &Context, command: &UpdateProduct) -> Decision {
    let before: Product = need(view, command.id)?;
    let mut after = before.clone();
    for change in &command.changes {
        apply(&mut after, change, context.now)?;
    }
    Ok(put_if_changed(&before, after))
}

fn apply(product: &mut Product, change: &ProductField, now: Timestamp) -> Result<(), Refusal> {
    match change {
        ProductField::Name(name) => {
            text::required(Field::Name, name, NAME_LIMIT)?;
            product.name = text::collapse(name);
        }
        ProductField::Description(description) => {
            text::within(Field::Description, description, PROSE_LIMIT)?;
            product.description.clone_from(description);
        }
        ProductField::Website(text) => product.website = website(text)?,
        ProductField::IdealCustomer(text) => {
            text::within(Field::IdealCustomer, text, PROSE_LIMIT)?;
            if product.ideal_customer != *text {
                product.ideal_customer.clone_from(text);
                product.ideal_customer_since = Some(now);
            }
        }
        ProductField::CommunicationLanguage(language) => {
            product.communication_language.clone_from(language);
        }
        ProductField::Archived(archived) => product.archived = *archived,
    }
    Ok(())
}
