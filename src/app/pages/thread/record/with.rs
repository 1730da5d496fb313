//! Whom a call was with.

use super::Subject;
use crate::{
    data::{Data, use_data},
    parts::{Choice, Field, Select},
    texts::{composer, recorded as words},
};
use domain::{
    Channel, Contact, ContactId, Correspondent, Kind,
    recipient::{first_contact, recipient},
};
use leptos::prelude::*;
use replica::ThreadItem;

/// The people of the account; nothing where none is known.
#[component]
pub fn With(subject: Subject, with: RwSignal<Option<ContactId>>) -> impl IntoView {
    let data = use_data();
    let people = Memo::new(move |_| {
        data.watch(Kind::Contact);
        data.rows(|rows| {
            let people = rows.contacts_of(subject.account);
            people
                .map(|person| Choice::new(person.id.to_string(), person.name.clone()))
                .collect::<Vec<Choice>>()
        })
    });
    let is_any = Memo::new(move |_| people.with(|people| !people.is_empty()));
    let choices = Signal::derive(move || {
        let nobody = Choice::new("", composer::NO_CONTACT);
        [vec![nobody], people.get()].concat()
    });
    view! {
        <Show when=move || is_any.get()>
            <Field label=words::WITH>
                <Select
                    choices
                    value=Signal::derive(move || {
                        with.get().map(|id| id.to_string()).unwrap_or_default()
                    })
                    on_change=move |value: String| with.set(value.parse().ok())
                />
            </Field>
        </Show>
    }
}

/// The one to whom a text would go.
pub fn likely(data: Data, subject: Subject) -> Option<ContactId> {
    data.rows(|rows| {
        let contacts: Vec<&Contact> = rows.contacts_of(subject.account).collect();
        let thread = rows.thread(subject.conversation);
        let messages = thread.filter_map(|item| match item {
            ThreadItem::Message(row) => Some(row),
            _ => None,
        });
        first_contact(messages, &contacts).map(|contact| contact.id)
    })
}

/// The person, with the number by which they are reached.
pub fn person(data: Data, subject: Subject, with: Option<ContactId>) -> Option<Correspondent> {
    data.rows(|rows| {
        let account = rows.survivor(subject.account)?;
        let contact = with.and_then(|id| rows.contact(id));
        recipient(account, contact, Channel::PhoneCall)
    })
}
