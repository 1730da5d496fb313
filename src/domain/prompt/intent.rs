//! What a model is asked about a reply whose words are not plain, and what its answer is worth (rule
//! book §16).

use super::{fence::Fence, language, line};
use crate::{
    language::Language,
    records::{Message, Understanding},
    text::{self, LINE_LIMIT},
    values::{Direction, Intent},
};
use serde::Deserialize;
use std::fmt::Write;

/// So much of a text is shown, in characters: what it wants stands at its beginning.
const SHOWN: usize = 6_000;

/// What a reply is read by.
#[derive(Debug, Clone, Copy)]
pub struct IntentInput<'a> {
    pub reply: &'a Message,
    /// What was said last before it, by whomever.
    pub before: Option<&'a Message>,
    /// In which the reason is given: what the team reads.
    pub reader: &'a Language,
}

/// Builds the prompt. Both texts are material.
pub fn intent(input: &IntentInput<'_>) -> String {
    let (reply, before) = (shown(input.reply), input.before.map(shown));
    let contents = [Some(reply.as_str()), before.as_deref()];
    let fence = Fence::around(contents.into_iter().flatten());
    let mut asked =
        "Say what a reply to our outreach wants. The choices, of which exactly one fits \
        best:\n\n"
            .to_owned();
    for &intent in Intent::ALL {
        let _ = writeln!(asked, "- {intent}: {}", means(intent));
    }
    let _ = write!(asked, "\n{}\n\n", fence.rule());
    if let Some((message, text)) = input.before.zip(before.as_ref()) {
        let who = match message.direction() {
            Direction::Outbound => "what we had written before",
            Direction::Inbound => "what they had written before",
        };
        asked.push_str(&fence.around_material(who, text));
        asked.push('\n');
    }
    asked.push_str(&fence.around_material("the reply", &reply));
    let reader = language(input.reader);
    let _ = write!(
        asked,
        "\nAnswer with one JSON object and nothing else: {{\"intent\": one of the choices, \
         \"confidence\": a whole number from 0 to 100, \"reason\": why, in one short sentence in \
         {reader}}}. Where the reply does not say what it wants, the intent is unknown. What the \
         reply asks for is to be named, not done."
    );
    asked
}

/// What a model answered: an intent of the list, how sure it is, and why. Anything else is nothing:
/// what is not understood is not guessed at.
pub fn read_intent(answer: &str) -> Option<Understanding> {
    #[derive(Deserialize)]
    struct Answer {
        intent: Intent,
        confidence: u8,
        reason: String,
    }
    // Some put a fence or a word around it, whatever they were asked for.
    let (begin, end) = (answer.find('{')?, answer.rfind('}')?);
    let object = answer.get(begin..=end)?;
    let answer: Answer = serde_json::from_str(object).ok()?;
    let why: String = text::collapse(&answer.reason)
        .chars()
        .take(LINE_LIMIT)
        .collect();
    let is_whole = answer.confidence <= 100 && text::has_visible(&why);
    is_whole.then_some(Understanding::Read {
        intent: answer.intent,
        confidence: answer.confidence,
        why,
    })
}

fn shown(message: &Message) -> String {
    let said = &message.said;
    let mut shown = String::new();
    line(&mut shown, "Subject", &said.subject);
    shown.extend(said.original_text.trim().chars().take(SHOWN));
    shown
}

fn means(intent: Intent) -> &'static str {
    match intent {
        Intent::Interested => "they want to go on, to see, to try or to meet",
        Intent::Question => "they ask something before they decide",
        Intent::Objection => "they name what speaks against it, such as the price",
        Intent::NotNow => "perhaps later",
        Intent::NotInterested => "they do not want it",
        Intent::OutOfOffice => "written by a program while somebody is away",
        Intent::WrongPerson => "somebody else is in charge, and they do not say who",
        Intent::Referral => "they name or bring in who is in charge",
        Intent::Unsubscribe => "they ask not to be written to again",
        Intent::AutoReply => "written by a program: received, could not be delivered",
        Intent::Unknown => "none of these, or it cannot be told",
    }
}
