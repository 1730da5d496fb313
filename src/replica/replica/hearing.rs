//! What the tabs of one browser are to each other: one leads, the others follow.

use super::{Heard, Owed, Replica};
use crate::{
    backoff::is_due,
    effect::Effect,
    layers::{Layers, Touched},
    outbox::Outbox,
    pages::Pages,
    place::{Fit, Place},
    recent::Recent,
    status::Link,
    tabs::{LeaderStatus, TabMessage},
};
use domain::{Span, Timestamp};
use protocol::{ChangesAnswer, Envelope, KeptDecision};

/// How long after a gap the cache is read for what lies in it: the leader has written it by then.
const GAP: Span = Span(500);

/// The longest wait between two readings.
const LONGEST_GAP: Span = Span(60_000);

/// More than this is not kept of what does not fit yet: the cache has it.
const MOST_AHEAD: usize = 64;

impl Replica {
    /// This tab leads from now on, or does not. A tab that follows asks how things stand; one that
    /// leads reads what the others wrote before it sends anything.
    pub(super) fn leading(&mut self, leads: bool) {
        if leads == self.tab.is_leading {
            if !leads {
                self.out.push(Effect::Tell(TabMessage::Hello));
            }
            return;
        }
        self.tab.is_leading = leads;
        self.said.leader = None;
        self.tab.ahead.clear();
        self.tab.read_at = None;
        self.owed.renew();
        if leads {
            self.outbox.another_may_have_sent();
            if self.start.outbox && !self.is_memory_only {
                self.start.outbox = false;
                self.out.push(Effect::ReadOutbox);
            }
            // Somebody may have signed in while it could not hear of it: it asks once.
            if !self.connection.is_revoked() {
                self.connection.signed_in();
            }
            self.connection.renew();
        } else {
            if self.connection.stop() {
                self.out.push(Effect::CloseLive);
            }
            self.tab.leader = None;
            self.out.push(Effect::Tell(TabMessage::Hello));
        }
    }

    /// Visible again, perhaps after hours: what was said meanwhile was perhaps not heard.
    pub(super) fn woke(&mut self) {
        self.said.wake = None;
        self.connection.renew();
        self.unread.renew();
        // Whoever opened meanwhile has asked in vain.
        self.said.leader = None;
        if !self.leads() && self.is_ready() {
            self.out.push(Effect::ReadOutbox);
            self.out.push(Effect::Tell(TabMessage::Hello));
        }
    }

    pub(super) fn heard(&mut self, message: TabMessage, now: Timestamp) {
        if self.is_memory_only {
            // Without a storage to share, every tab is on its own.
            return;
        }
        match message {
            TabMessage::Hello => self.said.leader = None,
            TabMessage::Acted(envelopes) => self.heard_acted(envelopes, now),
            TabMessage::Accepted(accepted) => {
                self.take_accepted(&accepted);
                self.rebase(Touched::default(), now);
            }
            TabMessage::Refused(decisions) => self.heard_refused(decisions, now),
            TabMessage::DecisionSettled(id) => {
                self.outbox.left(id);
                self.forget_decision(id);
                self.rebase(Touched::default(), now);
            }
            TabMessage::Pulled { answer, cached } => self.heard_pulled(answer, cached, now),
            TabMessage::CacheGone => self.heard_cache_gone(),
            TabMessage::Status(status) => self.heard_status(status, now),
            TabMessage::SignedOut => self.erase(),
            TabMessage::SignedIn => self.heard_signed_in(),
        }
    }

