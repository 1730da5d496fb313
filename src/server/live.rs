//! Who hears that something moved: one watched value a workspace.

use domain::WorkspaceId;
use protocol::Seq;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use tokio::sync::watch;

/// What is new in a workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// Its sequence has come this far.
    Moved(WorkspaceId, Seq),
    /// Who is present changed: whoever listens looks who is.
    Present(WorkspaceId),
    /// Some session ended: whoever listens looks whether it was theirs.
    SessionsEnded(WorkspaceId),
}

/// The latest of a workspace. `seq` is 0 while nothing moved since the server started.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Latest {
    pub seq: Seq,
    /// Counts changes of who is present.
    pub present: u64,
    /// Counts ends of sessions.
    pub ended: u64,
}

/// The workspaces that somebody listens to, or has.
#[derive(Debug, Default)]
pub struct Live(Mutex<HashMap<WorkspaceId, watch::Sender<Latest>>>);

impl Live {
    pub fn listen(&self, workspace: WorkspaceId) -> watch::Receiver<Latest> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(workspace).or_default().subscribe()
    }

    /// Tells those who listen. News may arrive late, but a sequence never goes back.
    pub fn tell(&self, news: News) {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (News::Moved(workspace, _) | News::Present(workspace) | News::SessionsEnded(workspace)) =
            news;
        let Some(sender) = all.get(&workspace) else {
            return;
        };
        sender.send_if_modified(|latest| {
            let before = *latest;
            match news {
                News::Moved(_, seq) => latest.seq = latest.seq.max(seq),
                News::Present(_) => latest.present += 1,
                News::SessionsEnded(_) => latest.ended += 1,
            }
            *latest != before
        });
    }
}
