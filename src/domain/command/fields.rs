//! One field of a row in its new form: what the commands that edit rows carry.

use super::CustomFieldChange;
use crate::{
    language::Language, money::Money, records::*, text::has_visible, time::Day, values::*,
};
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
        Name(String), Description(String), Website(String), IdealCustomer(String),
        CommunicationLanguage(Option<Language>), Archived(bool),
    }

    /// One field of a campaign in its new form.
    CampaignField {
        Name(String), Goal(Goal), Brief(String), Tone(String),
        CommunicationLanguage(Option<Language>), Archived(bool),
    }

    /// One field of an account in its new form. The status has a command of its own. A line of notes goes
    /// below them, where they do not have it yet and there is room. Notes that were edited lose nothing
    /// that somebody else has written there meanwhile.
    AccountField {
        Name(String), LineOfBusiness(String), City(String), Country(String),
        Language(Option<Language>), Phone(String), Email(String), Website(String), Notes(String),
        RelationshipTypes(BTreeSet<RelationshipType>), Custom(CustomFieldChange),
        NotesLine(String), NotesEdited(TextEdit),
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

/// A text that was edited: what stood there when the edit began, and what it made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TextEdit {
    pub from: String,
    pub to: String,
}

impl TextEdit {
    /// What the edit makes of the text as it stands now. Where that is another than it began with, all
    /// of it stays, and what the edit wrote goes below as it was written; what it took away stays.
    pub fn applied_to(&self, now: &str) -> String {
        if now == self.from || now == self.to {
            return self.to.clone();
        }
        let brought = self.brought();
        if !brought.iter().any(|line| has_visible(line)) {
            return now.to_owned();
        }
        let brought = brought.join("\n");
        if now == brought || now.ends_with(&format!("\n{brought}")) {
            return now.to_owned();
        }
        let mut whole = now.to_owned();
        if !whole.is_empty() && !whole.ends_with('\n') {
            whole.push('\n');
        }
        whole.push_str(&brought);
        whole
    }

    /// The lines between the first and the last that the edit changed.
    fn brought(&self) -> Vec<&str> {
        let (from, to): (Vec<&str>, Vec<&str>) =
            (self.from.lines().collect(), self.to.lines().collect());
        let alike = |(one, other): &(&&str, &&str)| one == other;
        let before = from.iter().zip(&to).take_while(alike).count();
        let rest = from.len().min(to.len()) - before;
        let ends = from.iter().rev().zip(to.iter().rev()).take(rest);
        let after = ends.take_while(alike).count();
        to[before..to.len() - after].to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case::nobody_else("a", "a", "b", "b")]
    #[case::both_the_same("a", "b", "b", "b")]
    #[case::both_add(
        "a",
        "a\nN: budget",
        "a\nA: prefers WhatsApp",
        "a\nN: budget\nA: prefers WhatsApp"
    )]
    #[case::both_begin("", "N: budget", "A: WhatsApp", "N: budget\nA: WhatsApp")]
    #[case::lines_that_stand_elsewhere(
        "a",
        "a\nN\nTel: see website",
        "a\nA\n\nTel: see website",
        "a\nN\nTel: see website\nA\n\nTel: see website"
    )]
    #[case::a_line_in_the_middle("a\nc", "a\nc\nN", "a\nb\nc", "a\nc\nN\nb")]
    #[case::one_takes_away("a\nb", "a\nb\nc", "a", "a\nb\nc")]
    #[case::cleared_meanwhile("a", "", "a\nb", "b")]
    fn an_edit_takes_nothing_that_somebody_else_wrote(
        #[case] from: &str,
        #[case] now: &str,
        #[case] to: &str,
        #[case] expected: &str,
    ) {
        let (from, to) = (from.to_owned(), to.to_owned());
        assert_eq!(TextEdit { from, to }.applied_to(now), expected);
    }

    proptest! {
        #[test]
        fn nothing_that_either_hand_wrote_is_lost_and_a_second_time_changes_nothing(
            from in "[ab\n]{0,6}", now in "[abc\n]{0,6}", to in "[abd\n]{0,6}",
        ) {
            let edit = TextEdit { from: from.clone(), to: to.clone() };
            let made = edit.applied_to(&now);
            let has = |text: &str, line: &str| text.lines().any(|other| other == line);
            for line in to.lines().filter(|line| !line.is_empty() && !has(&from, line)) {
                prop_assert!(has(&made, line));
            }
            if now != from && now != to {
                prop_assert!(made.starts_with(&now));
            }
            // What came out as the edit began is edited like that.
            if made != from {
                prop_assert_eq!(edit.applied_to(&made), made);
            }
        }
    }
}
