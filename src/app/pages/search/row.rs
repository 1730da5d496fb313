//! What was found, one row each, with what was sought marked in it.

use super::looking::Name;
use crate::{
    data::{Data, use_data},
    format,
    pages::{inbox::listing::Listing, thread::marks::author},
    parts::{Chip, Icon, avatar::avatar_of, chip::channel_glyph},
    texts::{search as words, thread, values},
};
use domain::{
    ConversationId, MessageStatus, Row,
    search::{Piece, Query, excerpt, pieces},
};
use leptos::prelude::*;

/// Where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Device,
    Server,
}

/// A message or a note: whose, who, when, and the place where it was found. Leads to it in its
/// thread.
#[component]
pub fn FoundRow(
    row: Row,
    query: Memo<Query>,
    source: Source,
    /// The list that stands beside the thread as it is.
    #[prop(optional_no_strip)]
    beside: Option<Listing>,
) -> impl IntoView {
    let data = use_data();
    let conversation = row.conversation_id()?;
    let key = row.key();
    let href = move || {
        let path = match beside {
            Some(listing) => listing.address_of(Some(conversation)),
            None => format!("/inbox/{conversation}"),
        };
        format!("{path}#{}-{}", key.kind.as_str(), key.id)
    };
    let account = row.account_id();
    let (at, who) = head(data, &row)?;
    let row = StoredValue::new(row);
    let found = move || {
        let needles = query.with(Query::needles);
        row.with_value(|row| match row {
            Row::Message(row) => excerpt(&row.said, &needles),
            Row::Note(row) => domain::search::excerpt_of(&row.text, &needles),
            _ => Vec::new(),
        })
    };
    Some(view! {
        <li class="found__row">
            <a class="found__open" href=href>
                <span class="found__what">
                    <strong class="found__name" dir="auto">
                        {move || account.map(|account| data.account_name(account))}
                    </strong>
                    <span class="soft" dir="auto">{who}</span>
                    <Marks row source />
                    <time class="push faint" title=format::date_time(at)>
                        {format::row_time(at, data.now())}
                    </time>
                </span>
                <span class="found__text" dir="auto">
                    {move || marked(found())}
                </span>
                <span class="found__where faint" dir="auto">
                    {move || campaign(data, conversation)}
                </span>
            </a>
        </li>
    })
}

fn head(data: Data, row: &Row) -> Option<(domain::Timestamp, String)> {
    match row {
        Row::Message(row) => Some((row.said.occurred_at, author(data, row))),
        Row::Note(row) => Some((row.at, data.member_name(row.by))),
        _ => None,
    }
}

fn campaign(data: Data, conversation: ConversationId) -> String {
    let campaign = data
        .conversation(conversation)
        .and_then(|row| row.campaign_id);
    data.campaign_name(campaign)
}

#[component]
fn Marks(row: StoredValue<Row>, source: Source) -> impl IntoView {
    row.with_value(|row| {
        let of_kind = match row {
            Row::Message(row) => {
                let channel = row.said.channel;
                let status = match row.status {
                    MessageStatus::Draft => Some((thread::DRAFT, None)),
                    MessageStatus::Retracted => Some((thread::RETRACTED, Some("warn"))),
                    MessageStatus::Sent => None,
                };
                view! {
                    <span class="found__channel" title=values::channel(channel)>
                        <Icon glyph=channel_glyph(channel) />
                        <span class="visually-hidden">{values::channel(channel)}</span>
                    </span>
                    {status.map(|(text, tone)| view! {
                        <span class="chip" data-tone=tone>{text}</span>
                    })}
                }
                .into_any()
            }
            _ => view! { <span class="chip" data-tone="warn">{words::NOTE}</span> }.into_any(),
        };
        view! {
            {of_kind}
            {(source == Source::Server).then(|| view! { <Chip>{words::FROM_SERVER}</Chip> })}
        }
    })
}

/// An account or a person, with where they can be reached.
#[component]
pub fn NameRow(name: Name, query: Memo<Query>) -> impl IntoView {
    let data = use_data();
    let (account, called, facts) = match name {
        Name::Account(id) => {
            let row = data.rows(|rows| rows.account(id).cloned())?;
            let facts = [
                row.line_of_business,
                row.city,
                row.email,
                row.website,
                row.phone,
            ];
            (id, row.name, Vec::from(facts))
        }
        Name::Contact(id) => {
            let row = data.rows(|rows| rows.contact(id).cloned())?;
            let facts = [
                data.account_name(row.account_id),
                row.title,
                row.email,
                row.phone,
            ];
            (row.account_id, row.name, Vec::from(facts))
        }
    };
    let facts = facts.into_iter().filter(|fact| !fact.is_empty());
    let facts = facts.collect::<Vec<_>>().join(" · ");
    let status = data.account(account)?.status;
    let avatar = avatar_of(&called);
    let shown = move |text: &str| marked(pieces(text, &query.with(Query::needles)));
    Some(view! {
        <li class="found__row">
            <a
                class="found__open found__open--name"

                href=format!("/accounts/{account}")
            >
                {avatar}
                <span class="found__what">
                    <strong class="found__name" dir="auto">{move || shown(&called)}</strong>
                    <Chip>{values::account_status(status)}</Chip>
                </span>
                <span class="found__where soft" dir="auto">{move || shown(&facts)}</span>
            </a>
        </li>
    })
}

/// What was found as text marks: nothing that somebody wrote is ever read as HTML.
fn marked(pieces: Vec<Piece>) -> Vec<AnyView> {
    let piece = |piece: Piece| {
        if piece.is_found {
            view! { <mark>{piece.text}</mark> }.into_any()
        } else {
            piece.text.into_any()
        }
    };
    pieces.into_iter().map(piece).collect()
}
