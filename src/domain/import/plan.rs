//! What a file's rows would be imported as, and which are refused.

use super::{
    contact::{contact, whatsapp_beside_phone},
    dates::DateOrders,
    file::Table,
    language_names::LanguageNames,
    mapping::{MappingError, Target, check_mapping},
    numbers::DecimalMarks,
    status_words::{Meaning, StatusWords},
};
use crate::{
    command::{AccountField, CustomFieldChange, ImportRow},
    custom::{self, Reading},
    duplicates::web_domain,
    ids::{AccountId, ContactId},
    records::CustomField,
    text::{self, LINE_LIMIT, LINK_LIMIT, NAME_LIMIT, PROSE_LIMIT},
    values::{AccountStatus, RelationshipType},
};
use std::{collections::BTreeSet, str::FromStr};
use uuid::Uuid;

/// The rows of a file, each either planned or refused.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportPlan {
    pub rows: Vec<ImportRow>,
    pub refused: Vec<RefusedRow>,
    /// The planned rows of which something found no field: it goes to the account's notes.
    pub noted: Vec<u32>,
}

/// A row that is not imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedRow {
    /// As a spreadsheet numbers it.
    pub row: u32,
    /// Every reason, one for each field that cannot be taken.
    pub reasons: Vec<RowProblem>,
}

/// A reason why a row is not imported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RowProblem {
    /// More cells than the header has, or one alone: which belongs to what is anybody's guess.
    #[error("the row has {cells} cells, the header has {columns}")]
    Ragged { cells: usize, columns: usize },
    #[error("{} is blank", target.as_str())]
    Blank { target: Target },
    #[error("{} has {length} characters, the limit is {limit}", target.as_str())]
    TooLong {
        target: Target,
        limit: usize,
        length: usize,
    },
    /// Not one of the values that the field knows.
    #[error("{} does not know `{value}`", target.as_str())]
    Unknown { target: Target, value: String },
    /// Not of the form that the field needs.
    #[error("{} cannot be `{value}`", target.as_str())]
    Invalid { target: Target, value: String },
}

/// What cells are read by, beside what every workspace knows.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// The fields of the workspace's own.
    pub fields: &'a [CustomField],
    /// What the file's own words for a status mean.
    pub statuses: &'a StatusWords,
    /// How the dates of its columns are read.
    pub dates: &'a DateOrders,
    /// By which mark the numbers of its columns are divided.
    pub decimals: &'a DecimalMarks,
}

/// Plans the import of every row. Each planned row takes two new ids, of the account and of the
/// contact that it makes where it is new. The limits are those of the commands.
pub fn plan_import(
    table: &Table,
    mapping: &[Option<Target>],
    terms: Terms<'_>,
    new_id: &mut dyn FnMut() -> Uuid,
) -> Result<ImportPlan, MappingError> {
    check_mapping(mapping)?;
    let known = Known {
        languages: LanguageNames::new(),
        terms,
    };
    let mut plan = ImportPlan::default();
    for record in &table.rows {
        let columns = table.headers.len();
        let planned = if is_of_columns(&record.cells, columns) {
            plan_row(
                &Cells {
                    headers: &table.headers,
                    row: &record.cells,
                    mapping,
                },
                record.row,
                &known,
                new_id,
            )
        } else {
            let cells = record.cells.len();
            Err(vec![RowProblem::Ragged { cells, columns }])
        };
        match planned {
            Ok((row, notes)) => {
                if notes == Notes::Some {
                    plan.noted.push(row.row);
                }
                plan.rows.push(row);
            }
            Err(reasons) => plan.refused.push(RefusedRow {
                row: record.row,
                reasons,
            }),
        }
    }
    Ok(plan)
}

/// What cells are read by.
struct Known<'a> {
    languages: LanguageNames,
    terms: Terms<'a>,
}

/// Whether the cells of a row are those of so many columns. Programs leave out cells that are blank to
/// the end of a row, and write some beyond it; what has one cell alone is a line that was torn out of
/// another row's.
fn is_of_columns(cells: &[String], columns: usize) -> bool {
    let is_said = |cell: &&String| text::has_visible(cell);
    let beyond = cells.get(columns..).unwrap_or_default();
    let is_short = cells.len() < columns;
    let said = cells.iter().filter(is_said).count();
    beyond.iter().filter(is_said).count() == 0 && !(is_short && said < 2)
}

/// Whether something of a row found no field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Notes {
    None,
    Some,
}

