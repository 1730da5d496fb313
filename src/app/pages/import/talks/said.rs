//! What was said with one correspondent, folded away until somebody wants to read it.

use super::choices::Choices;
use crate::{format, parts::LongText, texts::import_messages as words};
use leptos::prelude::*;

/// So many messages are shown at first, and so many more each time.
const SHOWN: usize = 20;

#[component]
pub fn SaidBefore(place: usize, chosen: Choices) -> impl IntoView {
    let opened = RwSignal::new(false);
    let shown = RwSignal::new(SHOWN);
    // The places of the messages in the file, in order.
    let places = Memo::new(move |_| {
        chosen.all.with(|all| {
            let row = all.get(place);
            row.map(|row| row.talk.messages.clone()).unwrap_or_default()
        })
    });
    let count = move || places.with(Vec::len);
    let in_sight = move || {
        places.with(|places| {
            let first = places.iter().take(shown.get());
            first.copied().collect::<Vec<usize>>()
        })
    };
    view! {
        <details class="talks__said" on:toggle=move |_| opened.set(true)>
            <summary class="link">{words::READ}</summary>
            <Show when=move || opened.get()>
                <ol class="talks__messages">
                    <For each=in_sight key=|at| *at let(at)>
                        <Message at chosen />
                    </For>
                </ol>
                <Show when=move || { count() > shown.get() }>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| shown.update(|shown| *shown += SHOWN)
                    >
                        {words::MORE}
                    </button>
                </Show>
            </Show>
        </details>
    }
}

/// One of them: by whom, when, what about, and its text.
#[component]
fn Message(at: usize, chosen: Choices) -> impl IntoView {
    let Choices { opened, own, .. } = chosen;
    move || {
        let is_ours = |key: &String| own.with(|own| own.contains(key));
        let (head, when, subject, text) = opened.with(|opened| {
            let message = opened.messages.get(at)?;
            let head = words::said_by(message.from.called(), is_ours(&message.from.key()));
            let when = format::date_time(message.at);
            Some((head, when, message.subject.clone(), message.text.clone()))
        })?;
        let subject = Some(subject).filter(|subject| !subject.is_empty());
        let text = Some(text).filter(|text| !text.is_empty());
        let text = text.unwrap_or_else(|| words::NO_TEXT.to_owned());
        Some(view! {
            <li>
                <p class="card__meta"><bdi>{head}</bdi> " · " {when}</p>
                {subject.map(|subject| view! { <p><strong dir="auto">{subject}</strong></p> })}
                <LongText text language="" class="talks__text" />
            </li>
        })
    }
}
