//! What happened between the messages, in one line each.

use crate::{
    data::use_data,
    format,
    pages::undo::offer_back,
    parts::{Icon, Toasts, icon::Glyph},
    texts::{recorded, thread_events as words, values},
};
use domain::{
    Activity, ActivityId, ActivityKind, RecordActivity, Recorded, RemoveActivity, StatusChangeId,
    StatusSource,
};
use leptos::prelude::*;

#[component]
pub fn ActivityView(id: ActivityId) -> impl IntoView {
    let data = use_data();
    let row = data.rows(|rows| rows.activity(id).cloned())?;
    let what = row.what.read()?;
    if let ActivityKind::Recorded { what, note } = what {
        return Some(view! { <RecordedView row what note /> }.into_any());
    }
    // The member may arrive after what they did.
    let words = move || {
        let who = format::isolated(data.member_name(row.by));
        match &what {
            &ActivityKind::AddedToCampaign { campaign_id } => words::added(
                &who,
                &format::isolated(data.campaign_name(Some(campaign_id))),
            ),
            &ActivityKind::Reviewed { verdict } => {
                words::reviewed(&who, values::review_status(verdict))
            }
            ActivityKind::Closed => words::closed(&who),
            ActivityKind::Reopened => words::reopened(&who),
            &ActivityKind::Assigned { to } if to == Some(row.by) => words::took(&who),
            &ActivityKind::Assigned { to } => {
                let to = to.map(|to| format::isolated(data.member_within(to)));
                words::assigned(&who, to.as_deref())
            }
            ActivityKind::Snoozed { until } => {
                words::snoozed(&who, until.map(format::date_time).as_deref())
            }
            ActivityKind::Tagged { added, removed } => words::tagged(&who, added, removed),
            ActivityKind::Recorded { what, .. } => recorded::recorded(&who, what),
        }
    };
    let at = row.at;
    Some(
        view! {
            <p class="thread__event">
                <span>{words}</span>
                <time>{format::time(at)}</time>
            </p>
        }
        .into_any(),
    )
}

/// What somebody recorded by hand, with what they noted of it and the way to take it back.
#[component]
fn RecordedView(row: Activity, what: Recorded, note: String) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let Activity { id, at, by, .. } = row;
    let glyph = match what {
        Recorded::Called { .. } => Glyph::Phone,
        Recorded::Meeting { .. } => Glyph::Clock,
        Recorded::Opportunity { .. } => Glyph::Flag,
        Recorded::Linkedin { .. } => Glyph::Linkedin,
    };
    let again =
        untrack(|| data.conversation(row.conversation_id)).map(|conversation| RecordActivity {
            id,
            account_id: conversation.account_id,
            campaign_id: conversation.campaign_id,
            at,
            what: what.clone(),
            note: note.clone(),
        });
    let may_remove = data.would(&RemoveActivity { id }.into()).is_ok();
    let remove = move |_| match data.dispatch(RemoveActivity { id }) {
        Ok(_) => {
            // It would come back as whoever takes the removal back had recorded it.
            match again.clone().filter(|_| by == data.me()) {
                Some(again) => offer_back(data, toasts, recorded::REMOVED, again),
                None => toasts.say(recorded::REMOVED),
            }
        }
        Err(refusal) => toasts.say(data.refusal_text(&refusal)),
    };
    let words = move || recorded::recorded(&data.member_name(by), &what);
    view! {
        <div class="thread__fact">
            <p class="thread__event">
                <Icon glyph />
                <span dir="auto">{words}</span>
                <time title=format::date_time(at)>{format::time(at)}</time>
                {may_remove.then(|| view! {
                    <button
                        type="button"
                        class="button button--quiet thread__remove"
                        on:click=remove
                    >
                        {recorded::REMOVE}
                    </button>
                })}
            </p>
            {(!note.is_empty()).then(|| view! {
                <p class="thread__fact-note" dir="auto">{note}</p>
            })}
        </div>
    }
}

#[component]
pub fn StatusChangeView(id: StatusChangeId) -> impl IntoView {
    let data = use_data();
    let row = data.status_change(id)?;
    let is_by_hand = row.source == StatusSource::Manual;
    let words = move || {
        let moved = words::moved(
            &format::isolated(data.account_name(row.account_id)),
            row.from.map(values::account_status),
            values::account_status(row.to),
        );
        if is_by_hand {
            words::by_hand(&moved, &format::isolated(data.member_within(row.by)))
        } else {
            moved
        }
    };
    let campaign = row
        .campaign_id
        .map(|id| move || data.campaign_name(Some(id)));
    Some(view! {
        <p class="thread__event">
            <Icon glyph=Glyph::Check />
            <span>{words}</span>
            {campaign.map(|name| view! { "\u{a0}· " <span dir="auto">{name}</span> })}
            {(!row.why.is_empty()).then(|| view! { "\u{a0}· " <span dir="auto">{row.why}</span> })}
        </p>
    })
}