    fn heard_status(&mut self, status: LeaderStatus, now: Timestamp) {
        if self.tab.is_leading {
            return;
        }
        match status.link {
            Link::Revoked if !self.connection.is_revoked() => self.revoked(now),
            Link::Ended if !self.connection.is_cleared() => self.ended(now),
            // A tab that was frozen may not have heard of a sign-in. The leader's cookie is its own too.
            Link::Live | Link::Polling | Link::Offline if self.is_news_of_contact(status) => {
                self.connection.signed_in();
            }
            _ => {}
        }
        self.clock.set(Span(status.clock_ahead));
        self.tab.leader = Some(status);
        #[cfg(test)]
        if self.is_broken(super::Break::NeverAsks) {
            return;
        }
        let told = self.outbox.told_waiting(self.place.epoch);
        if told.len() > status.waiting {
            // What was said of some was not heard, by this tab or by the leader.
            self.out.push(Effect::Tell(TabMessage::Acted(told)));
        }
    }

    /// Whether the leader has heard from the server since what this tab knows of it: by the device's
    /// clock, or by the server's, for the device's may have been set back meanwhile.
    fn is_news_of_contact(&self, status: LeaderStatus) -> bool {
        let here = |leader: LeaderStatus| leader.last_success;
        let there = |leader: LeaderStatus| Some(leader.last_success? - Span(leader.clock_ahead));
        let known = self.tab.leader;
        here(status) > known.and_then(here) || there(status) > known.and_then(there)
    }

    /// A leader that was told otherwise passes it on: its last word on the session may have reached a
    /// tab after this one's.
    fn heard_signed_in(&mut self) {
        if self.connection.is_signed_out() && self.tab.is_leading {
            self.out.push(Effect::Tell(TabMessage::SignedIn));
        }
        self.is_signed_in();
    }

    fn heard_acted(&mut self, envelopes: Vec<Envelope>, now: Timestamp) {
        if self.tab.is_leading {
            self.tell_outcomes(&envelopes);
        }
        let mut is_news = false;
        for envelope in envelopes {
            is_news |= self.outbox.add_heard(envelope);
        }
        if is_news {
            self.forget_erased_again(Heard::Any);
        }
        if is_news {
            self.rebase(Touched::default(), now);
        }
    }

    /// Another tab still waits for these: it is told again what has become of them.
    fn tell_outcomes(&mut self, envelopes: &[Envelope]) {
        let (mut accepted, mut refused) = (Vec::new(), Vec::new());
        for &Envelope { id, .. } in envelopes {
            let decision = self.decisions.iter().find(|decision| decision.id == id);
            let entry = self
                .outbox
                .find(id)
                .filter(|it| !it.waits(self.place.epoch));
            if let Some(at) = entry.and_then(|entry| entry.accepted) {
                accepted.push((id, at));
            } else if let Some(decision) = decision {
                refused.push(decision.clone());
            } else if self.outbox.is_gone(id) {
                let settled = TabMessage::DecisionSettled(id);
                self.out.push(Effect::Tell(settled));
            }
        }
        if !accepted.is_empty() {
            let accepted = TabMessage::Accepted(accepted);
            self.out.push(Effect::Tell(accepted));
        }
        if !refused.is_empty() {
            let refused = TabMessage::Refused(refused);
            self.out.push(Effect::Tell(refused));
        }
    }

    fn heard_refused(&mut self, decisions: Vec<KeptDecision>, now: Timestamp) {
        for decision in decisions {
            let KeptDecision { id, refusal, .. } = &decision;
            let was_here = self.outbox.refuse(*id, refusal.clone(), now).is_some();
            let is_news = was_here || !self.outbox.knows(*id);
            self.outbox.left(*id);
            if is_news {
                self.decisions.push(decision);
                self.out.push(Effect::DecisionsChanged);
            }
        }
        self.rebase(Touched::default(), now);
    }

    /// Another tab may have looked before this one wrote: this one looks for itself.
    fn heard_cache_gone(&mut self) {
        if self.tab.is_leading {
            self.out.push(Effect::LoadPages(Vec::new()));
        }
    }

    /// What the leader pulled: applied where it fits; where something is missing before it, the
    /// cache is read.
    fn heard_pulled(&mut self, answer: ChangesAnswer, cached: bool, now: Timestamp) {
        if self.tab.is_leading {
            return;
        }
        self.tab.ahead.insert(answer.since, (answer, cached));
        if self.tab.ahead.len() > MOST_AHEAD {
            self.tab.ahead.pop_first();
        }
        self.take_ahead(now);
    }

