//! An account that was made by mistake can be deleted, as long as nothing was said to it (rule book
//! §8).

use crate::{
    data::use_data,
    parts::{Dialog, FormFoot, Refused, RefusedNotice, Toasts},
    texts::accounts::mistaken as words,
};
use domain::{AccountId, AccountStatus, DeleteAccount, Kind};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

#[component]
pub fn Mistaken(id: AccountId) -> impl IntoView {
    let data = use_data();
    // What seems so here; the act itself looks at everything.
    let seems_unused = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        let account = data.account(id);
        account.is_some_and(|account| account.status != AccountStatus::DoNotContact)
            && data.rows(|rows| {
                let mut all = rows.conversations_with(id);
                all.all(|row| row.last_activity_at().is_none()) && rows.family(id).len() == 1
            })
    });
    let open = RwSignal::new(false);
    let title = Signal::derive(move || words::title(&data.account_name(id)));
    view! {
        <Show when=move || seems_unused.get()>
            <section aria-label=words::TITLE>
                <div class="details__head">
                    <h2>{words::TITLE}</h2>
                    <button
                        type="button"
                        class="button button--quiet button--danger"
                        on:click=move |_| open.set(true)
                    >
                        {words::DELETE}
                    </button>
                </div>
                <p class="faint">{words::LEAD}</p>
                <Dialog open title>
                    <Confirm id open />
                </Dialog>
            </section>
        </Show>
    }
}

#[component]
fn Confirm(id: AccountId, open: RwSignal<bool>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let navigate = use_navigate();
    let refused = Refused::new();
    let (people, campaigns) = data.rows(|rows| {
        let people = rows.contacts_of(id).count();
        (people, rows.conversations_with(id).count())
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let name = untrack(|| data.account_name(id));
        match data.dispatch(DeleteAccount { id }) {
            Ok(_) => {
                open.set(false);
                toasts.say(words::deleted(&name));
                navigate("/accounts", NavigateOptions::default());
            }
            Err(refusal) => refused.show(Some(refusal)),
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <p>{words::what_goes(people, campaigns)}</p>
            <RefusedNotice refused fields=&[] />
            <FormFoot open label=words::DELETE />
        </form>
    }
}
