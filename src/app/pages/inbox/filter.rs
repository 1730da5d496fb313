//! The views of the list, as the address and the tabs name them.

use crate::texts::thread as words;
use domain::InboxView;

/// From the address; whatever is not known there means all.
pub fn parse(text: &str) -> InboxView {
    InboxView::parse(text).unwrap_or(InboxView::All)
}

pub const fn name(view: InboxView) -> &'static str {
    match view {
        InboxView::All => words::ALL,
        InboxView::NeedsReply => words::NEEDS_REPLY,
        InboxView::Waiting => words::WAITING,
        InboxView::Closed => words::CLOSED,
    }
}
