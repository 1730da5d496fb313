//! The funnel: figures, formulas, charts.

use crate::{format, texts::values};
use domain::{
    Channel, Timestamp,
    funnel::{Comparison, Group},
};

pub const LEAD: &str = "What became of the conversations that we began. A reply counts for the week in which its conversation began. Conversations outside any campaign are left out.";
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
pub const FIFTY_TWO_WEEKS: &str = "52 weeks";
pub const THIS_MONTH: &str = "This month";
pub const LAST_MONTH: &str = "Last month";
pub const TWELVE_MONTHS: &str = "12 months";
pub const THIS_YEAR: &str = "This year";
pub const ALL_TIME: &str = "All time";
pub const OWN_DATES: &str = "From – to";
pub const FROM: &str = "From";
pub const TO: &str = "To";
pub const COMPARED: &str = "Compared with";
pub const INITIATED_BEFORE: &str = "Initiated before";
pub const RESPONDED_BEFORE: &str = "Responded before";
pub const RATE_BEFORE: &str = "Rate before";

pub const ANSWERING: &str = "How we answer";
pub const FIRST_RESPONSE: &str = "First response time, median";
pub const FIRST_RESPONSE_FORMULA: &str =
    "From their question to our answer, of what was asked in this period.";
pub const WAITING: &str = "Still waiting";
pub const WAITING_FORMULA: &str = "Waiting for our answer now. Not part of the median.";
pub const RESOLUTION: &str = "Resolution rate";
pub const RESOLUTION_FORMULA: &str = "Closed, of all that were active in this period.";
pub const NO_ANSWER: &str = "No answers yet";
pub const AI_SHARE: &str = "AI sent · AI drafted · human";
pub const AI_SHARE_FORMULA: &str = "Of our messages in the conversations that began in the period";
pub const PERIOD_OVER: &str = "only of a period up to today";

pub const CHANNEL_OF: &str = "Channel of";
pub const OF_FIRST_MESSAGE: &str = "First message";
pub const OF_REPLY: &str = "Reply";
pub const BY_REPLY_HELP: &str = "The channel that the reply came on.";
pub const NO_REPLY: &str = "No reply yet";
pub const WEEK_OF: &str = "Week of";
pub const UNKNOWN: &str = "Not known";
pub const GROUPED: &str = "Grouped by";
pub const SO_FAR: &str = "so far";
pub const NOT_OVER: &str = "Not over yet";
pub const EXPORT: &str = "Export as CSV";
pub const FILE: &str = "funnel.csv";
pub const YES: &str = "yes";
pub const NO: &str = "no";
pub const AS_TABLE: &str = "As a table";

pub const EMPTY_TITLE: &str = "Nothing to count yet";
pub const EMPTY: &str =
    "Log the first message to an account of a campaign: it is counted in its week.";
pub const TO_CAMPAIGNS: &str = "Go to the campaigns";
pub const NONE_TITLE: &str = "Nothing in this selection";
pub const NONE: &str = "Choose a longer period, or another campaign.";
pub const NONE_IN_PERIOD: &str = "Nothing began in this period";
pub const SHOW_ALL: &str = "Show all of them";

/// What a chosen period leaves out.
pub fn begun_earlier(n: usize) -> String {
    let many = super::count(n, "conversation", "conversations");
    format!("A conversation counts when its first message was written: {many} began before.")
}

pub const NOBODY: &str = "None of the conversations here.";
pub const REPLY: &str = "reply";

/// *n = 42*
pub fn n(n: usize) -> String {
    format!("n = {}", format::number(n))
}

/// *11 conversations*: the list behind a figure, which itself may count answers or messages.
pub fn n_conversations(n: usize) -> String {
    super::count(n, "conversation", "conversations")
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

/// *Waiting 53 days*
pub fn waiting(age: &str) -> String {
    format!("Waiting {age}")
}

/// *By week*
pub const fn by(group: Group) -> &'static str {
    match group {
        Group::Week => "By week",
        Group::Month => "By month",
        Group::Channel => "By channel",
        Group::Campaign => "By campaign",
        Group::Product => "By product",
        Group::Member => "By member",
    }
}

pub const fn group(group: Group) -> &'static str {
    match group {
        Group::Week => "Week",
        Group::Month => "Month",
        Group::Channel => "Channel",
        Group::Campaign => "Campaign",
        Group::Product => "Product",
        Group::Member => "Member",
    }
}

pub const fn by_help(group: Group) -> &'static str {
    match group {
        Group::Week => "Weeks in which the conversations began, Monday to Sunday.",
        Group::Month => "Months in which the conversations began.",
        Group::Channel => "The channel of our first message.",
        Group::Campaign => "The campaign that the conversation belongs to.",
        Group::Product => "The product of its campaign.",
        Group::Member => "Who wrote the first message.",
    }
}

pub const fn comparison(with: Option<Comparison>) -> &'static str {
    match with {
        None => "Not compared",
        Some(Comparison::Before) => "The period before",
        Some(Comparison::YearBefore) => "A year before",
    }
}

/// *2 Nov 2026 – 29 Nov 2026*
pub fn from_to(first: Timestamp, last: Timestamp) -> String {
    format!("{} – {}", format::date(first), format::date(last))
}

pub fn compared_with(days: &str) -> String {
    format!("Before: {days}")
}

/// What a figure stands on, and what it was before.
pub fn with_earlier(note: String, earlier: Option<&str>) -> String {
    match earlier {
        Some(earlier) if note.is_empty() => format!("before: {earlier}"),
        Some(earlier) => format!("{note} · before: {earlier}"),
        None => note,
    }
}

/// After what a bar says.
pub fn bar_earlier(initiated: usize) -> String {
    format!(", before {} initiated", format::number(initiated))
}

/// *9 in 10 within 3 hours · 12 answers*
pub fn times(p90: Option<(String, usize)>) -> String {
    match p90 {
        Some((p90, count)) => format!(
            "9 in 10 within {p90} · {}",
            super::count(count, "answer", "answers")
        ),
        None => NO_ANSWER.to_owned(),
    }
}

/// *the longest for 3 days*
pub fn oldest(age: Option<&str>) -> String {
    age.map_or_else(String::new, |age| format!("Longest: {age}"))
}

/// *0 % · 20 % · 80 %*
pub fn shares(shares: [usize; 3]) -> String {
    shares.map(|share| format!("{share}%")).join(" · ")
}

/// *42 messages*
pub fn messages(count: usize) -> String {
    super::count(count, "message", "messages")
}
