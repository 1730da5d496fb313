//! Event → state → effects, as the shell sees it.

use super::*;
use crate::{Failure, TabMessage, Ticket};
use domain::*;
use protocol::{
    Accepted, ChangedRow, CommandOutcome, LiveEvent, Outcome, ProblemKind, PushAnswer, Seq, Waiting,
};

mod erasing;
mod kit;
mod server;
mod sessions;
mod storage;
mod tabs;
mod unread;

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
fn many_acts_are_shown_each_at_once_and_stored_and_told_of_together() {
    let mut tab = Tab::synced();
    let mut numbers = 1..;
    for text in ["Call back", " ", "Call again"] {
        let number = numbers.next().unwrap();
        let text = text.to_owned();
        let about = AddNote {
            id: NoteId(Uuid::from_u128(number)),
            account_id: ACCOUNT,
            campaign_id: None,
            text,
        };
        let taken = tab.replica.take(envelope(number, about.into()));
        assert_eq!(
            taken.is_ok(),
            number != 2,
            "nothing is stored of what is refused"
        );
    }
    assert_eq!(tab.replica.rows().notes().count(), 2);
    let effects = tab.replica.follow(tab.now);
    assert_eq!(saves(&effects), [id(1), id(3)]);
    assert!(has(&effects, |it| *it == Effect::StatusChanged));
    let saved = |it: &&Effect| matches!(it, Effect::SaveCommands(_));
    assert_eq!(effects.iter().filter(saved).count(), 1);
    let shown = effects.iter().find_map(|it| match it {
        Effect::Changed(keys) => Some(keys.as_slice()),
        _ => None,
    });
    let notes = [1, 3].map(|number| NoteId(Uuid::from_u128(number)).into());
    assert!(
        notes
            .iter()
            .all(|note| shown.is_some_and(|keys| keys.contains(note)))
    );
    assert!(notes.iter().all(|note| tab.replica.is_pending(*note)));
    let effects = tab.handle(Event::Saved(vec![id(1), id(3)]));
    assert_eq!(pushes(&effects), Some(vec![id(1), id(3)]));
}

#[test]
fn the_same_act_twice_is_one() {
    let mut tab = Tab::synced();
    tab.act(1, note("Call back"));
    assert_eq!(tab.act(1, note("Call back")), []);
    assert_eq!(tab.replica.status().waiting, 1);
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
    tab.answer_push(&pushed, Ok(applied(&[(1, 8)])));
    assert_eq!(
        (tab.replica.decisions(), tab.replica.status().waiting),
        (&[][..], 0)
    );
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
fn signing_out_leaves_nothing() {
    let mut tab = Tab::synced();
    tab.act(1, note("Call back"));
    let effects = tab.handle(Event::SignedOutHere);
    assert!(has(&effects, |it| *it == Effect::EraseDevice));
    assert!(has(&effects, |it| *it == Effect::Tell(TabMessage::SignedOut)));
    assert_eq!(tab.replica.rows().accounts().count(), 0);
    assert_eq!(tab.replica.status().link, Link::SignedOut);
}
