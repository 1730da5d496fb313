//! What a model is asked of how well an account fits what is offered, and what its answer is worth
//! (rule book §11).

use super::{aim, block, fence::Fence, language, line, of_account};
use crate::{
    fit::{MOST, REASON_LIMIT},
    language::Language,
    records::{Account, Contact, FitReason, Judgement, Product},
    text::{self, LINE_LIMIT},
    values::{FitAspect, Goal, Speaks},
};
use serde::Deserialize;
use std::fmt::Write;

/// What a fit is judged by. Of no campaign: others with the same product and goal use it again.
#[derive(Debug, Clone, Copy)]
pub struct FitInput<'a> {
    pub product: &'a Product,
    pub goal: Goal,
    pub account: &'a Account,
    pub contacts: &'a [&'a Contact],
    /// In which the reasons are given: what the team reads.
    pub reader: &'a Language,
}

/// So many people of an account are told of.
const PEOPLE: usize = 10;

/// Builds the prompt. What is known of the account is material.
pub fn fit(input: &FitInput<'_>) -> String {
    let known = known_of(input);
    let mut offer = String::new();
    line(&mut offer, "What we offer", &input.product.name);
    line(&mut offer, "Website", &input.product.website);
    block(&mut offer, "About it", &input.product.description);
    block(
        &mut offer,
        "What makes an account the ideal customer",
        &input.product.ideal_customer,
    );
    let fence = Fence::around([known.as_str(), offer.as_str()].into_iter());
    let mut asked = format!(
        "Say how well the account described below fits what we offer. The aim: {}.\n\n{offer}\n{}\n\n{}",
        aim(input.goal),
        fence.rule(),
        fence.around_material("what is known about the account", &known),
    );
    let aspects: Vec<&str> = FitAspect::ALL
        .iter()
        .map(|aspect| aspect.as_str())
        .collect();
    let reader = language(input.reader);
    let _ = write!(
        asked,
        "\nAnswer with one JSON object and nothing else: {{\"score\": a whole number from 0, does not \
         fit, to {MOST}, fits perfectly, \"confidence\": a whole number from 0 to 100, low where little \
         is known, \"reasons\": [at most {REASON_LIMIT} of {{\"aspect\": one of {}, \"speaks\": \"for\" \
         or \"against\", \"text\": one short sentence in {reader}}}]}}. Judge by what is known alone, and \
         invent nothing.",
        aspects.join(", "),
    );
    asked
}

fn known_of(input: &FitInput<'_>) -> String {
    let mut text = of_account(input.account);
    for contact in input.contacts.iter().take(PEOPLE) {
        line(&mut text, "A person there", &contact.title);
    }
    text
}

/// What a model answered. Anything that is not what it was asked for is nothing.
pub fn read_fit(answer: &str) -> Option<Judgement> {
    #[derive(Deserialize)]
    struct Answer {
        score: u8,
        confidence: u8,
        reasons: Vec<Reason>,
    }
    #[derive(Deserialize)]
    struct Reason {
        aspect: FitAspect,
        speaks: Speaks,
        text: String,
    }
    // Some put a fence or a word around it, whatever they were asked for.
    let (begin, end) = (answer.find('{')?, answer.rfind('}')?);
    let answer: Answer = serde_json::from_str(answer.get(begin..=end)?).ok()?;
    if answer.score > MOST || answer.confidence > 100 {
        return None;
    }
    let reasons: Vec<FitReason> = answer
        .reasons
        .into_iter()
        .take(REASON_LIMIT)
        .map(|reason| FitReason {
            aspect: reason.aspect,
            speaks: reason.speaks,
            text: text::collapse(&reason.text)
                .chars()
                .take(LINE_LIMIT)
                .collect(),
        })
        .filter(|reason| text::has_visible(&reason.text))
        .collect();
    // A score without any reason cannot be judged by anybody.
    (!reasons.is_empty()).then_some(Judgement {
        score: answer.score,
        confidence: answer.confidence,
        reasons,
    })
}
