//! Accounts from a CSV file.

use super::count;
use crate::{
    format,
    texts::{accounts, values},
};
use domain::{
    AccountStatus, CustomField, KeptBecause,
    duplicates::Level,
    import::{
        Encoding, FileError, ImportSummary, MappingError, RowProblem, Target,
        archive::ArchiveError, xlsx::SheetError,
    },
};

pub const TITLE: &str = "Import";
pub const LEAD: &str = "Accounts and contacts from a CSV file or a spreadsheet (.xlsx), with one account a row: rows that match an \
    account fill its blanks and overwrite nothing. Conversations from a mailbox (.mbox, .eml), a chat \
    that WhatsApp exported (.txt, .zip) or a LinkedIn archive (.zip, messages.csv), with their true \
    times.";
pub const BACK: &str = "All accounts";
pub const CHOOSE: &str = "Choose a file";
pub const CHOOSE_HELP: &str = "or drop it here.";
pub const NOTHING_YET: &str = "Nothing is imported before you have seen what will happen.";
pub const NOT_LINKEDIN: &str = "The file is named as LinkedIn’s messages are, but has other columns. \
    Rename it to import accounts from it. Nothing was imported.";
pub const NOTHING_IMPORTED: &str = "Nothing was imported.";
pub const ANOTHER: &str = "Choose another file";
pub const READING: &str = "Reading the file";
pub const PLANNING: &str = "Comparing with the accounts that are there";
pub const COLUMNS: &str = "Columns";
pub const COLUMNS_HELP: &str = "What each column becomes was guessed from its heading. Correct what is \
    wrong; the figures follow.";
pub const COLUMN: &str = "Column";
pub const SAMPLES: &str = "Begins with";
pub const BECOMES: &str = "Becomes";
pub const IGNORED: &str = "Not imported";
pub const NO_HEADING: &str = "Column without a heading";
pub const WHAT_HAPPENS: &str = "What will happen";
pub const ROWS: &str = "Rows";
pub const CREATED: &str = "Will be created";
pub const MERGED: &str = "Will be merged";
pub const REFUSED: &str = "Refused";
pub const WERE_CREATED: &str = "Created";
pub const WERE_MERGED: &str = "Merged";
pub const ROWS_CREATED: &str = "Rows that create an account";
pub const ROWS_MERGED: &str = "Rows that are merged, and into which account";
pub const MATCHED_BY: &str = "A row matches an account, or an earlier row, by name and city, by the account’s \
    phone, by its website, or by its name and an email address.";
pub const NAMESAKE: &str = " · this name is there already";
pub const TO_CAMPAIGN: &str = "Add them to a campaign";
pub const FIRST_CAMPAIGN: &str = "Start a campaign for them";
pub const OTHER_CAMPAIGN: &str = "Another campaign";
pub const NO_ROWS: &str = "The file has a header and no rows below it.";
pub const NONE_LEFT: &str = "No row can be imported. See below why.";
pub const STATUSES: &str = "Words for the status";
pub const STATUSES_HELP: &str = "The file says these of its accounts, and they are no status here. Say what \
    each means; it is remembered with the columns.";
pub const STATUS_WORD: &str = "In the file";
pub const MEANS: &str = "Means";
pub const DATES: &str = "Order of the dates";
pub const DATES_HELP: &str = "These columns do not tell whether the day or the month comes first.";
pub const READ_AS: &str = "Is read as";
pub const NEITHER_ORDER: &str = "Mixed orders: into the notes";

pub fn dates_of(field: &str) -> String {
    format!("Order of the dates in {field}")
}

pub fn read_as(cell: &str, day: &str) -> String {
    format!("{cell} is {day}")
}

pub const ROW_REFUSED: &str = "Its rows are refused";
pub const WITHOUT_STATUS: &str = "No status";
pub const REPORT: &str = "Refused rows";
pub const REPORT_HELP: &str = "These rows are left out; all others are imported.";
pub const REPORT_ROW: &str = "Row";
pub const REPORT_FIELD: &str = "Field";
pub const REPORT_REASON: &str = "Reason";
pub const REPORT_LIMIT: &str = "Limit";
pub const REPORT_FILE: &str = "refused-rows.csv";
pub const DOWNLOAD: &str = "Download as CSV";
pub const STOP: &str = "Stop";
pub const GO_ON: &str = "Import the rest";
pub const PROGRESS: &str = "Import";
pub const RUNNING: &str = "You can leave this page: the import goes on as long as the tab is open.";
pub const DONE: &str = "Imported";
pub const STOPPED: &str = "Stopped";
pub const SEE_ACCOUNTS: &str = "See the accounts";
pub const UNREADABLE: &str = "The browser could not read the file. It may have been moved or changed: \
    choose it again. Nothing was imported.";
