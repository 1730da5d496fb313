//! Several messages of one paste: which of them are logged, and on which side.

use super::{super::super::undo::put_back, Pasting};
use crate::{
    data::Data,
    pages::batch::Ended,
    shell::{clock, pause::Slices},
    texts::{paste as words, thread},
};
use domain::{
    Channel, Command, Correspondent, Direction, Intent, Language, LogMessage, MessageId,
    RetractMessage, Span, Timestamp,
    compose::Composition,
    paste::{LoggedTexts, MOST_MESSAGES, Recognised, Sender, Spoken},
    recipient::address_on,
};
use leptos::prelude::*;
use protocol::ComposerText;
use replica::ThreadItem;
use std::{collections::HashMap, sync::Arc};

/// The messages of a paste, in their order.
#[derive(Clone)]
pub struct Several {
    pub lines: Arc<[Line]>,
    pub people: Arc<[Sender]>,
    /// How many earlier ones are left out.
    pub left_out: usize,
    channel: Option<Channel>,
    /// What stood in the box before, and what stands there until the messages are logged.
    stood: String,
    stands: String,
}

/// One of them.
#[derive(Clone)]
pub struct Line {
    pub spoken: Arc<Spoken>,
    pub at: Timestamp,
    pub side: ArcRwSignal<Direction>,
    pub chosen: ArcRwSignal<bool>,
    /// What it seems to want, unless somebody said that it does not.
    pub intent: ArcRwSignal<Option<Intent>>,
    logged: Arc<LoggedTexts>,
}

impl Several {
    /// In slices: each message is compared with the thread.
    pub async fn of(pasting: Pasting, found: Recognised, stood: String, stands: String) -> Self {
        let now = pasting.data.now();
        let mut slices = Slices::begin();
        let logged = Arc::new(logged_texts(pasting, &mut slices).await);
        let people = found.senders().into_iter().cloned().collect();
        let left_out = found.messages.len().saturating_sub(MOST_MESSAGES);
        let count = found.messages.len();
        let mut lines = Vec::with_capacity(count - left_out);
        for (index, spoken) in found.messages.into_iter().enumerate().skip(left_out) {
            let said = spoken.occurred_at.map(|moment| moment.at);
            // Without a time they keep their order.
            let after = i64::try_from(count - index).unwrap_or_default();
            let at = said.filter(|at| *at <= now).unwrap_or(now - Span(after));
            let side = spoken.direction;
            let intent = spoken.intent().map(|reason| reason.intent);
            let line = Line {
                spoken: Arc::new(spoken),
                at,
                side: ArcRwSignal::new(side),
                chosen: ArcRwSignal::new(true),
                intent: ArcRwSignal::new(intent),
                logged: logged.clone(),
            };
            line.chosen.set(!line.is_logged(side));
            lines.push(line);
            slices.step().await;
        }
        Self {
            lines: lines.into(),
            people,
            left_out,
            channel: found.channel,
            stood,
            stands,
        }
    }

    /// Everything that one participant said is on this side.
    pub fn take_side(&self, name: &str, side: Direction) {
        for line in self.lines.iter().filter(|line| line.name() == name) {
            line.move_to(side);
        }
    }

    /// Logs what is chosen, and offers to undo all of it at once. What is refused stays chosen, and
    /// what comes after it; `trouble` hears why.
    pub fn log(&self, pasting: Pasting, trouble: RwSignal<Option<String>>) {
        let is_chosen = |line: &&Line| line.chosen.get_untracked();
        let lines: Vec<Line> = self.lines.iter().filter(is_chosen).cloned().collect();
        let whom = self.correspondents(pasting);
        let likely = pasting.compose().likely();
        let commands: Vec<LogMessage> = lines
            .iter()
            .map(|line| command(pasting, line, &whom, &likely))
            .collect();
        let ids: Vec<MessageId> = commands.iter().map(|command| command.id).collect();
        let commands = commands.into_iter().map(Command::from).collect();
        let (data, conversation) = (pasting.data, pasting.compose().subject.conversation);
        let (stood, stands) = (self.stood.clone(), self.stands.clone());
        trouble.set(None);
        pasting.batch.run(commands, move |ended| {
            // A second press does not double what stands in the thread by now.
            for line in &lines[..ended.done] {
                line.chosen.set(false);
            }
            let is_whole = ended.done == ended.total;
            let kept = is_whole
                .then(|| give_way(data, conversation, &stands, stood))
                .flatten();
            if is_whole {
                pasting.several.try_set(None);
            }
            if let Some(refusal) = &ended.refusal {
                trouble.try_set(Some(data.refusal_text(refusal)));
            }
            offer_undo(pasting, &ended, ids, kept);
        });
    }

