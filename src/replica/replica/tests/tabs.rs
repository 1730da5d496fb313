//! Two tabs of one browser.

use super::{Tab, *};
use rstest::rstest;

/// What a tab says to the others.
fn said(effects: &[Effect]) -> Vec<TabMessage> {
    let said = effects.iter().filter_map(|effect| match effect {
        Effect::Tell(message) if !matches!(message, TabMessage::Status(_)) => Some(message.clone()),
        _ => None,
    });
    said.collect()
}

fn status_said(effects: &[Effect]) -> LeaderStatus {
    let status = effects.iter().find_map(|effect| match effect {
        Effect::Tell(TabMessage::Status(status)) => Some(*status),
        _ => None,
    });
    status.expect("a leader says how it stands")
}

/// The storage's answer to a look at no thread in particular.
fn pages(meta: Option<CacheMeta>) -> Event {
    Event::PagesLoaded {
        conversations: Vec::new(),
        rows: Vec::new(),
        meta,
    }
}

fn follower() -> Tab {
    let mut tab = Tab::new();
    tab.handle(Event::Leading(false));
    tab.load_cache();
    tab.handle(Event::Restored {
        waiting: Vec::new(),
        decisions: Vec::new(),
    });
    tab
}

#[test]
fn a_following_tab_saves_and_tells_and_asks_the_server_nothing() {
    let mut tab = follower();
    let effects = tab.act(1, note("Call back"));
    assert_eq!(saves(&effects), [id(1)]);
    assert_eq!(said(&effects), []);
    let effects = tab.handle(Event::Saved(vec![id(1)]));
    let acted = TabMessage::Acted(vec![envelope(1, note("Call back"))]);
    assert_eq!(said(&effects), [acted]);
    assert!(!has(&effects, |it| matches!(
        it,
        Effect::Push { .. } | Effect::Pull { .. }
    )));
}

#[test]
fn a_leading_tab_that_is_signed_out_goes_on_once_another_hears_otherwise() {
    let mut leader = Tab::synced();
    let pushed = leader.save_and_push(1, note("Call back"));
    let signed_out = Err(status(401, ProblemKind::SignedOut));
    let told = status_said(&leader.answer_push(&pushed, signed_out));
    let mut tab = follower();
    tab.handle(Event::Heard(TabMessage::Status(told)));
    assert_eq!(tab.replica.status().link, Link::SignedOut);

    let effects = tab.handle(Event::SignedIn);
    assert_eq!(said(&effects), [TabMessage::SignedIn]);
    let effects = leader.handle(Event::Heard(TabMessage::SignedIn));
    assert!(has(&effects, |it| matches!(it, Effect::Pull { .. })));
    let told = status_said(&effects);
    tab.handle(Event::Heard(TabMessage::Status(told)));
    assert_eq!(tab.replica.status().link, Link::Starting);
}

#[test]
fn the_leading_tab_shows_and_sends_what_another_acted() {
    let mut tab = Tab::synced();
    let acted = TabMessage::Acted(vec![envelope(1, note("Call back"))]);
    let effects = tab.handle(Event::Heard(acted.clone()));
    assert_eq!(pushes(&effects), Some(vec![id(1)]));
    assert_eq!(tab.replica.rows().notes().count(), 1);
    tab.handle(Event::Heard(acted));
    assert_eq!(tab.replica.status().waiting, 1);
}

#[test]
fn a_following_tab_takes_what_the_leader_pulled_and_hears_it_twice_without_harm() {
    let mut tab = follower();
    let renamed = Row::Account(Account {
        name: "Forn Nou".to_owned(),
        ..account()
    });
    let pulled = TabMessage::Pulled {
        answer: answer(EPOCH, CACHED, 9, vec![(9, renamed)]),
        cached: true,
    };
    tab.handle(Event::Heard(pulled.clone()));
    tab.handle(Event::Heard(pulled));
    assert_eq!(tab.replica.cursor(), 9);
    assert_eq!(
        tab.replica.rows().account(ACCOUNT).map(|row| &*row.name),
        Some("Forn Nou")
    );
}

