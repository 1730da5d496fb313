//! Whether the browser shows notifications too: asked for by the member's own press alone.

use crate::{
    shell::notices::{self, Permission},
    texts::{notifications as words, shell},
};
use leptos::{prelude::*, task::spawn_local};

#[component]
pub fn Browser(permission: RwSignal<Permission>) -> impl IntoView {
    let ask = move |_| {
        spawn_local(async move {
            let answer = notices::ask().await;
            // The page may be left by now.
            let _ = permission.try_set(answer);
        });
    };
    let test = move |_| notices::show(shell::BRAND, words::TEST_BODY, "test");
    move || match permission.get() {
        Permission::Unasked => view! {
            <p>
                <button type="button" class="button" on:click=ask>{words::ASK_BROWSER}</button>
            </p>
        }
        .into_any(),
        Permission::Given => view! {
            <p class="faint">{words::BROWSER_ON}</p>
            <p>
                <button type="button" class="button" on:click=test>{words::TEST}</button>
            </p>
        }
        .into_any(),
        Permission::Denied => view! { <p class="faint">{words::BROWSER_DENIED}</p> }.into_any(),
        Permission::Impossible => ().into_any(),
    }
}
