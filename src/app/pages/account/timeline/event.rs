//! What happened between the messages, in one line.

use crate::{data::use_data, format, texts::accounts::events as words};
use domain::{ActivityId, ActivityKind};
use leptos::prelude::*;

/// Names stand in their own elements, so that one in another script disturbs no other.
#[component]
pub fn TimelineEvent(id: ActivityId) -> impl IntoView {
    let data = use_data();
    // An activity never changes.
    let row = data.rows(|rows| rows.activity(id).cloned())?;
    let (by, conversation) = (row.by, row.conversation_id);
    let campaign = move || {
        let row = data.conversation(conversation);
        data.campaign_name(row.and_then(|row| row.campaign_id))
    };
    let what = row.what.read()?;
    let assignee = match what {
        ActivityKind::Assigned { to } => to,
        _ => None,
    };
    Some(view! {
        <p class="timeline__event">
            <span dir="auto">{move || data.member_name(by)}</span>
            <span>{words::activity(&what)}</span>
            {assignee.map(|to| view! { <span dir="auto">{move || data.member_within(to)}</span> })}
            <a class="link" dir="auto" href=format!("/inbox/{conversation}")>{campaign}</a>
            <time>{format::time(row.at)}</time>
        </p>
    })
}
