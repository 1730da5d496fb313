//! The sheet of all keys.

use super::{acts::Acts, palette::written};
use crate::{
    parts::{Dialog, LogKeys},
    shell::shortcuts,
    texts::keys as words,
};
use domain::shortcuts::Action;
use leptos::prelude::*;

#[component]
pub fn Sheet(acts: Acts) -> impl IntoView {
    view! {
        <Dialog open=acts.sheet title=words::SHEET.to_owned()>
            <Keys />
            <div class="form__foot">
                <a class="button" href="/settings" on:click=move |_| acts.sheet.set(false)>
                    {words::TO_SETTINGS}
                </a>
            </div>
        </Dialog>
    }
}

#[component]
fn Keys() -> impl IntoView {
    let shortcuts = shortcuts::remembered();
    let chosen = Action::ALL.iter().map(|&action| {
        let key = match written(&shortcuts, action) {
            Some(key) => view! { <kbd>{key}</kbd> }.into_any(),
            None => view! { <span class="faint">{words::OFF}</span> }.into_any(),
        };
        line(words::action(action), key)
    });
    let sign = |key: &'static str| view! { <kbd>{key}</kbd> }.into_any();
    view! {
        <dl class="keys">
            {chosen.collect_view()}
            {line(words::OF_LISTS, sign(words::ARROWS))}
            {line(words::OF_LOGGING, view! { <LogKeys /> }.into_any())}
            {line(words::OF_REPLIES, sign("/"))}
            {line(words::OF_MENTIONS, sign("@"))}
        </dl>
    }
}

fn line(what: &'static str, key: AnyView) -> impl IntoView {
    view! { <div class="keys__line"><dt>{what}</dt> <dd>{key}</dd></div> }
}
