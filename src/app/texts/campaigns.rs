//! Campaigns: the list, one campaign's tabs, adding accounts.

use crate::{format, texts::values};
use domain::{
    AccountStatus, Goal, RelationshipType, ReviewStatus,
    guardrails::{Block, Include},
    outreach::Group,
};

pub const NEW: &str = "New campaign";
pub const LEAD: &str =
    "One initiative for one product. Add accounts, review them, and write to those you approved.";
pub const EMPTY_TITLE: &str = "No campaigns yet";
pub const EMPTY: &str = "Start one, add accounts to it, review them, and log the first message.";
pub const NO_PRODUCT_TITLE: &str = "First, a product";
pub const NO_PRODUCT: &str = "A campaign is for one product, and there is none yet.";
pub const CREATE_PRODUCT: &str = "Create a product";
pub const NAME: &str = "Name";
pub const PRODUCT: &str = "Product";
pub const GOAL: &str = "Goal";
pub const GOAL_HELP: &str = "It decides which accounts the guardrails hold back.";
pub const LANGUAGE: &str = "Communication language";
pub const LANGUAGE_HELP: &str = "An account's own language comes before this one.";
pub const BRIEF: &str = "Brief";
pub const BRIEF_HELP: &str =
    "What to say, to whom, and what a good answer is. Prompts for AI drafts carry it.";
pub const TONE: &str = "Tone";
pub const TONE_HELP: &str =
    "How its messages sound, such as: warm, first names, no jargon. Blank: polite and plain.";
pub const CREATE: &str = "Create campaign";
pub const CREATED: &str = "Campaign created. Add accounts to it.";
pub const SAVED: &str = "Campaign saved";
pub const ALL_PRODUCTS: &str = "Show all campaigns";
pub const UNKNOWN_PRODUCT: &str = "Unknown product";
pub const GONE_TITLE: &str = "This campaign is not here";
pub const GONE: &str =
    "The address may be mistyped, or the campaign has not reached this device yet.";
pub const TO_CAMPAIGNS: &str = "All campaigns";

pub const FIGURE_ACCOUNTS: &str = "Accounts";
pub const FIGURE_TO_REVIEW: &str = "To review";
pub const FIGURE_INITIATED: &str = "Initiated";
pub const FIGURE_RESPONDED: &str = "Responded";
pub const FIGURE_ACCOUNTS_FORMULA: &str = "Conversations of this campaign, one an account";
pub const FIGURE_TO_REVIEW_FORMULA: &str = "Of these, those that nobody has decided on yet";

pub const NO_LANGUAGE: &str = "The product's";

/// Approved, and nothing said yet.
pub fn wait_for_first(n: usize) -> String {
    let wait = if n == 1 { "waits" } else { "wait" };
    format!("{} {wait} for the first message.", format::number(n))
}

/// Accounts that were chosen before there was a campaign for them.
pub fn waiting(n: usize) -> String {
    let accounts = super::accounts::accounts(n);
    format!("{accounts} chosen: the next campaign that you create begins with them.")
}

/// The empty choice of a campaign's language, once its product is known.
pub fn product_language(language: Option<&str>) -> String {
    match language {
        Some(language) => format!("The product's ({language})"),
        None => NO_LANGUAGE.to_owned(),
    }
}

pub fn of_product(name: &str) -> String {
    format!("Campaigns for {name}")
}

/// Where a campaign's language comes from.
pub const LANGUAGE_OWN: &str = "(set here)";
pub const LANGUAGE_PRODUCT: &str = "(the product’s)";
pub const LANGUAGE_READER: &str = "yours: neither campaign nor product names one";

pub const TABS: &str = "Parts of the campaign";
/// What the conversations below it have in common.
pub fn group(group: Group) -> &'static str {
    match group {
        Group::Theirs => "They wrote last",
        Group::Draft => "Drafts to send",
        Group::Begun => "Waiting for them, or closed",
        Group::ToBegin => "Not begun",
    }
}

pub const STAGES: &str = "By what was said so far";
pub const TAB_OUTREACH: &str = "Outreach";
pub const TAB_CONVERSATION: &str = "Conversation";
pub const TAB_ACCOUNTS: &str = "Accounts";
pub const TAB_RESULTS: &str = "Results";
pub const TAB_BRIEF: &str = "Brief";

