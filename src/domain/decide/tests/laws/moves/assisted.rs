//! What part the assistant takes, what providers make of replies, and what they fail at.

use super::*;

pub(super) fn acts() -> impl Strategy<Value = Command> {
    let trouble = || select(ProviderTrouble::ALL);
    let read = (select(Intent::ALL), 0..=101_u8, text()).prop_map(|(intent, confidence, why)| {
        Understanding::Read {
            intent,
            confidence,
            why,
        }
    });
    let failed = trouble().prop_map(|why| Understanding::Failed { why });
    let understanding = option::of(prop_oneof![read, failed]);
    prop_oneof![
        fits(),
        (conversation(), select(AiMode::ALL)).prop_map(|(conversation_id, ai_mode)| {
            SetAiMode {
                conversation_id,
                ai_mode,
            }
            .into()
        }),
        (some_message(), text()).prop_map(|(id, text)| {
            let translation = in_english(&text);
            TranslateMessage { id, translation }.into()
        }),
        (some_message(), option::of(trouble()))
            .prop_map(|(id, why)| NoteUntranslated { id, why }.into()),
        (some_message(), understanding).prop_map(|(id, understanding)| UnderstandMessage {
            id,
            understanding
        }
        .into()),
    ]
}

fn fits() -> impl Strategy<Value = Command> {
    let of = || (place(), 1..=3_u128, select(&[Goal::Sales, Goal::Press][..]));
    let reasons = vec(text(), 0..2).prop_map(|texts| {
        let reason = |text| FitReason {
            aspect: FitAspect::Other,
            speaks: Speaks::Against,
            text,
        };
        texts.into_iter().map(reason).collect::<Vec<_>>()
    });
    prop_oneof![
        (of(), 0..=11_u8, reasons).prop_map(|((place, n, goal), score, reasons)| {
            JudgeFit {
                account_id: place.account,
                product_id: ProductId(id(n)),
                goal,
                judgement: Judgement {
                    score,
                    confidence: 50,
                    reasons,
                },
            }
            .into()
        }),
        (of(), option::of(0..=11_u8), text()).prop_map(|((place, n, goal), score, why)| {
            SetFit {
                account_id: place.account,
                product_id: ProductId(id(n)),
                goal,
                score,
                why,
            }
            .into()
        }),
    ]
}
