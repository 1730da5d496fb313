//! How much an account has had to say lately.

use crate::format;
use domain::engagement::{Engagement, Level, MOST};

pub const TITLE: &str = "Engagement";
pub const HOW: &str = "How it is counted";
/// Says what `domain::engagement` counts.
pub const FORMULA: &str = "Each turn of theirs that asks for an answer counts by its age: 4 in the \
    first 7 days, 3 up to 30, 2 up to 90, 1 up to 365. The score is the sum, at most 10. Automatic \
    replies count nothing, and where their last word is to be left alone it is 0.";
const OVER: &str = "Their last word is that they do not want to be written to.";

pub fn level(level: Level) -> &'static str {
    match level {
        Level::None => "None",
        Level::Low => "Low",
        Level::Medium => "Medium",
        Level::High => "High",
    }
}

pub fn score(score: u8) -> String {
    format!("{score} of {MOST}")
}

pub fn counted(engagement: Engagement) -> String {
    if engagement.is_over {
        return OVER.to_owned();
    }
    let turns = format::number(engagement.turns);
    match engagement.turns {
        0 => "No questions from them in the past year.".to_owned(),
        1 => format!("{turns} reply counted"),
        _ => format!("{turns} replies counted"),
    }
}
