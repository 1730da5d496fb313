//! The rows of the funnel as a file for a spreadsheet.

use super::{line::Line, names};
use crate::texts::funnel as words;
use domain::{
    funnel::{Group, Tally},
    sheet::csv,
};

/// Days as a spreadsheet sorts them, numbers without grouping and rates as parts of 1, so that they
/// can be reckoned with.
pub fn sheet(group: Group, lines: &[Line]) -> String {
    let is_compared = lines.iter().any(|line| line.earlier.is_some());
    let mut head = vec![
        words::group(group),
        words::INITIATED,
        words::RESPONDED,
        words::RATE,
        words::NOT_OVER,
    ];
    if is_compared {
        head.extend([
            words::INITIATED_BEFORE,
            words::RESPONDED_BEFORE,
            words::RATE_BEFORE,
        ]);
    }
    let head: Vec<String> = head.into_iter().map(str::to_owned).collect();
    let rows = lines.iter().map(|line| {
        let mut row = vec![names::in_sheet(line.cohort).unwrap_or_else(|| line.name.clone())];
        row.extend(cells(&line.tally));
        row.push(
            if line.is_immature {
                words::YES
            } else {
                words::NO
            }
            .to_owned(),
        );
        if is_compared {
            row.extend(line.earlier.as_ref().map_or_else(Default::default, cells));
        }
        row
    });
    csv(std::iter::once(head).chain(rows))
}

fn cells(tally: &Tally) -> [String; 3] {
    [
        tally.initiated.len().to_string(),
        tally.responded.len().to_string(),
        // An empty cohort has no rate.
        tally
            .rate()
            .map(|rate| format!("{rate:.4}"))
            .unwrap_or_default(),
    ]
}
