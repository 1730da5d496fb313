//! What was logged is handed over (feature L1): the text is copied, and the channel's own door stands
//! open until the next text is begun. Nothing is opened but by the person's press.

use super::{composer::label_of, filling::fill_in, undo::undo};
use crate::{
    data::{Data, use_data},
    parts::{Icon, Toasts, icon::Glyph, write_clipboard},
    texts::{composer, handed as words, shell, thread, values, variables},
};
use domain::{
    CampaignId, Channel, Correspondent, Direction, LogMessage, Message, MessageId, Mode, Refusal,
    Said,
    door::{Door, Outgoing, door},
    undo::set_back_to,
};
use leptos::{prelude::*, task::spawn_local};

/// What was handed over last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    message: MessageId,
    channel: Channel,
    to: Option<Correspondent>,
    text: String,
    door: Option<Door>,
    copy: Copy,
    /// Whether it stands in its channel already: there is nothing to hand over then.
    was_sent: bool,
}

/// Whether the text is on the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Copy {
    /// Not yet, or it was sent already: the clipboard is left alone.
    Unasked,
    Done,
    /// The browser did not allow it.
    Failed,
}

/// The conversation that waits next, where somebody goes through a list: its address, and with whom it
/// is.
#[derive(Clone, Copy)]
pub struct NextUp(pub Memo<Option<(String, String)>>);

/// Where a page shows what was handed over.
#[derive(Clone, Copy)]
pub struct HandedOver(pub RwSignal<Option<Handed>>);

impl HandedOver {
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Hands a message of ours over. What was sent already is neither copied again nor opened.
    fn take(self, id: MessageId, said: &Said) {
        let handed = Handed {
            message: id,
            channel: said.channel,
            to: said.correspondent.clone(),
            text: said.original_text.clone(),
            door: door_of(said),
            copy: Copy::Unasked,
            was_sent: said.mode == Mode::LogSent,
        };
        let is_to_send = !handed.was_sent;
        self.0.set(Some(handed));
        if is_to_send {
            self.copy();
        }
    }

    /// Copies the text, and says whether that worked.
    fn copy(self) {
        let Some(text) = self
            .0
            .with_untracked(|handed| handed.as_ref().map(|handed| handed.text.clone()))
        else {
            return;
        };
        spawn_local(async move {
            let copied = write_clipboard(&text).await;
            // The page may be left by now.
            self.0.try_update(|handed| {
                if let Some(handed) = handed.as_mut().filter(|handed| handed.text == text) {
                    handed.copy = if copied { Copy::Done } else { Copy::Failed };
                }
            });
        });
    }
}

/// The door of a message of ours.
pub fn door_of(said: &Said) -> Option<Door> {
    let address = said.correspondent.as_ref().map(|person| &*person.address);
    door(Outgoing {
        channel: said.channel,
        address: address.unwrap_or_default(),
        subject: &said.subject,
        text: &said.original_text,
    })
}

/// What follows once a message is logged: it is handed over where it is ours, and can be undone.
pub fn logged(
    data: Data,
    toasts: Toasts,
    handed: HandedOver,
    campaign: Option<CampaignId>,
    id: MessageId,
    said: &Said,
    typed: Option<protocol::ComposerText>,
) {
    if said.direction() == Direction::Outbound {
        handed.take(id, said);
    }
    toasts.offer(words::LOGGED, thread::UNDO, move || {
        if let Some(message) = data.rows(|rows| rows.message(id).cloned()) {
            undo(data, toasts, &message, campaign, typed.clone());
        }
    });
}

/// Logs a draft as it stands, said now unless its time was set back: one step from sent.
pub fn log_draft(
    data: Data,
    toasts: Toasts,
    handed: HandedOver,
    campaign: Option<CampaignId>,
    draft: Message,
) {
    let set_back = set_back_to(&draft);
    let Message {
        id,
        mut said,
        account_id,
        revision,
        suggested,
        ..
    } = draft;
    said.occurred_at = set_back.unwrap_or_else(|| data.now());
    let missing = fill_in(data, account_id, campaign, &mut said);
    if !missing.is_empty() {
        toasts.say(variables::missing(&missing));
        return;
    }
    let command = LogMessage {
        id,
        account_id,
        campaign_id: campaign,
        said: said.clone(),
        log_anyway: false,
        base: revision,
        call: None,
        html: None,
        suggested,
    };
    match data.dispatch(command) {
        Ok(_) => logged(data, toasts, handed, campaign, id, &said, None),
        Err(refusal) => toasts.say(refusal_of(data, &said, &refusal)),
    }
}

