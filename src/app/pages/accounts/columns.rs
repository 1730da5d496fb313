//! The columns of the list: which there are, which a person chose, and what stands in them.

use super::directory::Entry;
use crate::{
    format,
    shell::{clock, local_storage},
    texts::{accounts as words, values},
};
use domain::{Account, CustomField, CustomKind, CustomValue, Kind, engagement::Engagement};
use leptos::prelude::*;
use replica::Rows;

/// A column, spelled in an address and in what is remembered: `city`, `custom.tier`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Column {
    #[default]
    Name,
    Status,
    Contact,
    Language,
    Activity,
    City,
    Country,
    LineOfBusiness,
    Email,
    Phone,
    Website,
    Relationship,
    Conversations,
    Engagement,
    Created,
    /// A field of the workspace's own, by its key.
    Custom(String),
}

const CUSTOM: &str = "custom.";

impl Column {
    /// Those that every workspace has. The name always stands first.
    pub const FIXED: [Self; 15] = [
        Self::Name,
        Self::Status,
        Self::Contact,
        Self::Language,
        Self::Activity,
        Self::City,
        Self::Country,
        Self::LineOfBusiness,
        Self::Email,
        Self::Phone,
        Self::Website,
        Self::Relationship,
        Self::Conversations,
        Self::Engagement,
        Self::Created,
    ];

    /// What a list begins with.
    pub const FIRST: [Self; 4] = [Self::Status, Self::Contact, Self::Language, Self::Activity];

    pub fn spelled(&self) -> String {
        let fixed = match self {
            Self::Name => "name",
            Self::Status => "status",
            Self::Contact => "contact",
            Self::Language => "language",
            Self::Activity => "activity",
            Self::City => "city",
            Self::Country => "country",
            Self::LineOfBusiness => "business",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Website => "website",
            Self::Relationship => "relationship",
            Self::Conversations => "conversations",
            Self::Engagement => "engagement",
            Self::Created => "created",
            Self::Custom(key) => return format!("{CUSTOM}{key}"),
        };
        fixed.to_owned()
    }

    pub fn parse(text: &str) -> Option<Self> {
        match text.strip_prefix(CUSTOM) {
            Some(key) => domain::custom::is_key(key).then(|| Self::Custom(key.to_owned())),
            None => Self::FIXED
                .into_iter()
                .find(|column| column.spelled() == text),
        }
    }

    /// Its heading.
    pub fn title(&self, rows: &Rows) -> String {
        match self {
            Self::Custom(key) => {
                let field = rows.custom_field(domain::CustomFieldId::of(key));
                field.map_or_else(|| key.clone(), |field| field.label.clone())
            }
            fixed => words::column(&fixed.spelled()).to_owned(),
        }
    }

    /// What the account says in it, as a list shows it; blank where it says nothing.
    pub fn text(&self, account: &Account, entry: &Entry, rows: &Rows) -> String {
        match self {
            Self::Name => account.name.clone(),
            Self::Status => values::account_status(account.status).to_owned(),
            Self::Contact => entry.contact.clone(),
            Self::Language => account
                .language
                .as_ref()
                .map(format::language)
                .unwrap_or_default(),
            Self::Activity => entry.activity.map(format::date).unwrap_or_default(),
            Self::City => account.city.clone(),
            Self::Country => account.country.clone(),
            Self::LineOfBusiness => account.line_of_business.clone(),
            Self::Email => account.email.clone(),
            Self::Phone => account.phone.clone(),
            Self::Website => account.website.clone(),
            Self::Relationship => {
                let names = account.relationship_types.iter();
                let names: Vec<&str> = names.map(|kind| values::relationship_type(*kind)).collect();
                names.join(", ")
            }
            Self::Conversations => format::number(entry.campaigns.len()),
            Self::Engagement => words::engagement::score(score_of(account, rows)),
            Self::Created => format::date(account.created_at),
            Self::Custom(key) => {
                let field = rows.custom_field(domain::CustomFieldId::of(key));
                let value = account.custom.get(key);
                field
                    .zip(value)
                    .map(|(field, value)| custom_text(field, value))
                    .unwrap_or_default()
            }
        }
    }

