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
fn signed_out_by_the_server_everything_is_kept_and_nothing_is_asked() {
    let mut tab = Tab::synced();
    let pushed = tab.save_and_push(1, note("Call back"));
    tab.answer_push(&pushed, Err(status(401, ProblemKind::SignedOut)));
    tab.now = tab.now + Span::hours(1);
    let effects = tab.handle(Event::Timer);
    assert!(!has(&effects, |it| matches!(
        it,
        Effect::Pull { .. } | Effect::Push { .. }
    )));
    let status = tab.replica.status();
    assert_eq!((status.link, status.waiting), (Link::SignedOut, 1));
    assert_eq!(tab.replica.rows().notes().count(), 1);
    let effects = tab.handle(Event::SignedIn);
    assert!(has(&effects, |it| matches!(it, Effect::Pull { .. })));
}

#[test]
fn of_a_removed_member_the_rows_go_and_what_waited_stands_in_decisions() {
    let mut tab = Tab::synced();
    let pushed = tab.save_and_push(1, note("Call back"));
    let effects = tab.answer_push(&pushed, Err(status(401, ProblemKind::Revoked)));
    assert!(has(&effects, |it| *it == Effect::ClearCache));
    assert!(has(&effects, |it| matches!(it, Effect::KeepDecisions(_))));
    assert_eq!(tab.replica.rows().keys().count(), 0);
    assert_eq!(tab.replica.decisions()[0].command, note("Call back"));
    let refusal = Refusal::NotAllowed {
        needs: Role::Member,
    };
    assert_eq!(
        tab.replica.act(envelope(2, note("Again")), tab.now),
        Err(refusal)
    );
    let now = tab.replica.status();
    assert_eq!((now.link, now.waiting), (Link::Revoked, 0));
    tab.now = tab.now + Span::hours(1);
    let effects = tab.handle(Event::Timer);
    assert!(!has(&effects, |it| matches!(
        it,
        Effect::Pull { .. } | Effect::Push { .. }
    )));
}

fn session_ended() -> Failure {
    status(401, ProblemKind::SessionEnded)
}

#[test]
fn a_session_ended_elsewhere_clears_the_device_and_keeps_what_waits() {
    let mut tab = Tab::synced();
    let pushed = tab.save_and_push(1, create_account());
    tab.answer_push(&pushed, Ok(applied(&[(1, 9)])));
    let pushed = tab.save_and_push(2, note("Call back"));
    let effects = tab.answer_push(&pushed, Err(session_ended()));
    let place = |wanted: &Effect| effects.iter().position(|it| it == wanted);
    let (journal, cache, session) = (
        place(&Effect::ForgetCommands(vec![id(1)])),
        place(&Effect::ClearCache),
        place(&Effect::ForgetSession),
    );
    assert!(journal.is_some() && cache.is_some(), "{effects:?}");
    assert!(
        session > journal.max(cache),
        "behind what clears the device"
    );
    assert_eq!(tab.replica.rows().keys().count(), 0, "nothing is shown");
    assert_eq!(tab.replica.decisions(), [], "nothing is refused");
    let now = tab.replica.status();
    assert_eq!((now.link, now.waiting), (Link::Ended, 1));
    tab.now = tab.now + Span::hours(1);
    let effects = tab.handle(Event::Timer);
    assert!(!has(&effects, |it| matches!(
        it,
        Effect::Pull { .. } | Effect::Push { .. }
    )));
    let refusal = Refusal::NotAllowed {
        needs: Role::Member,
    };
    let act = tab.replica.act(envelope(3, note("Again")), tab.now);
    assert_eq!(act, Err(refusal));
}

