//! All pairs of accounts that seem to be one (rule book §8, *Find duplicates*).
//!
//! Fit for 50,000 accounts: nothing is compared that cannot match, and the search goes in steps of
//! well below a millisecond, so that a page can answer in between.

mod alike_in;

use super::{
    Level, MatchKey, match_keys,
    name::{city_key, name_key},
};
use crate::{
    ids::AccountId,
    records::{Account, Contact},
    sorting::Sorting,
    time::Timestamp,
};
use alike_in::AlikeIn;
use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet, HashMap, hash_map::IntoIter},
    iter,
};

/// Two accounts that seem to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pair {
    /// The one that was there first.
    pub a: AccountId,
    pub b: AccountId,
    /// The surest level at which they match.
    pub level: Level,
    /// How sure it is, in percent: every level at which they match leaves less doubt.
    pub confidence: u8,
}

/// How many are compared in one step while accounts or pairs are put in order.
const COMPARISONS: usize = 20;

/// So many accounts and pairs are given back in one step.
const GIVEN_BACK: usize = 50;

/// A key that more accounts share than this pairs each of them with the first alone: a switchboard
/// number in 1,000 rows is one finding, not half a million.
const FULL_GROUP: usize = 20;

/// Every pair that matches (§8), the surest level first, then by name. Absorbed accounts are left
/// out.
pub fn find_duplicates(accounts: &[&Account]) -> Vec<Pair> {
    let mut search = DuplicateSearch::default();
    for account in accounts {
        search.add(account, iter::empty());
    }
    while search.step() {}
    search.pairs()
}

/// Finds the pairs step by step: first every account is added, then it steps until it is through.
#[derive(Default)]
pub struct DuplicateSearch {
    entries: Vec<Entry>,
    stage: Stage,
    /// What each pair has in common, by the places of its accounts, the earlier first.
    found: BTreeMap<(usize, usize), Common>,
}

/// One account as the search sees it.
struct Entry {
    id: AccountId,
    created_at: Timestamp,
    name: Vec<char>,
    city: String,
    keys: Vec<MatchKey>,
}

#[derive(Default)]
enum Stage {
    #[default]
    Adding,
    /// The accounts are put in the order in which they came to be.
    Ranking(Sorting<Entry>),
    /// The accounts are sorted by what they have in common, from a place on.
    Sorting(usize, Sorted),
    /// Those that share a key are paired, a key at a time.
    Keys(IntoIter<MatchKey, Vec<usize>>, Cities, Namesakes),
    /// Those of one name are paired where a city is not known, a name at a time.
    Namesakes(IntoIter<Vec<char>, Bearers>, Cities),
    /// Those of similar names in one city are paired, a name at a time.
    Names(IntoIter<String, Names>, Option<AlikeIn>),
    /// The pairs are put in order.
    Ordering(Sorting<Find>),
    Through(Vec<Find>),
}

/// A pair by the places of its accounts, and what they have in common.
type Find = ((usize, usize), Common);

/// The places of the accounts that bear a key, by key; and by city and name.
#[derive(Default)]
struct Sorted {
    bearers: HashMap<MatchKey, Vec<usize>>,
    cities: Cities,
    namesakes: Namesakes,
}

/// Who bears a name, by name.
type Namesakes = HashMap<Vec<char>, Bearers>;

/// The places of the accounts that bear a name, by whether their city is known.
#[derive(Default)]
struct Bearers {
    of_a_city: Vec<usize>,
    of_none: Vec<usize>,
}

type Cities = HashMap<String, Names>;

/// The places of the accounts that bear a name, by name.
type Names = BTreeMap<Vec<char>, Vec<usize>>;

