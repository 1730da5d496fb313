//! What a member is told.

use domain::{NoticeEvent, NoticePlace};

pub const LEAD: &str = "Where a colleague mentioned you in a note, assigned you a conversation or logged a \
    reply in one of yours. It counts as seen once you open the conversation.";
pub const EMPTY_TITLE: &str = "Nothing yet";
pub const EMPTY: &str = "When a colleague mentions you with @ in a note, assigns you a conversation or logs a reply in one of \
     yours, it appears here.";
pub const SEE_ALL: &str = "Mark all as seen";
pub const OLDER: &str = "Show older ones";
pub const UNSEEN: &str = "New";
/// In the browser, too.
pub const ASK_BROWSER: &str = "Allow browser notifications";
pub const BROWSER_ON: &str =
    "The browser shows them too while Rapport is open in a tab behind another.";
pub const BROWSER_DENIED: &str =
    "The browser does not allow notifications of this page. Its own settings can change that.";

/// *Pau mentioned you*
pub fn mentioned(who: &str) -> String {
    format!("{who} mentioned you")
}

pub fn assigned(who: &str) -> String {
    format!("{who} assigned you this conversation")
}

/// *Pau took this conversation from you*
pub fn taken(who: &str) -> String {
    format!("{who} took this conversation from you")
}

/// *Pau gave this conversation of yours to Marta*
pub fn given_on(who: &str, to: &str) -> String {
    format!("{who} assigned this conversation of yours to {to}")
}

pub fn let_go(who: &str) -> String {
    format!("{who} made this conversation nobody’s; it was yours")
}

pub fn replied(who: &str) -> String {
    format!("{who} logged a reply")
}

/// The page's second part: what is told where.
pub const CHOICES: &str = "Notify me about";
pub const EVENT: &str = "Event";
pub const QUIET_HELP: &str =
    "In these hours, on this device's clock, the browser shows nothing. They still appear here.";
pub const QUIET_ON: &str = "Keep quiet hours";
pub const FROM: &str = "From";
pub const UNTIL: &str = "Until";
pub const TEST: &str = "Show a test notification";
pub const TEST_BODY: &str = "This is how Rapport tells you of something.";

pub fn event(event: NoticeEvent) -> &'static str {
    match event {
        NoticeEvent::Mentioned => "Somebody mentions you in a note",
        NoticeEvent::Assigned => "Somebody assigns you a conversation",
        NoticeEvent::Replied => "Somebody logs a reply in a conversation of yours",
    }
}

pub fn place(place: NoticePlace) -> &'static str {
    match place {
        NoticePlace::InApp => "Here",
        NoticePlace::Browser => "Browser",
    }
}

/// The name of one box: *Somebody mentions you in a note: Browser*
pub fn choice(of: NoticeEvent, at: NoticePlace) -> String {
    format!("{}: {}", event(of), place(at))
}
