//! What goes along with a message: noted by name and size, never read and never kept.

use super::state::Compose;
use crate::{
    parts::{Icon, icon::Glyph},
    texts::attachments as words,
};
use domain::Attachment;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// The key that chooses files.
#[component]
pub fn Attach(compose: Compose) -> impl IntoView {
    let take = move |event: web_sys::Event| {
        let input = event_target::<HtmlInputElement>(&event);
        let files = input.files();
        let files = files
            .iter()
            .flat_map(|files| (0..files.length()).filter_map(|place| files.get(place)));
        let noted = files.map(|file| Attachment {
            name: file.name(),
            bytes: bytes(file.size()),
        });
        let noted: Vec<Attachment> = noted.collect();
        compose.attachments.update(|all| {
            for file in noted {
                if !all.contains(&file) {
                    all.push(file);
                }
            }
        });
        // So that the same file can be chosen again once it was taken out.
        input.set_value("");
        compose.keep();
    };
    view! {
        <label class="button button--quiet attach">
            <Icon glyph=Glyph::Clip />
            {words::ATTACH}
            <input type="file" multiple class="visually-hidden" title=words::ATTACH_HELP on:change=take />
        </label>
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a browser gives whole sizes below two to the fifty-third"
)]
fn bytes(size: f64) -> u64 {
    size as u64
}

/// What is noted, each to be taken out again.
#[component]
pub fn Files(compose: Compose) -> impl IntoView {
    let file = move |(place, file): (usize, Attachment)| {
        let take_out = move |_| {
            compose.attachments.update(|all| drop(all.remove(place)));
            compose.keep();
        };
        let label = words::take_out(&file.name);
        view! {
            <li class="chip file">
                <Icon glyph=Glyph::Clip />
                <span class="file__name" dir="auto">{file.name}</span>
                <span class="faint">{words::size(file.bytes)}</span>
                <button type="button" class="file__out" aria-label=label on:click=take_out>
                    <Icon glyph=Glyph::Cross />
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || compose.attachments.with(|all| !all.is_empty())>
            <ul class="files" aria-label=words::TITLE>
                {move || compose.attachments.get().into_iter().enumerate().map(file).collect_view()}
            </ul>
        </Show>
    }
}
