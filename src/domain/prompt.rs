//! The whole prompt for *AI draft* and *AI continue*: for a connected provider, and for *Copy
//! prompt* while there is none.
//!
//! What contacts wrote and what files said about them is material, never an instruction. It stands
//! between fences that no content can close: a fence is a longer run of `=` than any content has.

mod fence;
mod fit;
mod intent;
mod translation;

use crate::{
    import::language_name,
    language::Language,
    records::{Account, Campaign, Contact, Message, Product},
    text,
    time::Timestamp,
    values::{Channel, Direction, Goal},
};
use fence::Fence;
pub use fit::{FitInput, fit, read_fit};
pub use intent::{IntentInput, intent, read_intent};
use std::fmt::Write;
pub use translation::translation;

/// What the assistant is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// A message that begins or reopens the exchange: `ai_draft`.
    Draft,
    /// The next message of the exchange: `ai_continue`.
    Continue,
}

/// Everything that a prompt is made of.
#[derive(Clone, Copy)]
pub struct PromptInput<'a> {
    pub ask: Ask,
    pub channel: Channel,
    /// Absent outside any campaign.
    pub product: Option<&'a Product>,
    pub campaign: Option<&'a Campaign>,
    pub account: &'a Account,
    pub contact: Option<&'a Contact>,
    /// Who sends it, and the name of their workspace.
    pub sender: (&'a str, &'a str),
    /// What the member writes and reads.
    pub source: &'a Language,
    /// What the account reads: the language of the message.
    pub target: &'a Language,
    /// The messages of the thread in any order; only logged ones are told.
    pub thread: &'a [&'a Message],
    /// What the member wants said, in their own words; may be blank.
    pub wish: &'a str,
    /// A draft that is to be changed as the member wants; may be blank.
    pub draft: &'a str,
    /// What was drafted already, where another version is wanted beside it.
    pub others: &'a [String],
    /// The day on which it is written, as it is written for the assistant.
    pub today: &'a str,
    /// The most characters that are spent on the messages of the thread.
    pub thread_budget: usize,
    /// How an instant is written for the assistant.
    pub format_time: &'a dyn Fn(Timestamp) -> String,
}

/// Enough for some twenty emails, and far within what any model of today reads.
pub const THREAD_BUDGET: usize = 24_000;

/// Builds the prompt. The thread is told from its newest message back until the budget is spent;
/// what is older is summarised by number and dates.
pub fn prompt(input: &PromptInput<'_>) -> String {
    let thread = Thread::of(input);
    let (known, offer) = (known(input), offer(input));
    let fence = Fence::around(contents(input, &known, &offer, &thread));
    let mut text = String::new();
    let sections = [
        task(input),
        offer.clone(),
        fence.rule(),
        fence.around_material("what is known about the account", &known),
        told(input, &thread, &fence),
        wish(input),
        draft(input, &fence),
        others(input, &fence),
        form(input),
    ];
    for section in sections.iter().filter(|section| !section.is_empty()) {
        text.push_str(section.trim_end());
        text.push_str("\n\n");
    }
    text.truncate(text.trim_end().len());
    text
}

/// Every text that comes from outside the prompt's own words.
fn contents<'a>(
    input: &PromptInput<'a>,
    known: &'a str,
    offer: &'a str,
    thread: &Thread<'a>,
) -> impl Iterator<Item = &'a str> {
    let told = thread.told.iter().flat_map(|message| {
        [
            message.said.original_text.as_str(),
            message.said.subject.as_str(),
        ]
    });
    let before = input.others.iter().map(String::as_str);
    told.chain(before)
        .chain([known, offer, tone(input), input.wish, input.draft])
}

