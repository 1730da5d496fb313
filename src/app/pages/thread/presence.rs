//! Which colleagues have the conversation before them, and who of them writes.

use crate::{data::use_data, texts::thread as words};
use domain::ConversationId;
use leptos::{ev, prelude::*};

/// Says that this tab has the conversation before it, as long as this stands, and who else has.
#[component]
pub fn Others(conversation: ConversationId) -> impl IntoView {
    let data = use_data();
    let presences = data.engine().presences.clone();
    presences.enter(conversation);
    // A tab out of sight has nothing before it.
    let seen = presences.clone();
    let sight = window_event_listener(ev::visibilitychange, move |_| seen.say());
    on_cleanup(move || sight.remove());
    on_cleanup(move || data.engine().presences.leave(conversation));
    let others = Memo::new(move |_| data.engine().presences.others_in(conversation));
    let lines = move || {
        let (writing, here): (Vec<_>, Vec<_>) =
            others.get().into_iter().partition(|(_, writing)| *writing);
        let names = |of: Vec<_>| {
            let names = of.into_iter().map(|(id, _)| data.member_name(id));
            names.collect::<Vec<_>>()
        };
        let lines = [
            (true, words::writing(&names(writing))),
            (false, words::also_here(&names(here))),
        ];
        let lines = lines.into_iter().filter(|(_, line)| !line.is_empty());
        lines
            .map(|(writes, line)| view! {
                <span class="others__line" dir="auto" data-writing=writes.then_some("")>{line}</span>
            })
            .collect_view()
    };
    view! { <p class="others" role="status" aria-label=words::OTHERS>{lines}</p> }
}
