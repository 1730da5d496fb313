//! The fields of an account, for a new one and for one that is edited.

use super::own_fields::{OwnFieldInputs, OwnFields};
use crate::{
    data::Data,
    parts::{Check, Field, LanguageSelect, Refused, TextArea, TextInput},
    texts::{accounts::form as words, values},
};
use domain::{
    Account, AccountField, AccountId, AccountStatus, Command, CreateAccount, Language, Refusal,
    RelationshipType, TextEdit, Timestamp,
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What stands in the fields.
#[derive(Clone, Copy)]
pub struct AccountForm {
    pub name: RwSignal<String>,
    pub line_of_business: RwSignal<String>,
    pub city: RwSignal<String>,
    pub country: RwSignal<String>,
    pub language: RwSignal<Option<Language>>,
    pub phone: RwSignal<String>,
    pub email: RwSignal<String>,
    pub website: RwSignal<String>,
    pub notes: RwSignal<String>,
    pub relationship_types: RwSignal<BTreeSet<RelationshipType>>,
    pub own: OwnFields,
}

impl AccountForm {
    /// The fields that show their own refusals.
    pub const FIELDS: &[domain::Field] = &[
        domain::Field::Name,
        domain::Field::LineOfBusiness,
        domain::Field::City,
        domain::Field::Country,
        domain::Field::Phone,
        domain::Field::Email,
        domain::Field::Website,
        domain::Field::Notes,
        domain::Field::Custom,
    ];

    pub fn blank() -> Self {
        Self::of(&blank_account())
    }

    pub fn of(account: &Account) -> Self {
        let text = |text: &String| RwSignal::new(text.clone());
        Self {
            name: text(&account.name),
            line_of_business: text(&account.line_of_business),
            city: text(&account.city),
            country: text(&account.country),
            language: RwSignal::new(account.language.clone()),
            phone: text(&account.phone),
            email: text(&account.email),
            website: text(&account.website),
            notes: text(&account.notes),
            relationship_types: RwSignal::new(account.relationship_types.clone()),
            own: OwnFields::of(account),
        }
    }

    /// Only what differs from the account as the form began with it: a command carries no more
    /// (rule book §13). What cannot be read is a mistake.
    pub fn changes_since(self, before: &Account) -> (Vec<AccountField>, Vec<Refusal>) {
        let texts = [
            (
                self.name,
                &before.name,
                AccountField::Name as fn(String) -> AccountField,
            ),
            (
                self.line_of_business,
                &before.line_of_business,
                AccountField::LineOfBusiness,
            ),
            (self.city, &before.city, AccountField::City),
            (self.country, &before.country, AccountField::Country),
            (self.phone, &before.phone, AccountField::Phone),
            (self.email, &before.email, AccountField::Email),
            (self.website, &before.website, AccountField::Website),
        ];
        let differing = texts.into_iter().filter_map(|(now, before, field)| {
            let now = now.get_untracked();
            (now != *before).then(|| field(now))
        });
        let mut changes: Vec<AccountField> = differing.collect();
        let notes = TextEdit {
            from: before.notes.clone(),
            to: self.notes.get_untracked(),
        };
        if notes.from != notes.to {
            changes.push(AccountField::NotesEdited(notes));
        }
        let language = self.language.get_untracked();
        if language != before.language {
            changes.push(AccountField::Language(language));
        }
        let types = self.relationship_types.get_untracked();
        if types != before.relationship_types {
            changes.push(AccountField::RelationshipTypes(types));
        }
        let (own, mistakes) = self.own.changes();
        changes.extend(own);
        (changes, mistakes)
    }

    /// The name, and every other field that is filled in.
    pub fn new_account(self, id: AccountId) -> (CreateAccount, Vec<Refusal>) {
        let (mut changes, mistakes) = self.changes_since(&blank_account());
        changes.retain(|change| !matches!(change, AccountField::Name(_)));
        let name = self.name.get_untracked();
        (CreateAccount { id, name, changes }, mistakes)
    }

    /// Acts for these fields, unless they hold what cannot be read: then it says all that is wrong.
    pub fn submit(
        data: Data,
        (command, mut mistakes): (impl Into<Command>, Vec<Refusal>),
    ) -> Result<(), Vec<Refusal>> {
        let command = command.into();
        if mistakes.is_empty() {
            return data.submit(command);
        }
        mistakes.extend(data.mistakes(&command));
        Err(mistakes)
    }

    /// What the fields would make, watched: to be compared with the accounts that are there.
    pub fn draft(self, id: AccountId) -> Account {
        Account {
            id,
            name: self.name.get(),
            city: self.city.get(),
            phone: self.phone.get(),
            website: self.website.get(),
            ..blank_account()
        }
    }
}

fn blank_account() -> Account {
    Account {
        id: AccountId(uuid::Uuid::nil()),
        name: String::new(),
        line_of_business: String::new(),
        city: String::new(),
        country: String::new(),
        language: None,
        phone: String::new(),
        email: String::new(),
        website: String::new(),
        notes: String::new(),
        status: AccountStatus::Prospect,
        status_mark: None,
        relationship_types: BTreeSet::new(),
        custom: [].into(),
        merged_into: None,
        fits: None,
        created_at: Timestamp::default(),
    }
}

#[component]
pub fn AccountFields(
    form: AccountForm,
    refused: Refused,
    /// What is said of the name, below it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="form__row">
            <TextInput
                value=form.name
                label=words::NAME
                error=refused.at(domain::Field::Name)
                required=true
                autofocus=true
            />
            <TextInput
                value=form.line_of_business
                label=words::LINE_OF_BUSINESS
                help=words::LINE_OF_BUSINESS_HELP
                error=refused.at(domain::Field::LineOfBusiness)
            />
        </div>
        {children.map(|children| children())}
        <div class="form__row">
            <TextInput
                value=form.city
                label=words::CITY
                error=refused.at(domain::Field::City)
            />
            <TextInput
                value=form.country
                label=words::COUNTRY
                error=refused.at(domain::Field::Country)
            />
            <Field label=words::LANGUAGE>
                <LanguageSelect
                    value=form.language
                    none=words::NO_LANGUAGE.to_owned()
                    on_change=move |tag| form.language.set(tag)
                />
            </Field>
        </div>
        <div class="form__row">
            <TextInput
                value=form.phone
                label=words::PHONE
                kind="tel"
                error=refused.at(domain::Field::Phone)
            />
            <TextInput
                value=form.email
                label=words::EMAIL
                kind="email"
                error=refused.at(domain::Field::Email)
            />
            <TextInput
                value=form.website
                label=words::WEBSITE
                kind="url"
                error=refused.at(domain::Field::Website)
            />
        </div>
        <RelationshipTypes value=form.relationship_types />
        <OwnFieldInputs own=form.own refused />
        <TextArea
            value=form.notes
            label=words::NOTES
            rows=3
            error=refused.at(domain::Field::Notes)
        />
    }
}

/// An account can be several things at once.
#[component]
fn RelationshipTypes(value: RwSignal<BTreeSet<RelationshipType>>) -> impl IntoView {
    let box_of = move |kind: RelationshipType| {
        let toggle = move |is_one| {
            value.update(|types| {
                if is_one {
                    types.insert(kind);
                } else {
                    types.remove(&kind);
                }
            });
        };
        view! {
            <Check
                checked=Signal::derive(move || value.with(|types| types.contains(&kind)))
                on_change=toggle
            >
                {values::relationship_type(kind)}
            </Check>
        }
    };
    view! {
        <fieldset>
            <legend class="field__label form__gap">{words::RELATIONSHIP}</legend>
            <div class="choices">
                {RelationshipType::ALL.iter().copied().map(box_of).collect_view()}
            </div>
        </fieldset>
    }
}
