//! What has to be true when everything has come to rest.

use super::{
    device::{Session, TabId},
    server::Server,
    world::{MARKS, World, brief, name},
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
            if self.is_out_for_good(id) {
                return self.check_cleared(id).is_ok();
            }
            let is_out = matches!(replica.status().link, Link::Revoked | Link::SignedOut);
            let here = self.devices[id.device].disk.meta;
            let is_written = !self.devices[id.device].has_storage
                || here.is_some_and(|meta| self.reaches_end(id.device, meta));
            (is_out && self.is_removed(id))
                || (replica.status().waiting == 0
                    && !replica.is_forgetting()
                    && replica.status().storage != Storage::Unreadable
                    && replica.cursor() == self.server_of(id.device).seq
                    && is_written)
        })
    }

    /// Whether nothing of the workspace is on the device's disk but what waits.
    fn holds_nothing(&self, device: usize) -> bool {
        let disk = &self.devices[device].disk;
        let epoch = self.server_of(device).epoch;
        // What an earlier life of the database accepted waits again.
        let is_done = |it: &&Waiting| it.accepted.is_some_and(|it| it.epoch == epoch);
        let mut accepted = disk.outbox.iter().filter(is_done);
        disk.meta.is_none() && disk.cache.is_empty() && accepted.next().is_none()
    }

    /// At any time: who was told that the session was ended shows nothing.
    pub(super) fn look_at(&mut self, id: TabId) {
        let replica = &self.tab(id).replica;
        let is_ended = replica.status().link == Link::Ended;
        let shown = replica.rows().keys().next().filter(|_| is_ended);
        if let Some(key) = shown.filter(|_| self.seen.is_none()) {
            let name = name(id);
            let seen = format!("{name} shows {key:?} though its session was ended");
            self.tell(|| seen.clone());
            self.seen = Some(seen);
        }
    }

    /// At any time: no device shows a row of the other workspace, which has the same ids.
    pub(super) fn look_whose(&mut self, id: TabId, changed: &[RowKey]) {
        let other = MARKS[1 - self.devices[id.device].workspace];
        let rows = self.tab(id).replica.rows();
        let mut shown = changed.iter().filter_map(|key| rows.get(key));
        let alien = shown.find(|row| says(row).contains(other)).map(brief);
        if let Some(row) = alien.filter(|_| self.seen.is_none()) {
            self.seen = Some(format!("{} shows of another workspace {row}", name(id)));
        }
    }

    fn reaches_end(&self, device: usize, meta: CacheMeta) -> bool {
        let server = self.server_of(device);
        meta.epoch == server.epoch && meta.cursor == server.seq && meta.filled
    }

    pub(super) fn check(&self) -> Verdict {
        self.seen.clone().map_or(Ok(()), Err)?;
        for id in self.tabs() {
            let replica = &self.tab(id).replica;
            if self.is_out_for_good(id) {
                self.check_cleared(id)?;
            } else if replica.status().link == Link::SignedOut && self.is_removed(id) {
                // Its session was over before: it cannot be told more, and nobody signs in there.
            } else if replica.status().link != Link::Revoked {
                self.check_rows(id)?;
            } else if !self.is_removed(id) {
                return Err(format!("{} is removed for no reason", name(id)));
            } else if replica.rows().keys().next().is_some() {
                return Err(format!("{} shows rows to a removed member", name(id)));
            } else if !self.holds_nothing(id.device) {
                let outbox = brief(&self.devices[id.device].disk.outbox);
                return Err(format!("{} keeps of a removed member: {outbox}", name(id)));
            }
            check_inbox(replica.rows())?;
        }
        self.check_once()?;
        self.check_acts()?;
        self.check_forgotten()?;
        self.servers.iter().try_for_each(check_figures)
    }

    /// Where the session was ended and nobody signs in again, nothing is left but what waits.
    fn check_cleared(&self, id: TabId) -> Verdict {
        let link = self.tab(id).replica.status().link;
        let is_empty = self.tab(id).replica.rows().keys().next().is_none();
        let is_cleared = match link {
            Link::Ended => self.holds_nothing(id.device),
            // Whoever was removed before that has heard of it, and asks no more.
            Link::Revoked => self.is_removed(id),
            _ => false,
        };
        if is_cleared && is_empty {
            return Ok(());
        }
        let disk = &self.devices[id.device].disk;
        let (meta, outbox) = (disk.meta, &disk.outbox);
        Err(format!(
            "{} was signed out from elsewhere, is {link:?} and keeps {meta:?}, {}",
            name(id),
            brief(outbox)
        ))
    }

    /// Whether the session was ended from elsewhere, and nobody signs in there any more.
    pub(super) fn is_out_for_good(&self, id: TabId) -> bool {
        self.devices[id.device].session == Session::EndedForGood
    }

    pub(super) fn is_removed(&self, id: TabId) -> bool {
        let member = self.devices[id.device].member;
        let row = self.server_of(id.device).get(member.into());
        !matches!(row, Some(Row::Member(row)) if row.removed_at.is_none())
    }

    /// Every device ends equal to the server, in memory and on the disk.
    fn check_rows(&self, id: TabId) -> Verdict {
        let replica = &self.tab(id).replica;
        let status = replica.status();
        if status.waiting > 0 || replica.cursor() != self.server_of(id.device).seq {
            return Err(format!(
                "{} does not come to rest: {status:?}, cursor {} of {}",
                name(id),
                replica.cursor(),
                self.server_of(id.device).seq
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
        self.equal(
            id.device,
            &format!("{} shows", name(id)),
            &shown,
            since,
            is_open,
        )?;
        let device = &self.devices[id.device];
        if !device.has_storage {
            return Ok(());
        }
        let Some(meta) = device
            .disk
            .meta
            .filter(|meta| self.reaches_end(id.device, *meta))
        else {
            let meta = device.disk.meta;
            return Err(format!("device {} has cached only {meta:?}", id.device));
        };
        let cached = device.disk.cache.iter().map(|(key, row)| (*key, row));
        let what = format!("device {} has cached", id.device);
        let since = Some(meta.messages_since);
        self.equal(id.device, &what, &cached.collect(), since, |_| true)
    }

    fn equal(
        &self,
        device: usize,
        what: &str,
        here: &BTreeMap<RowKey, &Row>,
        messages_since: Option<Timestamp>,
        is_expected: impl Fn(&Row) -> bool,
    ) -> Verdict {
        let server = self.server_of(device);
        let me = self.devices[device].member;
        for row in server.all().filter(|row| row.is_seen_by(me)) {
            let is_old = matches!(row, Row::Message(row) if row.status != MessageStatus::Draft
                && messages_since.is_some_and(|since| row.said.occurred_at < since));
            match here.get(&row.key()) {
                Some(ours) if *ours == row => {}
                None if is_old || !is_expected(row) => {}
                ours => return Err(format!("{what} {ours:?}\n  where the server has {row:?}")),
            }
        }
        for (key, row) in here {
            let there = server.get(*key);
            if there.is_none_or(|row| !row.is_seen_by(me)) {
                return Err(format!("{what} {row:?}, which the server does not show it"));
            }
        }
        Ok(())
    }

    fn check_once(&self) -> Verdict {
        let mut executions = self.servers.iter().flat_map(|server| &server.executions);
        match executions.find(|(_, times)| **times > 1) {
            Some((id, times)) => Err(format!("{id} was executed {times} times")),
            None => Ok(()),
        }
    }

    /// By what something tells of accounts that are erased, and of these.
    fn traces(server: &Server, others: &[Erasure]) -> Traces {
        let (mut erasures, mut campaigns) = (Vec::new(), Vec::new());
        for row in server.all() {
            match row {
                Row::Erasure(row) => erasures.push(row),
                Row::Campaign(row) => campaigns.push(row.id),
                _ => {}
            }
        }
        Traces::of(erasures.into_iter().chain(others), &campaigns)
    }

    /// No device keeps what tells of an erased account, but for what was refused since.
    fn check_forgotten(&self) -> Verdict {
        let all = self
            .servers
            .each_ref()
            .map(|server| Self::traces(server, &[]));
        for (number, device) in self.devices.iter().enumerate() {
            let id = TabId {
                device: number,
                tab: 0,
            };
            if !device.has_storage || self.is_removed(id) || self.is_out_for_good(id) {
                continue;
            }
            let traces = &all[device.workspace];
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
    fn check_acts(&self) -> Verdict {
        let erased = &self.ledger.erased;
        let all = self
            .servers
            .each_ref()
            .map(|server| Self::traces(server, erased));
        for (id, act) in &self.ledger.acts {
            let device = act.by.device;
            let traces = &all[self.devices[device].workspace];
            let server = self.server_of(device);
            // Where the session was ended for good, what the server had taken is not sent once more.
            let is_forgotten = self.ledger.forgotten.contains(id) || self.is_out_for_good(act.by);
            let is_gone = self.ledger.is_restored && is_forgotten;
            let is_gone = is_gone || self.is_erased_with_survivor(traces, &act.command);
            if act.may_be_lost || is_gone || is_erased(traces, &act.command) {
                continue;
            }
            let is_applied = matches!(server.outcomes.get(id), Some(Outcome::Applied { .. }));
            let is_kept = self.is_with_its_writer(*id, act.by.device);
            if !is_applied && !is_kept && !act.is_over {
                return Err(format!("nobody knows of {id}: {}", brief(&act.command)));
            }
            if is_applied && !is_kept && !act.is_over {
                self.check_text(server, *id, &act.command)?;
            }
        }
        for tab in self.tabs() {
            if self.is_removed(tab) {
                // What was sent and not answered was set aside with the rest.
                continue;
            }
            for decision in self.tab(tab).replica.decisions() {
                let outcome = self.server_of(tab.device).outcomes.get(&decision.id);
                if matches!(outcome, Some(Outcome::Applied { .. })) {
                    return Err(format!("{} was applied, and is in Decisions", decision.id));
                }
            }
        }
        Ok(())
    }

    /// What was said of an account while another had taken it in went with that one, though the merge
    /// was undone by then.
    fn is_erased_with_survivor(&self, traces: &Traces, command: &Command) -> bool {
        self.ledger.merges.iter().any(|&(survivor, absorbed)| {
            let mut of_survivor = command.clone();
            let account = match &mut of_survivor {
                Command::LogMessage(command) => &mut command.account_id,
                Command::SaveDraft(command) => &mut command.account_id,
                Command::AddNote(command) => &mut command.account_id,
                _ => return false,
            };
            *account == absorbed && {
                *account = survivor;
                traces.told_by(&of_survivor).is_some()
            }
        })
    }

    fn is_with_its_writer(&self, command: CommandId, device: usize) -> bool {
        let id = TabId { device, tab: 0 };
        let is_member_out = self.is_removed(id) || self.is_out_for_good(id);
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

    /// Whether somebody who saw it wrote over a note, or took an activity back.
    fn is_taken_back(&self, server: &Server, command: &Command, text: &str) -> bool {
        let is_accepted = |id| matches!(server.outcomes.get(id), Some(Outcome::Applied { .. }));
        let mut acts = self.ledger.acts.iter().filter(|(id, _)| is_accepted(id));
        acts.any(|(_, act)| match (&act.command, command) {
            (Command::RemoveActivity(gone), Command::RecordActivity(told)) => gone.id == told.id,
            (Command::UpdateNote(anew), _) => anew.from.as_deref() == Some(text),
            _ => false,
        })
    }

    fn check_text(&self, server: &Server, id: CommandId, command: &Command) -> Verdict {
        let text = match command {
            Command::SaveDraft(save) if self.ledger.ended_drafts.contains(&save.id) => {
                return Ok(());
            }
            Command::LogMessage(_)
            | Command::SaveDraft(_)
            | Command::AddNote(_)
            | Command::UpdateNote(_)
            | Command::RecordActivity(_) => command.typed_text().unwrap_or_default(),
            _ => return Ok(()),
        };
        let is_there = server.all().any(|row| match row {
            Row::Message(row) => row.said.original_text == text,
            Row::Note(row) => row.text == text,
            Row::Activity(row) => format!("{:?}", row.what).contains(text),
            _ => false,
        });
        if is_there || self.is_taken_back(server, command, text) {
            Ok(())
        } else {
            Err(format!("the text of {id} is nowhere: {}", brief(command)))
        }
    }
}

/// What a row says whose it is by.
fn says(row: &Row) -> &str {
    match row {
        Row::Account(row) => &row.name,
        Row::Campaign(row) => &row.name,
        Row::Contact(row) => &row.name,
        Row::Member(row) => &row.name,
        Row::Message(row) => &row.said.original_text,
        Row::Note(row) => &row.text,
        Row::Product(row) => &row.name,
        _ => "",
    }
}

/// Whether a command may have gone with an account that was erased. Of some nobody knows any more
/// whose row they are about.
fn is_erased(traces: &Traces, command: &Command) -> bool {
    let is_by_row = matches!(
        command,
        Command::UpdateContact(_)
            | Command::TranslateMessage(_)
            | Command::NoteUntranslated(_)
            | Command::UnderstandMessage(_)
            | Command::UpdateNote(_)
    );
    traces.told_by(command).is_some() || (is_by_row && !traces.is_empty())
}

fn conversations_by_activity(rows: &Rows) -> impl Iterator<Item = &Conversation> {
    rows.by_activity().filter_map(|id| rows.conversation(id))
}

/// The sections of the inbox hold what the rule says, in the order of activity, for everybody; and
/// what is to be answered does, at any time.
fn check_inbox(rows: &Rows) -> Verdict {
    let readers = rows
        .members()
        .map(|row| row.id)
        .chain([MemberId(Uuid::nil())]);
    for (me, section) in readers.flat_map(|me| Section::ALL.map(|section| (me, section))) {
        let by_rule: Vec<_> = conversations_by_activity(rows)
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
        let by_rule: Vec<_> = conversations_by_activity(rows)
            .filter(|row| rows.is_to_answer(row, now))
            .map(|row| row.id)
            .collect();
        if rows.to_answer(now) != by_rule || rows.count_to_answer(now) != by_rule.len() {
            return Err(format!("what is to be answered at {now:?} is not"));
        }
        let me = MemberId(Uuid::nil());
        let by_rule: Vec<_> = conversations_by_activity(rows)
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
