//! What acting needs and looking does not: the rules that decide commands, and the form in which
//! commands and composers' texts are stored, sent and told to other tabs.
//!
//! A part of the app of its own, fetched behind the first load. Whoever only looks does not need
//! it; every page that acts comes after it. Nothing of the first load may name what is in the
//! table, or it would be in the first load again.

#![expect(
    clippy::unnecessary_wraps,
    reason = "what `acting_part` calls across the parts may fail, in what the attribute writes"
)]

use super::{
    engine::Engine,
    http::{self, HttpError},
    notes::BegunNotes,
    storage::{OutboxJob, Storage},
    texts::TextNews,
};
use domain::{Account, Command, Context, Decision, View, duplicates::MatchKey};
use protocol::{ComposerText, Envelope, Push, PushAnswer};
use replica::{Heard, Replica, Rules, TabMessage};
use std::{
    cell::{Cell, RefCell},
    future::{Future, poll_fn},
    pin::Pin,
    rc::Rc,
    task::Poll,
};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

type Doing<T> = Pin<Box<dyn Future<Output = T>>>;

/// The part, as a table of what is in it.
#[derive(Clone, Copy)]
pub struct Acting {
    rules: Rules,
    /// Does a job on the outbox and reports what comes of it.
    pub do_outbox: fn(Rc<Storage>, OutboxJob) -> Doing<()>,
    pub push: fn(Push<Envelope>) -> Doing<Result<PushAnswer, HttpError>>,
    pub write_tab_message: fn(&TabMessage) -> String,
    pub read_tab_message: fn(&str) -> Option<TabMessage>,
    pub read_text_news: fn(&str) -> Option<TextNews>,
    pub read_text: fn(&str) -> Option<ComposerText>,
    pub write_text: fn(&ComposerText) -> Option<String>,
    /// What is begun on this device for accounts that were erased goes.
    pub forget_erased: fn(&Engine),
}

thread_local! {
    static HERE: Cell<Option<Acting>> = const { Cell::new(None) };
    static WAITING: RefCell<Vec<Waiting>> = const { RefCell::new(Vec::new()) };
}

/// How much that may be lost is kept for the part.
const MOST_WAITING: usize = 200;

type Waiting = Box<dyn FnOnce(Acting)>;

#[wasm_split(acting, fallible)]
fn acting_part() -> Result<Acting, SplitLoaderError> {
    Ok(Acting {
        rules: Rules::whole(),
        do_outbox: |storage, job| Box::pin(async move { storage.do_outbox(job).await }),
        push: |push| Box::pin(async move { http::post("/api/v1/commands", &push).await }),
        write_tab_message: TabMessage::to_text,
        read_tab_message: TabMessage::from_text,
        read_text_news: |text| serde_json::from_str(text).ok(),
        read_text: |text| serde_json::from_str(text).ok(),
        write_text: |text| serde_json::to_string(text).ok(),
        forget_erased,
    })
}

fn forget_erased(engine: &Engine) {
    let traces = engine.with(Replica::traces);
    if traces.is_empty() {
        return;
    }
    engine
        .texts
        .forget_where(|text| traces.are_of(Some(text.account_id), text.conversation_id));
    BegunNotes(engine.session.member.id).forget_where(|conversation| {
        // A note says of no account: the conversation's id follows from it.
        traces.are_of(None, conversation)
    });
}

/// Fetches the part, unless it is here.
pub async fn fetch() -> Result<Acting, SplitLoaderError> {
    if let Some(acting) = HERE.get() {
        return Ok(acting);
    }
    let acting = acting_part().await?;
    HERE.set(Some(acting));
    for act in WAITING.take() {
        act(acting);
    }
    Ok(acting)
}

/// Goes on once the part is here; at once where it is. Does not fetch it.
pub fn when_here(act: impl FnOnce(Acting) + 'static) {
    match HERE.get() {
        Some(acting) => act(acting),
        None => WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(act))),
    }
}

/// The part, if it is here.
pub fn now() -> Option<Acting> {
    HERE.get()
}

/// Whether the part is here.
pub fn is_here() -> bool {
    now().is_some()
}

/// Whether more waits for the part than is worth keeping: it may never come. What other tabs say
/// does no harm where it is not heard.
pub fn is_too_much() -> bool {
    WAITING.with_borrow(|waiting| waiting.len() > MOST_WAITING)
}

/// The part: fetched now, or, where it cannot be, when somebody asks for it with better luck.
pub async fn here() -> Acting {
    if let Ok(acting) = fetch().await {
        return acting;
    }
    poll_fn(|context| {
        if let Some(acting) = HERE.get() {
            return Poll::Ready(acting);
        }
        let waker = context.waker().clone();
        when_here(move |_| waker.wake());
        Poll::Pending
    })
    .await
}

/// The rules by way of the part. Commands come from the pages, from the outbox and from other tabs:
/// all three by way of it too.
pub fn rules() -> Rules {
    Rules {
        decide,
        size,
        forget_erased: forget_told,
        match_keys,
    }
}

fn decide(view: &dyn View, context: &Context, command: &Command) -> Decision {
    (here_already().rules.decide)(view, context, command)
}

fn size(envelope: &Envelope) -> usize {
    (here_already().rules.size)(envelope)
}

fn forget_told(replica: &mut Replica, heard: Heard<'_>) {
    (here_already().rules.forget_erased)(replica, heard);
}

fn match_keys(account: &Account) -> Vec<MatchKey> {
    (here_already().rules.match_keys)(account)
}

fn here_already() -> Acting {
    HERE.get()
        .expect("commands come by the part that has their rules")
}
