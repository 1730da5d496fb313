//! Who wrote may be known as somebody of another account: it is said, the way there is offered, and
//! nothing is logged here before whoever presses has seen it.

use super::{Field, Pasting, Taken};
use crate::{
    data::Data,
    pages::{composer::state::Compose, frame::keys::focus, undo::put_back},
    parts::Toasts,
    texts::paste as words,
};
use domain::{AccountId, CampaignId, ContactId, ConversationId, Correspondent, Kind};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use protocol::ComposerText;

/// Who wrote, where they are somebody of another account, and where one last spoke with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    contact: ContactId,
    name: String,
    address: String,
    account: AccountId,
    account_name: String,
    conversation: Option<(ConversationId, Option<CampaignId>)>,
}

/// Whom of another account the sender of what was recognised is known as.
pub(super) fn known(
    data: Data,
    compose: Compose,
    taken: RwSignal<Option<Taken>>,
) -> Memo<Option<Known>> {
    let here = compose.subject.account;
    Memo::new(move |_| {
        let sender = taken.with(|taken| {
            let taken = taken.as_ref()?;
            let is_named = taken.fields.contains(&Field::Sender);
            taken.sender.clone().filter(|_| is_named)
        })?;
        if compose.contact.get().is_some() {
            return None;
        }
        for kind in [Kind::Contact, Kind::Account, Kind::Conversation] {
            data.watch(kind);
        }
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
    })
}

/// To what is said of it, where the ways out are.
pub(super) fn show() {
    focus(".elsewhere :is(button, a)");
}

/// What is said, and the ways out.
#[component]
pub fn Elsewhere(pasting: Pasting) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let navigate = StoredValue::new_local(use_navigate());
    let carry = move |known: &Known| match carried(pasting, known) {
        Some(address) => navigate.with_value(|go| go(&address, NavigateOptions::default())),
        None => toasts.say(words::OTHER_TEXT_THERE),
    };
    move || {
        pasting.elsewhere.get().map(|known| {
            let account = known.account_name.clone();
            let there = known.clone();
            view! {
                <div class="notice elsewhere" data-tone="warn" role="status">
                    <span dir="auto">{words::elsewhere(&known.name, &account)}</span>
                    <Show when=move || pasting.is_warned.get()>
                        <span role="alert">{words::LOG_AGAIN}</span>
                    </Show>
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
