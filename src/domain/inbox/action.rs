//! What waits for a person (feature S4).

use crate::{AccountStatus, Conversation, ConversationStatus, Span, Timestamp};

/// A draft that its writer has left for longer than this is to be sent, or deleted. Long before it
/// is stale (rule book §9): by then it was forgotten.
pub const DRAFT_LEFT_FOR: Span = Span::days(1);

/// Whether a person is to do something in it now: it is not closed nor put aside, and they wait for
/// a reply that may be given, its snooze has ended and nothing was said or noted since, or the
/// reader has left a draft in it for more than a day (rule book §3). `own_draft` is when that draft
/// was saved last.
pub fn requires_action(
    row: &Conversation,
    account: Option<AccountStatus>,
    own_draft: Option<Timestamp>,
    now: Timestamp,
) -> bool {
    if row.status == ConversationStatus::Closed || row.is_snoozed(now) {
        return false;
    }
    let is_back = row
        .snoozed_until
        .is_some_and(|until| row.last_activity_at().is_none_or(|at| at < until));
    let is_left = own_draft.is_some_and(|saved_at| now - saved_at > DRAFT_LEFT_FOR);
    is_back || is_left || row.is_to_answer(account, now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Direction, inbox::tests::conversation};
    use proptest::{option, prelude::*, sample::select};
    use rstest::rstest;

    const HOUR: i64 = 3_600_000;
    const NOW: Timestamp = Timestamp(100 * HOUR);
    const OPEN: ConversationStatus = ConversationStatus::Open;
    const PENDING: ConversationStatus = ConversationStatus::Pending;
    const CLOSED: ConversationStatus = ConversationStatus::Closed;
    const WE: Direction = Direction::Outbound;
    const THEY: Direction = Direction::Inbound;

    fn standing(
        last: Option<(Direction, i64)>,
        status: ConversationStatus,
        until: Option<i64>,
    ) -> Conversation {
        let mut row = conversation(last.map(|(direction, _)| direction));
        if let (Some(mark), Some((_, hour))) = (&mut row.figures.last, last) {
            mark.at = Timestamp(hour * HOUR);
        }
        row.status = status;
        row.snoozed_until = until.map(|hour| Timestamp(hour * HOUR));
        row
    }

    /// Who spoke last and in which hour, how it stands, until which hour it is put aside, and in
    /// which hour the reader left a draft in it; it is the hundredth.
    #[rstest]
    #[case::they_wait(Some((THEY, 90)), OPEN, None, None, true)]
    #[case::we_wait(Some((WE, 90)), PENDING, None, None, false)]
    #[case::put_aside(Some((THEY, 90)), OPEN, Some(101), None, false)]
    #[case::back_from_its_snooze(Some((WE, 50)), PENDING, Some(90), None, true)]
    #[case::back_this_instant(Some((WE, 50)), PENDING, Some(100), None, true)]
    #[case::answered_since_it_came_back(Some((WE, 95)), PENDING, Some(90), None, false)]
    #[case::put_aside_before_anything_was_said(None, OPEN, Some(90), None, true)]
    #[case::a_draft_of_today(Some((WE, 50)), PENDING, None, Some(80), false)]
    #[case::a_draft_of_just_a_day(Some((WE, 50)), PENDING, None, Some(76), false)]
    #[case::a_draft_that_was_left(Some((WE, 50)), PENDING, None, Some(75), true)]
    #[case::a_draft_in_what_is_put_aside(Some((WE, 50)), PENDING, Some(101), Some(2), false)]
    #[case::closed(Some((THEY, 90)), CLOSED, Some(90), Some(2), false)]
    fn a_person_is_to_do_something(
        #[case] last: Option<(Direction, i64)>,
        #[case] status: ConversationStatus,
        #[case] until: Option<i64>,
        #[case] draft: Option<i64>,
        #[case] expected: bool,
    ) {
        let row = standing(last, status, until);
        let draft = draft.map(|hour| Timestamp(hour * HOUR));
        assert_eq!(requires_action(&row, None, draft, NOW), expected);
    }

    #[test]
    fn no_reply_is_asked_to_an_account_that_must_not_be_contacted() {
        let account = Some(AccountStatus::DoNotContact);
        let asks = standing(Some((THEY, 90)), OPEN, None);
        assert!(!requires_action(&asks, account, None, NOW));
        let draft = Some(Timestamp(0));
        assert!(requires_action(&asks, account, draft, NOW), "to be deleted");
    }

    proptest! {
        #[test]
        fn what_is_to_be_answered_requires_action_and_what_is_put_aside_does_not(
            last in option::of((select(vec![WE, THEY]), 0..101_i64)),
            status in select(ConversationStatus::ALL),
            until in option::of(0..200_i64),
            draft in option::of((0..101_i64).prop_map(|hour| Timestamp(hour * HOUR))),
            account in option::of(select(AccountStatus::ALL)),
        ) {
            let row = standing(last, status, until);
            let requires = requires_action(&row, account, draft, NOW);
            prop_assert!(requires || !row.is_to_answer(account, NOW));
            prop_assert!(!requires || !row.is_snoozed(NOW));
        }
    }
}
