//! What providers make of replies, and what they fail at.

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
