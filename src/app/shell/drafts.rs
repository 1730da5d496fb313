//! A draft by a provider, as it streams in (rule book §16).

use super::http::{self, HttpError};
use domain::ProviderTrouble;
use protocol::{AskDraft, DraftEvent, ProblemKind, events::EventReader};
use std::{cell::Cell, rc::Rc};
use web_sys::AbortController;

/// Stops a draft on its way.
#[derive(Clone)]
pub struct Stop {
    controller: Option<AbortController>,
    is_stopped: Rc<Cell<bool>>,
}

impl Stop {
    pub fn new() -> Self {
        Self {
            controller: AbortController::new().ok(),
            is_stopped: Rc::default(),
        }
    }

    pub fn stop(&self) {
        self.is_stopped.set(true);
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }
}

/// Why a draft did not come to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDraft {
    /// The server was not reached, or the line was cut.
    Offline,
    Trouble(ProviderTrouble),
}

/// Asks for a draft and hears it piece by piece, until `hear` wants no more. One that was stopped
/// has come to its end.
pub async fn ask(
    body: AskDraft,
    stop: &Stop,
    mut hear: impl FnMut(&str) -> bool,
) -> Result<(), NoDraft> {
    let mut reader = EventReader::default();
    let mut ended = None;
    let signal = stop.controller.as_ref().map(AbortController::signal);
    let take = |piece: &[u8]| {
        let Ok(events) = reader.feed(piece) else {
            ended = Some(Err(NoDraft::Trouble(ProviderTrouble::Garbled)));
            return false;
        };
        for event in events {
            match serde_json::from_str(&event) {
                Ok(DraftEvent::Text(text)) => {
                    if !hear(&text) {
                        ended = Some(Ok(()));
                    }
                }
                Ok(DraftEvent::Done { .. }) => ended = Some(Ok(())),
                Ok(DraftEvent::Failed { why, .. }) => ended = Some(Err(NoDraft::Trouble(why))),
                Err(_) => ended = Some(Err(NoDraft::Trouble(ProviderTrouble::Garbled))),
            }
            if ended.is_some() {
                return false;
            }
        }
        true
    };
    let heard = http::post_and_hear("/api/v1/drafts", &body, signal.as_ref(), take).await;
    let was_stopped = stop.is_stopped.get();
    // Whatever is still on its way is for nobody.
    stop.stop();
    match (ended, heard) {
        (Some(ended), _) => ended,
        _ if was_stopped => Ok(()),
        (None, Ok(())) => Err(NoDraft::Offline),
        (None, Err(error)) => Err(of_request(&error)),
    }
}

fn of_request(error: &HttpError) -> NoDraft {
    match error {
        HttpError::Problem { problem, .. } => NoDraft::Trouble(match problem.kind {
            ProblemKind::TooLarge => ProviderTrouble::TooLong,
            ProblemKind::TooMany => ProviderTrouble::Busy,
            _ => ProviderTrouble::NotReached,
        }),
        _ => NoDraft::Offline,
    }
}
