//! The people inside an account.

use super::contact_dialog::ContactDialog;
use crate::{
    data::use_data,
    parts::{Dialog, Icon, icon::Glyph},
    texts::{
        accounts::{contact as words, page},
        values,
    },
};
use domain::{AccountId, Contact, ContactId, Kind};
use leptos::prelude::*;

#[component]
pub fn Contacts(account: AccountId) -> impl IntoView {
    let data = use_data();
    let contacts = Memo::new(move |_| {
        data.watch(Kind::Contact);
        data.rows(|rows| rows.contacts_of(account).cloned().collect::<Vec<Contact>>())
    });
    let open = RwSignal::new(false);
    // Whom the dialog edits; nobody while it adds.
    let edited = RwSignal::new(None::<ContactId>);
    let show = Callback::new(move |contact: Option<ContactId>| {
        edited.set(contact);
        open.set(true);
    });
    let title = Signal::derive(move || {
        let title = if edited.get().is_some() {
            words::EDIT_TITLE
        } else {
            words::NEW_TITLE
        };
        title.to_owned()
    });
    view! {
        <section aria-label=page::CONTACTS>
            <div class="details__head">
                <h2>{page::CONTACTS}</h2>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| show.run(None)
                >
                    <Icon glyph=Glyph::Plus />
                    {words::ADD}
                </button>
            </div>
            <Show
                when=move || contacts.with(|contacts| !contacts.is_empty())
                fallback=|| view! { <p class="faint">{words::NONE}</p> }
            >
                <ul class="stack">
                    {move || {
                        let cards = contacts.get().into_iter();
                        cards.map(|contact| view! { <Person contact show /> }).collect_view()
                    }}
                </ul>
            </Show>
            <Dialog open title>
                <ContactDialog account edited=edited.get_untracked() open />
            </Dialog>
        </section>
    }
}

#[component]
fn Person(contact: Contact, show: Callback<Option<ContactId>>) -> impl IntoView {
    let id = contact.id;
    let lines = [
        (contact.title, "auto"),
        (contact.email, "ltr"),
        (contact.phone, "ltr"),
        (contact.linkedin, "ltr"),
        (contact.instagram, "ltr"),
        (contact.twitter_x, "ltr"),
    ];
    view! {
        <li class="person">
            <div class="details__head">
                <strong dir="auto">{contact.name.clone()}</strong>
                {contact.role.map(|role| view! {
                    <span class="chip">{values::contact_role(role)}</span>
                })}
                <button
                    type="button"
                    class="button button--quiet"
                    aria-label=words::edit(&contact.name)
                    on:click=move |_| show.run(Some(id))
                >
                    <Icon glyph=Glyph::Pencil />
                </button>
            </div>
            {lines
                .into_iter()
                .filter(|(text, _)| !text.is_empty())
                .map(|(text, dir)| {
                    view! { <p class="person__line"><span dir=dir>{text}</span></p> }
                })
                .collect_view()}
        </li>
    }
}
