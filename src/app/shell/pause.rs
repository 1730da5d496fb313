//! Long work in slices, so that the page stays quick.

use super::clock;
use domain::{Span, Timestamp};
use js_sys::Promise;
use leptos::prelude::{ImmediateEffect, untrack};
use std::{future::poll_fn, task::Poll};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// How long a slice of work may hold the page: two thirds of it are left of a frame of 50 ms, in
/// which nothing that a person does seems late.
const SLICE: Span = Span(16);

/// Lets the browser draw and answer, and goes on afterwards. By a message and not by a timer:
/// timers wait for a second or more where the tab is not in sight.
pub async fn breathe() {
    let promise = Promise::new(&mut |resolve, _| {
        let channel = MessageChannel::new().expect("a page may make a channel");
        channel.port1().set_onmessage(Some(&resolve));
        let _ = channel.port2().post_message(&JsValue::UNDEFINED);
    });
    let _ = JsFuture::from(promise).await;
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
pub struct Slices {
    began: Timestamp,
}

impl Slices {
    pub fn begin() -> Self {
        Self {
            began: clock::now(),
        }
    }

    /// Between two steps: breathes where the slice is over. Says whether it did.
    pub async fn step(&mut self) -> bool {
        let is_over = self.is_over();
        if is_over {
            breathe().await;
            self.began = clock::now();
        }
        is_over
    }

    /// Whether it is time to breathe.
    pub fn is_over(&self) -> bool {
        // A clock that was set back must not make a slice endless.
        let spent = clock::now() - self.began;
        spent >= SLICE || spent < Span(0)
    }
}
