//! Rows, commands and texts by number.

use domain::*;
use protocol::{ChangedRow, ComposerText, Envelope, KeptDecision, Seq};
use store::Meta;
use uuid::Uuid;

pub(crate) const EPOCH: Epoch = Epoch(Uuid::from_u128(1));
pub(crate) const OTHER_EPOCH: Epoch = Epoch(Uuid::from_u128(2));

/// What a cache of the samples says of itself.
pub(crate) fn meta(epoch: Epoch, cursor: Seq) -> Meta {
    Meta {
        epoch,
        cursor,
        messages_since: Timestamp(7),
        filled: true,
    }
}

fn id(kind: u128, number: u64) -> Uuid {
    Uuid::from_u128(kind << 64 | u128::from(number))
}

pub(crate) fn account_id(number: u64) -> AccountId {
    AccountId(id(1, number))
}

pub(crate) fn conversation_id(number: u64) -> ConversationId {
    ConversationId(id(2, number))
}

pub(crate) fn message_id(number: u64) -> MessageId {
    MessageId(id(3, number))
}

pub(crate) fn command_id(number: u64) -> CommandId {
    CommandId(id(4, number))
}

fn at(number: u64) -> Timestamp {
    Timestamp(i64::try_from(number).unwrap())
}

pub(crate) fn put(seq: Seq, row: impl Into<Row>) -> ChangedRow {
    let row = row.into();
    ChangedRow::Put {
        seq,
        row: row.into(),
    }
}

pub(crate) fn deleted(seq: Seq, row: impl Into<Row>) -> ChangedRow {
    let key = row.into().key();
    ChangedRow::Deleted { seq, key }
}

pub(crate) fn account(number: u64, name: &str) -> Account {
    Account {
        id: account_id(number),
        name: name.to_owned(),
        line_of_business: "bakery".to_owned(),
        city: "Girona".to_owned(),
        country: "ES".to_owned(),
        language: "ca".parse().ok(),
        phone: String::new(),
        email: format!("hola@{number}.example"),
        website: String::new(),
        notes: String::new(),
        status: AccountStatus::Prospect,
        status_mark: None,
        relationship_types: [RelationshipType::Client].into(),
        custom: [].into(),
        merged_into: None,
        fits: None,
        created_at: at(number),
    }
}

/// A conversation of the account of the same number, in no campaign.
pub(crate) fn conversation(number: u64, last_activity: u64) -> Conversation {
    Conversation {
        id: conversation_id(number),
        last_note_at: Some(at(last_activity)),
        ..Conversation::begin(account_id(number), None, at(0))
    }
}

pub(crate) fn campaign(number: u64) -> Campaign {
    Campaign {
        id: CampaignId(id(5, number)),
        product_id: ProductId(id(6, number)),
        name: "Spring".to_owned(),
        goal: Goal::Sales,
        brief: String::new(),
        tone: String::new(),
        communication_language: None,
        archived: false,
        created_at: at(0),
    }
}

pub(crate) fn product(number: u64) -> Product {
    Product {
        id: ProductId(id(6, number)),
        name: "Flour".to_owned(),
        description: String::new(),
        website: String::new(),
        ideal_customer: String::new(),
        ideal_customer_since: None,
        communication_language: None,
        archived: false,
        created_at: at(0),
    }
}

pub(crate) fn member(number: u64) -> Member {
    Member {
        id: MemberId(id(7, number)),
        name: "Aina".to_owned(),
        email: "aina@rapport.example".to_owned(),
        role: Role::Member,
        reading_language: None,
        other_languages: Vec::new(),
        telling: Telling::default(),
        removed_at: None,
    }
}

pub(crate) fn message(number: u64, conversation: u64, text: &str) -> Message {
    Message {
        id: message_id(number),
        conversation_id: conversation_id(conversation),
        account_id: account_id(conversation),
        status: MessageStatus::Sent,
        said: said(text),
        recorded_at: at(number),
        recorded_by: MemberId(id(7, 1)),
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

pub(crate) fn draft(number: u64, conversation: u64, text: &str) -> Message {
    Message {
        status: MessageStatus::Draft,
        ..message(number, conversation, text)
    }
}

pub(crate) fn note(number: u64, conversation: u64) -> Note {
    Note {
        id: NoteId(id(8, number)),
        conversation_id: conversation_id(conversation),
        account_id: account_id(conversation),
        text: "Closed in August".to_owned(),
        mentions: [].into(),
        by: MemberId(id(7, 1)),
        at: at(number),
        edited: None,
        retraction: None,
    }
}

pub(crate) fn said(text: &str) -> Said {
    Said {
        mode: Mode::LogSent,
        channel: Channel::Email,
        original_text: text.to_owned(),
        original_language: Language::english(),
        translation: None,
        subject: String::new(),
        quoted_history: String::new(),
        occurred_at: at(1),
        correspondent: None,
        intent: None,
        language_override: None,
        attachments: Vec::new(),
    }
}

/// A command that carries a text.
pub(crate) fn command(number: u64, text: &str) -> Envelope {
    Envelope {
        id: command_id(number),
        at: at(number),
        command: Command::LogMessage(LogMessage {
            id: message_id(number),
            account_id: account_id(1),
            campaign_id: None,
            said: said(text),
            log_anyway: false,
            base: None,
            call: None,
            html: None,
            suggested: None,
        }),
    }
}

pub(crate) fn decision(refused: &Envelope) -> KeptDecision {
    KeptDecision {
        id: refused.id,
        acted_at: refused.at,
        refused_at: at(99),
        command: refused.command.clone(),
        refusal: Refusal::NotFound {
            kind: Kind::Account,
        },
    }
}

pub(crate) fn text(conversation: u64, message: u64, text: &str) -> ComposerText {
    ComposerText {
        conversation_id: conversation_id(conversation),
        account_id: account_id(conversation),
        campaign_id: None,
        message_id: message_id(message),
        base: None,
        mode: Mode::LogSent,
        channel: Channel::Email,
        original_text: text.to_owned(),
        own_text: String::new(),
        made_from: None,
        may_be_corrected: false,
        subject: String::new(),
        quoted_history: String::new(),
        occurred_at: None,
        correspondent: None,
        language_override: None,
        attachments: Vec::new(),
        html: None,
        intent: None,
        begun_at: at(1),
        edited_at: at(2),
        variants: domain::suggestion::Variants::default(),
        suggested: None,
    }
}
