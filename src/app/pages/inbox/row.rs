//! One conversation in a list: who, when, by which channel, what, and what is needed, in two lines.

use crate::{
    data::use_data,
    format,
    parts::{Avatar, Icon, chip::channel_glyph, icon::Glyph},
    texts::thread as words,
};
use domain::{ConversationId, Direction, Kind};
use leptos::prelude::*;

#[component]
pub fn ConversationRow(
    id: ConversationId,
    chosen: Memo<Option<ConversationId>>,
    #[prop(into)] href: Signal<String>,
) -> impl IntoView {
    let data = use_data();
    let row = Memo::new(move |_| data.conversation(id));
    let account = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.account_id)));
    let account_name = Memo::new(move |_| {
        account
            .get()
            .map(|id| data.account_name(id))
            .unwrap_or_default()
    });
    let contact = Memo::new(move |_| {
        data.watch(Kind::Contact);
        let account = account.get()?;
        data.rows(|rows| {
            rows.contacts_of(account)
                .next()
                .map(|contact| contact.name.clone())
        })
    });
    let name = move || match contact.get() {
        Some(contact) => format!("{contact} · {}", account_name.get()),
        None => account_name.get(),
    };
    let time = move || {
        row.with(|row| row.as_ref()?.last_activity_at())
            .map(|at| format::row_time(at, data.now()))
    };
    let channel = move || {
        row.with(|row| Some(row.as_ref()?.figures.last.as_ref()?.channel))
            .map(|channel| view! { <Icon glyph=channel_glyph(channel) /> })
    };
    let preview = move || {
        row.with(|row| {
            let figures = &row.as_ref()?.figures;
            let text = figures
                .translated_preview
                .as_ref()
                .unwrap_or(&figures.preview);
            let ours = figures.last.as_ref()?.direction == Direction::Outbound;
            Some(if ours {
                format!("{}{text}", words::YOU_PREFIX)
            } else {
                text.clone()
            })
        })
    };
    let needs_reply =
        move || row.with(|row| row.as_ref().is_some_and(domain::Conversation::needs_reply));
    let is_snoozed =
        move || row.with(|row| row.as_ref().is_some_and(|row| row.snoozed_until.is_some()));
    let has_draft = Memo::new(move |_| {
        data.watch(Kind::Message);
        data.rows(|rows| rows.has_draft(id))
    });
    view! {
        <a
            class="conversation-row"
            href=href
            aria-current=move || (chosen.get() == Some(id)).then_some("true")
            data-needs-reply=move || needs_reply().then_some("")
        >
            <Avatar name=account_name />
            <span class="conversation-row__name" dir="auto">{name}</span>
            <span class="conversation-row__time">{channel} <time>{time}</time></span>
            <span class="conversation-row__preview" dir="auto">{preview}</span>
            <span class="conversation-row__marks">
                <Show when=is_snoozed>
                    <Icon glyph=Glyph::Clock />
                </Show>
                <Show when=move || has_draft.get()>
                    <span class="chip">{words::DRAFT}</span>
                </Show>
                <Show when=needs_reply>
                    <span class="badge" title=words::NEEDS_REPLY>
                        <span class="visually-hidden">{words::NEEDS_REPLY}</span>
                        <span aria-hidden="true">"↩"</span>
                    </span>
                </Show>
            </span>
        </a>
    }
}
