//! A message and an account as most tables of tests need them.

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

/// A prospect of whom nothing but the name is known.
pub(crate) fn account_of(id: AccountId) -> Account {
    Account {
        id,
        name: "Forn Vell".to_owned(),
        line_of_business: String::new(),
        city: String::new(),
        country: String::new(),
        language: None,
        phone: String::new(),
        email: String::new(),
        website: String::new(),
        notes: String::new(),
        status: AccountStatus::Prospect,
        status_mark: None,
        relationship_types: BTreeSet::new(),
        custom: BTreeMap::new(),
        merged_into: None,
        fits: None,
        created_at: Timestamp(0),
    }
}
