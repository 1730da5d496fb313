//! Which column of a file becomes which field.

use super::{file::Table, synonyms};
use crate::{ids::CustomFieldId, records::CustomField, values::CustomKind};
use serde::{Deserialize, Serialize};

/// What a column can become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// The account's name: the only one that a file must have.
    Name,
    LineOfBusiness,
    City,
    Country,
    Language,
    Phone,
    Email,
    Website,
    Notes,
    Status,
    RelationshipTypes,
    /// The contact's whole name.
    ContactName,
    ContactGivenName,
    ContactFamilyName,
    ContactTitle,
    ContactEmail,
    ContactPhone,
    /// Their phone too, where the file has no other.
    ContactWhatsapp,
    ContactLinkedin,
    ContactInstagram,
    /// A field of the workspace's own.
    Own(CustomFieldId),
}

impl Target {
    /// Every target that all workspaces have, in the order in which a person chooses from them.
    pub const ALL: [Self; 20] = [
        Self::Name,
        Self::LineOfBusiness,
        Self::City,
        Self::Country,
        Self::Language,
        Self::Phone,
        Self::Email,
        Self::Website,
        Self::Notes,
        Self::Status,
        Self::RelationshipTypes,
        Self::ContactName,
        Self::ContactGivenName,
        Self::ContactFamilyName,
        Self::ContactTitle,
        Self::ContactEmail,
        Self::ContactPhone,
        Self::ContactWhatsapp,
        Self::ContactLinkedin,
        Self::ContactInstagram,
    ];

    /// The spelling in JSON and in the interface's text catalogue.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::LineOfBusiness => "line_of_business",
            Self::City => "city",
            Self::Country => "country",
            Self::Language => "language",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Website => "website",
            Self::Notes => "notes",
            Self::Status => "status",
            Self::RelationshipTypes => "relationship_types",
            Self::ContactName => "contact_name",
            Self::ContactGivenName => "contact_given_name",
            Self::ContactFamilyName => "contact_family_name",
            Self::ContactTitle => "contact_title",
            Self::ContactEmail => "contact_email",
            Self::ContactPhone => "contact_phone",
            Self::ContactWhatsapp => "contact_whatsapp",
            Self::ContactLinkedin => "contact_linkedin",
            Self::ContactInstagram => "contact_instagram",
            Self::Own(_) => "own",
        }
    }
}

/// The target of each column, in the order of the columns; absent for an ignored one.
pub type Mapping = Vec<Option<Target>>;

/// Why a file cannot be imported with a mapping.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// With the headings that would have been recognised.
    #[error("no column holds the account's name; looked for {}", looked_for.join(", "))]
    NoName { looked_for: Vec<&'static str> },
    /// Columns are counted from 0.
    #[error("columns {first} and {second} are both {}", target.as_str())]
    Twice {
        target: Target,
        first: usize,
        second: usize,
    },
}

/// Checks what a person made of the guess: the name is there, and no target twice.
pub fn check_mapping(mapping: &[Option<Target>]) -> Result<(), MappingError> {
    for (second, target) in mapping.iter().enumerate() {
        let Some(target) = *target else { continue };
        if let Some(first) = mapping[..second]
            .iter()
            .position(|other| *other == Some(target))
        {
            return Err(MappingError::Twice {
                target,
                first,
                second,
            });
        }
    }
    if mapping.contains(&Some(Target::Name)) {
        Ok(())
    } else {
        Err(MappingError::NoName {
            looked_for: synonyms::NAME_EXAMPLES.to_vec(),
        })
    }
}

/// Guesses what each column is from its heading, in English, Spanish, Catalan, French, German,
/// Italian and Portuguese, and by the labels and keys of the workspace's own fields. Each target
/// once: whole headings first, then their parts, from the left; what stands beside a contact's name
/// last.
pub fn guess_mapping(headers: &[String], fields: &[CustomField]) -> Mapping {
    let headings: Vec<Heading> = headers.iter().map(|header| Heading::of(header)).collect();
    let mut mapping = vec![None; headers.len()];
    let own = |heading: &Heading| {
        let is_called = |name: &str| Heading::of(name).squeezed == heading.squeezed;
        let mut fields = fields.iter().filter(|field| !field.archived);
        let field = fields.find(|field| is_called(&field.label) || is_called(&field.key));
        field.map(|field| Target::Own(field.id))
    };
    let guesses: [&Guess<'_>; 4] = [
        &synonyms::whole,
        &own,
        &synonyms::of_contact,
        &synonyms::part,
    ];
    for guess in guesses {
        for (column, heading) in headings.iter().enumerate() {
            if mapping[column].is_none()
                && let Some(target) = guess(heading)
                && !mapping.contains(&Some(target))
            {
                mapping[column] = Some(target);
            }
        }
    }
    place_bare_name(&headings, &mut mapping);
    place_behind_contact(&mut mapping);
    place_of_people(&headings, &mut mapping);
    mapping
}

/// How many rows are looked through for the headings: above them stand titles and blank lines.
const ABOVE_HEADINGS: usize = 10;

