//! An account that this device does not have.

use crate::{data::use_data, parts::Heading, texts::accounts::page as words};
use leptos::prelude::*;

/// Says what is true: not yet, or not at all.
#[component]
pub fn NotHere() -> impl IntoView {
    let data = use_data();
    let may_come = Memo::new(move |_| data.may_still_come());
    let texts = move || {
        if may_come.get() {
            (words::NOT_YET_TITLE, words::NOT_YET)
        } else {
            (words::NOT_HERE_TITLE, words::NOT_HERE)
        }
    };
    view! {
        <main class="pane">
            <div class="empty">
                <Heading>{move || texts().0}</Heading>
                <p role="status">{move || texts().1}</p>
                <a class="button button--primary" href="/accounts">{words::TO_LIST}</a>
            </div>
        </main>
    }
}
