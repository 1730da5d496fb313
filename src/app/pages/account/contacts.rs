//! The people inside an account.

use super::contact_dialog::ContactDialog;
use crate::{
    data::{Data, use_data},
    pages::undo::offer_back,
    parts::{Dialog, Icon, Toasts, Way, WayOf, icon::Glyph},
    texts::{
        accounts::{UNDO, contact as words, page},
        values,
    },
};
use domain::{
    AccountField, AccountId, Channel, Contact, ContactField, ContactId, CreateContact,
    DeleteContact, Kind, Refusal, TextEdit, UpdateAccount, UpdateContact,
    people::{at_one_address, given_back, left_over, taken_over, with_line, without_line},
};
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
            {move || {
                let pairs = contacts.with(|contacts| at_one_address(contacts)).into_iter();
                pairs.map(|pair| view! { <SamePerson account pair contacts /> }).collect_view()
            }}
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

/// Two who are reached at one address, as after a merge: put together by one press.
#[component]
fn SamePerson(
    account: AccountId,
    pair: (ContactId, ContactId),
    contacts: Memo<Vec<Contact>>,
) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let of = move |id| {
        contacts.with_untracked(|all| all.iter().find(|contact| contact.id == id).cloned())
    };
    of(pair.0).zip(of(pair.1)).map(|(stays, goes)| {
        let said = words::at_one_address(&stays.name, &goes.name);
        let put_together = move |_| {
            if let Err(refusal) = self::put_together(data, toasts, account, &stays, &goes) {
                toasts.say(data.refusal_text(&refusal));
            }
        };
        view! {
            <div class="notice">
                <span dir="auto">{said}</span>
                <button type="button" class="button" on:click=put_together>
                    {words::PUT_TOGETHER}
                </button>
            </div>
        }
    })
}

/// What finds no place in the one who stays goes to the notes before the other goes: nothing is lost,
/// wherever it stops. It is taken back from what stands there by then.
fn put_together(
    data: Data,
    toasts: Toasts,
    account: AccountId,
    stays: &Contact,
    goes: &Contact,
) -> Result<(), Refusal> {
    let notes = move || untrack(|| data.account(account)).map(|row| row.notes);
    let edit_notes = move |from: String, to: String| UpdateAccount {
        id: account,
        changes: vec![AccountField::NotesEdited(TextEdit { from, to })],
    };
    let changed = |id: ContactId, changes: Vec<ContactField>| UpdateContact { id, changes };
    let (id, name) = (stays.id, stays.name.clone());
    let line = left_over(stays, goes, values::contact_role);
    let line = line.map(|line| words::also(&name, &line));
    if let Some(line) = &line {
        let before = notes().unwrap_or_default();
        let whole = with_line(&before, line)?;
        data.dispatch(edit_notes(before, whole))?;
    }
    let taken = taken_over(stays, goes);
    if !taken.is_empty() {
        data.dispatch(changed(id, taken.clone()))?;
    }
    data.dispatch(DeleteContact { id: goes.id })?;
    let again = CreateContact::again(goes);
    toasts.offer(words::put_together(&name), UNDO, move || {
        let apart = || -> Result<(), Refusal> {
            data.dispatch(again.clone())?;
            let now = data.rows(|rows| rows.contact(id).cloned());
            let back = now.map_or_else(Vec::new, |now| given_back(&taken, &now));
            if !back.is_empty() {
                data.dispatch(changed(id, back))?;
            }
            if let Some((line, before)) = line.as_ref().zip(notes())
                && let Some(rest) = without_line(&before, line)
            {
                data.dispatch(edit_notes(before, rest))?;
            }
            Ok(())
        };
        if let Err(refusal) = apart() {
            toasts.say(data.refusal_text(&refusal));
        }
    });
    Ok(())
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
