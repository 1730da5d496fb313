//! The subject of an answer by email (rule book §9).

use crate::{
    records::Message,
    text::{SUBJECT_LIMIT, collapse, has_visible},
    values::Channel,
};

/// What mail programs write before the subject of an answer, in the languages of rule book §10 and in
/// those of the programs that are met most.
const ANSWERS: [&str; 11] = [
    "re", "aw", "antw", "sv", "odp", "res", "rif", "r", "rép", "ynt", "回复",
];

/// The subject under which our next email goes on: that of the latest email in the thread that has
/// one, as an answer to it. Nothing where no email has.
pub fn answer_subject<'a>(thread: impl IntoIterator<Item = &'a Message>) -> Option<String> {
    let order = |message: &&Message| (message.said.occurred_at, message.id);
    let emails = thread.into_iter().filter(|message| {
        message.is_logged()
            && message.said.channel == Channel::Email
            && has_visible(&message.said.subject)
    });
    let last = emails.max_by_key(order)?;
    let subject = collapse(&last.said.subject);
    let answer = format!("Re: {}", without_marks(&subject));
    Some(answer.chars().take(SUBJECT_LIMIT).collect())
}

/// A subject without the marks of answers before it, however many: `AW: Re: [2] offer` is `offer`.
fn without_marks(subject: &str) -> &str {
    let mut rest = subject.trim_start();
    while let Some((mark, after)) = rest.split_once([':', '：']) {
        let mark = mark.trim_end();
        // Some programs count them: `Re[2]:`.
        let word = mark.trim_end_matches(|c: char| c.is_ascii_digit() || "[]()^".contains(c));
        let is_mark = ANSWERS.contains(&word.to_lowercase().as_str());
        if !is_mark || !has_visible(after) {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        records::example::logged,
        time::{Span, Timestamp},
        values::Mode,
    };
    use proptest::prelude::*;
    use rstest::rstest;

    fn email() -> Message {
        logged(1, Mode::InboundPaste, Timestamp(0))
    }

    #[rstest]
    #[case::plain("Pytanie o ofertę", "Re: Pytanie o ofertę")]
    #[case::an_answer("Re: Pytanie o ofertę", "Re: Pytanie o ofertę")]
    #[case::many("AW: RE: Re[2]: Angebot", "Re: Angebot")]
    #[case::full_width("回复：报价", "Re: 报价")]
    #[case::no_mark("Research: prices", "Re: Research: prices")]
    #[case::forwarded("Fwd: prices", "Re: Fwd: prices")]
    #[case::only_a_mark("Re: ", "Re: Re:")]
    #[case::white_space("  Re:   two   words ", "Re: two words")]
    fn an_answer_goes_on_under_its_subject(#[case] subject: &str, #[case] answer: &str) {
        let mut message = email();
        message.said.subject = subject.to_owned();
        assert_eq!(answer_subject([&message]).as_deref(), Some(answer));
        message.said.subject = answer.to_owned();
        assert_eq!(answer_subject([&message]).as_deref(), Some(answer));
    }

    #[test]
    fn the_latest_email_that_has_a_subject_is_answered() {
        let of = |minutes, channel, subject: &str| {
            let mut message = email();
            message.said.occurred_at = Timestamp(0) + Span::minutes(minutes);
            message.said.channel = channel;
            message.said.subject = subject.to_owned();
            message
        };
        let thread = [
            of(3, Channel::Email, " "),
            of(2, Channel::Email, "Second"),
            of(1, Channel::Email, "First"),
            of(4, Channel::Whatsapp, "none"),
        ];
        assert_eq!(answer_subject(&thread).as_deref(), Some("Re: Second"));
        assert_eq!(answer_subject(&thread[3..]), None);
        assert_eq!(answer_subject(&thread[..1]), None);
    }

    proptest! {
        #[test]
        fn an_answer_to_an_answer_has_the_same_subject(subject in "\\PC{0,30}") {
            let mut message = email();
            message.said.subject = subject;
            if let Some(once) = answer_subject([&message]) {
                message.said.subject = once.clone();
                prop_assert_eq!(answer_subject([&message]), Some(once));
            }
        }
    }
}
