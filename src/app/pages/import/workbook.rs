//! A chosen spreadsheet, read step by step so that the page stays quick.

use super::file::OpenedFile;
use crate::{shell::pause::Slices, texts::import as words};
use domain::import::xlsx::{SheetError, Workbook};

/// A spreadsheet whose sheets are known.
pub struct OpenedWorkbook {
    name: String,
    bytes: Vec<u8>,
    pub sheets: Vec<String>,
}

impl OpenedWorkbook {
    pub fn open(name: String, bytes: Vec<u8>) -> Result<Self, String> {
        let sheets = Workbook::open(&bytes)
            .map(|workbook| workbook.sheets().map(str::to_owned).collect())
            .map_err(|error| words::sheet_error(&error))?;
        Ok(Self {
            name,
            bytes,
            sheets,
        })
    }

    /// The rows of a sheet. Gives up, with nothing, once `is_wanted` says no.
    pub async fn read(
        &self,
        sheet: usize,
        is_wanted: impl Fn() -> bool,
    ) -> Option<Result<OpenedFile, String>> {
        let table = self.table(sheet, is_wanted).await?;
        let opened = table.map(|table| OpenedFile::of(self.name.clone(), table));
        Some(opened.map_err(|error| words::sheet_error(&error)))
    }

    async fn table(
        &self,
        sheet: usize,
        is_wanted: impl Fn() -> bool,
    ) -> Option<Result<domain::import::Table, SheetError>> {
        let mut slices = Slices::begin();
        let workbook = match Workbook::open(&self.bytes) {
            Ok(workbook) => workbook,
            Err(error) => return Some(Err(error)),
        };
        let mut reading = match workbook.sheet(sheet) {
            Ok(reading) => reading,
            Err(error) => return Some(Err(error)),
        };
        loop {
            match reading.step() {
                Ok(Some(_)) => {}
                Ok(None) => return Some(reading.table()),
                Err(error) => return Some(Err(error)),
            }
            slices.step().await;
            if !is_wanted() {
                return None;
            }
        }
    }
}
