//! Parts of imports, whatever they did.

use super::{at, id, text};
use crate::*;
use proptest::{collection::vec, option, prelude::*, sample::select};

pub(super) fn import_batch() -> impl Strategy<Value = Row> {
    let key = || (select(Kind::ALL), id()).prop_map(|(kind, id)| RowKey { kind, id });
    let created = key().prop_map(|key| {
        let product = Product {
            id: ProductId(key.id),
            name: String::new(),
            description: String::new(),
            website: String::new(),
            ideal_customer: String::new(),
            ideal_customer_since: None,
            communication_language: None,
            archived: false,
            created_at: Timestamp(0),
        };
        Created {
            key,
            ..Created::of(&product.into())
        }
    });
    let filled = prop_oneof![
        (id(), text()).prop_map(|(id, text)| Filled::Account {
            id: AccountId(id),
            fields: (&vec![AccountField::City(text)]).into(),
        }),
        (id(), text()).prop_map(|(id, text)| Filled::Contact {
            id: ContactId(id),
            fields: (&vec![ContactField::Email(text)]).into(),
        }),
    ];
    let why = select(vec![
        KeptBecause::Edited,
        KeptBecause::StatusChanged,
        KeptBecause::InUse,
        KeptBecause::HasContacts,
        KeptBecause::Merged,
    ]);
    let kept = (key(), why).prop_map(|(key, why)| Kept { key, why });
    let undone = (id(), at(), vec(kept, 0..3)).prop_map(|(by, at, kept)| ImportUndone {
        by: MemberId(by),
        at,
        kept,
    });
    let refused = id().prop_map(|id| RefusedMessage {
        id: MessageId(id),
        refusal: (&Refusal::NotInCampaign).into(),
    });
    let did = (
        vec(created, 0..3),
        vec(filled, 0..3),
        vec(id(), 0..3),
        (any::<u32>(), vec(refused, 0..3), any::<u32>()),
        option::of(undone),
    );
    ([id(), id(), id()], any::<u32>(), text(), at(), did).prop_map(
        |(
            [id, import, by],
            number,
            source,
            at,
            (created, filled, statuses, (there, refused, erased), undone),
        )| {
            ImportBatch {
                id: ImportBatchId(id),
                import_id: ImportId(import),
                number,
                source,
                by: MemberId(by),
                at,
                created,
                filled,
                statuses: statuses.into_iter().map(StatusChangeId).collect(),
                there,
                refused,
                erased,
                undone,
            }
            .into()
        },
    )
}
