//! What a member has of providers: counted as it is sent and as it comes, whatever becomes of it
//! (rule book §16). What fails, and what nobody waits for any more, was paid as well.

use crate::{
    db::{DbError, providers as db},
    state::AppState,
};
use domain::{MemberId, WorkspaceId};
use std::sync::atomic::{AtomicU64, Ordering};

/// Characters that went to providers and came from them.
#[derive(Debug, Default)]
pub(crate) struct Meter(AtomicU64);

impl Meter {
    pub(crate) fn add(&self, characters: u64) {
        self.0.fetch_add(characters, Ordering::Relaxed);
    }

    /// So many; from now on it counts anew.
    fn take(&self) -> u64 {
        self.0.swap(0, Ordering::Relaxed)
    }
}

/// What one request of a member uses. It is noted, however the request ends.
pub(crate) struct Used {
    app: AppState,
    workspace: WorkspaceId,
    member: MemberId,
    pub(crate) meter: Meter,
}

impl Used {
    pub(crate) fn by(app: &AppState, workspace: WorkspaceId, member: MemberId) -> Self {
        Self {
            app: AppState::clone(app),
            workspace,
            member,
            meter: Meter::default(),
        }
    }

    /// Notes it now: whoever hears the end finds it counted.
    pub(crate) async fn note(&self) -> Result<(), DbError> {
        let (workspace, member, now) = (self.workspace, self.member, self.app.now());
        let characters = self.meter.take();
        if characters == 0 {
            return Ok(());
        }
        self.app
            .db
            .write(move |tx| db::use_up(tx, workspace, member, characters, now))
            .await
    }
}

impl Drop for Used {
    fn drop(&mut self) {
        let (workspace, member, now) = (self.workspace, self.member, self.app.now());
        let characters = self.meter.take();
        if characters > 0 {
            self.app
                .db
                .write_aside(move |tx| db::use_up(tx, workspace, member, characters, now));
        }
    }
}
