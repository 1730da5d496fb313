//! One notification: who did what, where, when.

use crate::{
    data::{Data, use_data},
    format,
    texts::notifications as words,
};
use domain::{MemberId, Notice, Notification, NotificationId};
use leptos::prelude::*;

/// What happened, in words: by whom, and of what.
pub fn what(data: Data, by: MemberId, notice: &Notice) -> String {
    let who = &data.member_name(by);
    match notice {
        Notice::Mentioned { .. } => words::mentioned(who),
        Notice::Assigned => words::assigned(who),
        Notice::Taken { to: Some(to) } if *to == by => words::taken(who),
        Notice::Taken { to: Some(to) } => words::given_on(who, &data.member_name(*to)),
        Notice::Taken { to: None } => words::let_go(who),
        Notice::Replied { .. } => words::replied(who),
    }
}

#[component]
pub fn Row(id: NotificationId) -> impl IntoView {
    let data = use_data();
    let row = Memo::new(move |_| {
        data.watch_row(id);
        data.rows(|rows| rows.notification(id).cloned())
    });
    move || {
        let Notification {
            what: notice,
            conversation_id,
            account_id,
            by,
            at,
            seen_at,
            ..
        } = row.get()?;
        // Where a message is what it is about, the thread opens at it.
        let anchor = match notice {
            Notice::Replied { message_id, .. } => format!("#message-{message_id}"),
            Notice::Mentioned { .. } | Notice::Assigned | Notice::Taken { .. } => String::new(),
        };
        let campaign = data
            .conversation(conversation_id)
            .and_then(|row| row.campaign_id);
        let is_unseen = seen_at.is_none();
        let said = what(data, by, &notice);
        Some(view! {
            <li class="told__row" data-unseen=is_unseen.then_some("")>
                <a class="told__open" href=format!("/inbox/{conversation_id}{anchor}")>
                    <span class="told__what">
                        <strong dir="auto">{said}</strong>
                        {is_unseen.then(|| view! {
                            <span class="chip" data-tone="good">{words::UNSEEN}</span>
                        })}
                        <time class="push faint" title=format::date_time(at)>
                            {format::row_time(at, data.now())}
                        </time>
                    </span>
                    <span class="told__where" dir="auto">
                        {data.account_name(account_id)} " · " {data.campaign_name(campaign)}
                    </span>
                    {notice.preview().map(|text| view! {
                        <span class="told__preview" dir="auto">{text.to_owned()}</span>
                    })}
                </a>
            </li>
        })
    }
}
