//! What was recognised, a chip each: what it is now, with the way to where it is changed, and a press
//! that leaves it out.

use super::{Field, Pasting};
use crate::{
    format,
    pages::{frame::keys::focus, undo::put_back},
    parts::{Icon, Toasts, icon::Glyph},
    texts::{paste as words, values},
};
use domain::{AccountId, CampaignId, ContactId, ConversationId, Correspondent};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use protocol::ComposerText;

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
        Field::Intent => compose.intent.get().map_or_else(
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

/// Who wrote may be known as somebody of another account: it is said, and the way there.
#[component]
fn Elsewhere(pasting: Pasting) -> impl IntoView {
    let data = pasting.data;
    let here = pasting.compose().subject.account;
    let known = Memo::new(move |_| {
        let sender = pasting.taken.with(|taken| {
            let taken = taken.as_ref()?;
            let is_named = taken.fields.contains(&Field::Sender);
            taken.sender.clone().filter(|_| is_named)
        })?;
        if pasting.compose().contact.get().is_some() {
            return None;
        }
        data.watch(domain::Kind::Contact);
        data.rows(|rows| {
            let found = sender.contact_elsewhere(rows.contacts(), &rows.family(here))?;
            let account = rows.survivor(found.account_id)?;
            let talks = rows.conversations_with(account.id);
            let latest = talks.max_by_key(|row| (row.last_activity_at(), row.id));
            Some(Known {
                contact: found.id,
                name: found.name.clone(),
                address: found.email.clone(),
                account: account.id,
                account_name: account.name.clone(),
                conversation: latest.map(|row| (row.id, row.campaign_id)),
            })
        })
    });
    let toasts = expect_context::<Toasts>();
    let navigate = StoredValue::new_local(use_navigate());
    let carry = move |known: &Known| match carried(pasting, known) {
        Some(address) => navigate.with_value(|go| go(&address, NavigateOptions::default())),
        None => toasts.say(words::OTHER_TEXT_THERE),
    };
    move || {
        known.get().map(|known| {
            let account = known.account_name.clone();
            let there = known.clone();
            view! {
                <div class="notice" data-tone="warn" role="status">
                    <span dir="auto">{words::elsewhere(&known.name, &account)}</span>
                    {known.conversation.is_some().then(|| view! {
                        <button type="button" class="button" on:click=move |_| carry(&there)>
                            {words::there_instead(&account)}
                        </button>
                    })}
                    <a class="link" href=format!("/accounts/{}", known.account)>
                        {words::open_account(&account)}
                    </a>
                </div>
            }
        })
    }
}

/// Who wrote, where they are somebody of another account, and where one last spoke with it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    contact: ContactId,
    name: String,
    address: String,
    account: AccountId,
    account_name: String,
    conversation: Option<(ConversationId, Option<CampaignId>)>,
}

/// The text goes to the composer of the conversation that it belongs to; its address. Nothing where
/// another text is begun there: both stay where they stand.
fn carried(pasting: Pasting, known: &Known) -> Option<String> {
    let (conversation_id, campaign_id) = known.conversation?;
    let (data, compose) = (pasting.data, pasting.compose());
    let text = data.engine().texts.get(compose.subject.conversation)?;
    let correspondent = Correspondent {
        contact_id: Some(known.contact),
        name: known.name.clone(),
        address: known.address.clone(),
    };
    let there = ComposerText {
        conversation_id,
        account_id: known.account,
        campaign_id,
        language_override: None,
        correspondent: Some(correspondent),
        ..text
    };
    put_back(data, there).then(|| {
        compose.discard();
        format!("/inbox/{conversation_id}")
    })
}