    /// Takes from what was heard whatever fits by now.
    pub(super) fn take_ahead(&mut self, now: Timestamp) {
        if !self.start.cache || self.tab.reading.is_some() || self.tab.is_leading {
            return;
        }
        let mut rest = std::mem::take(&mut self.tab.ahead);
        while let Some((since, (answer, cached))) = rest.pop_first() {
            match self.place.fit(&answer) {
                #[cfg(test)]
                Fit::Gap if self.is_broken(super::Break::AppliesGaps) => {
                    self.apply(answer, cached, now);
                }
                Fit::Next if self.place.epoch.is_some() => self.apply(answer, cached, now),
                Fit::Known => {}
                Fit::Next | Fit::Gap | Fit::OtherEpoch => {
                    self.tab.ahead.insert(since, (answer, cached));
                }
            }
        }
    }

    /// A following tab that has missed something reads the cache, where the leader has written it.
    /// While that does not help, it waits longer and longer: the leader's cache may be failing.
    pub(super) fn drive_gap(&mut self, now: Timestamp) {
        if self.leads() || !self.start.cache || self.tab.reading.is_some() {
            return;
        }
        if !self.is_behind() {
            (self.tab.read_at, self.tab.read_wait) = (None, None);
            return;
        }
        match self.tab.read_at {
            Some(at) if is_due(at, now) => {
                self.tab.read_at = None;
                self.read_cache();
            }
            Some(_) => {}
            None => {
                let longer = |last: Span| Span(last.0 * 2).min(LONGEST_GAP);
                let wait = self.tab.read_wait.map_or(GAP, longer);
                if wait == LONGEST_GAP {
                    // What fits nowhere after so long was of an earlier life of the database.
                    self.tab.ahead.clear();
                }
                self.tab.read_wait = Some(wait);
                self.tab.read_at = Some(now + wait);
            }
        }
    }

    /// Whether the leader has come farther, by what it said.
    pub(super) fn is_behind(&self) -> bool {
        let is_ahead = |leader: LeaderStatus| {
            let is_same_life = leader.epoch == self.place.epoch;
            leader.first_load.is_none() && (!is_same_life || leader.cursor > self.place.cursor)
        };
        !self.tab.ahead.is_empty() || self.tab.leader.is_some_and(is_ahead)
    }

    /// The tab that leads may have been told that the session is over, and asks nothing any more.
    pub(super) fn signed_in(&mut self) {
        self.is_signed_in();
        self.out.push(Effect::Tell(TabMessage::SignedIn));
    }

    /// What the leader said last may be that the session was over: until it speaks again, nobody knows
    /// how things stand.
    fn is_signed_in(&mut self) {
        self.connection.signed_in();
        let said = self.tab.leader.as_mut();
        let is_over = |link| matches!(link, Link::SignedOut | Link::Ended | Link::Revoked);
        if let Some(leader) = said.filter(|leader| is_over(leader.link)) {
            leader.link = Link::Starting;
        }
    }

    pub(super) fn signed_out_here(&mut self) {
        self.out.push(Effect::Tell(TabMessage::SignedOut));
        self.erase();
        self.out.push(Effect::EraseDevice);
    }

    /// Nothing of the member stays in memory.
    fn erase(&mut self) {
        if self.connection.stop() {
            self.out.push(Effect::CloseLive);
        }
        self.connection.signed_out();
        self.changed.extend(self.layers.rows().keys());
        self.layers = Layers::new(self.rules.match_keys);
        self.pending.clear();
        self.outbox = Outbox::new(self.rules.size);
        self.decisions.clear();
        self.unkept.clear();
        self.gone.clear();
        self.owed = Owed::default();
        self.place = Place::default();
        self.pages = Pages::default();
        self.recent = Recent::default();
        self.unread.clear();
        self.tab.reading = None;
        self.out.push(Effect::DecisionsChanged);
    }
}
