use super::*;
use crate::records::example::logged;
use crate::{figures::Figures, *};
use proptest::prelude::*;
use uuid::Uuid;

fn account(n: u128) -> AccountId {
    AccountId(Uuid::from_u128(n))
}

fn message(n: u128, mode: Mode, at: i64) -> Message {
    let mut message = logged(n, mode, Timestamp(at));
    message.said.original_text = format!("text {n}");
    message
}

fn conversation(of: AccountId, campaign: Option<CampaignId>, messages: &[Message]) -> Conversation {
    Conversation {
        figures: Figures::of(messages),
        ..Conversation::begin(of, campaign, Timestamp(0))
    }
}

#[test]
fn the_conversations_of_both_in_one_campaign_count_once_and_those_of_others_apart() {
    let spring = Some(CampaignId(Uuid::from_u128(1)));
    let autumn = Some(CampaignId(Uuid::from_u128(2)));
    let ours = [message(1, Mode::LogSent, 5)];
    let theirs = [
        message(2, Mode::LogSent, 3),
        message(3, Mode::InboundPaste, 9),
    ];
    let rows = [
        conversation(account(1), spring, &ours),
        conversation(account(2), spring, &theirs),
        conversation(account(2), autumn, &[]),
        conversation(account(3), spring, &[]),
    ];
    let survivor = |id| if id == account(2) { account(1) } else { id };
    let joined = one_each(&rows, survivor);
    assert_eq!(joined.len(), 3);
    let both = &joined[0];
    assert_eq!(both.id, rows[1].id, "the one that holds the first message");
    assert_eq!(both.figures.initiated_at(), Some(Timestamp(3)));
    assert_eq!(both.figures.responded_at(), Some(Timestamp(9)));
    assert_eq!(both.figures.preview, "text 3");
}

proptest! {
    #[test]
    fn joined_figures_are_those_of_all_messages_together(
        one in proptest::collection::vec((any::<bool>(), 0..9_i64), 0..6),
        other in proptest::collection::vec((any::<bool>(), 0..9_i64), 0..6),
    ) {
        let messages = |from: u128, of: &[(bool, i64)]| -> Vec<Message> {
            let modes = of.iter().map(|(inbound, at)| {
                (if *inbound { Mode::InboundPaste } else { Mode::LogSent }, *at)
            });
            (from..).zip(modes).map(|(n, (mode, at))| message(n, mode, at)).collect()
        };
        let (one, other) = (messages(1, &one), messages(100, &other));
        let rows = [
            conversation(account(1), None, &one),
            conversation(account(2), None, &other),
        ];
        let joined = one_each(&rows, |_| account(1));
        prop_assert_eq!(&joined[0].figures, &Figures::of(one.iter().chain(&other)));
    }
}
