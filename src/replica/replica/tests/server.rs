//! What the server says.

use super::{Tab, *};

#[test]
fn an_accepted_act_stays_visible_until_it_is_confirmed() {
    let mut tab = Tab::synced();
    tab.open_account();
    let effects = tab.save_and_push(1, note("Call back"));
    let effects = tab.answer_push(&effects, Ok(applied(&[(1, 9)])));
    assert!(has(&effects, |it| matches!(it, Effect::AcceptCommands(_))));
    // It looks different: it is not pending any more.
    assert!(changed(&effects).contains(&NOTE.into()));
    assert_eq!(tab.replica.status().waiting, 0);
    assert_eq!(tab.replica.rows().notes().count(), 1);
    let mut confirmed = tab.replica.rows().note(NOTE).cloned().unwrap();
    confirmed.at = Timestamp(77);
    let answer = answer(
        EPOCH,
        tab.replica.cursor(),
        9,
        vec![(9, Row::Note(confirmed))],
    );
    tab.answer_pull(&effects, Ok(answer));
    assert_eq!(
        tab.replica.rows().note(NOTE).map(|row| row.at),
        Some(Timestamp(77))
    );
}

#[test]
fn a_refused_command_is_kept_whole() {
    let mut tab = Tab::synced();
    let effects = tab.save_and_push(1, note("Call back"));
    let refusal = Refusal::LastOwner;
    let effects = tab.answer_push(&effects, Ok(refused(1, &refusal)));
    assert_eq!(tab.replica.rows().notes().count(), 0);
    let decision = &tab.replica.decisions()[0];
    assert_eq!((decision.id, &decision.refusal), (id(1), &refusal));
    assert_eq!(decision.command, note("Call back"));
    assert!(has(
        &effects,
        |it| matches!(it, Effect::KeepDecisions(kept) if kept.len() == 1)
    ));
    let effects = tab.handle(Event::DecisionSettled(id(1)));
    assert!(has(&effects, |it| *it == Effect::ForgetDecision(id(1))));
    assert_eq!(tab.replica.decisions(), []);
}

#[test]
fn a_server_of_another_epoch_is_loaded_anew_and_sent_what_it_lost() {
    let mut tab = Tab::synced();
    let pushed = tab.save_and_push(1, note("Call back"));
    let effects = tab.answer_push(&pushed, Ok(applied(&[(1, 9)])));
    let restored = answer(RESTORED, tab.replica.cursor(), 9, Vec::new());
    let effects = tab.answer_pull(&effects, Ok(restored));
    assert!(has(&effects, |it| *it == Effect::ClearCache));
    assert_eq!(tab.replica.cursor(), 0);
    assert_eq!(tab.replica.status().waiting, 1);
    assert_eq!(pushes(&effects), Some(vec![id(1)]));
    let first_load = answer(RESTORED, 0, 4, first_rows());
    tab.answer_pull(&effects, Ok(first_load));
    assert_eq!(tab.replica.rows().notes().count(), 1);
}

#[test]
fn a_push_says_for_which_epoch_it_is_and_one_that_is_refused_waits_behind_the_journal() {
    let mut tab = Tab::synced();
    let effects = tab.save_and_push(1, note("Call back"));
    let epoch = effects.iter().find_map(|effect| match effect {
        Effect::Push { push, .. } => push.epoch,
        _ => None,
    });
    assert_eq!(epoch, Some(EPOCH));
    let effects = tab.answer_push(&effects, Ok(applied(&[(1, 9)])));
    tab.answer_pull(&effects, Ok(answer(EPOCH, CACHED, 9, Vec::new())));
    let pushed = tab.save_and_push(2, outbound("Bon dia"));
    let effects = tab.answer_push(&pushed, Err(status(409, ProblemKind::OtherEpoch)));
    assert_eq!(pushes(&effects), None);
    let effects = tab.answer_pull(&effects, Ok(answer(RESTORED, 0, 4, first_rows())));
    assert_eq!(pushes(&effects), Some(vec![id(1), id(2)]));
}

#[test]
fn a_cursor_ahead_of_the_server_begins_anew() {
    let mut tab = Tab::synced();
    let ahead = Failure::Status {
        status: 409,
        kind: Some(ProblemKind::CursorAhead),
        detail: String::new(),
        retry_after: None,
    };
    let effects = tab.pull(Err(ahead));
    assert!(has(&effects, |it| *it == Effect::ClearCache));
    assert!(has(&effects, |it| matches!(
        it,
        Effect::Pull { since: 0, .. }
    )));
}

