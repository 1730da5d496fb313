//! That they wrote since a draft was begun.

use super::*;

#[rstest]
#[case::before(-1, -1, false, false)]
#[case::after(1, 1, false, true)]
#[case::said_before_and_pasted_after(-1, 1, false, true)]
#[case::pasted_by_the_writer_after_it_was_said(1, 1, true, true)]
// Logged offline, before the draft: the server heard of it later.
#[case::pasted_by_the_writer_and_recorded_later(-1, 1, true, false)]
fn an_inbound_message_after_the_draft_was_begun_is_news(
    #[case] said: i64,
    #[case] recorded: i64,
    #[case] by_writer: bool,
    #[case] news: bool,
) {
    let begun_at = NOW - Span::hours(5);
    let mut reply = message(1, Mode::InboundPaste, Email, begun_at + Span::hours(said));
    reply.recorded_at = begun_at + Span::hours(recorded);
    if by_writer {
        reply.recorded_by = ME;
    }
    let mut own = reply.clone();
    own.said.mode = Mode::LogSent;
    own.recorded_by = ME;
    let mut struck_out = reply.clone();
    struck_out.status = MessageStatus::Retracted;
    let (source, target) = (tag("es"), tag("ca"));
    let mut composer = Composer {
        thread: &[&own, &struck_out, &reply],
        draft: Some(DraftTimes {
            begun_at,
            saved_at: NOW,
        }),
        ..blank(&source, &target)
    };
    let at = reply.said.occurred_at;
    let expected: Vec<_> = news
        .then_some(Hint::TheyWroteAgain {
            message_id: reply.id,
            at,
        })
        .into_iter()
        .collect();
    assert_eq!(hints(&composer, NOW), expected);
    composer.draft = None;
    assert_eq!(hints(&composer, NOW), []);
}

#[rstest]
#[case::before(-1, false, Mode::LogSent, false)]
#[case::after(1, false, Mode::LogSent, true)]
#[case::ones_own(1, true, Mode::LogSent, false)]
#[case::what_they_wrote_is_pasted_all_the_same(1, false, Mode::InboundPaste, false)]
#[case::in_a_mode_with_a_translation(1, false, Mode::TypeTranslate, true)]
fn what_a_colleague_wrote_after_the_draft_was_begun_is_news(
    #[case] said: i64,
    #[case] by_writer: bool,
    #[case] mode: Mode,
    #[case] news: bool,
) {
    let begun_at = NOW - Span::hours(5);
    let mut ours = message(1, Mode::LogSent, Email, begun_at + Span::hours(said));
    if by_writer {
        ours.recorded_by = ME;
    }
    let draft = Some(DraftTimes {
        begun_at,
        saved_at: NOW,
    });
    let (source, target) = (tag("es"), tag("ca"));
    let composer = Composer {
        thread: &[&ours],
        mode,
        draft,
        ..blank(&source, &target)
    };
    let expected: Vec<_> = news
        .then_some(Hint::ColleagueWrote {
            message_id: ours.id,
            at: ours.said.occurred_at,
            by: ours.recorded_by,
        })
        .into_iter()
        .collect();
    assert_eq!(hints(&composer, NOW), expected);
}

#[rstest]
#[case::fresh(Span::hours(1), None, &[])]
#[case::at_the_limit(Span::days(3), None, &[])]
#[case::stale(Span(Span::days(3).0 + 1), None, &["stale"])]
#[case::they_wrote_before(Span::hours(1), Some(Span::hours(2)), &[])]
#[case::they_wrote_since(Span::hours(2), Some(Span::hours(1)), &["wrote"])]
#[case::stale_and_they_wrote_since(Span::days(9), Some(Span::hours(1)), &["stale", "wrote"])]
fn a_draft_in_a_list_says_whether_it_is_stale_and_whether_they_wrote_since(
    #[case] saved: Span,
    #[case] they_wrote: Option<Span>,
    #[case] expected: &[&str],
) {
    let draft = Message {
        status: MessageStatus::Draft,
        ..message(1, Mode::LogSent, Email, NOW - saved)
    };
    let mut conversation = Conversation::begin(AccountId(Uuid::nil()), None, NOW - Span::days(30));
    if let Some(ago) = they_wrote {
        conversation
            .figures
            .add(&message(2, Mode::InboundPaste, Email, NOW - ago));
    }
    let found: Vec<&str> = draft_hints(DraftTimes::of(&draft), Some(&conversation), NOW)
        .iter()
        .map(|hint| match hint {
            Hint::StaleDraft { .. } => "stale",
            Hint::TheyWroteAgain { .. } => "wrote",
            _ => "another",
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_draft_that_is_saved_again_was_begun_before_they_wrote() {
    let draft = Message {
        status: MessageStatus::Draft,
        begun_at: Some(NOW - Span::hours(3)),
        ..message(1, Mode::LogSent, Email, NOW - Span::hours(1))
    };
    let mut conversation = Conversation::begin(AccountId(Uuid::nil()), None, NOW - Span::days(30));
    let reply = message(2, Mode::InboundPaste, Email, NOW - Span::hours(2));
    conversation.figures.add(&reply);
    let expected = Hint::TheyWroteAgain {
        message_id: reply.id,
        at: reply.said.occurred_at,
    };
    assert_eq!(
        draft_hints(DraftTimes::of(&draft), Some(&conversation), NOW),
        [expected]
    );
}
