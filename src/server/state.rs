//! What every request can reach.

use crate::{
    assets::Assets,
    clock::Clock,
    db::Db,
    limits,
    origin::PublicUrl,
    passwords::{PasswordError, Passwords},
    presence::Presences,
    providers::{Client, Provider},
    proxies::Proxies,
    rate::Rates,
    secrets::{Token, TokenHash},
    whereabouts::Whereabouts,
};
use domain::{MemberId, Timestamp};
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::{Notify, watch};

pub(crate) type AppState = Arc<App>;

pub(crate) struct App {
    pub(crate) db: Db,
    pub(crate) assets: Assets,
    pub(crate) public_url: Option<PublicUrl>,
    pub(crate) proxies: Proxies,
    pub(crate) passwords: Passwords,
    pub(crate) attempts: Rates<IpAddr>,
    /// By the login's name as it is looked up.
    pub(crate) guesses: Rates<String>,
    /// Of those who are signed in.
    pub(crate) proofs: Rates<MemberId>,
    /// Guesses at codes of a second factor: by the member, and by the network where the member was
    /// seen.
    pub(crate) codes: Rates<(MemberId, Option<IpAddr>)>,
    pub(crate) whereabouts: Whereabouts,
    pub(crate) commands: Rates<MemberId>,
    pub(crate) requests: Rates<MemberId>,
    pub(crate) presences: Presences,
    pub(crate) streams: Places,
    pub(crate) pushes: Places,
    pub(crate) providers: Client,
    /// Providers of the server's own configuration, for every workspace.
    pub(crate) configured: Vec<Provider>,
    /// Requests to providers.
    pub(crate) assisted: Places,
    /// Told when a reply was logged that is to be translated or read.
    pub(crate) awaited: Notify,
    /// Turns true when the server is asked to end.
    pub(crate) ending: watch::Receiver<bool>,
    /// What the terminal printed, until the first owner is there.
    setup: Mutex<Option<TokenHash>>,
}

impl App {
    pub(crate) fn new(
        db: Db,
        assets: Assets,
        public_url: Option<PublicUrl>,
        trusted_proxies: Vec<IpAddr>,
        providers: Client,
        configured: Vec<Provider>,
        ending: watch::Receiver<bool>,
    ) -> Result<Self, PasswordError> {
        let proxies = Proxies {
            on_this_machine: public_url.is_some(),
            trusted: trusted_proxies,
        };
        Ok(Self {
            db,
            assets,
            public_url,
            proxies,
            passwords: Passwords::new()?,
            attempts: Rates::new(limits::ATTEMPTS),
            guesses: Rates::new(limits::GUESSES),
            proofs: Rates::new(limits::PROOFS),
            codes: Rates::new(limits::CODES),
            whereabouts: Whereabouts::default(),
            commands: Rates::new(limits::COMMANDS),
            requests: Rates::new(limits::REQUESTS),
            presences: Presences::default(),
            streams: Places::new(limits::STREAMS),
            pushes: Places::new(limits::PUSHES),
            providers,
            configured,
            assisted: Places::new(limits::ASSISTED_AT_ONCE),
            awaited: Notify::new(),
            ending,
            setup: Mutex::new(None),
        })
    }

    pub(crate) fn clock(&self) -> &Clock {
        self.db.clock()
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock().now()
    }

    /// From now on this token sets the server up.
    pub(crate) fn expect_setup(&self, token: &Token) {
        *self.setup.lock().unwrap_or_else(PoisonError::into_inner) = Some(token.hash());
    }

    pub(crate) fn is_setup_token(&self, presented: &str) -> bool {
        let expected = *self.setup.lock().unwrap_or_else(PoisonError::into_inner);
        // Hashes are compared, so that the time it takes says nothing about the token.
        expected.is_some_and(|expected| expected == TokenHash::of(presented))
    }

    pub(crate) fn end_setup(&self) {
        *self.setup.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// What a member may have open so many times: a browser that opens it in a circle is stopped.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    limit: usize,
    taken: Arc<Mutex<HashMap<MemberId, usize>>>,
}

impl Places {
    fn new(limit: usize) -> Self {
        Self {
            limit,
            taken: Arc::default(),
        }
    }

    /// One more place of the member's, until it is dropped.
    pub(crate) fn take(&self, member: MemberId) -> Option<Place> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let count = taken.entry(member).or_default();
        if *count >= self.limit {
            return None;
        }
        *count += 1;
        Some(Place {
            places: self.clone(),
            member,
        })
    }
}

/// A place that is taken.
#[derive(Debug)]
pub(crate) struct Place {
    places: Places,
    member: MemberId,
}

impl Drop for Place {
    fn drop(&mut self) {
        let taken = self.places.taken.lock();
        let mut taken = taken.unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&self.member) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.member);
            }
        }
    }
}
