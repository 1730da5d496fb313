//! What has to be true when everything has come to rest.

use super::{
    device::TabId,
    server::Server,
    world::{World, brief, name},
};
use crate::{
    CacheMeta, Link, Rows, Storage,
    pages::{is_draft, thread_of},
};
use domain::{inbox::Section, *};
use protocol::{Outcome, Waiting};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A device's clock is put right by answers, which take their time: what was refused just after an
/// erasure may seem to have been refused before it.
const CLOCKS_AGREE: Span = Span(60_000);

/// What is wrong, in a sentence.
pub(super) type Verdict = Result<(), String>;

impl World {
    /// Whether nothing is under way any more.
    pub(super) fn is_quiet(&self) -> bool {
        self.tabs().into_iter().all(|id| {
            let replica = &self.tab(id).replica;
            let is_out = replica.status().link == Link::Revoked;
            let here = self.devices[id.device].disk.meta;
            let is_written = !self.devices[id.device].has_storage
                || here.is_some_and(|meta| self.reaches_end(meta));
            (is_out && self.is_removed(id))
                || (replica.status().waiting == 0
                    && !replica.is_forgetting()
                    && replica.status().storage != Storage::Unreadable
                    && replica.cursor() == self.server.seq
                    && is_written)
        })
    }

    fn reaches_end(&self, meta: CacheMeta) -> bool {
        meta.epoch == self.server.epoch && meta.cursor == self.server.seq && meta.filled
    }

    pub(super) fn check(&self) -> Verdict {
        for id in self.tabs() {
            let replica = &self.tab(id).replica;
            if replica.status().link != Link::Revoked {
                self.check_rows(id)?;
            } else if !self.is_removed(id) {
                return Err(format!("{} is removed for no reason", name(id)));
            } else if replica.rows().keys().next().is_some() {
                return Err(format!("{} shows rows to a removed member", name(id)));
            }
            check_inbox(replica.rows())?;
        }
        self.check_once()?;
        self.check_acts(&self.traces(&self.ledger.erased))?;
        self.check_forgotten(&self.traces(&[]))?;
        check_figures(&self.server)
    }

    pub(super) fn is_removed(&self, id: TabId) -> bool {
        let member = self.devices[id.device].member;
        let row = self.server.get(member.into());
        !matches!(row, Some(Row::Member(row)) if row.removed_at.is_none())
    }

    /// Every device ends equal to the server, in memory and on the disk.
    fn check_rows(&self, id: TabId) -> Verdict {
        let replica = &self.tab(id).replica;
        let status = replica.status();
        if status.waiting > 0 || replica.cursor() != self.server.seq {
            return Err(format!(
                "{} does not come to rest: {status:?}, cursor {} of {}",
                name(id),
                replica.cursor(),
                self.server.seq
            ));
        }
        let shown: BTreeMap<RowKey, &Row> = replica
            .rows()
            .keys()
            .filter_map(|key| Some((key, replica.rows().get(&key)?)))
            .collect();
        let is_open = |row: &Row| {
            is_draft(row) || thread_of(row).is_none_or(|thread| replica.is_open(thread))
        };
        let since = replica.messages_since();
        self.equal(&format!("{} shows", name(id)), &shown, since, is_open)?;
        let device = &self.devices[id.device];
        if !device.has_storage {
            return Ok(());
        }
        let Some(meta) = device.disk.meta.filter(|meta| self.reaches_end(*meta)) else {
            let meta = device.disk.meta;
            return Err(format!("device {} has cached only {meta:?}", id.device));
        };
        let cached = device.disk.cache.iter().map(|(key, row)| (*key, row));
        let what = format!("device {} has cached", id.device);
        self.equal(&what, &cached.collect(), Some(meta.messages_since), |_| {
            true
        })
    }

