//! A link by which another member chooses a new password.

use super::{OnceLink, audit::AdminActs, online::words};
use crate::{
    data::use_data,
    parts::{Check, Dialog},
    shell::{http, once::once},
    texts::{
        settings::{self, reset},
        shell,
    },
};
use domain::MemberId;
use leptos::prelude::*;
use protocol::{MakeResetLink, ResetLink};

/// Open while somebody is named.
#[component]
pub fn Reset(whom: RwSignal<Option<MemberId>>) -> impl IntoView {
    let data = use_data();
    let open = RwSignal::new(false);
    Effect::new(move || {
        if whom.with(Option::is_some) {
            open.set(true);
        }
    });
    Effect::new(move || {
        // Only when the dialog was closed: a signal that is set is news, even with the same value.
        if !open.get() && whom.with_untracked(Option::is_some) {
            whom.set(None);
        }
    });
    let title = move || {
        let name = whom.get().map(|id| data.member_name(id));
        settings::reset_title(&name.unwrap_or_default())
    };
    view! {
        <Dialog open title=Signal::derive(title)>
            {move || whom.get().map(|id| view! { <Making id open /> })}
        </Dialog>
    }
}

#[component]
fn Making(id: MemberId, open: RwSignal<bool>) -> impl IntoView {
    let acts = AdminActs::here();
    let link = RwSignal::new(None::<ResetLink>);
    let trouble = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let ends_factor = RwSignal::new(false);
    let make = move |_| {
        once(busy, async move {
            let path = format!("/api/v1/members/{id}/reset");
            let wish = MakeResetLink {
                ends_second_factor: ends_factor.get_untracked(),
            };
            match http::post::<_, ResetLink>(&path, &wish).await {
                // The dialog may be closed by now.
                Ok(made) => {
                    let _ = trouble.try_set(None);
                    let _ = link.try_set(Some(made));
                    acts.ring();
                }
                Err(error) => _ = trouble.try_set(Some(words(&error))),
            }
        });
    };
    view! {
        <p class="page__lead">{reset::CONSEQUENCE}</p>
        {move || trouble.get().map(|trouble| view! {
            <p class="notice" data-tone="warn" role="alert">{trouble}</p>
        })}
        {move || match link.get() {
            Some(link) => view! {
                <OnceLink path=link.path label=reset::LINK />
                <p class="soft">{settings::expires(link.expires_at)}</p>
                <div class="form__foot">
                    <button type="button" class="button" on:click=move |_| open.set(false)>
                        {shell::CLOSE}
                    </button>
                </div>
            }
            .into_any(),
            None => view! {
                <Check checked=ends_factor on_change=move |ends| ends_factor.set(ends)>
                    {reset::FACTOR}
                </Check>
                <div class="form__foot">
                    <button type="button" class="button" on:click=move |_| open.set(false)>
                        {shell::CANCEL}
                    </button>
                    <button
                        type="button"
                        class="button button--primary"
                        disabled=move || busy.get()
                        on:click=make
                    >
                        {reset::CREATE}
                    </button>
                </div>
            }
            .into_any(),
        }}
    }
}
