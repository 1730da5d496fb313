//! A message as most tables of tests need it.

use super::*;
use uuid::Uuid;

/// A logged email that says *Bon dia* in English, of nobody, to nobody.
pub(crate) fn logged(n: u128, mode: Mode, at: Timestamp) -> Message {
    Message {
        id: MessageId(Uuid::from_u128(n)),
        conversation_id: ConversationId(Uuid::nil()),
        account_id: AccountId(Uuid::nil()),
        status: MessageStatus::Sent,
        said: Said {
            mode,
            channel: Channel::Email,
            original_text: "Bon dia".to_owned(),
            original_language: Language::english(),
            translation: None,
            subject: String::new(),
            quoted_history: String::new(),
            occurred_at: at,
            correspondent: None,
            intent: None,
            language_override: None,
            attachments: Vec::new(),
        },
        recorded_at: at,
        recorded_by: MemberId(Uuid::nil()),
        revision: None,
        begun_at: None,
        second_of: None,
        call: None,
        html: None,
        retraction: None,
        untranslated: None,
        understanding: None,
        suggested: None,
    }
}
