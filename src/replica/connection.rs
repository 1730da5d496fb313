//! The connection to the server: what is under way, and when the next attempt is due.
//!
//! ```text
//! Starting ──answer──▶ Polling ◀──LiveLost── Live
//!    │                   │  └───LiveOpened────▲
//!    └──failure──▶ Offline ──answer──▶ Polling
//! any ──401, 403──▶ SignedOut, Ended or Revoked ──SignedIn──▶ Starting
//! ```
//!
//! At most one push and one pull are under way. After every loss of contact the first thing is a
//! pull: it tells whether the server is the one that this device knew, before anything is sent.

use crate::{
    backoff::{Backoff, is_due},
    event::Ticket,
    status::Link,
};
use domain::{CommandId, Span, Timestamp};
use protocol::Seq;

/// How often news are asked for without live events: soon enough for two people who talk to each
/// other about what they see, and four requests a minute.
const POLL: Span = Span(15_000);
/// How often the cursor is compared while live events arrive: a connection can be dead without
/// either end knowing it.
const LIVE_CHECK: Span = Span(60_000);
/// How long an answer is waited for. The shell gives up earlier; this is for a shell that was
/// frozen or forgot.
const PATIENCE: Span = Span(60_000);

/// A request that is under way, with what it was for.
#[derive(Debug)]
pub(crate) struct Request<T> {
    pub(crate) ticket: Ticket,
    pub(crate) sent: Timestamp,
    pub(crate) what: T,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Live {
    Closed,
    Opening,
    Open,
}

/// Whether the server knows this member's session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Session {
    Known,
    Unknown,
    /// It was ended from elsewhere, on purpose.
    Ended,
    /// The member was removed from the workspace.
    Revoked,
}

#[derive(Debug)]
pub(crate) struct Connection {
    push: Option<Request<Vec<CommandId>>>,
    pull: Option<Request<Seq>>,
    tickets: u64,
    backoff: Backoff,
    /// No request before, after a failure.
    retry_at: Option<Timestamp>,
    push_backoff: Backoff,
    /// No push before, after the server failed on one.
    push_at: Option<Timestamp>,
    /// When the next pull is due; absent: at once.
    pull_at: Option<Timestamp>,
    /// News arrived while a pull was under way, which may not bring them.
    pull_again: bool,
    /// A pull succeeded since contact was last lost.
    is_greeted: bool,
    live: Live,
    live_backoff: Backoff,
    live_at: Option<Timestamp>,
    /// The browser believes that there is no network.
    says_offline: bool,
    session: Session,
    last_success: Option<Timestamp>,
}

