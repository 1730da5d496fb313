//! The names behind a number of the preview.

use crate::{data::use_data, parts::Windowed, texts::campaigns::add as words};
use domain::AccountId;
use leptos::prelude::*;

/// The height of a row in px, as `style/add-accounts.css` has it.
const ROW: usize = 28;
/// As many rows as stand without scrolling.
const STAND: usize = 6;

/// A disclosure with every account, however many.
#[component]
pub fn Names(accounts: Vec<AccountId>, label: String) -> impl IntoView {
    let data = use_data();
    let height = format!("{}px", accounts.len().min(STAND) * ROW);
    let keys = Signal::stored(accounts);
    let opened = RwSignal::new(false);
    let list_label = Signal::stored(label);
    let row = move |id: AccountId| {
        let name = data.account_name(id);
        view! { <span class="names__name" dir="auto">{name}</span> }
    };
    view! {
        <details class="names" on:toggle=move |_| opened.set(true)>
            <summary class="link">{words::SHOW_NAMES}</summary>
            <div class="names__list" style:block-size=height>
                <Show when=move || opened.get()>
                    <Windowed keys row_height=ROW label=list_label row />
                </Show>
            </div>
        </details>
    }
}