pub const WHOLE_ROW: &str = "Row";
pub const OWN_FIELD: &str = "A field of your own";

/// The button says exactly what it will do.
pub fn import(created: usize, merged: usize) -> String {
    match (created, merged) {
        (0, 0) => "Nothing to import".to_owned(),
        (created, 0) => format!("Import {}", accounts::accounts(created)),
        (0, merged) => format!("Merge {}", accounts::accounts(merged)),
        (created, merged) => format!(
            "Import {} new, merge {}",
            format::number(created),
            format::number(merged)
        ),
    }
}

/// New accounts of a name that is borne already.
pub fn namesakes(n: usize) -> String {
    let (rows, bear) = if n == 1 {
        ("1 row".to_owned(), "bears")
    } else {
        (format!("{} rows", format::number(n)), "bear")
    };
    format!(
        "{rows} {bear} a name that is there already, and neither city, phone, website nor an email address \
         says that it is the same account: another one is created. The rows are marked below; what is one \
         after all is merged by “Find duplicates”."
    )
}

/// Rows of which something found no field.
pub fn noted(n: usize) -> String {
    let rows = count(n, "row", "rows");
    format!(
        "In {rows} a cell holds what its field does not take: no email address or more than one, a second \
         number, or what is no value of an own field. It goes to the notes of its account."
    )
}

pub fn row(row: u32) -> String {
    let row = usize::try_from(row).unwrap_or_default();
    format!("Row {}", format::number(row))
}

/// The list behind a figure: *Rows that are merged · 12*
pub fn rows_of(title: &str, n: usize) -> String {
    format!("{title} · {}", format::number(n))
}

pub fn because(level: Level) -> String {
    format!(" · {}", accounts::level(level))
}

/// The choice for one word, for assistive technology.
pub fn means(word: &str) -> String {
    format!("“{word}” means")
}

/// The choice of one column, for assistive technology.
pub fn becomes(column: &str) -> String {
    format!("“{column}” becomes")
}

/// *accounts.csv · 410 rows*, and how it was read where that is worth a look.
pub fn file(name: &str, rows: usize, encoding: Encoding) -> String {
    let rows = count(rows, "row", "rows");
    match encoding {
        Encoding::Utf8 => format!("{name} · {rows}"),
        Encoding::Utf16 => format!("{name} · {rows} · read as UTF-16"),
        Encoding::Windows1252 => format!(
            "{name} · {rows} · read as Windows-1252. Where accents look wrong, save the file as \
             “CSV UTF-8”."
        ),
    }
}

pub fn more_columns(n: usize) -> String {
    format!(
        "{} more are not shown and not imported.",
        count(n, "column", "columns")
    )
}

/// *12 by the same phone number*
/// *Merged: 1 by the same phone number, 1 by a similar name*
pub fn merged_by(levels: &[(Level, usize)]) -> String {
    let each = levels
        .iter()
        .map(|(level, n)| format!("{} by the {}", format::number(*n), accounts::level(*level)));
    format!("{MERGED_BY}: {}", each.collect::<Vec<_>>().join(", "))
}

pub const MERGED_BY: &str = "Merged";

pub fn progress(done: usize, total: usize) -> String {
    format!(
        "{} of {}",
        format::number(done),
        count(total, "row", "rows")
    )
}

pub fn stopped(left: usize) -> String {
    format!(
        "Stopped. {} not imported; what was imported before stays.",
        if left == 1 {
            "1 row was".to_owned()
        } else {
            format!("{} rows were", format::number(left))
        }
    )
}

pub fn finished(rows: usize) -> String {
    format!("{} imported", count(rows, "row", "rows"))
}

pub fn more_refused(n: usize) -> String {
    format!(
        "{} more are in the downloaded report.",
        count(n, "reason", "reasons")
    )
}

