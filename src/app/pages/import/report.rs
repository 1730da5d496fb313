//! The rows that are not imported, each with its field, the reason and the limit.

use super::{planned::Planned, run::Progress};
use crate::{data::Data, texts::import as words};
use domain::{
    Refusal,
    import::{Outcome, RefusedRow, RowProblem},
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

/// What will not be imported: what the plan refused, and whoever was erased.
pub fn of_preview(data: Data, planned: &Planned) -> Vec<RefusedLine> {
    let left_out = planned
        .outcomes
        .iter()
        .filter(|row| row.outcome == Outcome::Erased);
    let mut lines = of_plan(planned);
    lines.extend(left_out.map(|row| of_refusal(data, row.row, &Refusal::Erased)));
    lines.sort_by_key(|line| line.row);
    lines
}

fn of_refusal(data: Data, row: u32, refusal: &Refusal) -> RefusedLine {
    RefusedLine {
        row,
        field: words::WHOLE_ROW.to_owned(),
        reason: data.refusal_text(refusal),
        limit: None,
    }
}

/// What the plan refused.
fn of_plan(planned: &Planned) -> Vec<RefusedLine> {
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
    let refused = progress.refused.iter();
    lines.extend(refused.map(|(row, refusal)| of_refusal(data, *row, refusal)));
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
