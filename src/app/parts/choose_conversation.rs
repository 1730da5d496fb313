//! The place of a conversation beside its list, while none is chosen.

use crate::texts::thread as words;
use leptos::prelude::*;

#[component]
pub fn ChooseConversation() -> impl IntoView {
    view! {
        <section class="pane pane--thread" aria-label=words::CHOOSE_TITLE>
            <div class="empty">
                <h2>{words::CHOOSE_TITLE}</h2>
                <p>{words::CHOOSE}</p>
            </div>
        </section>
    }
}
