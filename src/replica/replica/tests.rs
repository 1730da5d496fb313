//! Event → state → effects, as the shell sees it.

use super::*;
use crate::{Failure, Ticket};
use domain::*;
use protocol::{
    Accepted, ChangedRow, CommandOutcome, LiveEvent, Outcome, ProblemKind, PushAnswer, Seq, Waiting,
};
use rstest::rstest;

mod kit;

use kit::{Tab, *};

#[test]
fn an_act_is_shown_at_once_saved_and_only_then_sent() {
    let mut tab = Tab::synced();
    let effects = tab.act(1, note("Call back"));
    assert_eq!(tab.replica.rows().notes().count(), 1);
    assert!(tab.replica.is_pending(NOTE.into()));
    assert_eq!(saves(&effects), [id(1)]);
    assert_eq!(pushes(&effects), None);
    assert_eq!(tab.replica.status().saving, 1);
    let effects = tab.handle(Event::Saved(vec![id(1)]));
    assert_eq!(pushes(&effects), Some(vec![id(1)]));
    assert_eq!(
        (tab.replica.status().saving, tab.replica.status().waiting),
        (0, 1)
    );
}

#[test]
fn a_refused_act_changes_and_stores_nothing() {
    let mut tab = Tab::synced();
    let blank = envelope(1, note(" "));
    let refusal = tab.replica.act(blank, NOW).unwrap_err();
    assert!(matches!(refusal, Refusal::Blank { .. }));
    assert_eq!(tab.replica.rows().notes().count(), 0);
    assert_eq!(tab.replica.status().waiting, 0);
    assert!(tab.replica.would(&note(" "), NOW).is_err());
    assert!(tab.replica.would(&note("a"), NOW).is_ok());
}

#[test]
fn the_same_act_twice_is_one() {
    let mut tab = Tab::synced();
    tab.act(1, note("Call back"));
    assert_eq!(tab.act(1, note("Call back")), []);
    assert_eq!(tab.replica.status().waiting, 1);
}

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

#[test]
fn an_accepted_act_stays_visible_until_it_is_confirmed() {
    let mut tab = Tab::synced();
    tab.open_account();
    let effects = tab.save_and_push(1, note("Call back"));
    let effects = tab.answer_push(&effects, applied(&[(1, 9)]));
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
    let effects = tab.answer_push(&effects, refused(1, &refusal));
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
fn news_that_forbid_an_act_that_was_never_sent_move_it_to_decisions() {
    let mut tab = Tab::synced();
    tab.open_account();
    tab.act(1, outbound("Bon dia"));
    let flagged = answer(EPOCH, tab.replica.cursor(), 9, vec![(9, do_not_contact())]);
    tab.pull(Ok(flagged));
    assert!(matches!(
        tab.replica.decisions()[0].refusal,
        Refusal::DoNotContact { .. }
    ));
    assert_eq!(tab.replica.rows().messages().count(), 0);
    assert_eq!(tab.replica.status().waiting, 0);
}

#[test]
fn an_act_that_a_server_may_have_seen_waits_for_its_word() {
    let mut tab = Tab::synced();
    tab.open_account();
    let pushed = tab.save_and_push(1, outbound("Bon dia"));
    let flagged = answer(EPOCH, tab.replica.cursor(), 9, vec![(9, do_not_contact())]);
    tab.pull(Ok(flagged));
    assert_eq!(tab.replica.decisions(), []);
    assert_eq!(tab.replica.status().waiting, 1);
    // It is hidden meanwhile: it does not follow from the rows that are known.
    assert_eq!(tab.replica.rows().messages().count(), 0);
    tab.answer_push(&pushed, applied(&[(1, 8)]));
    assert_eq!(
        (tab.replica.decisions(), tab.replica.status().waiting),
        (&[][..], 0)
    );
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
fn only_the_rows_concerned_are_said_to_have_changed() {
    let mut tab = Tab::synced();
    tab.act(1, note("Call back"));
    let renamed = Row::Account(Account {
        name: "Forn Vell i Fills".to_owned(),
        ..account()
    });
    let effects = tab.pull(Ok(answer(
        EPOCH,
        tab.replica.cursor(),
        9,
        vec![(9, renamed)],
    )));
    assert_eq!(changed(&effects), [RowKey::from(account().id)]);
    let effects = tab.pull(Ok(answer(EPOCH, 9, 9, Vec::new())));
    assert_eq!(changed(&effects), []);
}

#[test]
fn a_server_of_another_epoch_is_loaded_anew_and_sent_what_it_lost() {
    let mut tab = Tab::synced();
    let pushed = tab.save_and_push(1, note("Call back"));
    let effects = tab.answer_push(&pushed, applied(&[(1, 9)]));
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

#[test]
fn signing_out_leaves_nothing() {
    let mut tab = Tab::synced();
    tab.act(1, note("Call back"));
    let effects = tab.handle(Event::SignedOutHere);
    assert!(has(&effects, |it| *it == Effect::EraseDevice));
    assert!(has(&effects, |it| *it == Effect::Tell(TabMessage::SignedOut)));
    assert_eq!(tab.replica.rows().accounts().count(), 0);
    assert_eq!(tab.replica.status().link, Link::SignedOut);
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

mod tabs;
