//! Leaving this device: nothing of the member's stays on it, and what would be lost is said before.

mod unsent;

use super::Section;
use crate::{
    data::use_data,
    parts::{Dialog, copy_text},
    texts::settings::{self, sign_out},
};
use leptos::{prelude::*, task::spawn_local};
use unsent::Unsent;

#[component]
pub fn SignOut() -> impl IntoView {
    let data = use_data();
    let open = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let unsent = RwSignal::new(Unsent::default());
    let leave = move || {
        busy.set(true);
        open.set(false);
        spawn_local(async move { data.engine().sign_out().await });
    };
    let ask = move |_| {
        let now = Unsent::of(data);
        if now.is_nothing() {
            leave();
        } else {
            unsent.set(now);
            open.set(true);
        }
    };
    view! {
        <Section title=sign_out::TITLE>
            <p class="soft">{sign_out::LEAD}</p>
            <div class="form__foot">
                <button
                    type="button"
                    class="button button--danger"
                    disabled=move || busy.get()
                    on:click=ask
                >
                    {move || if busy.get() { sign_out::SIGNING_OUT } else { sign_out::SIGN_OUT }}
                </button>
            </div>
            <Dialog open title=sign_out::LOSS_TITLE>
                <p class="page__lead">{sign_out::LOSS}</p>
                <Losses unsent />
                <div class="form__foot">
                    <Show when=move || unsent.with(|unsent| !unsent.texts.is_empty())>
                        <button
                            type="button"
                            class="button button--primary"
                            on:click=move |_| {
                                unsent.with_untracked(|unsent| {
                                    copy_text(&unsent.as_text(), sign_out::COPIED);
                                });
                            }
                        >
                            {sign_out::COPY}
                        </button>
                    </Show>
                    <button type="button" class="button" on:click=move |_| open.set(false)>
                        {sign_out::STAY}
                    </button>
                    <button
                        type="button"
                        class="button button--danger push"
                        on:click=move |_| leave()
                    >
                        {sign_out::ANYWAY}
                    </button>
                </div>
            </Dialog>
        </Section>
    }
}

/// How much of what would be lost.
#[component]
fn Losses(unsent: RwSignal<Unsent>) -> impl IntoView {
    let lines = move || {
        unsent.with(|unsent| {
            let counted = [
                (unsent.waiting, settings::unsent as fn(usize) -> String),
                (unsent.begun, settings::begun),
                (unsent.undecided, settings::undecided),
                (unsent.unreadable, settings::unreadable),
            ];
            let counted = counted.into_iter().filter(|(n, _)| *n > 0);
            let counted = counted.map(|(n, words)| words(n));
            let unread = unsent.is_unread.then(|| sign_out::UNREAD.to_owned());
            let lines = counted.chain(unread);
            lines.map(|line| view! { <li>{line}</li> }).collect_view()
        })
    };
    view! { <ul class="bullets">{lines}</ul> }
}
