//! The browser's notifications: of what the member is told while they look elsewhere.

use super::super::notifications::what;
use crate::{
    data::{Data, use_data},
    shell::notices,
};
use domain::{Kind, Notice, NotificationId};
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
    let (who, account) = untrack(|| (data.member_name(row.by), data.account_name(row.account_id)));
    let title = format!("{} · {account}", what(&row.what, &who));
    let body = match row.what {
        Notice::Mentioned { preview, .. } => preview,
        Notice::Assigned => String::new(),
    };
    notices::show(&title, &body, &id.to_string());
}
