use super::*;
use crate::records::example::logged;
use crate::{AccountId, CampaignId, Figures, Message, Mode, Turns};
use proptest::{collection::vec, option, prelude::*, sample::select};
use rstest::rstest;
use uuid::Uuid;

const NOW: Timestamp = Timestamp(1_795_258_800_000);
const ACCOUNT: AccountId = AccountId(Uuid::nil());

/// Days ago, by whom, and what is known of what it wants.
type Told = (i64, Mode, Option<Intent>);

fn message(n: usize, (days, mode, intent): Told) -> Message {
    let mut message = logged(n as u128 + 1, mode, NOW - Span::days(days));
    message.said.intent = intent;
    message
}

/// A conversation in which that was said.
fn conversation(campaign: Option<u128>, said: &[Told]) -> Conversation {
    let campaign = campaign.map(|n| CampaignId(Uuid::from_u128(n)));
    let messages: Vec<Message> = said
        .iter()
        .enumerate()
        .map(|(n, &said)| message(n, said))
        .collect();
    let mut conversation = Conversation::begin(ACCOUNT, campaign, NOW);
    conversation.figures = Figures::of(&messages);
    conversation.turns = Turns::of(&messages);
    conversation
}

fn score(said: &[Told]) -> u8 {
    Engagement::of([&conversation(None, said)], NOW).score
}

const OURS: Mode = Mode::LogSent;
const THEIRS: Mode = Mode::InboundPaste;

#[rstest]
#[case::nothing_said(&[], 0)]
#[case::only_we_wrote(&[(1, OURS, None), (0, OURS, None)], 0)]
#[case::this_week(&[(7, THEIRS, None)], 4)]
#[case::this_month(&[(8, THEIRS, None)], 3)]
#[case::at_the_end_of_the_month(&[(30, THEIRS, None)], 3)]
#[case::this_quarter(&[(90, THEIRS, None)], 2)]
#[case::this_year(&[(365, THEIRS, None)], 1)]
#[case::long_ago(&[(366, THEIRS, None)], 0)]
#[case::twice_in_one_turn(&[(2, THEIRS, None), (1, THEIRS, None)], 4)]
#[case::two_turns(&[(2, THEIRS, None), (1, OURS, None), (0, THEIRS, None)], 8)]
#[case::no_more_than_the_most(
    &[(3, THEIRS, None), (3, OURS, None), (2, THEIRS, None), (2, OURS, None), (1, THEIRS, None)],
    10,
)]
#[case::out_of_office(&[(1, OURS, None), (0, THEIRS, Some(Intent::OutOfOffice))], 0)]
#[case::automatic(&[(1, OURS, None), (0, THEIRS, Some(Intent::AutoReply))], 0)]
#[case::they_say_no(&[(1, THEIRS, Some(Intent::NotInterested))], 4)]
#[case::they_ask_to_be_left_alone(
    &[(3, THEIRS, None), (2, OURS, None), (1, THEIRS, Some(Intent::Unsubscribe))],
    0,
)]
#[case::a_machine_answers_after_they_asked_to_be_left_alone(
    &[(3, THEIRS, None), (2, THEIRS, Some(Intent::Unsubscribe)), (1, OURS, None), (0, THEIRS, Some(Intent::AutoReply))],
    0,
)]
#[case::a_machine_answers_after_they_wrote_again(
    &[(3, THEIRS, Some(Intent::Unsubscribe)), (2, THEIRS, None), (0, THEIRS, Some(Intent::OutOfOffice))],
    4,
)]
#[case::they_wrote_again_since(
    &[(3, THEIRS, Some(Intent::Unsubscribe)), (1, THEIRS, Some(Intent::Question))],
    4,
)]
fn the_score_is_what_their_turns_count(#[case] said: &[Told], #[case] expected: u8) {
    assert_eq!(score(said), expected);
}

#[test]
fn the_conversations_of_an_account_count_together() {
    let (one, other) = (
        conversation(None, &[(1, THEIRS, None)]),
        conversation(Some(1), &[(20, THEIRS, None), (19, OURS, None)]),
    );
    let found = Engagement::of([&one, &other], NOW);
    assert_eq!((found.score, found.turns), (7, 2));
    assert_eq!(found.level(), Level::High);
    let stop = conversation(Some(2), &[(0, THEIRS, Some(Intent::Unsubscribe))]);
    let found = Engagement::of([&one, &stop, &other], NOW);
    assert_eq!((found.score, found.is_over), (0, true));
    // A machine that answers elsewhere says nothing for them.
    let away = conversation(Some(3), &[(0, THEIRS, Some(Intent::OutOfOffice))]);
    let stopped = conversation(Some(2), &[(1, THEIRS, Some(Intent::Unsubscribe))]);
    let found = Engagement::of([&away, &stopped, &other], NOW);
    assert_eq!((found.score, found.is_over), (0, true));
}

fn said() -> impl Strategy<Value = Vec<Told>> {
    let intent = option::of(select(Intent::ALL));
    let one = (0..400_i64, select(vec![OURS, THEIRS]), intent);
    vec(
        one.prop_map(|(days, mode, intent)| (days, mode, intent.filter(|_| mode == THEIRS))),
        0..12,
    )
}

proptest! {
    #[test]
    fn a_score_stays_within_its_bounds(said in said()) {
        prop_assert!(score(&said) <= MOST);
    }

    #[test]
    fn the_order_in_which_it_is_told_does_not_matter(said in said()) {
        let conversations: Vec<Conversation> = said
            .iter()
            .enumerate()
            .map(|(n, &said)| conversation(Some(n as u128), &[said]))
            .collect();
        let there = Engagement::of(&conversations, NOW);
        let back = Engagement::of(conversations.iter().rev(), NOW);
        prop_assert_eq!(there, back);
    }

    #[test]
    fn time_alone_raises_no_score(said in said(), days in 0..400_i64) {
        let conversation = conversation(None, &said);
        let later = Engagement::of([&conversation], NOW + Span::days(days));
        prop_assert!(later.score <= Engagement::of([&conversation], NOW).score);
    }

    #[test]
    fn what_a_program_writes_raises_no_score(
        said in said(),
        intent in select(vec![Intent::AutoReply, Intent::OutOfOffice]),
    ) {
        let before = score(&said);
        let mut more = said;
        // Newer than all the rest.
        more.push((-1, THEIRS, Some(intent)));
        prop_assert_eq!(score(&more), before);
    }
}
