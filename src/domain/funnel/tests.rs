use super::*;
use crate::{
    AccountId, Channel, Conversation, Direction, Figures, Mark, MemberId, MessageId, ProductId,
    Span,
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
#[case::first_week(Some(("2026-11-02", "2026-11-08")), &[1, 2], &[4])]
#[case::one_day(Some(("2026-11-09", "2026-11-09")), &[3], &[])]
#[case::nothing_begun(Some(("2026-11-03", "2026-11-07")), &[], &[4])]
fn a_period_holds_what_began_in_it(
    #[case] days: Option<(&str, &str)>,
    #[case] initiated: &[u128],
    #[case] wrote_first: &[u128],
) {
    let query = FunnelQuery {
        period: days.map(|(first, last)| days_of(first, last)),
        ..FunnelQuery::default()
    };
    let funnel = funnel(&sample(), &query, &utc);
    let ids = |list: &[u128]| list.iter().map(|n| id(*n)).collect::<Vec<_>>();
    assert_eq!(funnel.total.initiated, ids(initiated));
    assert_eq!(funnel.wrote_first, ids(wrote_first));
}

fn days_of(first: &str, last: &str) -> Days {
    Days {
        first: date(first),
        last: date(last),
    }
}

#[test]
fn every_week_of_a_period_has_its_row() {
    let query = FunnelQuery {
        period: Some(days_of("2026-10-19", "2026-11-15")),
        ..FunnelQuery::default()
    };
    let weeks = counted(&funnel(&sample(), &query, &utc));
    assert_eq!(
        weeks,
        [
            (Cohort::Week(date("2026-10-19")), 0, 0),
            (Cohort::Week(date("2026-10-26")), 0, 0),
            (Cohort::Week(date("2026-11-02")), 2, 1),
            (Cohort::Week(date("2026-11-09")), 1, 1),
        ]
    );
    assert_eq!(funnel(&[], &query, &utc).rows.len(), 4, "also of none");
}

fn grouped(group: Group) -> FunnelQuery {
    FunnelQuery {
        group,
        products: [(campaign(1), product(1)), (campaign(2), product(2))].into(),
        ..FunnelQuery::default()
    }
}

fn product(n: u128) -> ProductId {
    ProductId(Uuid::from_u128(n))
}

fn member(n: u128) -> MemberId {
    MemberId(Uuid::from_u128(n))
}

#[test]
fn the_largest_campaign_product_and_member_stand_first_and_the_unknown_last() {
    let mut all = sample();
    all[6].figures.initiated_by = Some(member(1));
    all[0].figures.initiated_by = Some(member(2));
    all[1].figures.initiated_by = Some(member(2));
    let by = |group| counted(&funnel(&all, &grouped(group), &utc));
    assert_eq!(
        by(Group::Campaign),
        [
            (Cohort::Campaign(campaign(1)), 3, 2),
            (Cohort::Campaign(campaign(2)), 1, 0)
        ]
    );
    assert_eq!(
        by(Group::Product),
        [
            (Cohort::Product(Some(product(1))), 3, 2),
            (Cohort::Product(Some(product(2))), 1, 0)
        ]
    );
    assert_eq!(
        by(Group::Member),
        [
            (Cohort::Member(Some(member(2))), 2, 1),
            (Cohort::Member(Some(member(1))), 1, 0),
            (Cohort::Member(None), 1, 1),
        ]
    );
}

/// The day of a first message, then its week and its month.
#[rstest]
#[case::last_of_a_year("2026-12-31", "2026-12-28", "2026-12-01")]
#[case::first_of_the_next("2027-01-01", "2026-12-28", "2027-01-01")]
#[case::sunday("2027-01-03", "2026-12-28", "2027-01-01")]
#[case::monday("2027-01-04", "2027-01-04", "2027-01-01")]
#[case::leap_day("2028-02-29", "2028-02-28", "2028-02-01")]
#[case::a_year_of_53_weeks("2020-12-31", "2020-12-28", "2020-12-01")]
fn weeks_cross_years_and_months_do_not(#[case] day: &str, #[case] week: &str, #[case] month: &str) {
    let days = (date(day) - utc(START)).num_days();
    let all = [conversation(1, Some((days, Email)), None)];
    let of = |group| funnel(&all, &grouped(group), &utc).rows[0].cohort;
    assert_eq!(of(Group::Week), Cohort::Week(date(week)));
    assert_eq!(of(Group::Month), Cohort::Month(date(month)));
}

/// Madrid's clocks: two hours ahead until 25 October 2026, 1 o'clock UTC, one hour after.
fn madrid(at: Timestamp) -> NaiveDate {
    let change = Timestamp(1_792_890_000_000);
    utc(at + Span::hours(if at < change { 2 } else { 1 }))
}

#[rstest]
#[case::still_saturday_in_summer("2026-10-24T21:59:00Z", "2026-10-24")]
#[case::sunday_in_summer("2026-10-24T22:00:00Z", "2026-10-25")]
#[case::the_day_of_25_hours("2026-10-25T22:59:00Z", "2026-10-25")]
#[case::monday_in_winter("2026-10-25T23:00:00Z", "2026-10-26")]
#[case::the_old_year("2026-12-31T22:59:00Z", "2026-12-31")]
#[case::the_new_year("2026-12-31T23:00:00Z", "2027-01-01")]
fn a_day_is_the_reader_s_whatever_the_clocks_do(#[case] at: &str, #[case] day: &str) {
    let at: chrono::DateTime<chrono::Utc> = at.parse().unwrap();
    let mut one = conversation(1, Some((0, Email)), None);
    one.figures.first_outbound.as_mut().unwrap().at = Timestamp(at.timestamp_millis());
    let rows = funnel(&[one], &FunnelQuery::default(), &madrid).rows;
    assert_eq!(rows[0].cohort, Cohort::Week(period::monday(date(day))));
}

#[rstest]
#[case::before("2026-11-01", true)]
#[case::monday("2026-11-02", true)]
#[case::sunday("2026-11-08", true)]
#[case::over("2026-11-09", false)]
fn a_week_is_immature_until_it_is_over(#[case] today: &str, #[case] immature: bool) {
    let week = Cohort::Week(date("2026-11-02"));
    assert_eq!(week.is_immature(date(today)), immature);
    assert!(!Cohort::Channel(None).is_immature(date(today)));
}

#[test]
fn a_month_is_immature_until_it_is_over() {
    let month = Cohort::Month(date("2026-02-01"));
    assert!(month.is_immature(date("2026-02-28")));
    assert!(!month.is_immature(date("2026-03-01")));
}

#[test]
fn weeks_are_compared_by_place_and_all_else_by_what_it_is() {
    let in_days = |group, first, last| {
        let period = Some(days_of(first, last));
        funnel(
            &sample(),
            &FunnelQuery {
                period,
                ..grouped(group)
            },
            &utc,
        )
    };
    let weeks = |first, last| in_days(Group::Week, first, last);
    let now = weeks("2026-11-16", "2026-11-29");
    let earlier = weeks("2026-11-02", "2026-11-15");
    let sizes: Vec<_> = compare(Group::Week, &now, &earlier)
        .iter()
        .map(|one| {
            let earlier = one.earlier.as_ref().map(|tally| tally.initiated.len());
            (one.row.tally.initiated.len(), earlier)
        })
        .collect();
    assert_eq!(sizes, [(0, Some(2)), (1, Some(1))]);

    let channels = |first, last| in_days(Group::Channel, first, last);
    let now = channels("2026-11-16", "2026-11-29");
    let earlier = channels("2026-11-02", "2026-11-15");
    let found: Vec<_> = compare(Group::Channel, &now, &earlier)
        .iter()
        .map(|one| {
            let earlier = one.earlier.as_ref().map(|tally| tally.initiated.len());
            (one.row.cohort, one.row.tally.initiated.len(), earlier)
        })
        .collect();
    assert_eq!(
        found,
        [
            (Cohort::Channel(Some(Linkedin)), 1, Some(1)),
            (Cohort::Channel(Some(Email)), 0, Some(2)),
        ]
    );
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
    fn every_grouping_parts_the_conversations_and_order_does_not_matter(
        said in proptest::collection::vec(
            (proptest::option::of(-9_i64..60), proptest::option::of(-9_i64..60), 0..3_u128), 0..12),
        place in 0..Group::ALL.len(),
        by_reply in any::<bool>(),
        bounded in proptest::option::of((0..40_i64, 0..40_i64)),
    ) {
        let all: Vec<Conversation> = said.iter().zip(1..).map(|(&(outbound, inbound, who), n)| {
            let on = |day: i64, channel| (day, channel);
            let channel = if who == 0 { Email } else { Whatsapp };
            let mut one = conversation(
                n,
                outbound.map(|day| on(day, channel)),
                inbound.map(|day| on(day, Linkedin)),
            );
            one.campaign_id = Some(campaign(who + 1));
            one.figures.initiated_by = (who > 0).then(|| member(who));
            one
        }).collect();
        let day = |n| utc(START + Span::days(n));
        let query = FunnelQuery {
            channel_of: if by_reply { ChannelOf::Responded } else { ChannelOf::Initiated },
            period: bounded.map(|(from, more)| Days { first: day(from), last: day(from + more) }),
            ..grouped(Group::ALL[place])
        };
        let found = funnel(&all, &query, &utc);
        prop_assert_eq!(&found, &funnel(all.iter().rev(), &query, &utc));
        let of = |read: fn(&Tally) -> &Vec<ConversationId>| {
            let mut ids: Vec<_> = found.rows.iter().flat_map(|row| read(&row.tally).clone()).collect();
            ids.sort_unstable();
            ids
        };
        let sorted = |ids: &[ConversationId]| {
            let mut ids = ids.to_vec();
            ids.sort_unstable();
            ids
        };
        prop_assert_eq!(of(|tally| &tally.initiated), sorted(&found.total.initiated));
        prop_assert_eq!(of(|tally| &tally.responded), sorted(&found.total.responded));
        let cohorts: BTreeSet<Cohort> = found.rows.iter().map(|row| row.cohort).collect();
        prop_assert_eq!(cohorts.len(), found.rows.len(), "no cohort stands twice");
        if bounded.is_none() {
            let any = all.iter().filter(|one| {
                one.figures.first_outbound.is_some() || one.figures.first_inbound.is_some()
            });
            prop_assert_eq!(any.count(), found.total.initiated.len() + found.wrote_first.len());
        }
        prop_assert!(found.total.rate().is_none_or(|rate| (0.0..=1.0).contains(&rate)));
    }
}
