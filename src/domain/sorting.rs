//! Long lists in order, bit by bit: a page sorts 50,000 rows without standing still.

use std::{cmp::Ordering, collections::VecDeque};

/// The order of two rows by what they say in a column: those that say nothing come last, those that
/// say the same by their ids. Total wherever `order` is one of values and the ids differ.
pub fn by_value<V, I: Ord>(
    (a, a_id): (Option<&V>, &I),
    (b, b_id): (Option<&V>, &I),
    order: impl FnOnce(&V, &V) -> Ordering,
) -> Ordering {
    let by_value = match (a, b) {
        (Some(a), Some(b)) => order(a, b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    };
    by_value.then_with(|| a_id.cmp(b_id))
}

/// A stable sort in steps. What is in order already costs one comparison an item: a list that was
/// sorted before and of which little changed is quickly sorted again.
pub struct Sorting<T> {
    input: std::vec::IntoIter<T>,
    /// The run that is being found, then those found, in order.
    run: Vec<T>,
    runs: VecDeque<Vec<T>>,
    /// What the present pass has merged.
    merged: VecDeque<Vec<T>>,
    merging: Option<Merging<T>>,
}

struct Merging<T> {
    one: VecDeque<T>,
    other: VecDeque<T>,
    into: Vec<T>,
}

impl<T> Sorting<T> {
    pub fn of(items: Vec<T>) -> Self {
        Self {
            input: items.into_iter(),
            run: Vec::new(),
            runs: VecDeque::new(),
            merged: VecDeque::new(),
            merging: None,
        }
    }

    /// Compares at most so many times. True once all is sorted.
    pub fn step(&mut self, comparisons: usize, mut order: impl FnMut(&T, &T) -> Ordering) -> bool {
        for _ in 0..comparisons {
            if let Some(item) = self.input.next() {
                self.find_run(item, &mut order);
            } else if !self.merge_one(&mut order) {
                return true;
            }
        }
        false
    }

    /// The items in order, once `step` has said so; before that, all of them in some order.
    pub fn into_items(mut self) -> Vec<T> {
        if let Some(Merging { one, other, into }) = self.merging.take() {
            self.merged.push_back(into);
            self.merged.push_back(one.into());
            self.merged.push_back(other.into());
        }
        let parts = self.merged.into_iter().chain(self.runs);
        let mut parts: Vec<Vec<T>> = parts
            .chain([self.run])
            .filter(|part| !part.is_empty())
            .collect();
        if parts.len() == 1 && self.input.len() == 0 {
            return parts.remove(0);
        }
        parts.into_iter().flatten().chain(self.input).collect()
    }

    fn find_run(&mut self, item: T, order: &mut impl FnMut(&T, &T) -> Ordering) {
        let goes_on = self
            .run
            .last()
            .is_none_or(|last| order(last, &item) != Ordering::Greater);
        if !goes_on {
            self.runs.push_back(std::mem::take(&mut self.run));
        }
        self.run.push(item);
        if self.input.len() == 0 {
            self.runs.push_back(std::mem::take(&mut self.run));
        }
    }

    /// Puts one more item in its place. False once there is nothing left to merge.
    fn merge_one(&mut self, order: &mut impl FnMut(&T, &T) -> Ordering) -> bool {
        let Some(merging) = &mut self.merging else {
            return self.next_pair();
        };
        let takes_other = match (merging.one.front(), merging.other.front()) {
            (Some(one), Some(other)) => order(one, other) == Ordering::Greater,
            (None, Some(_)) => true,
            (_, None) => false,
        };
        let from = if takes_other {
            &mut merging.other
        } else {
            &mut merging.one
        };
        if let Some(item) = from.pop_front() {
            merging.into.push(item);
        }
        // What is left of one run is in order behind what is merged.
        if merging.one.is_empty() || merging.other.is_empty() {
            let Merging {
                one,
                other,
                mut into,
            } = self.merging.take().unwrap_or_default();
            into.extend(one);
            into.extend(other);
            self.merged.push_back(into);
        }
        true
    }

    fn next_pair(&mut self) -> bool {
        if self.runs.len() < 2 {
            // An odd run goes into the next pass, at its end.
            self.merged.extend(self.runs.pop_front());
            std::mem::swap(&mut self.runs, &mut self.merged);
            if self.runs.len() < 2 {
                return false;
            }
        }
        if let (Some(one), Some(other)) = (self.runs.pop_front(), self.runs.pop_front()) {
            let into = Vec::with_capacity(one.len() + other.len());
            let (one, other) = (one.into(), other.into());
            self.merging = Some(Merging { one, other, into });
        }
        true
    }
}

impl<T> Default for Merging<T> {
    fn default() -> Self {
        Self {
            one: VecDeque::new(),
            other: VecDeque::new(),
            into: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;
