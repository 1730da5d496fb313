//! Tables as CSV files that a spreadsheet opens and never runs.

/// A file of rows, each of the same cells: UTF-8 with a byte order mark, by which a spreadsheet
/// knows it, and lines that end as RFC 4180 has them.
pub fn csv(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = "\u{feff}".to_owned();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// A cell in quotes. Text that a spreadsheet would take for a formula gets an apostrophe before
/// it: names come from anywhere, and some of them are meant to be run.
fn quoted(cell: &str) -> String {
    let guard = if would_run(cell) && !is_number(cell) {
        "'"
    } else {
        ""
    };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

/// The cell as it was before [`csv`] guarded it.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if would_run(rest) && !is_number(rest) => rest,
        _ => cell,
    }
}

fn would_run(cell: &str) -> bool {
    let first = cell
        .chars()
        .find(|c| !c.is_whitespace() || matches!(c, '\t' | '\r' | '\n'));
    first.is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n'))
}

/// A negative number is one, and nothing to be run.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::plain("Forn Vell", "\"Forn Vell\"")]
    #[case::quotes("Pa \"de pagès\"", "\"Pa \"\"de pagès\"\"\"")]
    #[case::formula("=1+1", "\"'=1+1\"")]
    #[case::plus("+34 972", "\"'+34 972\"")]
    #[case::minus("-cmd|' /C calc'!A0", "\"'-cmd|' /C calc'!A0\"")]
    #[case::at("@SUM(A1)", "\"'@SUM(A1)\"")]
    #[case::tab("\t=1", "\"'\t=1\"")]
    #[case::blank_before(" =1", "\"' =1\"")]
    #[case::lines("a\nb", "\"a\nb\"")]
    #[case::number("-12.5", "\"-12.5\"")]
    #[case::dash("–", "\"–\"")]
    #[case::nothing("", "\"\"")]
    fn a_cell_is_text_and_never_runs(#[case] cell: &str, #[case] written: &str) {
        let stands = written.trim_matches('"').replace("\"\"", "\"");
        assert_eq!(
            unguarded(&stands),
            cell.trim_matches('"'),
            "it is read as it was"
        );
        assert_eq!(
            csv([vec![cell.to_owned()]]),
            format!("\u{feff}{written}\r\n")
        );
    }
}