#[test]
fn a_following_tab_that_missed_something_reads_the_cache() {
    let mut tab = follower();
    let pulled = TabMessage::Pulled {
        answer: answer(EPOCH, 9, 10, Vec::new()),
        cached: true,
    };
    tab.handle(Event::Heard(pulled));
    assert_eq!(tab.replica.cursor(), CACHED);
    tab.now = tab.now + Span(1_000);
    let effects = tab.handle(Event::Timer);
    assert!(has(&effects, |it| *it == Effect::ReadCache));
    let meta = CacheMeta {
        cursor: 9,
        ..cache_meta()
    };
    let rows = vec![Row::Account(Account {
        name: "Forn Nou".to_owned(),
        ..account()
    })];
    tab.handle(Event::Loaded { meta, rows });
    tab.handle(Event::LoadedAll);
    assert_eq!(tab.replica.cursor(), 10);
    assert_eq!(
        tab.replica.rows().account(ACCOUNT).map(|row| &*row.name),
        Some("Forn Nou")
    );
    // What the cache does not have any more is gone here too.
    assert_eq!(tab.replica.rows().conversations().count(), 0);
}

#[test]
fn an_outcome_reaches_every_tab() {
    let mut tab = follower();
    tab.act(1, note("Call back"));
    tab.handle(Event::Saved(vec![id(1)]));
    let accepted = Accepted {
        epoch: EPOCH,
        seq: 9,
        at: NOW,
    };
    let heard = TabMessage::Accepted(vec![(id(1), accepted)]);
    tab.handle(Event::Heard(heard));
    assert_eq!(tab.replica.status().waiting, 0);
    assert_eq!(tab.replica.rows().notes().count(), 1);
}

#[test]
fn a_refusal_reaches_every_tab_once() {
    let mut tab = follower();
    tab.act(1, note("Call back"));
    tab.handle(Event::Saved(vec![id(1)]));
    let decision = KeptDecision {
        id: id(1),
        acted_at: NOW,
        refused_at: NOW,
        command: note("Call back"),
        refusal: Refusal::LastOwner,
    };
    let heard = TabMessage::Refused(vec![decision.clone()]);
    tab.handle(Event::Heard(heard.clone()));
    tab.handle(Event::Heard(heard));
    tab.handle(Event::Heard(TabMessage::Acted(vec![envelope(
        1,
        note("Call back"),
    )])));
    assert_eq!(tab.replica.decisions(), [decision]);
    assert_eq!(tab.replica.status().waiting, 0);
    tab.handle(Event::Heard(TabMessage::DecisionSettled(id(1))));
    assert_eq!(tab.replica.decisions(), []);
}

#[test]
fn a_new_leader_reads_the_outbox_before_it_sends() {
    let mut tab = follower();
    let effects = tab.handle(Event::Leading(true));
    assert!(has(&effects, |it| *it == Effect::ReadOutbox));
    assert!(!has(&effects, |it| matches!(it, Effect::Pull { .. })));
    let waiting = Waiting {
        envelope: envelope(1, note("Written by the tab that is gone")),
        accepted: None,
    };
    let effects = tab.handle(Event::Restored {
        waiting: vec![waiting],
        decisions: Vec::new(),
    });
    let answer = answer(EPOCH, CACHED, CACHED, Vec::new());
    let effects = tab.answer_pull(&effects, Ok(answer));
    assert_eq!(pushes(&effects), Some(vec![id(1)]));
}

#[test]
fn a_tab_that_opens_is_told_how_things_stand() {
    let mut leader = Tab::synced();
    let effects = leader.handle(Event::Heard(TabMessage::Hello));
    let status = status_said(&effects);
    let mut tab = follower();
    assert_eq!(tab.replica.status().link, Link::Starting);
    tab.handle(Event::Heard(TabMessage::Status(status)));
    assert_eq!(tab.replica.status().link, Link::Polling);
}

#[test]
fn the_leader_tells_what_it_pulled_once_the_cache_has_it() {
    let mut tab = Tab::synced();
    let news = answer(EPOCH, CACHED, 9, vec![(9, Row::Account(account()))]);
    let effects = tab.pull(Ok(news.clone()));
    assert_eq!(said(&effects), []);
    let effects = tab.handle(Event::CacheSaved { cursor: 9 });
    let told = TabMessage::Pulled {
        answer: news,
        cached: true,
    };
    assert_eq!(said(&effects), [told]);
}

/// Seen beside a tab of an earlier build: the chip said *Live* and no more until the leader spoke again.
#[test]
fn a_following_tab_says_that_nothing_waits_as_soon_as_it_knows() {
    let leader = Tab::synced();
    let mut tab = Tab::new();
    tab.load_cache();
    let status = TabMessage::Status(leader.replica.own_status());
    tab.handle(Event::Heard(status));
    assert!(!tab.replica.status().knows_outbox);
    let effects = tab.handle(Event::Restored {
        waiting: Vec::new(),
        decisions: Vec::new(),
    });
    assert!(has(&effects, |it| matches!(it, Effect::StatusChanged)));
    assert!(tab.replica.status().knows_outbox);
}

