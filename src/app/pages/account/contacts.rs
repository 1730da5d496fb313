//! The people inside an account.

use super::contact_dialog::ContactDialog;
use crate::{
    data::use_data,
    pages::undo::offer_back,
    parts::{Dialog, Icon, Toasts, Way, WayOf, icon::Glyph},
    texts::{
        accounts::{contact as words, page},
        values,
    },
};
use domain::{AccountId, Channel, Contact, ContactId, CreateContact, DeleteContact, Kind};
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
                    data-deed="add-contact"
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
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let id = contact.id;
    let delete = {
        let contact = contact.clone();
        move |_| match data.dispatch(DeleteContact { id }) {
            Ok(_) => {
                let back = CreateContact::again(&contact);
                offer_back(data, toasts, words::deleted(&contact.name), back);
            }
            Err(refusal) => toasts.say(data.refusal_text(&refusal)),
        }
    };
    let ways = [
        (contact.email, Channel::Email),
        (contact.phone, Channel::PhoneCall),
        (contact.linkedin, Channel::Linkedin),
        (contact.instagram, Channel::Instagram),
        (contact.twitter_x, Channel::TwitterX),
    ];
    view! {
        <li class="person">
            <div class="details__head">
                <strong dir="auto">{contact.name.clone()}</strong>
                {contact.role.map(|role| view! {
                    <span class="chip">{values::contact_role(role)}</span>
                })}
                <span class="nowrap">
                    <button
                        type="button"
                        class="button button--quiet"
                        aria-label=words::edit(&contact.name)
                        on:click=move |_| show.run(Some(id))
                    >
                        <Icon glyph=Glyph::Pencil />
                    </button>
                    <button
                        type="button"
                        class="button button--quiet"
                        aria-label=words::delete(&contact.name)
                        on:click=delete
                    >
                        <Icon glyph=Glyph::Cross />
                    </button>
                </span>
            </div>
            {(!contact.title.is_empty()).then(|| view! {
                <p class="person__line"><span dir="auto">{contact.title}</span></p>
            })}
            {ways
                .into_iter()
                .filter(|(address, _)| !address.is_empty())
                .map(|(address, channel)| {
                    let of = WayOf::Channel(channel);
                    view! { <p class="person__line"><Way of address /></p> }
                })
                .collect_view()}
        </li>
    }
}
