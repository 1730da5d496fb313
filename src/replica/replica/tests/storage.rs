//! What the device keeps, and what it has lost.

use super::{Tab, *};
use rstest::rstest;

#[test]
fn without_storage_an_act_is_sent_from_memory_and_the_status_says_so() {
    let mut tab = Tab::new();
    tab.handle(Event::StorageMissing);
    tab.pull_first_load();
    let effects = tab.act(1, note("Call back"));
    assert_eq!(saves(&effects), []);
    assert_eq!(pushes(&effects), Some(vec![id(1)]));
    let status = tab.replica.status();
    assert_eq!((status.storage, status.saving), (Storage::MemoryOnly, 1));
}

#[test]
fn what_the_disk_does_not_take_is_sent_from_memory_and_offered_again() {
    let mut tab = Tab::synced();
    tab.act(1, note("Call back"));
    let effects = tab.handle(Event::SaveFailed {
        ids: vec![id(1)],
        full: true,
    });
    assert_eq!(pushes(&effects), Some(vec![id(1)]));
    assert_eq!(
        (tab.replica.status().storage, tab.replica.status().saving),
        (Storage::Full, 1)
    );
    tab.now = tab.now + STORAGE_RETRY;
    let effects = tab.handle(Event::Timer);
    assert_eq!(saves(&effects), [id(1)]);
    tab.handle(Event::Saved(vec![id(1)]));
    assert_eq!(
        (tab.replica.status().storage, tab.replica.status().saving),
        (Storage::Ok, 0)
    );
}

/// What is written into the shared *Decisions*.
fn kept(effects: &[Effect]) -> Vec<CommandId> {
    let kept = effects.iter().filter_map(|effect| match effect {
        Effect::KeepDecisions(decisions) => Some(decisions),
        _ => None,
    });
    kept.flatten().map(|decision| decision.id).collect()
}

/// A leading tab, and a command of it that the server has refused.
fn with_a_decision() -> (Tab, Vec<Effect>) {
    let mut tab = Tab::synced();
    let pushed = tab.save_and_push(1, note("Call back"));
    let answer = refused(
        1,
        &Refusal::NotFound {
            kind: Kind::Account,
        },
    );
    let effects = tab.answer_push(&pushed, Ok(answer));
    (tab, effects)
}

#[test]
fn a_refused_command_that_the_disk_does_not_take_is_offered_again_and_the_status_says_so() {
    let (mut tab, effects) = with_a_decision();
    assert_eq!(kept(&effects), [id(1)]);
    tab.handle(Event::DecisionsFailed {
        ids: vec![id(1)],
        full: true,
    });
    assert_eq!(tab.replica.status().storage, Storage::Full);
    tab.now = tab.now + STORAGE_RETRY;
    let effects = tab.handle(Event::Timer);
    assert_eq!(kept(&effects), [id(1)]);
    tab.handle(Event::DecisionsKept(vec![id(1)]));
    assert_eq!(tab.replica.status().storage, Storage::Ok);
    tab.now = tab.now + STORAGE_RETRY;
    assert_eq!(kept(&tab.handle(Event::Timer)), []);
}

#[test]
fn a_decision_that_is_settled_is_not_offered_again() {
    let (mut tab, _) = with_a_decision();
    tab.handle(Event::DecisionsFailed {
        ids: vec![id(1)],
        full: false,
    });
    tab.handle(Event::DecisionSettled(id(1)));
    tab.now = tab.now + STORAGE_RETRY;
    assert_eq!(kept(&tab.handle(Event::Timer)), []);
    assert_eq!(tab.replica.status().storage, Storage::Ok);
}

#[test]
fn decisions_are_written_again_where_the_storage_was_cleared() {
    let (mut tab, _) = with_a_decision();
    tab.handle(Event::DecisionsKept(vec![id(1)]));
    let effects = tab.handle(Event::Restored {
        waiting: Vec::new(),
        decisions: Vec::new(),
    });
    assert_eq!(kept(&effects), [id(1)]);
    assert_eq!(tab.replica.decisions().len(), 1);
}

#[test]
fn at_the_start_what_waits_is_decided_again_over_the_cache() {
    let mut tab = Tab::new();
    tab.handle(Event::Leading(true));
    tab.load_cache();
    let waiting = Waiting {
        envelope: envelope(1, note("Call back")),
        accepted: None,
    };
    let effects = tab.handle(Event::Restored {
        waiting: vec![waiting],
        decisions: Vec::new(),
    });
    assert_eq!(tab.replica.rows().notes().count(), 1);
    assert!(tab.replica.is_pending(NOTE.into()));
    // The first thing is a pull: it says which server it is.
    assert!(has(&effects, |it| matches!(it, Effect::Pull { .. })));
    assert_eq!(pushes(&effects), None);
    let answer = answer(EPOCH, CACHED, CACHED, Vec::new());
    let effects = tab.answer_pull(&effects, Ok(answer));
    assert_eq!(pushes(&effects), Some(vec![id(1)]));
}

