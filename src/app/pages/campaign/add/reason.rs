//! One reason of the guardrails: whom it holds back, and whether that can be lifted.

use super::names::Names;
use crate::{parts::Check, texts::campaigns::add as words};
use domain::{
    AccountId, Goal,
    guardrails::{Block, Include},
};
use leptos::prelude::*;

/// Asks for another preview when its flag is set or taken away.
#[component]
pub fn Reason(
    block: Block,
    accounts: Vec<AccountId>,
    goal: Goal,
    is_lifted: bool,
    lift: Callback<(Include, bool)>,
) -> impl IntoView {
    let reason = words::reason(block, goal);
    let exception = match block {
        Block::Soft(include) => view! {
            <Check
                checked=Signal::stored(is_lifted)
                on_change=move |lifted| lift.run((include, lifted))
            >
                {words::lift(include)}
            </Check>
        }
        .into_any(),
        Block::DoNotContact | Block::Hard(_) => {
            view! { <p class="faint">{words::HARD}</p> }.into_any()
        }
    };
    view! {
        <li class="reason" data-kind=if matches!(block, Block::Soft(_)) { "soft" } else { "hard" }>
            <p class="reason__head">
                <strong>{reason.clone()}</strong>
                <span class="soft">{words::held(accounts.len())}</span>
            </p>
            {exception}
            <Names accounts label=reason />
        </li>
    }
}
