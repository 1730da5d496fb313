//! How an account stands, and the way to change it.

use super::change_status::ChangeStatus;
use crate::{
    data::use_data, pages::thread::details::StatusChip, parts::Dialog,
    texts::accounts::page as words,
};
use domain::AccountId;
use leptos::prelude::*;

#[component]
pub fn Status(id: AccountId) -> impl IntoView {
    let data = use_data();
    let status = Memo::new(move |_| data.account(id).map(|account| account.status));
    let changing = RwSignal::new(false);
    view! {
        <section aria-label=words::STATUS>
            <div class="details__head">
                <h2>{words::STATUS}</h2>
                <button
                    type="button"
                    class="button button--quiet"
                    data-deed="change-status"
                    on:click=move |_| changing.set(true)
                >
                    {words::CHANGE_STATUS}
                </button>
            </div>
            <p class="line">
                {move || status.get().map(|status| view! { <StatusChip status /> })}
            </p>
            <Dialog open=changing title=words::CHANGE_STATUS.to_owned()>
                <ChangeStatus id open=changing />
            </Dialog>
        </section>
    }
}
