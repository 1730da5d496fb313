//! Who makes a request: a signed-in member, or a visitor by their address.

use super::SessionCookie;
use crate::{
    db::sessions::{self, SEEN_EVERY, Session, Standing},
    problem::{Answer, ApiProblem},
    state::{App, AppState},
};
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, header, request::Parts, uri::Authority},
};
use domain::{MemberId, Role};
use protocol::{MEMBER_HEADER, ProblemKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// A member with a session that stands, their role as it is now.
#[derive(Debug, Clone)]
pub(crate) struct SignedIn(pub(crate) Session);

impl FromRequestParts<AppState> for SignedIn {
    type Rejection = ApiProblem;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Answer<Self> {
        let signed_out = || ApiProblem::new(ProblemKind::SignedOut, "");
        let Ok(cookie) = SessionCookie::from_request_parts(parts, app).await;
        let token = cookie.token().ok_or_else(signed_out)?;
        let now = app.now();
        let standing = app
            .db
            .read(move |db| sessions::find(db, token, now))
            .await?;
        let session = match standing {
            Standing::Stands(session) => *session,
            Standing::Revoked => return Err(ApiProblem::new(ProblemKind::Revoked, "")),
            Standing::Ended(member) if speaks_for(&parts.headers, member) => {
                return Err(ApiProblem::new(ProblemKind::SessionEnded, ""));
            }
            Standing::Ended(_) | Standing::Gone => return Err(signed_out()),
        };
        if !speaks_for(&parts.headers, session.member.id) {
            return Err(signed_out());
        }
        app.requests.take(session.member.id, 1, now)?;
        if now - session.seen_at >= SEEN_EVERY {
            let visitor = Visitor::from_request_parts(parts, app).await?;
            visitor.note(session.member.id, app);
            let id = session.id;
            app.db
                .write_aside(move |tx| sessions::note_seen(tx, id, now));
        }
        Ok(Self(session))
    }
}

/// Whether a request is the member's own, as far as it says. A tab may speak for somebody else than
/// the browser's cookie: another tab signed in.
pub(crate) fn speaks_for(headers: &HeaderMap, member: MemberId) -> bool {
    let named = headers.get(MEMBER_HEADER);
    named.is_none_or(|named| named.as_bytes() == member.to_string().as_bytes())
}

/// A signed-in member who may invite, remove and see invitations (rule book §12).
#[derive(Debug, Clone)]
pub(crate) struct Admin(pub(crate) Session);

impl FromRequestParts<AppState> for Admin {
    type Rejection = ApiProblem;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Answer<Self> {
        let SignedIn(session) = SignedIn::from_request_parts(parts, app).await?;
        if session.member.role >= Role::Admin {
            Ok(Self(session))
        } else {
            Err(ApiProblem::needs(Role::Admin))
        }
    }
}

/// Somebody who is not signed in: attempts are counted by address.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Visitor(IpAddr);

impl FromRequestParts<AppState> for Visitor {
    type Rejection = ApiProblem;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Answer<Self> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(Ipv4Addr::UNSPECIFIED.into(), |info| info.0.ip());
        Ok(Self(network(app.proxies.visitor(peer, &parts.headers))))
    }
}

impl Visitor {
    /// Counts an attempt. One that succeeds is taken back with [`Visitor::succeeded`].
    pub(crate) fn attempt(self, app: &App) -> Answer<()> {
        Ok(app.attempts.take(self.0, 1, app.now())?)
    }

    pub(crate) fn succeeded(self, app: &App) {
        app.attempts.give_back(&self.0, 1);
    }

    /// Notes that the member is where this visitor is.
    pub(crate) fn note(self, member: MemberId, app: &App) {
        app.whereabouts.note(member, self.0);
    }

    /// What this visitor's guesses at the member's codes are counted by: where the member was seen
    /// lately, strangers' guesses from elsewhere hold nobody up.
    pub(crate) fn guesser(self, member: MemberId, app: &App) -> (MemberId, Option<IpAddr>) {
        (member, self.is_where(member, app).then_some(self.0))
    }

    /// Whether the member was seen lately where this visitor is.
    pub(crate) fn is_where(self, member: MemberId, app: &App) -> bool {
        app.whereabouts.knows(member, self.0)
    }
}

/// One household has a whole network of IPv6 addresses.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => {
            let bits = u128::from(address) & (u128::MAX << 64);
            Ipv6Addr::from(bits).into()
        }
    }
}

/// The host that the request names.
#[derive(Debug, Clone)]
pub(crate) struct Host(pub(crate) Option<String>);

impl<S: Send + Sync> FromRequestParts<S> for Host {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let named = parts
            .headers
            .get(header::HOST)
            .and_then(|host| host.to_str().ok());
        // A request that was meant for a proxy has it in the address.
        let named = named.or_else(|| parts.uri.authority().map(Authority::as_str));
        Ok(Self(named.map(str::to_owned)))
    }
}
