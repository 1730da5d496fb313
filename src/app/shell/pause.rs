//! Long work in slices, so that the page stays quick.
//!
//! All long work of a page shares its frames: together it holds the page for a slice of each, and what
//! is left over goes on in the next. Slices of its own for each would add up, and frames be missed.

use super::clock;
use domain::{Span, Timestamp};
use js_sys::{Function, Promise};
use leptos::prelude::{ImmediateEffect, document, untrack, window};
use std::{cell::Cell, future::poll_fn, task::Poll};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, VisibilityState};

/// How long long work may hold the page between two frames: what is left of the sixtieth of a second is
/// for laying out and painting.
const SLICE: Span = Span(10);

/// Whoever waits for a frame knows when it began; after so long nobody did, and the next slice begins.
const FORGOTTEN: Span = Span(50);

/// How long a frame is waited for, in ms: where nothing is drawn, none comes.
const PATIENCE: i32 = 100;

thread_local! {
    /// When the slice of the present frame began.
    static BEGAN: Cell<Timestamp> = const { Cell::new(Timestamp(0)) };
    /// Which frame that was, as the browser tells it.
    static FRAME: Cell<Option<f64>> = const { Cell::new(None) };
}

/// Lets the browser draw and answer, and goes on afterwards: within this frame where its slice is not
/// used up, else in the next one.
pub async fn breathe() {
    answer().await;
    if since_began() >= FORGOTTEN {
        BEGAN.set(clock::now());
    }
    while is_over() {
        if document().visibility_state() == VisibilityState::Hidden {
            BEGAN.set(clock::now());
        } else {
            next_frame().await;
        }
    }
}

/// Goes on behind what waits already. By a message and not by a timer: timers wait for a second or more
/// where the tab is not in sight.
async fn answer() {
    waits(|resolve| {
        let channel = MessageChannel::new().expect("a page may make a channel");
        channel.port1().set_onmessage(Some(resolve));
        let _ = channel.port2().post_message(&JsValue::UNDEFINED);
    })
    .await;
}

/// Goes on once the next frame is drawn. Its slice begins with the first who does.
async fn next_frame() {
    let frame = waits(|resolve| {
        let _ = window().request_animation_frame(resolve);
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(resolve, PATIENCE);
    });
    let frame = frame.await.as_f64();
    // Behind the drawing, however long that takes: it is none of the slice.
    answer().await;
    if frame.is_none() || FRAME.replace(frame) != frame {
        BEGAN.set(clock::now());
    }
}

/// Waits for a callback, and gives what it is called with.
async fn waits(mut begin: impl FnMut(&Function)) -> JsValue {
    let promise = Promise::new(&mut |resolve, _| begin(&resolve));
    JsFuture::from(promise).await.unwrap_or_default()
}

/// A clock that was set back must not make a slice endless.
fn since_began() -> Span {
    let spent = clock::now() - BEGAN.get();
    if spent < Span(0) { FORGOTTEN } else { spent }
}

fn is_over() -> bool {
    since_began() >= SLICE
}

/// Waits until something holds that is watched.
pub async fn until(holds: impl Fn() -> bool + Clone + Send + Sync + 'static) {
    let mut watching = None;
    poll_fn(move |context| {
        if untrack(&holds) {
            return Poll::Ready(());
        }
        let (holds, waker) = (holds.clone(), context.waker().clone());
        watching.replace(ImmediateEffect::new(move || {
            if holds() {
                waker.wake_by_ref();
            }
        }));
        Poll::Pending
    })
    .await;
}

/// The slices of one piece of work.
pub struct Slices(());

impl Slices {
    pub fn begin() -> Self {
        if since_began() >= FORGOTTEN {
            BEGAN.set(clock::now());
        }
        Self(())
    }

    /// Between two steps: breathes where the slice is over. Says whether it did.
    pub async fn step(&mut self) -> bool {
        let is_over = self.is_over();
        if is_over {
            breathe().await;
        }
        is_over
    }

    /// Whether it is time to breathe.
    #[expect(clippy::unused_self, reason = "only who works in slices asks")]
    pub fn is_over(&self) -> bool {
        is_over()
    }
}
