//! What is offered while somebody types: saved replies behind a `/`, members behind an `@`.

use crate::{ids::MemberId, records::*, text::search_fold};

/// A longer word is no search, in characters.
const LONGEST: usize = 60;

/// The sign that opens a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// `/`, for saved replies.
    Reply,
    /// `@`, for members.
    Mention,
}

impl Sign {
    pub const fn as_char(self) -> char {
        match self {
            Self::Reply => '/',
            Self::Mention => '@',
        }
    }
}

/// What was typed behind a sign at the beginning of a word, up to the cursor; nothing where the
/// cursor is not behind one.
pub fn search_of(before_cursor: &str, sign: Sign) -> Option<&str> {
    let start = before_cursor.rfind(sign.as_char())?;
    let search = &before_cursor[start + 1..];
    let begins_word = before_cursor[..start]
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || c == '(');
    let is_word = !search.contains(char::is_whitespace) && search.chars().count() <= LONGEST;
    (begins_word && is_word).then_some(search)
}

/// How well a text fits a search: the lower the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Beginning,
    Word,
    Within,
    /// Not in its name, but in what it says.
    Elsewhere,
}

fn fit(name: &str, search: &str) -> Option<Fit> {
    let name = search_fold(name);
    if name.starts_with(search) {
        return Some(Fit::Beginning);
    }
    let begins_word = |(at, _): (usize, &str)| !name[..at].ends_with(char::is_alphanumeric);
    let mut found = name.match_indices(search).peekable();
    found.peek()?;
    Some(if found.any(begins_word) {
        Fit::Word
    } else {
        Fit::Within
    })
}

/// The saved replies that a member is offered, those whose names fit best first. The order is total.
pub fn replies<'a>(
    all: impl IntoIterator<Item = &'a SavedReply>,
    member: MemberId,
    search: &str,
) -> Vec<&'a SavedReply> {
    let search = search_fold(search);
    let seen = all.into_iter().filter(|reply| reply.is_seen_by(member));
    ranked(seen, |reply| {
        let within = || search_fold(&reply.text).contains(&search);
        let fit = fit(&reply.name, &search).or_else(|| within().then_some(Fit::Elsewhere));
        (fit, &reply.name, reply.id)
    })
}

/// The members who can be mentioned, those whose names fit best first. The order is total.
pub fn members<'a>(all: impl IntoIterator<Item = &'a Member>, search: &str) -> Vec<&'a Member> {
    let search = search_fold(search);
    let present = all.into_iter().filter(|member| member.removed_at.is_none());
    ranked(present, |member| {
        (fit(&member.name, &search), &member.name, member.id)
    })
}

/// The places in a list of names that fit a search, those that fit best first; else in their order.
pub fn names(all: &[&str], search: &str) -> Vec<usize> {
    let search = search_fold(search);
    let fitting = all.iter().enumerate();
    let fitting = fitting.filter_map(|(place, name)| Some((fit(name, &search)?, place)));
    let mut fitting: Vec<(Fit, usize)> = fitting.collect();
    fitting.sort_unstable();
    fitting.into_iter().map(|(_, place)| place).collect()
}

/// Those that fit, by how well they do, then by name, then by id.
fn ranked<'a, T, I: Ord>(
    all: impl Iterator<Item = &'a T>,
    of: impl Fn(&'a T) -> (Option<Fit>, &'a String, I),
) -> Vec<&'a T> {
    let fitting = all.filter_map(|row| {
        let (fit, name, id) = of(row);
        Some(((fit?, search_fold(name), id), row))
    });
    let mut fitting: Vec<_> = fitting.collect();
    fitting.sort_by(|(a, _), (b, _)| a.cmp(b));
    fitting.into_iter().map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::*;
    use Sign::{Mention, Reply};
    use rstest::rstest;
    use uuid::Uuid;

    #[rstest]
    #[case::at_the_beginning("/hel", Reply, Some("hel"))]
    #[case::nothing_yet("/", Reply, Some(""))]
    #[case::after_a_blank("Bon dia /hel", Reply, Some("hel"))]
    #[case::on_a_new_line("Bon dia\n/hel", Reply, Some("hel"))]
    #[case::in_brackets("(@pa", Mention, Some("pa"))]
    #[case::the_last_sign_counts("/a /b", Reply, Some("b"))]
    #[case::within_a_word("and/or", Reply, None)]
    #[case::an_address("https://x", Reply, None)]
    #[case::a_mail_address("anna@x", Mention, None)]
    #[case::the_word_is_over("/hel lo", Reply, None)]
    #[case::none("Bon dia", Reply, None)]
    #[case::another_sign("@pa", Reply, None)]
    fn a_sign_at_the_beginning_of_a_word_opens_a_list(
        #[case] before: &str,
        #[case] sign: Sign,
        #[case] search: Option<&str>,
    ) {
        assert_eq!(search_of(before, sign), search);
    }

    #[rstest]
    #[case::everything("", &[0, 1, 2])]
    #[case::the_best_first("ac", &[2, 1, 0])]
    #[case::nothing("zz", &[])]
    fn names_are_found(#[case] search: &str, #[case] places: &[usize]) {
        assert_eq!(
            names(&["Compact", "New account", "Accounts"], search),
            places
        );
    }

    const ME: MemberId = MemberId(Uuid::from_u128(1));

    fn reply(n: u128, name: &str, text: &str, shared: bool) -> SavedReply {
        SavedReply {
            id: SavedReplyId(Uuid::from_u128(n)),
            name: name.to_owned(),
            text: text.to_owned(),
            owner: MemberId(Uuid::from_u128(if shared { 2 } else { n })),
            shared,
            created_at: Timestamp(0),
        }
    }

    #[rstest]
    #[case::everything("", &["Adéu", "Hello again", "Price hello", "Thanks"])]
    #[case::by_name("hello", &["Hello again", "Price hello", "Adéu"])]
    #[case::accents_aside("adeu", &["Adéu"])]
    #[case::within_a_word("anks", &["Thanks"])]
    #[case::nothing("zzz", &[])]
    fn replies_are_offered(#[case] search: &str, #[case] names: &[&str]) {
        let all = [
            reply(3, "Price hello", "…", true),
            reply(4, "Hello again", "…", true),
            reply(5, "Adéu", "say hello to all", true),
            reply(1, "Thanks", "…", false),
            reply(6, "Hello of another", "…", false),
        ];
        let found = replies(&all, ME, search);
        let found: Vec<&str> = found.iter().map(|reply| &*reply.name).collect();
        assert_eq!(found, names);
    }
}
