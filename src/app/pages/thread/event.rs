//! What happened between the messages, in one line each.

use crate::{
    data::use_data,
    format,
    parts::{Icon, icon::Glyph},
    texts::{thread_events as words, values},
};
use domain::{ActivityId, ActivityKind, StatusChangeId};
use leptos::prelude::*;

#[component]
pub fn ActivityView(id: ActivityId) -> impl IntoView {
    let data = use_data();
    let row = data.rows(|rows| rows.activity(id).cloned())?;
    // The member may arrive after what they did.
    let words = move || {
        let who = data.member_name(row.by);
        match row.what {
            ActivityKind::AddedToCampaign { campaign_id } => {
                words::added(&who, &data.campaign_name(Some(campaign_id)))
            }
            ActivityKind::Reviewed { verdict } => {
                words::reviewed(&who, values::review_status(verdict))
            }
            ActivityKind::Closed => words::closed(&who),
            ActivityKind::Reopened => words::reopened(&who),
            ActivityKind::Assigned { to } => {
                words::assigned(&who, to.map(|to| data.member_within(to)).as_deref())
            }
            ActivityKind::Snoozed { until } => {
                words::snoozed(&who, until.map(format::date_time).as_deref())
            }
        }
    };
    Some(view! {
        <p class="thread__event">
            <span dir="auto">{words}</span>
            <time>{format::time(row.at)}</time>
        </p>
    })
}

#[component]
pub fn StatusChangeView(id: StatusChangeId) -> impl IntoView {
    let data = use_data();
    let row = data.status_change(id)?;
    let words = move || {
        words::moved(
            &data.account_name(row.account_id),
            row.from.map(values::account_status),
            values::account_status(row.to),
        )
    };
    let campaign = row
        .campaign_id
        .map(|id| move || data.campaign_name(Some(id)));
    Some(view! {
        <p class="thread__event">
            <Icon glyph=Glyph::Check />
            <span dir="auto">{words}</span>
            {campaign.map(|name| view! { <span dir="auto">"· " {name}</span> })}
        </p>
    })
}
