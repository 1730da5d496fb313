//! By which mark the numbers of a column divide whole from fraction. `1.000` does not tell; the other
//! cells of its column do.

use super::{file::Table, mapping::Mapping};
use crate::{
    custom::{DecimalMark, is_number},
    ids::CustomFieldId,
    records::CustomField,
    values::CustomKind,
};
use std::collections::BTreeMap;

/// What the columns of a file say of their numbers, gathered part by part.
#[derive(Debug, Clone, Default)]
pub struct NumberColumns(BTreeMap<CustomFieldId, Seen>);

/// The cells of one column.
#[derive(Debug, Clone, Default)]
struct Seen {
    point_divides: bool,
    comma_divides: bool,
    /// Cells in which a point stands before exactly three digits, and nothing else tells.
    of_thousands: usize,
}

/// By which mark the numbers of each field are divided, where their column tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DecimalMarks(BTreeMap<CustomFieldId, DecimalMark>);

impl NumberColumns {
    pub fn take(&mut self, table: &Table, mapping: &Mapping, fields: &[CustomField]) {
        for (field, cells) in table.own_cells(mapping, fields, CustomKind::Number) {
            let seen = self.0.entry(field).or_default();
            cells.for_each(|cell| seen.take(cell));
        }
    }

    pub fn marks(&self) -> DecimalMarks {
        let each = self.0.iter();
        DecimalMarks(
            each.filter_map(|(field, seen)| Some((*field, seen.mark()?)))
                .collect(),
        )
    }
}

impl Seen {
    fn take(&mut self, cell: &str) {
        if !is_number(cell) {
            return;
        }
        let digits = cell.trim_start_matches(['-', '+']);
        let (points, commas) = (digits.matches('.').count(), digits.matches(',').count());
        if points > 0 && commas > 0 {
            let comma_is_last = digits.rfind(',') > digits.rfind('.');
            self.comma_divides |= comma_is_last;
            self.point_divides |= !comma_is_last;
            return;
        }
        // A mark that stands several times divides thousands; so does one, perhaps, behind one to
        // three digits and before three.
        let may_group = digits.split_once(['.', ',']).is_some_and(|(whole, rest)| {
            rest.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0')
        });
        self.comma_divides |= points > 1 || (commas == 1 && !may_group);
        self.point_divides |= commas > 1 || (points == 1 && !may_group);
        self.of_thousands += usize::from(points == 1 && may_group);
    }

    /// One cell alone may be a fraction of three digits; several are thousands.
    fn mark(&self) -> Option<DecimalMark> {
        match (self.point_divides, self.comma_divides) {
            (true, false) => Some(DecimalMark::Point),
            (false, true) => Some(DecimalMark::Comma),
            (false, false) if self.of_thousands > 1 => Some(DecimalMark::Comma),
            _ => None,
        }
    }
}

impl DecimalMarks {
    pub const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// Absent where each number is read by itself.
    pub fn of(&self, field: CustomFieldId) -> Option<DecimalMark> {
        self.0.get(&field).copied()
    }
}
