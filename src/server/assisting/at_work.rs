//! Which replies providers are being asked about: the longest due first, a few at a time, and so few of one
//! workspace that another's provider, however slow, holds nobody up.

use super::assist;
use crate::{
    db::awaited::{self, Awaited},
    limits::{REPLIES_AT_ONCE, REPLIES_OF_ONE},
    state::AppState,
};
use domain::{Timestamp, WorkspaceId};
use rusqlite::Connection;
use std::{collections::HashMap, time::Duration};
use tokio::{
    task::{Id, JoinError, JoinSet},
    time,
};

/// How long at most nothing is looked for: a clock may be set meanwhile.
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// Each in a task of its own: one that breaks off takes no other with it.
#[derive(Default)]
pub(super) struct AtWork {
    running: JoinSet<()>,
    replies: HashMap<Id, Awaited>,
}

impl AtWork {
    /// Without an end.
    pub(super) async fn go_on(mut self, app: &AppState) {
        loop {
            let pause = self.begin_more(app).await;
            tokio::select! {
                Some(ended) = self.running.join_next_with_id() => self.end(ended),
                () = app.awaited.notified() => {}
                () = time::sleep(pause) => {}
            }
        }
    }

    /// Begins as many as there are places for. Says how long it is to the next that is due.
    async fn begin_more(&mut self, app: &AppState) -> Duration {
        let now = app.now();
        let most = REPLIES_OF_ONE + self.replies.len();
        let look =
            move |db: &Connection| Ok((awaited::due(db, now, most)?, awaited::next_due(db, now)?));
        let (due, next) = app.db.read(look).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "awaited replies cannot be read");
            (Vec::new(), None)
        });
        for one in due {
            if self.replies.len() < REPLIES_AT_ONCE && self.has_place_for(one) {
                self.begin(app, one, now).await;
            }
        }
        next.map_or(LONGEST_PAUSE, |next| until(next, now))
    }

    fn has_place_for(&self, one: Awaited) -> bool {
        let of_workspace = |workspace: WorkspaceId| {
            let all = self.replies.values();
            all.filter(|other| other.workspace == workspace).count()
        };
        let is_running = self
            .replies
            .values()
            .any(|other| other.workspace == one.workspace && other.message == one.message);
        !is_running && of_workspace(one.workspace) < REPLIES_OF_ONE
    }

    /// First it is written down that it was tried: what cannot be written down costs nobody anything,
    /// and what cannot be done is not done in a circle.
    async fn begin(&mut self, app: &AppState, one: Awaited, now: Timestamp) {
        match app.db.write(move |tx| awaited::begin(tx, one, now)).await {
            Ok(true) => {
                let app = AppState::clone(app);
                let task = self.running.spawn(async move {
                    if let Err(error) = assist(&app, one).await {
                        tracing::warn!(%error, "what a provider made of a reply could not be kept");
                    }
                });
                self.replies.insert(task.id(), one);
            }
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, "a reply cannot be looked at"),
        }
    }

    fn end(&mut self, ended: Result<(Id, ()), JoinError>) {
        let id = match ended {
            Ok((id, ())) => id,
            Err(error) => {
                tracing::error!(%error, "work on a reply broke off");
                error.id()
            }
        };
        self.replies.remove(&id);
    }
}

fn until(next: Timestamp, now: Timestamp) -> Duration {
    let span = u64::try_from((next - now).0).unwrap_or_default();
    Duration::from_millis(span).min(LONGEST_PAUSE)
}
