//! The names behind a number of the preview.

use crate::{data::use_data, parts::FoldedList, texts::campaigns::add as words};
use domain::AccountId;
use leptos::prelude::*;

/// As many rows as stand without scrolling.
const STAND: usize = 6;

/// A disclosure with every account, however many.
#[component]
pub fn Names(accounts: Vec<AccountId>, label: String) -> impl IntoView {
    let data = use_data();
    let row = move |id: AccountId| {
        let name = data.account_name(id);
        view! { <span class="names__name" dir="auto">{name}</span> }
    };
    view! { <FoldedList keys=accounts summary=words::SHOW_NAMES label stand=STAND row /> }
}
