//! The visible rows: the confirmed ones and, on top, what the waiting commands decide.
//!
//! There is one set of [`Rows`], the visible one. Of each row that a command covers, the confirmed
//! version is kept beneath, and between them what each command made of it. To rebase: confirm what
//! arrived, roll back, lay the decisions again. Only the rows concerned are touched, however many
//! there are; and where nothing arrived but what the commands had foreseen, not even those.

use crate::{
    pages::thread_of,
    rows::{MatchKeys, Rows},
};
use domain::{Change, CommandId, ConversationId, Row, RowKey};
use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

#[derive(Debug)]
#[cfg_attr(test, derive(Clone, Default))]
pub(crate) struct Layers {
    rows: Rows,
    /// The covered rows.
    covers: BTreeMap<RowKey, Cover>,
    /// The commands that were laid, in order, also those that cover nothing.
    laid: Vec<CommandId>,
    /// Covered rows of which another version was confirmed since.
    news: BTreeSet<RowKey>,
    /// Confirmed rows whose thread is not in memory, here only while something is laid.
    passing: BTreeSet<RowKey>,
    /// Whether a row that nothing covers changed since: what was laid may be decided otherwise now.
    is_stale: bool,
    /// Whether the server has told of a part of what was laid on some row, since all was laid.
    #[cfg(test)]
    is_told_in_parts: bool,
}

/// What covers a row.
#[derive(Debug)]
#[cfg_attr(test, derive(Clone))]
struct Cover {
    /// The confirmed version; absent where the row is not confirmed at all.
    beneath: Option<Row>,
    /// The commands, in order, each with what it made of the row: but for the last, which made what is
    /// visible.
    under: Vec<(CommandId, Option<Row>)>,
    last: CommandId,
}

impl Cover {
    fn commands(&self) -> impl DoubleEndedIterator<Item = CommandId> {
        let under = self.under.iter().map(|(command, _)| *command);
        under.chain([self.last])
    }

    /// What the commands from this one on made of the row.
    fn versions<'a>(
        &'a self,
        from: usize,
        visible: Option<&'a Row>,
    ) -> impl Iterator<Item = Option<&'a Row>> {
        let under = self.under.iter().skip(from);
        under.map(|(_, row)| row.as_ref()).chain([visible])
    }

    /// Whether it stands when so many of its commands, the first, are confirmed; and whether there is
    /// `news`, another version beneath than there was.
    ///
    /// It does where what is beneath was foreseen: by the last of them, or by one behind that the
    /// server has told of first. Without news the server has a later version, which another of the
    /// commands made: what was changed more than once is told of once.
    fn stands(&self, confirmed: usize, news: bool, visible: Option<&Row>) -> bool {
        let is_gone = confirmed > self.under.len();
        if news || is_gone {
            let from = confirmed.saturating_sub(1);
            let from = if is_gone { self.under.len() } else { from };
            self.versions(from, visible)
                .any(|foreseen| foreseen == self.beneath.as_ref())
        } else {
            true
        }
    }
}

/// The rows that were touched, as they were visible before.
#[derive(Debug, Default)]
pub(crate) struct Touched(BTreeMap<RowKey, Option<Row>>);

impl Layers {
    /// None yet.
    pub(crate) fn new(match_keys: MatchKeys) -> Self {
        Self {
            rows: Rows::new(match_keys),
            covers: BTreeMap::new(),
            laid: Vec::new(),
            news: BTreeSet::new(),
            passing: BTreeSet::new(),
            is_stale: false,
            #[cfg(test)]
            is_told_in_parts: false,
        }
    }

    pub(crate) fn rows(&self) -> &Rows {
        &self.rows
    }

    /// Every covered row with the commands that cover it, by key.
    pub(crate) fn covered(
        &self,
    ) -> impl Iterator<Item = (RowKey, impl DoubleEndedIterator<Item = CommandId>)> {
        self.covers
            .iter()
            .map(|(key, cover)| (*key, cover.commands()))
    }

