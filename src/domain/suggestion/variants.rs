//! Several drafts of one text (rule book §16): all are kept as they stand, one of them is in the composer.

use serde::{Deserialize, Serialize};

/// So many drafts of one text stand beside each other.
pub const MOST: usize = 3;

/// One of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// As it stands: what was suggested, and what a person made of it.
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggested: Option<String>,
}

impl Variant {
    /// Whether somebody wrote in it, or wrote it.
    pub fn is_own(&self) -> bool {
        self.suggested.as_deref() != Some(&self.text)
    }
}

/// All drafts of a text, in the order in which they came. As long as there is one alone, none is kept
/// here: it stands in the composer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variants {
    kept: Vec<Variant>,
    chosen: usize,
}

impl Variants {
    /// How many there are to choose from.
    pub fn count(&self) -> usize {
        self.kept.len()
    }

    /// Whether there is nothing beside what stands in the composer.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Whether somebody wrote in this one, or wrote it.
    pub fn is_own(&self, which: usize) -> bool {
        self.kept.get(which).is_some_and(Variant::is_own)
    }

    /// What somebody wrote, besides what stands in the composer: where that alone goes on, it would be
    /// nowhere.
    pub fn own_beside(&self) -> Vec<&str> {
        let kept = self.kept.iter().enumerate();
        let own = kept.filter(|(place, one)| *place != self.chosen && one.is_own());
        own.map(|(_, one)| one.text.as_str()).collect()
    }

    /// Which one stands in the composer.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// Whether another may be asked for.
    pub fn has_place(&self) -> bool {
        self.kept.len() < MOST
    }

    /// Every text that there is, what stands in the composer as it stands: another is to differ from all.
    pub fn texts(&self, stands: &str) -> Vec<String> {
        let mut texts: Vec<String> = self.kept.iter().map(|one| one.text.clone()).collect();
        match texts.get_mut(self.chosen) {
            Some(chosen) => stands.clone_into(chosen),
            None => texts.push(stands.to_owned()),
        }
        texts
    }

    /// Whether what stands in the composer is kept where another comes: whatever has a place, and what
    /// somebody wrote also where one that nobody wrote in gives way to it.
    pub fn keeps(&self, stands: &Variant) -> bool {
        self.has_place() || stands.is_own() && self.gives_way().is_some()
    }

    /// The first that nobody wrote in, besides what stands in the composer.
    fn gives_way(&self) -> Option<usize> {
        let mut kept = self.kept.iter().enumerate();
        kept.find(|(place, one)| *place != self.chosen && !one.is_own())
            .map(|(place, _)| place)
    }

    /// Another came, and stands in the composer now; what stood there is kept. Where there is no place for
    /// it, it takes that of what stood, or of one that nobody wrote in where somebody wrote in that.
    pub fn add(&mut self, stood: Variant, came: Variant) {
        if !self.has_place()
            && stood.is_own()
            && let Some(place) = self.gives_way()
        {
            self.put_down(stood);
            self.kept.remove(place);
            self.chosen = self.kept.len();
            return self.put_down(came);
        }
        if self.has_place() {
            self.put_down(stood);
        }
        if self.has_place() {
            self.chosen = self.kept.len();
        }
        self.put_down(came);
    }

    /// Takes up another one; what stood in the composer is kept as it stood.
    pub fn choose(&mut self, stood: Variant, which: usize) -> Option<Variant> {
        let chosen = self.kept.get(which)?.clone();
        if which == self.chosen {
            return None;
        }
        self.put_down(stood);
        self.chosen = which;
        Some(chosen)
    }

    fn put_down(&mut self, stands: Variant) {
        match self.kept.get_mut(self.chosen) {
            Some(place) => *place = stands,
            None => self.kept.push(stands),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variant(text: &str) -> Variant {
        Variant {
            text: text.to_owned(),
            suggested: Some(text.to_owned()),
        }
    }

    /// Three, of which the last stands in the composer.
    fn three() -> Variants {
        let mut variants = Variants::default();
        variants.add(variant("one"), variant("two"));
        variants.add(variant("two, edited"), variant("three"));
        variants
    }

    #[test]
    fn one_alone_has_nothing_beside_it() {
        let alone = Variants::default();
        assert_eq!((alone.count(), alone.has_place()), (0, true));
        assert_eq!(alone.texts("one"), ["one"]);
    }

    #[test]
    fn all_are_kept_as_they_stand_and_there_are_three_at_most() {
        let mut variants = three();
        assert_eq!((variants.count(), variants.chosen()), (3, 2));
        assert!(!variants.has_place());
        assert_eq!(
            variants.texts("three, edited"),
            ["one", "two, edited", "three, edited"]
        );
        variants.add(variant("three"), variant("four"));
        assert_eq!(variants.texts("four"), ["one", "two, edited", "four"]);
    }

    #[test]
    fn what_is_edited_is_there_again_when_it_is_chosen_again() {
        let mut variants = three();
        let first = variants.choose(variant("three, edited"), 0);
        assert_eq!(first, Some(variant("one")));
        assert_eq!(
            variants.choose(variant("one"), 2),
            Some(variant("three, edited"))
        );
    }

    #[test]
    fn there_is_nothing_to_choose_where_it_stands_already_or_is_not_there() {
        let mut variants = three();
        let before = variants.clone();
        assert_eq!(variants.choose(variant("edited"), 2), None);
        assert_eq!(variants.choose(variant("edited"), 3), None);
        assert_eq!(variants, before);
    }

    #[test]
    fn another_that_is_asked_for_from_the_first_comes_last() {
        let mut variants = Variants::default();
        variants.add(variant("one"), variant("two"));
        variants.choose(variant("two"), 0);
        variants.add(variant("one, edited"), variant("three"));
        assert_eq!(variants.chosen(), 2);
        assert_eq!(variants.texts("three"), ["one, edited", "two", "three"]);
    }

    #[test]
    fn what_somebody_wrote_takes_the_place_of_what_nobody_wrote_in() {
        let mut variants = three();
        let own = Variant {
            text: "three, edited".to_owned(),
            ..variant("three")
        };
        assert!(!variants.keeps(&variant("three")) && variants.keeps(&own));
        variants.add(own.clone(), variant("four"));
        // The first gave way; the second was written in.
        assert_eq!(
            variants.texts("four"),
            ["two, edited", "three, edited", "four"]
        );
        assert_eq!((variants.count(), variants.chosen()), (3, 2));
        let written = |text: &str| Variant {
            text: text.to_owned(),
            suggested: None,
        };
        let mut all = Variants::default();
        all.add(written("one"), written("two"));
        all.add(written("two"), written("three"));
        assert!(!all.keeps(&written("three")), "all were written");
        // Whoever keeps the last alone is told of the others.
        assert_eq!(all.own_beside(), ["one", "two"]);
        assert!(all.is_own(0) && !variants.is_own(2) && !all.is_own(3));
    }
}
