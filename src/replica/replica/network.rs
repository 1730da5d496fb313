//! What the server says.

use super::{Heard, Replica};
use crate::{
    effect::Effect,
    event::{Failure, Ticket},
    layers::Touched,
    outbox::Poison,
    place::Fit,
    tabs::TabMessage,
};
use domain::{CommandId, Refusal, Role, Row, Span, Timestamp};
use protocol::{Accepted, ChangedRow, ChangesAnswer, LiveEvent, Outcome, ProblemKind, PushAnswer};

impl Replica {
    pub(super) fn live(&mut self, event: &LiveEvent) {
        let &LiveEvent::Moved { epoch, seq } = event;
        if self.place.moved(epoch, seq) {
            self.connection.want_pull();
        }
    }

    pub(super) fn pulled(
        &mut self,
        ticket: Ticket,
        answer: Result<ChangesAnswer, Failure>,
        now: Timestamp,
    ) {
        let Some(request) = self.connection.end_pull(ticket) else {
            return;
        };
        let answer = match answer.and_then(|answer| sensible(answer, request.what)) {
            Ok(answer) => answer,
            Err(failure) => return self.pull_failed(&failure, now),
        };
        self.clock.learn(request.sent, now, answer.now);
        match self.place.fit(&answer) {
            Fit::Next => {
                self.connection.pulled(now, answer.more);
                self.apply(answer, false, now);
            }
            // Asked for again, even where it begins at 0: the window is the new load's own.
            Fit::OtherEpoch => {
                self.begin_anew(Some(answer.epoch));
                self.connection.pulled(now, true);
            }
            // Answered for a place where this device does not stand any more.
            Fit::Known | Fit::Gap => self.connection.pulled(now, true),
        }
    }

    /// Applies an answer that begins where the cursor stands, and decides again what waits.
    pub(super) fn apply(&mut self, answer: ChangesAnswer, is_cached: bool, now: Timestamp) {
        let mut touched = Touched::default();
        let is_told_of = self.note_gone(&answer);
        if answer.since == 0 {
            self.drop_confirmed(&mut touched);
        }
        for changed in &answer.rows {
            match changed {
                ChangedRow::Put { row, .. } if !self.pages.holds(row) => {
                    self.layers.confirm_in_passing(&mut touched, row);
                }
                ChangedRow::Put { row, .. } => {
                    let (key, row) = (row.key(), Row::clone(row));
                    self.layers.confirm(&mut touched, key, Some(row));
                }
                ChangedRow::Deleted { key, .. } => self.layers.confirm(&mut touched, *key, None),
            }
        }
        if is_told_of {
            self.forget_where_any(Heard::Rows(&answer));
        }
        self.place.advance(&answer);
        self.forget_told();
        let has_news = !answer.rows.is_empty() || answer.next > answer.since || answer.since == 0;
        if has_news && !self.is_memory_only {
            let meta = self.place.meta(answer.epoch);
            self.recent.push(meta, answer, is_cached);
        }
        self.rebase(touched, now);
    }

    fn pull_failed(&mut self, failure: &Failure, now: Timestamp) {
        match failure {
            Failure::Status {
                kind: Some(ProblemKind::CursorAhead),
                ..
            } if self.place.cursor > 0 => {
                // The server was restored and is behind what this device has seen of it.
                self.begin_anew(None);
            }
            _ if self.ends_session(failure, now) => {}
            _ => self.connection.failed(now, asked_wait(failure)),
        }
    }

    pub(super) fn pushed(
        &mut self,
        ticket: Ticket,
        answer: Result<PushAnswer, Failure>,
        now: Timestamp,
    ) {
        let Some(request) = self.connection.end_push(ticket) else {
            return;
        };
        let ids = request.what;
        let answer = match answer {
            Ok(answer) if says_of(&answer, &ids) => answer,
            Ok(_) => return self.push_failed(&ids, &Failure::Garbled, now),
            Err(failure) => return self.push_failed(&ids, &failure, now),
        };
        self.clock.learn(request.sent, now, answer.now);
        self.connection.push_succeeded(now);
        self.outbox.push_succeeded();
        if self.place.epoch.is_some_and(|epoch| epoch != answer.epoch) {
            self.begin_anew(Some(answer.epoch));
        }
        self.take_outcomes(&ids, answer, now);
    }

    fn take_outcomes(&mut self, ids: &[CommandId], answer: PushAnswer, now: Timestamp) {
        let (epoch, at) = (answer.epoch, answer.now);
        let (mut accepted, mut refused) = (Vec::new(), Vec::new());
        for outcome in answer.outcomes {
            match outcome.outcome {
                _ if !ids.contains(&outcome.id) => {}
                Outcome::Applied { seq } => {
                    accepted.push((outcome.id, Accepted { epoch, seq, at }));
                }
                Outcome::Refused { refusal } => refused.push((outcome.id, refusal)),
            }
        }
        let is_ahead = |(_, accepted): &(CommandId, Accepted)| accepted.seq > self.place.cursor;
        if accepted.iter().any(is_ahead) {
            self.connection.want_pull();
        }
        self.take_accepted(&accepted);
        if !accepted.is_empty() && !self.is_memory_only {
            self.out.push(Effect::AcceptCommands(accepted.clone()));
            let told = TabMessage::Accepted(accepted);
            self.out.push(Effect::Tell(told));
        }
        self.move_to_decisions(refused, now);
        self.rebase(Touched::default(), now);
    }

