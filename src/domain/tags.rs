//! Tags: words of the team's own on a conversation. One spelling each, so that two people who mean
//! the same tag write the same.

use crate::{
    normal::{Form, normal},
    refusal::{Field, Refusal},
    text::{self, has_visible, lower_case},
};

/// The longest tag, in characters.
pub const TAG_LIMIT: usize = 40;
/// The most tags on one conversation.
pub const TAGS_LIMIT: usize = 20;

/// A tag as it is kept: small letters, single blanks. Nothing where nothing of it could be seen.
pub fn tag(text: &str) -> Option<String> {
    let tag = text::collapse(&normal(&lower_case(text), Form::Nfc));
    has_visible(&tag).then_some(tag)
}

/// The same for a tag that a person gives: what is wrong with it is said.
pub fn given(text: &str) -> Result<String, Refusal> {
    text::required(Field::Tags, text, TAG_LIMIT)?;
    tag(text).ok_or(Refusal::Blank { field: Field::Tags })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case::as_it_is("two shops", Some("two shops"))]
    #[case::capitals("Two Shops", Some("two shops"))]
    #[case::white_space("  two \u{a0} shops\n", Some("two shops"))]
    #[case::accents_stay("Càtering", Some("càtering"))]
    #[case::in_two_characters("ca\u{300}tering", Some("càtering"))]
    #[case::another_script("パン屋", Some("パン屋"))]
    #[case::blank(" \t", None)]
    #[case::invisible("\u{200b}", None)]
    fn a_tag_is_kept_as(#[case] text: &str, #[case] kept: Option<&str>) {
        assert_eq!(tag(text).as_deref(), kept);
    }

    proptest! {
        #[test]
        fn a_tag_is_its_own_spelling(text in ".{0,60}") {
            if let Some(once) = tag(&text) {
                prop_assert_eq!(tag(&once), Some(once));
            }
        }
    }
}
