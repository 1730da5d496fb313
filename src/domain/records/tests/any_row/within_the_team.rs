//! What the team says to itself, and keeps for itself; what it notes of files.

use super::{at, id, text};
use crate::*;
use proptest::{
    collection::{btree_set, vec},
    option,
    prelude::*,
    sample::select,
};

pub(super) fn attachment() -> impl Strategy<Value = Attachment> {
    (text(), any::<u64>()).prop_map(|(name, bytes)| Attachment { name, bytes })
}

pub(super) fn call() -> impl Strategy<Value = Call> {
    (select(CallOutcome::ALL), option::of(any::<u32>()))
        .prop_map(|(outcome, minutes)| Call { outcome, minutes })
}

/// What is recorded by hand.
pub(super) fn recorded() -> impl Strategy<Value = Recorded> {
    let side = || select(Direction::ALL);
    prop_oneof![
        (side(), select(CallOutcome::ALL))
            .prop_map(|(direction, outcome)| Recorded::Called { direction, outcome }),
        (side(), select(LinkedinActivity::ALL))
            .prop_map(|(direction, what)| Recorded::Linkedin { direction, what }),
        select(OpportunityStage::ALL).prop_map(|stage| Recorded::Opportunity { stage }),
        (select(MeetingStep::ALL), at(), text()).prop_map(|(step, starts_at, place)| {
            Recorded::Meeting {
                step,
                starts_at,
                place,
            }
        }),
    ]
}

/// What is known of the HTML of an email.
pub(super) fn html_mark() -> impl Strategy<Value = HtmlMark> {
    let left_out = vec(any::<u64>(), 0..3);
    (any::<u64>(), any::<bool>(), left_out).prop_map(|(bytes, remote, left_out)| HtmlMark {
        bytes,
        remote,
        left_out,
    })
}

pub(super) fn email_html() -> impl Strategy<Value = Row> {
    ([id(), id(), id()], text()).prop_map(|([id, conversation, account], html)| {
        EmailHtml {
            id: EmailHtmlId(id),
            conversation_id: ConversationId(conversation),
            account_id: AccountId(account),
            html,
        }
        .into()
    })
}

pub(super) fn erasure() -> impl Strategy<Value = Row> {
    let prints = vec((id(), text()), 0..3);
    (
        [id(), id(), id()],
        vec(id(), 0..3),
        prints,
        any::<bool>(),
        at(),
    )
        .prop_map(|([id, salt, by], accounts, prints, opted_out, at)| {
            Erasure {
                id: ErasureId(id),
                accounts: accounts.into_iter().map(AccountId).collect(),
                salt,
                prints: prints
                    .into_iter()
                    .map(|(salt, address)| AddressPrint::of(salt, &address))
                    .collect(),
                opted_out,
                by: MemberId(by),
                at,
            }
            .into()
        })
}

pub(super) fn note() -> impl Strategy<Value = Row> {
    let mentions = btree_set(id().prop_map(MemberId), 0..3);
    let since = || option::of((id().prop_map(MemberId), at()));
    let times = (since(), since());
    ([id(), id(), id(), id()], text(), mentions, at(), times).prop_map(
        |([id, conversation, account, by], text, mentions, at, (edited, retraction))| {
            Note {
                id: NoteId(id),
                conversation_id: ConversationId(conversation),
                account_id: AccountId(account),
                text,
                mentions,
                by: MemberId(by),
                at,
                edited: edited.map(|(by, at)| Edited { by, at }),
                retraction: retraction.map(|(by, at)| Retraction { by, at }),
            }
            .into()
        },
    )
}

pub(super) fn saved_reply() -> impl Strategy<Value = Row> {
    ([id(), id()], [text(), text()], any::<bool>(), at()).prop_map(
        |([id, owner], [name, text], shared, created_at)| {
            SavedReply {
                id: SavedReplyId(id),
                name,
                text,
                owner: MemberId(owner),
                shared,
                created_at,
            }
            .into()
        },
    )
}

pub(super) fn telling() -> impl Strategy<Value = Telling> {
    let silenced = (select(NoticeEvent::ALL), select(NoticePlace::ALL))
        .prop_map(|(event, place)| Silenced { event, place });
    let quiet = (any::<u16>(), any::<u16>()).prop_map(|(from, until)| QuietHours { from, until });
    (btree_set(silenced, 0..4), option::of(quiet)).prop_map(|(off, quiet)| Telling { off, quiet })
}

pub(super) fn reading() -> impl Strategy<Value = Row> {
    let read_to = option::of((at(), id())).prop_map(|read_to| {
        read_to.map(|(at, message)| ReadTo {
            at,
            message_id: MessageId(message),
        })
    });
    ([id(), id(), id(), id()], read_to, any::<bool>()).prop_map(
        |([id, member, conversation, account], read_to, unread)| {
            Reading {
                id: ReadingId(id),
                member: MemberId(member),
                conversation_id: ConversationId(conversation),
                account_id: AccountId(account),
                read_to,
                unread,
            }
            .into()
        },
    )
}

pub(super) fn notification() -> impl Strategy<Value = Row> {
    let what =
        (select(NoticeEvent::ALL), id(), text()).prop_map(|(event, id, preview)| match event {
            NoticeEvent::Mentioned => Notice::Mentioned {
                note_id: NoteId(id),
                preview,
            },
            NoticeEvent::Replied => Notice::Replied {
                message_id: MessageId(id),
                preview,
            },
            NoticeEvent::Assigned => Notice::Assigned,
        });
    let ids = [id(), id(), id(), id(), id()];
    (ids, what, at(), option::of(at())).prop_map(
        |([id, to, conversation, account, by], what, at, seen_at)| {
            Notification {
                id: NotificationId(id),
                to: MemberId(to),
                what,
                conversation_id: ConversationId(conversation),
                account_id: AccountId(account),
                by: MemberId(by),
                at,
                seen_at,
            }
            .into()
        },
    )
}

pub(super) fn saved_view() -> impl Strategy<Value = Row> {
    (
        [id(), id()],
        select(ViewPlace::ALL),
        [text(), text()],
        any::<bool>(),
        at(),
    )
        .prop_map(|([id, owner], place, [name, query], shared, created_at)| {
            SavedView {
                id: ViewId(id),
                place,
                name,
                query,
                owner: MemberId(owner),
                shared,
                created_at,
            }
            .into()
        })
}
