//! One conversation in a list: who, when, by which channel, what, and what is needed, in two lines;
//! below them, in small, the campaign and the tags.

use super::listing::Listing;
use crate::{
    data::{Data, use_data},
    format,
    pages::frame::ticks::Ticks,
    parts::{Icon, Selection, avatar::avatar_of, chip::channel_glyph, icon::Glyph},
    texts::{people, thread as words, values},
};
use domain::{
    Account, CampaignId, Channel, Conversation, ConversationId, Direction, HEARD_LIMIT, Kind,
    ReadingId, ReviewStatus, Timestamp,
};
use leptos::prelude::*;
use replica::Rows;

/// The height of a row in px, as `style/conversation-row.css` has it.
pub const HEIGHT: usize = 68;

/// The height of rows of which none has a third line.
pub const OF_TWO_LINES: usize = 52;

/// So many tags are shown; of more it is said how many they are.
const TAGS: usize = 2;

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
    /// The campaign that the whole list is about.
    #[prop(optional)]
    campaign: Option<CampaignId>,
) -> impl IntoView {
    let data = use_data();
    let ticks = expect_context::<Ticks>();
    let reading = ReadingId::of(data.me(), id);
    let belongs = Memo::new(move |_| {
        data.watch_row(id);
        data.rows(|rows| {
            let row = rows.conversation(id)?;
            let other = row.campaign_id.filter(|of| campaign != Some(*of));
            Some((row.account_id, other))
        })
    });
    let has_draft = Memo::new(move |_| {
        data.watch(Kind::Message);
        data.rows(|rows| rows.has_draft(id))
    });
    let shown = Memo::new(move |_| {
        data.watch_row(id);
        let belongs = belongs.get();
        let account = belongs.and_then(|(account, _)| data.account(account));
        let campaign = belongs.and_then(|(_, campaign)| campaign);
        if let Some(campaign) = campaign {
            data.watch_row(campaign);
        }
        data.watch(Kind::Contact);
        data.watch_row(reading);
        let now = ticks.now();
        data.rows(|rows| {
            let campaign = campaign.and_then(|id| rows.campaign(id));
            let name = campaign.map(|campaign| campaign.name.clone());
            Shown::of(data, rows, id, account, name, now)
        })
        .unwrap_or_default()
    });
    let listing = use_context::<Listing>();
    let select = selection.map(|selection| {
        let name = move || shown.with(|shown| words::select(&shown.account));
        view! {
            <label class="conversation-card__select">
                <input
                    type="checkbox"
                    aria-label=name
                    // A stop of the Tab key only while several are selected; the key of it selects one.
                    tabindex=move || (!listing.is_some_and(Listing::is_selecting)).then_some("-1")
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
            data-unread=move || shown.with(|shown| shown.unread.is_some()).then_some("")
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
    /// Before the preview, where it is not theirs.
    who: &'static str,
    preview: String,
    campaign: Option<String>,
    tags: Vec<String>,
    more_tags: usize,
    by_ai: bool,
    needs_reply: bool,
    is_snoozed: bool,
    /// How many messages, where it is unread.
    unread: Option<usize>,
}

impl Shown {
    fn of(
        data: Data,
        rows: &Rows,
        id: ConversationId,
        account: Option<Account>,
        campaign: Option<String>,
        now: Timestamp,
    ) -> Option<Self> {
        let row = rows.conversation(id)?;
        let contact = rows.contacts_of(row.account_id).next();
        let last = row.figures.last.as_ref();
        let is_ours = last.is_some_and(|last| last.direction == Direction::Outbound);
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
                .map(|time| {
                    if row.ends_in_note() {
                        words::note_at(&time)
                    } else {
                        time
                    }
                })
                .unwrap_or_default(),
            who: match last.map(|last| last.channel) {
                Some(Channel::PhoneCall) => words::CALL_PREFIX,
                _ if is_ours => words::WE_PREFIX,
                _ => "",
            },
            preview: preview(row),
            campaign,
            tags: row.tags.iter().take(TAGS).cloned().collect(),
            more_tags: row.tags.len().saturating_sub(TAGS),
            by_ai: row.figures.last_by_ai,
            needs_reply: rows.is_to_answer(row, now),
            is_snoozed: row.is_snoozed(now),
            unread: rows
                .is_unread(row, data.me())
                .then(|| rows.count_unread(row, data.me())),
        })
    }
}

/// What was said last, in the reader's language where it is known; or how it stands.
fn preview(row: &Conversation) -> String {
    let figures = &row.figures;
    match (&figures.last, row.review_status) {
        (None, ReviewStatus::Approved) => words::NOTHING_SAID.to_owned(),
        (None, review) => values::review_status(review).to_owned(),
        (Some(_), _) => {
            let translated = figures.translated_preview.as_ref();
            translated.unwrap_or(&figures.preview).clone()
        }
    }
}

#[component]
fn Lines(shown: Shown, has_draft: bool) -> impl IntoView {
    let contact = shown
        .contact
        .map(|contact| [part(PART, contact), " · ".into_any()]);
    let contact = contact.into_iter().flatten().collect::<Vec<_>>();
    let channel = shown.channel.map(channel_glyph);
    let marks = [
        shown
            .by_ai
            .then(|| sign("", None, Some(Glyph::Spark), words::BY_AI.to_owned())),
        shown
            .is_snoozed
            .then(|| sign("", None, Some(Glyph::Clock), words::SNOOZED.to_owned())),
        has_draft.then(|| {
            sign(
                "chip",
                Some(words::DRAFT.to_owned()),
                None,
                words::DRAFT.to_owned(),
            )
        }),
        shown.unread.map(unread),
        shown.needs_reply.then(|| {
            let arrow = Some("↩".to_owned());
            sign(
                "badge badge--line",
                arrow,
                None,
                words::NEEDS_REPLY.to_owned(),
            )
        }),
    ];
    let campaign = shown.campaign.map(|name| part(PART, name));
    let tags = shown.tags.into_iter();
    let tags = tags.map(|tag| part("conversation-row__tag", tag));
    let more = (shown.more_tags > 0).then(|| format!("+{}", shown.more_tags).into_any());
    let about: Vec<AnyView> = campaign.into_iter().chain(tags).chain(more).collect();
    view! {
        {avatar_of(&shown.account)}
        <span class="conversation-row__name">{contact} {part(PART, shown.account)}</span>
        <span class="conversation-row__time">
            {channel.map(|glyph| view! { <Icon glyph /> })} " " <time>{shown.time}</time>
        </span>
        <span class="conversation-row__preview">{shown.who} {part(PART, shown.preview)}</span>
        <span class="conversation-row__marks">
            {marks.into_iter().flatten().collect::<Vec<_>>()}
        </span>
        {(!about.is_empty()).then(|| view! { <span class="conversation-row__about">{about}</span> })}
    }
}

const PART: &str = "conversation-row__part";

/// A text that somebody wrote, in its own direction, cut at its own end.
fn part(class: &'static str, text: String) -> AnyView {
    view! { <span class=class dir="auto">{text}</span> }.into_any()
}

/// What it means is said in words.
fn sign(class: &'static str, text: Option<String>, glyph: Option<Glyph>, said: String) -> AnyView {
    let title = said.clone();
    view! {
        <span class=class title=title>
            <span aria-hidden="true">{text} {glyph.map(|glyph| view! { <Icon glyph /> })}</span>
            <span class="visually-hidden">{said}</span>
        </span>
    }
    .into_any()
}

/// How many messages are not read; a dot where it is not known how many.
fn unread(count: usize) -> AnyView {
    let number = match count {
        0 => return sign("unread", None, None, words::UNREAD.to_owned()),
        HEARD_LIMIT.. => words::MANY.to_owned(),
        count => count.to_string(),
    };
    let said = words::unread(&number);
    sign("badge", Some(number), None, said)
}
