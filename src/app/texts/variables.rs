//! Variables in texts.

use crate::format;
use domain::variables::Variable;

pub const TITLE: &str = "Variables";
pub const PUT: &str = "Put a variable where the cursor is";
pub const FILL_NOW: &str = "Fill in now";
/// Before a text with variables is logged.
pub const WILL_BE_FILLED: &str = "What is in braces is filled in when you log this.";

/// What a variable stands for.
pub fn name(variable: Variable) -> &'static str {
    match variable {
        Variable::ContactName => "the contact’s name",
        Variable::ContactFirstName => "the contact’s first name",
        Variable::ContactTitle => "the contact’s job title",
        Variable::AccountName => "the account’s name",
        Variable::AccountCity => "the account’s city",
        Variable::AccountWebsite => "the account’s website",
        Variable::MemberName => "your name",
        Variable::MemberFirstName => "your first name",
        Variable::MemberEmail => "your email address",
        Variable::CampaignName => "the campaign’s name",
        Variable::ProductName => "the product’s name",
        Variable::ProductWebsite => "the product’s website",
    }
}

/// Why a text cannot be logged yet.
pub fn missing(missing: &[Variable]) -> String {
    let names: Vec<String> = missing
        .iter()
        .map(|variable| format!("{variable} ({})", name(*variable)))
        .collect();
    format!(
        "Not known here: {}. Write it into the text, or behind a bar what stands instead, as in \
         {{{{contact.first_name|there}}}}.",
        format::list(&names)
    )
}
