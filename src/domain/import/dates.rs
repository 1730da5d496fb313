//! In which order the dates of a column say day and month. `01/03/2020` does not tell; the other cells
//! of its column may, and where they do not, a person.

use super::{file::Table, mapping::Mapping};
use crate::{
    custom::day, ids::CustomFieldId, paste::DateOrder, records::CustomField, values::CustomKind,
};
use std::collections::BTreeMap;

/// What the columns of a file say of their order, gathered part by part.
#[derive(Debug, Clone, Default)]
pub struct DateColumns(BTreeMap<CustomFieldId, Seen>);

/// The cells of one column.
#[derive(Debug, Clone, Default)]
struct Seen {
    day_first: bool,
    month_first: bool,
    /// The first cell that is a day in either order, and not the same in both.
    either: Option<String>,
}

/// A column whose cells do not tell by themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenColumn {
    pub field: CustomFieldId,
    /// One of its cells that is a day in either order.
    pub example: String,
    /// How it is read; absent where cells of both orders stand in it, and nobody has chosen.
    pub order: Option<DateOrder>,
}

/// By which order the dates of each field are read. A date that is none in it goes to the notes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DateOrders(BTreeMap<CustomFieldId, Option<DateOrder>>);

impl DateColumns {
    pub fn take(&mut self, table: &Table, mapping: &Mapping, fields: &[CustomField]) {
        for (field, cells) in table.own_cells(mapping, fields, CustomKind::Date) {
            let seen = self.0.entry(field).or_default();
            cells.for_each(|cell| seen.take(cell));
        }
    }

    /// How each column is read: as its cells tell; where they do not, as a person chose, and else with
    /// the day first.
    pub fn orders(&self, chosen: &BTreeMap<CustomFieldId, DateOrder>) -> DateOrders {
        let each = self.0.iter().map(|(field, seen)| {
            let chosen = chosen.get(field).copied().filter(|_| seen.is_open());
            (*field, chosen.or_else(|| seen.order()))
        });
        DateOrders(each.collect())
    }

    /// The columns that a person has to say it of.
    pub fn open(&self, orders: &DateOrders) -> Vec<OpenColumn> {
        let open = self.0.iter().filter(|(_, seen)| seen.is_open());
        let open = open.filter_map(|(field, seen)| {
            Some(OpenColumn {
                field: *field,
                example: seen.either.clone()?,
                order: orders.of(*field),
            })
        });
        open.collect()
    }
}

impl Seen {
    fn take(&mut self, cell: &str) {
        let of = |order| day(cell, Some(order));
        match (of(DateOrder::DayFirst), of(DateOrder::MonthFirst)) {
            (Some(_), None) => self.day_first = true,
            (None, Some(_)) => self.month_first = true,
            (Some(one), Some(other)) if one != other && self.either.is_none() => {
                self.either = Some(cell.to_owned());
            }
            _ => {}
        }
    }

    /// Whether the cells do not tell, or contradict each other.
    fn is_open(&self) -> bool {
        self.day_first == self.month_first
    }

    fn order(&self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (_, false) => Some(DateOrder::DayFirst),
            (false, true) => Some(DateOrder::MonthFirst),
            (true, true) => None,
        }
    }
}

impl DateOrders {
    pub const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// Absent where only dates that tell by themselves are read.
    pub fn of(&self, field: CustomFieldId) -> Option<DateOrder> {
        self.0.get(&field).copied().flatten()
    }
}
