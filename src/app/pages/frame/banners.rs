//! What a person must know before going on: signed out, no room, a clock that is off, an update.

use crate::{
    data::use_data,
    shell::{session, worker},
    texts::{settings::sign_out, shell},
};
use domain::Span;
use leptos::prelude::*;
use replica::{Link, Storage};

#[component]
pub fn Banners() -> impl IntoView {
    let data = use_data();
    let worker::Waiting(update) = expect_context();
    let status = Memo::new(move |_| data.status());
    let outdated = data.engine().topics.outdated;
    let signed_out = move || {
        status.with(|status| match status.link {
            Link::SignedOut => Some(shell::SIGNED_OUT),
            Link::Ended => Some(shell::ENDED),
            _ => None,
        })
    };
    let revoked = move || status.with(|status| status.link == Link::Revoked);
    // Where the cache is gone, or was never filled, an empty page would say that nothing was there.
    let lacks = move || status.with(|it| it.link == Link::Offline && it.first_load.is_some());
    let storage = move || {
        status.with(|status| match status.storage {
            // The reason is said below.
            _ if outdated.get() => None,
            Storage::Ok => None,
            Storage::Unreadable => Some(shell::STORAGE_UNREADABLE),
            Storage::Full => Some(shell::STORAGE_FULL),
            Storage::Failing => Some(shell::STORAGE_FAILING),
            Storage::MemoryOnly => Some(shell::STORAGE_MEMORY),
        })
    };
    let clock_off = move || {
        status.with(|status| {
            status
                .clock_off
                .map(|off| shell::clock_off(off.0 / Span::minutes(1).0))
        })
    };
    view! {
        <Show when=move || signed_out().is_some()>
            <p class="notice banner" data-tone="warn" role="alert">
                {signed_out}
                <a
                    class="button push"
                    href="/sign-in"
                    rel="external"
                    on:click=move |event| {
                        event.prevent_default();
                        session::ask_to_sign_in();
                    }
                >
                    {shell::SIGN_IN_AGAIN}
                </a>
            </p>
        </Show>
        <Show when=revoked>
            <p class="notice banner" data-tone="warn" role="alert">
                {shell::REVOKED}
                <a class="button push" href="/drafts">{shell::DRAFTS}</a>
                <a class="button" href="/decisions">{shell::DECISIONS}</a>
                <a class="button" href="/settings">{sign_out::SIGN_OUT}</a>
            </p>
        </Show>
        <Show when=lacks>
            <p class="notice banner" data-tone="warn" role="alert">{shell::NOT_HERE_YET}</p>
        </Show>
        {move || storage().map(|words| {
            view! { <p class="notice banner" data-tone="danger" role="alert">{words}</p> }
        })}
        {move || clock_off().map(|words| {
            view! { <p class="notice banner" data-tone="warn" role="alert">{words}</p> }
        })}
        <Show when=move || outdated.get()>
            <p class="notice banner" data-tone="warn" role="alert">
                {shell::STORAGE_NEWER}
                <button
                    type="button"
                    class="button push"
                    on:click=move |_| drop(window().location().reload())
                >
                    {shell::RELOAD}
                </button>
            </p>
        </Show>
        {move || update.get().map(|waiting| {
            view! {
                <p class="notice banner" role="status">
                    {shell::UPDATE_READY}
                    <button
                        type="button"
                        class="button push"
                        on:click=move |_| worker::take_over(&waiting)
                    >
                        {shell::UPDATE_NOW}
                    </button>
                </p>
            }
        })}
    }
}
