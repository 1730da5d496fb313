//! The session is over, ended from elsewhere, or its member was removed.

use super::{Tab, *};

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
fn a_following_tab_in_which_somebody_signs_in_does_not_say_that_the_session_was_ended() {
    let mut tab = Tab::new();
    tab.load_cache();
    let mut leader = Tab::synced();
    let effects = leader.pull(Err(session_ended()));
    tell(&effects, &mut tab);
    assert_eq!(tab.replica.status().link, Link::Ended);
    // The leader has not heard of it yet.
    tab.handle(Event::SignedIn);
    tab.handle(Event::Restored {
        waiting: vec![Waiting {
            envelope: envelope(1, create_account()),
            accepted: None,
        }],
        decisions: Vec::new(),
    });
    assert_eq!(
        tab.replica.rows().accounts().count(),
        1,
        "it is there again"
    );
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
    let effects = tab.answer_pull(&effects, Err(refused));
    assert_eq!(tab.replica.rows().keys().count(), 0);
    assert!(
        effects.contains(&Effect::ForgetCommands(vec![id(1)])),
        "nor kept"
    );
}

#[test]
fn an_outbox_that_is_read_after_the_removal_is_set_aside_too() {
    let mut tab = Tab::new();
    tab.handle(Event::Leading(true));
    tab.load_cache();
    let effects = tab.handle(Event::RestoreFailed);
    tab.answer_pull(&effects, Err(status(401, ProblemKind::Revoked)));
    let waiting = |number, command, accepted| Waiting {
        envelope: envelope(number, command),
        accepted,
    };
    let accepted = Accepted {
        epoch: EPOCH,
        seq: 9,
        at: NOW,
    };
    let effects = tab.handle(Event::Restored {
        waiting: vec![
            waiting(1, create_account(), Some(accepted)),
            waiting(2, note("Call back"), None),
        ],
        decisions: Vec::new(),
    });
    assert!(effects.contains(&Effect::ForgetCommands(vec![id(1)])));
    assert_eq!(tab.replica.decisions()[0].command, note("Call back"));
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
