//! A row of the funnel, named and beside what it is compared with.

use super::{names, opened::Opened};
use crate::{
    data::Data,
    parts::{chip::channel_glyph, icon::Glyph},
    texts::funnel as words,
};
use chrono::NaiveDate;
use domain::funnel::{Cohort, Compared, Funnel, Group, Tally, compare};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub cohort: Cohort,
    pub name: String,
    pub tally: Tally,
    pub earlier: Option<Tally>,
    /// More will come: its week or month is not over.
    pub is_immature: bool,
}

/// The rows by name, and watching whom they name.
pub fn lines(
    data: Data,
    group: Group,
    funnel: &Funnel,
    earlier: Option<&Funnel>,
    today: NaiveDate,
) -> Vec<Line> {
    let compared = match earlier {
        Some(earlier) => compare(group, funnel, earlier),
        None => funnel
            .rows
            .iter()
            .map(|row| Compared {
                row: row.clone(),
                earlier: None,
            })
            .collect(),
    };
    compared
        .into_iter()
        .map(|Compared { row, earlier }| Line {
            cohort: row.cohort,
            name: names::cohort(data, row.cohort),
            is_immature: row.cohort.is_immature(today),
            tally: row.tally,
            earlier,
        })
        .collect()
}

impl Line {
    pub fn initiated(&self) -> usize {
        self.tally.initiated.len()
    }

    pub fn responded(&self) -> usize {
        self.tally.responded.len()
    }

    /// The conversations that the row began with.
    pub fn opened(&self) -> Opened {
        Opened::latest_first(
            words::figure_of(words::INITIATED, &self.name),
            words::INITIATED_FORMULA,
            self.tally.initiated.clone(),
        )
    }

    /// What a bar of it says to whoever does not see it.
    pub fn spoken(&self) -> String {
        let rate = words::rate(self.tally.rate());
        let mut text = words::bar(&self.name, self.initiated(), self.responded(), &rate);
        if let Some(earlier) = &self.earlier {
            text.push_str(&words::bar_earlier(earlier.initiated.len()));
        }
        if self.is_immature {
            text.push_str(&format!(", {}", words::SO_FAR));
        }
        text
    }

    /// The sign that stands before it, where it is a channel.
    pub fn glyph(&self) -> Option<Glyph> {
        match self.cohort {
            Cohort::Channel(channel) => Some(channel.map_or(Glyph::Clock, channel_glyph)),
            _ => None,
        }
    }
}
