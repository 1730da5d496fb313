//! What a device keeps when it is switched off: the storage's contract in few words.

use crate::{
    CacheMeta, Effect, Event,
    pages::{is_draft, thread_of},
};
use domain::{Command, CommandId, ConversationId, Row, RowKey};
use protocol::{ChangedRow, ChangesAnswer, Envelope, KeptDecision, Waiting};
use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub(super) struct Disk {
    pub(super) outbox: Vec<Waiting>,
    pub(super) decisions: Vec<KeptDecision>,
    pub(super) meta: Option<CacheMeta>,
    pub(super) cache: BTreeMap<RowKey, Row>,
    /// Nothing can be written; removing works.
    pub(super) is_full: bool,
    /// Nothing can be read to its end.
    pub(super) is_unreadable: bool,
}

impl Disk {
    /// Does what an effect asks of the storage, in one transaction, and gives what it reports.
    pub(super) fn perform(&mut self, effect: Effect) -> Vec<Event> {
        match effect {
            Effect::SaveCommands(commands) => vec![self.save(commands)],
            Effect::AcceptCommands(accepted) if !self.is_full => {
                for waiting in &mut self.outbox {
                    let found = accepted.iter().find(|(id, _)| *id == waiting.envelope.id);
                    waiting.accepted = found.map(|(_, at)| *at).or(waiting.accepted);
                }
                Vec::new()
            }
            Effect::ForgetCommands(ids) => {
                self.outbox
                    .retain(|waiting| !ids.contains(&waiting.envelope.id));
                Vec::new()
            }
            Effect::KeepDecisions(decisions) => {
                let ids = decisions.iter().map(|decision| decision.id).collect();
                if self.is_full {
                    return vec![Event::DecisionsFailed { ids, full: true }];
                }
                for decision in decisions {
                    self.outbox
                        .retain(|waiting| waiting.envelope.id != decision.id);
                    self.decisions.retain(|known| known.id != decision.id);
                    self.decisions.push(decision);
                }
                vec![Event::DecisionsKept(ids)]
            }
            Effect::ForgetDecision(id) => {
                self.decisions.retain(|decision| decision.id != id);
                Vec::new()
            }
            Effect::ForgetTraces {
                commands,
                decisions,
            } => {
                self.outbox.retain_mut(|it| {
                    let Envelope { id, command, .. } = &mut it.envelope;
                    stays(&commands, *id, command)
                });
                self.decisions
                    .retain_mut(|it| stays(&decisions, it.id, &mut it.command));
                let ids = |all: Vec<(CommandId, _)>| all.into_iter().map(|(id, _)| id).collect();
                vec![Event::TracesForgotten {
                    commands: ids(commands),
                    decisions: ids(decisions),
                }]
            }
            Effect::ReadOutbox if self.is_unreadable => vec![Event::RestoreFailed],
            Effect::ReadOutbox => vec![Event::Restored {
                waiting: self.outbox.clone(),
                decisions: self.decisions.clone(),
            }],
            Effect::ReadCache => self.read(),
            Effect::ApplyToCache { meta, answer } => vec![self.apply(meta, &answer)],
            Effect::ClearCache => {
                self.clear();
                Vec::new()
            }
            Effect::LoadPages(conversations) if self.is_unreadable => {
                vec![Event::PagesFailed(conversations)]
            }
            Effect::LoadPages(conversations) => vec![self.pages(conversations)],
            _ => Vec::new(),
        }
    }

    /// The cache was evicted, or dropped by the engine.
    pub(super) fn clear(&mut self) {
        self.meta = None;
        self.cache.clear();
    }

    fn save(&mut self, commands: Vec<Envelope>) -> Event {
        let ids: Vec<CommandId> = commands.iter().map(|envelope| envelope.id).collect();
        if self.is_full {
            return Event::SaveFailed { ids, full: true };
        }
        for envelope in commands {
            let mut known = self.outbox.iter();
            if !known.any(|waiting| waiting.envelope.id == envelope.id) {
                self.outbox.push(Waiting {
                    envelope,
                    accepted: None,
                });
            }
        }
        Event::Saved(ids)
    }

    fn read(&self) -> Vec<Event> {
        let mut events = Vec::new();
        if let Some(meta) = self.meta {
            let summary = |row: &&Row| thread_of(row).is_none() || is_draft(row);
            let rows: Vec<Row> = self.cache.values().filter(summary).cloned().collect();
            let (head, rest) = rows.split_at(rows.len() / 3);
            for part in [head, rest] {
                events.push(Event::Loaded {
                    meta,
                    rows: part.to_vec(),
                });
            }
        }
        if self.is_unreadable {
            events.truncate(1);
            events.push(Event::LoadFailed);
        } else {
            events.push(Event::LoadedAll);
        }
        events
    }

    fn apply(&mut self, meta: CacheMeta, answer: &ChangesAnswer) -> Event {
        if self.is_full {
            return Event::CacheFailed { full: true };
        }
        let here = self.meta.filter(|here| here.epoch == meta.epoch);
        let is_of_another_load =
            here.is_some_and(|here| here.messages_since != meta.messages_since);
        if is_of_another_load && answer.since > 0 {
            return Event::CacheElsewhere { cursor: 0 };
        }
        let here = here.filter(|_| !is_of_another_load);
        let cursor = here.map_or(0, |here| here.cursor);
        if answer.since > cursor {
            return Event::CacheElsewhere { cursor };
        }
        if here.is_some() && meta.cursor <= cursor {
            return Event::CacheSaved {
                cursor: meta.cursor,
            };
        }
        if answer.since == 0 {
            self.clear();
        }
        for changed in &answer.rows {
            match changed {
                ChangedRow::Put { row, .. } => self.cache.insert(row.key(), Row::clone(row)),
                ChangedRow::Deleted { key, .. } => self.cache.remove(key),
            };
        }
        self.meta = Some(meta);
        Event::CacheSaved {
            cursor: meta.cursor,
        }
    }

    fn pages(&self, conversations: Vec<ConversationId>) -> Event {
        let wanted = |row: &&Row| {
            !is_draft(row) && thread_of(row).is_some_and(|it| conversations.contains(&it))
        };
        let rows = self.cache.values().filter(wanted).cloned().collect();
        Event::PagesLoaded {
            conversations,
            rows,
            meta: self.meta,
        }
    }
}

/// Whether an entry stays, or what is left of it.
fn stays(forgotten: &[(CommandId, Option<Command>)], id: CommandId, command: &mut Command) -> bool {
    match forgotten.iter().find(|(it, _)| *it == id) {
        None => true,
        Some((_, None)) => false,
        Some((_, Some(rest))) => {
            *command = rest.clone();
            true
        }
    }
}
