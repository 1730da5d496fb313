//! What a provider is to translate, and into what, and which replies a model is to read (rule book
//! §16).

use crate::{
    language::{self, Language},
    records::{Member, Message, Understanding},
    text,
    values::{Direction, ProviderTrouble},
    written::Written,
    written_in::written_in_likely,
};

/// Whether a text, which is said to be in one language, is to be put into another: not where it shows
/// nothing, and not where it is plainly in the other already, whatever is said of it.
pub fn needs_translation(text: &str, from: &Language, to: &Language) -> bool {
    if from.same_as(to) || !text::has_visible(text) {
        return false;
    }
    let plain = written_in_likely(text, &[from.clone(), to.clone()]);
    !plain.is_some_and(|language| language.same_as(to))
}

/// The language into which a message is to be translated: what its recorder reads, where the message's
/// own is none of theirs. Nothing where it has a translation, or is none of the account's.
pub fn wanted_translation(message: &Message, recorder: &Member) -> Option<Language> {
    let said = &message.said;
    let (reading, others) = (
        recorder.reading_language.as_ref(),
        &recorder.other_languages,
    );
    let source = language::source_for(reading, others, &said.original_language);
    let is_wanted = message.is_logged()
        && message.direction() == Direction::Inbound
        && said.translation.is_none()
        && needs_translation(&said.original_text, &said.original_language, &source);
    is_wanted.then_some(source)
}

/// Whether a model is to read what a message wants: the words of a reply, of which nobody and no rule
/// has said it.
pub fn wants_intent(message: &Message) -> bool {
    message.is_logged()
        && message.direction() == Direction::Inbound
        && message.said.intent.is_none()
        && !is_read(message)
        && text::has_visible(&message.said.original_text)
}

/// Whether a model has read it already, and a person is to say whether it is so.
fn is_read(message: &Message) -> bool {
    let understanding = message.understanding.as_ref();
    matches!(
        understanding.and_then(Written::read),
        Some(Understanding::Read { .. })
    )
}

impl ProviderTrouble {
    /// Whether it may be over a while later, so that the same is tried again without anybody asking.
    pub fn passes(self) -> bool {
        match self {
            Self::NotReached | Self::TooSlow | Self::Busy | Self::Garbled | Self::OtherLanguage => {
                true
            }
            Self::NoProvider
            | Self::WrongKey
            | Self::Refused
            | Self::TooLong
            | Self::NoSuchPair
            | Self::SpentUp => false,
        }
    }

    /// Whether it may be of what was asked about alone, so that the next may be asked about.
    pub fn may_be_of_one(self) -> bool {
        matches!(
            self,
            Self::Garbled | Self::OtherLanguage | Self::Refused | Self::TooLong
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::theirs("Bon dia, Marta. Gràcies pel missatge.", "ca", "en", true)]
    #[case::in_our_language_already("Thank you for the message, see you soon.", "ca", "en", false)]
    #[case::not_plain("OK", "ca", "en", true)]
    #[case::one_language("Thank you", "en-GB", "en", false)]
    #[case::nothing_to_see(" \u{200b}", "ca", "en", false)]
    fn what_is_in_the_other_language_already_needs_no_translation(
        #[case] text: &str,
        #[case] from: &str,
        #[case] to: &str,
        #[case] expected: bool,
    ) {
        let (from, to) = (from.parse().unwrap(), to.parse().unwrap());
        assert_eq!(needs_translation(text, &from, &to), expected);
    }
}
