//! What follows from the state as it is: to be written, asked, sent, told, shown.

use super::{Replica, STORAGE_RETRY};
use crate::{backoff::is_due, effect::Effect, tabs::TabMessage, unread::Part};
use domain::Timestamp;
use protocol::Push;

impl Replica {
    /// Says what follows from the state as it is now.
    pub(super) fn drive(&mut self, now: Timestamp) -> Vec<Effect> {
        let asked = self.pages.ask();
        if !asked.is_empty() {
            self.out.push(Effect::LoadPages(asked));
        }
        if !self.is_memory_only {
            self.drive_storage(now);
            self.tell();
        }
        if self.may_pull() {
            self.drive_network(now);
        }
        self.recent.prune(self.pages.are_loading());
        self.say_when_to_wake(now);
        self.say_what_changed();
        std::mem::take(&mut self.out)
    }

    fn drive_storage(&mut self, now: Timestamp) {
        if self.save_at.is_some_and(|at| is_due(at, now)) {
            let commands = self.outbox.in_memory_only();
            let decisions = self.decisions_in_memory_only();
            let is_any = !commands.is_empty() || !decisions.is_empty();
            self.save_at = is_any.then_some(now + STORAGE_RETRY);
            if !commands.is_empty() {
                self.out.push(Effect::SaveCommands(commands));
            }
            if !decisions.is_empty() {
                self.out.push(Effect::KeepDecisions(decisions));
            }
        }
        self.drive_erasing(now);
        let may_write = self.recent.retry_at().is_none_or(|at| is_due(at, now));
        if self.tab.is_leading
            && !self.is_to_forget()
            && self.start.cache
            && may_write
            && let Some((meta, answer)) = self.recent.next_write(now)
        {
            self.out.push(Effect::ApplyToCache { meta, answer });
        }
        self.drive_gap(now);
        self.drive_unread(now);
    }

    fn drive_unread(&mut self, now: Timestamp) {
        for part in self.unread.take_due(now) {
            match part {
                Part::Cache => self.read_cache(),
                Part::Outbox => self.out.push(Effect::ReadOutbox),
                Part::Threads => {
                    self.pages.retry();
                    let asked = self.pages.ask();
                    self.out.push(Effect::LoadPages(asked));
                }
            }
        }
    }

    fn drive_network(&mut self, now: Timestamp) {
        if self.connection.expire(now) {
            self.connection.failed(now, None);
        }
        if !self.recent.is_full(now)
            && let Some(ticket) = self.connection.begin_pull(now, self.place.cursor)
        {
            let messages_since = self.place.window(self.clock.correct(now));
            self.out.push(Effect::Pull {
                ticket,
                since: self.place.cursor,
                messages_since,
            });
        }
        if self.connection.may_push(now) && self.has_push() {
            let commands = self.outbox.batch(self.place.epoch);
            let ids = commands.iter().map(|envelope| envelope.id).collect();
            let ticket = self.connection.begin_push(now, ids);
            let push = Push {
                epoch: self.place.epoch,
                commands,
            };
            self.out.push(Effect::Push { ticket, push });
        }
        if self.connection.begin_live(now) {
            self.out.push(Effect::OpenLive);
        }
    }

    fn has_push(&self) -> bool {
        self.start.outbox && self.outbox.has_batch(self.place.epoch)
    }

    /// Tells the other tabs what they can know now.
    fn tell(&mut self) {
        let acted = self.outbox.take_untold();
        if !acted.is_empty() {
            self.out.push(Effect::Tell(TabMessage::Acted(acted)));
        }
        if !self.tab.is_leading {
            return;
        }
        for (answer, cached) in self.recent.take_untold() {
            let pulled = TabMessage::Pulled { answer, cached };
            self.out.push(Effect::Tell(pulled));
        }
        let status = self.own_status();
        if self.said.leader != Some(status) {
            self.said.leader = Some(status);
            self.out.push(Effect::Tell(TabMessage::Status(status)));
        }
    }

    fn say_when_to_wake(&mut self, now: Timestamp) {
        let mut due = Vec::new();
        if self.may_pull() {
            due.extend(self.connection.due(self.has_push()));
        }
        due.push(self.recent.retry_at().filter(|_| self.recent.wants_write()));
        due.extend([self.save_at, self.tab.read_at, self.unread.retry_at()]);
        due.push(self.owed.retry_at());
        // What is due and was not begun waits for something else.
        let wake = due.into_iter().flatten().filter(|at| *at > now).min();
        if let Some(at) = wake
            && self.said.wake != Some(at)
        {
            self.out.push(Effect::WakeAt(at));
        }
        self.said.wake = wake;
    }

    fn say_what_changed(&mut self) {
        let changed: Vec<_> = std::mem::take(&mut self.changed).into_iter().collect();
        if !changed.is_empty() {
            self.out.push(Effect::Changed(changed));
        }
        let status = self.reckoned_status();
        if self.said.status.as_ref() != Some(&status) {
            self.said.status = Some(status);
            self.out.push(Effect::StatusChanged);
        }
    }
}
