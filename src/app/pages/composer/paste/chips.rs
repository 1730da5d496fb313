//! What was recognised, a chip each: what it is now, with the way to where it is changed, and a press
//! that leaves it out.

use super::{Field, Pasting, elsewhere::Elsewhere};
use crate::{
    format,
    pages::frame::keys::focus,
    parts::{Icon, icon::Glyph},
    texts::{paste as words, values},
};
use domain::Intent;
use leptos::prelude::*;

#[component]
pub fn Chips(pasting: Pasting) -> impl IntoView {
    let stands = Memo::new(move |_| pasting.taken.with(Option::is_some));
    let fields = Memo::new(move |_| {
        pasting
            .taken
            .with(|taken| taken.as_ref().map(|taken| taken.fields.clone()))
            .unwrap_or_default()
    });
    view! {
        <Show when=move || stands.get()>
            <div class="pasted" role="group" aria-label=words::RECOGNISED>
                <span class="pasted__title">{words::RECOGNISED}</span>
                <For each=move || fields.get() key=|field| *field as u8 let(field)>
                    <FieldChip pasting field />
                </For>
                <NewContact pasting />
                <button
                    type="button"
                    class="button button--quiet push"
                    on:click=move |_| pasting.undo()
                >
                    {words::UNDO}
                    <kbd>{words::UNDO_KEY}</kbd>
                </button>
            </div>
            <Elsewhere pasting />
        </Show>
    }
}

#[component]
fn FieldChip(pasting: Pasting, field: Field) -> impl IntoView {
    let (data, compose) = (pasting.data, pasting.compose());
    let value = move || match field {
        Field::Mode => values::mode(compose.mode.get()).to_owned(),
        Field::Channel => values::channel(compose.channel.get()).to_owned(),
        Field::Sender => {
            let contact = compose.contact.get();
            data.watch(domain::Kind::Contact);
            let known = contact
                .and_then(|id| data.rows(|rows| rows.contact(id).map(|row| row.name.clone())));
            known.unwrap_or_else(|| sender_name(pasting))
        }
        Field::When => compose
            .occurred_at
            .get()
            .map_or_else(|| words::NOW.to_owned(), format::date_time),
        Field::Subject => compose.mail_subject.get(),
        Field::Language => format::language(&compose.target()),
        Field::Intent => known(compose.intent.get()).map_or_else(
            || words::NO_INTENT.to_owned(),
            |intent| values::intent(intent).to_owned(),
        ),
    };
    let name = name_of(field);
    view! {
        <span class="chip pasted__chip">
            <button
                type="button"
                class="pasted__value"
                title=words::change(name)
                on:click=move |_| _ = focus(place_of(field))
            >
                <span class="pasted__name">{name}</span>
                <span dir="auto">{value}</span>
            </button>
            <button
                type="button"
                class="pasted__leave"
                aria-label=words::leave_out(name)
                title=words::leave_out(name)
                on:click=move |_| pasting.leave_out(field)
            >
                <Icon glyph=Glyph::Cross />
            </button>
        </span>
    }
}

const fn name_of(field: Field) -> &'static str {
    match field {
        Field::Mode => words::MODE,
        Field::Channel => words::CHANNEL,
        Field::Sender => words::SENDER,
        Field::When => words::WHEN,
        Field::Subject => words::SUBJECT,
        Field::Language => words::LANGUAGE,
        Field::Intent => words::INTENT,
    }
}

/// Where it is changed.
const fn place_of(field: Field) -> &'static str {
    match field {
        Field::Mode => ".composer .modes [data-chosen]",
        Field::Channel => ".composer [data-field=channel]",
        Field::Sender => ".composer [data-field=person]",
        Field::When => ".composer [data-field=when]",
        Field::Subject => ".composer [data-field=subject]",
        Field::Language => ".composer [data-field=language]",
        Field::Intent => ".composer [data-field=intent]",
    }
}

fn sender_name(pasting: Pasting) -> String {
    pasting
        .taken
        .with(|taken| {
            let sender = taken.as_ref()?.sender.as_ref()?;
            Some(sender.called().to_owned())
        })
        .unwrap_or_default()
}

/// Somebody who is no contact of the account yet can become one.
#[component]
fn NewContact(pasting: Pasting) -> impl IntoView {
    let is_unknown = Memo::new(move |_| {
        let named = pasting.taken.with(|taken| {
            taken.as_ref().is_some_and(|taken| {
                taken.sender.is_some() && taken.fields.contains(&Field::Sender)
            })
        });
        let is_inbound = pasting.compose().mode.get().direction() == domain::Direction::Inbound;
        named && is_inbound && pasting.compose().contact.get().is_none()
    });
    view! {
        <Show when=move || is_unknown.get()>
            <button
                type="button"
                class="button button--quiet"
                on:click=move |_| pasting.add_sender()
            >
                {move || words::add_contact(&sender_name(pasting))}
            </button>
        </Show>
    }
}

fn known(intent: Option<Intent>) -> Option<Intent> {
    intent.filter(|intent| *intent != Intent::Unknown)
}
