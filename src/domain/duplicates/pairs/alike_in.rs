//! Names alike in one city, a name at a time.
//!
//! Cut a name into one piece more than characters may be retyped, and one piece at least stands
//! unchanged in every name alike, at most as far from its place as characters may be retyped. So
//! the names are taken by length, each looks for the pieces of the shorter ones in itself, and only
//! names that share a piece are compared.

use super::super::alike::{most_retyped, retyped};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

/// The search for the names alike of one city.
pub(super) struct AlikeIn {
    /// By length; each with the places of the accounts that bear it.
    names: Vec<(Vec<char>, Vec<usize>)>,
    next: usize,
    lengths: BTreeSet<usize>,
    /// The names that have a piece. A hash stands for its text: names that share one by chance are
    /// compared in vain, and no more.
    pieces: HashMap<Piece, Vec<usize>>,
}

/// A piece of a name: which of the pieces, of a name of which length, and the hash of its text.
type Piece = (usize, usize, u64);

impl AlikeIn {
    pub(super) fn begin(names: BTreeMap<Vec<char>, Vec<usize>>) -> Self {
        let mut names: Vec<_> = names.into_iter().collect();
        names.sort_by_key(|(name, _)| name.len());
        Self {
            names,
            next: 0,
            lengths: BTreeSet::new(),
            pieces: HashMap::new(),
        }
    }

    /// Takes the next name, and tells of each pair of different names that are alike: their places,
    /// and how much of the longer one would have to be retyped, in percent. False once all are done.
    pub(super) fn step(&mut self, mut tell: impl FnMut(&[usize], &[usize], usize)) -> bool {
        // A name that is alone in its city has nothing to be compared with.
        let Some((name, places)) = self.names.get(self.next).filter(|_| self.names.len() > 1)
        else {
            return false;
        };
        for candidate in self.candidates(name) {
            let (other, other_places) = &self.names[candidate];
            if let Some(distance) = retyped(other, name) {
                tell(other_places, places, distance * 100 / name.len().max(1));
            }
        }
        self.lengths.insert(name.len());
        for (nth, start, end) in cuts(name.len()) {
            let piece = (name.len(), nth, hash(&name[start..end]));
            self.pieces.entry(piece).or_default().push(self.next);
        }
        self.next += 1;
        self.next < self.names.len()
    }

    /// The names that share a piece with this one.
    fn candidates(&self, name: &[char]) -> HashSet<usize> {
        let shift = most_retyped(name.len());
        let mut candidates = HashSet::new();
        for &length in self.lengths.range(name.len() - shift..) {
            for (nth, start, end) in cuts(length) {
                let furthest = (start + shift).min(name.len().saturating_sub(end - start));
                for at in start.saturating_sub(shift)..=furthest {
                    let piece = (length, nth, hash(&name[at..at + (end - start)]));
                    candidates.extend(self.pieces.get(&piece).into_iter().flatten());
                }
            }
        }
        candidates
    }

    /// How much of it is done, between 0 and 1.
    pub(super) fn progress(&self) -> f64 {
        let float = |n: usize| u32::try_from(n).map_or(f64::MAX, f64::from);
        float(self.next) / float(self.names.len().max(1))
    }
}

fn hash(text: &[char]) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Where a name of this length is cut: number, start and end of each piece.
fn cuts(length: usize) -> impl Iterator<Item = (usize, usize, usize)> {
    // The longest name that can be alike has this many characters: most_retyped(x) ≤ x · 15 ÷ 100.
    let longest = length * 100 / 85;
    let count = (most_retyped(longest) + 1).min(length.max(1));
    (0..count).map(move |nth| (nth, nth * length / count, (nth + 1) * length / count))
}
