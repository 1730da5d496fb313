//! The visible rows: the confirmed ones and, on top, what the waiting commands decide.
//!
//! There is one set of [`Rows`], the visible one. Of each row that a command covers, the confirmed
//! version is kept beneath. To rebase: confirm what arrived, roll back, lay the decisions again.
//! Only the rows concerned are touched, however many there are.

use crate::{pages::thread_of, rows::Rows};
use domain::{Change, CommandId, ConversationId, Row, RowKey};
use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub(crate) struct Layers {
    rows: Rows,
    /// The confirmed version of each covered row; absent where the row is not confirmed at all.
    beneath: BTreeMap<RowKey, Option<Row>>,
    /// The commands that cover a row.
    covers: BTreeMap<RowKey, Vec<CommandId>>,
}

/// The rows that were touched, as they were visible before.
#[derive(Debug, Default)]
pub(crate) struct Touched(BTreeMap<RowKey, Option<Row>>);

impl Layers {
    pub(crate) fn rows(&self) -> &Rows {
        &self.rows
    }

    /// Every covered row with the commands that cover it.
    pub(crate) fn covered(&self) -> impl Iterator<Item = (RowKey, &[CommandId])> {
        self.covers.iter().map(|(key, ids)| (*key, ids.as_slice()))
    }

    /// The keys of confirmed rows, covered ones among them.
    pub(crate) fn confirmed_keys(&self) -> Vec<RowKey> {
        let uncovered = self
            .rows
            .keys()
            .filter(|key| !self.beneath.contains_key(key));
        let covered = self.beneath.iter().filter(|(_, row)| row.is_some());
        uncovered.chain(covered.map(|(key, _)| *key)).collect()
    }

    /// The keys of a conversation's thread, visible or beneath a cover.
    pub(crate) fn thread_keys(&self, conversation: ConversationId) -> Vec<RowKey> {
        let mut keys = self.rows.thread_keys(conversation);
        let beneath = self.beneath.iter().filter(|(_, row)| {
            let thread = row.as_ref().and_then(thread_of);
            thread == Some(conversation)
        });
        keys.extend(beneath.map(|(key, _)| *key));
        keys
    }

    /// A row as the server has it, so far as this device knows.
    pub(crate) fn confirmed(&self, key: RowKey) -> Option<&Row> {
        match self.beneath.get(&key) {
            Some(row) => row.as_ref(),
            None => self.rows.get(&key),
        }
    }

    /// Sets the confirmed version of a row. A covered row looks as before until it is rebased.
    pub(crate) fn confirm(&mut self, touched: &mut Touched, key: RowKey, row: Option<Row>) {
        match self.beneath.get_mut(&key) {
            Some(confirmed) => *confirmed = row,
            None => self.show(touched, key, row),
        }
    }

    /// Takes every command's cover off: what is visible is what is confirmed.
    pub(crate) fn roll_back(&mut self, touched: &mut Touched) {
        self.covers.clear();
        for (key, row) in std::mem::take(&mut self.beneath) {
            self.show(touched, key, row);
        }
    }

    /// Lays what a command decides on top.
    pub(crate) fn lay(&mut self, touched: &mut Touched, command: CommandId, changes: Vec<Change>) {
        for change in changes {
            let key = change.key();
            let row = match change {
                Change::Put(row) => Some(row),
                Change::Delete(_) => None,
            };
            if !self.beneath.contains_key(&key) {
                self.beneath.insert(key, self.rows.get(&key).cloned());
            }
            let covers = self.covers.entry(key).or_default();
            if !covers.contains(&command) {
                covers.push(command);
            }
            self.show(touched, key, row);
        }
    }

    fn show(&mut self, touched: &mut Touched, key: RowKey, row: Option<Row>) {
        let before = self.rows.set(key, row);
        touched.0.entry(key).or_insert(before);
    }
}

impl Touched {
    /// The rows that look different now.
    pub(crate) fn changed(self, layers: &Layers) -> impl Iterator<Item = RowKey> {
        let touched = self.0.into_iter();
        touched
            .filter(|(key, before)| layers.rows.get(key) != before.as_ref())
            .map(|(key, _)| key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Product, ProductId, Timestamp};
    use uuid::Uuid;

    fn product(name: &str) -> Row {
        Row::Product(Product {
            id: ProductId(Uuid::from_u128(1)),
            name: name.to_owned(),
            description: String::new(),
            website: String::new(),
            communication_language: None,
            created_at: Timestamp(0),
        })
    }

    fn visible(layers: &Layers) -> Option<&str> {
        let row = layers.rows.product(ProductId(Uuid::from_u128(1)));
        row.map(|row| row.name.as_str())
    }

    const COMMAND: CommandId = CommandId(Uuid::from_u128(9));

    #[test]
    fn a_cover_hides_what_is_confirmed_beneath_it_until_it_is_rolled_back() {
        let (mut layers, mut touched) = (Layers::default(), Touched::default());
        let key = product("").key();
        layers.confirm(&mut touched, key, Some(product("confirmed")));
        layers.lay(&mut touched, COMMAND, vec![Change::Put(product("acted"))]);
        layers.confirm(&mut touched, key, Some(product("pulled")));
        assert_eq!(visible(&layers), Some("acted"));
        assert_eq!(layers.covered().count(), 1);
        layers.roll_back(&mut touched);
        assert_eq!(visible(&layers), Some("pulled"));
        assert_eq!(layers.covered().count(), 0);
    }

    #[test]
    fn a_row_that_comes_back_to_what_it_was_did_not_change() {
        let (mut layers, mut touched) = (Layers::default(), Touched::default());
        let key = product("").key();
        layers.confirm(&mut touched, key, Some(product("one")));
        let mut touched = Touched::default();
        layers.lay(&mut touched, COMMAND, vec![Change::Delete(key)]);
        layers.roll_back(&mut touched);
        assert_eq!(touched.changed(&layers).count(), 0);
    }

    #[test]
    fn a_row_that_only_a_command_made_is_gone_when_the_command_is() {
        let (mut layers, mut touched) = (Layers::default(), Touched::default());
        layers.lay(&mut touched, COMMAND, vec![Change::Put(product("acted"))]);
        assert_eq!(layers.confirmed_keys(), []);
        layers.roll_back(&mut touched);
        assert_eq!(visible(&layers), None);
    }
}
