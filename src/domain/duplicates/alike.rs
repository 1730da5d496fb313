//! Names at cheapest 85 % alike (rule book §8, level 4).

/// Two names are alike when at most this share of the longer one would have to be retyped.
const MOST_RETYPED_PERCENT: usize = 15;

/// The fewest characters that must be retyped for two names of which the longer has this many
/// characters to be no longer alike, less one.
pub(super) const fn most_retyped(longer: usize) -> usize {
    longer * MOST_RETYPED_PERCENT / 100
}

/// Whether two name keys are at cheapest 85 % alike: 1 − Levenshtein distance ÷ characters of the
/// longer one ≥ 0.85, counted in characters and not in bytes.
pub(super) fn names_alike(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    chars_alike(&a, &b)
}

/// As [`names_alike`], for names that were taken apart before.
pub(super) fn chars_alike(a: &[char], b: &[char]) -> bool {
    let limit = most_retyped(a.len().max(b.len()));
    !a.is_empty() && !b.is_empty() && within_distance(a, b, limit)
}

/// Whether the Levenshtein distance is at most `limit`. Only the cells of the table that lie within
/// `limit` of the diagonal can be part of such a way, and only they are computed.
fn within_distance(a: &[char], b: &[char], limit: usize) -> bool {
    if a.len().abs_diff(b.len()) > limit {
        return false;
    }
    let beyond = limit + 1;
    let mut above: Vec<usize> = (0..=b.len()).map(|j| j.min(beyond)).collect();
    let mut row = vec![beyond; b.len() + 1];
    for (i, x) in a.iter().enumerate() {
        let (first, last) = (i.saturating_sub(limit), (i + limit + 1).min(b.len()));
        row[first] = if first == 0 {
            (i + 1).min(beyond)
        } else {
            beyond
        };
        let mut cheapest = row[first];
        for j in first..last {
            let replaced = above[j] + usize::from(*x != b[j]);
            let cost = replaced.min(above[j + 1] + 1).min(row[j] + 1).min(beyond);
            row[j + 1] = cost;
            cheapest = cheapest.min(cost);
        }
        if last < b.len() {
            row[last + 1] = beyond;
        }
        if cheapest >= beyond {
            return false;
        }
        std::mem::swap(&mut above, &mut row);
    }
    above[b.len()] <= limit
}
