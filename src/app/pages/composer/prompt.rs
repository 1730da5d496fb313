//! The prompt for the two AI modes: built by the domain from what this device knows.

use super::state::Compose;
use crate::{data::Data, format};
use domain::{
    Message, Mode,
    prompt::{Ask, PromptInput, THREAD_BUDGET},
};
use leptos::prelude::*;
use replica::ThreadItem;

/// The whole prompt as text, with what the member wants said, or changed of a draft that is there; blank
/// where the account is not on this device any more.
pub fn steered(data: Data, compose: Compose, steer: &str, draft: &str) -> String {
    let draft = if steer.is_empty() { "" } else { draft };
    of(data, compose, steer, draft, &[])
}

/// The same for another version beside those that are there.
pub fn another(data: Data, compose: Compose, wish: &str, others: &[String]) -> String {
    of(data, compose, wish, "", others)
}

fn of(data: Data, compose: Compose, wish: &str, draft: &str, others: &[String]) -> String {
    let today = format::day_heading(data.now());
    let (source, target) = untrack(|| (compose.source(), compose.target()));
    // By name: the model is another's, and *You* is nobody there.
    let me = data.member(data.me()).map(|member| member.name);
    let (sender, team) = (me.unwrap_or_default(), data.workspace_name());
    data.rows(|rows| {
        let subject = compose.subject;
        let Some(account) = rows.account(subject.account) else {
            return String::new();
        };
        let campaign = subject.campaign.and_then(|id| rows.campaign(id));
        let product = campaign.and_then(|row| rows.product(row.product_id));
        let contact = compose
            .contact
            .get_untracked()
            .and_then(|id| rows.contact(id));
        let thread: Vec<&Message> = rows
            .thread(subject.conversation)
            .filter_map(|item| match item {
                ThreadItem::Message(message) => Some(message),
                _ => None,
            })
            .collect();
        let ask = match compose.mode.get_untracked() {
            Mode::AiContinue => Ask::Continue,
            _ => Ask::Draft,
        };
        let typed = compose.own_text.get_untracked();
        let wish = [typed.as_str(), wish].join("\n");
        domain::prompt::prompt(&PromptInput {
            ask,
            channel: compose.channel.get_untracked(),
            product,
            campaign,
            account,
            contact,
            sender: (&sender, &team),
            source: &source,
            target: &target,
            thread: &thread,
            wish: wish.trim(),
            draft,
            others,
            today: &today,
            thread_budget: THREAD_BUDGET,
            format_time: &format::date_time,
        })
    })
}
