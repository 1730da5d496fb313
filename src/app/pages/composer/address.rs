//! To whom, by which channel, in which language, when: always in view.

use super::{state::Compose, when::When};
use crate::{
    data::use_data,
    format,
    parts::LanguageSelect,
    texts::{composer as words, values},
};
use domain::{Channel, Contact, ContactId, Direction, Intent, Kind, paste};
use leptos::prelude::*;

#[component]
pub fn Address(compose: Compose) -> impl IntoView {
    let data = use_data();
    let is_inbound = move || compose.mode.get().direction() == Direction::Inbound;
    view! {
        <div class="composer__to">
            <span>{move || if is_inbound() { words::FROM } else { words::TO }}</span>
            <Person compose />
            {move || {
                let address = compose.recipient().map(|who| who.address).unwrap_or_default();
                (!address.is_empty())
                    .then(|| {
                        let whole = address.clone();
                        view! { <span class="composer__address" dir="auto" title=whole>{address}</span> }
                    })
            }}
            // It stands in the head of the thread, too.
            <span class="composer__at">
                {words::AT} " "
                <strong dir="auto">{move || data.account_name(compose.subject.account)}</strong>
            </span>
            <select
                class="input select select--chip"
                aria-label=words::CHANNEL
                data-field="channel"
                on:change=move |event| {
                    if let Ok(channel) = event_target_value(&event).parse() {
                        compose.channel.set(channel);
                        compose.keep();
                    }
                }
            >
                {Channel::ALL.iter().map(|&channel| view! {
                    <option
                        value=channel.as_str()
                        prop:selected=move || compose.channel.get() == channel
                    >
                        {values::channel(channel)}
                    </option>
                }).collect_view()}
            </select>
            <LanguageSelect
                value=Signal::derive(move || Some(compose.target()))
                on_change=move |tag| compose.choose_language(tag)
                label=words::LANGUAGE
                class="input select select--chip"
                attr:data-field="language"
            />
            {move || compose.language_override.get().map(|_| {
                let usual = format::language(&compose.usual_target());
                view! {
                    <button
                        type="button"
                        class="button button--quiet composer__small"
                        on:click=move |_| compose.choose_language(None)
                    >
                        {words::usual_language(&usual)}
                    </button>
                }
            })}
            <Show when=is_inbound>
                <IntentSelect compose />
            </Show>
            <When compose />
        </div>
        <Moved compose />
    }
}

/// The recipient's address is another by now: the frozen one stays until the person takes the new.
#[component]
fn Moved(compose: Compose) -> impl IntoView {
    move || {
        compose.present_address().map(|present| {
            let frozen = compose
                .recipient()
                .map(|who| who.address)
                .unwrap_or_default();
            view! {
                <p class="hint" role="status">
                    <span dir="auto">{words::moved(&frozen, &present)}</span>
                    <button
                        type="button"
                        class="button button--quiet push"
                        on:click=move |_| compose.take_present_address()
                    >
                        {words::TAKE_ADDRESS}
                    </button>
                </p>
            }
        })
    }
}

/// Which person of the account; frozen with the text when it is logged.
#[component]
fn Person(compose: Compose) -> impl IntoView {
    let data = use_data();
    let people = Memo::new(move |_| {
        data.watch(Kind::Contact);
        data.rows(|rows| {
            rows.contacts_of(compose.subject.account)
                .cloned()
                .collect::<Vec<Contact>>()
        })
    });
    view! {
        <select
            class="input select select--chip"
            aria-label=words::CONTACT
            data-field="person"
            dir="auto"
            on:change=move |event| {
                compose.contact.set(event_target_value(&event).parse::<ContactId>().ok());
                compose.keep();
            }
        >
            <option value="" prop:selected=move || compose.contact.get().is_none()>
                {words::NO_CONTACT}
            </option>
            {move || people.get().into_iter().map(|person| {
                let id = person.id;
                view! {
                    <option
                        value=id.to_string()
                        prop:selected=move || compose.contact.get() == Some(id)
                    >
                        {person.name}
                    </option>
                }
            }).collect_view()}
        </select>
    }
}

#[component]
fn IntentSelect(compose: Compose) -> impl IntoView {
    // As it will be logged: by its words, where nobody said anything else.
    let wanted = Memo::new(move |_| {
        let by_words = || {
            compose.mail_subject.with(|subject| {
                compose
                    .account_text
                    .with(|text| paste::intent_of(subject, text))
            })
        };
        compose.intent.get().or_else(by_words)
    });
    view! {
        <select
            class="input select select--chip"
            aria-label=words::INTENT
            data-field="intent"
            on:change=move |event| {
                let chosen = event_target_value(&event).parse().ok();
                // Whoever takes back what it was taken for says that it is not known.
                compose.intent.set(chosen.or(Some(Intent::Unknown)));
                compose.keep();
            }
        >
            <option value="" prop:selected=move || {
                wanted.get().is_none_or(|intent| intent == Intent::Unknown)
            }>
                {words::INTENT_UNKNOWN}
            </option>
            {Intent::ALL
                .iter()
                .filter(|&&intent| intent != Intent::Unknown)
                .map(|&intent| view! {
                    <option
                        value=intent.as_str()
                        prop:selected=move || wanted.get() == Some(intent)
                    >
                        {values::intent(intent)}
                    </option>
                })
                .collect_view()}
        </select>
    }
}
