//! What models make of accounts.

use super::*;

fn judgement() -> impl Strategy<Value = Judgement> {
    let reason =
        (select(FitAspect::ALL), select(Speaks::ALL), text()).prop_map(|(aspect, speaks, text)| {
            FitReason {
                aspect,
                speaks,
                text,
            }
        });
    (any::<u8>(), any::<u8>(), vec(reason, 0..3)).prop_map(|(score, confidence, reasons)| {
        Judgement {
            score,
            confidence,
            reasons,
        }
    })
}

pub(super) fn fit() -> impl Strategy<Value = Fit> {
    let by_hand = (any::<u8>(), text(), id()).prop_map(|(score, why, by)| FitByHand {
        score,
        why,
        by: MemberId(by),
    });
    let of = (id(), select(Goal::ALL));
    let said = (option::of(judgement()), option::of(by_hand));
    let when = (at(), option::of(at()));
    (of, any::<u8>(), when, said).prop_map(
        |((product, goal), score, (at, judged_at), (judged, by_hand))| Fit {
            product_id: ProductId(product),
            goal,
            score,
            at,
            judged_at,
            judged,
            by_hand,
        },
    )
}