impl DuplicateSearch {
    /// Takes an account in with the people inside, in whatever order they come. Absorbed ones do not
    /// count.
    pub fn add<'a>(&mut self, account: &Account, people: impl Iterator<Item = &'a Contact>) {
        if account.merged_into.is_none() {
            let mut keys = match_keys(account);
            let emails = people.map(|row| row.email.as_str());
            let addresses = emails.chain([account.email.as_str()]);
            let addresses: BTreeSet<MatchKey> =
                addresses.filter_map(MatchKey::of_address).collect();
            keys.extend(addresses);
            self.entries.push(Entry {
                id: account.id,
                created_at: account.created_at,
                name: name_key(&account.name).chars().collect(),
                city: city_key(&account.city),
                keys,
            });
        }
    }

    /// One step further. False once all is found.
    pub fn step(&mut self) -> bool {
        self.stage = match std::mem::take(&mut self.stage) {
            Stage::Adding => Stage::Ranking(Sorting::of(std::mem::take(&mut self.entries))),
            Stage::Ranking(mut ranking) => {
                let order = |entry: &Entry| (entry.created_at, entry.id);
                if ranking.step(COMPARISONS, |one, other| order(one).cmp(&order(other))) {
                    self.entries = ranking.into_items();
                    self.entries.dedup_by_key(|entry| entry.id);
                    Stage::Sorting(0, Sorted::for_accounts(self.entries.len()))
                } else {
                    Stage::Ranking(ranking)
                }
            }
            Stage::Sorting(place, mut sorted) => match self.entries.get_mut(place) {
                Some(entry) => {
                    sorted.take(place, entry);
                    Stage::Sorting(place + 1, sorted)
                }
                None => Stage::Keys(sorted.bearers.into_iter(), sorted.cities, sorted.namesakes),
            },
            Stage::Keys(mut bearers, cities, namesakes) => match bearers.next() {
                Some((key, places)) => {
                    self.pair_bearers(key.level(), &places);
                    Stage::Keys(bearers, cities, namesakes)
                }
                None => Stage::Namesakes(namesakes.into_iter(), cities),
            },
            Stage::Namesakes(mut namesakes, cities) => match namesakes.next() {
                Some((_, bearers)) => {
                    self.pair_namesakes(&bearers);
                    Stage::Namesakes(namesakes, cities)
                }
                None => Stage::Names(cities.into_iter(), None),
            },
            Stage::Names(mut cities, Some(mut alike)) => {
                let goes_on = alike.step(|one, other, retyped| {
                    pair_alike(&mut self.found, one, other, retyped);
                });
                let alike = goes_on.then_some(alike);
                if alike.is_none() && cities.len() == 0 {
                    self.ordering()
                } else {
                    Stage::Names(std::mem::take(&mut cities), alike)
                }
            }
            Stage::Names(mut cities, None) => match cities.next() {
                Some((_, names)) => Stage::Names(cities, Some(AlikeIn::begin(names))),
                None => self.ordering(),
            },
            Stage::Ordering(mut sorting) => {
                if sorting.step(COMPARISONS, |one, other| self.order(one, other)) {
                    Stage::Through(sorting.into_items())
                } else {
                    Stage::Ordering(sorting)
                }
            }
            Stage::Through(finds) => Stage::Through(finds),
        };
        !matches!(self.stage, Stage::Through(_))
    }

    /// Gives back some of what the search holds, which at once would take as long as a page may
    /// stand still. False once nothing is left: there are no pairs any more then.
    pub fn give_back(&mut self) -> bool {
        self.stage = Stage::Through(Vec::new());
        let left = self.entries.len().saturating_sub(GIVEN_BACK);
        self.entries.truncate(left);
        for _ in 0..GIVEN_BACK {
            self.found.pop_first();
        }
        !self.entries.is_empty() || !self.found.is_empty()
    }

    /// How much of the search is done, between 0 and 1, roughly.
    pub fn progress(&self) -> f64 {
        let share = |part: usize, all: usize| {
            let float = |n| u32::try_from(n).map_or(f64::MAX, f64::from);
            if all == 0 {
                1.0
            } else {
                float(part) / float(all)
            }
        };
        let all = self.entries.len();
        match &self.stage {
            Stage::Adding | Stage::Ranking(_) => 0.0,
            Stage::Sorting(place, _) => 0.3 * share(*place, all),
            Stage::Keys(bearers, ..) => 0.3 + 0.1 * (1.0 - share(bearers.len(), 4 * all)),
            Stage::Namesakes(names, _) => 0.4 + 0.1 * (1.0 - share(names.len(), all)),
            Stage::Names(cities, alike) => {
                let here = alike.as_ref().map_or(0.0, AlikeIn::progress);
                let cities = cities.len();
                0.5 + 0.5 * here / if cities == 0 { 1.0 } else { 2.0 }
            }
            Stage::Ordering(_) | Stage::Through(_) => 1.0,
        }
    }

    /// What was found so far: the surest level first, then by name. The order is total.
    pub fn pairs(&self) -> Vec<Pair> {
        let finds = if let Stage::Through(finds) = &self.stage {
            finds.clone()
        } else {
            let found = self.found.iter();
            let mut finds: Vec<Find> = found.map(|(pair, common)| (*pair, *common)).collect();
            finds.sort_by(|one, other| self.order(one, other));
            finds
        };
        finds
            .into_iter()
            .map(|((a, b), common)| Pair {
                a: self.entries[a].id,
                b: self.entries[b].id,
                level: common.level(),
                confidence: common.confidence(),
            })
            .collect()
    }

    fn ordering(&self) -> Stage {
        let found = self.found.iter();
        Stage::Ordering(Sorting::of(
            found.map(|(pair, common)| (*pair, *common)).collect(),
        ))
    }

    /// The surest level first, then by name, then by place.
    fn order(&self, (one, common): &Find, (other, others): &Find) -> Ordering {
        let name = |place: usize| self.entries[place].name.as_slice();
        let level = common.level().cmp(&others.level());
        level
            .then_with(|| name(one.0).cmp(name(other.0)))
            .then_with(|| one.cmp(other))
    }

    fn pair_bearers(&mut self, level: Level, places: &[usize]) {
        let firsts = if places.len() > FULL_GROUP {
            1
        } else {
            places.len()
        };
        for (n, &a) in places.iter().enumerate().take(firsts) {
            for &b in &places[n + 1..] {
                self.found.entry((a, b)).or_default().doubt(level, 0);
            }
        }
    }

    fn pair_namesakes(&mut self, bearers: &Bearers) {
        for (n, &a) in bearers.of_none.iter().enumerate().take(FULL_GROUP) {
            let others = bearers.of_none[n + 1..].iter().chain(&bearers.of_a_city);
            for &b in others.take(FULL_GROUP) {
                let common = self.found.entry((a.min(b), a.max(b))).or_default();
                common.doubt(Level::OnlyName, 0);
            }
        }
    }
}