#[test]
fn a_message_of_another_version_is_not_listened_to() {
    let text = TabMessage::Hello.to_text();
    assert_eq!(text, r#"{"v":1,"said":"hello"}"#);
    assert_eq!(TabMessage::from_text(&text), Some(TabMessage::Hello));
    assert_eq!(TabMessage::from_text(&text.replace(":1", ":2")), None);
    assert_eq!(TabMessage::from_text("{}"), None);
}

#[rstest]
#[case::it_was_accepted(
    |tab: &mut Tab, pushed: &[Effect]| { tab.answer_push(pushed, Ok(applied(&[(1, 9)]))); },
    |message: &TabMessage| matches!(message, TabMessage::Accepted(_))
)]
#[case::it_was_refused(
    |tab: &mut Tab, pushed: &[Effect]| { tab.answer_push(pushed, Ok(refused(1, &Refusal::LastOwner))); },
    |message: &TabMessage| matches!(message, TabMessage::Refused(_))
)]
#[case::its_refusal_was_settled(
    |tab: &mut Tab, pushed: &[Effect]| {
        tab.answer_push(pushed, Ok(refused(1, &Refusal::LastOwner)));
        tab.handle(Event::DecisionSettled(id(1)));
    },
    |message: &TabMessage| *message == TabMessage::DecisionSettled(id(1))
)]
fn a_tab_that_still_waits_asks_and_is_told_what_became_of_its_command(
    #[case] story: fn(&mut Tab, &[Effect]),
    #[case] is_told: fn(&TabMessage) -> bool,
) {
    let mut leader = Tab::synced();
    let pushed = leader.save_and_push(1, note("Call back"));
    story(&mut leader, &pushed);
    // The disk was full when the outcome came: this tab reads the command as still waiting.
    let mut tab = Tab::new();
    tab.handle(Event::Leading(false));
    tab.load_cache();
    tab.handle(Event::Restored {
        waiting: vec![Waiting {
            envelope: envelope(1, note("Call back")),
            accepted: None,
        }],
        decisions: Vec::new(),
    });
    let status = status_said(&leader.handle(Event::Heard(TabMessage::Hello)));
    let asked = said(&tab.handle(Event::Heard(TabMessage::Status(status))));
    let told = said(&leader.handle(Event::Heard(asked[0].clone())));
    assert!(is_told(&told[0]), "{told:?}");
    tab.handle(Event::Heard(told[0].clone()));
    assert_eq!(tab.replica.status().waiting, 0);
}

#[test]
fn a_tab_that_finds_the_cache_evicted_has_the_leader_look_and_fill_it_again() {
    let mut leader = Tab::synced();
    let status = status_said(&leader.handle(Event::Heard(TabMessage::Hello)));
    let mut tab = Tab::new();
    tab.handle(Event::Leading(false));
    tab.handle(Event::LoadedAll);
    tab.handle(Event::Heard(TabMessage::Status(status)));
    tab.now = tab.now + Span(1_000);
    let effects = tab.handle(Event::Timer);
    assert!(has(&effects, |it| *it == Effect::ReadCache));
    let told = said(&tab.handle(Event::LoadedAll));
    assert_eq!(told, [TabMessage::CacheGone]);
    let effects = leader.handle(Event::Heard(told[0].clone()));
    assert!(has(&effects, |it| *it == Effect::LoadPages(Vec::new())));
    let effects = leader.handle(pages(None));
    assert!(has(&effects, |it| matches!(
        it,
        Effect::Pull { since: 0, .. }
    )));
}

#[test]
fn a_tab_that_follows_leaves_an_evicted_cache_to_the_leader() {
    let mut tab = follower();
    let effects = tab.handle(pages(None));
    assert_eq!(said(&effects), [TabMessage::CacheGone]);
    assert!(!has(&effects, |it| *it == Effect::ClearCache));
    // It shows nothing that it cannot stand by, until the leader has filled the cache again.
    assert_eq!(
        (tab.replica.cursor(), tab.replica.rows().accounts().count()),
        (0, 0)
    );
}

#[test]
fn a_leading_tab_that_was_frozen_says_how_it_stands_when_it_wakes() {
    let mut leader = Tab::synced();
    leader.pull(Err(status(401, ProblemKind::SessionEnded)));
    let effects = leader.handle(Event::Woke);
    assert_eq!(status_said(&effects).link, Link::Ended);
}