    /// The keys of confirmed rows, covered ones among them.
    pub(crate) fn confirmed_keys(&self) -> Vec<RowKey> {
        let uncovered = self
            .rows
            .keys()
            .filter(|key| !self.covers.contains_key(key));
        let covered = self
            .covers
            .iter()
            .filter(|(_, cover)| cover.beneath.is_some());
        uncovered.chain(covered.map(|(key, _)| *key)).collect()
    }

    /// The keys of a conversation's thread, visible or beneath a cover.
    pub(crate) fn thread_keys(&self, conversation: ConversationId) -> Vec<RowKey> {
        let mut keys = self.rows.thread_keys(conversation);
        let beneath = self.covers.iter().filter(|(_, cover)| {
            let thread = cover.beneath.as_ref().and_then(thread_of);
            thread == Some(conversation)
        });
        keys.extend(beneath.map(|(key, _)| *key));
        keys
    }

    /// A row as the server has it, so far as this device knows.
    pub(crate) fn confirmed(&self, key: RowKey) -> Option<&Row> {
        match self.covers.get(&key) {
            Some(cover) => cover.beneath.as_ref(),
            None => self.rows.get(&key),
        }
    }

    /// Sets the confirmed version of a row. A covered row looks as before until it is rebased.
    pub(crate) fn confirm(&mut self, touched: &mut Touched, key: RowKey, row: Option<Row>) {
        self.passing.remove(&key);
        match self.covers.get_mut(&key) {
            Some(cover) => {
                if cover.beneath != row {
                    self.news.insert(key);
                }
                cover.beneath = row;
            }
            None => self.is_stale |= self.show(touched, key, row),
        }
    }

    /// Confirms a row whose thread is not in memory. Where a command has foreseen it, it stays until
    /// nothing is laid: else every message of a long import would have all that waits decided again.
    pub(crate) fn confirm_in_passing(&mut self, touched: &mut Touched, row: &Row) {
        let key = row.key();
        let is_covered = self.covers.contains_key(&key);
        self.confirm(touched, key, is_covered.then(|| row.clone()));
        if is_covered {
            self.passing.insert(key);
        }
    }

    /// Once nothing is laid, what was kept for it goes.
    pub(crate) fn let_pass(&mut self, touched: &mut Touched) {
        if self.laid.is_empty() {
            for key in std::mem::take(&mut self.passing) {
                self.show(touched, key, None);
            }
        }
    }

    /// Whether what is laid stands as it is when only these commands are still unconfirmed: then
    /// the others take their covers with them, and nothing looks different.
    ///
    /// It does where nothing was confirmed but what the commands had foreseen. That is what nearly
    /// always happens, and it spares deciding all that waits again.
    pub(crate) fn settle(&mut self, unconfirmed: &[CommandId]) -> bool {
        let mut staying = unconfirmed.iter().peekable();
        let mut leaving = BTreeSet::new();
        for command in &self.laid {
            if staying.next_if_eq(&command).is_none() {
                leaving.insert(*command);
            }
        }
        if self.is_stale || staying.next().is_some() {
            return false;
        }
        if leaving.is_empty() && self.news.is_empty() {
            return true;
        }
        let mut settled = Vec::new();
        for (key, cover) in &self.covers {
            let leaves = |command: &CommandId| leaving.contains(command);
            let first = cover.commands().take_while(leaves).count();
            let all = first + cover.commands().skip(first).filter(leaves).count();
            let news = self.news.contains(key);
            if first < all || !cover.stands(first, news, self.rows.get(key)) {
                return false;
            }
            if first > 0 {
                settled.push((*key, first));
            }
        }
        for (key, confirmed) in settled {
            if let Entry::Occupied(mut cover) = self.covers.entry(key) {
                if confirmed > cover.get().under.len() {
                    cover.remove();
                } else {
                    cover.get_mut().under.drain(..confirmed);
                }
            }
        }
        self.laid.retain(|command| !leaving.contains(command));
        self.news.clear();
        true
    }

    /// Takes every command's cover off: what is visible is what is confirmed.
    pub(crate) fn roll_back(&mut self, touched: &mut Touched) {
        self.laid.clear();
        self.news.clear();
        #[cfg(test)]
        {
            self.is_told_in_parts = false;
        }
        for (key, cover) in std::mem::take(&mut self.covers) {
            self.show(touched, key, cover.beneath);
        }
        self.is_stale = false;
    }

