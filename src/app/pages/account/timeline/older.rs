//! How far back the timeline reaches on this device, and the way further back.

use crate::{
    data::use_data, format, parts::Toasts, shell::once::once, texts::accounts::timeline as words,
};
use domain::{ConversationId, Figures};
use leptos::prelude::*;

/// Says nothing where nothing can be missing.
#[component]
pub fn Older(conversations: Memo<Vec<ConversationId>>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let busy = RwSignal::new(false);
    let all_here = RwSignal::new(false);
    let reach = Memo::new(move |_| {
        // Watched, because the first load ends with it.
        data.status();
        let since = data.replica(replica::Replica::messages_since)?;
        let is_earlier = |figures: &Figures| {
            let firsts = [&figures.first_outbound, &figures.first_inbound];
            firsts.into_iter().flatten().any(|mark| mark.at < since)
        };
        let has_earlier = conversations.with(|ids| {
            ids.iter().any(|id| {
                let row = data.conversation(*id);
                row.is_some_and(|row| is_earlier(&row.figures))
            })
        });
        has_earlier.then_some(since)
    });
    let load = move |_| {
        once(busy, async move {
            let asked = conversations.get_untracked();
            let mut more = false;
            for id in asked {
                let first = data.rows(|rows| rows.first_logged(id));
                let Ok(has_more) = data.engine().fetch_older(id, first).await else {
                    toasts.say(words::OLDER_FAILED);
                    more = true;
                    break;
                };
                more |= has_more;
            }
            all_here.try_set(!more);
        });
    };
    view! {
        {move || reach.get().map(|since| view! {
            <p class="timeline__reach" role="status">
                <Show when=move || !all_here.get() fallback=|| words::ALL_HERE>
                    {words::reach(&format::date(since))}
                    <button
                        type="button"
                        class="button button--quiet"
                        disabled=move || busy.get()
                        on:click=load
                    >
                        {move || if busy.get() { words::LOADING } else { words::OLDER }}
                    </button>
                </Show>
            </p>
        })}
    }
}