    fn equal(
        &self,
        what: &str,
        here: &BTreeMap<RowKey, &Row>,
        messages_since: Option<Timestamp>,
        is_expected: impl Fn(&Row) -> bool,
    ) -> Verdict {
        for row in self.server.all() {
            let is_old = matches!(row, Row::Message(row) if row.status != MessageStatus::Draft
                && messages_since.is_some_and(|since| row.said.occurred_at < since));
            match here.get(&row.key()) {
                Some(ours) if *ours == row => {}
                None if is_old || !is_expected(row) => {}
                ours => return Err(format!("{what} {ours:?}\n  where the server has {row:?}")),
            }
        }
        for (key, row) in here {
            if self.server.get(*key).is_none() {
                return Err(format!("{what} {row:?}, which the server does not have"));
            }
        }
        Ok(())
    }

    fn check_once(&self) -> Verdict {
        let mut executions = self.server.executions.iter();
        match executions.find(|(_, times)| **times > 1) {
            Some((id, times)) => Err(format!("{id} was executed {times} times")),
            None => Ok(()),
        }
    }

    /// By what something tells of accounts that are erased, and of these.
    fn traces(&self, others: &[Erasure]) -> Traces {
        let (mut erasures, mut campaigns) = (Vec::new(), Vec::new());
        for row in self.server.all() {
            match row {
                Row::Erasure(row) => erasures.push(row),
                Row::Campaign(row) => campaigns.push(row.id),
                _ => {}
            }
        }
        Traces::of(erasures.into_iter().chain(others), &campaigns)
    }

    /// No device keeps what tells of an erased account, but for what was refused since.
    fn check_forgotten(&self, traces: &Traces) -> Verdict {
        for (number, device) in self.devices.iter().enumerate() {
            let id = TabId {
                device: number,
                tab: 0,
            };
            if !device.has_storage || self.is_removed(id) {
                continue;
            }
            let accepted = device.disk.outbox.iter().filter(|it| it.accepted.is_some());
            for Waiting { envelope, .. } in accepted {
                if traces.told_by(&envelope.command).is_some() {
                    let what = brief(envelope);
                    return Err(format!(
                        "device {number} keeps of an erased account: {what}"
                    ));
                }
            }
            for it in &device.disk.decisions {
                let told = traces.told_by(&it.command);
                if told.is_some_and(|at| it.refused_at + CLOCKS_AGREE <= at) {
                    let what = brief(it);
                    return Err(format!(
                        "device {number} keeps of an erased account: {what}"
                    ));
                }
            }
        }
        Ok(())
    }

    /// Every act is done or with its writer, and every text is somewhere.
    fn check_acts(&self, traces: &Traces) -> Verdict {
        for (id, act) in &self.ledger.acts {
            if act.may_be_lost || is_erased(traces, &act.command) {
                continue;
            }
            let is_applied = matches!(self.server.outcomes.get(id), Some(Outcome::Applied { .. }));
            let is_kept = self.is_with_its_writer(*id, act.by.device);
            if !is_applied && !is_kept && !act.is_over {
                return Err(format!("nobody knows of {id}: {}", brief(&act.command)));
            }
            if is_applied && !is_kept && !act.is_over {
                self.check_text(*id, &act.command)?;
            }
        }
        for tab in self.tabs() {
            if self.is_removed(tab) {
                // What was sent and not answered was set aside with the rest.
                continue;
            }
            for decision in self.tab(tab).replica.decisions() {
                let outcome = self.server.outcomes.get(&decision.id);
                if matches!(outcome, Some(Outcome::Applied { .. })) {
                    return Err(format!("{} was applied, and is in Decisions", decision.id));
                }
            }
        }
        Ok(())
    }

