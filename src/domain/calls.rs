//! Calls: what was said in one is a message, and one in which nothing was is a fact alone (rule
//! book §3).

use crate::{
    language::Language,
    records::{Correspondent, Said},
    time::Timestamp,
    values::{Channel, Direction, Mode},
    written_in::written_in_likely,
};

/// What was said in a call, by its notes or its transcript. They are in the language that they are
/// plainly in, and otherwise in the member's own.
pub fn said(
    direction: Direction,
    notes: String,
    own: Language,
    at: Timestamp,
    with: Option<Correspondent>,
) -> Said {
    let plain = written_in_likely(&notes, std::slice::from_ref(&own));
    Said {
        mode: match direction {
            Direction::Outbound => Mode::LogSent,
            Direction::Inbound => Mode::InboundPaste,
        },
        channel: Channel::PhoneCall,
        original_language: plain.unwrap_or(own),
        original_text: notes,
        translation: None,
        subject: String::new(),
        quoted_history: String::new(),
        occurred_at: at,
        correspondent: with,
        intent: None,
        language_override: None,
        attachments: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::theirs(
        Direction::Inbound,
        "Ens interessa molt la vostra proposta, però abans",
        "ca"
    )]
    #[case::nobodys(Direction::Outbound, "ok", "en")]
    fn a_call_is_a_message_on_its_side_in_its_language(
        #[case] direction: Direction,
        #[case] notes: &str,
        #[case] language: &str,
    ) {
        let said = said(
            direction,
            notes.to_owned(),
            Language::english(),
            Timestamp(7),
            None,
        );
        assert_eq!(
            (said.direction(), said.channel),
            (direction, Channel::PhoneCall)
        );
        assert_eq!(said.original_language.to_string(), language);
    }
}
