//! Recognising a text, at once or in steps of about a millisecond: a long chat must not hold the page.

use super::{
    LATEST, Reading, Recognised, Spoken, Taken, card, eml, intent, joined, linkedin, mail,
    participants, parts, plain_text, sms, spoken, tidied, whatsapp,
};
use crate::{language::Language, values::Direction, written_in::written_in_likely};
use std::vec::IntoIter;

/// So many messages are told in one step.
const STEP: usize = 100;

/// Recognises what was pasted (rule book §10).
pub fn recognise(text: &str, reading: &Reading<'_>) -> Recognised {
    let mut recognising = Recognising::begin(text, *reading);
    loop {
        if let Some(recognised) = recognising.step() {
            return recognised;
        }
    }
}

/// A text that is being recognised.
pub struct Recognising<'a> {
    text: &'a str,
    reading: Reading<'a>,
    stage: Stage<'a>,
}

enum Stage<'a> {
    /// The forms are asked in turn.
    Asking(usize),
    /// It may be a chat of WhatsApp.
    Chat(whatsapp::Taking<'a>),
    /// A form has claimed it: its messages are told apart.
    Telling(Box<Telling<'a>>),
}

struct Telling<'a> {
    taken: Taken<'a>,
    parts: Vec<parts::Piece>,
    left: IntoIter<super::TakenMessage<'a>>,
    told: Vec<Spoken>,
}

type Form = for<'a> fn(&'a str, &Reading<'_>) -> Option<Taken<'a>>;

/// In the order in which they are asked; the chat of WhatsApp comes second.
const FORMS: [Form; 5] = [eml::take, linkedin::take, sms::take, mail::take, card::take];

impl<'a> Recognising<'a> {
    pub fn begin(text: &'a str, reading: Reading<'a>) -> Self {
        Self {
            text,
            reading,
            stage: Stage::Asking(0),
        }
    }

    /// One step further; what was recognised, at the end.
    pub fn step(&mut self) -> Option<Recognised> {
        let stage = std::mem::replace(&mut self.stage, Stage::Asking(FORMS.len()));
        self.stage = match stage {
            Stage::Asking(place) => match FORMS.get(place) {
                None => self.telling(plain_text(self.text)),
                Some(take) => match take(self.text, &self.reading) {
                    Some(taken) => self.telling(taken),
                    None if place == 0 => whatsapp::Taking::begin(self.text, &self.reading)
                        .map_or(Stage::Asking(1), Stage::Chat),
                    None => Stage::Asking(place + 1),
                },
            },
            Stage::Chat(mut taking) => {
                if taking.step(&self.reading) {
                    Stage::Chat(taking)
                } else {
                    match taking.taken() {
                        Some(taken) => self.telling(taken),
                        None => Stage::Asking(1),
                    }
                }
            }
            Stage::Telling(mut telling) => {
                let next = telling.left.by_ref().take(STEP);
                telling
                    .told
                    .extend(next.map(|message| spoken(message, &self.reading)));
                if telling.left.len() == 0 {
                    return Some(recognised(*telling, self.reading.likely));
                }
                Stage::Telling(telling)
            }
        };
        None
    }

    fn telling(&self, mut taken: Taken<'a>) -> Stage<'a> {
        let parts = parts::parts(self.text, &taken);
        let messages = std::mem::take(&mut taken.messages);
        Stage::Telling(Box::new(Telling {
            told: Vec::with_capacity(messages.len()),
            left: messages.into_iter(),
            taken,
            parts,
        }))
    }
}

fn recognised(telling: Telling<'_>, likely: &[Language]) -> Recognised {
    let Telling {
        taken,
        parts,
        told: messages,
        ..
    } = telling;
    let Taken {
        channel,
        subject,
        quoted,
        is_automatic,
        ..
    } = taken;
    let body = joined(&messages);
    let is_ours = messages
        .iter()
        .all(|message| message.direction == Direction::Outbound);
    let first = messages.first();
    Recognised {
        channel,
        language: written_in_likely(&body, likely),
        direction: if is_ours {
            Direction::Outbound
        } else {
            Direction::Inbound
        },
        sender: first.and_then(|message| message.sender.clone()),
        occurred_at: first.and_then(|message| message.occurred_at),
        intent: match messages.as_slice() {
            [only] if only.direction == Direction::Inbound => {
                intent::of(&subject, &only.body, is_automatic)
            }
            several => several.iter().rev().take(LATEST).find_map(Spoken::intent),
        },
        participants: participants(&messages)
            .into_iter()
            .map(|sender| sender.called().to_owned())
            .collect(),
        subject,
        body,
        quoted: tidied(&quoted),
        messages,
        parts,
    }
}
