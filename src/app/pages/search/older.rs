//! The search over what is older than the device keeps: asked of the server.

use super::looking::day_begins;
use crate::{
    data::Data,
    shell::{
        clock,
        http::{self, HttpError},
    },
};
use domain::{
    Row, RowKey, Timestamp,
    search::{Filter, Is, Query},
};
use leptos::{prelude::*, task::spawn_local};
use protocol::{ChangedRow, SearchAnswer, SearchPlace};
use web_sys::UrlSearchParams;

/// How the asking stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// There is nothing to ask for.
    Idle,
    Asking,
    Over,
    /// The server cannot be reached.
    Away,
    Failed,
}

/// What the server was asked for, and said.
#[derive(Clone, Copy)]
pub struct Older {
    data: Data,
    pub state: RwSignal<State>,
    pub rows: RwSignal<Vec<Row>>,
    /// From where to go on.
    pub next: RwSignal<Option<SearchPlace>>,
    asked: StoredValue<Query>,
    turn: StoredValue<u32>,
}

impl Older {
    pub fn new(data: Data) -> Self {
        Self {
            data,
            state: RwSignal::new(State::Idle),
            rows: RwSignal::new(Vec::new()),
            next: RwSignal::new(None),
            asked: StoredValue::new(Query::default()),
            turn: StoredValue::new(0),
        }
    }

    /// Asks for something, in place of what was asked for before.
    pub fn want(self, query: Query) {
        self.turn.update_value(|turn| *turn += 1);
        self.rows.set(Vec::new());
        self.next.set(None);
        self.state.set(State::Idle);
        self.asked.set_value(query);
        if let Some(since) = self.begins() {
            self.ask(SearchPlace {
                before: since,
                before_id: domain::MessageId(uuid::Uuid::nil()),
            });
        }
    }

    /// Goes on where the last answer ended, or asks again what could not be asked.
    pub fn go_on(self) {
        match (self.next.get_untracked(), self.begins()) {
            (Some(next), _) => self.ask(next),
            (None, Some(_)) => self.want(self.asked.get_value()),
            (None, None) => {}
        }
    }

    /// Before when it is asked for, where it can be there at all: only logged messages are older
    /// than what the device keeps.
    fn begins(self) -> Option<Timestamp> {
        let query = self.asked.get_value();
        let is_here = |filter: &Filter| matches!(filter, Filter::Is(Is::Draft | Is::Note));
        if query.is_empty() || query.filters.iter().any(is_here) {
            return None;
        }
        let since = self.data.replica(replica::Replica::messages_since)?;
        let from = query.span(day_begins).from;
        from.is_none_or(|from| from < since).then_some(since)
    }

    fn ask(self, place: SearchPlace) {
        self.state.set(State::Asking);
        let turn = self.turn.get_value();
        let query = self.asked.with_value(ToString::to_string);
        let offset = clock::utc_offset(self.data.now());
        let path = path(&query, place, offset);
        spawn_local(async move {
            let answer = http::get::<SearchAnswer>(&path).await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            match answer {
                Ok(answer) => self.take(answer),
                Err(HttpError::Network | HttpError::Timeout) => self.state.set(State::Away),
                Err(_) => self.state.set(State::Failed),
            }
        });
    }

    fn take(self, answer: SearchAnswer) {
        let rows = answer.rows.into_iter().filter_map(|changed| match changed {
            ChangedRow::Put { row, .. } => Some(row.into_row()),
            ChangedRow::Deleted { .. } => None,
        });
        self.rows.update(|all| {
            for row in rows {
                let key: RowKey = row.key();
                if all.iter().all(|other| other.key() != key) {
                    all.push(row);
                }
            }
        });
        self.next.set(answer.next);
        self.state.set(State::Over);
    }
}

fn path(query: &str, place: SearchPlace, offset: i32) -> String {
    let parameters = UrlSearchParams::new().expect("an empty query is always possible");
    parameters.set("q", query);
    parameters.set("before", &place.before.0.to_string());
    parameters.set("before_id", &place.before_id.to_string());
    parameters.set("utc_offset", &offset.to_string());
    format!("/api/v1/search?{}", String::from(parameters.to_string()))
}
