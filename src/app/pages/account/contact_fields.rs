//! The fields of a contact, for a new one and for one that is edited.

use crate::{
    parts::{Choice, Field, Refused, Select, TextInput},
    texts::{accounts::contact as words, values},
};
use domain::{Contact, ContactField, ContactRole};
use leptos::prelude::*;

/// What stands in the fields.
#[derive(Clone, Copy)]
pub struct ContactForm {
    name: RwSignal<String>,
    title: RwSignal<String>,
    pub email: RwSignal<String>,
    phone: RwSignal<String>,
    linkedin: RwSignal<String>,
    instagram: RwSignal<String>,
    twitter_x: RwSignal<String>,
    role: RwSignal<Option<ContactRole>>,
}

impl ContactForm {
    /// The fields that show their own refusals.
    pub const FIELDS: &[domain::Field] = &[
        domain::Field::Name,
        domain::Field::Title,
        domain::Field::Email,
        domain::Field::Phone,
        domain::Field::Linkedin,
        domain::Field::Instagram,
        domain::Field::TwitterX,
    ];

    pub fn blank() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            name: text(),
            title: text(),
            email: text(),
            phone: text(),
            linkedin: text(),
            instagram: text(),
            twitter_x: text(),
            role: RwSignal::new(None),
        }
    }

    pub fn of(contact: &Contact) -> Self {
        let text = |text: &String| RwSignal::new(text.clone());
        Self {
            name: text(&contact.name),
            title: text(&contact.title),
            email: text(&contact.email),
            phone: text(&contact.phone),
            linkedin: text(&contact.linkedin),
            instagram: text(&contact.instagram),
            twitter_x: text(&contact.twitter_x),
            role: RwSignal::new(contact.role),
        }
    }

    /// Whether nobody was named at all.
    pub fn is_blank(self) -> bool {
        let fields = [
            self.name,
            self.title,
            self.email,
            self.phone,
            self.linkedin,
            self.instagram,
            self.twitter_x,
        ];
        fields
            .iter()
            .all(|field| field.with_untracked(|text| text.trim().is_empty()))
    }

    /// Only what differs from the contact as the form began with it.
    pub fn changes_since(self, before: &Contact) -> Vec<ContactField> {
        let fields = [
            (
                self.name,
                &before.name,
                ContactField::Name as fn(String) -> ContactField,
            ),
            (self.title, &before.title, ContactField::Title),
            (self.email, &before.email, ContactField::Email),
            (self.phone, &before.phone, ContactField::Phone),
            (self.linkedin, &before.linkedin, ContactField::Linkedin),
            (self.instagram, &before.instagram, ContactField::Instagram),
            (self.twitter_x, &before.twitter_x, ContactField::TwitterX),
        ];
        let changed = fields.into_iter().filter_map(|(now, before, field)| {
            let now = now.get_untracked();
            (now != *before).then(|| field(now))
        });
        let role = self.role.get_untracked();
        let role = (role != before.role).then_some(ContactField::Role(role));
        changed.chain(role).collect()
    }

    /// The name, and every other field that is filled in.
    pub fn new_contact(self) -> (String, Vec<ContactField>) {
        let fields = [
            (
                self.title,
                ContactField::Title as fn(String) -> ContactField,
            ),
            (self.email, ContactField::Email),
            (self.phone, ContactField::Phone),
            (self.linkedin, ContactField::Linkedin),
            (self.instagram, ContactField::Instagram),
            (self.twitter_x, ContactField::TwitterX),
        ];
        let filled = fields
            .into_iter()
            .map(|(text, field)| (text.get_untracked(), field))
            .filter(|(text, _)| !text.is_empty());
        let role = self
            .role
            .get_untracked()
            .map(|role| ContactField::Role(Some(role)));
        let changes = filled
            .map(|(text, field)| field(text))
            .chain(role)
            .collect();
        (self.name.get_untracked(), changes)
    }
}

#[component]
pub fn ContactFields(
    form: ContactForm,
    refused: Refused,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    view! {
        <TextInput
            value=form.name
            label=words::NAME
            error=refused.at(domain::Field::Name)
            autofocus=autofocus
        />
        <div class="form__row">
            <TextInput
                value=form.title
                label=words::TITLE
                error=refused.at(domain::Field::Title)
            />
            <RoleField role=form.role />
        </div>
        <div class="form__row">
            <TextInput
                value=form.email
                label=words::EMAIL
                kind="email"
                error=refused.at(domain::Field::Email)
            />
            <TextInput
                value=form.phone
                label=words::PHONE
                kind="tel"
                error=refused.at(domain::Field::Phone)
            />
            <TextInput
                value=form.linkedin
                label=words::LINKEDIN
                kind="url"
                error=refused.at(domain::Field::Linkedin)
            />
            <TextInput
                value=form.instagram
                label=words::INSTAGRAM
                error=refused.at(domain::Field::Instagram)
            />
            <TextInput
                value=form.twitter_x
                label=words::TWITTER_X
                error=refused.at(domain::Field::TwitterX)
            />
        </div>
    }
}

/// What the person is to the decision.
#[component]
fn RoleField(role: RwSignal<Option<ContactRole>>) -> impl IntoView {
    let each = ContactRole::ALL
        .iter()
        .map(|role| Choice::new(role.as_str(), values::contact_role(*role)));
    let choices: Vec<Choice> = std::iter::once(Choice::new("", words::NO_ROLE))
        .chain(each)
        .collect();
    view! {
        <Field label=words::ROLE>
            <Select
                choices=choices
                value=Signal::derive(move || role.get().map(|role| role.to_string()).unwrap_or_default())
                on_change=move |text| role.set(text.parse().ok())
            />
        </Field>
    }
}
