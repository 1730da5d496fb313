//! The rows that are not imported, each with its field, the reason and the limit.

use super::{planned::Planned, run::Progress};
use crate::{data::Data, texts::import as words};
use domain::{
    import::{RefusedRow, RowProblem},
    sheet,
};

/// One reason why a row is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedLine {
    pub row: u32,
    pub field: String,
    pub reason: String,
    pub limit: Option<usize>,
}

/// What the plan refused.
pub fn of_plan(planned: &Planned) -> Vec<RefusedLine> {
    let lines = |refused: &RefusedRow| {
        let row = refused.row;
        let line = |reason: &RowProblem| RefusedLine {
            row,
            field: words::problem_field(reason, &planned.fields),
            reason: words::problem_reason(reason),
            limit: words::problem_limit(reason),
        };
        refused.reasons.iter().map(line).collect::<Vec<_>>()
    };
    planned.plan.refused.iter().flat_map(lines).collect()
}

/// What the plan refused and what the commands did, by row.
pub fn of_run(data: Data, planned: &Planned, progress: &Progress) -> Vec<RefusedLine> {
    let mut lines = of_plan(planned);
    lines.extend(progress.refused.iter().map(|(row, refusal)| RefusedLine {
        row: *row,
        field: words::WHOLE_ROW.to_owned(),
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
            line.field.clone(),
            line.reason.clone(),
            limit.unwrap_or_default(),
        ]
    });
    sheet::csv(std::iter::once(heading.map(str::to_owned).to_vec()).chain(rows))
}
