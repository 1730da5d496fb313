use super::*;
use rstest::rstest;

const NOW: Timestamp = Timestamp(1_000_000);

fn later(seconds: i64) -> Timestamp {
    NOW + Span(seconds * 1_000)
}

/// A connection on which a pull has just succeeded.
fn greeted() -> Connection {
    let mut connection = Connection::new(1);
    pull(&mut connection, NOW);
    connection
}

fn pull(connection: &mut Connection, now: Timestamp) {
    let ticket = connection.begin_pull(now, 0).expect("a pull is due");
    assert!(connection.end_pull(ticket).is_some());
    connection.pulled(now, false);
}

#[rstest]
#[case::at_the_start(|_: &mut Connection| {}, Link::Starting)]
#[case::answered(|it: &mut Connection| it.pulled(NOW, false), Link::Polling)]
#[case::with_live_events(|it: &mut Connection| { it.pulled(NOW, false); it.live_opened(); }, Link::Live)]
#[case::live_events_lost(
    |it: &mut Connection| { it.pulled(NOW, false); it.live_opened(); it.live_lost(NOW); },
    Link::Polling
)]
#[case::never_reached(|it: &mut Connection| it.failed(NOW, None), Link::Offline)]
#[case::lost(|it: &mut Connection| { it.pulled(NOW, false); it.failed(NOW, None); }, Link::Offline)]
#[case::found_again(
    |it: &mut Connection| { it.failed(NOW, None); it.pulled(NOW, false); },
    Link::Polling
)]
#[case::the_browser_is_wrong(
    |it: &mut Connection| { it.says_offline(); it.pulled(NOW, false); },
    Link::Polling
)]
#[case::the_browser_is_right(
    |it: &mut Connection| { it.pulled(NOW, false); it.says_offline(); },
    Link::Offline
)]
#[case::signed_out(|it: &mut Connection| { it.pulled(NOW, false); it.signed_out(); }, Link::SignedOut)]
#[case::signed_in_again(|it: &mut Connection| { it.signed_out(); it.signed_in(); }, Link::Starting)]
fn the_link_says_what_is_true(#[case] story: fn(&mut Connection), #[case] link: Link) {
    let mut connection = Connection::new(1);
    story(&mut connection);
    assert_eq!(connection.link(), link);
}

#[test]
fn nothing_is_pushed_before_a_pull_has_said_which_server_it_is() {
    let mut connection = Connection::new(1);
    assert!(!connection.may_push(NOW));
    pull(&mut connection, NOW);
    assert!(connection.may_push(NOW));
    connection.failed(NOW, None);
    assert!(!connection.may_push(later(90)));
    pull(&mut connection, later(90));
    assert!(connection.may_push(later(90)));
}

#[test]
fn one_pull_and_one_push_are_under_way_at_a_time() {
    let mut connection = greeted();
    connection.want_pull();
    assert!(connection.begin_pull(NOW, 0).is_some());
    assert!(connection.begin_pull(NOW, 0).is_none());
    connection.begin_push(NOW, Vec::new());
    assert!(!connection.may_push(NOW));
}

#[test]
fn an_answer_that_comes_twice_or_late_belongs_to_no_request() {
    let mut connection = greeted();
    connection.want_pull();
    let first = connection.begin_pull(NOW, 0).unwrap();
    assert!(connection.expire(later(60)));
    let second = connection.begin_pull(later(60), 0).unwrap();
    assert!(connection.end_pull(first).is_none());
    assert!(connection.end_pull(second).is_some());
    assert!(connection.end_pull(second).is_none());
}

#[test]
fn without_live_events_news_are_asked_for_every_15_seconds_and_with_them_every_minute() {
    let mut connection = greeted();
    assert!(connection.begin_pull(later(14), 0).is_none());
    pull(&mut connection, later(15));
    connection.live_opened();
    pull(&mut connection, later(16));
    assert!(connection.begin_pull(later(75), 0).is_none());
    assert!(connection.begin_pull(later(76), 0).is_some());
}

#[test]
fn news_that_arrive_during_a_pull_are_pulled_after_it() {
    let mut connection = greeted();
    let ticket = connection.begin_pull(later(15), 0).unwrap();
    connection.want_pull();
    connection.end_pull(ticket);
    connection.pulled(later(16), false);
    assert!(connection.begin_pull(later(16), 0).is_some());
}

#[test]
fn a_failure_is_waited_out_and_the_network_coming_back_ends_the_wait() {
    let mut connection = greeted();
    connection.failed(NOW, Some(Span(30_000)));
    assert!(connection.begin_pull(later(29), 0).is_none());
    connection.says_online();
    assert!(connection.begin_pull(later(29), 0).is_some());
}

#[test]
fn a_server_that_fails_on_pushes_is_still_asked_for_news() {
    let mut connection = greeted();
    connection.push_failed(NOW, Some(Span(30_000)));
    pull(&mut connection, later(1));
    assert_eq!(connection.link(), Link::Polling);
    assert!(!connection.may_push(later(29)));
    assert!(connection.may_push(later(30)));
}

#[test]
fn live_events_are_opened_again_after_a_while() {
    let mut connection = greeted();
    assert!(connection.begin_live(NOW));
    assert!(!connection.begin_live(NOW));
    connection.live_lost(NOW);
    pull(&mut connection, NOW);
    assert!(!connection.begin_live(NOW));
    assert!(connection.begin_live(later(1)));
}

#[test]
fn signed_out_nothing_is_asked_any_more() {
    let mut connection = greeted();
    connection.signed_out();
    assert!(connection.begin_pull(later(90), 0).is_none());
    assert!(!connection.may_push(later(90)) && !connection.begin_live(later(90)));
    assert_eq!(connection.due(true), [None; 3]);
}
