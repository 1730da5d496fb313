//! What stands over every page: the member's keys, the sheet that shows them, the palette for every
//! place and action, the browser's notifications, and what was refused.

mod acts;
mod entries;
mod lost;
mod palette;
mod refusing;
mod sheet;
mod telling;

use super::frame::keys;
use crate::{
    data::{Data, use_data},
    shell::{pause::breathe, shortcuts},
};
use acts::Acts;
use domain::{Kind, shortcuts::Chord};
use leptos::{ev, prelude::*, task::spawn_local};
use lost::Lost;
use palette::Palette;
use sheet::Sheet;
use web_sys::KeyboardEvent;

#[component]
pub fn Over() -> impl IntoView {
    let acts = Acts::of();
    keys::hand_over();
    let handle = window_event_listener(ev::keydown, move |event| press(acts, &event));
    on_cleanup(move || handle.remove());
    telling::listen();
    refusing::listen();
    keep_ready(use_data());
    view! {
        <Palette acts />
        <Sheet acts />
        <Lost />
    }
}

/// So many accounts are made ready at once.
const AT_ONCE: usize = 50;

/// Keeps ready by what accounts are found again, so that whoever creates one does not wait.
fn keep_ready(data: Data) {
    let is_running = StoredValue::new(false);
    Effect::new(move || {
        data.watch(Kind::Account);
        if data.may_still_come() || is_running.get_value() {
            return;
        }
        is_running.set_value(true);
        spawn_local(async move {
            while data.rows(|rows| rows.make_matching_ready(AT_ONCE)) {
                breathe().await;
            }
            let _ = is_running.try_set_value(false);
        });
    });
}

/// Whether Enter opens what has the focus, in the browser's ways.
fn is_opened_by_enter(event: &KeyboardEvent) -> bool {
    let target = keys::target_of(event);
    let opened = target.and_then(|it| it.closest("a[href], summary, [role=option]").ok());
    opened.flatten().is_some()
}

/// A key by itself acts unless somebody types, and none acts under a dialog.
fn press(acts: Acts, event: &KeyboardEvent) {
    if event.default_prevented() || event.alt_key() || event.is_composing() {
        return;
    }
    let is_control = event.ctrl_key() || event.meta_key();
    // Within the composer it hears it itself; on a link it is the browser's.
    let is_free = || !keys::is_typing(event) && !is_dialog_open() && !is_opened_by_enter(event);
    if is_control && event.key() == "Enter" && is_free() {
        if keys::press(".composer:not([data-blank]) [data-logs]") {
            event.prevent_default();
        }
        return;
    }
    let chord = if is_control {
        Chord::Control
    } else {
        Chord::Alone
    };
    if chord == Chord::Alone && keys::is_typing(event) {
        return;
    }
    let Some(action) = shortcuts::remembered().action_of(chord, &event.key()) else {
        return;
    };
    if !is_dialog_open() && acts.run(action) {
        event.prevent_default();
    }
}

/// Whether a dialog stands over the page: keys are its own then.
pub fn is_dialog_open() -> bool {
    let dialog = document().query_selector("dialog[open]");
    dialog.is_ok_and(|found| found.is_some())
}
