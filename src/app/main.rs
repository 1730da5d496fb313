//! The app in the browser.
//!
//! - [`shell`] runs the engine's effects: storage, network, other tabs. The only I/O.
//! - [`data`] is what pages read and act through; [`topics`] tells them what changed.
//! - [`pages`] are what the addresses lead to; [`parts`] are what pages are made of.
//! - [`texts`] is the catalogue of every visible string; [`format`] writes dates and numbers.
//!
//! No rule stands here: pages ask `domain`.

mod data;
mod format;
mod pages;
mod parts;
mod shell;
mod texts;
mod topics;

use crate::{
    data::Data,
    pages::{
        frame::Frame,
        gate,
        later::{Later, Page},
    },
    parts::{Toasts, toast::ToastArea},
    shell::{
        engine::Engine,
        panic,
        pause::breathe,
        session::{self, Outside},
        theme, worker,
    },
    texts::gate as words,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{
    components::{Route, Router, Routes},
    hooks::use_location,
    path,
};

fn main() {
    panic::tell();
    theme::apply_remembered();
    // In a task of its own: the browser has just compiled all this, which is enough for one. The
    // framework's own tasks begin only with what is mounted here.
    wasm_bindgen_futures::spawn_local(async {
        breathe().await;
        mount_to_body(App);
        if let Some(first_paint) = document().get_element_by_id("first-paint") {
            first_paint.remove();
        }
    });
}

/// Everything: the gate pages, and behind the door the frame with all others.
#[component]
fn App() -> impl IntoView {
    provide_context(Toasts::new());
    let waiting = RwSignal::new_local(None);
    provide_context(worker::Waiting(waiting));
    spawn_local(worker::register(waiting));
    view! {
        <Router>
            <Entrance />
        </Router>
        <ToastArea />
    }
}

/// The gate pages, or the door.
///
/// The door is no fallback of the gate's routes: a fallback is made anew on every change of the
/// path, the engine behind it with it, and is dead after a change of the query alone.
#[component]
fn Entrance() -> impl IntoView {
    let path = use_location().pathname;
    let is_gate = Memo::new(move |_| path.with(|path| gate::is_gate(path)));
    move || {
        if is_gate.get() {
            view! {
                <Routes fallback=|| ()>
                    <Route path=path!("/setup") view=|| view! { <Later page=Page::SetUp /> } />
                    <Route path=path!("/sign-in") view=|| view! { <Later page=Page::SignIn /> } />
                    <Route path=path!("/sign-in/:by") view=|| view! { <Later page=Page::ByLink /> } />
                    <Route path=path!("/join/:token") view=|| view! { <Later page=Page::Join /> } />
                </Routes>
            }
            .into_any()
        } else {
            view! { <Door /> }.into_any()
        }
    }
}

/// Lets in whoever is signed in; shows everyone else where to go.
#[component]
fn Door() -> impl IntoView {
    let found = RwSignal::new_local(None);
    match session::remembered() {
        // Whoever is remembered gets in within this very frame.
        Some(session) => found.set(Some(Ok(Engine::start(session)))),
        None => spawn_local(async move {
            let session = session::start().await;
            // Starting the engine and building the frame are long, and are a task each.
            breathe().await;
            let engine = session.map(Engine::start);
            breathe().await;
            found.set(Some(engine));
        }),
    }
    move || match found.get()? {
        Ok(engine) => {
            provide_context(Data::new(engine));
            Some(view! { <Frame /> }.into_any())
        }
        Err(Outside::SignIn) => {
            session::ask_to_sign_in();
            None
        }
        Err(Outside::SetUp) => {
            let _ = window().location().replace("/setup");
            None
        }
        Err(Outside::NoServer) => Some(
            view! {
                <main class="gate">
                    <p class="notice" data-tone="warn" role="alert">
                        {words::NO_SERVER}
                    </p>
                </main>
            }
            .into_any(),
        ),
    }
}