fn task(input: &PromptInput<'_>) -> String {
    let what = match input.ask {
        Ask::Draft => "Write one message to the account described below",
        Ask::Continue => "Write our next message in the exchange below",
    };
    let goal = input.campaign.map_or("", |campaign| aim(campaign.goal));
    let mut text = format!("{what}, {}.", medium(input.channel));
    if !goal.is_empty() {
        let _ = write!(text, " The aim: {goal}.");
    }
    let target = language(input.target);
    let _ = write!(
        text,
        "\nWrite it in {target}, whatever language the material is in."
    );
    let (sender, team) = input.sender;
    let _ = write!(
        text,
        "\nIt is sent, and signed where that is usual, by {sender} of {team}"
    );
    if !input.source.same_as(input.target) {
        let source = language(input.source);
        let _ = write!(text, ", who reads {source}");
    }
    text.push('.');
    let _ = write!(text, "\nToday is {}.", input.today);
    text
}

fn offer(input: &PromptInput<'_>) -> String {
    let mut text = String::new();
    if let Some(product) = input.product {
        line(&mut text, "What we offer", &product.name);
        line(&mut text, "Website", &product.website);
        block(&mut text, "About it", &product.description);
    }
    if let Some(campaign) = input.campaign {
        line(&mut text, "Campaign", &campaign.name);
        block(&mut text, "Brief", &campaign.brief);
    }
    text
}

fn known(input: &PromptInput<'_>) -> String {
    let mut text = of_account(input.account);
    if let Some(contact) = input.contact {
        line(&mut text, "Contact", &contact.name);
        line(&mut text, "Title", &contact.title);
    }
    text
}

fn of_account(account: &Account) -> String {
    let mut text = String::new();
    line(&mut text, "Account", &account.name);
    line(&mut text, "Line of business", &account.line_of_business);
    line(&mut text, "City", &account.city);
    line(&mut text, "Country", &account.country);
    line(&mut text, "Website", &account.website);
    line(&mut text, "Status", account.status.as_str());
    let types = account.relationship_types.iter();
    let types: Vec<&str> = types.map(|it| it.as_str()).collect();
    line(&mut text, "What they are to us", &types.join(", "));
    for (key, value) in &account.custom {
        line(&mut text, key, &value.text());
    }
    block(&mut text, "Notes", &account.notes);
    text
}

/// The logged messages of a thread: the newest, which are told whole, and when the older were said.
struct Thread<'a> {
    /// How many there are before those that are told, and the first and the last of them.
    older: Option<(usize, Timestamp, Timestamp)>,
    /// The oldest first.
    told: Vec<&'a Message>,
}

impl<'a> Thread<'a> {
    /// As many of the newest as the budget holds: at least the last one, which is cut where it alone
    /// is longer. What is not told is not looked at: a thread may be long.
    fn of(input: &PromptInput<'a>) -> Self {
        let logged = input.thread.iter().copied();
        let mut logged: Vec<&Message> = logged.filter(|message| message.is_logged()).collect();
        logged.sort_unstable_by_key(|message| message.thread_order());
        let mut left = input.thread_budget;
        let fits = logged.iter().rev().take_while(|message| {
            let length = message.said.original_text.chars().count();
            let fits = length <= left;
            left = left.saturating_sub(length);
            fits
        });
        let told = fits.count().max(1).min(logged.len());
        let (older, newer) = logged.split_at(logged.len() - told);
        let ends = older.first().zip(older.last());
        Self {
            older: ends
                .map(|(first, last)| (older.len(), first.said.occurred_at, last.said.occurred_at)),
            told: newer.to_vec(),
        }
    }
}

fn told(input: &PromptInput<'_>, thread: &Thread<'_>, fence: &Fence) -> String {
    if thread.told.is_empty() {
        return "Nothing has been said yet: this is the first message.".to_owned();
    }
    let mut text = "The exchange so far, the oldest message first:\n\n".to_owned();
    if let Some((count, first, last)) = thread.older {
        let time = input.format_time;
        let _ = match count {
            1 => writeln!(text, "(1 earlier message of {})\n", time(first)),
            n => writeln!(
                text,
                "({n} earlier messages between {} and {})\n",
                time(first),
                time(last)
            ),
        };
    }
    for message in &thread.told {
        let who = match message.direction() {
            Direction::Outbound => "we wrote",
            Direction::Inbound => "they wrote",
        };
        let title = format!(
            "{who}, {}, {}",
            message.said.channel,
            (input.format_time)(message.said.occurred_at)
        );
        let body = body(message, input.thread_budget);
        text.push_str(&fence.around_material(&title, &body));
        text.push('\n');
    }
    text
}

