use super::*;
use domain::{AccountId, AddNote, Command, DeleteDraft, MessageId, NoteId};
use rstest::rstest;
use uuid::Uuid;

const EPOCH: Epoch = Epoch(Uuid::from_u128(1));
const RESTORED: Epoch = Epoch(Uuid::from_u128(2));

fn id(number: u128) -> CommandId {
    CommandId(Uuid::from_u128(number))
}

fn command(number: u128) -> Envelope {
    let draft = MessageId(Uuid::from_u128(number));
    Envelope {
        id: id(number),
        at: Timestamp(0),
        command: Command::DeleteDraft(DeleteDraft {
            id: draft,
            base: None,
        }),
    }
}

fn long(number: u128, bytes: usize) -> Envelope {
    Envelope {
        command: Command::from(AddNote {
            id: NoteId(Uuid::nil()),
            account_id: AccountId(Uuid::nil()),
            campaign_id: None,
            text: "a".repeat(bytes),
        }),
        ..command(number)
    }
}

fn accepted(epoch: Epoch, seq: Seq) -> Accepted {
    Accepted {
        epoch,
        seq,
        at: Timestamp(0),
    }
}

fn durable(numbers: impl IntoIterator<Item = u128>) -> Outbox {
    let mut outbox = Outbox::new(crate::Rules::whole().size);
    for number in numbers {
        outbox.add_own(command(number), Kept::Durable);
    }
    outbox
}

fn batch(outbox: &mut Outbox) -> Vec<CommandId> {
    let batch = outbox.batch(Some(EPOCH));
    batch.into_iter().map(|envelope| envelope.id).collect()
}

#[test]
fn a_command_that_is_being_saved_waits_and_so_do_those_after_it() {
    let mut outbox = durable([1]);
    outbox.add_own(command(2), Kept::Saving);
    outbox.add_own(command(3), Kept::Saving);
    outbox.saved(&[id(3)]);
    assert_eq!(batch(&mut outbox), [id(1)]);
    outbox.saved(&[id(2)]);
    assert_eq!(batch(&mut outbox), [id(1), id(2), id(3)]);
}

#[test]
fn a_command_that_the_disk_did_not_take_is_sent_from_memory() {
    let mut outbox = Outbox::new(crate::Rules::whole().size);
    outbox.add_own(command(1), Kept::Saving);
    assert!(!outbox.has_batch(Some(EPOCH)));
    outbox.save_failed(&[id(1)]);
    assert_eq!(batch(&mut outbox), [id(1)]);
    assert_eq!((outbox.saving(None), outbox.waiting(None)), (1, 1));
}

#[test]
fn a_batch_has_at_most_a_hundred_commands() {
    let mut outbox = durable(1..=150);
    assert_eq!(batch(&mut outbox).len(), limits::MAX_COMMANDS);
}

#[rstest]
#[case::together(&[1_000, 1_000], 2)]
#[case::up_to_the_limit(&[BATCH_BYTES / 2, BATCH_BYTES / 4, BATCH_BYTES / 2], 2)]
#[case::a_large_one_alone(&[BATCH_BYTES + 1, 10], 1)]
fn a_batch_is_small_enough_for_the_server(#[case] sizes: &[usize], #[case] in_batch: usize) {
    let mut outbox = Outbox::new(crate::Rules::whole().size);
    for (number, bytes) in (1..).zip(sizes) {
        outbox.add_own(long(number, *bytes), Kept::Durable);
    }
    assert_eq!(batch(&mut outbox).len(), in_batch);
}

#[test]
fn a_line_that_is_too_slow_for_a_batch_gets_a_smaller_one() {
    let mut outbox = durable(1..=40);
    let first = batch(&mut outbox);
    outbox.took_too_long(&first);
    let second = batch(&mut outbox);
    outbox.took_too_long(&second);
    let third = batch(&mut outbox);
    assert_eq!([first.len(), second.len(), third.len()], [40, 20, 10]);
    outbox.push_succeeded();
    assert_eq!(batch(&mut outbox).len(), 20);
}

#[test]
fn a_bad_command_is_found_by_halves_and_the_others_go_on() {
    let bad = id(6);
    let mut outbox = durable(1..=9);
    let (mut sent, mut found) = (Vec::new(), None);
    for _ in 0..20 {
        let ids = batch(&mut outbox);
        if ids.is_empty() {
            break;
        }
        if !ids.contains(&bad) {
            outbox.push_succeeded();
            for id in ids {
                outbox.accepted(id, accepted(EPOCH, 1));
                sent.push(id);
            }
        } else if let Poison::Found(id) = outbox.not_understood(&ids) {
            found = Some(id);
            outbox.refuse(id, Refusal::LastOwner, Timestamp(0));
        }
    }
    assert_eq!(found, Some(bad));
    assert_eq!(sent, [1, 2, 3, 4, 5, 7, 8, 9].map(id));
}