    /// Lays what a command decides on top.
    pub(crate) fn lay(&mut self, touched: &mut Touched, command: CommandId, changes: Vec<Change>) {
        self.laid.push(command);
        for change in changes {
            let key = change.key();
            let row = match change {
                Change::Put(row) => Some(row),
                Change::Delete(_) => None,
            };
            let visible = || self.rows.get(&key).cloned();
            match self.covers.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert(Cover {
                        beneath: visible(),
                        under: Vec::new(),
                        last: command,
                    });
                }
                Entry::Occupied(mut entry) if entry.get().last != command => {
                    let cover = entry.get_mut();
                    let before = std::mem::replace(&mut cover.last, command);
                    cover.under.push((before, visible()));
                }
                Entry::Occupied(_) => {}
            }
            self.show(touched, key, row);
        }
    }

    /// Whether each row was either left by all its commands or is as it was, since all was laid.
    /// Otherwise the server has told of a part of what several did: decided on that, the rest may come
    /// to something else until it has told all.
    #[cfg(test)]
    pub(crate) fn is_told_whole(&mut self, unconfirmed: &[CommandId]) -> bool {
        self.is_told_in_parts |= self.covers.iter().any(|(key, cover)| {
            let mut stays = cover.commands().map(|id| unconfirmed.contains(&id));
            let first = stays.next() == Some(true);
            (first && self.news.contains(key)) || stays.any(|stays| stays != first)
        });
        !self.is_told_in_parts
    }

    /// Whether the same rows are visible in both.
    #[cfg(test)]
    pub(crate) fn shows_as(&self, other: &Self) -> bool {
        let visible = |layers: &Self| layers.rows.keys().collect::<Vec<_>>();
        let keys = visible(self);
        let is_alike = |key| self.rows.get(key) == other.rows.get(key);
        keys == visible(other) && keys.iter().all(is_alike)
    }

    /// Says whether the row looks different now.
    fn show(&mut self, touched: &mut Touched, key: RowKey, row: Option<Row>) -> bool {
        let before = self.rows.set(key, row);
        let is_different = self.rows.get(&key) != before.as_ref();
        touched.0.entry(key).or_insert(before);
        is_different
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
    use rstest::rstest;
    use uuid::Uuid;

    fn product(name: &str) -> Row {
        Row::Product(one_product(name))
    }

    fn one_product(name: &str) -> Product {
        Product {
            id: ProductId(Uuid::from_u128(1)),
            name: name.to_owned(),
            description: String::new(),
            website: String::new(),
            ideal_customer: String::new(),
            ideal_customer_since: None,
            communication_language: None,
            archived: false,
            created_at: Timestamp(0),
        }
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

    const OTHER: CommandId = CommandId(Uuid::from_u128(10));

    /// A command made the product; another, behind it, changed nothing.
    fn acted() -> Layers {
        let (mut layers, mut touched) = (Layers::default(), Touched::default());
        layers.lay(&mut touched, COMMAND, vec![Change::Put(product("acted"))]);
        layers.lay(&mut touched, OTHER, Vec::new());
        layers
    }

    #[rstest]
    #[case::nothing_happened(None, &[COMMAND, OTHER], true)]
    #[case::confirmed_as_foreseen(Some("acted"), &[OTHER], true)]
    #[case::confirmed_otherwise(Some("pulled"), &[OTHER], false)]
    #[case::gone_without_a_trace(None, &[OTHER], false)]
    #[case::changed_beneath_what_waits(Some("pulled"), &[COMMAND, OTHER], false)]
    #[case::one_that_was_not_laid(None, &[COMMAND, OTHER, CommandId(Uuid::nil())], false)]
    #[case::in_another_order(None, &[OTHER, COMMAND], false)]
    fn what_is_laid_stands_where_only_what_was_foreseen_is_confirmed(
        #[case] confirmed: Option<&str>,
        #[case] unconfirmed: &[CommandId],
        #[case] stands: bool,
    ) {
        let (mut layers, mut touched) = (acted(), Touched::default());
        let key = product("").key();
        if let Some(name) = confirmed {
            layers.confirm(&mut touched, key, Some(product(name)));
        }
        assert_eq!(layers.settle(unconfirmed), stands);
        assert_eq!(visible(&layers), Some("acted"));
        assert_eq!(touched.changed(&layers).count(), 0);
        let is_covered = layers.covered().count() == 1;
        assert_eq!(is_covered, !stands || unconfirmed.contains(&COMMAND));
    }

    #[rstest]
    #[case::the_first_as_foreseen(Some("first"), &[OTHER], true)]
    #[case::both_as_foreseen(Some("second"), &[], true)]
    #[case::told_of_the_first_before_it_is_known_to_be_accepted(Some("first"), &[COMMAND, OTHER], true)]
    #[case::told_of_both_before_they_are(Some("second"), &[COMMAND, OTHER], true)]
    #[case::told_of_the_second_before_it_is(Some("second"), &[OTHER], true)]
    #[case::the_first_without_a_word_of_the_row_that_the_second_changed(None, &[OTHER], true)]
    #[case::both_without_a_word(None, &[], false)]
    #[case::both_and_told_of_the_first_alone(Some("first"), &[], false)]
    #[case::the_second_before_the_first(Some("second"), &[COMMAND], false)]
    #[case::otherwise(Some("pulled"), &[OTHER], false)]
    fn what_two_commands_made_of_one_row_stands_where_it_was_foreseen(
        #[case] confirmed: Option<&str>,
        #[case] unconfirmed: &[CommandId],
        #[case] stands: bool,
    ) {
        let (mut layers, mut touched) = (Layers::default(), Touched::default());
        let key = product("").key();
        layers.confirm(&mut touched, key, Some(product("before")));
        layers.roll_back(&mut touched);
        for (command, name) in [(COMMAND, "first"), (OTHER, "second")] {
            layers.lay(&mut touched, command, vec![Change::Put(product(name))]);
        }
        let mut touched = Touched::default();
        if let Some(name) = confirmed {
            layers.confirm(&mut touched, key, Some(product(name)));
        }
        assert_eq!(layers.settle(unconfirmed), stands);
        assert_eq!(visible(&layers), Some("second"));
        let covering: Vec<_> = layers.covered().flat_map(|(_, all)| all).collect();
        let expected = if stands {
            unconfirmed
        } else {
            &[COMMAND, OTHER]
        };
        assert_eq!(covering, expected);
    }

    #[test]
    fn the_same_version_again_is_no_news_beneath_a_cover() {
        let (mut layers, mut touched) = (Layers::default(), Touched::default());
        let key = product("").key();
        layers.confirm(&mut touched, key, Some(product("before")));
        layers.roll_back(&mut touched);
        layers.lay(&mut touched, COMMAND, vec![Change::Put(product("acted"))]);
        layers.confirm(&mut touched, key, Some(product("before")));
        assert!(layers.settle(&[COMMAND]));
    }

    #[test]
    fn a_row_of_a_thread_that_is_not_here_settles_its_command_and_goes_once_nothing_is_laid() {
        let (mut layers, mut touched) = (acted(), Touched::default());
        layers.confirm_in_passing(&mut touched, &product("acted"));
        assert!(layers.settle(&[OTHER]));
        layers.let_pass(&mut touched);
        assert_eq!(visible(&layers), Some("acted"), "something waits");
        assert!(layers.settle(&[]));
        layers.let_pass(&mut touched);
        assert_eq!(visible(&layers), None);
        layers.confirm_in_passing(&mut touched, &product("pulled"));
        assert_eq!(visible(&layers), None, "nothing has foreseen it");
    }

    #[test]
    fn what_is_laid_does_not_stand_once_a_row_that_it_may_have_read_changed() {
        let (mut layers, mut touched) = (acted(), Touched::default());
        let other = Row::Product(Product {
            id: ProductId(Uuid::from_u128(2)),
            ..one_product("another")
        });
        layers.confirm(&mut touched, other.key(), Some(other.clone()));
        assert!(!layers.settle(&[COMMAND, OTHER]));
        layers.roll_back(&mut touched);
        layers.confirm(&mut touched, other.key(), Some(other));
        assert!(layers.settle(&[]), "the same row again is no news");
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