    fn is_with_its_writer(&self, command: CommandId, device: usize) -> bool {
        let is_member_out = self.is_removed(TabId { device, tab: 0 });
        let disk = &self.devices[device].disk;
        let waits = disk
            .outbox
            .iter()
            .any(|waiting| waiting.envelope.id == command);
        let in_decisions = self.devices[device].tabs.iter().any(|tab| {
            let mut decisions = tab.replica.decisions().iter();
            decisions.any(|decision| decision.id == command)
        });
        let in_memory = self.devices[device]
            .tabs
            .iter()
            .any(|tab| tab.replica.is_waiting(command));
        in_decisions || (is_member_out && (waits || in_memory))
    }

    fn check_text(&self, id: CommandId, command: &Command) -> Verdict {
        let text = match command {
            Command::SaveDraft(save) if self.ledger.ended_drafts.contains(&save.id) => {
                return Ok(());
            }
            Command::LogMessage(_) | Command::SaveDraft(_) | Command::AddNote(_) => {
                command.typed_text().unwrap_or_default()
            }
            _ => return Ok(()),
        };
        let is_there = self.server.all().any(|row| match row {
            Row::Message(row) => row.said.original_text == text,
            Row::Note(row) => row.text == text,
            _ => false,
        });
        if is_there {
            Ok(())
        } else {
            Err(format!("the text of {id} is nowhere: {}", brief(command)))
        }
    }
}

/// Whether a command may have gone with an account that was erased. Of some nobody knows any more
/// whose row they are about.
fn is_erased(traces: &Traces, command: &Command) -> bool {
    let is_by_row = matches!(
        command,
        Command::UpdateContact(_) | Command::TranslateMessage(_)
    );
    traces.told_by(command).is_some() || (is_by_row && !traces.is_empty())
}

/// The sections of the inbox hold what the rule says, in the order of activity, for everybody; and
/// what is to be answered does, at any time.
fn check_inbox(rows: &Rows) -> Verdict {
    let readers = rows
        .members()
        .map(|row| row.id)
        .chain([MemberId(Uuid::nil())]);
    for (me, section) in readers.flat_map(|me| Section::ALL.map(|section| (me, section))) {
        let by_rule: Vec<_> = rows
            .conversations_by_activity()
            .filter(|row| section.shows(row, me))
            .map(|row| row.id)
            .collect();
        let count = rows.inbox_count(section, me);
        if rows.inbox(section, me).ne(by_rule.iter().copied()) || count != by_rule.len() {
            return Err(format!(
                "the inbox's section {section:?} is not what the rule says"
            ));
        }
    }
    let ends = rows.conversations().filter_map(|row| row.snoozed_until);
    let times: Vec<_> = ends.chain([Timestamp(0), Timestamp(i64::MAX)]).collect();
    for now in times {
        let by_rule: Vec<_> = rows
            .conversations_by_activity()
            .filter(|row| rows.is_to_answer(row, now))
            .map(|row| row.id)
            .collect();
        if rows.to_answer(now) != by_rule || rows.count_to_answer(now) != by_rule.len() {
            return Err(format!("what is to be answered at {now:?} is not"));
        }
        let me = MemberId(Uuid::nil());
        let by_rule: Vec<_> = rows
            .conversations_by_activity()
            .filter(|row| Section::All.shows(row, me) && !row.is_snoozed(now))
            .map(|row| row.id)
            .collect();
        let awake = rows.awake(Section::All, me, now);
        let count = rows.awake_count(Section::All, me, now);
        if awake.ne(by_rule.iter().copied()) || count != by_rule.len() {
            return Err(format!("what is not put aside at {now:?} is not"));
        }
    }
    Ok(())
}

/// What is derived is the function of the messages that the rule book says.
fn check_figures(server: &Server) -> Verdict {
    for row in server.all() {
        if let Row::Conversation(row) = row {
            let messages = server.messages_of(row.id);
            let figures = Figures::of(&messages);
            if row.figures != figures {
                return Err(format!(
                    "{} has {:?}\n  where its messages say {figures:?}",
                    row.id, row.figures
                ));
            }
        }
    }
    Ok(())
}
