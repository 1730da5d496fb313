//! All pairs of accounts that seem to be one (rule book §8, *Find duplicates*).

use super::{
    Level, MatchKey,
    alike::{chars_alike, most_retyped},
    match_keys,
    name::{city_key, name_key},
};
use crate::{ids::AccountId, records::Account};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Two accounts that seem to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pair {
    /// The one that was there first.
    pub a: AccountId,
    pub b: AccountId,
    pub level: Level,
}

/// A key that more accounts share than this pairs each of them with the first alone: a switchboard
/// number in 1,000 rows is one finding, not half a million.
const FULL_GROUP: usize = 20;

/// Every pair that matches (§8), the surest level first, then by name. Absorbed accounts are left
/// out. Fit for 50,000 accounts: nothing is compared that cannot match.
pub fn find_duplicates(accounts: &[&Account]) -> Vec<Pair> {
    let mut standing: Vec<&Account> = accounts
        .iter()
        .copied()
        .filter(|account| account.merged_into.is_none())
        .collect();
    standing.sort_by_key(|account| (account.created_at, account.id));
    standing.dedup_by_key(|account| account.id);

    let mut found = BTreeMap::new();
    by_key(&standing, &mut found);
    by_likeness(&standing, &mut found);

    let mut pairs: Vec<_> = found.into_iter().collect();
    let name = |place: usize| standing[place].name.as_str();
    pairs.sort_by_cached_key(|&((a, b), level)| (level, name_key(name(a)), a, b));
    pairs
        .into_iter()
        .map(|((a, b), level)| Pair {
            a: standing[a].id,
            b: standing[b].id,
            level,
        })
        .collect()
}

/// The level of each pair, by the places of its accounts, the earlier first.
type Found = BTreeMap<(usize, usize), Level>;

fn by_key(accounts: &[&Account], found: &mut Found) {
    let mut bearers: HashMap<MatchKey, Vec<usize>> = HashMap::new();
    for (place, account) in accounts.iter().enumerate() {
        for key in match_keys(account) {
            bearers.entry(key).or_default().push(place);
        }
    }
    for (key, places) in bearers {
        let firsts = if places.len() > FULL_GROUP {
            1
        } else {
            places.len()
        };
        for (n, &a) in places.iter().enumerate().take(firsts) {
            for &b in &places[n + 1..] {
                let level = found.entry((a, b)).or_insert(key.level());
                *level = key.level().min(*level);
            }
        }
    }
}

/// Level 4: names alike in the same city.
fn by_likeness(accounts: &[&Account], found: &mut Found) {
    let mut cities: HashMap<String, Names> = HashMap::new();
    for (place, account) in accounts.iter().enumerate() {
        let city = city_key(&account.city);
        if !city.is_empty() {
            let name: Vec<char> = name_key(&account.name).chars().collect();
            cities
                .entry(city)
                .or_default()
                .entry(name)
                .or_default()
                .push(place);
        }
    }
    for names in cities.values() {
        for (one, other) in alike_in(names) {
            for &a in one.iter().take(FULL_GROUP) {
                for &b in other.iter().take(FULL_GROUP) {
                    found
                        .entry((a.min(b), a.max(b)))
                        .or_insert(Level::SimilarName);
                }
            }
        }
    }
}

/// The places of the accounts that bear a name, by name.
type Names = BTreeMap<Vec<char>, Vec<usize>>;

/// The pairs of different names that are alike.
///
/// Cut a name into one piece more than characters may be retyped, and one piece at least stands
/// unchanged in every name alike, at most as far from its place as characters may be retyped. So
/// the names are taken by length, each looks for the pieces of the shorter ones in itself, and only
/// names that share a piece are compared.
fn alike_in(names: &Names) -> Vec<(&[usize], &[usize])> {
    let mut by_length: Vec<(&Vec<char>, &Vec<usize>)> =
        names.iter().filter(|(name, _)| !name.is_empty()).collect();
    by_length.sort_by_key(|(name, _)| name.len());

    let mut pieces: HashMap<Piece<'_>, Vec<usize>> = HashMap::new();
    let mut lengths = BTreeSet::new();
    let mut pairs = Vec::new();
    for (n, (name, places)) in by_length.iter().enumerate() {
        let shift = most_retyped(name.len());
        let mut candidates: HashSet<usize> = HashSet::new();
        for &length in lengths.range(name.len() - shift..) {
            for (nth, start, end) in cuts(length) {
                let furthest = (start + shift).min(name.len().saturating_sub(end - start));
                for at in start.saturating_sub(shift)..=furthest {
                    let text = &name[at..at + (end - start)];
                    candidates.extend(
                        pieces
                            .get(&Piece { length, nth, text })
                            .into_iter()
                            .flatten(),
                    );
                }
            }
        }
        for &candidate in &candidates {
            let (other, other_places): (&Vec<char>, &Vec<usize>) = by_length[candidate];
            if chars_alike(other, name) {
                pairs.push((other_places.as_slice(), places.as_slice()));
            }
        }
        lengths.insert(name.len());
        for (nth, start, end) in cuts(name.len()) {
            let piece = Piece {
                length: name.len(),
                nth,
                text: &name[start..end],
            };
            pieces.entry(piece).or_default().push(n);
        }
    }
    pairs
}

/// A piece of a name: which of the pieces, of a name of which length.
#[derive(PartialEq, Eq, Hash)]
struct Piece<'a> {
    length: usize,
    nth: usize,
    text: &'a [char],
}

/// Where a name of this length is cut: number, start and end of each piece.
fn cuts(length: usize) -> impl Iterator<Item = (usize, usize, usize)> {
    // The longest name that can be alike has this many characters: most_retyped(x) ≤ x · 15 ÷ 100.
    let longest = length * 100 / 85;
    let count = (most_retyped(longest) + 1).min(length.max(1));
    (0..count).map(move |nth| (nth, nth * length / count, (nth + 1) * length / count))
}
