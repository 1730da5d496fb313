//! `/search`: everything that was said and noted, and everybody who is known, in one field.
//!
//! What the device holds is looked through as it is typed, without a network; what is older is asked
//! of the server once the typing pauses, and stands apart.

mod around;
mod field;
mod help;
mod kept;
mod looking;
mod older;
mod results;
mod row;

use super::title;
use crate::{
    data::{Data, use_data},
    texts::search as words,
};
use domain::{
    Kind,
    search::{Query, parse},
};
use field::Field;
use help::Help;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};
pub use looking::{Looking, Name};
use looking::{Scope, reach};
use older::{Older, State};
use replica::Link;
pub use results::Hits;
use results::{Messages, Names, OlderMessages, PAGE, Reach};
use std::time::Duration;
use wasm_bindgen::JsValue;

/// How long the typing has to pause before the server is asked, and the address says what is sought.
const PAUSE: Duration = Duration::from_millis(250);

#[component]
pub fn SearchPage() -> impl IntoView {
    title::set(words::TITLE);
    let data = use_data();
    let address = use_query_map();
    let in_address = move || address.with(|map| map.get("q").unwrap_or_default());
    let text = RwSignal::new(untrack(in_address));
    let read = Memo::new(move |_| text.with(|text| parse(text)));
    let query = Memo::new(move |_| read.get().unwrap_or_default());
    let looking = Looking::new(data, Scope::Everything);
    let older = Older::new(data);
    let limit = RwSignal::new(PAGE);
    Effect::new(move || {
        let query = query.get();
        limit.set(PAGE);
        looking.want(query);
    });

    follow_rows(data, looking);
    ask_once_known(data, older, query);
    ask_once_reached(data, older);

    // The address follows once the typing pauses: no trail of half words behind the back button.
    let pausing = StoredValue::new(None::<TimeoutHandle>);
    let go = StoredValue::new_local(use_navigate());
    let settle = move || {
        pausing.set_value(None);
        older.want(query.get_untracked());
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..Default::default()
        };
        go.with_value(|go| go(&path(&text.get_untracked()), options));
    };
    let typed = Callback::new(move |new: String| {
        text.set(new);
        if let Some(pausing) = pausing.get_value() {
            pausing.clear();
        }
        pausing.set_value(set_timeout_with_handle(settle, PAUSE).ok());
    });
    on_cleanup(move || {
        if let Some(pausing) = pausing.try_get_value().flatten() {
            pausing.clear();
        }
    });
    // A link to another search, and the way back, change the address while nobody types.
    Effect::new(move |before: Option<()>| {
        let asked = in_address();
        let is_typing = pausing.with_value(Option::is_some);
        if before.is_none() || (!is_typing && text.with_untracked(|text| *text != asked)) {
            text.set(asked);
            older.want(query.get_untracked());
        }
    });

    // Whoever opens a result before the pause is over comes back to what they sought.
    let keep_address = move |_| {
        if pausing.with_value(Option::is_some)
            && let Ok(history) = window().history()
        {
            let path = path(&text.get_untracked());
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
        }
    };
    let has_no_word = move || read.with(|read| read.as_ref().is_ok_and(Query::is_empty));
    let is_asked = move || text.with(|text| !text.trim().is_empty());
    view! {
        <main class="pane">
            <div class="page found" on:click=keep_address>
                <h1>{words::TITLE}</h1>
                <Field text typed />
                {move || read.with(|read| read.as_ref().err().map(|unclear| view! {
                    <p class="notice" data-tone="warn" role="alert">{words::unclear(unclear)}</p>
                }))}
                <Show when=is_asked fallback=move || view! { <Help typed /> }>
                    <Show when=has_no_word>
                        <p class="soft" role="status">{words::NO_WORD}</p>
                    </Show>
                    <Names looking query />
                    <Messages looking limit query />
                    <Reach looking />
                    <OlderMessages older query />
                </Show>
            </div>
        </main>
    }
}

/// What arrives while the page stands is found too.
pub fn follow_rows(data: Data, looking: Looking) {
    Effect::new(move |before: Option<()>| {
        for kind in [
            Kind::Conversation,
            Kind::Message,
            Kind::Note,
            Kind::Account,
            Kind::Contact,
            Kind::Reading,
        ] {
            data.watch(kind);
        }
        if before.is_some() {
            looking.refresh();
        }
    });
}

/// The server is asked once the device knows what it has itself.
fn ask_once_known(data: Data, older: Older, query: Memo<Query>) {
    let since = Memo::new(move |_| reach(data));
    Effect::new(move |before: Option<bool>| {
        let knows = since.get().is_some();
        if knows && before == Some(false) {
            older.want(query.get_untracked());
        }
        knows
    });
}

/// Where the server could not be reached, it is asked again once it can be.
fn ask_once_reached(data: Data, older: Older) {
    let is_reached = Memo::new(move |_| matches!(data.status().link, Link::Live | Link::Polling));
    Effect::new(move || {
        if is_reached.get() && older.state.get_untracked() == State::Away {
            older.go_on();
        }
    });
}

/// What the palette looks through.
pub fn names(data: Data) -> Looking {
    Looking::new(data, Scope::Names)
}

/// What stands below the conversations that the inbox's own search finds.
pub fn said(data: Data) -> Looking {
    Looking::new(data, Scope::Said)
}

/// The address of a search.
pub fn path(text: &str) -> String {
    let query = web_sys::UrlSearchParams::new().expect("an empty query is always possible");
    if text.trim().is_empty() {
        return "/search".to_owned();
    }
    query.set("q", text);
    format!("/search?{}", String::from(query.to_string()))
}
