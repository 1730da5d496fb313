//! A CSV file as rows of cells.
//!
//! Read here and not by a library, because row numbers are to be those that a spreadsheet shows:
//! blank lines count, the lines inside a quoted cell do not.

use super::encoding::{Encoding, NoText, decode};
use crate::{sheet::unguarded, text};
use std::borrow::Cow;

/// The largest file, in bytes: 50,000 rows of 400 bytes.
pub const FILE_LIMIT: usize = 20 * 1024 * 1024;

/// The most rows of one file, its header not counted.
pub const ROW_LIMIT: usize = 50_000;

/// Why a file cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    #[error("the file has {length} bytes, the limit is {limit}")]
    TooLarge { limit: usize, length: usize },
    #[error("the file has {count} rows, the limit is {limit}")]
    TooManyRows { limit: usize, count: usize },
    /// A picture, an archive, a spreadsheet's own file.
    #[error("the file is no text")]
    NoText,
    #[error("the file has no header row")]
    NoHeader,
    /// Everything after the quote would be one cell.
    #[error("a quote opened in row {row} is never closed")]
    OpenQuote { row: u32 },
}

/// A file's header and the rows below it that hold anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    pub encoding: Encoding,
    pub headers: Vec<String>,
    pub rows: Vec<Record>,
}

/// One row, as long as it is in the file: a ragged one is refused when the import is planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its number as a spreadsheet shows it: the header is row 1.
    pub row: u32,
    pub cells: Vec<String>,
}

/// Reads a CSV file: UTF-8, UTF-16 or Windows-1252, divided by comma, semicolon, tab or
/// bar, cells quoted where they hold a divider, a quote or a line break.
pub fn read_csv(bytes: &[u8]) -> Result<Table, FileError> {
    let mut reading = CsvReading::begin(bytes)?;
    while reading.step()? {}
    reading.table()
}

/// A CSV file that is being read, step by step.
pub struct CsvReading<'a> {
    cells: Cells<'a>,
    table: Table,
    /// The row that comes next, and how many were read that hold anything.
    row: u32,
    count: usize,
}

impl<'a> CsvReading<'a> {
    /// Rows of one step.
    const STEP: usize = 500;

    pub fn begin(bytes: &'a [u8]) -> Result<Self, FileError> {
        if bytes.len() > FILE_LIMIT {
            return Err(FileError::TooLarge {
                limit: FILE_LIMIT,
                length: bytes.len(),
            });
        }
        let (text, encoding) = decode(bytes).map_err(|NoText| FileError::NoText)?;
        let (from, delimiter) = match named_delimiter(&text) {
            Some((rest, delimiter)) => (text.len() - rest.len(), delimiter),
            None => (0, guess_delimiter(&text)),
        };
        let table = Table {
            encoding,
            ..Table::default()
        };
        Ok(Self {
            cells: Cells {
                text,
                at: from,
                delimiter,
            },
            table,
            row: 1,
            count: 0,
        })
    }

    /// Reads some more. Says whether there may be more after it.
    pub fn step(&mut self) -> Result<bool, FileError> {
        for _ in 0..Self::STEP {
            let row = self.row;
            let Some(cells) = self.cells.next() else {
                return Ok(false);
            };
            self.row += 1;
            let cells = cells.map_err(|OpenQuote| FileError::OpenQuote { row })?;
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if self.table.headers.is_empty() {
                self.table.headers = cells;
                continue;
            }
            self.count += 1;
            let cells = cells
                .iter()
                .map(|cell| unguarded(cell).to_owned())
                .collect();
            if self.count <= ROW_LIMIT {
                self.table.rows.push(Record { row, cells });
            }
        }
        Ok(true)
    }

    /// The rows, once all were read.
    pub fn table(self) -> Result<Table, FileError> {
        let (table, count) = (self.table, self.count);
        if count > ROW_LIMIT {
            return Err(FileError::TooManyRows {
                limit: ROW_LIMIT,
                count,
            });
        }
        if !table.headers.iter().any(|header| text::has_visible(header)) {
            return Err(FileError::NoHeader);
        }
        Ok(table)
    }
}

const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// The line `sep=;` with which a spreadsheet is told the divider, and never shows.
fn named_delimiter(text: &str) -> Option<(&str, char)> {
    let (line, rest) = text.split_once('\n')?;
    let mut named = line.trim_end_matches('\r').strip_prefix("sep=")?.chars();
    let delimiter = named.next().filter(|c| DELIMITERS.contains(c))?;
    named.next().is_none().then_some((rest, delimiter))
}

/// The divider by which most of the first rows have as many cells as the header, and more than one.
fn guess_delimiter(text: &str) -> char {
    const ROWS_TRIED: usize = 30;
    const TITLES: usize = 10;
    let mut best = (0, 0, ',');
    for delimiter in DELIMITERS {
        let mut rows = Cells::of(text, delimiter)
            .take(ROWS_TRIED)
            .filter_map(Result::ok)
            .map(|cells| cells.len());
        // Above a table titles and blank lines may stand, in one cell each.
        let columns = rows.by_ref().take(TITLES).find(|count| *count > 1);
        let columns = columns.unwrap_or(1);
        let regular = rows.filter(|count| *count == columns).count();
        if columns > 1 && (regular, columns) > (best.0, best.1) {
            best = (regular, columns, delimiter);
        }
    }
    best.2
}

/// A quote that is never closed.
struct OpenQuote;

/// The records of a text, blank ones included.
struct Cells<'a> {
    text: Cow<'a, str>,
    /// Where what was not read yet begins.
    at: usize,
    delimiter: char,
}

impl<'a> Cells<'a> {
    fn of(text: &'a str, delimiter: char) -> Self {
        Self {
            text: Cow::Borrowed(text),
            at: 0,
            delimiter,
        }
    }

    /// One cell, and what ended it.
    fn cell(&mut self) -> Result<(String, End), OpenQuote> {
        let mut rest = &self.text[self.at..];
        let mut cell = String::new();
        if let Some(quoted) = rest.strip_prefix('"') {
            rest = quoted;
            loop {
                let (inside, after) = rest.split_once('"').ok_or(OpenQuote)?;
                cell.push_str(inside);
                rest = after;
                let Some(more) = after.strip_prefix('"') else {
                    break;
                };
                cell.push('"');
                rest = more;
            }
        }
        // What stands behind a closed quote belongs to the cell all the same.
        let stop = |c: char| c == self.delimiter || c == '\n' || c == '\r';
        let end = rest.find(stop).unwrap_or(rest.len());
        cell.push_str(&rest[..end]);
        let rest = &rest[end..];
        let (rest, end) = if let Some(rest) = rest.strip_prefix(self.delimiter) {
            (rest, End::Cell)
        } else {
            let line = ["\r\n", "\n", "\r"]
                .iter()
                .find_map(|end| rest.strip_prefix(end));
            (line.unwrap_or(rest), End::Record)
        };
        self.at = self.text.len() - rest.len();
        Ok((cell, end))
    }
}

enum End {
    Cell,
    Record,
}

impl Iterator for Cells<'_> {
    type Item = Result<Vec<String>, OpenQuote>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at == self.text.len() {
            return None;
        }
        let mut cells = Vec::new();
        loop {
            match self.cell() {
                Ok((cell, End::Cell)) => cells.push(cell),
                Ok((cell, End::Record)) => {
                    cells.push(cell);
                    return Some(Ok(cells));
                }
                Err(open) => {
                    self.at = self.text.len();
                    return Some(Err(open));
                }
            }
        }
    }
}
