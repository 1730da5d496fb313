//! Live events: that something moved. What moved, a pull says.

use crate::{
    db::sessions::{self, Session, Standing},
    extract::{SessionCookie, SignedIn},
    limits::KEEP_ALIVE,
    live::Latest,
    problem::{Answer, ApiProblem},
    rate::TooMany,
    secrets::TokenHash,
    state::{AppState, Place},
};
use axum::{
    extract::State,
    http::HeaderName,
    response::{
        IntoResponse, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures_util::{Stream, stream};
use protocol::{LiveEvent, PRESENT_EVENT, Present, Problem, ProblemKind, Seq};
use std::convert::Infallible;
use tokio::{sync::watch, time};

/// A stream of server-sent events, each a [`LiveEvent`]: one at once and one whenever the
/// workspace moved; besides, under the name `present`, arrays of who has which conversation before
/// them, whenever that changed; a comment every 15 seconds. Ends with the session.
#[utoipa::path(get, path = "/api/v1/live", security(("session" = [])), responses(
    (status = 200, body = LiveEvent, content_type = "text/event-stream"),
    (status = 401, body = Problem)))]
pub(super) async fn live(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
    cookie: SessionCookie,
) -> Answer<impl IntoResponse> {
    let signed_out = || ApiProblem::new(ProblemKind::SignedOut, "");
    let token = cookie.token().ok_or_else(signed_out)?;
    let place = app
        .streams
        .take(session.member.id)
        .ok_or(TooMany { retry_after: 15 })?;
    let news = app.db.live().listen(session.workspace.id);
    let ending = app.ending.clone();
    let listener = Listener {
        app,
        session,
        token,
        news,
        ending,
        said: None,
        present: Vec::new(),
        _place: place,
    };
    // A proxy that gathers what passes through it would keep the news back.
    let unbuffered = [(HeaderName::from_static("x-accel-buffering"), "no")];
    let comments = KeepAlive::new().interval(KEEP_ALIVE);
    Ok((unbuffered, Sse::new(events(listener)).keep_alive(comments)))
}

fn events(listener: Listener) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(listener, async |mut listener| {
        let event = match listener.next().await? {
            Next::Moved(seq) => {
                let epoch = listener.app.db.epoch();
                Event::default().json_data(LiveEvent::Moved { epoch, seq })
            }
            Next::Present => Event::default()
                .event(PRESENT_EVENT)
                .json_data(&listener.present),
        };
        Some((Ok(event.ok()?), listener))
    })
}

/// What there is to tell.
enum Next {
    Moved(Seq),
    /// It is noted in the listener.
    Present,
}

struct Listener {
    app: AppState,
    session: Session,
    token: TokenHash,
    news: watch::Receiver<Latest>,
    ending: watch::Receiver<bool>,
    said: Option<Seq>,
    /// Who was present when that was said last.
    present: Vec<Present>,
    _place: Place,
}

impl Listener {
    /// What is to be told next; absent when the stream is over.
    async fn next(&mut self) -> Option<Next> {
        loop {
            if *self.ending.borrow() {
                return None;
            }
            let latest = *self.news.borrow_and_update();
            // Whatever the news: a session that ended hears none of it.
            if !self.stands().await {
                return None;
            }
            let seq = match self.said {
                None => self.where_it_stands().await?,
                Some(_) => latest.seq,
            };
            if self.said.is_none_or(|said| seq > said) {
                self.said = Some(seq);
                return Some(Next::Moved(seq));
            }
            let workspace = self.session.workspace.id;
            let present = self.app.presences.of(workspace, self.app.now());
            if self.present != present {
                self.present = present;
                return Some(Next::Present);
            }
            tokio::select! {
                changed = self.news.changed() => changed.ok()?,
                _ = self.ending.changed() => return None,
                // A session also ends by age.
                () = time::sleep(KEEP_ALIVE) => {}
            }
        }
    }

    async fn stands(&self) -> bool {
        let (token, now) = (self.token, self.app.now());
        let found = self
            .app
            .db
            .read(move |db| sessions::find(db, token, now))
            .await;
        matches!(found, Ok(Standing::Stands(_)))
    }

    async fn where_it_stands(&self) -> Option<Seq> {
        let workspace = self.session.workspace.id;
        self.app
            .db
            .read(move |db| crate::db::rows::seq(db, workspace))
            .await
            .ok()
    }
}
