//! The chosen file as rows, in parts that are planned one at a time.

use super::workbook::OpenedWorkbook;
use crate::{
    shell::pause::{Slices, breathe},
    texts::import as words,
};
use domain::import::{
    CsvReading, Encoding, FILE_LIMIT, FileError, Record, Table, archive::is_archive,
};
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// How many rows are planned between two looks at the clock.
const PART: usize = 250;

/// How many values of a column are shown.
const SAMPLES: usize = 3;

/// A file that was read.
pub struct OpenedFile {
    pub name: String,
    pub headers: Vec<String>,
    /// The rows, in the order of the file; each part has the headers too.
    pub parts: Vec<Table>,
    pub rows: usize,
    pub encoding: Encoding,
}

/// What a file turned out to be.
pub enum ReadFile {
    Table(OpenedFile),
    /// A spreadsheet, of which one sheet is chosen.
    Workbook(OpenedWorkbook),
}

impl OpenedFile {
    /// Reads a file, or says in words why it cannot be.
    pub async fn read(file: &File) -> Result<ReadFile, String> {
        check_size(file)?;
        let buffer = JsFuture::from(file.array_buffer()).await;
        let bytes = Uint8Array::new(&buffer.map_err(|_| words::UNREADABLE)?).to_vec();
        // What was drawn last says that the file is being read.
        breathe().await;
        if is_archive(&bytes) {
            return OpenedWorkbook::open(file.name(), bytes).map(ReadFile::Workbook);
        }
        let table = table(&bytes).await.map_err(|error| said(&error))?;
        Ok(ReadFile::Table(Self::of(file.name(), table)))
    }

    pub fn of(name: String, table: Table) -> Self {
        let Table {
            encoding,
            headers,
            rows,
        } = table.below_its_headings();
        let count = rows.len();
        let mut rows = rows.into_iter().peekable();
        let mut parts = Vec::with_capacity(count / PART + 1);
        while rows.peek().is_some() {
            parts.push(Table {
                encoding,
                headers: headers.clone(),
                rows: rows.by_ref().take(PART).collect::<Vec<Record>>(),
            });
        }
        Self {
            name,
            headers,
            parts,
            rows: count,
            encoding,
        }
    }

    /// The first values of a column that are not blank.
    pub fn samples(&self, column: usize) -> Vec<String> {
        self.parts
            .iter()
            .take(1)
            .flat_map(|part| &part.rows)
            .filter_map(|row| row.cells.get(column))
            .filter(|cell| domain::text::has_visible(cell))
            .take(SAMPLES)
            .map(|cell| domain::text::preview(cell))
            .collect()
    }

    pub fn heading(&self, column: usize) -> String {
        match self.headers.get(column).map(|header| header.trim()) {
            Some(header) if !header.is_empty() => header.to_owned(),
            _ => words::NO_HEADING.to_owned(),
        }
    }
}

/// Reads a table step by step, so that the page stays quick.
pub async fn table(bytes: &[u8]) -> Result<Table, FileError> {
    let mut slices = Slices::begin();
    let mut reading = CsvReading::begin(bytes)?;
    while reading.step()? {
        slices.step().await;
    }
    reading.table()
}

/// A file that is too large is not even read.
fn check_size(file: &File) -> Result<(), String> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size is a whole number of bytes"
    )]
    let length = file.size() as usize;
    if length > FILE_LIMIT {
        let limit = FILE_LIMIT;
        return Err(said(&FileError::TooLarge { limit, length }));
    }
    Ok(())
}

fn said(error: &FileError) -> String {
    format!("{} {}", words::file_error(error), words::NOTHING_IMPORTED)
}
