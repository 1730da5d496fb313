//! The browser's notifications: of what the member is told while they look elsewhere.

use super::super::notifications::what;
use crate::{
    data::{Data, use_data},
    shell::{clock, notices},
};
use domain::{Kind, NoticePlace, NotificationId};
use leptos::prelude::*;
use web_sys::VisibilityState;

/// Listens as long as the frame stands.
pub fn listen() {
    let data = use_data();
    // What was told before the app was opened is in the list, and no news.
    let since = data.now();
    data.listen(move |keys| {
        let is_in_sight = document().visibility_state() == VisibilityState::Visible;
        if is_in_sight && document().has_focus().unwrap_or_default() {
            return;
        }
        let told = keys.iter().filter(|key| key.kind == Kind::Notification);
        for key in told {
            tell(data, NotificationId(key.id), since);
        }
    });
}

fn tell(data: Data, id: NotificationId, since: domain::Timestamp) {
    let row = data.rows(|rows| rows.notification(id).cloned());
    let is_news = |row: &domain::Notification| {
        row.to == data.me() && row.seen_at.is_none() && row.at >= since
    };
    let Some(row) = row.filter(is_news) else {
        return;
    };
    let (said, account) = untrack(|| {
        let said = what(data, row.by, &row.what);
        (said, data.account_name(row.account_id))
    });
    let telling = untrack(|| data.my_row()).telling;
    let is_on = telling.is_on(row.what.event(), NoticePlace::Browser);
    let now = data.now();
    if !is_on || telling.is_quiet(now, clock::utc_offset(now)) {
        return;
    }
    let title = format!("{said} · {account}");
    let body = row.what.preview().unwrap_or_default();
    notices::show(&title, body, &id.to_string());
}