pub const NO_CONVERSATIONS_TITLE: &str = "Nobody to write to yet";
pub const NO_CONVERSATIONS: &str = "Every account of the campaign appears here with its conversation. It can be written in once it is approved.";
pub const NO_ACCOUNTS_TITLE: &str = "No accounts yet";
pub const NO_ACCOUNTS: &str =
    "Choose whom this campaign is for. The guardrails show beforehand who is held back, and why.";
pub const NONE_OF_THESE: &str = "No account here";
pub const NONE_OF_THESE_HELP: &str = "Choose another filter to see the rest of the campaign.";
pub const ALL_REVIEWED: &str = "Nothing left to review";
pub const ALL_REVIEWED_HELP: &str =
    "Write to those that you approved, or add more accounts to the campaign.";
pub const SEE_CONVERSATIONS: &str = "See the conversations";

pub fn to_review_first(n: usize) -> String {
    format!("Review {} first", super::count(n, "account", "accounts"))
}

pub const REVIEW_FILTER: &str = "Which accounts";
pub const ALL: &str = "All";
pub const DECISION: &str = "Decision";
pub const SELECT_PENDING: &str = "Select all to review";
pub const CLEAR_SELECTION: &str = "Clear selection";
pub const STOP: &str = "Stop";
pub const EDIT_BRIEF: &str = "Edit campaign";
pub const NO_BRIEF: &str = "No brief yet. Write what to say, to whom, and what a good answer is.";

pub fn selected(n: usize) -> String {
    format!("{} selected", format::number(n))
}

/// Everything that the filter shows.
pub fn select_shown(n: usize) -> String {
    if n == 1 {
        "Select it".to_owned()
    } else {
        format!("Select all {}", format::number(n))
    }
}

pub const TAKE_OUT: &str = "Take out";
pub const NONE_TAKEN_OUT: &str = "Something was said or written down with each of them here: they stay. Reject or close them instead.";

/// How many left the campaign, and how many stay because something was said.
pub fn taken_out(out: usize, stay: usize) -> String {
    let accounts = super::count(out, "account", "accounts");
    match stay {
        0 => format!("{accounts} taken out of the campaign"),
        1 => format!("{accounts} taken out; 1 stays, with whom something was said here"),
        _ => format!(
            "{accounts} taken out; {} stay, with whom something was said here",
            format::number(stay)
        ),
    }
}

pub const ARCHIVE: &str = "Archive";
pub const BRING_BACK: &str = "Bring back";
pub const IS_ARCHIVED: &str = "Archived";

pub fn archived(n: usize) -> String {
    format!("{IS_ARCHIVED} ({})", format::number(n))
}

pub fn was_archived(name: &str) -> String {
    format!(
        "Archived: {}. It is offered no more; what was said stays.",
        format::named(name)
    )
}

pub fn was_brought_back(name: &str) -> String {
    format!("Back again: {name}")
}

/// *Archive Primavera*.
pub fn archive_of(act: &str, name: &str) -> String {
    format!("{act} {name}")
}

pub fn put_back(n: usize) -> String {
    format!("{} as before", super::count(n, "account", "accounts"))
}

pub fn select(name: &str) -> String {
    format!("Select {name}")
}

/// What a verdict's button says.
pub fn verdict(verdict: ReviewStatus) -> &'static str {
    match verdict {
        ReviewStatus::Pending => values::review_status(verdict),
        ReviewStatus::Approved => "Approve",
        ReviewStatus::Rejected => "Reject",
        ReviewStatus::Deferred => "Defer",
    }
}

pub fn key_of(key: &str, verdict_: ReviewStatus) -> String {
    format!("{key} {}", verdict(verdict_).to_lowercase())
}

/// The keys of the verdicts, between those that are always the same.
pub fn keys(verdicts: &str) -> String {
    if verdicts.is_empty() {
        "In the list: Shift selects a range · Ctrl A all".to_owned()
    } else {
        format!("In the list: Shift selects a range · {verdicts} · Ctrl A all")
    }
}

pub fn verdict_on(verdict_: ReviewStatus, name: &str) -> String {
    format!("{} {name}", verdict(verdict_))
}

pub fn verdict_on_selected(verdict_: ReviewStatus, n: usize) -> String {
    format!("{} {} selected", verdict(verdict_), format::number(n))
}