impl Table {
    /// The cells of each of the workspace's own fields of that kind, without the white space around
    /// them.
    pub(super) fn own_cells<'a>(
        &'a self,
        mapping: &'a Mapping,
        fields: &'a [CustomField],
        kind: CustomKind,
    ) -> impl Iterator<Item = (CustomFieldId, impl Iterator<Item = &'a str>)> {
        let of_kind = fields.iter().filter(move |field| field.kind == kind);
        of_kind.filter_map(|field| {
            let own = Some(Target::Own(field.id));
            let column = mapping.iter().position(|target| *target == own)?;
            let cells = self
                .rows
                .iter()
                .filter_map(move |row| row.cells.get(column));
            Some((field.id, cells.map(|cell| cell.trim())))
        })
    }

    /// The table below its headings, where its first row is none and one of the next is: the first that
    /// has a column for the account's name and one for something else.
    #[must_use]
    pub fn below_its_headings(mut self) -> Self {
        let is_headings = |cells: &[String]| {
            let guessed = guess_mapping(cells, &[]);
            guessed.contains(&Some(Target::Name)) && guessed.iter().flatten().count() > 1
        };
        if guess_mapping(&self.headers, &[]).contains(&Some(Target::Name)) {
            return self;
        }
        let first = self.rows.iter().take(ABOVE_HEADINGS);
        let Some(place) = first
            .map(|row| &row.cells)
            .position(|cells| is_headings(cells))
        else {
            return self;
        };
        let rest = self.rows.split_off(place + 1);
        if let Some(headings) = self.rows.pop() {
            self.headers = headings.cells;
        }
        self.rows = rest;
        self
    }
}

/// What a heading says that its column is, if it says it.
type Guess<'a> = dyn Fn(&Heading) -> Option<Target> + 'a;

/// A heading that says *Name* alone is the account's, unless another column is; then it is the
/// contact's, and where a column holds family names, the given name.
fn place_bare_name(headings: &[Heading], mapping: &mut Mapping) {
    let Some(column) = (0..headings.len())
        .find(|&column| mapping[column].is_none() && synonyms::is_bare_name(&headings[column]))
    else {
        return;
    };
    let candidates = if mapping.contains(&Some(Target::ContactFamilyName)) {
        [Target::Name, Target::ContactGivenName]
    } else {
        [Target::Name, Target::ContactName]
    };
    mapping[column] = candidates
        .into_iter()
        .find(|target| !mapping.contains(&Some(*target)));
}

/// An email address or a telephone number right behind who the contact is, is theirs: `Contact`,
/// `Email`, `Phone`.
fn place_behind_contact(mapping: &mut Mapping) {
    const OF_CONTACT: [Target; 6] = [
        Target::ContactName,
        Target::ContactGivenName,
        Target::ContactFamilyName,
        Target::ContactTitle,
        Target::ContactEmail,
        Target::ContactPhone,
    ];
    for column in 1..mapping.len() {
        let Some(theirs) = mapping[column].and_then(of_person) else {
            continue;
        };
        let is_behind = mapping[column - 1].is_some_and(|before| OF_CONTACT.contains(&before));
        if is_behind && !mapping.contains(&Some(theirs)) {
            mapping[column] = Some(theirs);
        }
    }
}

/// In a list of people by given and family name an email address and a telephone number are theirs,
/// wherever they stand, unless the heading says that it is the company's.
fn place_of_people(headings: &[Heading], mapping: &mut Mapping) {
    let names = [Target::ContactGivenName, Target::ContactFamilyName];
    if !names.iter().all(|name| mapping.contains(&Some(*name))) {
        return;
    }
    let is_of_company: Vec<bool> = headings.iter().map(synonyms::is_of_company).collect();
    let guess = |heading| synonyms::whole(heading).or_else(|| synonyms::part(heading));
    // What has a place already comes before what found none.
    for is_placed in [true, false] {
        for (column, heading) in headings.iter().enumerate() {
            if mapping[column].is_some() != is_placed || is_of_company[column] {
                continue;
            }
            let found = mapping[column].or_else(|| guess(heading));
            let theirs = found.and_then(of_person);
            if let Some(theirs) = theirs.filter(|theirs| !mapping.contains(&Some(*theirs))) {
                mapping[column] = Some(theirs);
            }
        }
    }
    // What became free is the company's, where a heading says so.
    for (column, heading) in headings.iter().enumerate() {
        let found = guess(heading).filter(|found| of_person(*found).is_some());
        let is_free = mapping[column].is_none() && is_of_company[column];
        if let Some(found) = found.filter(|found| is_free && !mapping.contains(&Some(*found))) {
            mapping[column] = Some(found);
        }
    }
}

/// What an address is called where it is a person's.
fn of_person(target: Target) -> Option<Target> {
    match target {
        Target::Email => Some(Target::ContactEmail),
        Target::Phone => Some(Target::ContactPhone),
        _ => None,
    }
}

/// A heading as it is compared: folded, in words, and in one piece so that `E-Mail` is `email`.
pub(super) struct Heading {
    pub(super) words: Vec<String>,
    pub(super) squeezed: String,
}

impl Heading {
    fn of(header: &str) -> Self {
        let folded = crate::text::search_fold(header);
        let words: Vec<String> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let squeezed = words.concat();
        Self { words, squeezed }
    }
}