/// A refusal in the reader's words, by the name of the box that it is about.
pub fn refusal_of(data: Data, said: &Said, refusal: &Refusal) -> String {
    composer::refusal(refusal, |is_theirs| label_of(said.mode, is_theirs))
        .unwrap_or_else(|| data.refusal_text(refusal))
}

/// Says to whom the text goes and what to do with it, with the door, and leads to the next
/// conversation that waits.
#[component]
pub fn HandedView(handed: HandedOver) -> impl IntoView {
    let data = use_data();
    let shown = handed.0;
    let up_next = use_context::<NextUp>();
    // What is undone is not handed over any more.
    let stands = move |now: &Handed| data.message(now.message).is_none_or(|row| row.is_logged());
    move || {
        shown.get().filter(stands).and_then(|now| {
            let up_next = up_next.and_then(|next| next.0.get());
            let up_next = up_next.map(|(href, name)| view! { <NextLink href name /> });
            if now.was_sent {
                return up_next.map(|link| {
                    view! {
                        <section class="handed" aria-label=words::TITLE>
                            <p class="handed__what" role="status">{words::LOGGED}</p>
                            <div class="line">{link} <Dismiss handed /></div>
                        </section>
                    }
                    .into_any()
                });
            }
            let to = now
                .to
                .as_ref()
                .map(|person| words::to(&person.name, &person.address));
            let next = next_step(&now);
            let copy_again = now.copy != Copy::Done;
            Some(view! {
                <section class="handed" aria-label=words::TITLE>
                    <p class="handed__what" role="status">
                        <strong>{values::channel(now.channel)}</strong>
                        {to.map(|to| view! { " " <span dir="auto">{to}</span> })}
                        <span class="handed__next">{next}</span>
                    </p>
                    <div class="line">
                        {now.door.map(|door| view! { <DoorLink door /> })}
                        {copy_again.then(|| view! {
                            <button type="button" class="button" on:click=move |_| handed.copy()>
                                <Icon glyph=Glyph::Copy />
                                {words::COPY}
                            </button>
                        })}
                        {up_next}
                        <Dismiss handed />
                    </div>
                </section>
            }
            .into_any())
        })
    }
}

#[component]
fn Dismiss(handed: HandedOver) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button--quiet"
            on:click=move |_| handed.0.set(None)
        >
            {shell::DISMISS}
        </button>
    }
}

#[component]
fn NextLink(href: String, name: String) -> impl IntoView {
    view! {
        <a class="button handed__up-next" href=href>
            <span>{words::NEXT}</span>
            <bdi class="handed__name">{name}</bdi>
        </a>
    }
}

/// What is still to be done by hand.
fn next_step(handed: &Handed) -> String {
    let copy = match handed.copy {
        Copy::Unasked => None,
        Copy::Done => Some(words::IS_COPIED),
        Copy::Failed => Some(shell::COPY_FAILED),
    };
    let door = handed
        .door
        .as_ref()
        .and_then(|door| match (door.has_text, door.has_recipient) {
            (true, true) => None,
            (true, false) => Some(words::CHOOSE_THERE),
            (false, _) if handed.channel == Channel::PhoneCall => None,
            (false, _) => Some(words::PASTE_THERE),
        });
    let parts: Vec<&str> = copy.into_iter().chain(door).collect();
    parts.join(" ")
}

/// The link that opens the channel.
#[component]
pub fn DoorLink(door: Door, #[prop(default = "button")] class: &'static str) -> impl IntoView {
    // A program of the device takes its address without a page of its own.
    let is_page = door.href.starts_with("https:");
    view! {
        <a
            class=class
            href=door.href
            target=is_page.then_some("_blank")
            rel="noopener noreferrer"
        >
            {words::opens(door.opens)}
        </a>
    }
}