pub fn reviewed(verdict: ReviewStatus, n: usize) -> String {
    format!(
        "{}: {}",
        values::review_status(verdict),
        super::count(n, "account", "accounts")
    )
}

pub fn review_stopped(done: usize, total: usize) -> String {
    format!(
        "Stopped: {} of {} are decided, the rest stays as it was.",
        format::number(done),
        format::number(total)
    )
}

pub fn progress(done: usize, total: usize) -> String {
    format!("{} of {}", format::number(done), format::number(total))
}

/// Adding accounts: choosing, and the guardrails' preview.
pub mod add {
    use super::*;

    pub const ADD: &str = "Add accounts";
    pub const SEARCH: &str = "Search accounts";
    pub const STATUS: &str = "Status";
    pub const ANY_STATUS: &str = "Any status";
    pub const LANGUAGE: &str = "Language";
    pub const ANY_LANGUAGE: &str = "Any language";
    pub const PLACE: &str = "City or country";
    pub const LIST: &str = "Accounts to choose from";
    pub const CLEAR: &str = "Clear selection";
    pub const PREVIEW: &str = "Preview";
    pub const BACK: &str = "Choose again";
    pub const IN_CAMPAIGN: &str = "In this campaign";
    pub const NONE_TITLE: &str = "No accounts yet";
    pub const NONE: &str = "Import them from a file, or enter the first one.";
    pub const IMPORT: &str = "Import accounts";
    pub const NO_MATCH: &str = "No account matches. Try fewer letters, or another filter.";
    pub const MATCHED: &str = "Matched";
    pub const WOULD_ADD: &str = "Would be added";
    pub const ALREADY_IN: &str = "Already in the campaign";
    pub const BLOCKED: &str = "Blocked";
    pub const WHY_BLOCKED: &str = "Why they are held back";
    pub const SHOW_NAMES: &str = "Who";
    pub const HARD: &str = "No exception";
    pub const NOBODY: &str = "Nobody of this selection can be added.";
    pub const THEY_WAIT: &str = "New conversations wait for review before anything is written.";

    pub fn title(campaign: &str) -> String {
        format!("Add accounts to {campaign}")
    }

    /// *45 accounts match · 19 already in this campaign*
    pub fn matching(n: usize, already_in: usize) -> String {
        let matching = if n == 1 {
            "1 account matches".to_owned()
        } else {
            format!("{} accounts match", format::number(n))
        };
        if already_in == 0 {
            return matching;
        }
        let already_in = format::number(already_in);
        format!("{matching} · {already_in} already in this campaign")
    }

    pub fn select_matching(n: usize) -> String {
        format!("Select {}", format::number(n))
    }

    pub fn confirm(n: usize) -> String {
        format!("Add {}", crate::texts::count(n, "account", "accounts"))
    }

    pub fn added(n: usize) -> String {
        format!(
            "{} added, to be reviewed",
            crate::texts::count(n, "account", "accounts")
        )
    }

    /// How many accounts a reason holds back.
    pub fn held(n: usize) -> String {
        crate::texts::count(n, "account", "accounts")
    }

    /// The checkbox that lifts a soft block.
    pub fn lift(include: Include) -> String {
        format!("Add {} all the same", group(include))
    }

    fn group(include: Include) -> String {
        match include {
            Include::Customers => "customers".to_owned(),
            Include::Trials => "accounts in trial".to_owned(),
            Include::Type(kind) => format!("“{}”", values::relationship_type(kind)),
        }
    }

    /// A reason, and the goal that makes it one.
    pub fn reason(block: Block, goal: Goal) -> String {
        let goal = values::goal(goal);
        match block {
            Block::DoNotContact => values::account_status(AccountStatus::DoNotContact).to_owned(),
            Block::Hard(RelationshipType::PersonalNetwork) => {
                values::relationship_type(RelationshipType::PersonalNetwork).to_owned()
            }
            Block::Hard(kind) | Block::Soft(Include::Type(kind)) => {
                format!(
                    "{}, in a campaign for: {goal}",
                    values::relationship_type(kind)
                )
            }
            Block::Soft(Include::Customers) => {
                format!("Customers already, in a campaign for: {goal}")
            }
            Block::Soft(Include::Trials) => format!("In trial already, in a campaign for: {goal}"),
        }
    }

