//! One conversation in a list: who, when, by which channel, what, and what is needed, in two lines.

use crate::{
    data::{Data, use_data},
    format,
    pages::frame::ticks::Ticks,
    parts::{Icon, Selection, avatar::avatar_of, chip::channel_glyph, icon::Glyph},
    texts::{people, thread as words, values},
};
use domain::{
    Account, Channel, ConversationId, Direction, Kind, ReadingId, ReviewStatus, Timestamp,
};
use leptos::prelude::*;
use replica::Rows;

/// A row is drawn whole from what it shows: a list that is scrolled builds many of them at once,
/// and what could change by itself is what takes long to build.
#[component]
pub fn ConversationRow(
    id: ConversationId,
    chosen: Memo<Option<ConversationId>>,
    #[prop(into)] href: Signal<String>,
    /// Where several can be selected.
    #[prop(optional)]
    selection: Option<Selection<ConversationId>>,
) -> impl IntoView {
    let data = use_data();
    let ticks = expect_context::<Ticks>();
    let reading = ReadingId::of(data.me(), id);
    let account = Memo::new(move |_| {
        data.watch_row(id);
        data.rows(|rows| rows.conversation(id).map(|row| row.account_id))
    });
    let has_draft = Memo::new(move |_| {
        data.watch(Kind::Message);
        data.rows(|rows| rows.has_draft(id))
    });
    let shown = Memo::new(move |_| {
        data.watch_row(id);
        let account = account.get().and_then(|id| data.account(id));
        data.watch(Kind::Contact);
        data.watch_row(reading);
        let now = ticks.now();
        data.rows(|rows| Shown::of(data, rows, id, account, now))
            .unwrap_or_default()
    });
    let select = selection.map(|selection| {
        let name = move || shown.with(|shown| words::select(&shown.account));
        view! {
            <label class="conversation-card__select">
                <input
                    type="checkbox"
                    aria-label=name
                    prop:checked=move || selection.has(id)
                    on:click=move |event| selection.toggle(id, event.shift_key())
                />
            </label>
        }
    });
    let is_selected = move || selection.is_some_and(|selection| selection.has(id));
    let row = view! {
        <a
            class="conversation-row"
            href=href
            aria-current=move || (chosen.get() == Some(id)).then_some("true")
            data-unread=move || shown.with(|shown| shown.is_unread).then_some("")
        >
            {move || view! { <Lines shown=shown.get() has_draft=has_draft.get() /> }}
        </a>
    };
    view! {
        <div class="conversation-card" data-selected=move || is_selected().then_some("")>
            {row}
            {select}
        </div>
    }
}

/// What a row shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Shown {
    account: String,
    contact: Option<String>,
    channel: Option<Channel>,
    time: String,
    preview: String,
    needs_reply: bool,
    is_snoozed: bool,
    is_unread: bool,
}

impl Shown {
    fn of(
        data: Data,
        rows: &Rows,
        id: ConversationId,
        account: Option<Account>,
        now: Timestamp,
    ) -> Option<Self> {
        let row = rows.conversation(id)?;
        let contact = rows.contacts_of(row.account_id).next();
        let figures = &row.figures;
        let text = figures.translated_preview.as_ref();
        let text = text.unwrap_or(&figures.preview);
        let last = figures.last.as_ref();
        let is_ours = last.is_some_and(|last| last.direction == Direction::Outbound);
        let who = if is_ours { words::WE_PREFIX } else { "" };
        Some(Self {
            account: account.map_or_else(
                || people::UNKNOWN_ACCOUNT.to_owned(),
                |account| account.name,
            ),
            contact: contact.map(|contact| contact.name.clone()),
            channel: last.map(|last| last.channel),
            time: row
                .last_activity_at()
                .map(|at| format::row_time(at, now))
                .unwrap_or_default(),
            preview: match (last, row.review_status) {
                (None, ReviewStatus::Approved) => words::NOTHING_SAID.to_owned(),
                (None, review) => values::review_status(review).to_owned(),
                (Some(_), _) => format!("{who}{text}"),
            },
            needs_reply: rows.is_to_answer(row, now),
            is_snoozed: row.is_snoozed(now),
            is_unread: rows.is_unread(row, data.me()),
        })
    }
}

#[component]
fn Lines(shown: Shown, has_draft: bool) -> impl IntoView {
    let name = match shown.contact {
        Some(contact) => format!("{contact} · {}", shown.account),
        None => shown.account.clone(),
    };
    let channel = shown.channel.map(channel_glyph);
    view! {
        {avatar_of(&shown.account)}
        <span class="conversation-row__name" dir="auto">{name}</span>
        <span class="conversation-row__time">
            {channel.map(|glyph| view! { <Icon glyph /> })} " " <time>{shown.time}</time>
        </span>
        <span class="conversation-row__preview" dir="auto">{shown.preview}</span>
        <span class="conversation-row__marks">
            {shown.is_snoozed.then(|| view! {
                <span title=words::SNOOZED>
                    <span class="visually-hidden">{words::SNOOZED}</span>
                    <Icon glyph=Glyph::Clock />
                </span>
            })}
            {has_draft.then(|| view! { <span class="chip">{words::DRAFT}</span> })}
            {shown.is_unread.then(|| view! {
                <span class="unread" title=words::UNREAD>
                    <span class="visually-hidden">{words::UNREAD}</span>
                </span>
            })}
            {shown.needs_reply.then(|| view! {
                <span class="badge" title=words::NEEDS_REPLY>
                    <span class="visually-hidden">{words::NEEDS_REPLY}</span>
                    <span aria-hidden="true">"↩"</span>
                </span>
            })}
        </span>
    }
}