    pub(super) fn take_accepted(&mut self, accepted: &[(CommandId, Accepted)]) {
        if accepted.is_empty() {
            return;
        }
        for &(id, accepted) in accepted {
            self.outbox.accepted(id, accepted);
        }
        // What was acted after the erasure was heard of may have been taken: it changed nothing more.
        let ids: Vec<CommandId> = accepted.iter().map(|(id, _)| *id).collect();
        self.forget_erased_again(Heard::Accepted(&ids));
        self.forget_told();
    }

    fn push_failed(&mut self, ids: &[CommandId], failure: &Failure, now: Timestamp) {
        let poison = match failure {
            Failure::Status {
                kind: Some(ProblemKind::OtherEpoch),
                ..
            } => return self.begin_anew(None),
            _ if self.ends_session(failure, now) => return,
            // Only our server can say that it does not understand; what stands on the way cannot.
            Failure::Status {
                status: 400 | 413 | 422,
                kind: Some(_),
                ..
            } => self.outbox.not_understood(ids),
            Failure::Status { status, kind, .. } => {
                self.connection.push_failed(now, asked_wait(failure));
                if *status == 500 && *kind == Some(ProblemKind::Internal) {
                    self.outbox.failed_on(ids)
                } else {
                    Poison::Among
                }
            }
            Failure::Garbled => {
                self.connection.push_failed(now, None);
                Poison::Among
            }
            Failure::Timeout => {
                self.connection.failed(now, None);
                self.outbox.took_too_long(ids);
                Poison::Among
            }
            Failure::Network => {
                self.connection.failed(now, None);
                Poison::Among
            }
        };
        if let Poison::Found(id) = poison {
            let detail = match failure {
                Failure::Status { detail, .. } => detail.clone(),
                _ => String::new(),
            };
            self.move_to_decisions(vec![(id, Refusal::NotUnderstood { detail })], now);
            self.rebase(Touched::default(), now);
        }
    }

    /// The server does not know the session: everything is kept, and nothing is asked any more.
    /// Where it says that the session was ended on purpose, or the member removed, only what they
    /// wrote is kept.
    fn ends_session(&mut self, failure: &Failure, now: Timestamp) -> bool {
        let Failure::Status {
            status: 401 | 403,
            kind,
            ..
        } = failure
        else {
            return false;
        };
        match kind {
            Some(ProblemKind::Revoked) => self.revoked(now),
            Some(ProblemKind::SessionEnded) => {
                self.ended(now);
                // Behind the writes that clear the device: cut short, it is told so again.
                self.out.push(Effect::ForgetSession);
            }
            _ => self.connection.signed_out(),
        }
        if self.connection.stop() {
            self.out.push(Effect::CloseLive);
        }
        true
    }

    /// The session was ended from elsewhere, perhaps because the device is in other hands: what the
    /// server has leaves the device, the journal too. What waits stays, and is shown to nobody until
    /// the member signs in again.
    pub(super) fn ended(&mut self, now: Timestamp) {
        self.connection.ended();
        #[cfg(test)]
        if self.is_broken(super::Break::KeepsWhatEnded) {
            return;
        }
        self.forget_accepted();
        self.begin_anew(None);
        self.rebase(Touched::default(), now);
    }

    /// The journal of what the server has leaves the device.
    pub(super) fn forget_accepted(&mut self) {
        let accepted = self.outbox.forget_accepted(self.place.epoch);
        if !accepted.is_empty() && self.leads() {
            self.out.push(Effect::ForgetCommands(accepted));
        }
    }

    /// The workspace's rows are not this member's to see any more, and the journal goes with them. What
    /// waited is kept for its writer to copy out; the server may have taken what it did not answer to.
    pub(super) fn revoked(&mut self, now: Timestamp) {
        self.connection.revoked();
        self.set_aside(now);
        self.begin_anew(None);
        self.rebase(Touched::default(), now);
    }

    /// What a removed member's outbox holds: what waits goes to *Decisions*, the journal goes.
    pub(super) fn set_aside(&mut self, now: Timestamp) {
        let needs = Role::Member;
        let waiting = self.outbox.waiting_ids(self.place.epoch).into_iter();
        let refused = waiting.map(|id| (id, Refusal::NotAllowed { needs }));
        self.move_to_decisions(refused.collect(), now);
        self.forget_accepted();
    }
}

/// An answer that is one to this request.
fn sensible(answer: ChangesAnswer, since: u64) -> Result<ChangesAnswer, Failure> {
    let stands_still = answer.next == answer.since && answer.more;
    if answer.since == since && answer.next >= since && !stands_still {
        Ok(answer)
    } else {
        Err(Failure::Garbled)
    }
}

fn asked_wait(failure: &Failure) -> Option<Span> {
    match failure {
        Failure::Status { retry_after, .. } => *retry_after,
        _ => None,
    }
}

/// Whether the answer has an outcome for any of the commands.
fn says_of(answer: &PushAnswer, ids: &[CommandId]) -> bool {
    answer
        .outcomes
        .iter()
        .any(|outcome| ids.contains(&outcome.id))
}