    /// What changed between a preview and its confirmation.
    pub fn changed(added: &[String], gone: &[String]) -> String {
        let mut text = "The accounts changed since the preview.".to_owned();
        if !added.is_empty() {
            text.push_str(&format!(" Would now be added too: {}.", names(added)));
        }
        if !gone.is_empty() {
            text.push_str(&format!(" Would not be added any more: {}.", names(gone)));
        }
        text.push_str(" Nothing more was added: look at the new preview and confirm it.");
        text
    }

    /// The first names, and how many more.
    fn names(all: &[String]) -> String {
        const SHOWN: usize = 5;
        let shown = all
            .iter()
            .take(SHOWN)
            .cloned()
            .collect::<Vec<_>>()
            .join(", ");
        match all.len().saturating_sub(SHOWN) {
            0 => shown,
            more => format!("{shown} and {} more", format::number(more)),
        }
    }
}

/// What became of a campaign, and what it cost.
pub mod results {
    use crate::format;
    use domain::money::{AmountError, Currency, DecimalMark, Money};

    pub const TITLE: &str = "Results from the log";
    pub const TO_FUNNEL: &str = "See it in the funnel";
    pub const COSTS: &str = "What an outcome cost";
    pub const COSTS_HELP: &str =
        "All that was spent on the campaign so far, by currency: nothing is converted.";
    pub const CURRENCY: &str = "Currency";
    pub const SPENT: &str = "Spent";
    pub const PER_INITIATED: &str = "Per initiated";
    pub const PER_INITIATED_FORMULA: &str =
        "Spent ÷ conversations whose first logged message is ours";
    pub const PER_RESPONDED: &str = "Per responded";
    pub const PER_RESPONDED_FORMULA: &str = "Spent ÷ of the initiated, those with a reply";
    pub const PER_CUSTOMER: &str = "Per customer";
    pub const PER_CUSTOMER_FORMULA: &str = "Spent ÷ of the initiated, those whose account became a customer after our first message and is one still";
    pub const EXPENSES: &str = "Expenses";
    pub const NO_EXPENSES: &str = "None yet. With what was spent, Rapport says what a conversation, a reply and a customer cost.";
    pub const ADD_EXPENSE: &str = "Add expense";
    pub const EDIT_EXPENSE: &str = "Edit expense";
    pub const EXPENSE_SAVED: &str = "Expense saved";
    pub const EXPENSE_DELETED: &str = "Expense deleted";
    pub const DATE: &str = "Date";
    pub const WHAT_FOR: &str = "What for";
    pub const NOTE: &str = "Note";
    pub const AMOUNT: &str = "Amount";
    pub const ACTIONS: &str = "Actions";
    pub const WRONG_DATE: &str = "Date is not a day of the calendar. Choose one.";

    /// *Google Ads, €12.50, 12 Nov 2026*
    pub fn about(kind: &str, amount: &str, day: &str) -> String {
        format!("{kind}, {amount}, {day}")
    }

    pub fn edit(about: &str) -> String {
        format!("Edit {about}")
    }

    pub fn delete(about: &str) -> String {
        format!("Delete {about}")
    }

    pub const fn amount_help(reader: DecimalMark) -> &'static str {
        match reader {
            DecimalMark::Comma => "As you write it: 1.234,50",
            DecimalMark::Point => "As you write it: 1,234.50",
        }
    }

    pub fn wrong_amount(error: AmountError, currency: Currency) -> String {
        match error {
            AmountError::Blank => "Amount is empty. Fill it in.".to_owned(),
            AmountError::NotANumber => {
                "Amount is not a number. Write digits, such as 1234.50.".to_owned()
            }
            AmountError::TooManyDecimals { decimals: 0 } => {
                format!("Amount has decimals, {currency} has none. Leave them out.")
            }
            AmountError::TooManyDecimals { decimals } => {
                format!("Amount has more than {decimals} decimals, the limit of {currency}.")
            }
            AmountError::NotPositive => "Amount is 0. Write what was spent.".to_owned(),
            AmountError::TooMuch { limit } => {
                let limit = Money {
                    minor: limit,
                    currency,
                };
                format!("Amount is too much, the limit is {}.", format::money(limit))
            }
        }
    }
}
