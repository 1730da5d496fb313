//! What is offered, and to whom.

use super::{at, id, language, text};
use crate::*;
use proptest::{option, prelude::*, sample::select};

pub(super) fn product() -> impl Strategy<Value = Row> {
    let about = (text(), text(), text(), any::<bool>());
    let ideal = (text(), option::of(at()));
    (id(), about, ideal, option::of(language()), at()).prop_map(
        |(id, about, ideal, communication_language, created_at)| {
            let id = ProductId(id);
            let (name, description, website, archived) = about;
            let (ideal_customer, ideal_customer_since) = ideal;
            Product {
                id,
                name,
                description,
                website,
                ideal_customer,
                ideal_customer_since,
                communication_language,
                archived,
                created_at,
            }
            .into()
        },
    )
}

pub(super) fn campaign() -> impl Strategy<Value = Row> {
    (
        id(),
        id(),
        text(),
        select(Goal::ALL),
        (text(), text()),
        option::of(language()),
        any::<bool>(),
        at(),
    )
        .prop_map(
            |(id, product, name, goal, about, communication_language, archived, created_at)| {
                let (brief, tone) = about;
                let (id, product_id) = (CampaignId(id), ProductId(product));
                Campaign {
                    id,
                    product_id,
                    name,
                    goal,
                    brief,
                    tone,
                    communication_language,
                    archived,
                    created_at,
                }
                .into()
            },
        )
}
