use super::*;
use crate::*;
use Section::{All, Closed, Mine, Unassigned};
use rstest::rstest;
use uuid::Uuid;

const ME: MemberId = MemberId(Uuid::from_u128(1));
const OTHER: MemberId = MemberId(Uuid::from_u128(2));
const HEARD: Option<Direction> = Some(Direction::Inbound);
const SAID: Option<Direction> = Some(Direction::Outbound);
const OPEN: ConversationStatus = ConversationStatus::Open;
const NOW: Timestamp = Timestamp(1_000);

/// A conversation whose last word was said that way.
pub(super) fn conversation(last: Option<Direction>) -> Conversation {
    let mut row = Conversation::begin(AccountId(Uuid::nil()), None, Timestamp(0));
    row.figures.last = last.map(|direction| Mark {
        at: Timestamp(1),
        id: MessageId(Uuid::nil()),
        channel: Channel::Email,
        direction,
        intent: None,
    });
    row.figures.last_inbound = row.figures.last.clone().filter(|_| last == HEARD);
    row
}

#[rstest]
#[case::nothing_happened(None, OPEN, None, &[])]
#[case::nothing_happened_and_closed(None, ConversationStatus::Closed, Some(ME), &[])]
#[case::nobodys(HEARD, OPEN, None, &[All, Unassigned])]
#[case::the_readers(SAID, ConversationStatus::Pending, Some(ME), &[All, Mine])]
#[case::a_colleagues(HEARD, OPEN, Some(OTHER), &[All])]
#[case::closed(HEARD, ConversationStatus::Closed, Some(ME), &[Closed])]
fn a_section_shows(
    #[case] last: Option<Direction>,
    #[case] status: ConversationStatus,
    #[case] assignee: Option<MemberId>,
    #[case] sections: &[Section],
) {
    let row = Conversation {
        status,
        assignee,
        ..conversation(last)
    };
    let shown = Section::ALL
        .into_iter()
        .filter(|section| section.shows(&row, ME));
    assert_eq!(shown.collect::<Vec<_>>(), sections);
    for section in Section::ALL {
        assert_eq!(Section::parse(section.as_str()), Some(section));
    }
}

#[rstest]
#[case::they_ask(HEARD, None, OPEN, None, Some(AccountStatus::Contacted), true)]
#[case::of_an_account_that_is_not_here(HEARD, None, OPEN, None, None, true)]
#[case::they_are_away(HEARD, Some(Intent::OutOfOffice), OPEN, None, None, false)]
#[case::we_spoke_last(SAID, None, OPEN, None, None, false)]
#[case::closed(HEARD, None, ConversationStatus::Closed, None, None, false)]
#[case::put_aside(HEARD, None, OPEN, Some(Timestamp(1_001)), None, false)]
#[case::its_time_is_reached(HEARD, None, OPEN, Some(NOW), None, true)]
#[case::long_since(HEARD, None, OPEN, Some(Timestamp(3)), None, true)]
#[case::not_to_be_written_to(HEARD, None, OPEN, None, Some(AccountStatus::DoNotContact), false)]
fn somebody_is_to_answer(
    #[case] last: Option<Direction>,
    #[case] intent: Option<Intent>,
    #[case] status: ConversationStatus,
    #[case] snoozed_until: Option<Timestamp>,
    #[case] account: Option<AccountStatus>,
    #[case] expected: bool,
) {
    let mut row = Conversation {
        status,
        snoozed_until,
        ..conversation(last)
    };
    if let Some(last) = &mut row.figures.last {
        last.intent = intent;
    }
    assert_eq!(row.is_to_answer(account, NOW), expected);
}
