//! Variables in texts.

use crate::format;
use domain::variables::{Missing, Variable};

pub const TITLE: &str = "Variables";
pub const PUT: &str = "Put a variable where the cursor is";
pub const FILL_NOW: &str = "Fill in now";
/// Before a text with variables is logged.
pub const WILL_BE_FILLED: &str = "Variables are filled in when you log this.";

/// What puts a variable into a text.
pub fn chip(variable: Variable) -> &'static str {
    match variable {
        Variable::ContactName => "Their name",
        Variable::ContactFirstName => "Their first name",
        Variable::ContactTitle => "Their job title",
        Variable::AccountName => "Account",
        Variable::AccountCity => "City",
        Variable::AccountWebsite => "Website",
        Variable::MemberName => "Your name",
        Variable::MemberFirstName => "Your first name",
        Variable::MemberEmail => "Your email",
        Variable::CampaignName => "Campaign",
        Variable::ProductName => "Product",
        Variable::ProductWebsite => "Product website",
    }
}

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
pub fn missing(Missing { variables, slips }: &Missing) -> String {
    let names = variables.iter();
    let names = names.map(|variable| format!("{variable} ({})", name(*variable)));
    let names: Vec<String> = names.collect();
    let unknown = (!names.is_empty()).then(|| {
        format!(
            "Not known here: {}. Write it into the text, or behind a bar what to say instead, as in \
             {{{{contact.first_name|there}}}}.",
            format::list(&names)
        )
    });
    let slips = (!slips.is_empty()).then(|| {
        format!(
            "There is no variable {}. Choose one from the list, or take the braces off.",
            format::list(slips)
        )
    });
    let all: Vec<String> = unknown.into_iter().chain(slips).collect();
    all.join(" ")
}