#[test]
fn whoever_signs_in_again_after_that_finds_what_waited_and_it_is_sent() {
    let mut tab = Tab::synced();
    let pushed = tab.save_and_push(1, note("Call back"));
    tab.answer_push(&pushed, Err(session_ended()));
    let effects = tab.handle(Event::SignedIn);
    let everything = answer(EPOCH, 0, CACHED, first_rows());
    let pushed = tab.answer_pull(&effects, Ok(everything));
    assert_eq!(tab.replica.rows().notes().count(), 1, "it is there again");
    let sent = pushed.iter().find_map(|effect| match effect {
        Effect::Push { push, .. } => Some(&push.commands),
        _ => None,
    });
    let sent = sent.expect("it is sent");
    assert_eq!(sent[0].command, note("Call back"));
}

#[test]
fn a_device_that_starts_after_that_shows_nothing_of_what_waits_once_it_is_told() {
    let mut tab = Tab::new();
    tab.handle(Event::Leading(true));
    tab.handle(Event::LoadedAll);
    let waiting = vec![Waiting {
        envelope: envelope(1, create_account()),
        accepted: None,
    }];
    let effects = tab.handle(Event::Restored {
        waiting,
        decisions: Vec::new(),
    });
    tab.answer_pull(&effects, Err(session_ended()));
    assert_eq!(tab.replica.rows().keys().count(), 0);
    assert_eq!(tab.replica.status().waiting, 1);
}

#[test]
fn a_tab_that_follows_clears_with_its_leader_and_comes_back_with_it() {
    let mut tab = Tab::new();
    tab.load_cache();
    let mut leader = Tab::synced();
    let pushed = leader.save_and_push(1, note("Call back"));
    let effects = leader.answer_push(&pushed, Err(session_ended()));
    tell(&effects, &mut tab);
    assert_eq!(tab.replica.rows().accounts().count(), 0);
    assert_eq!(tab.replica.status().link, Link::Ended);
    assert!(!has(&effects, |it| *it == Effect::Tell(TabMessage::SignedIn)));
    let effects = leader.handle(Event::Heard(TabMessage::SignedIn));
    tell(&effects, &mut tab);
    assert_eq!(tab.replica.status().link, Link::Starting);
}

#[test]
fn a_thread_that_was_asked_for_before_the_device_was_cleared_is_not_shown_after_it() {
    let mut tab = Tab::synced();
    let pushed = tab.save_and_push(1, note("Call back"));
    let effects = tab.answer_push(&pushed, Ok(applied(&[(1, 9)])));
    let noted = tab.replica.rows().note(NOTE).cloned().map(Row::Note);
    assert!(noted.is_some());
    tab.answer_pull(&effects, Err(session_ended()));
    tab.handle(Event::PagesLoaded {
        conversations: vec![conversation().id],
        rows: noted.into_iter().collect(),
        meta: Some(cache_meta()),
    });
    assert_eq!(tab.replica.rows().keys().count(), 0);
}

#[test]
fn a_tab_that_begins_while_the_device_is_cleared_shows_nothing_of_the_cache() {
    let mut leader = Tab::synced();
    let effects = leader.pull(Err(session_ended()));
    let mut tab = Tab::new();
    tell(&effects, &mut tab);
    tab.load_cache();
    assert_eq!(tab.replica.rows().keys().count(), 0);
    assert_eq!(tab.replica.status().link, Link::Ended);
}

#[test]
fn a_journal_that_could_not_be_read_when_the_device_was_cleared_goes_once_it_can() {
    let mut tab = Tab::new();
    tab.handle(Event::Leading(true));
    tab.load_cache();
    let effects = tab.handle(Event::RestoreFailed);
    tab.answer_pull(&effects, Err(session_ended()));
    let accepted = Some(Accepted {
        epoch: EPOCH,
        seq: 9,
        at: NOW,
    });
    let entry = |number, accepted| Waiting {
        envelope: envelope(number, note("Call back")),
        accepted,
    };
    let effects = tab.handle(Event::Restored {
        waiting: vec![entry(1, accepted), entry(2, None)],
        decisions: Vec::new(),
    });
    assert!(has(&effects, |it| *it == Effect::ForgetCommands(vec![id(1)])));
    assert_eq!(tab.replica.status().waiting, 1);
}

