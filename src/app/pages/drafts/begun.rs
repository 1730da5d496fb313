//! What was begun: saved drafts of everyone, and what stands in this device's composers.

use crate::data::Data;
use domain::*;
use leptos::prelude::Track;
use protocol::ComposerText;
use std::{cmp::Reverse, collections::HashMap};

/// A text that was begun and not logged.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Begun {
    pub message: MessageId,
    pub conversation: ConversationId,
    pub account: AccountId,
    pub campaign: Option<CampaignId>,
    pub channel: Channel,
    /// Inbound: a reply of theirs that stands in the composer, half pasted.
    pub direction: Direction,
    pub by: MemberId,
    /// The first line.
    pub line: String,
    /// All that was typed, to be copied.
    pub text: String,
    /// When it was begun, as far as that is known.
    pub since: Timestamp,
    /// When it was last edited.
    pub at: Timestamp,
    /// Name and address of the recipient, frozen with the text.
    pub to: Option<(String, String)>,
    pub place: Place,
    /// Left beside another, because two devices edited one draft at once.
    pub is_second: bool,
}

/// Where the text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    Saved,
    /// Only in this device's composer.
    Composer,
    /// A saved draft that was edited further in this device's composer.
    Both,
}

/// Everything that was begun, the latest edited first. Watched.
pub fn all(data: Data) -> Vec<Begun> {
    data.watch(Kind::Message);
    let engine = data.engine();
    engine.texts.arrived.track();
    let mut texts: HashMap<MessageId, ComposerText> = engine
        .texts
        .all()
        .into_iter()
        .filter(has_text)
        .map(|text| (text.message_id, text))
        .collect();
    let mut all: Vec<Begun> = data.rows(|rows| {
        rows.drafts()
            .map(|draft| {
                let campaign = rows.conversation(draft.conversation_id);
                let campaign = campaign.and_then(|conversation| conversation.campaign_id);
                of_draft(draft, campaign, texts.remove(&draft.id).as_ref(), data.me())
            })
            .collect()
    });
    all.extend(texts.values().map(|text| of_text(text, data.me())));
    all.sort_by_key(|begun| Reverse((begun.at, begun.message)));
    all
}

fn of_draft(
    draft: &Message,
    campaign: Option<CampaignId>,
    text: Option<&ComposerText>,
    me: MemberId,
) -> Begun {
    let said = &draft.said;
    Begun {
        message: draft.id,
        conversation: draft.conversation_id,
        account: draft.account_id,
        campaign,
        channel: text.map_or(said.channel, |text| text.channel),
        direction: text.map_or(said.mode, |text| text.mode).direction(),
        by: if text.is_some() {
            me
        } else {
            draft.recorded_by
        },
        line: text.map_or_else(|| line(said.typed_text(), &said.subject), text_line),
        text: text.map_or_else(|| whole([&said.subject, said.typed_text()]), text_whole),
        since: text.map_or_else(|| draft.begun(), |text| text.begun_at),
        at: text.map_or(draft.recorded_at, |text| text.edited_at),
        to: text.map_or_else(
            || person(said.correspondent.as_ref()),
            |text| person(text.correspondent.as_ref()),
        ),
        place: if text.is_some() {
            Place::Both
        } else {
            Place::Saved
        },
        is_second: draft.second_of.is_some(),
    }
}

fn of_text(text: &ComposerText, me: MemberId) -> Begun {
    Begun {
        message: text.message_id,
        conversation: text.conversation_id,
        account: text.account_id,
        campaign: text.campaign_id,
        channel: text.channel,
        direction: text.mode.direction(),
        by: me,
        line: text_line(text),
        text: text_whole(text),
        since: text.begun_at,
        at: text.edited_at,
        to: person(text.correspondent.as_ref()),
        place: Place::Composer,
        is_second: false,
    }
}

fn person(correspondent: Option<&Correspondent>) -> Option<(String, String)> {
    correspondent.map(|person| (person.name.clone(), person.address.clone()))
}

fn has_text(text: &ComposerText) -> bool {
    !text_whole(text).is_empty()
}

/// What somebody wrote beside a draft of the assistant's, too.
fn text_whole(text: &ComposerText) -> String {
    let beside = text.variants.own_beside().join("\n\n");
    whole([&text.subject, &text.own_text, &text.original_text, &beside])
}

/// The parts that show something, each a paragraph.
fn whole<const N: usize>(parts: [&str; N]) -> String {
    let seen: Vec<&str> = parts
        .into_iter()
        .filter(|part| text::has_visible(part))
        .collect();
    seen.join("\n\n")
}

fn text_line(text: &ComposerText) -> String {
    let typed = if text::has_visible(&text.original_text) {
        &text.original_text
    } else {
        &text.own_text
    };
    line(typed, &text.subject)
}

fn line(typed: &str, subject: &str) -> String {
    let line = text::preview(typed);
    if line.is_empty() {
        text::preview(subject)
    } else {
        line
    }
}
