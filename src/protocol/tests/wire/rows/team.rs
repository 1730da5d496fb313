//! What the team keeps for itself and tells itself, and what it was told to forget.

use crate::{frozen::Frozen, values::*};
use domain::*;

#[test]
fn rows_within_the_team_are_frozen() {
    let mut frozen = Frozen::of(include_str!("../frozen/team.txt"));
    let mut hold = |name: &str, row: Row| frozen.hold(name, &row);
    let reply = SavedReply {
        id: SavedReplyId(id(18)),
        name: "Hello".to_owned(),
        text: "Hola {{contact.first_name|there}}".to_owned(),
        owner: MemberId(id(1)),
        shared: true,
        created_at: AT,
    };
    hold("saved_reply", reply.clone().into());
    let own = SavedReply {
        shared: false,
        ..reply
    };
    hold("saved_reply-own", own.into());
    let mentioned = Notification {
        id: NotificationId(id(19)),
        to: MemberId(id(1)),
        what: Notice::Mentioned {
            note_id: NoteId(id(10)),
            preview: "@Olga Call on Monday".to_owned(),
        },
        conversation_id: ConversationId(id(6)),
        account_id: AccountId(id(4)),
        by: MemberId(id(20)),
        at: AT,
        seen_at: None,
    };
    hold("notification-mentioned", mentioned.clone().into());
    let assigned = Notification {
        what: Notice::Assigned,
        seen_at: Some(AT),
        ..mentioned
    };
    hold("notification-assigned", assigned.clone().into());
    let taken = Notification {
        what: Notice::Taken {
            to: Some(MemberId(id(20))),
        },
        ..assigned.clone()
    };
    hold("notification-taken", taken.into());
    let let_go = Notification {
        what: Notice::Taken { to: None },
        ..assigned.clone()
    };
    hold("notification-let-go", let_go.into());
    let replied = Notification {
        what: Notice::Replied {
            message_id: MessageId(id(9)),
            preview: "Sí, parlem-ne".to_owned(),
        },
        ..assigned
    };
    hold("notification-replied", replied.into());
    let reading = Reading {
        id: ReadingId(id(21)),
        member: MemberId(id(1)),
        conversation_id: ConversationId(id(6)),
        account_id: AccountId(id(4)),
        read_to: Some(ReadTo {
            at: AT,
            message_id: MessageId(id(8)),
        }),
        unread: false,
    };
    hold("reading", reading.clone().into());
    let unread = Reading {
        read_to: None,
        unread: true,
        ..reading
    };
    hold("reading-unread", unread.into());
    let print = serde_json::from_value(serde_json::json!(id(43)));
    let erasure = Erasure {
        id: ErasureId(id(41)),
        accounts: vec![AccountId(id(4))],
        salt: id(42),
        prints: vec![print.expect("a print")],
        opted_out: true,
        by: MemberId(id(1)),
        at: AT,
    };
    hold("erasure", erasure.clone().into());
    let blank = Erasure {
        prints: vec![],
        opted_out: false,
        ..erasure
    };
    hold("erasure-blank", blank.into());
    frozen.end();
}