#[test]
fn a_tab_that_was_frozen_when_its_member_came_back_hears_of_it_from_its_leader() {
    let mut tab = Tab::new();
    tab.load_cache();
    let mut leader = Tab::synced();
    let effects = leader.pull(Err(session_ended()));
    tell(&effects, &mut tab);
    assert_eq!(tab.replica.status().link, Link::Ended);
    leader.now = leader.now + Span::minutes(1);
    let effects = leader.handle(Event::SignedIn);
    let everything = answer(EPOCH, 0, CACHED, first_rows());
    leader.answer_pull(&effects, Ok(everything));
    let effects = leader.handle(Event::Heard(TabMessage::Hello));
    tell(&effects, &mut tab);
    assert_eq!(tab.replica.status().link, Link::Polling);
}

#[test]
fn a_tab_whose_clock_was_set_back_meanwhile_hears_of_it_too() {
    let mut tab = Tab::new();
    tab.load_cache();
    let mut leader = Tab::synced();
    let effects = leader.pull(Err(session_ended()));
    tell(&effects, &mut tab);
    leader.now = leader.now - Span::minutes(60);
    let effects = leader.handle(Event::SignedIn);
    let everything = answer(EPOCH, 0, CACHED, first_rows());
    let later = ChangesAnswer {
        now: everything.now + Span::minutes(1),
        ..everything
    };
    leader.answer_pull(&effects, Ok(later));
    let effects = leader.handle(Event::Heard(TabMessage::Hello));
    tell(&effects, &mut tab);
    assert_eq!(tab.replica.status().link, Link::Polling);
}

#[test]
fn a_tab_that_begins_to_lead_asks_once_whether_somebody_has_signed_in() {
    let mut leader = Tab::synced();
    let ended = leader.pull(Err(session_ended()));
    let mut tab = Tab::new();
    tab.load_cache();
    tell(&ended, &mut tab);
    tab.handle(Event::Leading(true));
    let effects = tab.handle(Event::Restored {
        waiting: Vec::new(),
        decisions: Vec::new(),
    });
    assert!(has(&effects, |it| matches!(it, Effect::Pull { .. })));
    tab.answer_pull(&effects, Err(session_ended()));
    assert_eq!(tab.replica.status().link, Link::Ended);
}

/// What one tab says, the other hears.
fn tell(effects: &[Effect], tab: &mut Tab) {
    for effect in effects {
        if let Effect::Tell(message) = effect {
            tab.handle(Event::Heard(message.clone()));
        }
    }
}

fn create_account() -> Command {
    Command::from(CreateAccount {
        id: AccountId(Uuid::from_u128(77)),
        name: "Forn Nou".to_owned(),
        changes: Vec::new(),
    })
}

#[test]
fn what_a_removed_member_had_made_is_not_shown_again_from_the_journal() {
    let mut tab = Tab::synced();
    let pushed = tab.save_and_push(1, create_account());
    let effects = tab.answer_push(&pushed, Ok(applied(&[(1, 9)])));
    let refused = status(401, ProblemKind::Revoked);
    tab.answer_pull(&effects, Err(refused));
    assert_eq!(tab.replica.rows().keys().count(), 0);
}

#[test]
fn a_tab_that_follows_drops_the_rows_of_a_removed_member_with_its_leader() {
    let mut tab = Tab::new();
    tab.load_cache();
    let mut leader = Tab::synced();
    let pushed = leader.save_and_push(1, note("Call back"));
    let effects = leader.answer_push(&pushed, Err(status(401, ProblemKind::Revoked)));
    tell(&effects, &mut tab);
    assert_eq!(tab.replica.rows().accounts().count(), 0);
    assert_eq!(tab.replica.status().link, Link::Revoked);
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