impl Connection {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            push: None,
            pull: None,
            tickets: 0,
            backoff: Backoff::new(seed),
            retry_at: None,
            push_backoff: Backoff::new(seed.rotate_left(21)),
            push_at: None,
            pull_at: None,
            pull_again: false,
            is_greeted: false,
            live: Live::Closed,
            live_backoff: Backoff::new(seed.rotate_left(42)),
            live_at: None,
            says_offline: false,
            session: Session::Known,
            last_success: None,
        }
    }

    pub(crate) fn link(&self) -> Link {
        let ended = match self.session {
            Session::Known => None,
            Session::Unknown => Some(Link::SignedOut),
            Session::Ended => Some(Link::Ended),
            Session::Revoked => Some(Link::Revoked),
        };
        if let Some(link) = ended {
            link
        } else if self.says_offline || self.backoff.is_failing() {
            Link::Offline
        } else if self.last_success.is_none() {
            Link::Starting
        } else if self.live == Live::Open {
            Link::Live
        } else {
            Link::Polling
        }
    }

    pub(crate) fn last_success(&self) -> Option<Timestamp> {
        self.last_success
    }

    /// Begins a pull, if one is due.
    pub(crate) fn begin_pull(&mut self, now: Timestamp, since: Seq) -> Option<Ticket> {
        let is_wanted = self.pull_at.is_none_or(|at| is_due(at, now));
        if self.pull.is_some() || !is_wanted || !self.may_ask(now) {
            return None;
        }
        let ticket = self.ticket();
        self.pull_again = false;
        self.pull = Some(Request {
            ticket,
            sent: now,
            what: since,
        });
        Some(ticket)
    }

    /// Whether a push may begin.
    pub(crate) fn may_push(&self, now: Timestamp) -> bool {
        let is_wanted = self.push_at.is_none_or(|at| is_due(at, now));
        self.push.is_none() && is_wanted && self.is_greeted && self.may_ask(now)
    }

    pub(crate) fn begin_push(&mut self, now: Timestamp, commands: Vec<CommandId>) -> Ticket {
        let ticket = self.ticket();
        self.push = Some(Request {
            ticket,
            sent: now,
            what: commands,
        });
        ticket
    }

    /// Whether live events are to be opened now.
    pub(crate) fn begin_live(&mut self, now: Timestamp) -> bool {
        let is_wanted = self.live == Live::Closed && self.live_at.is_none_or(|at| is_due(at, now));
        let begins = is_wanted && self.is_greeted && self.may_ask(now);
        if begins {
            self.live = Live::Opening;
        }
        begins
    }

    /// The pull that an answer belongs to; none where it comes late or twice.
    pub(crate) fn end_pull(&mut self, ticket: Ticket) -> Option<Request<Seq>> {
        self.pull.take_if(|request| request.ticket == ticket)
    }

    pub(crate) fn end_push(&mut self, ticket: Ticket) -> Option<Request<Vec<CommandId>>> {
        self.push.take_if(|request| request.ticket == ticket)
    }

    /// What was asked of a server that is not the one any more is not waited for.
    pub(crate) fn abandon(&mut self) {
        self.push = None;
        self.pull = None;
        self.lost_contact();
    }

    /// A pull brought an answer.
    pub(crate) fn pulled(&mut self, now: Timestamp, more: bool) {
        self.is_greeted = true;
        self.succeeded(now);
        let interval = if self.live == Live::Open {
            LIVE_CHECK
        } else {
            POLL
        };
        self.pull_at = (!more && !self.pull_again).then_some(now + interval);
    }

    fn succeeded(&mut self, now: Timestamp) {
        self.backoff.succeed();
        self.retry_at = None;
        self.says_offline = false;
        self.last_success = Some(now);
    }

    /// A request failed: the server may be another one when it answers again.
    pub(crate) fn failed(&mut self, now: Timestamp, asked: Option<Span>) {
        self.retry_at = Some(self.backoff.fail(now, asked));
        self.lost_contact();
    }

    /// The server is there, but failed on what was pushed.
    pub(crate) fn push_failed(&mut self, now: Timestamp, asked: Option<Span>) {
        self.push_at = Some(self.push_backoff.fail(now, asked));
        self.lost_contact();
    }

    pub(crate) fn push_succeeded(&mut self, now: Timestamp) {
        self.push_backoff.succeed();
        self.push_at = None;
        self.succeeded(now);
    }

    /// The next thing is a pull.
    fn lost_contact(&mut self) {
        self.is_greeted = false;
        self.want_pull();
    }

    /// There is, or may be, something new.
    pub(crate) fn want_pull(&mut self) {
        self.pull_at = None;
        self.pull_again = true;
    }

    /// The network is back, or somebody looks again: no wait is justified any more.
    pub(crate) fn renew(&mut self) {
        self.backoff.succeed();
        self.push_backoff.succeed();
        self.live_backoff.succeed();
        self.retry_at = None;
        self.push_at = None;
        self.live_at = None;
        self.lost_contact();
    }

    pub(crate) fn says_offline(&mut self) {
        self.says_offline = true;
        self.lost_contact();
    }

    pub(crate) fn says_online(&mut self) {
        self.says_offline = false;
        self.renew();
    }

    pub(crate) fn live_opened(&mut self) {
        self.live = Live::Open;
        self.live_backoff.succeed();
        self.want_pull();
    }

    pub(crate) fn live_lost(&mut self, now: Timestamp) {
        self.live = Live::Closed;
        self.live_at = Some(self.live_backoff.fail(now, None));
        self.lost_contact();
    }

    pub(crate) fn signed_out(&mut self) {
        self.session = Session::Unknown;
    }

    pub(crate) fn ended(&mut self) {
        self.session = Session::Ended;
    }

    pub(crate) fn is_ended(&self) -> bool {
        self.session == Session::Ended
    }

    /// Whether the workspace's rows are not to be on this device: nothing is shown, nothing done.
    pub(crate) fn is_cleared(&self) -> bool {
        matches!(self.session, Session::Ended | Session::Revoked)
    }

    pub(crate) fn revoked(&mut self) {
        self.session = Session::Revoked;
    }

    pub(crate) fn is_revoked(&self) -> bool {
        self.session == Session::Revoked
    }

    /// For whatever reason.
    pub(crate) fn is_signed_out(&self) -> bool {
        self.session != Session::Known
    }

    /// The server knows the session: asked again at once where it was over.
    pub(crate) fn signed_in(&mut self) {
        if !self.is_signed_out() {
            return;
        }
        self.session = Session::Known;
        self.last_success = None;
        self.renew();
    }

    /// Stops everything; whether live events are to be closed.
    pub(crate) fn stop(&mut self) -> bool {
        self.abandon();
        let was_live = self.live != Live::Closed;
        self.live = Live::Closed;
        was_live
    }

    /// Whether a request has gone unanswered for too long, which counts as its failure.
    pub(crate) fn expire(&mut self, now: Timestamp) -> bool {
        let old = |sent: Timestamp| is_due(sent + PATIENCE, now);
        let pull = self.pull.take_if(|request| old(request.sent)).is_some();
        let push = self.push.take_if(|request| old(request.sent)).is_some();
        pull || push
    }

    /// What is due when, past or to come. `has_push` where a push waits for its turn.
    pub(crate) fn due(&self, has_push: bool) -> [Option<Timestamp>; 3] {
        if self.is_signed_out() {
            return [None; 3];
        }
        let patience = |sent: Timestamp| sent + PATIENCE;
        let pull = match &self.pull {
            Some(request) => Some(patience(request.sent)),
            None => self.pull_at.max(self.retry_at),
        };
        let push = match &self.push {
            Some(request) => Some(patience(request.sent)),
            None if has_push => self.push_at.max(self.retry_at),
            None => None,
        };
        let live = match self.live {
            Live::Closed if self.is_greeted => self.live_at.max(self.retry_at),
            _ => None,
        };
        [pull, push, live]
    }

    fn may_ask(&self, now: Timestamp) -> bool {
        !self.is_signed_out() && self.retry_at.is_none_or(|at| is_due(at, now))
    }

    fn ticket(&mut self) -> Ticket {
        self.tickets += 1;
        Ticket(self.tickets)
    }
}

#[cfg(test)]
mod tests;
