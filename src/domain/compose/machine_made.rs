//! What the account reads, where a machine translated it from what the member wrote (rule book §16).

use crate::{language::Language, text, values::Mode};
use serde::{Deserialize, Serialize};

/// A translation of the member's own text, and what it is a translation of. It is the machine's as
/// long as it stands in the box as it was made; whoever changes it makes it theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MachineMade {
    /// The member's own text, as it was then.
    pub from: String,
    /// The language it was put into.
    pub into: Language,
    pub text: String,
    /// Whether somebody may have corrected it: it comes from a draft, which does not say so.
    pub may_be_corrected: bool,
}

impl MachineMade {
    /// Whether this, and nobody's own words, stands in the box of what the account reads.
    pub fn stands_in(&self, account_text: &str) -> bool {
        self.text == account_text
    }

    /// Whether what stands there is the machine's for sure, so that it may be written over.
    pub fn is_machines(&self, account_text: &str) -> bool {
        self.stands_in(account_text) && !self.may_be_corrected
    }

    /// Whether it says something else than the member's text by now, or says it in another language:
    /// then it is neither logged nor kept in a draft.
    pub fn is_stale(&self, own_text: &str, target: &Language) -> bool {
        self.from != own_text || self.into != *target
    }
}

/// Whether what the account would read is a machine's translation of an earlier text of the
/// member's: it is not what they mean to say.
pub fn is_outdated(
    mode: Mode,
    machine: Option<&MachineMade>,
    account_text: &str,
    own_text: &str,
    target: &Language,
) -> bool {
    mode == Mode::TypeTranslate
        && !account_text.is_empty()
        && machine
            .is_some_and(|made| made.stands_in(account_text) && made.is_stale(own_text, target))
}

/// Whether somebody changed what a machine had made for them to read, and the member's text is another
/// since: nobody can tell any more whether both say the same.
pub fn is_left_behind(
    mode: Mode,
    machine: Option<&MachineMade>,
    account_text: &str,
    own_text: &str,
    target: &Language,
) -> bool {
    mode == Mode::TypeTranslate
        && text::has_visible(account_text)
        && text::has_visible(own_text)
        && machine
            .is_some_and(|made| !made.stands_in(account_text) && made.is_stale(own_text, target))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    fn what_may_be_corrected_is_not_written_over(#[values(false, true)] may_be_corrected: bool) {
        let made = MachineMade {
            from: "Good morning".to_owned(),
            into: "ca".parse().unwrap(),
            text: "Bon dia".to_owned(),
            may_be_corrected,
        };
        assert_eq!(made.is_machines("Bon dia"), !may_be_corrected);
        assert!(!made.is_machines("Bon dia!"));
    }

    #[rstest]
    #[case::of_this_very_text(Mode::TypeTranslate, "Bon dia", "Good morning", "ca", false)]
    #[case::of_an_earlier_text(Mode::TypeTranslate, "Bon dia", "Good morning, Marta", "ca", true)]
    #[case::of_what_was_taken_out(Mode::TypeTranslate, "Bon dia", "", "ca", true)]
    #[case::in_an_earlier_language(Mode::TypeTranslate, "Bon dia", "Good morning", "es", true)]
    #[case::that_was_corrected(Mode::TypeTranslate, "Bon dia!", "Good morning, Marta", "ca", false)]
    #[case::that_was_taken_out(Mode::TypeTranslate, "", "Good morning, Marta", "ca", false)]
    #[case::in_a_mode_of_one_text(Mode::LogSent, "Bon dia", "Good morning, Marta", "ca", false)]
    fn a_translation_of_an_earlier_text_is_known(
        #[case] mode: Mode,
        #[case] account_text: &str,
        #[case] own_text: &str,
        #[case] target: &str,
        #[case] expected: bool,
        #[values(false, true)] may_be_corrected: bool,
    ) {
        let made = MachineMade {
            from: "Good morning".to_owned(),
            into: "ca".parse().unwrap(),
            text: "Bon dia".to_owned(),
            may_be_corrected,
        };
        let target = target.parse().unwrap();
        let found = is_outdated(mode, Some(&made), account_text, own_text, &target);
        assert_eq!(found, expected);
        assert!(!is_outdated(mode, None, account_text, own_text, &target));
    }

    #[rstest]
    #[case::corrected_before_more_was_written(
        Mode::TypeTranslate,
        "Bon dia!",
        "Good morning, Marta",
        true
    )]
    #[case::corrected(Mode::TypeTranslate, "Bon dia!", "Good morning", false)]
    #[case::as_it_was_made(Mode::TypeTranslate, "Bon dia", "Good morning, Marta", false)]
    #[case::taken_out(Mode::TypeTranslate, " ", "Good morning, Marta", false)]
    #[case::nothing_beside_it(Mode::TypeTranslate, "Bon dia!", "", false)]
    #[case::in_a_mode_of_one_text(Mode::LogSent, "Bon dia!", "Good morning, Marta", false)]
    fn a_correction_is_left_behind_by_what_is_written_since(
        #[case] mode: Mode,
        #[case] account_text: &str,
        #[case] own_text: &str,
        #[case] expected: bool,
    ) {
        let target: Language = "ca".parse().unwrap();
        let made = MachineMade {
            from: "Good morning".to_owned(),
            into: target.clone(),
            text: "Bon dia".to_owned(),
            may_be_corrected: false,
        };
        let found = is_left_behind(mode, Some(&made), account_text, own_text, &target);
        assert_eq!(found, expected);
        assert!(!is_left_behind(mode, None, account_text, own_text, &target));
    }
}