    /// What the list sorts by: a number where it has one, a text otherwise; nothing where blank.
    pub fn sort_value(&self, account: &Account, entry: &Entry, rows: &Rows) -> Option<SortValue> {
        #[expect(
            clippy::cast_precision_loss,
            reason = "instants and counts are far below 2^53"
        )]
        let number = |n: i64| Some(SortValue::Number(n as f64));
        match self {
            Self::Status => {
                let all = domain::AccountStatus::ALL.iter();
                let place = all.take_while(|status| **status != account.status).count();
                number(i64::try_from(place).unwrap_or_default())
            }
            Self::Activity => entry.activity.and_then(|at| number(at.0)),
            Self::Created => number(account.created_at.0),
            Self::Engagement => number(score_of(account, rows).into()),
            Self::Conversations => number(i64::try_from(entry.campaigns.len()).unwrap_or(i64::MAX)),
            Self::Custom(key) => match account.custom.get(key)? {
                CustomValue::Boolean(yes) => number(i64::from(!*yes)),
                CustomValue::Text(text) => {
                    let field = rows.custom_field(domain::CustomFieldId::of(key));
                    let is_number = field.is_some_and(|field| field.kind == CustomKind::Number);
                    let number = is_number.then(|| text.parse::<f64>().ok()).flatten();
                    Some(number.map_or_else(|| SortValue::text(text), SortValue::Number))
                }
                options @ CustomValue::Options(_) => Some(SortValue::text(&options.text())),
            },
            _ => {
                let text = self.text(account, entry, rows);
                (!text.is_empty()).then(|| SortValue::text(&text))
            }
        }
    }
}

/// As of when the list is made.
fn score_of(account: &Account, rows: &Rows) -> u8 {
    Engagement::of(rows.conversations_with(account.id), clock::now()).score
}

/// A value of a custom field as a page shows it.
pub fn custom_text(field: &CustomField, value: &CustomValue) -> String {
    match (field.kind, value) {
        (_, CustomValue::Boolean(true)) => words::YES.to_owned(),
        (_, CustomValue::Boolean(false)) => words::NO.to_owned(),
        (CustomKind::Date, CustomValue::Text(text)) => format::calendar_date(text),
        (CustomKind::Number, CustomValue::Text(text)) => format::decimal(text),
        (_, value) => value.text(),
    }
}

/// What a column sorts by.
pub enum SortValue {
    Number(f64),
    /// Compared as the reader's language has it.
    Text(js_sys::JsString),
}

impl SortValue {
    fn text(text: &str) -> Self {
        Self::Text(text.into())
    }
}

/// The columns that a person chose for this list on this device.
#[derive(Clone, Copy)]
pub struct Columns(RwSignal<Vec<Column>>);

const KEY: &str = "rapport-account-columns";
/// The most columns beside the name.
const MOST: usize = 8;

impl Columns {
    pub fn remembered() -> Self {
        let stored = local_storage().and_then(|storage| storage.get_item(KEY).ok()?);
        let columns = match stored {
            Some(text) => text
                .split(',')
                .filter_map(Column::parse)
                .take(MOST)
                .collect(),
            None => Column::FIRST.to_vec(),
        };
        Self(RwSignal::new(columns))
    }

    pub fn get(self) -> Vec<Column> {
        self.0.get()
    }

    pub fn has(self, column: &Column) -> bool {
        self.0.with(|columns| columns.contains(column))
    }

    pub fn is_full(self) -> bool {
        self.0.with(|columns| columns.len() >= MOST)
    }

    /// Shows or hides one. It is remembered; where the browser keeps nothing, until the next start.
    pub fn toggle(self, column: Column) {
        self.0.update(|columns| {
            if columns.contains(&column) {
                columns.retain(|other| *other != column);
            } else if columns.len() < MOST {
                columns.push(column);
            }
        });
        let text: Vec<String> = self
            .0
            .with_untracked(|all| all.iter().map(Column::spelled).collect());
        if let Some(storage) = local_storage() {
            let _ = storage.set_item(KEY, &text.join(","));
        }
    }
}

/// Every column that can be chosen, those of the workspace's own fields last. Watched.
pub fn offered(data: crate::data::Data) -> Vec<Column> {
    data.watch(Kind::CustomField);
    data.rows(|rows| {
        let mut own: Vec<&CustomField> = rows
            .custom_fields()
            .filter(|field| !field.archived)
            .collect();
        own.sort_by(|a, b| (&a.label, a.id).cmp(&(&b.label, b.id)));
        let own = own
            .into_iter()
            .map(|field| Column::Custom(field.key.clone()));
        Column::FIXED.into_iter().skip(1).chain(own).collect()
    })
}
