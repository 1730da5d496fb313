//! A list that stands still under a hand: what came or moved up meanwhile waits, and is counted.

use std::{collections::HashSet, hash::Hash};

/// What is shown of a list that stands still.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steady<K> {
    /// What was shown before, without what is gone, in its old order.
    pub shown: Vec<K>,
    /// How many came, or stand elsewhere by now; of the one that is open only that it came.
    pub news: usize,
}

/// Keeps a list as it was shown while it has become another. That the one that is `open` stands
/// elsewhere is no news: its reader often did it themselves.
pub fn steady<K: Copy + Eq + Hash>(shown: &[K], now: &[K], open: Option<K>) -> Steady<K> {
    let present: HashSet<K> = now.iter().copied().collect();
    let kept: Vec<K> = shown
        .iter()
        .copied()
        .filter(|key| present.contains(key))
        .collect();
    // Those that stand in `now` where the old order does not expect them.
    let mut elsewhere = HashSet::new();
    let mut expected = kept.iter().copied().peekable();
    for key in now {
        while expected.next_if(|next| elsewhere.contains(next)).is_some() {}
        if expected.next_if_eq(key).is_none() {
            elsewhere.insert(*key);
        }
    }
    let is_known = |key: &K| Some(*key) == open && kept.contains(key);
    let news = elsewhere.iter().filter(|key| !is_known(key)).count();
    Steady { shown: kept, news }
}

/// The neighbour of the one that is open, in a list as it stood when somebody began to go through it:
/// what they write moves a conversation, and they go on from where it was. What is gone `now` is passed
/// over. The first where none is open; of one that did not stand there, the neighbour by now.
pub fn neighbour<K: Copy + Eq + Hash>(
    stood: &[K],
    now: &[K],
    open: Option<K>,
    step: isize,
) -> Option<K> {
    let Some(open) = open else {
        return now.first().copied();
    };
    let place = |keys: &[K]| keys.iter().position(|key| *key == open);
    let Some(from) = place(stood) else {
        return now.get(place(now)?.checked_add_signed(step)?).copied();
    };
    let at = |n| from.checked_add_signed(step.checked_mul(n)?);
    let mut beside = (1..).map_while(|n| stood.get(at(n)?)).copied();
    // Nearly always the first of them is there, and the list is long.
    let next = beside.next()?;
    if now.contains(&next) {
        return Some(next);
    }
    let present: HashSet<K> = now.iter().copied().collect();
    beside.find(|key| present.contains(key))
}

/// Where somebody goes on who puts away what is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Onward<K> {
    To(K),
    /// It was the last of its list.
    ToTheList,
    /// It stands in no list that it leaves.
    Nowhere,
}

