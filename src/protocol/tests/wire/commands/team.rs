//! What the team keeps for itself and tells itself.

use crate::{frozen::Frozen, values::*};
use domain::*;

pub(super) fn commands() -> Vec<(&'static str, Command)> {
    let reply = SavedReplyId(id(18));
    let save = SaveReply {
        id: reply,
        name: "Hello".to_owned(),
        text: "Hola {{contact.first_name|there}}".to_owned(),
        shared: true,
    };
    let see = SeeNotifications {
        ids: vec![NotificationId(id(19))],
    };
    let conversation_id = ConversationId(id(6));
    let tag = TagConversation {
        conversation_id,
        add: vec!["bakery".to_owned()],
        remove: vec!["two shops".to_owned()],
    };
    let read = MarkRead {
        conversation_id,
        seen_inbound: Some(MessageId(id(7))),
    };
    let reopen = ReopenConversation {
        conversation_id,
        pending: false,
    };
    let erase = EraseAccount {
        id: ErasureId(id(41)),
        account_id: AccountId(id(4)),
        accounts: Vec::new(),
    };
    let note = NoteId(id(10));
    let edit = UpdateNote {
        id: note,
        text: "Call on Tuesday".to_owned(),
        from: None,
    };
    let language = SetLanguage {
        id: MessageId(id(7)),
        language: "da".parse().expect("a known tag"),
    };
    let untranslated = NoteUntranslated {
        id: MessageId(id(7)),
        why: Some(ProviderTrouble::TooSlow),
    };
    let understood = UnderstandMessage {
        id: MessageId(id(7)),
        understanding: Some(Understanding::Read {
            intent: Intent::Question,
            confidence: 80,
            why: "They ask for the price".to_owned(),
        }),
    };
    let (account_id, product_id, goal) = (AccountId(id(4)), ProductId(id(2)), Goal::Sales);
    let judge = JudgeFit {
        account_id,
        product_id,
        goal,
        judgement: crate::fits::judgement(),
    };
    let set = SetFit {
        account_id,
        product_id,
        goal,
        score: Some(9),
        why: "They asked".to_owned(),
    };
    vec![
        ("judge_fit", judge.into()),
        ("set_fit", set.into()),
        ("understand_message", understood.into()),
        ("note_untranslated", untranslated.into()),
        ("reopen_conversation", reopen.into()),
        ("tag_conversation", tag.into()),
        ("mark_read", read.into()),
        ("mark_unread", MarkUnread { conversation_id }.into()),
        ("save_reply", save.into()),
        ("delete_reply", DeleteReply { id: reply }.into()),
        ("see_notifications", see.into()),
        ("update_note", edit.into()),
        (
            "retract_note",
            RetractNote {
                id: note,
                takes_back: false,
            }
            .into(),
        ),
        ("set_language", language.into()),
        ("erase_account", erase.into()),
    ]
}

#[test]
fn an_erasure_that_says_what_goes_is_frozen() {
    let mut frozen = Frozen::of(include_str!("../frozen/erasure.txt"));
    let erase = EraseAccount {
        id: ErasureId(id(41)),
        account_id: AccountId(id(4)),
        accounts: vec![AccountId(id(4)), AccountId(id(40))],
    };
    frozen.hold("erase_account", &Command::from(erase));
    frozen.end();
}
