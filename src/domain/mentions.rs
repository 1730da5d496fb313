//! Mentions: a member's name behind an `@` in a note (feature R11).

use crate::{ids::MemberId, records::Member, text::search_fold};
use std::collections::BTreeSet;

/// The members whose whole names stand in a text behind an `@`, case and accents aside. Of two names
/// of which one begins the other, the longer is meant; of two who bear one name, both are. Removed
/// members are not mentioned.
pub fn mentioned(text: &str, members: &[Member]) -> BTreeSet<MemberId> {
    marks(text, members)
        .into_iter()
        .flat_map(|mark| mark.members)
        .collect()
}

/// A mention where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where it begins, at its `@`, and where it ends, in bytes.
    pub start: usize,
    pub end: usize,
    pub members: Vec<MemberId>,
}

/// Every mention in a text, in its order.
pub fn marks(text: &str, members: &[Member]) -> Vec<Mention> {
    if !text.contains(['@', '＠']) {
        return Vec::new();
    }
    let names: Vec<(MemberId, Vec<char>)> = members
        .iter()
        .filter(|member| member.removed_at.is_none())
        .map(|member| {
            let name = letters(member.name.trim()).into_iter();
            (member.id, name.map(|letter| letter.folded).collect())
        })
        .filter(|(_, name): &(_, Vec<char>)| !name.is_empty())
        .collect();
    let letters = letters(text);
    let mut marks = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        // An address is no mention.
        let begins_word = at == 0 || !letters[at - 1].folded.is_alphanumeric();
        let name = (letters[at].folded == '@' && begins_word)
            .then(|| longest(&letters[at + 1..], &names))
            .flatten();
        match name {
            Some((length, members)) => {
                marks.push(Mention {
                    start: at.checked_sub(1).map_or(0, |before| letters[before].end),
                    end: letters[at + length].end,
                    members,
                });
                at += length + 1;
            }
            None => at += 1,
        }
    }
    marks
}

/// A letter as it is compared, and where it ends in its text, in bytes.
struct Letter {
    folded: char,
    end: usize,
}

/// The letters of a text without case and accents: each by itself, so that it is known where it
/// stands.
fn letters(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    let mut buffer = [0; 4];
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let folded = search_fold(c.encode_utf8(&mut buffer));
        if folded.is_empty()
            && let Some(last) = letters.last_mut()
        {
            // An accent of its own belongs to the letter before it.
            last.end = end;
        }
        letters.extend(folded.chars().map(|folded| Letter { folded, end }));
    }
    letters
}

/// The longest name that these letters begin with and that ends where a word does: its length in
/// letters, and who bears it.
fn longest(letters: &[Letter], names: &[(MemberId, Vec<char>)]) -> Option<(usize, Vec<MemberId>)> {
    let stands = |name: &[char]| {
        let rest = letters.get(name.len()..);
        let ends_word = rest.is_some_and(|rest| {
            rest.first()
                .is_none_or(|next| !next.folded.is_alphanumeric())
        });
        ends_word
            && letters
                .iter()
                .zip(name)
                .all(|(letter, c)| letter.folded == *c)
    };
    let mut found: Option<(usize, Vec<MemberId>)> = None;
    for (id, name) in names {
        let length = name.len();
        let is_shorter = found.as_ref().is_some_and(|(longest, _)| length < *longest);
        if is_shorter || !stands(name) {
            continue;
        }
        match &mut found {
            Some((longest, members)) if *longest == length => members.push(*id),
            _ => found = Some((length, vec![*id])),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::*;
    use proptest::prelude::*;
    use rstest::rstest;
    use uuid::Uuid;

    const NAMES: [&str; 5] = ["Pau", "Pau Serra", "Núria O'Brien", "Mia", "Pau Serra"];

    fn members() -> Vec<Member> {
        let member = |(n, name): (usize, &&str)| Member {
            id: MemberId(Uuid::from_u128(n as u128)),
            name: (*name).to_owned(),
            email: String::new(),
            role: Role::Member,
            reading_language: None,
            other_languages: Vec::new(),
            telling: crate::Telling::default(),
            removed_at: (*name == "Mia").then_some(Timestamp(1)),
        };
        NAMES.iter().enumerate().map(member).collect()
    }

    #[rstest]
    #[case::nobody("Call on Monday", &[])]
    #[case::a_name_without_the_sign("Pau knows", &[])]
    #[case::by_first_name("@Pau can you?", &[0])]
    #[case::the_longer_name_and_whoever_bears_it("@Pau Serra can you?", &[1, 4])]
    #[case::at_the_end("ask @Pau", &[0])]
    #[case::before_a_full_stop("ask @Pau.", &[0])]
    #[case::in_brackets("(@pau)", &[0])]
    #[case::case_and_accents_aside("@NURIA O'BRIEN!", &[2])]
    #[case::accents_apart("@Nu\u{301}ria O'Brien", &[2])]
    #[case::a_longer_word("@Paula", &[])]
    #[case::an_address("mail anna@pau", &[])]
    #[case::over_two_lines("@Pau\nSerra", &[0])]
    #[case::removed("@Mia", &[])]
    #[case::two("@Pau, @Núria O'Brien", &[0, 2])]
    #[case::the_sign_alone("@ @", &[])]
    #[case::a_wide_sign("＠Pau", &[0])]
    fn members_are_mentioned(#[case] text: &str, #[case] expected: &[u128]) {
        let expected: BTreeSet<MemberId> = expected
            .iter()
            .map(|n| MemberId(Uuid::from_u128(*n)))
            .collect();
        assert_eq!(mentioned(text, &members()), expected);
    }

    #[test]
    fn a_mention_is_marked_where_it_stands() {
        let text = "Bon dia @Núria O'Brien, truca";
        let marks = marks(text, &members());
        assert_eq!(&text[marks[0].start..marks[0].end], "@Núria O'Brien");
    }

    proptest! {
        #[test]
        fn marks_stand_in_order_and_at_characters(text in "[@Pau Ser\u{301}é\n]{0,40}") {
            let mut end = 0;
            for mark in marks(&text, &members()) {
                prop_assert!(mark.start >= end && text.is_char_boundary(mark.end));
                prop_assert!(text[mark.start..].starts_with('@'));
                end = mark.end;
            }
        }
    }
}
