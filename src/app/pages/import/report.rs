//! The rows that are not imported, each with its field, the reason and the limit.

use super::{planned::Planned, run::Progress};
use crate::{data::Data, texts::import as words};
use domain::sheet;

/// One row that is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedLine {
    pub row: u32,
    pub field: &'static str,
    pub reason: String,
    pub limit: Option<usize>,
}

/// What the plan refused.
pub fn of_plan(planned: &Planned) -> Vec<RefusedLine> {
    let refused = planned.plan.refused.iter();
    let line = |refused: &domain::import::RefusedRow| RefusedLine {
        row: refused.row,
        field: words::problem_field(&refused.reason),
        reason: words::problem_reason(&refused.reason),
        limit: words::problem_limit(&refused.reason),
    };
    refused.map(line).collect()
}

/// What the plan refused and what the commands did, by row.
pub fn of_run(data: Data, planned: &Planned, progress: &Progress) -> Vec<RefusedLine> {
    let mut lines = of_plan(planned);
    lines.extend(progress.refused.iter().map(|(row, refusal)| RefusedLine {
        row: *row,
        field: words::WHOLE_ROW,
        reason: data.refusal_text(refusal),
        limit: None,
    }));
    lines.sort_by_key(|line| line.row);
    lines
}

/// The report as a CSV file.
pub fn csv(lines: &[RefusedLine]) -> String {
    let heading = [
        words::REPORT_ROW,
        words::REPORT_FIELD,
        words::REPORT_REASON,
        words::REPORT_LIMIT,
    ];
    let rows = lines.iter().map(|line| {
        let limit = line.limit.map(|limit| limit.to_string());
        vec![
            line.row.to_string(),
            line.field.to_owned(),
            line.reason.clone(),
            limit.unwrap_or_default(),
        ]
    });
    sheet::csv(std::iter::once(heading.map(str::to_owned).to_vec()).chain(rows))
}
