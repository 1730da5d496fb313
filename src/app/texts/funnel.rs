//! The funnel: figures, formulas, charts.

use crate::{format, texts::values};
use domain::{Channel, Timestamp};

pub const LEAD: &str = "What became of the conversations that we began. A reply counts for the week in which its conversation began.";
pub const INITIATED: &str = "Initiated";
pub const RESPONDED: &str = "Responded";
pub const RATE: &str = "Response rate";
pub const WROTE_FIRST: &str = "They wrote first";

pub const INITIATED_FORMULA: &str = "Conversations whose first logged message is ours";
pub const RESPONDED_FORMULA: &str = "Of the initiated, those with a reply, whenever it came";
pub const RATE_FORMULA: &str = "Responded ÷ initiated";
pub const WROTE_FIRST_FORMULA: &str = "Conversations whose first message is theirs: in no rate";

/// Stands for a rate of nothing: 0 % would be a claim.
pub const NO_RATE: &str = "–";

pub const FILTERS: &str = "Which conversations";
pub const PRODUCT: &str = "Product";
pub const ALL_PRODUCTS: &str = "All products";
pub const CAMPAIGN: &str = "Campaign";
pub const ALL_CAMPAIGNS: &str = "All campaigns";
pub const PERIOD: &str = "Period";
pub const FOUR_WEEKS: &str = "4 weeks";
pub const TWELVE_WEEKS: &str = "12 weeks";
pub const ALL_TIME: &str = "All time";

pub const BY_WEEK: &str = "By week";
pub const BY_WEEK_HELP: &str = "Weeks in which the conversations began, Monday to Sunday.";
pub const BY_CHANNEL: &str = "By channel";
pub const CHANNEL_OF: &str = "Channel of";
pub const OF_FIRST_MESSAGE: &str = "First message";
pub const OF_REPLY: &str = "Reply";
pub const BY_CHANNEL_HELP: &str = "The channel of our first message.";
pub const BY_REPLY_HELP: &str = "The channel that the reply came on.";
pub const NO_REPLY: &str = "No reply yet";
pub const WEEK: &str = "Week";
pub const WEEK_OF: &str = "Week of";
pub const CHANNEL: &str = "Channel";
pub const AS_TABLE: &str = "As a table";

pub const EMPTY_TITLE: &str = "Nothing to count yet";
pub const EMPTY: &str =
    "Log the first message to an account of a campaign: it is counted in its week.";
pub const TO_CAMPAIGNS: &str = "Go to the campaigns";
pub const NONE_TITLE: &str = "Nothing in this selection";
pub const NONE: &str = "Choose a longer period, or another campaign.";
pub const NOBODY: &str = "None of the conversations here.";
pub const REPLY: &str = "reply";

/// *n = 42*
pub fn n(n: usize) -> String {
    format!("n = {}", format::number(n))
}

/// *5 of 12*
pub fn share(responded: usize, initiated: usize) -> String {
    format!(
        "{} of {}",
        format::number(responded),
        format::number(initiated)
    )
}

/// *42 %*, or – of nothing.
pub fn rate(rate: Option<f64>) -> String {
    rate.map_or_else(|| NO_RATE.to_owned(), format::percent)
}

pub fn week(monday: Timestamp) -> String {
    format!("{WEEK_OF} {}", format::date(monday))
}

pub fn channel(channel: Option<Channel>) -> &'static str {
    channel.map_or(NO_REPLY, values::channel)
}

/// What a bar says to whoever does not see it.
pub fn bar(cohort: &str, initiated: usize, responded: usize, rate: &str) -> String {
    format!(
        "{cohort}: {} initiated, {} responded, rate {rate}",
        format::number(initiated),
        format::number(responded)
    )
}

/// What opens when a figure of a row is chosen.
pub fn figure_of(figure: &str, cohort: &str) -> String {
    format!("{figure}, {cohort}")
}

/// A number in a row, for whoever hears it without its row and column.
pub fn open(figure: &str, cohort: &str, count: usize) -> String {
    format!("{} {figure}, {cohort}", format::number(count))
}

/// *12 Nov · Email · reply 14 Nov*
pub fn began(at: Timestamp, channel: Option<Channel>, reply: Option<Timestamp>) -> String {
    let mut text = format::date(at);
    if let Some(channel) = channel {
        text.push_str(" · ");
        text.push_str(values::channel(channel));
    }
    if let Some(reply) = reply {
        text.push_str(&format!(" · {REPLY} {}", format::date(reply)));
    }
    text
}
