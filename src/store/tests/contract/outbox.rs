//! What an outbox keeps, and what it gives back.

use crate::sample::*;
use domain::{CommandId, Timestamp};
use protocol::Accepted;
use store::Outbox;

async fn ids(outbox: &impl Outbox) -> Vec<CommandId> {
    let waiting = outbox.waiting().await.unwrap();
    assert_eq!(waiting.unreadable, []);
    waiting.entries.iter().map(|one| one.envelope.id).collect()
}

fn numbers(numbers: impl IntoIterator<Item = u64>) -> Vec<CommandId> {
    numbers.into_iter().map(command_id).collect()
}

contract! {
    async fn where_nothing_was_done_nothing_waits(device: Device) {
        let outbox = device.outbox();
        assert_eq!(outbox.waiting().await, Ok(store::Kept::default()));
        assert_eq!(outbox.decisions().await, Ok(store::Kept::default()));
        assert_eq!(outbox.texts().await, Ok(store::Kept::default()));
        assert_eq!(outbox.is_empty().await, Ok(true));
        assert_eq!(outbox.append(&[]).await, Ok(()));
        assert_eq!(outbox.forget(&[]).await, Ok(()));
    }

    async fn a_command_comes_back_as_it_was(device: Device) {
        let sent = command(1, "Gràcies! 🥐\u{202e}\0 \"quoted\"");
        device.outbox().append(std::slice::from_ref(&sent)).await.unwrap();
        let waiting = device.outbox().waiting().await.unwrap().entries;
        assert_eq!(waiting.len(), 1);
        assert_eq!(waiting[0].envelope, sent);
        assert_eq!(waiting[0].accepted, None);
    }

    async fn commands_wait_in_the_order_of_their_appends_from_any_tab(device: Device) {
        let (one, two) = (device.outbox(), device.outbox());
        one.append(&[command(9, "a"), command(3, "b")]).await.unwrap();
        two.append(&[command(7, "c")]).await.unwrap();
        one.append(&[command(1, "d")]).await.unwrap();
        two.append(&[command(8, "e"), command(2, "f")]).await.unwrap();
        for outbox in [&one, &two, &device.outbox()] {
            assert_eq!(ids(outbox).await, numbers([9, 3, 7, 1, 8, 2]));
        }
    }

    async fn appends_made_at_once_are_kept_in_the_order_in_which_they_were_made(device: Device) {
        let outbox = device.outbox();
        outbox.append(&[command(100, "first")]).await.unwrap();
        let (one, two, three) = ([command(3, "c")], [command(2, "b")], [command(1, "a")]);
        let appended = crate::device::together([
            Box::pin(outbox.append(&one)),
            Box::pin(outbox.append(&two)),
            Box::pin(outbox.append(&three)),
        ]);
        assert_eq!(appended.await, [Ok(()), Ok(()), Ok(())]);
        assert_eq!(ids(&outbox).await, numbers([100, 3, 2, 1]));
    }

    async fn a_command_that_is_appended_again_stays_where_and_what_it_is(device: Device) {
        let outbox = device.outbox();
        outbox.append(&[command(1, "a"), command(2, "b"), command(1, "a")]).await.unwrap();
        outbox.append(&[command(1, "changed"), command(3, "c")]).await.unwrap();
        assert_eq!(ids(&outbox).await, numbers([1, 2, 3]));
        assert_eq!(outbox.waiting().await.unwrap().entries[0].envelope, command(1, "a"));
    }

    async fn an_accepted_command_stays_in_its_place_until_it_is_forgotten(device: Device) {
        let outbox = device.outbox();
        outbox.append(&[command(1, "a"), command(2, "b"), command(3, "c")]).await.unwrap();
        let accepted = Accepted { epoch: EPOCH, seq: 40, at: Timestamp(5) };
        outbox.accept(&[(command_id(2), accepted), (command_id(77), accepted)]).await.unwrap();
        assert_eq!(ids(&outbox).await, numbers([1, 2, 3]));
        let marks: Vec<_> = outbox.waiting().await.unwrap().entries.iter().map(|one| one.accepted).collect();
        assert_eq!(marks, [None, Some(accepted), None]);
        outbox.forget(&[command_id(2), command_id(77), command_id(1)]).await.unwrap();
        assert_eq!(ids(&device.outbox()).await, numbers([3]));
    }

    async fn what_takes_the_place_of_a_command_stands_where_it_stood(device: Device) {
        let outbox = device.outbox();
        outbox.append(&[command(1, "a"), command(2, "b"), command(3, "c")]).await.unwrap();
        let accepted = Accepted { epoch: EPOCH, seq: 40, at: Timestamp(5) };
        outbox.accept(&[(command_id(2), accepted)]).await.unwrap();
        let refused = decision(&command(3, "c"));
        outbox.keep_decision(&refused).await.unwrap();
        let rest = command(9, "the rest").command;
        for n in [2, 3, 77] {
            outbox.rewrite(command_id(n), &rest).await.unwrap();
        }
        let waiting = device.outbox().waiting().await.unwrap().entries;
        assert_eq!(waiting.iter().map(|one| one.envelope.id).collect::<Vec<_>>(), numbers([1, 2]));
        assert_eq!(waiting[0].envelope, command(1, "a"));
        assert_eq!((&waiting[1].envelope.command, waiting[1].accepted), (&rest, Some(accepted)));
        let decisions = device.outbox().decisions().await.unwrap().entries;
        let rewritten = protocol::KeptDecision { command: rest, ..refused };
        assert_eq!(decisions, [rewritten]);
    }

    async fn a_refused_command_moves_to_the_decisions_whole(device: Device) {
        let outbox = device.outbox();
        outbox.append(&[command(1, "a"), command(2, "b")]).await.unwrap();
        let refused = decision(&command(1, "a"));
        outbox.keep_decision(&refused).await.unwrap();
        assert_eq!(ids(&outbox).await, numbers([2]));
        assert_eq!(device.outbox().decisions().await.unwrap().entries, [refused]);

        // One that was never in this outbox is kept all the same, and in its place.
        let earlier = decision(&command(0, "z"));
        outbox.keep_decision(&earlier).await.unwrap();
        let decisions = outbox.decisions().await.unwrap().entries;
        assert_eq!(decisions.iter().map(|one| one.id).collect::<Vec<_>>(), numbers([0, 1]));
        outbox.forget_decision(command_id(1)).await.unwrap();
        outbox.forget_decision(command_id(1)).await.unwrap();
        assert_eq!(outbox.decisions().await.unwrap().entries, [earlier]);
    }

    async fn each_conversation_keeps_the_last_text_of_its_composer(device: Device) {
        let outbox = device.outbox();
        outbox.keep_text(&text(1, 1, "Bon")).await.unwrap();
        outbox.keep_text(&text(2, 2, "Guten")).await.unwrap();
        outbox.keep_text(&text(1, 1, "Bon dia")).await.unwrap();
        let texts = device.outbox().texts().await.unwrap().entries;
        assert_eq!(texts, [text(1, 1, "Bon dia"), text(2, 2, "Guten")]);
    }

    async fn a_text_is_forgotten_with_its_message_and_not_with_another(device: Device) {
        let outbox = device.outbox();
        outbox.keep_text(&text(1, 5, "begun in another tab since")).await.unwrap();
        outbox.forget_text(conversation_id(1), message_id(4)).await.unwrap();
        assert_eq!(outbox.texts().await.unwrap().entries.len(), 1);
        outbox.forget_text(conversation_id(1), message_id(5)).await.unwrap();
        outbox.forget_text(conversation_id(1), message_id(5)).await.unwrap();
        assert_eq!(outbox.texts().await.unwrap().entries, []);
    }

    async fn an_outbox_is_empty_when_neither_commands_nor_decisions_nor_texts_stand_in_it(device: Device) {
        let outbox = device.outbox();
        outbox.append(&[command(1, "a")]).await.unwrap();
        assert_eq!(device.outbox().is_empty().await, Ok(false));
        outbox.keep_decision(&decision(&command(1, "a"))).await.unwrap();
        assert_eq!(device.outbox().is_empty().await, Ok(false));
        outbox.forget_decision(command_id(1)).await.unwrap();
        assert_eq!(device.outbox().is_empty().await, Ok(true));
        outbox.keep_text(&text(1, 1, "Bon")).await.unwrap();
        assert_eq!(device.outbox().is_empty().await, Ok(false));
        outbox.forget_text(conversation_id(1), message_id(1)).await.unwrap();
        assert_eq!(device.outbox().is_empty().await, Ok(true));
    }

    async fn signing_out_leaves_nothing(device: Device) {
        let outbox = device.outbox();
        outbox.append(&[command(1, "a")]).await.unwrap();
        outbox.keep_decision(&decision(&command(2, "b"))).await.unwrap();
        outbox.keep_text(&text(1, 1, "Bon")).await.unwrap();
        outbox.clear().await.unwrap();
        assert_eq!(ids(&device.outbox()).await, []);
        assert_eq!(outbox.decisions().await.unwrap().entries, []);
        assert_eq!(outbox.texts().await.unwrap().entries, []);
    }
}
