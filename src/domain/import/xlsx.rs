//! Spreadsheets of the kind `.xlsx` (ECMA-376): a sheet as rows of cells, by what its cells show.
//! Formulas are read by the values that were stored with them; nothing is computed or executed.

mod numbers;
mod xml;

use super::{
    archive::{Archive, ArchiveError, Unpacking},
    file::{FileError, ROW_LIMIT, Record, Table},
};
use crate::text;
use std::collections::HashMap;
use xml::{NoXml, Token, Xml, attribute};

/// The most columns that are read: more is no table of accounts.
const COLUMNS: usize = 500;

/// The most bytes of texts that the cells share.
const SHARED: usize = 100 * 1024 * 1024;

/// Why a spreadsheet cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// An archive, but not of a spreadsheet.
    #[error("it is no spreadsheet")]
    NoSheet,
    #[error(transparent)]
    File(#[from] FileError),
}

impl From<NoXml> for SheetError {
    fn from(_: NoXml) -> Self {
        Self::NoSheet
    }
}

/// A spreadsheet of which the sheets are known.
pub struct Workbook<'a> {
    archive: Archive<'a>,
    /// The name of each sheet, and its file.
    sheets: Vec<(String, String)>,
    is_1904: bool,
    /// For each style of cells, whether it shows a date.
    dates: Vec<bool>,
}

impl<'a> Workbook<'a> {
    /// Reads which sheets there are.
    pub fn open(bytes: &'a [u8]) -> Result<Self, SheetError> {
        let archive = Archive::open(bytes)?;
        let mut files = HashMap::new();
        each(&archive, "xl/_rels/workbook.xml.rels", &mut |token| {
            if let Token::Open("Relationship", attributes) = token
                && let (Some(id), Some(target)) =
                    (attribute(attributes, "Id"), attribute(attributes, "Target"))
            {
                let target = target
                    .strip_prefix('/')
                    .map_or_else(|| format!("xl/{target}"), str::to_owned);
                files.insert(id, target);
            }
        })?;
        let (mut sheets, mut is_1904) = (Vec::new(), false);
        each(&archive, "xl/workbook.xml", &mut |token| match token {
            Token::Open("sheet", attributes) => {
                let file = attribute(attributes, "id").and_then(|id| files.get(&id));
                let name = attribute(attributes, "name");
                sheets.extend(name.zip(file.cloned()));
            }
            Token::Open("workbookPr", attributes) => {
                let value = attribute(attributes, "date1904");
                is_1904 = value.is_some_and(|value| value == "1" || value == "true");
            }
            _ => {}
        })?;
        if sheets.is_empty() {
            return Err(SheetError::NoSheet);
        }
        let dates = dates(&archive)?;
        Ok(Self {
            archive,
            sheets,
            is_1904,
            dates,
        })
    }

    /// The names of the sheets, in their order.
    pub fn sheets(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().map(|(name, _)| name.as_str())
    }

    /// Begins to read a sheet, counted from 0.
    pub fn sheet(&self, place: usize) -> Result<SheetReading<'_>, SheetError> {
        let (_, file) = self.sheets.get(place).ok_or(SheetError::NoSheet)?;
        let sheet = self.archive.unpack(file).ok_or(SheetError::NoSheet)??;
        let shared = self.archive.unpack("xl/sharedStrings.xml").transpose()?;
        Ok(SheetReading {
            shared,
            sheet,
            xml: Xml::default(),
            cells: Cells {
                is_1904: self.is_1904,
                dates: &self.dates,
                texts: Vec::new(),
                bytes: 0,
                in_text: false,
                is_reading_aloud: false,
                table: Table::default(),
                count: 0,
                row: 0,
                column: 0,
                kind: String::new(),
                style: None,
                value: String::new(),
                record: Vec::new(),
            },
        })
    }
}

/// A whole small file of the workbook, piece by piece; nothing where it is not there.
fn each(
    archive: &Archive<'_>,
    name: &str,
    each: &mut dyn FnMut(Token<'_>),
) -> Result<(), SheetError> {
    let mut xml = Xml::default();
    if let Some(pieces) = archive.unpack(name) {
        for piece in pieces? {
            xml.feed(&piece?, each)?;
        }
    }
    Ok(())
}

/// For each style of cells, whether it shows a date.
fn dates(archive: &Archive<'_>) -> Result<Vec<bool>, SheetError> {
    let mut own: HashMap<u32, bool> = HashMap::new();
    let (mut dates, mut in_styles) = (Vec::new(), false);
    let number = |attributes: &str, name| attribute(attributes, name)?.parse::<u32>().ok();
    each(archive, "xl/styles.xml", &mut |token| match token {
        Token::Open("numFmt", attributes) => {
            let format = attribute(attributes, "formatCode").unwrap_or_default();
            if let Some(id) = number(attributes, "numFmtId") {
                own.insert(id, numbers::shows_date(&format));
            }
        }
        Token::Open("cellXfs", _) => in_styles = true,
        Token::Close("cellXfs") => in_styles = false,
        Token::Open("xf", attributes) if in_styles => {
            let id = number(attributes, "numFmtId").unwrap_or_default();
            let is_own = own.get(&id).copied();
            dates.push(is_own.unwrap_or_else(|| numbers::is_date_format(id)));
        }
        _ => {}
    })?;
    Ok(dates)
}

/// A sheet that is being read, step by step.
pub struct SheetReading<'a> {
    /// The texts that cells share, until they are read.
    shared: Option<Unpacking<'a>>,
    sheet: Unpacking<'a>,
    xml: Xml,
    cells: Cells<'a>,
}

