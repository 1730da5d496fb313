//! An account that could be chosen, and the filters that it meets or not.

use domain::{Account, AccountId, AccountStatus, Language, text::search_fold};
use replica::Rows;

/// What the filters look at, texts folded once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub id: AccountId,
    pub status: AccountStatus,
    pub language: Option<Language>,
    text: String,
    place: String,
}

/// Every account that stands for itself, by name.
pub fn candidates(rows: &Rows) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = rows
        .accounts()
        .filter(|account| account.merged_into.is_none())
        .map(Candidate::of)
        .collect();
    all.sort_by(|one, other| (&one.text, one.id).cmp(&(&other.text, other.id)));
    all
}

impl Candidate {
    fn of(account: &Account) -> Self {
        let text = [
            &account.name,
            &account.line_of_business,
            &account.email,
            &account.website,
        ];
        Self {
            id: account.id,
            status: account.status,
            language: account.language.clone(),
            text: search_fold(&text.map(String::as_str).join("\n")),
            place: search_fold(&place(account)),
        }
    }
}

/// *Girona, Spain*, as far as it is known.
pub fn place(account: &Account) -> String {
    let parts = [account.city.as_str(), account.country.as_str()];
    let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    known.join(", ")
}

/// What is asked for; whatever is blank asks for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// Folded.
    pub text: String,
    /// Folded.
    pub place: String,
    pub status: Option<AccountStatus>,
    pub language: Option<Language>,
}

impl Filters {
    pub fn match_candidate(&self, candidate: &Candidate) -> bool {
        candidate.text.contains(&self.text)
            && candidate.place.contains(&self.place)
            && self.status.is_none_or(|status| candidate.status == status)
            && self.language.as_ref().is_none_or(|language| {
                candidate
                    .language
                    .as_ref()
                    .is_some_and(|own| own.same_as(language))
            })
    }
}
