//! Several messages of one paste: which of them are logged, and on which side.

use super::{super::super::undo::put_back, Pasting};
use crate::{
    shell::clock,
    texts::{paste as words, thread},
};
use domain::{
    Channel, Correspondent, Direction, LogMessage, MessageId, Refusal, RetractMessage, Span,
    Timestamp,
    compose::Composition,
    paste::{Recognised, Sender, Spoken},
    recipient::address_on,
};
use leptos::prelude::*;
use replica::ThreadItem;
use std::sync::Arc;

/// So many messages of a paste are shown and logged, the latest: a whole export is an import.
pub const MOST: usize = 200;

/// The messages of a paste, in their order.
#[derive(Clone)]
pub struct Several {
    pub lines: Arc<[Line]>,
    pub participants: Arc<[String]>,
    /// How many earlier ones are left out.
    pub left_out: usize,
    channel: Option<Channel>,
    /// What stood in the box before.
    stood: String,
}

/// One of them.
#[derive(Clone)]
pub struct Line {
    pub spoken: Arc<Spoken>,
    pub at: Timestamp,
    pub side: RwSignal<Direction>,
    pub chosen: RwSignal<bool>,
}

impl Several {
    pub fn new(pasting: Pasting, found: Recognised, stood: String) -> Self {
        let now = pasting.data.now();
        let left_out = found.messages.len().saturating_sub(MOST);
        let count = found.messages.len();
        let lines = found.messages.into_iter().enumerate().skip(left_out);
        let lines: Vec<Line> = lines
            .map(|(index, spoken)| {
                let said = spoken.occurred_at.map(|moment| moment.at);
                // Without a time they keep their order.
                let after = i64::try_from(count - index).unwrap_or_default();
                let at = said.filter(|at| *at <= now).unwrap_or(now - Span(after));
                let side = spoken.direction;
                let line = Line {
                    spoken: Arc::new(spoken),
                    at,
                    side: RwSignal::new(side),
                    chosen: RwSignal::new(true),
                };
                line.chosen.set(line.standing(pasting, side).is_none());
                line
            })
            .collect();
        Self {
            lines: lines.into(),
            participants: found.participants.into(),
            left_out,
            channel: found.channel,
            stood,
        }
    }

    /// Everything that one participant said is on this side.
    pub fn take_side(&self, pasting: Pasting, name: &str, side: Direction) {
        for line in self.lines.iter().filter(|line| line.name() == name) {
            line.move_to(pasting, side);
        }
    }

    /// Logs what is chosen, and offers to undo all of it at once.
    pub fn log(&self, pasting: Pasting) -> Result<(), Refusal> {
        let (data, compose, toasts) = (pasting.data, pasting.compose(), pasting.toasts);
        let mut logged = Vec::new();
        for line in self.lines.iter().filter(|line| line.chosen.get_untracked()) {
            let command = self.command(pasting, line);
            logged.push(command.id);
            data.dispatch(command)?;
            // A second press does not double what stands in the thread by now.
            line.chosen.set(false);
        }
        let kept = data.engine().texts.get(compose.subject.conversation);
        compose.account_text.set(self.stood.clone());
        compose.keep();
        pasting.several.set(None);
        let said = words::logged(logged.len());
        toasts.offer(said, thread::UNDO, move || {
            for id in &logged {
                if let Err(refusal) = data.dispatch(RetractMessage { id: *id }) {
                    toasts.say(data.refusal_text(&refusal));
                    return;
                }
            }
            // Where another text was begun meanwhile, the pasted one is not put over it.
            if let Some(kept) = kept.clone() {
                put_back(data, kept);
            }
        });
        Ok(())
    }

    fn command(&self, pasting: Pasting, line: &Line) -> LogMessage {
        let compose = pasting.compose();
        let side = line.side.get_untracked();
        let channel = self
            .channel
            .unwrap_or_else(|| compose.channel.get_untracked());
        let composition = untrack(|| Composition {
            mode: Spoken::mode(side),
            channel,
            account_text: line.spoken.body.clone(),
            own_text: String::new(),
            subject: String::new(),
            quoted_history: String::new(),
            occurred_at: line.at,
            correspondent: self.correspondent(pasting, line, side, channel),
            intent: line.spoken.intent().map(|reason| reason.intent),
            language_override: None,
            source: compose.source(),
            target: line.spoken.language().unwrap_or_else(|| compose.target()),
        });
        LogMessage {
            id: MessageId(clock::new_id()),
            account_id: compose.subject.account,
            campaign_id: compose.subject.campaign,
            said: composition.said(),
            // Whoever chooses it has seen that it stands there.
            log_anyway: true,
            base: None,
        }
    }

    /// Who said it, or to whom it was said: the first of the others.
    fn correspondent(
        &self,
        pasting: Pasting,
        line: &Line,
        side: Direction,
        channel: Channel,
    ) -> Option<Correspondent> {
        let is_theirs = |line: &&Line| line.side.get_untracked() == Direction::Inbound;
        let theirs = match side {
            Direction::Inbound => Some(line),
            Direction::Outbound => self.lines.iter().find(is_theirs),
        };
        let sender = theirs?.spoken.sender.as_ref()?;
        let contact = pasting
            .contact_of(sender)
            .and_then(|id| pasting.data.rows(|rows| rows.contact(id).cloned()));
        Some(match contact {
            Some(contact) => Correspondent {
                contact_id: Some(contact.id),
                address: address_on(&contact, channel).to_owned(),
                name: contact.name,
            },
            None => Correspondent {
                contact_id: None,
                name: sender.called().to_owned(),
                address: sender.email.clone(),
            },
        })
    }
}

impl Line {
    pub fn name(&self) -> &str {
        self.spoken.sender.as_ref().map_or("", Sender::called)
    }

    /// Moves it to the other side; there another message may stand for it already.
    pub fn move_to(&self, pasting: Pasting, side: Direction) {
        if self.side.get_untracked() != side {
            self.side.set(side);
            self.chosen.set(self.standing(pasting, side).is_none());
        }
    }

    /// The logged message that this one is (rule book §8).
    pub fn standing(&self, pasting: Pasting, side: Direction) -> Option<MessageId> {
        let conversation = pasting.compose().subject.conversation;
        pasting.data.rows(|rows| {
            let logged = rows.thread(conversation).filter_map(|item| match item {
                ThreadItem::Message(message) => Some(message),
                _ => None,
            });
            self.spoken.standing(side, self.at, logged)
        })
    }
}