fn plan_row(
    cells: &Cells<'_>,
    row: u32,
    known: &Known<'_>,
    new_id: &mut dyn FnMut() -> Uuid,
) -> Result<(ImportRow, Notes), Vec<RowProblem>> {
    let mut problems = Problems::default();
    let name = cells.within(Target::Name, NAME_LIMIT).and_then(|name| {
        name.ok_or(RowProblem::Blank {
            target: Target::Name,
        })
    });
    let name = problems.note(name);
    let mut changes = account_fields(cells, &known.languages, &mut problems);
    changes.extend(own_fields(cells, known.terms, &mut problems));
    let status = problems.note(status(cells, known.terms.statuses)).flatten();
    let contact = contact(cells, &mut problems);
    whatsapp_beside_phone(cells, &mut problems);
    let lines = std::mem::take(&mut problems.lines);
    problems.note(fits(&changes, &lines));
    let notes = if lines.is_empty() {
        Notes::None
    } else {
        Notes::Some
    };
    changes.extend(lines.into_iter().map(AccountField::NotesLine));
    let name = problems.none(name)?;
    let row = ImportRow {
        row,
        account_id: AccountId(new_id()),
        contact_id: ContactId(new_id()),
        name: name.to_owned(),
        changes,
        status,
        contact,
    };
    Ok((row, notes))
}

/// What is wrong with one row, and what of it finds no field.
#[derive(Default)]
pub(super) struct Problems {
    found: Vec<RowProblem>,
    /// Lines for the notes of the account.
    lines: Vec<String>,
}

impl Problems {
    /// What was read, or nothing and its problem noted.
    pub(super) fn note<T>(&mut self, read: Result<T, RowProblem>) -> Option<T> {
        read.map_err(|problem| self.found.push(problem)).ok()
    }

    /// Keeps what finds no field for the notes, by the heading that it stands under.
    pub(super) fn keep(&mut self, cells: &Cells<'_>, target: Target, cell: &str) {
        let heading = cells.heading(target);
        self.lines.push(format!("{heading}: {cell}"));
    }

    /// The value, where there was no problem at all.
    fn none<T>(self, value: Option<T>) -> Result<T, Vec<RowProblem>> {
        value.filter(|_| self.found.is_empty()).ok_or(self.found)
    }
}

fn account_fields(
    cells: &Cells<'_>,
    languages: &LanguageNames,
    problems: &mut Problems,
) -> Vec<AccountField> {
    let texts = [
        (
            Target::LineOfBusiness,
            AccountField::LineOfBusiness as fn(String) -> _,
            LINE_LIMIT,
        ),
        (Target::City, AccountField::City, LINE_LIMIT),
        (Target::Country, AccountField::Country, LINE_LIMIT),
        (Target::Phone, AccountField::Phone, LINE_LIMIT),
        (Target::Notes, AccountField::Notes, PROSE_LIMIT),
    ];
    let mut fields = Vec::new();
    for (target, field, limit) in texts {
        let cell = problems.note(cells.within(target, limit)).flatten();
        fields.extend(cell.map(|text| field(text.to_owned())));
    }
    let website = problems.note(cells.website()).flatten();
    fields.extend(website.map(|website| AccountField::Website(website.to_owned())));
    let email = cells.email(Target::Email, problems);
    fields.extend(email.map(|email| AccountField::Email(email.to_owned())));
    if let Some(cell) = cells.get(Target::Language) {
        let language = languages
            .find(cell)
            .ok_or_else(|| unknown(Target::Language, cell));
        let language = problems.note(language);
        fields.extend(language.map(|language| AccountField::Language(Some(language))));
    }
    if let Some(cell) = cells.get(Target::RelationshipTypes) {
        let types = problems.note(relationship_types(cell)).unwrap_or_default();
        fields.extend((!types.is_empty()).then_some(AccountField::RelationshipTypes(types)));
    }
    fields
}

/// What the row says in fields of the workspace's own. What one does not take goes to the notes.
fn own_fields(cells: &Cells<'_>, terms: Terms<'_>, problems: &mut Problems) -> Vec<AccountField> {
    let mut changes = Vec::new();
    for field in terms.fields {
        let target = Target::Own(field.id);
        let Some(cell) = cells.get(target) else {
            continue;
        };
        let reading = Reading::InColumn(terms.dates.of(field.id), terms.decimals.of(field.id));
        match custom::read(field, cell, reading) {
            Ok(value) => changes.extend(value.map(|value| {
                AccountField::Custom(CustomFieldChange {
                    key: field.key.clone(),
                    value: Some(value),
                })
            })),
            Err(_) => problems.keep(cells, target, cell),
        }
    }
    changes
}