impl SheetReading<'_> {
    /// Reads some more. Gives how many rows were read so far, and nothing once all were.
    pub fn step(&mut self) -> Result<Option<usize>, SheetError> {
        let cells = &mut self.cells;
        if let Some(shared) = &mut self.shared {
            if let Some(piece) = shared.next() {
                self.xml
                    .feed(&piece?, &mut |token| cells.take_shared(token))?;
                if cells.bytes > SHARED {
                    return Err(ArchiveError::TooLarge.into());
                }
            } else {
                self.shared = None;
                self.xml = Xml::default();
            }
            return Ok(Some(0));
        }
        let Some(piece) = self.sheet.next() else {
            return Ok(None);
        };
        self.xml.feed(&piece?, &mut |token| cells.take(token))?;
        Ok(Some(cells.count))
    }

    /// The rows, once all were read.
    pub fn table(mut self) -> Result<Table, SheetError> {
        let count = self.cells.count;
        if count > ROW_LIMIT {
            let limit = ROW_LIMIT;
            return Err(FileError::TooManyRows { limit, count }.into());
        }
        let table = std::mem::take(&mut self.cells.table);
        if table.headers.iter().any(|header| text::has_visible(header)) {
            Ok(table)
        } else {
            Err(FileError::NoHeader.into())
        }
    }
}

/// The cells as they come.
struct Cells<'a> {
    is_1904: bool,
    dates: &'a [bool],
    texts: Vec<String>,
    /// Of the shared texts so far.
    bytes: usize,
    /// Whether what comes is the text of a cell.
    in_text: bool,
    /// Whether what comes says how a text is read aloud, which no cell shows.
    is_reading_aloud: bool,
    table: Table,
    count: usize,
    row: u32,
    column: usize,
    kind: String,
    style: Option<usize>,
    value: String,
    record: Vec<String>,
}

impl Cells<'_> {
    fn take_shared(&mut self, token: Token<'_>) {
        match token {
            Token::Open("si", _) => self.texts.push(String::new()),
            Token::Open("rPh", _) => self.is_reading_aloud = true,
            Token::Close("rPh") => self.is_reading_aloud = false,
            Token::Open("t", _) => self.in_text = !self.is_reading_aloud,
            Token::Close("t") => self.in_text = false,
            Token::Text(text) if self.in_text => {
                self.bytes += text.len();
                if let Some(last) = self.texts.last_mut() {
                    last.push_str(&text);
                }
            }
            _ => {}
        }
    }

    fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Open("row", attributes) => {
                let number = attribute(attributes, "r").and_then(|number| number.parse().ok());
                self.row = number.unwrap_or(self.row + 1);
                self.column = 0;
                self.record.clear();
            }
            Token::Open("c", attributes) => {
                let place = attribute(attributes, "r").and_then(|place| column(&place));
                self.column = place.unwrap_or(self.column);
                self.kind = attribute(attributes, "t").unwrap_or_default();
                self.style = attribute(attributes, "s").and_then(|style| style.parse().ok());
                self.value.clear();
            }
            Token::Open("v" | "t", _) => self.in_text = true,
            Token::Close("v" | "t") => self.in_text = false,
            Token::Text(text) if self.in_text => self.value.push_str(&text),
            Token::Close("c") => {
                if self.column < COLUMNS {
                    let shown = self.shown();
                    let place = self.column;
                    if self.record.len() <= place {
                        self.record.resize(place + 1, String::new());
                    }
                    self.record[place] = shown;
                }
                self.column += 1;
            }
            Token::Close("row") => self.end_row(),
            _ => {}
        }
    }

    /// What a cell shows.
    fn shown(&mut self) -> String {
        let value = std::mem::take(&mut self.value);
        match self.kind.as_str() {
            "s" => {
                let place: Option<usize> = value.trim().parse().ok();
                let text = place.and_then(|place| self.texts.get(place));
                text.cloned().unwrap_or_default()
            }
            "b" => if value == "1" { "true" } else { "false" }.to_owned(),
            // An error is no value.
            "e" => String::new(),
            "str" | "inlineStr" | "d" => value,
            _ => {
                let is_date = self.style.and_then(|style| self.dates.get(style));
                let days = value.parse().ok().filter(|_| is_date == Some(&true));
                days.and_then(|days| numbers::date(days, self.is_1904))
                    .unwrap_or_else(|| numbers::plain(&value))
            }
        }
    }

    fn end_row(&mut self) {
        let mut cells = std::mem::take(&mut self.record);
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        if self.table.headers.is_empty() {
            while cells.last().is_some_and(|cell| cell.trim().is_empty()) {
                cells.pop();
            }
            self.table.headers = cells;
            return;
        }
        let columns = self.table.headers.len();
        while cells.len() > columns && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
            cells.pop();
        }
        // Blank cells at the end of a row are not written.
        if cells.len() < columns {
            cells.resize(columns, String::new());
        }
        self.count += 1;
        if self.count <= ROW_LIMIT {
            self.table.rows.push(Record {
                row: self.row,
                cells,
            });
        }
    }
}

/// The column of a cell's place, counted from 0: `AB12` is 27.
fn column(place: &str) -> Option<usize> {
    let mut number = 0_usize;
    for letter in place.bytes().take_while(u8::is_ascii_alphabetic) {
        number = number
            .checked_mul(26)?
            .checked_add(usize::from(letter.to_ascii_uppercase() - b'A') + 1)?;
    }
    number.checked_sub(1)
}

#[cfg(test)]
mod tests;
