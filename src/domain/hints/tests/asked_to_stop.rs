//! Whoever asked not to be written to.

use super::*;

#[rstest]
#[case::asked(Mode::LogSent, true, true)]
#[case::what_they_write_goes_to_nobody(Mode::InboundPaste, true, false)]
#[case::it_is_decided(Mode::LogSent, false, false)]
fn what_goes_to_whoever_asked_to_stop_is_warned_of_though_they_wrote_since(
    #[case] mode: Mode,
    #[case] is_undecided: bool,
    #[case] expected: bool,
) {
    let asked = message(1, Mode::InboundPaste, Email, NOW - Span::days(2));
    let since = message(2, Mode::InboundPaste, Email, NOW - Span::days(1));
    let (source, target) = (tag("es"), tag("ca"));
    let composer = Composer {
        thread: &[&asked, &since],
        mode,
        asked_to_stop: is_undecided.then_some(&asked),
        ..blank(&source, &target)
    };
    let found = hints(&composer, NOW);
    let warns = Hint::AskedToStop {
        message_id: asked.id,
        at: asked.said.occurred_at,
    };
    assert_eq!(found.contains(&warns), expected);
}