fn pair_alike(
    found: &mut BTreeMap<(usize, usize), Common>,
    one: &[usize],
    other: &[usize],
    retyped: usize,
) {
    for &a in one.iter().take(FULL_GROUP) {
        for &b in other.iter().take(FULL_GROUP) {
            let common = found.entry((a.min(b), a.max(b))).or_default();
            common.doubt(Level::SimilarName, retyped);
        }
    }
}

impl Sorted {
    /// With room for all that they may have in common: a table that grows stands still for a while.
    fn for_accounts(count: usize) -> Self {
        Self {
            bearers: HashMap::with_capacity(4 * count),
            cities: Cities::with_capacity(count),
            namesakes: Namesakes::with_capacity(count),
        }
    }

    fn take(&mut self, place: usize, entry: &mut Entry) {
        for key in std::mem::take(&mut entry.keys) {
            self.bearers.entry(key).or_default().push(place);
        }
        if !entry.name.is_empty() {
            let bearers = self.namesakes.entry(entry.name.clone()).or_default();
            if entry.city.is_empty() {
                bearers.of_none.push(place);
            } else {
                bearers.of_a_city.push(place);
            }
        }
        if !entry.city.is_empty() && !entry.name.is_empty() {
            let city = self.cities.entry(std::mem::take(&mut entry.city));
            let names = city.or_default();
            names.entry(entry.name.clone()).or_default().push(place);
        }
    }
}

/// What two accounts have in common: the doubt that each level leaves, in percent.
#[derive(Debug, Clone, Copy, Default)]
struct Common([Option<u32>; 6]);

impl Common {
    /// Rule book §8: a name and a city leave 5 % of doubt, a phone number 10 %, a domain 15 %, an email
    /// address 25 %, and a similar name 20 % and as much more as would have to be retyped of it; one
    /// name without a city 40 %.
    fn doubt(&mut self, level: Level, retyped_percent: usize) {
        let more = u32::try_from(retyped_percent).unwrap_or(u32::MAX).min(80);
        let (place, doubt) = match level {
            Level::NameAndCity => (0, 5),
            Level::Phone => (1, 10),
            Level::Domain => (2, 15),
            Level::Address => (3, 25),
            Level::SimilarName => (4, 20 + more),
            Level::OnlyName => (5, 40),
        };
        self.0[place] = Some(doubt);
    }

    fn level(&self) -> Level {
        const LEVELS: [Level; 6] = [
            Level::NameAndCity,
            Level::Phone,
            Level::Domain,
            Level::Address,
            Level::SimilarName,
            Level::OnlyName,
        ];
        let first = self.0.iter().position(Option::is_some);
        first.map_or(Level::OnlyName, |place| LEVELS[place])
    }

    /// What is left of the doubt when each level is asked in turn, as certainty, at most 99 %.
    fn confidence(&self) -> u8 {
        let doubt = self
            .0
            .iter()
            .flatten()
            .fold(100, |left, doubt| left * doubt / 100);
        u8::try_from(100 - doubt.clamp(1, 100)).unwrap_or(99)
    }
}
