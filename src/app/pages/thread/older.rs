//! How far back a thread reaches on this device, and the way further back.

use super::Subject;
use crate::{
    data::use_data,
    shell::{http::HttpError, once::once},
    texts::{gate, thread as words},
};
use domain::{Kind, MessageId, Timestamp};
use leptos::prelude::*;

/// Says how far back the thread reaches, and reaches further.
#[component]
pub fn Older(subject: Subject) -> impl IntoView {
    let data = use_data();
    let busy = RwSignal::new(false);
    let done = RwSignal::new(false);
    let trouble = RwSignal::new(None::<String>);
    // The first message that this device holds, and whether the figures know an earlier one.
    let reaches = Memo::new(move |_| {
        data.watch(Kind::Message);
        let row = data.conversation(subject.conversation)?;
        let firsts = [
            row.figures.first_outbound.as_ref(),
            row.figures.first_inbound.as_ref(),
        ];
        let places = firsts.into_iter().flatten().map(|mark| (mark.at, mark.id));
        let first = places.min()?;
        let held = data.rows(|rows| rows.first_logged(subject.conversation));
        held.is_none_or(|held| first < held).then_some(held)
    });
    let load = move |held: Option<(Timestamp, MessageId)>| {
        once(busy, async move {
            trouble.set(None);
            match data.engine().fetch_older(subject.conversation, held).await {
                // The thread may be left by now.
                Ok(more) => _ = done.try_set(!more),
                Err(HttpError::Problem { problem, .. }) => _ = trouble.try_set(Some(problem.title)),
                Err(_) => _ = trouble.try_set(Some(gate::NO_SERVER.to_owned())),
            }
        });
    };
    view! {
        {move || {
            let held = reaches.get().filter(|_| !done.get())?;
            Some(
                view! {
                    <p class="thread__reach">
                        <button
                            type="button"
                            class="button button--quiet"
                            disabled=move || busy.get()
                            on:click=move |_| load(held)
                        >
                            {words::OLDER}
                        </button>
                        {move || trouble.get()}
                    </p>
                },
            )
        }}
    }
}