#[test]
fn a_command_on_which_a_healthy_server_fails_again_and_again_is_taken_out_of_the_way() {
    let mut outbox = durable([1]);
    for _ in 1..MAX_FAILURES {
        assert_eq!(outbox.failed_on(&[id(1)]), Poison::Among);
    }
    assert_eq!(outbox.failed_on(&[id(1)]), Poison::Found(id(1)));
}

#[test]
fn a_server_of_another_epoch_is_sent_the_journal_in_order_before_what_waits() {
    let mut outbox = durable([1, 2, 3]);
    outbox.accepted(id(1), accepted(EPOCH, 5));
    outbox.accepted(id(2), accepted(EPOCH, 6));
    assert_eq!(batch(&mut outbox), [id(3)]);
    let batch = outbox.batch(Some(RESTORED));
    let ids: Vec<_> = batch.into_iter().map(|envelope| envelope.id).collect();
    assert_eq!(ids, [1, 2, 3].map(id));
    assert_eq!(outbox.waiting(None), 1);
}

#[rstest]
#[case::farther(Some(EPOCH), 9, &[3])]
#[case::in_another_life(Some(RESTORED), 9, &[1, 2, 3])]
#[case::less_far(Some(EPOCH), 5, &[2, 3])]
#[case::from_the_beginning(Some(EPOCH), 0, &[1, 2, 3])]
#[case::where_nobody_has_said_the_life(None, 0, &[1, 2, 3])]
fn what_is_among_the_confirmed_rows_is_looked_at_again_where_they_do_not_stand_any_more(
    #[case] epoch: Option<Epoch>,
    #[case] cursor: Seq,
    #[case] matters: &[u128],
) {
    let mut outbox = durable([1, 2, 3]);
    outbox.accepted(id(2), accepted(EPOCH, 6));
    outbox.accepted(id(1), accepted(EPOCH, 5));
    outbox.stand(Some(EPOCH), 6);
    let unconfirmed = |outbox: &Outbox, epoch, cursor| -> Vec<CommandId> {
        let entries = outbox.unconfirmed(epoch, cursor);
        entries.map(|entry| entry.envelope.id).collect()
    };
    assert_eq!(unconfirmed(&outbox, Some(EPOCH), 6), [id(3)]);
    assert!([1, 2, 3].into_iter().all(|number| outbox.knows(id(number))));
    outbox.stand(epoch, cursor);
    let expected: Vec<CommandId> = matters.iter().copied().map(id).collect();
    assert_eq!(unconfirmed(&outbox, epoch, cursor), expected);
}

#[test]
fn the_journal_can_be_forgotten_refused_and_found_as_what_waits_can() {
    let mut outbox = durable([1, 2, 3]);
    for (number, seq) in [(1, 5), (2, 6)] {
        outbox.accepted(id(number), accepted(EPOCH, seq));
    }
    outbox.stand(Some(EPOCH), 6);
    let at = outbox.find(id(2)).and_then(|entry| entry.accepted);
    assert_eq!(at, Some(accepted(EPOCH, 6)));
    assert!(
        outbox
            .refuse(id(1), Refusal::LastOwner, Timestamp(9))
            .is_some()
    );
    assert!(outbox.find(id(1)).is_none());
    assert_eq!(outbox.forget_accepted(Some(EPOCH)), [id(2)]);
    assert!(!outbox.knows(id(2)) && outbox.knows(id(3)));
}

#[test]
fn an_accepted_command_is_unconfirmed_until_the_cursor_reaches_it() {
    let mut outbox = durable([1]);
    let unconfirmed = |outbox: &Outbox, cursor| outbox.unconfirmed(Some(EPOCH), cursor).count();
    outbox.accepted(id(1), accepted(EPOCH, 5));
    assert_eq!(unconfirmed(&outbox, 4), 1);
    assert_eq!(unconfirmed(&outbox, 5), 0);
}

#[test]
fn the_disk_says_the_order_and_memory_adds_what_the_disk_does_not_know() {
    let mut outbox = Outbox::new(crate::Rules::whole().size);
    outbox.add_own(command(3), Kept::Saving);
    outbox.add_heard(command(2));
    outbox.add_heard(command(4));
    let on_disk = |number, accepted| Waiting {
        envelope: command(number),
        accepted,
    };
    let waiting = vec![on_disk(1, None), on_disk(2, Some(accepted(EPOCH, 7)))];
    let lost = outbox.restore(waiting, &[]);
    // What was said to be on the disk and is not there is saved again.
    assert_eq!(lost, [command(4)]);
    let order: Vec<_> = outbox.entries.all().map(|it| it.envelope.id).collect();
    assert_eq!(order, [1, 2, 3, 4].map(id));
    assert_eq!(outbox.waiting_ids(Some(EPOCH)), [1, 3, 4].map(id));
    assert!(outbox.find(id(1)).is_some_and(|entry| entry.maybe_sent));
}

