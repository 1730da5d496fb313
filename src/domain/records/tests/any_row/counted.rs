//! What figures are counted from.

use super::{at, id, text};
use crate::{
    figures::{Figures, Mark},
    money::Money,
    *,
};
use proptest::{collection::vec, option, prelude::*, sample::select};

pub(super) fn turns() -> impl Strategy<Value = Turns> {
    let answer = (at(), at()).prop_map(|(asked_at, answered_at)| Answer {
        asked_at,
        answered_at,
    });
    let counts = (any::<u32>(), any::<u32>());
    let heard = vec(at(), 0..3);
    let times = (option::of(at()), option::of(at()));
    (vec(answer, 0..3), times, heard, counts).prop_map(
        |(answers, (asked_at, left_alone_at), heard, (ai_drafted, human))| Turns {
            answers,
            asked_at,
            heard,
            left_alone_at,
            ai_drafted,
            human,
        },
    )
}

pub(super) fn expense() -> impl Strategy<Value = Row> {
    let amount = (any::<i64>(), select(vec!["EUR", "JPY", "KWD"])).prop_map(|(minor, code)| {
        let currency = code.parse().unwrap();
        Money { minor, currency }
    });
    let day = select(vec!["0001-01-01", "2028-02-29", "9999-12-31"]);
    let what = (select(ExpenseKind::ALL), amount, day, text());
    ([id(), id(), id()], what, at()).prop_map(
        |([id, campaign, by], (kind, amount, day, note), created_at)| {
            Expense {
                id: ExpenseId(id),
                campaign_id: CampaignId(campaign),
                kind,
                amount,
                spent_on: day.parse().unwrap(),
                note,
                by: MemberId(by),
                created_at,
            }
            .into()
        },
    )
}

fn mark() -> impl Strategy<Value = Option<Mark>> {
    let intent = option::of(select(Intent::ALL));
    let mark = (
        at(),
        id(),
        select(Channel::ALL),
        select(Direction::ALL),
        intent,
    );
    option::of(mark.prop_map(|(at, id, channel, direction, intent)| {
        let id = MessageId(id);
        Mark {
            at,
            id,
            channel,
            direction,
            intent,
        }
    }))
}

pub(super) fn figures() -> impl Strategy<Value = Figures> {
    let marks = [
        mark().boxed(),
        mark().boxed(),
        mark().boxed(),
        mark().boxed(),
    ];
    let texts = (text(), option::of(text()));
    (marks, option::of(id()), any::<bool>(), texts).prop_map(
        |(marks, by, last_by_ai, (preview, translated_preview))| {
            let [first_outbound, first_inbound, last_inbound, last] = marks;
            Figures {
                first_outbound,
                initiated_by: by.map(MemberId),
                first_inbound,
                last_inbound,
                last,
                last_by_ai,
                preview,
                translated_preview,
            }
        },
    )
}