/// The status of the row, as the rule book spells it or by a word that was given a meaning.
fn status(cells: &Cells<'_>, statuses: &StatusWords) -> Result<Option<AccountStatus>, RowProblem> {
    let Some(cell) = cells.get(Target::Status) else {
        return Ok(None);
    };
    match (status_spelled(cell), statuses.meaning(cell)) {
        (Ok(status), _) | (Err(_), Some(Meaning::Status(status))) => Ok(Some(status)),
        (Err(_), Some(Meaning::NoStatus)) => Ok(None),
        (Err(problem), None) => Err(problem),
    }
}

pub(super) fn status_spelled(cell: &str) -> Result<AccountStatus, RowProblem> {
    value(Target::Status, cell)
}

/// Whether the notes of the account have room for these lines more.
fn fits(changes: &[AccountField], lines: &[String]) -> Result<(), RowProblem> {
    let notes = changes.iter().filter_map(|change| match change {
        AccountField::Notes(notes) => Some(notes),
        _ => None,
    });
    let all = notes.chain(lines).map(|text| text.chars().count() + 1);
    let (length, limit) = (all.sum::<usize>().saturating_sub(1), PROSE_LIMIT);
    if length <= limit {
        return Ok(());
    }
    let target = Target::Notes;
    Err(RowProblem::TooLong {
        target,
        limit,
        length,
    })
}

/// Several types stand in one cell, divided by comma, semicolon, bar, slash or line break.
fn relationship_types(cell: &str) -> Result<BTreeSet<RelationshipType>, RowProblem> {
    cell.split([',', ';', '|', '/', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| value(Target::RelationshipTypes, part))
        .collect()
}

/// A value of a closed list, as the rule book spells it (§2), or with blanks and dashes and in any
/// case: *Do not contact*.
fn value<T: FromStr>(target: Target, cell: &str) -> Result<T, RowProblem> {
    let folded = text::fold(cell);
    let words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let spelled = words.collect::<Vec<_>>().join("_");
    spelled.parse().map_err(|_| unknown(target, cell))
}

fn unknown(target: Target, cell: &str) -> RowProblem {
    RowProblem::Unknown {
        target,
        value: text::preview(cell),
    }
}

/// The cells of one row by what they are mapped to.
pub(super) struct Cells<'a> {
    headers: &'a [String],
    row: &'a [String],
    mapping: &'a [Option<Target>],
}

impl<'a> Cells<'a> {
    /// The cell without white space around it; absent where nothing can be seen in it.
    pub(super) fn get(&self, target: Target) -> Option<&'a str> {
        let column = self.column(target)?;
        let cell = self.row.get(column)?.trim();
        text::has_visible(cell).then_some(cell)
    }

    fn column(&self, target: Target) -> Option<usize> {
        let mut mapping = self.mapping.iter();
        mapping.position(|mapped| *mapped == Some(target))
    }

    fn heading(&self, target: Target) -> &'a str {
        let heading = self.column(target).and_then(|at| self.headers.get(at));
        heading.map_or("", |heading| heading.trim())
    }

    /// The cell, if it is not longer than the limit.
    pub(super) fn within(
        &self,
        target: Target,
        limit: usize,
    ) -> Result<Option<&'a str>, RowProblem> {
        let Some(cell) = self.get(target) else {
            return Ok(None);
        };
        let length = cell.chars().count();
        if length > limit {
            return Err(RowProblem::TooLong {
                target,
                limit,
                length,
            });
        }
        Ok(Some(cell))
    }

    /// The website, if it names a host.
    fn website(&self) -> Result<Option<&'a str>, RowProblem> {
        let target = Target::Website;
        let Some(cell) = self.within(target, LINK_LIMIT)? else {
            return Ok(None);
        };
        if web_domain(cell).is_some() {
            Ok(Some(cell))
        } else {
            let value = text::preview(cell);
            Err(RowProblem::Invalid { target, value })
        }
    }

    /// The first address of the cell. Further ones, and a cell that holds none, go to the notes.
    pub(super) fn email(&self, target: Target, problems: &mut Problems) -> Option<&'a str> {
        let cell = problems.note(self.within(target, LINE_LIMIT)).flatten()?;
        let parts = cell.split([',', ';', '/', ' ', '\n']);
        let parts: Vec<&str> = parts
            .map(|part| part.trim_matches(['<', '>', '"', '\'']))
            .filter(|part| !part.is_empty())
            .collect();
        let first = parts.iter().copied().find(|part| text::has_two_sides(part));
        if parts.len() > 1 || first.is_none() {
            problems.keep(self, target, cell);
        }
        first
    }
}
