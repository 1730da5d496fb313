//! Whoever asked not to be written to.

use super::*;
use crate::values::Intent;

#[rstest]
#[case::asked(Intent::Unsubscribe, Mode::LogSent, true, true)]
#[case::something_else(Intent::NotInterested, Mode::LogSent, true, false)]
#[case::what_they_write_goes_to_nobody(Intent::Unsubscribe, Mode::InboundPaste, true, false)]
#[case::nothing_is_logged_there(Intent::Unsubscribe, Mode::LogSent, false, false)]
fn what_goes_to_whoever_asked_to_stop_is_warned_of_though_they_wrote_since(
    #[case] intent: Intent,
    #[case] mode: Mode,
    #[case] may_be_contacted: bool,
    #[case] expected: bool,
) {
    let mut asked = message(1, Mode::InboundPaste, Email, NOW - Span::days(2));
    asked.said.intent = Some(intent);
    let since = message(2, Mode::InboundPaste, Email, NOW - Span::days(1));
    let (source, target) = (tag("es"), tag("ca"));
    let composer = Composer {
        thread: &[&asked, &since],
        mode,
        channel: Email,
        channel_is_recognised: false,
        occurred_at: None,
        text: "Bon dia",
        detected: None,
        source: &source,
        target: &target,
        draft: None,
        may_be_contacted,
    };
    let found = hints(&composer, NOW);
    let warns = Hint::AskedToStop {
        message_id: asked.id,
        at: asked.said.occurred_at,
    };
    assert_eq!(found.contains(&warns), expected);
}
