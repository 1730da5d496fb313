//! A model's answer as it comes, in the events of whichever interface.

use super::{
    anthropic,
    ask::Failure,
    client::{broke_off, within},
    openai,
};
use crate::limits::PROVIDER_BYTES;
use domain::ProviderTrouble;
use protocol::{ProviderKind, events::EventReader};
use reqwest::Response;
use std::{collections::VecDeque, time::Duration};
use tokio::time::Instant;

/// What the next event of a provider's stream says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Next {
    Text(String),
    /// And nothing behind it.
    Last(String),
    /// It thinks before it writes: at work, and nothing to be shown.
    Thinks,
    Nothing,
    End,
    Failed(ProviderTrouble),
}

/// What came of it.
enum Said {
    Text(String),
    Thought,
    End,
}

/// A model's answer on its way.
#[derive(Debug)]
pub(crate) struct Draft {
    kind: ProviderKind,
    pause: Duration,
    /// Since when its first word is waited for; absent once it is there.
    begun: Option<Instant>,
    response: Response,
    reader: EventReader,
    waiting: VecDeque<Next>,
    bytes: usize,
    /// Whether any event came: else it is no stream at all.
    has_events: bool,
}

impl Draft {
    /// What answers something that was asked then.
    pub(super) fn of(
        kind: ProviderKind,
        response: Response,
        pause: Duration,
        begun: Instant,
    ) -> Self {
        Self {
            kind,
            pause,
            begun: Some(begun),
            response,
            reader: EventReader::default(),
            waiting: VecDeque::new(),
            bytes: 0,
            has_events: false,
        }
    }

    /// What is said next; nothing at its end. Whoever only says that they are still there says nothing.
    pub(crate) async fn next(&mut self) -> Result<Option<String>, Failure> {
        let mut since = self.begun.take().unwrap_or_else(Instant::now);
        loop {
            let left = self.pause.saturating_sub(since.elapsed());
            match within(left, self.say()).await?? {
                Said::Text(text) => return Ok(Some(text)),
                Said::Thought => since = Instant::now(),
                Said::End => return Ok(None),
            }
        }
    }

    async fn say(&mut self) -> Result<Said, Failure> {
        loop {
            match self.waiting.pop_front() {
                Some(Next::Text(text)) => return Ok(Said::Text(text)),
                Some(Next::Last(text)) => {
                    self.waiting.push_front(Next::End);
                    return Ok(Said::Text(text));
                }
                Some(Next::Thinks) => return Ok(Said::Thought),
                Some(Next::Nothing) => {}
                Some(Next::End) => return Ok(Said::End),
                Some(Next::Failed(why)) => return Err(why.into()),
                None => self.read_on().await?,
            }
        }
    }

    async fn read_on(&mut self) -> Result<(), Failure> {
        let piece = self.response.chunk().await;
        // Whoever ends without saying so was cut off.
        let end = if self.has_events {
            ProviderTrouble::NotReached
        } else {
            ProviderTrouble::Garbled
        };
        let piece = piece.map_err(|error| broke_off(&error))?.ok_or(end)?;
        self.bytes += piece.len();
        if self.bytes > PROVIDER_BYTES {
            return Err(ProviderTrouble::TooLong.into());
        }
        let events = self.reader.feed(&piece);
        let events = events.map_err(|_| Failure::from(ProviderTrouble::Garbled))?;
        self.has_events |= !events.is_empty();
        let read = if self.kind == ProviderKind::Anthropic {
            anthropic::read_event
        } else {
            openai::read_event
        };
        self.waiting.extend(events.iter().map(|data| read(data)));
        Ok(())
    }
}
