//! The status chip: how the device stands, in words that are true.

use crate::{data::use_data, texts::shell::sync};
use leptos::prelude::*;
use replica::{Link, Status};

/// How the device stands to the server; the whole story is in its title.
#[component]
pub fn SyncChip() -> impl IntoView {
    let data = use_data();
    let status = Memo::new(move |_| data.status());
    let link = move || status.with(|status| link_name(status.link));
    let words = move || status.with(words);
    let title = move || status.with(|status| sync::last_success(status.last_success));
    view! {
        <p class="sync" role="status" data-link=link title=title>
            <span class="sync__dot" aria-hidden="true"></span>
            <span class="sync__words">{words}</span>
        </p>
    }
}

/// The link's name in CSS.
fn link_name(link: Link) -> &'static str {
    match link {
        Link::Starting => "starting",
        Link::Live => "live",
        Link::Polling => "polling",
        Link::Offline => "offline",
        Link::SignedOut | Link::Ended | Link::Revoked => "signed-out",
    }
}

/// *Live · all saved*; of what waits nothing is said before it is known.
pub fn words(status: &Status) -> String {
    // Without the server nothing is loading, whatever is not here yet.
    let first_load = status.first_load.as_ref();
    if let Some(load) = first_load.filter(|_| !status.link.is_apart()) {
        return sync::loading(load.rows);
    }
    let link = match status.link {
        Link::Starting => sync::STARTING,
        Link::Live => sync::LIVE,
        Link::Polling => sync::POLLING,
        Link::Offline => sync::OFFLINE,
        Link::SignedOut | Link::Ended => sync::SIGNED_OUT,
        Link::Revoked => sync::REVOKED,
    };
    if !status.knows_outbox {
        return link.to_owned();
    }
    let saved = if status.saving > 0 {
        sync::SAVING.to_owned()
    } else if status.waiting > 0 {
        sync::waiting(status.waiting)
    } else {
        sync::ALL_SAVED.to_owned()
    };
    format!("{link} · {saved}")
}