    /// Who they are to whom and from whom the messages are.
    fn correspondents(&self, pasting: Pasting) -> Whom {
        let channel = self
            .channel
            .unwrap_or_else(|| pasting.compose().channel.get_untracked());
        let theirs = |line: &&Line| line.side.get_untracked() == Direction::Inbound;
        let first = self.lines.iter().find(theirs).map(Line::name);
        Whom {
            channel,
            first: first.unwrap_or_default().to_owned(),
            people: self
                .people
                .iter()
                .map(|sender| {
                    let person = correspondent(pasting, sender, channel);
                    (sender.called().to_owned(), person)
                })
                .collect(),
        }
    }
}

fn command(pasting: Pasting, line: &Line, whom: &Whom, likely: &[Language]) -> LogMessage {
    let compose = pasting.compose();
    let side = line.side.get_untracked();
    let composition = untrack(|| Composition {
        mode: Spoken::mode(side),
        channel: whom.channel,
        account_text: line.spoken.body.clone(),
        own_text: String::new(),
        subject: String::new(),
        quoted_history: String::new(),
        occurred_at: line.at,
        correspondent: whom.of(line, side),
        intent: line.intent.get_untracked(),
        language_override: None,
        attachments: Vec::new(),
        found_in: None,
        source: compose.source(),
        target: line
            .spoken
            .language(likely)
            .unwrap_or_else(|| compose.target()),
    });
    LogMessage {
        id: MessageId(clock::new_id()),
        account_id: compose.subject.account,
        campaign_id: compose.subject.campaign,
        said: composition.said(),
        // Whoever chooses it has seen that it stands there.
        log_anyway: true,
        base: None,
        call: None,
        html: None,
        suggested: None,
    }
}

/// The people of a paste as the messages name them.
struct Whom {
    channel: Channel,
    /// The first of the others: what we said was said to them.
    first: String,
    people: HashMap<String, Correspondent>,
}

impl Whom {
    fn of(&self, line: &Line, side: Direction) -> Option<Correspondent> {
        let name = match side {
            Direction::Inbound => line.name(),
            Direction::Outbound => &self.first,
        };
        self.people.get(name).cloned()
    }
}

fn correspondent(pasting: Pasting, sender: &Sender, channel: Channel) -> Correspondent {
    let contact = pasting
        .contact_of(sender)
        .and_then(|id| pasting.data.rows(|rows| rows.contact(id).cloned()));
    match contact {
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
    }
}

impl Line {
    pub fn name(&self) -> &str {
        self.spoken.sender.as_ref().map_or("", Sender::called)
    }

    /// Moves it to the other side; there another message may stand for it already.
    pub fn move_to(&self, side: Direction) {
        if self.side.get_untracked() != side {
            self.side.set(side);
            self.chosen.set(!self.is_logged(side));
        }
    }

    /// Whether a message of the thread is this one (rule book §8).
    pub fn is_logged(&self, side: Direction) -> bool {
        self.spoken.standing(side, self.at, &self.logged).is_some()
    }
}

async fn logged_texts(pasting: Pasting, slices: &mut Slices) -> LoggedTexts {
    let conversation = pasting.compose().subject.conversation;
    let ids: Vec<MessageId> = pasting.data.rows(|rows| {
        let messages = rows.thread(conversation).filter_map(|item| match item {
            ThreadItem::Message(message) => Some(message.id),
            _ => None,
        });
        messages.collect()
    });
    let mut texts = LoggedTexts::default();
    for id in ids {
        pasting.data.rows(|rows| {
            if let Some(message) = rows.message(id) {
                texts.take(message);
            }
        });
        slices.step().await;
    }
    texts
}

/// What was pasted leaves the composer for what stood there before. What stands there by now, if
/// it is another text, stays.
fn give_way(
    data: Data,
    conversation: domain::ConversationId,
    stands: &str,
    stood: String,
) -> Option<ComposerText> {
    let texts = &data.engine().texts;
    let kept = texts.get(conversation)?;
    if kept.original_text != stands {
        return None;
    }
    if stood.is_empty() {
        texts.forget(conversation, kept.message_id);
    } else {
        texts.keep(ComposerText {
            original_text: stood,
            edited_at: clock::now(),
            ..kept.clone()
        });
    }
    texts.arrived.notify();
    Some(kept)
}

/// One press undoes all that was logged.
fn offer_undo(pasting: Pasting, ended: &Ended, ids: Vec<MessageId>, kept: Option<ComposerText>) {
    if ended.done == 0 {
        return;
    }
    let (data, toasts, batch) = (pasting.data, pasting.toasts, pasting.batch);
    let done = ended.done;
    toasts.offer(words::logged(done), thread::UNDO, move || {
        let retract = |id: &MessageId| Command::from(RetractMessage { id: *id });
        let kept = kept.clone();
        batch.run(ids[..done].iter().map(retract).collect(), move |ended| {
            if let Some(refusal) = ended.refusal {
                toasts.say(data.refusal_text(&refusal));
            } else if let Some(kept) = kept {
                // Where another text was begun meanwhile, the pasted one is not put over it.
                put_back(data, kept);
            }
        });
    });
}
