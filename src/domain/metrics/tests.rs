use super::*;
use crate::{
    AccountId, Answer, CampaignId, Channel, Direction, Mark, MessageId,
    funnel::Days,
    values::ConversationStatus::{Closed, Open},
};
use proptest::prelude::*;
use rstest::rstest;
use uuid::Uuid;

/// Monday 2 November 2026, midnight UTC.
const START: Timestamp = Timestamp(1_793_577_600_000);

fn utc(at: Timestamp) -> NaiveDate {
    chrono::DateTime::from_timestamp_millis(at.0)
        .unwrap()
        .date_naive()
}

fn day(n: i64) -> Timestamp {
    START + Span::days(n)
}

fn id(n: u128) -> ConversationId {
    ConversationId(Uuid::from_u128(n))
}

fn conversation(n: u128) -> Conversation {
    let campaign = CampaignId(Uuid::from_u128(1));
    let mut one = Conversation::begin(AccountId(Uuid::from_u128(n)), Some(campaign), START);
    one.id = id(n);
    one
}

fn mark(at: Timestamp, direction: Direction) -> Mark {
    Mark {
        at,
        id: MessageId(Uuid::nil()),
        channel: Channel::Email,
        direction,
        intent: None,
    }
}

/// Answered after so many hours, asked on this day.
fn answered(n: u128, asked: i64, hours: i64) -> Conversation {
    let mut one = conversation(n);
    one.turns.answers.push(Answer {
        asked_at: day(asked),
        answered_at: day(asked) + Span::hours(hours),
    });
    one
}

/// Their last word on this day, unanswered.
fn waiting(n: u128, asked: i64) -> Conversation {
    let mut one = conversation(n);
    one.figures.last = Some(mark(day(asked), Direction::Inbound));
    one.turns.asked_at = Some(day(asked));
    one
}

/// Closed on this day, last heard of on that.
fn closed(n: u128, closed_on: i64, last: i64) -> Conversation {
    let mut one = conversation(n);
    one.status = Closed;
    one.closed_at = Some(day(closed_on));
    one.figures.last = Some(mark(day(last), Direction::Outbound));
    one
}

fn asked(period: Option<(i64, i64)>, all: &[Conversation]) -> Metrics {
    let query = FunnelQuery {
        period: period.map(|(first, last)| Days {
            first: utc(day(first)),
            last: utc(day(last)),
        }),
        ..FunnelQuery::default()
    };
    metrics(all, &query, utc(day(20)), &utc)
}

#[rstest]
#[case::one(&[5], 5, 5)]
#[case::two(&[4, 8], 6, 8)]
#[case::three(&[9, 1, 5], 5, 9)]
#[case::ten(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 100], 5, 9)]
#[case::eleven(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100], 6, 10)]
fn median_and_p90_are_of_the_cases_in_order(
    #[case] hours: &[i64],
    #[case] median: i64,
    #[case] p90: i64,
) {
    let times = Times::of(hours.iter().map(|n| Span(n * 10)).collect()).unwrap();
    let half = if hours.len() == 10 { 55 } else { median * 10 };
    assert_eq!(times.n, hours.len());
    assert_eq!((times.median, times.p90), (Span(half), Span(p90 * 10)));
}

#[test]
fn no_case_has_no_time() {
    assert_eq!(Times::of(Vec::new()), None);
    assert_eq!(
        asked(None, &[]),
        Metrics {
            resolution: Some(Resolution::default()),
            ..Metrics::default()
        }
    );
}

#[test]
fn a_response_time_counts_for_the_day_of_the_question() {
    let all = [answered(1, 2, 3), answered(2, 9, 5), waiting(3, 2)];
    let metrics = asked(Some((0, 6)), &all);
    let times = metrics.first_response.unwrap();
    assert_eq!((times.n, times.median), (1, Span::hours(3)));
    assert_eq!(metrics.answered, [id(1)]);
}

#[test]
fn who_waits_is_in_no_average_and_the_longest_stands_first() {
    let mut silent = waiting(3, 1);
    silent.status = Closed;
    let metrics = asked(Some((15, 20)), &[waiting(1, 9), waiting(2, 4), silent]);
    assert_eq!(metrics.waiting, [id(2), id(1)], "whenever they asked");
    assert_eq!(metrics.waiting_since, Some(day(4)));
    assert_eq!(metrics.first_response, None);
}

#[test]
fn a_close_counts_while_it_holds() {
    let mut reopened = closed(3, 10, 9);
    (reopened.status, reopened.closed_at) = (Open, None);
    let all = [
        closed(1, 10, 9),
        closed(2, 3, 2),
        reopened,
        waiting(4, 12),
        closed(5, 11, 1),
    ];
    let resolution = asked(Some((7, 20)), &all).resolution.unwrap();
    assert_eq!(resolution.resolved, [id(1), id(5)]);
    assert_eq!(resolution.active, [id(1), id(3), id(4), id(5)]);
    assert_eq!(resolution.rate(), Some(0.5));
    assert_eq!(
        asked(Some((7, 19)), &all).resolution,
        None,
        "a period that is over"
    );
}

#[test]
fn what_is_outside_campaigns_is_not_counted() {
    let mut outside = waiting(1, 1);
    outside.campaign_id = None;
    assert_eq!(asked(None, &[outside]).waiting, []);
}

#[rstest]
#[case::nothing([0, 0, 0], None)]
#[case::all_human([0, 0, 7], Some([0, 0, 100]))]
#[case::thirds([1, 1, 1], Some([34, 33, 33]))]
#[case::sixths([1, 2, 3], Some([17, 33, 50]))]
#[case::one_of_many([0, 1, 999], Some([0, 0, 100]))]
fn the_shares_are_whole_per_cents(
    #[case] messages: [usize; 3],
    #[case] shares: Option<[usize; 3]>,
) {
    let [ai_sent, ai_drafted, human] = messages;
    let written = Written {
        ai_sent,
        ai_drafted,
        human,
        conversations: Vec::new(),
    };
    assert_eq!(written.shares(), shares);
}

proptest! {
    #[test]
    fn the_shares_sum_to_a_hundred(ai_sent in 0..10_000_usize, ai_drafted in 0..10_000_usize, human in 0..10_000_usize) {
        let written = Written { ai_sent, ai_drafted, human, conversations: Vec::new() };
        if let Some(shares) = written.shares() {
            prop_assert_eq!(shares.iter().sum::<usize>(), 100);
        }
    }

    #[test]
    fn the_median_is_not_above_the_p90(spans in prop::collection::vec(0..9_999_i64, 1..40)) {
        let times = Times::of(spans.iter().map(|&n| Span(n)).collect()).unwrap();
        prop_assert!(times.median <= times.p90);
        let within = spans.iter().filter(|&&n| n <= times.p90.0).count();
        prop_assert!(within * 10 >= spans.len() * 9);
    }
}
