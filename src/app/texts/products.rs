//! What is being offered.

use crate::format;
use domain::Language;

pub const NEW: &str = "New product";
pub const LEAD: &str = "What you offer. A campaign is for one product, and writes in its language unless it says otherwise.";
pub const EMPTY_TITLE: &str = "No products yet";
pub const EMPTY: &str = "Say what you offer and in which language. Campaigns begin with a product.";
pub const EDIT: &str = "Edit";
pub const NAME: &str = "Name";
pub const DESCRIPTION: &str = "Description";
pub const DESCRIPTION_HELP: &str = "What it is. Prompts for AI drafts carry it.";
pub const IDEAL_CUSTOMER: &str = "Ideal customer";
pub const IDEAL_CUSTOMER_HELP: &str =
    "What makes an account one that it is for. How well accounts fit is scored by it.";
pub const WEBSITE: &str = "Website";
pub const LANGUAGE: &str = "Communication language";
pub const LANGUAGE_HELP: &str =
    "Used for accounts without a language of their own, in campaigns without one.";
pub const NO_LANGUAGE: &str = "None: each member's own";
pub const NO_DESCRIPTION: &str = "No description yet";
pub const CREATE: &str = "Create product";
pub const CREATED: &str = "Product created";
pub const SAVED: &str = "Product saved";

pub fn edit(name: &str) -> String {
    format!("{EDIT} {name}")
}

pub fn language(tag: Option<&Language>) -> String {
    tag.map_or_else(|| "No language of its own".to_owned(), format::language)
}

pub fn campaigns(n: usize) -> String {
    super::count(n, "campaign", "campaigns")
}
