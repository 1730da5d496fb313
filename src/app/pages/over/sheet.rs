//! The sheet of all keys.

use super::{super::asked::part_at, acts::Acts, palette::written};
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
        <Dialog open=acts.sheet title=words::SHEET.to_owned() wide=true>
            <Keys />
            <div class="form__foot">
                <a class="button" href=part_at("/settings", words::TITLE) on:click=move |_| acts.sheet.set(false)>
                    {words::TO_SETTINGS}
                </a>
            </div>
        </Dialog>
    }
}

#[component]
fn Keys() -> impl IntoView {
    let shortcuts = shortcuts::remembered();
    let of_action = |action: Action| {
        let key = match written(&shortcuts, action) {
            Some(key) => view! { <kbd>{key}</kbd> }.into_any(),
            None => view! { <span class="faint">{words::OFF}</span> }.into_any(),
        };
        line(words::action(action), key).into_any()
    };
    let sign = |key: &'static str| view! { <kbd>{key}</kbd> }.into_any();
    let group = |group: &'static str| {
        let own = Action::ALL.iter().copied();
        let own = own.filter(|action| words::group(*action) == group);
        let mut lines: Vec<AnyView> = own.map(of_action).collect();
        match group {
            words::IN_LISTS => lines.push(line(words::OF_LISTS, sign(words::ARROWS)).into_any()),
            words::IN_CONVERSATION => lines.extend([
                line(words::OF_LOGGING, view! { <LogKeys /> }.into_any()).into_any(),
                line(words::OF_REPLIES, sign("/")).into_any(),
                line(words::OF_MENTIONS, sign("@")).into_any(),
            ]),
            _ => {}
        }
        view! {
            <section>
                <h3>{group}</h3>
                <dl class="keys">{lines}</dl>
            </section>
        }
    };
    view! { <div class="keys__groups">{words::GROUPS.map(group).into_iter().collect_view()}</div> }
}

fn line(what: &'static str, key: AnyView) -> impl IntoView {
    view! { <div class="keys__line"><dt>{what}</dt> <dd>{key}</dd></div> }
}
