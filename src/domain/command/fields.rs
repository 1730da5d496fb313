//! One field of a row in its new form: what the commands that edit rows carry.

use super::CustomFieldChange;
use crate::{language::Language, money::Money, records::*, time::Day, values::*};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident($type:ty)),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($variant($type)),* }
    )*};
}

fields! {
    /// One field of a product in its new form; an empty text clears it.
    ProductField {
        Name(String), Description(String), Website(String),
        CommunicationLanguage(Option<Language>),
    }

    /// One field of a campaign in its new form.
    CampaignField {
        Name(String), Goal(Goal), Brief(String), CommunicationLanguage(Option<Language>),
    }

    /// One field of an account in its new form. The status has a command of its own. A line of notes goes
    /// below them, where they do not have it yet and there is room.
    AccountField {
        Name(String), LineOfBusiness(String), City(String), Country(String),
        Language(Option<Language>), Phone(String), Email(String), Website(String), Notes(String),
        RelationshipTypes(BTreeSet<RelationshipType>), Custom(CustomFieldChange),
        NotesLine(String),
    }

    /// One field of a contact in its new form.
    ContactField {
        Name(String), Title(String), Email(String), Phone(String), Linkedin(String),
        Role(Option<ContactRole>), Instagram(String), TwitterX(String),
    }

    /// One property of a field of the workspace's own in its new form. Key and kind never change.
    CustomFieldField { Label(String), Options(Vec<String>), Archived(bool) }

    /// One field of a member in its new form.
    MemberField {
        Name(String), ReadingLanguage(Option<Language>), OtherLanguages(Vec<Language>),
        Telling(Telling),
    }

    /// One field of an expense in its new form. An amount changes with its currency.
    ExpenseField { Kind(ExpenseKind), Amount(Money), SpentOn(Day), Note(String) }
}