/// What a column can become; an own field by its label.
pub fn target(target: Target, fields: &[CustomField]) -> String {
    let own = |id| fields.iter().find(|field| field.id == id);
    let name = match target {
        Target::Name => "Account name",
        Target::LineOfBusiness => "Line of business",
        Target::City => "City",
        Target::Country => "Country",
        Target::Language => "Language",
        Target::Phone => "Phone",
        Target::Email => "Email",
        Target::Website => "Website",
        Target::Notes => "Notes",
        Target::Status => "Status",
        Target::RelationshipTypes => "Relationship",
        Target::ContactName => "Contact name",
        Target::ContactGivenName => "Contact given name",
        Target::ContactFamilyName => "Contact family name",
        Target::ContactTitle => "Contact job title",
        Target::ContactEmail => "Contact email",
        Target::ContactPhone => "Contact phone",
        Target::ContactWhatsapp => "Contact WhatsApp",
        Target::ContactLinkedin => "Contact LinkedIn",
        Target::ContactInstagram => "Contact Instagram",
        Target::Own(id) => own(id).map_or(OWN_FIELD, |field| field.label.as_str()),
    };
    name.to_owned()
}

/// Why a file cannot be read: what, where, the limit, and what to do.
pub fn file_error(error: &FileError) -> String {
    match error {
        FileError::TooLarge { limit, length } => format!(
            "The file has {}, the limit is {}. Split it into smaller files.",
            format::megabytes(*length),
            format::megabytes(*limit)
        ),
        FileError::TooManyRows { limit, count } => format!(
            "The file has {} rows, the limit is {}. Split it into smaller files.",
            format::number(*count),
            format::number(*limit)
        ),
        FileError::NoText => {
            "This file is neither CSV nor a spreadsheet. Choose another.".to_owned()
        }
        FileError::NoHeader => {
            "The file is empty, or its first row names no column. Add a header row.".to_owned()
        }
        FileError::OpenQuote { row } => format!(
            "A quotation mark that opens in row {} is never closed. Close it, or remove it.",
            format::number(usize::try_from(*row).unwrap_or_default())
        ),
    }
}

/// Why the columns do not do yet. `heading` gives a column's heading.
pub fn mapping_error(
    error: &MappingError,
    fields: &[CustomField],
    heading: impl Fn(usize) -> String,
) -> String {
    match error {
        MappingError::NoName { looked_for } => format!(
            "No column becomes the account's name, which every account needs. Choose “{}” for one. \
             Headings such as {} are recognised.",
            target(Target::Name, fields),
            looked_for.join(", ")
        ),
        MappingError::Twice {
            target: twice,
            first,
            second,
        } => format!(
            "“{}” and “{}” both become {}. Choose another field for one of them.",
            heading(*first),
            heading(*second),
            target(*twice, fields)
        ),
    }
}

pub const SHEETS: &str = "Sheets of the file";
pub const SHEET: &str = "Sheet";
pub const READ_SHEET: &str = "Read this sheet";

/// Why a spreadsheet cannot be read.
pub fn sheet_error(error: &SheetError) -> String {
    let why = match error {
        SheetError::File(error) => file_error(error),
        SheetError::NoSheet => {
            "The file is no spreadsheet. Choose an .xlsx or a CSV file.".to_owned()
        }
        SheetError::Archive(ArchiveError::Broken) => {
            "The file is damaged, or a part of it is missing. Save it again and choose it then."
                .to_owned()
        }
        SheetError::Archive(ArchiveError::NotKnown) => {
            "The file is locked with a password. Save it without one and choose it then.".to_owned()
        }
        SheetError::Archive(ArchiveError::TooManyEntries { limit }) => format!(
            "The file holds more than {} files, which no spreadsheet does.",
            format::number(*limit)
        ),
        SheetError::Archive(ArchiveError::TooLarge) => {
            "What is packed in the file is far larger than a spreadsheet is. It was not read."
                .to_owned()
        }
    };
    format!("{why} {NOTHING_IMPORTED}")
}

pub const IMPORTS: &str = "Earlier imports";
pub const UNDO: &str = "Undo";
pub const UNDO_HELP: &str = "What this import created goes, and blanks that it filled are blank again. \
    What was changed or used since stays.";