#[test]
fn a_command_that_left_for_decisions_does_not_come_back() {
    let mut outbox = durable([1]);
    let decision = outbox
        .refuse(id(1), Refusal::LastOwner, Timestamp(9))
        .unwrap();
    assert_eq!((decision.id, decision.command), (id(1), command(1).command));
    assert!(!outbox.add_heard(command(1)));
    let waiting = Waiting {
        envelope: command(1),
        accepted: None,
    };
    assert_eq!(outbox.restore(vec![waiting], &[]), []);
    assert_eq!(outbox.waiting(None), 0);
}

#[test]
fn the_journal_forgets_after_a_month() {
    let mut outbox = durable([1, 2]);
    outbox.take_untold();
    outbox.accepted(id(1), accepted(EPOCH, 5));
    outbox.stand(Some(EPOCH), 5);
    assert_eq!(outbox.prune(Timestamp(0) + JOURNAL), []);
    assert_eq!(outbox.prune(Timestamp(1) + JOURNAL), [id(1)]);
    assert_eq!(outbox.waiting(None), 1);
}

#[test]
fn of_a_long_journal_the_oldest_go_and_never_what_waits() {
    let mut outbox = Outbox::new(crate::Rules::whole().size);
    for number in 1..=4 {
        outbox.add_own(long(number, JOURNAL_BYTES / 2), Kept::Durable);
    }
    for number in [1, 2, 4] {
        outbox.accepted(id(number), accepted(EPOCH, 5));
    }
    outbox.take_untold();
    // Of another life they all wait.
    outbox.stand(Some(EPOCH), 5);
    outbox.stand(Some(RESTORED), 0);
    assert_eq!(outbox.prune(Timestamp(0)), []);
    outbox.stand(Some(EPOCH), 5);
    assert_eq!(outbox.prune(Timestamp(0)), [id(1), id(2)]);
    assert_eq!(outbox.waiting(Some(EPOCH)), 1);
}

#[test]
fn the_other_tabs_are_told_of_a_command_once_and_only_when_it_is_safe() {
    let mut outbox = Outbox::new(crate::Rules::whole().size);
    outbox.add_own(command(1), Kept::Saving);
    assert_eq!(outbox.take_untold(), []);
    outbox.saved(&[id(1)]);
    assert_eq!(outbox.take_untold(), [command(1)]);
    assert_eq!(outbox.take_untold(), []);
}

#[test]
fn the_other_tabs_are_told_of_a_command_that_was_confirmed_before_it_was_known_to_be_safe() {
    let mut outbox = Outbox::new(crate::Rules::whole().size);
    outbox.add_own(command(1), Kept::Saving);
    // Another tab has found it on the disk and sent it.
    outbox.accepted(id(1), accepted(EPOCH, 5));
    outbox.stand(Some(EPOCH), 5);
    outbox.saved(&[id(1)]);
    assert_eq!(outbox.take_untold(), [command(1)]);
    outbox.stand(Some(EPOCH), 5);
    assert_eq!(outbox.take_untold(), []);
}

#[rstest]
#[case::of_an_act_of_another_tab(|outbox: &mut Outbox| { outbox.add_heard(command(1)); })]
#[case::of_what_the_disk_has(|outbox: &mut Outbox| {
    let waiting = Waiting { envelope: command(1), accepted: None };
    outbox.restore(vec![waiting], &[]);
})]
fn an_acceptance_that_is_heard_before_its_command_is_remembered(#[case] hear: fn(&mut Outbox)) {
    let mut outbox = Outbox::new(crate::Rules::whole().size);
    outbox.accepted(id(1), accepted(EPOCH, 5));
    hear(&mut outbox);
    assert_eq!(outbox.waiting(Some(EPOCH)), 0);
}

#[test]
fn an_acceptance_of_an_earlier_life_does_not_stand_in_the_way_of_a_later_one() {
    let later = Accepted {
        at: Timestamp(9),
        ..accepted(RESTORED, 3)
    };
    let mut outbox = durable([1]);
    outbox.accepted(id(1), later);
    outbox.accepted(id(1), accepted(EPOCH, 5));
    let waiting = Waiting {
        envelope: command(1),
        accepted: Some(accepted(EPOCH, 5)),
    };
    outbox.restore(vec![waiting], &[]);
    assert_eq!(outbox.waiting(Some(RESTORED)), 0);
}
