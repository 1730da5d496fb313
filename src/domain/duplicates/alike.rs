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
    retyped(&a, &b).is_some()
}

/// How many characters would have to be retyped to make one name of the other, where they are
/// alike.
pub(super) fn retyped(a: &[char], b: &[char]) -> Option<usize> {
    let limit = most_retyped(a.len().max(b.len()));
    let are_names = !a.is_empty() && !b.is_empty();
    are_names.then(|| distance_within(a, b, limit)).flatten()
}

/// The Levenshtein distance where it is at most `limit`. Only the cells of the table that lie within
/// `limit` of the diagonal can be part of such a way, and only they are computed.
fn distance_within(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
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
            return None;
        }
        std::mem::swap(&mut above, &mut row);
    }
    Some(above[b.len()]).filter(|distance| *distance <= limit)
}