pub const UNDO_NOW: &str = "Undo the import";
pub const KEEP: &str = "Keep it";
pub const UNDONE_IN_PART: &str = "Undone in part. Undo takes back the rest.";
pub const UNDONE: &str = "The import is undone";
pub const UNDOING: &str = "Undoing the import";
pub const KEPT: &str = "What stayed";
pub const NOT_HERE: &str = "Gone since";

/// The button that undoes one import, for assistive technology.
pub fn undo_of(source: &str) -> String {
    format!("Undo the import of {source}")
}

/// *Anna · 26 Nov 2026, 10:03*
pub fn by_at(by: &str, at: &str) -> String {
    format!("{by} · {at}")
}

/// *120 accounts, 80 contacts created, blanks of 14 filled*
pub fn did(import: &ImportSummary) -> String {
    let mut created = Vec::new();
    if import.accounts > 0 {
        created.push(accounts::accounts(import.accounts));
    }
    if import.contacts > 0 {
        created.push(count(import.contacts, "contact", "contacts"));
    }
    if import.messages > 0 {
        created.push(count(import.messages, "message", "messages"));
    }
    let mut did = Vec::new();
    if !created.is_empty() {
        did.push(format!("{} created", created.join(", ")));
    }
    if import.filled > 0 {
        did.push(format!(
            "blanks of {} filled",
            format::number(import.filled)
        ));
    }
    if import.erased > 0 {
        did.push(format!(
            "{} left out as erased",
            format::number(import.erased)
        ));
    }
    if did.is_empty() {
        "Statuses changed".to_owned()
    } else {
        did.join(", ")
    }
}

pub fn undone_by(by: &str, at: &str) -> String {
    format!("Undone by {by}, {at}")
}

/// *3 stayed*
pub fn kept(n: usize) -> String {
    format!("{} stayed", format::number(n))
}

pub fn kept_because(why: KeptBecause) -> &'static str {
    match why {
        KeptBecause::Edited => " · changed since",
        KeptBecause::StatusChanged => " · its status was changed since",
        KeptBecause::InUse => " · in a campaign, or with messages or notes",
        KeptBecause::HasContacts => " · people were added or changed since",
        KeptBecause::Merged => " · merged into another account",
    }
}

pub fn more_imports(n: usize) -> String {
    format!("{} more are not shown.", count(n, "import", "imports"))
}

/// The field of a row that was refused.
pub fn problem_field(problem: &RowProblem, fields: &[CustomField]) -> String {
    match problem {
        RowProblem::Ragged { .. } => WHOLE_ROW.to_owned(),
        RowProblem::Blank { target: field }
        | RowProblem::TooLong { target: field, .. }
        | RowProblem::Unknown { target: field, .. }
        | RowProblem::Invalid { target: field, .. } => target(*field, fields),
    }
}

/// Why a row was refused.
pub fn problem_reason(problem: &RowProblem) -> String {
    match problem {
        RowProblem::Ragged { cells, columns } => format!(
            "has {}, the header has {}",
            count(*cells, "cell", "cells"),
            format::number(*columns)
        ),
        RowProblem::Blank { .. } => "is blank".to_owned(),
        RowProblem::TooLong { length, .. } => {
            format!("has {} characters", format::number(*length))
        }
        RowProblem::Unknown {
            value,
            target: Target::Status,
        } => {
            let known = AccountStatus::ALL
                .iter()
                .copied()
                .map(values::account_status);
            let known: Vec<&str> = known.collect();
            format!("“{value}” is not known. Known are: {}", known.join(", "))
        }
        RowProblem::Unknown { value, .. } => format!("“{value}” is not known"),
        RowProblem::Invalid { value, target } => match target {
            Target::Email | Target::ContactEmail => {
                format!("cannot be “{value}”: an address is like name@example.com")
            }
            Target::Website => format!("cannot be “{value}”: a web address is like example.com"),
            _ => format!("cannot be “{value}”"),
        },
    }
}

/// The limit that a row passed, if it is that.
pub fn problem_limit(problem: &RowProblem) -> Option<usize> {
    match problem {
        RowProblem::TooLong { limit, .. } => Some(*limit),
        RowProblem::Ragged { columns, .. } => Some(*columns),
        _ => None,
    }
}