/// Where whoever puts the `open` one away goes on, which leaves the list by that: to the one below, at
/// the end to the one above.
pub fn onward<K: Copy + Eq + Hash>(stood: &[K], now: &[K], open: K) -> Onward<K> {
    if !stood.contains(&open) && !now.contains(&open) {
        return Onward::Nowhere;
    }
    let next = |step| neighbour(stood, now, Some(open), step);
    next(1)
        .or_else(|| next(-1))
        .map_or(Onward::ToTheList, Onward::To)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, sample::subsequence};
    use rstest::rstest;

    #[rstest]
    #[case::nothing_happened("abc", "abc", "abc", 0)]
    #[case::one_came("abc", "xabc", "abc", 1)]
    #[case::one_moved_up("abc", "cab", "abc", 1)]
    #[case::both("abc", "xcab", "abc", 2)]
    #[case::one_went("abc", "ac", "ac", 0)]
    #[case::one_went_and_one_came("abc", "xac", "ac", 1)]
    #[case::turned_round("abc", "cba", "abc", 2)]
    #[case::all_went("abc", "", "", 0)]
    #[case::from_nothing("", "abc", "", 3)]
    fn under_a_hand_a_list_is(
        #[case] shown: &str,
        #[case] now: &str,
        #[case] expected: &str,
        #[case] news: usize,
    ) {
        let keys = |text: &str| text.chars().collect::<Vec<_>>();
        let expected = Steady {
            shown: keys(expected),
            news,
        };
        assert_eq!(steady(&keys(shown), &keys(now), None), expected);
    }

    #[rstest]
    #[case::none_is_open("abc", "abc", None, 1, Some('a'))]
    #[case::down("abc", "abc", Some('a'), 1, Some('b'))]
    #[case::up("abc", "abc", Some('b'), -1, Some('a'))]
    #[case::below_the_last("abc", "abc", Some('c'), 1, None)]
    #[case::above_the_first("abc", "abc", Some('a'), -1, None)]
    #[case::from_where_it_was("abcd", "cabd", Some('c'), 1, Some('d'))]
    #[case::up_from_where_it_was("abcd", "cabd", Some('c'), -1, Some('b'))]
    #[case::of_one_that_is_gone("abcd", "abd", Some('c'), 1, Some('d'))]
    #[case::past_those_that_are_gone("abcd", "ad", Some('a'), 1, Some('d'))]
    #[case::of_one_that_came("abc", "axbc", Some('x'), 1, Some('b'))]
    #[case::of_one_that_is_nowhere("abc", "abc", Some('x'), 1, None)]
    fn whoever_goes_through_a_list_comes_to(
        #[case] stood: &str,
        #[case] now: &str,
        #[case] open: Option<char>,
        #[case] step: isize,
        #[case] expected: Option<char>,
    ) {
        let keys = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(neighbour(&keys(stood), &keys(now), open, step), expected);
    }

    #[rstest]
    #[case::to_the_one_below("abc", "ac", 'b', Onward::To('c'))]
    #[case::before_the_list_knows("abc", "abc", 'b', Onward::To('c'))]
    #[case::from_the_end_up("abc", "ab", 'c', Onward::To('b'))]
    #[case::past_what_went_with_it("abcd", "ad", 'b', Onward::To('d'))]
    #[case::from_where_it_was("abcd", "abd", 'c', Onward::To('d'))]
    #[case::to_nothing("a", "", 'a', Onward::ToTheList)]
    #[case::of_one_that_stands_elsewhere("abc", "abc", 'x', Onward::Nowhere)]
    fn whoever_puts_one_away_goes_on(
        #[case] stood: &str,
        #[case] now: &str,
        #[case] open: char,
        #[case] expected: Onward<char>,
    ) {
        let keys = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(onward(&keys(stood), &keys(now), open), expected);
    }

    #[rstest]
    #[case::moved_up("abc", "cab", 'c', 0)]
    #[case::came("abc", "xabc", 'x', 1)]
    #[case::another_moved("abc", "cab", 'a', 1)]
    #[case::stands_where_it_stood("abc", "xabc", 'b', 1)]
    fn that_what_is_open_moved_is_no_news(
        #[case] shown: &str,
        #[case] now: &str,
        #[case] open: char,
        #[case] news: usize,
    ) {
        let keys = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(steady(&keys(shown), &keys(now), Some(open)).news, news);
    }

    proptest! {
        #[test]
        fn it_shows_nothing_that_is_gone_and_counts_all_that_came(
            shown in subsequence((0..20).collect::<Vec<u8>>(), 0..20).prop_shuffle(),
            now in subsequence((0..20).collect::<Vec<u8>>(), 0..20).prop_shuffle(),
        ) {
            let steady = steady(&shown, &now, None);
            prop_assert!(steady.shown.iter().all(|key| now.contains(key) && shown.contains(key)));
            let came = now.iter().filter(|key| !shown.contains(key)).count();
            prop_assert!(steady.news >= came);
            prop_assert_eq!(steady.news == 0, steady.shown == now);
        }
    }
}