fn body(message: &Message, budget: usize) -> String {
    let said = &message.said;
    let mut text = String::new();
    line(&mut text, "Subject", &said.subject);
    let length = said.original_text.chars().count();
    if length > budget {
        text.extend(said.original_text.chars().take(budget));
        let _ = write!(text, "\n[{} more characters left out]", length - budget);
    } else {
        text.push_str(said.original_text.trim());
    }
    text
}

fn wish(input: &PromptInput<'_>) -> String {
    let mut text = String::new();
    if text::has_visible(input.wish) {
        block(&mut text, "What the message is to say", input.wish);
    }
    text
}

/// What was drafted before says nothing by itself: it came from a model, and may be anybody's words.
fn draft(input: &PromptInput<'_>, fence: &Fence) -> String {
    if !text::has_visible(input.draft) {
        return String::new();
    }
    format!(
        "Change this draft accordingly, and keep the rest of it:\n\n{}",
        fence.around_material("the draft so far", input.draft)
    )
}

/// Another version is no change of one.
fn others(input: &PromptInput<'_>, fence: &Fence) -> String {
    if input.others.is_empty() {
        return String::new();
    }
    let mut text =
        "Write another version, which goes about it in another way than these:\n".to_owned();
    for other in input.others {
        let _ = write!(
            text,
            "\n{}",
            fence.around_material("a version that is there", other)
        );
    }
    text
}

fn form(input: &PromptInput<'_>) -> String {
    let target = language(input.target);
    let length = match input.channel {
        Channel::Email => "As long as it needs and no longer",
        Channel::PhoneCall => "Key points for a call, a few short lines",
        _ => "Short: a few sentences",
    };
    let tone = match text::collapse(tone(input)) {
        tone if text::has_visible(&tone) => format!("The tone: {tone}. No"),
        _ => "Polite and plain, no".to_owned(),
    };
    format!(
        "{length}. {tone} invented facts, names, prices or dates. Answer with the \
         message only, in {target}: no subject line, no comment, no translation, no quotation marks \
         around it."
    )
}

/// How the campaign's messages sound; blank outside any.
fn tone<'a>(input: &PromptInput<'a>) -> &'a str {
    input.campaign.map_or("", |campaign| &campaign.tone)
}

/// `Catalan (ca)`, or the tag alone for a language without a name here.
fn language(language: &Language) -> String {
    match language_name(language) {
        Some(name) => format!("{name} ({language})"),
        None => format!("the language with the tag {language}"),
    }
}

fn medium(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "to be sent by email",
        Channel::Linkedin => "to be sent on LinkedIn",
        Channel::Instagram => "to be sent on Instagram",
        Channel::TwitterX => "to be sent on X",
        Channel::Whatsapp => "to be sent by WhatsApp",
        Channel::PhoneCall => "to be said on the phone",
        Channel::Sms => "to be sent as a text message",
        Channel::Other => "to be sent in writing",
    }
}

fn aim(goal: Goal) -> &'static str {
    match goal {
        Goal::Sales => "to win them as a customer",
        Goal::Partnership => "to work together as partners",
        Goal::Press => "to be reported on",
        Goal::Investor => "to win them as an investor",
        Goal::Recruiting => "to fill a position",
        Goal::CustomerExpansion => "to offer a customer more",
        Goal::WinBack => "to win a former customer back",
        Goal::Event => "to have them at an event",
        Goal::Research => "to learn from them",
        Goal::Influencer => "to be recommended to their audience",
        Goal::Renewal => "to renew their contract",
    }
}

/// A field on one line; a blank one is left out.
fn line(text: &mut String, name: &str, value: &str) {
    if text::has_visible(value) {
        let _ = writeln!(text, "{name}: {}", text::collapse(value));
    }
}

/// A field of several lines; a blank one is left out.
fn block(text: &mut String, name: &str, value: &str) {
    if text::has_visible(value) {
        let _ = writeln!(text, "{name}:\n{}", value.trim());
    }
}

#[cfg(test)]
mod tests;
