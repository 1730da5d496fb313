//! What a member is told.

pub const LEAD: &str = "Where a colleague mentioned you in a note or gave you a conversation. It counts \
    as seen once you open the conversation.";
pub const EMPTY_TITLE: &str = "Nothing yet";
pub const EMPTY: &str =
    "When a colleague mentions you with @ in a note or assigns you a conversation, it stands here.";
pub const SEE_ALL: &str = "Mark all as seen";
pub const OLDER: &str = "Show older ones";
pub const UNSEEN: &str = "New";
/// In the browser, too.
pub const ASK_BROWSER: &str = "Show them in the browser too";
pub const BROWSER_ON: &str =
    "The browser shows them too while Rapport is open in a tab behind another.";
pub const BROWSER_DENIED: &str =
    "The browser does not allow notifications of this page. Its own settings can change that.";

/// *Pau mentioned you*
pub fn mentioned(who: &str) -> String {
    format!("{who} mentioned you")
}

pub fn assigned(who: &str) -> String {
    format!("{who} gave you this conversation")
}
