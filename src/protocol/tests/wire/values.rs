//! Values by number.

use domain::{money::Money, *};
use uuid::Uuid;

pub(crate) const AT: Timestamp = Timestamp(1_795_258_800_000);

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub(crate) fn tag(text: &str) -> Language {
    text.parse().expect("a known language")
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

pub(crate) fn dinars() -> Money {
    let currency = "KWD".parse().expect("a currency");
    Money {
        minor: 1_250,
        currency,
    }
}

/// Only what a text must have.
pub(crate) fn short(mode: Mode) -> Said {
    Said {
        mode,
        channel: Channel::Whatsapp,
        original_text: "Bon dia".to_owned(),
        original_language: tag("ca"),
        translation: None,
        subject: String::new(),
        quoted_history: String::new(),
        occurred_at: AT,
        correspondent: None,
        intent: None,
        language_override: None,
        attachments: Vec::new(),
    }
}

/// Everything that a text can have.
pub(crate) fn full() -> Said {
    Said {
        channel: Channel::Email,
        translation: Some(translation()),
        subject: "Pa \"de pagès\"".to_owned(),
        quoted_history: "> abans\n> d’ahir".to_owned(),
        correspondent: Some(correspondent()),
        intent: Some(Intent::Question),
        language_override: Some(tag("pt-BR")),
        ..short(Mode::InboundPaste)
    }
}

pub(crate) fn attachment() -> Attachment {
    Attachment {
        name: "preus \"2026\".pdf".to_owned(),
        bytes: 48_200,
    }
}

pub(crate) fn translation() -> Translation {
    Translation {
        text: "Good morning".to_owned(),
        language: tag("en"),
    }
}

pub(crate) fn correspondent() -> Correspondent {
    Correspondent {
        contact_id: Some(ContactId(id(5))),
        name: "Anna".to_owned(),
        address: "anna@forn.example".to_owned(),
    }
}

pub(crate) fn member() -> Member {
    Member {
        id: MemberId(id(1)),
        name: "Olga".to_owned(),
        email: "olga@rapport.example".to_owned(),
        role: Role::Owner,
        reading_language: Some(tag("en")),
        other_languages: Vec::new(),
        telling: Telling::default(),
        removed_at: None,
    }
}

pub(crate) fn account() -> Account {
    Account {
        id: AccountId(id(4)),
        name: "Forn Vell".to_owned(),
        line_of_business: "bakery".to_owned(),
        city: "Vic".to_owned(),
        country: "ES".to_owned(),
        language: Some(tag("ca")),
        phone: "938 000 111".to_owned(),
        email: "hola@forn.example".to_owned(),
        website: "https://forn.example".to_owned(),
        notes: "Closed on Mondays".to_owned(),
        status: AccountStatus::Contacted,
        status_mark: Some(StatusMark {
            change_id: StatusChangeId(id(9)),
            by: MemberId(id(1)),
            at: AT,
            why: "called".to_owned(),
        }),
        relationship_types: [RelationshipType::Client, RelationshipType::Press].into(),
        custom: [].into(),
        merged_into: Some(AccountId(id(40))),
        fits: None,
        created_at: AT,
    }
}

pub(crate) fn blank_account() -> Account {
    Account {
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
        relationship_types: [].into(),
        custom: [].into(),
        merged_into: None,
        fits: None,
        ..account()
    }
}

/// What a member has chosen to be told.
pub(crate) fn telling() -> Telling {
    let silenced = Silenced {
        event: NoticeEvent::Assigned,
        place: NoticePlace::Browser,
    };
    let (from, until) = (1_320, 420);
    Telling {
        off: [silenced].into(),
        quiet: Some(QuietHours { from, until }),
    }
}
