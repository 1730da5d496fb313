//! The time as the pages see it: it goes on by itself, and what has come is looked at anew.

use crate::data::{Data, use_data};
use domain::{Kind, Timestamp};
use leptos::prelude::*;
use std::time::Duration;

/// At least this often, so that *2 min* does not stand for an hour.
const OFTEN: Duration = Duration::from_secs(30);
/// Timers are kept to the millisecond, and not exactly.
const SLACK: Duration = Duration::from_millis(20);

/// The present time, watched.
#[derive(Clone, Copy)]
pub struct Ticks {
    last: RwSignal<Timestamp>,
    data: Data,
}

impl Ticks {
    /// Goes on as long as the frame stands: every half minute, and when the next conversation comes
    /// back from its snooze.
    pub fn provide() {
        let data = use_data();
        let ticks = Self {
            last: RwSignal::new(data.now()),
            data,
        };
        Effect::new(move |before: Option<Option<TimeoutHandle>>| {
            if let Some(before) = before.flatten() {
                before.clear();
            }
            ticks.last.track();
            data.watch(Kind::Conversation);
            let tick = move || _ = ticks.last.try_set(data.now());
            set_timeout_with_handle(tick, wait(data)).ok()
        });
        provide_context(ticks);
    }

    /// What happened since the last tick is not in the future.
    pub fn now(self) -> Timestamp {
        self.last.get().max(self.data.now())
    }
}

fn wait(data: Data) -> Duration {
    let now = data.now();
    let next = data.rows(|rows| rows.next_back(now));
    let until = next.and_then(|next| u64::try_from((next - now).0).ok());
    let until = until.map(|millis| Duration::from_millis(millis) + SLACK);
    until.map_or(OFTEN, |until| until.min(OFTEN))
}
