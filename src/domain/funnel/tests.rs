use super::*;
use crate::{
    AccountId, Conversation, Direction, Figures, Mark, MessageId, Span,
    values::Channel::{Email, Linkedin, Whatsapp},
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

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn campaign(n: u128) -> CampaignId {
    CampaignId(Uuid::from_u128(n))
}

/// A conversation of campaign 1 with messages on these days after [`START`].
fn conversation(
    n: u128,
    outbound: Option<(i64, Channel)>,
    inbound: Option<(i64, Channel)>,
) -> Conversation {
    let mark = |direction| {
        move |(day, channel)| Mark {
            at: START + Span::days(day),
            id: MessageId(Uuid::from_u128(n)),
            channel,
            direction,
            intent: None,
        }
    };
    let mut one = Conversation::begin(AccountId(Uuid::from_u128(n)), Some(campaign(1)), START);
    one.id = id(n);
    one.figures = Figures {
        first_outbound: outbound.map(mark(Direction::Outbound)),
        first_inbound: inbound.map(mark(Direction::Inbound)),
        ..Figures::default()
    };
    one
}

fn id(n: u128) -> ConversationId {
    ConversationId(Uuid::from_u128(n))
}

fn sample() -> Vec<Conversation> {
    let mut outside = conversation(6, Some((1, Email)), Some((2, Email)));
    outside.campaign_id = None;
    let mut other_campaign = conversation(7, Some((22, Linkedin)), None);
    other_campaign.campaign_id = Some(campaign(2));
    vec![
        conversation(1, Some((0, Email)), Some((30, Whatsapp))),
        conversation(2, Some((6, Email)), None),
        conversation(3, Some((7, Linkedin)), Some((8, Linkedin))),
        conversation(4, Some((5, Email)), Some((4, Email))),
        conversation(5, None, None),
        outside,
        other_campaign,
    ]
}

fn counted(funnel: &Funnel) -> Vec<(Cohort, usize, usize)> {
    funnel
        .rows
        .iter()
        .map(|row| {
            (
                row.cohort,
                row.tally.initiated.len(),
                row.tally.responded.len(),
            )
        })
        .collect()
}

#[test]
fn a_reply_counts_for_the_week_in_which_the_conversation_began() {
    let funnel = funnel(&sample(), &FunnelQuery::default(), &utc);
    assert_eq!(
        counted(&funnel),
        [
            (Cohort::Week(date("2026-11-02")), 2, 1),
            (Cohort::Week(date("2026-11-09")), 1, 1),
            // Nothing began in this week, and still it has its row.
            (Cohort::Week(date("2026-11-16")), 0, 0),
            (Cohort::Week(date("2026-11-23")), 1, 0),
        ]
    );
    assert_eq!(funnel.total.initiated, [id(1), id(2), id(3), id(7)]);
    assert_eq!(funnel.total.responded, [id(1), id(3)]);
    assert_eq!(funnel.wrote_first, [id(4)]);
}

#[test]
fn channels_stand_in_the_order_of_the_rule_book_and_no_reply_last() {
    let by = |channel_of| {
        let query = FunnelQuery {
            group: Group::Channel,
            channel_of,
            ..FunnelQuery::default()
        };
        counted(&funnel(&sample(), &query, &utc))
    };
    assert_eq!(
        by(ChannelOf::Initiated),
        [
            (Cohort::Channel(Some(Email)), 2, 1),
            (Cohort::Channel(Some(Linkedin)), 2, 1)
        ]
    );
    assert_eq!(
        by(ChannelOf::Responded),
        [
            (Cohort::Channel(Some(Linkedin)), 1, 1),
            (Cohort::Channel(Some(Whatsapp)), 1, 1),
            (Cohort::Channel(None), 2, 0),
        ]
    );
}

#[rstest]
#[case::all(None, &[1, 2, 3, 7], &[4])]
#[case::first_week(Some((0, 7)), &[1, 2], &[4])]
#[case::begins_with_its_first_instant(Some((7, 8)), &[3], &[])]
#[case::ends_before_its_last(Some((1, 6)), &[], &[4])]
fn a_period_holds_what_began_in_it(
    #[case] days: Option<(i64, i64)>,
    #[case] initiated: &[u128],
    #[case] wrote_first: &[u128],
) {
    let period = days.map(|(from, until)| (START + Span::days(from), START + Span::days(until)));
    let funnel = funnel(
        &sample(),
        &FunnelQuery {
            period,
            ..FunnelQuery::default()
        },
        &utc,
    );
    let ids = |list: &[u128]| list.iter().map(|n| id(*n)).collect::<Vec<_>>();
    assert_eq!(funnel.total.initiated, ids(initiated));
    assert_eq!(funnel.wrote_first, ids(wrote_first));
}

#[test]
fn a_campaign_counts_its_own_conversations() {
    let query = FunnelQuery {
        campaigns: Some([campaign(2)].into()),
        ..FunnelQuery::default()
    };
    assert_eq!(funnel(&sample(), &query, &utc).total.initiated, [id(7)]);
}

#[rstest]
#[case::empty(0, 0, None)]
#[case::none(4, 0, Some(0.0))]
#[case::half(4, 2, Some(0.5))]
#[case::all(3, 3, Some(1.0))]
fn an_empty_cohort_has_no_rate(
    #[case] initiated: usize,
    #[case] responded: usize,
    #[case] rate: Option<f64>,
) {
    let tally = Tally {
        initiated: vec![id(1); initiated],
        responded: vec![id(1); responded],
    };
    assert_eq!(tally.rate(), rate);
}

#[test]
fn the_week_is_that_of_the_readers_calendar() {
    let late_sunday = vec![conversation(1, Some((6, Email)), None)];
    let tomorrow = |at| utc(at + Span::days(1));
    let rows = funnel(&late_sunday, &FunnelQuery::default(), &tomorrow).rows;
    assert_eq!(rows[0].cohort, Cohort::Week(date("2026-11-09")));
}

#[test]
fn a_century_without_messages_is_not_drawn() {
    let two = [
        conversation(1, Some((0, Email)), None),
        conversation(2, Some((-36_500, Email)), None),
    ];
    assert_eq!(funnel(&two, &FunnelQuery::default(), &utc).rows.len(), 2);
}

proptest! {
    #[test]
    fn every_conversation_counts_once_and_order_does_not_matter(
        days in proptest::collection::vec((proptest::option::of(-9_i64..60), proptest::option::of(-9_i64..60)), 0..12),
        by_channel in any::<bool>(),
    ) {
        let all: Vec<Conversation> = days.iter().zip(1..).map(|((outbound, inbound), n)| {
            conversation(n, outbound.map(|day| (day, Email)), inbound.map(|day| (day, Linkedin)))
        }).collect();
        let query = FunnelQuery {
            group: if by_channel { Group::Channel } else { Group::Week },
            channel_of: ChannelOf::Responded,
            ..FunnelQuery::default()
        };
        let found = funnel(&all, &query, &utc);
        prop_assert_eq!(&found, &funnel(all.iter().rev(), &query, &utc));
        let rows: usize = found.rows.iter().map(|row| row.tally.initiated.len()).sum();
        prop_assert_eq!(rows, found.total.initiated.len());
        let said = days.iter().filter(|(outbound, inbound)| outbound.is_some() || inbound.is_some());
        prop_assert_eq!(said.count(), rows + found.wrote_first.len());
        prop_assert!(found.total.rate().is_none_or(|rate| (0.0..=1.0).contains(&rate)));
    }
}
