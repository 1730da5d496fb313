//! What people say, in ten languages. The same line means the same in each, so that one voice is
//! the translation of another.
//!
//! `{name}` is the person written to, `{account}` their organisation, `{product}` what is offered,
//! `{sender}` the member who writes.

mod arabic;
mod catalan;
mod english;
mod french;
mod german;
mod italian;
mod japanese;
mod polish;
mod portuguese;
mod spanish;

use domain::Language;

pub(super) const ALL: [&Voice; 10] = [
    &catalan::VOICE,
    &spanish::VOICE,
    &german::VOICE,
    &french::VOICE,
    &english::VOICE,
    &italian::VOICE,
    &polish::VOICE,
    &portuguese::VOICE,
    &arabic::VOICE,
    &japanese::VOICE,
];

/// The voices of languages in which there are many accounts.
pub(super) const COMMON: usize = 8;

/// One language: its lines, and the names of people and places that speak it.
pub(super) struct Voice {
    pub(super) language: &'static str,
    pub(super) country: &'static str,
    pub(super) calling_code: &'static str,
    /// How an organisation is called, of `{kind}` and `{name}`.
    pub(super) called: &'static str,
    /// Between two family names.
    pub(super) and: &'static str,
    /// As part of a name, and as a line of business.
    pub(super) kinds: &'static [(&'static str, &'static str)],
    pub(super) names: &'static [&'static str],
    pub(super) cities: &'static [&'static str],
    pub(super) first_names: &'static [&'static str],
    pub(super) last_names: &'static [&'static str],
    pub(super) titles: &'static [&'static str],
    pub(super) lines: Lines,
}

macro_rules! lines {
    ($($(#[$doc:meta])* $line:ident, $field:ident;)*) => {
        /// Everything that can be said.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Line { $($(#[$doc])* $line),* }

        impl Line {
            #[cfg(test)]
            pub(super) const ALL: &'static [Self] = &[$(Self::$line),*];
        }

        /// The wordings of each line.
        pub(super) struct Lines { $(pub(super) $field: &'static [&'static str]),* }

        impl Lines {
            fn of(&self, line: Line) -> &'static [&'static str] {
                match line { $(Line::$line => self.$field),* }
            }
        }
    };
}

lines! {
    SubjectOrders, subject_orders;
    SubjectBags, subject_bags;
    SubjectReply, subject_reply;
    /// A first letter about the order book.
    OpenOrders, open_orders;
    /// A first letter about printed bags.
    OpenBags, open_bags;
    /// A first message where messages are short.
    OpenShort, open_short;
    /// What was said on the phone.
    Call, call;
    FollowUp, follow_up;
    /// Price and terms, at length.
    Offer, offer;
    AgreeTime, agree_time;
    AnswerDoubt, answer_doubt;
    UntilLater, until_later;
    Sorry, sorry;
    Interested, interested;
    Question, question;
    Objection, objection;
    NotNow, not_now;
    NotInterested, not_interested;
    OutOfOffice, out_of_office;
    WrongPerson, wrong_person;
    Referral, referral;
    Unsubscribe, unsubscribe;
    AutoReply, auto_reply;
    Agreed, agreed;
    WroteFirst, wrote_first;
    Thanks, thanks;
}

impl Voice {
    /// One wording of a line; the number chooses the same one in every language.
    pub(super) fn say(&self, line: Line, wording: usize) -> &'static str {
        let wordings = self.lines.of(line);
        wordings[wording % wordings.len()]
    }

    pub(super) fn tag(&self) -> Language {
        self.language
            .parse()
            .expect("the voices speak known languages")
    }
}

/// The voice of a language, if there is one.
pub(super) fn of(language: &Language) -> Option<&'static Voice> {
    ALL.into_iter()
        .find(|voice| voice.language == language.primary())
}

pub(super) fn english() -> &'static Voice {
    &english::VOICE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_voice_has_the_same_wordings() {
        for voice in ALL {
            for &line in Line::ALL {
                let wordings = voice.lines.of(line);
                let place = format!("{line:?} in {}", voice.language);
                assert_eq!(wordings.len(), english().lines.of(line).len(), "{place}");
                assert!(
                    wordings.iter().all(|text| !text.trim().is_empty()),
                    "{place}"
                );
            }
        }
    }

    #[test]
    fn every_place_in_a_text_is_one_that_is_filled() {
        for voice in ALL {
            for &line in Line::ALL {
                for text in voice.lines.of(line) {
                    let filled = ["{name}", "{account}", "{product}", "{sender}"]
                        .iter()
                        .fold((*text).to_owned(), |text, place| text.replace(place, ""));
                    assert!(!filled.contains(['{', '}']), "{text}");
                }
            }
        }
    }
}