#[test]
fn what_the_server_cannot_understand_goes_to_decisions_and_what_is_not_the_server_does_not() {
    let mut tab = Tab::synced();
    let pushed = tab.save_and_push(1, note("Call back"));
    let proxy = Failure::Status {
        status: 400,
        kind: None,
        detail: String::new(),
        retry_after: None,
    };
    let effects = tab.answer_push(&pushed, Err(proxy));
    assert_eq!(tab.replica.decisions(), []);
    tab.now = tab.now + Span(30_000);
    let nothing = answer(EPOCH, CACHED, CACHED, Vec::new());
    let pushed = tab.answer_pull(&effects, Ok(nothing));
    tab.answer_push(&pushed, Err(status(400, ProblemKind::Malformed)));
    assert!(matches!(
        tab.replica.decisions()[0].refusal,
        Refusal::NotUnderstood { .. }
    ));
}

#[test]
fn news_are_pulled_when_the_live_events_tell_of_them() {
    let mut tab = Tab::synced();
    let effects = tab.handle(Event::LiveOpened);
    tab.answer_pull(&effects, Ok(answer(EPOCH, CACHED, CACHED, Vec::new())));
    assert_eq!(tab.replica.status().link, Link::Live);
    let moved = |seq| Event::Live(LiveEvent::Moved { epoch: EPOCH, seq });
    assert_eq!(tab.handle(moved(CACHED)), []);
    let effects = tab.handle(moved(CACHED + 1));
    assert!(has(&effects, |it| matches!(
        it,
        Effect::Pull { since: CACHED, .. }
    )));
}

#[test]
fn an_answer_for_another_place_is_no_answer() {
    let mut tab = Tab::synced();
    let renamed = Row::Account(Account {
        name: "Not so".to_owned(),
        ..account()
    });
    tab.pull(Ok(answer(EPOCH, 3, 9, vec![(9, renamed)])));
    assert_eq!(tab.replica.cursor(), CACHED);
    assert_eq!(
        tab.replica.rows().account(ACCOUNT).map(|row| &*row.name),
        Some("Forn Vell")
    );
    // Nor is one that nobody waits for.
    let late = answer(EPOCH, CACHED, 9, Vec::new());
    tab.handle(Event::Pulled {
        ticket: Ticket(1),
        answer: Ok(late),
    });
    assert_eq!(tab.replica.cursor(), CACHED);
}

#[test]
fn the_first_load_is_in_parts_and_says_how_far_it_is() {
    let mut tab = Tab::new();
    tab.handle(Event::Leading(true));
    tab.handle(Event::LoadedAll);
    let effects = tab.handle(Event::Restored {
        waiting: Vec::new(),
        decisions: Vec::new(),
    });
    let since = Some(NOW - Span::days(90));
    let asked = |effect: &Effect| matches!(effect, Effect::Pull { since: 0, messages_since, .. } if *messages_since == since);
    assert!(has(&effects, asked));
    let mut part = answer(EPOCH, 0, 2, first_rows()[..2].to_vec());
    part.more = true;
    let effects = tab.answer_pull(&effects, Ok(part));
    let first_load = tab.replica.status().first_load.unwrap();
    assert_eq!((first_load.rows, first_load.cursor), (2, 2));
    assert!(has(&effects, |it| matches!(
        it,
        Effect::Pull {
            since: 2,
            messages_since: Some(_),
            ..
        }
    )));
    let rest = answer(EPOCH, 2, 4, first_rows()[2..].to_vec());
    tab.answer_pull(&effects, Ok(rest));
    assert_eq!(tab.replica.status().first_load, None);
    assert_eq!(tab.replica.messages_since(), since);
}

#[test]
fn a_fast_clock_is_corrected_and_told() {
    let mut tab = Tab::synced();
    let hour = Span::hours(1);
    let effects = tab.want_pull();
    let mut answer = answer(EPOCH, CACHED, CACHED, Vec::new());
    answer.now = NOW - hour;
    tab.answer_pull(&effects, Ok(answer));
    assert_eq!(tab.replica.status().clock_off, Some(hour));
    assert_eq!(tab.replica.clock(NOW), NOW - hour);
}

#[test]
fn a_server_that_is_restored_during_a_first_load_is_asked_with_a_window_again() {
    let mut tab = Tab::synced();
    let effects = tab.handle(Event::CacheElsewhere { cursor: 0 });
    let restored = answer(RESTORED, 0, CACHED, first_rows());
    let effects = tab.answer_pull(&effects, Ok(restored.clone()));
    assert_eq!(tab.replica.cursor(), 0);
    tab.answer_pull(&effects, Ok(restored));
    assert_eq!(tab.replica.cursor(), CACHED);
    assert_eq!(tab.replica.messages_since(), Some(NOW - Span::days(90)));
}
