//! A draft by a provider, as it streams in (rule book §16).

use super::http::{self, HttpError};
use domain::ProviderTrouble;
use protocol::{AskDraft, DraftEvent, ProblemKind, events::EventReader};
use std::{cell::Cell, rc::Rc};
use web_sys::{AbortController, AbortSignal};

/// Stops a draft on its way.
#[derive(Clone)]
pub struct Stop {
    controller: Option<AbortController>,
    is_stopped: Rc<Cell<bool>>,
    /// Where another tab writes it: tells that one.
    elsewhere: Option<Rc<dyn Fn()>>,
}

impl Stop {
    pub fn new() -> Self {
        Self {
            controller: AbortController::new().ok(),
            is_stopped: Rc::default(),
            elsewhere: None,
        }
    }

    /// Stops one that another tab writes.
    pub fn elsewhere(tell: impl Fn() + 'static) -> Self {
        Self {
            controller: None,
            is_stopped: Rc::default(),
            elsewhere: Some(Rc::new(tell)),
        }
    }

    /// Whether it is written in this tab.
    pub fn is_here(&self) -> bool {
        self.elsewhere.is_none()
    }

    pub fn signal(&self) -> Option<AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }

    pub fn was_stopped(&self) -> bool {
        self.is_stopped.get()
    }

    pub fn stop(&self) {
        self.is_stopped.set(true);
        if let Some(controller) = &self.controller {
            controller.abort();
        }
        if let Some(tell) = &self.elsewhere {
            tell();
        }
    }
}

/// Why a draft did not come to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDraft {
    /// The server was not reached, or the line was cut.
    Offline,
    /// The browser has no model, and could not fetch one.
    NotFetched,
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
    let signal = stop.signal();
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
    let was_stopped = stop.was_stopped();
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