#[test]
fn threads_that_waiting_commands_are_decided_on_are_loaded() {
    let mut tab = Tab::new();
    tab.load_cache();
    let retraction = Command::RetractMessage(RetractMessage { id: MESSAGE });
    let effects = tab.handle(Event::Restored {
        waiting: vec![Waiting {
            envelope: envelope(1, retraction),
            accepted: None,
        }],
        decisions: Vec::new(),
    });
    assert!(has(&effects, |it| *it
        == Effect::LoadPages(vec![conversation().id])));
    tab.handle(Event::PagesLoaded {
        conversations: vec![conversation().id],
        rows: vec![Row::Message(message("Bon dia"))],
        meta: Some(cache_meta()),
    });
    let row = tab.replica.rows().message(MESSAGE).unwrap();
    assert_eq!(row.status, MessageStatus::Retracted);
}

#[test]
fn a_page_that_was_read_before_the_news_arrived_is_amended() {
    let mut tab = Tab::synced();
    let asked = tab.replica.open(conversation().id, NOW);
    assert!(has(&asked, |it| matches!(it, Effect::LoadPages(_))));
    let news = Row::Message(message("Bon dia"));
    tab.pull(Ok(answer(EPOCH, tab.replica.cursor(), 9, vec![(9, news)])));
    assert_eq!(tab.replica.rows().thread(conversation().id).count(), 0);
    tab.handle(Event::PagesLoaded {
        conversations: vec![conversation().id],
        rows: Vec::new(),
        meta: Some(cache_meta()),
    });
    assert_eq!(tab.replica.rows().thread(conversation().id).count(), 1);
}

#[test]
fn a_cache_that_cannot_be_written_is_said_and_tried_again() {
    let mut tab = Tab::synced();
    let news = || answer(EPOCH, CACHED, 9, vec![(9, Row::Account(account()))]);
    let effects = tab.pull(Ok(news()));
    assert!(has(&effects, |it| matches!(
        it,
        Effect::ApplyToCache { .. }
    )));
    tab.handle(Event::CacheFailed { full: true });
    assert_eq!(tab.replica.status().storage, Storage::Full);
    tab.now = tab.now + STORAGE_RETRY;
    let effects = tab.handle(Event::Timer);
    assert!(has(
        &effects,
        |it| matches!(it, Effect::ApplyToCache { meta, .. } if meta.cursor == 9)
    ));
    tab.handle(Event::CacheSaved { cursor: 9 });
    assert_eq!(tab.replica.status().storage, Storage::Ok);
}

#[rstest]
#[case::that_took_it(0, Event::CacheSaved { cursor: 30 })]
#[case::that_cannot_be_written(0, Event::CacheFailed { full: true })]
#[case::that_does_not_answer(30_000, Event::Timer)]
fn a_load_waits_for_a_cache_that_is_far_behind_but_not_for_one(
    #[case] later: i64,
    #[case] then: Event,
) {
    let mut tab = Tab::synced();
    let rows = (10..=30).map(|seq| (seq, Row::Account(account())));
    let many = ChangesAnswer {
        more: true,
        ..answer(EPOCH, CACHED, 30, rows.collect())
    };
    let pulls = |effects: &[Effect]| has(effects, |it| matches!(it, Effect::Pull { .. }));
    let effects = tab.pull(Ok(many));
    assert!(!pulls(&effects), "while what came is being written");
    tab.now = tab.now + Span(later);
    assert!(pulls(&tab.handle(then)));
}

#[test]
fn a_cache_that_is_behind_is_given_what_it_lacks() {
    let mut tab = Tab::synced();
    tab.pull(Ok(answer(
        EPOCH,
        CACHED,
        9,
        vec![(9, Row::Account(account()))],
    )));
    let effects = tab.handle(Event::CacheElsewhere { cursor: 2 });
    assert!(has(&effects, |it| matches!(
        it,
        Effect::Pull { since: 2, .. }
    )));
    assert!(tab.replica.rows().account(ACCOUNT).is_some());
}

#[test]
fn a_cache_that_is_gone_is_filled_again_from_the_beginning() {
    let mut tab = Tab::synced();
    tab.pull(Ok(answer(
        EPOCH,
        CACHED,
        9,
        vec![(9, Row::Account(account()))],
    )));
    let effects = tab.handle(Event::CacheElsewhere { cursor: 0 });
    assert!(has(&effects, |it| matches!(
        it,
        Effect::Pull {
            since: 0,
            messages_since: Some(_),
            ..
        }
    )));
}

#[rstest]
#[case::as_far_as_this_tab(Some(CACHED), false)]
#[case::farther(Some(9), false)]
#[case::behind(Some(2), true)]
#[case::evicted(None, true)]
fn a_look_at_a_thread_finds_a_cache_that_stands_elsewhere(
    #[case] cursor: Option<Seq>,
    #[case] pulls: bool,
) {
    let mut tab = Tab::synced();
    tab.replica.open(conversation().id, NOW);
    let effects = tab.handle(Event::PagesLoaded {
        conversations: vec![conversation().id],
        rows: Vec::new(),
        meta: cursor.map(|cursor| CacheMeta {
            cursor,
            ..cache_meta()
        }),
    });
    let since = cursor.unwrap_or(0);
    let pulls_from = |it: &Effect| matches!(it, Effect::Pull { since: from, .. } if *from == since);
    assert_eq!(has(&effects, pulls_from), pulls);
}
