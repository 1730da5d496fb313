//! What is done with many accounts at once: for each what it takes, and what takes it back.

use crate::{
    command::{AccountField, ChangeAccountStatus, Command, CustomFieldChange, UpdateAccount},
    ids::AccountId,
    inbox::at_once::Step,
    language::Language,
    records::{Account, CustomValue},
    values::AccountStatus,
};

/// What is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ManyAccounts {
    /// Do not contact is set and lifted one by one, with a reason (rule book §6).
    Status(AccountStatus),
    /// What they read.
    Language(Language),
    /// What they say in a field of the workspace's own.
    Own(String, CustomValue),
}

impl ManyAccounts {
    /// Whether an account stands as the act left it: what somebody set since is not taken back.
    pub fn stands(&self, account: &Account) -> bool {
        match self {
            Self::Status(status) => account.status == *status,
            Self::Language(language) => account.language.as_ref() == Some(language),
            Self::Own(key, value) => account.custom.get(key) == Some(value),
        }
    }

    /// The account that a command which takes such an act back is about.
    pub fn account_of(back: &Command) -> Option<AccountId> {
        match back {
            Command::ChangeAccountStatus(command) => Some(command.account_id),
            Command::UpdateAccount(command) => Some(command.id),
            _ => None,
        }
    }

    /// Nothing where the account stands so already, or cannot.
    pub fn step(&self, account: &Account) -> Option<Step> {
        match self {
            Self::Status(to) => {
                let is_by_hand = |status| status == AccountStatus::DoNotContact;
                let before = account.status;
                let changes = before != *to && !is_by_hand(before) && !is_by_hand(*to);
                let change = |to| -> Command {
                    ChangeAccountStatus {
                        account_id: account.id,
                        to,
                        why: String::new(),
                        takes_back: false,
                    }
                    .into()
                };
                changes.then(|| Step {
                    act: change(*to),
                    back: vec![change(before)],
                })
            }
            Self::Language(to) => {
                let before = &account.language;
                let set = |language: Option<Language>| -> Command {
                    UpdateAccount {
                        id: account.id,
                        changes: vec![AccountField::Language(language)],
                    }
                    .into()
                };
                (before.as_ref() != Some(to)).then(|| Step {
                    act: set(Some(to.clone())),
                    back: vec![set(before.clone())],
                })
            }
            Self::Own(key, to) => {
                let before = account.custom.get(key);
                let set = |value: Option<CustomValue>| -> Command {
                    let key = key.clone();
                    UpdateAccount {
                        id: account.id,
                        changes: vec![AccountField::Custom(CustomFieldChange { key, value })],
                    }
                    .into()
                };
                (before != Some(to)).then(|| Step {
                    act: set(Some(to.clone())),
                    back: vec![set(before.cloned())],
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AccountId, Timestamp};
    use rstest::rstest;
    use serde_json::json;
    use uuid::Uuid;

    fn account(status: AccountStatus, language: Option<&str>) -> Account {
        let row = json!({
            "id": AccountId(Uuid::from_u128(1)), "name": "Forn Vell", "status": status,
            "language": language, "created_at": Timestamp(0),
        });
        serde_json::from_value(row).unwrap()
    }

    #[test]
    fn what_somebody_set_since_is_not_taken_back() {
        let act = ManyAccounts::Language("ca".parse().unwrap());
        let before = account(Prospect, Some("es"));
        let step = act.step(&before).unwrap();
        assert_eq!(ManyAccounts::account_of(&step.back[0]), Some(before.id));
        assert!(act.stands(&account(Prospect, Some("ca"))));
        assert!(!act.stands(&account(Prospect, Some("fr"))));
        let act = ManyAccounts::Status(Customer);
        assert!(act.stands(&account(Customer, None)) && !act.stands(&before));
    }

    use AccountStatus::{Customer, DoNotContact, Prospect};

    #[rstest]
    #[case::another(Prospect, Customer, true)]
    #[case::the_same(Customer, Customer, false)]
    #[case::do_not_contact_is_set_by_hand(Prospect, DoNotContact, false)]
    #[case::do_not_contact_is_lifted_by_hand(DoNotContact, Prospect, false)]
    fn a_status_is_given_to_many(
        #[case] before: AccountStatus,
        #[case] to: AccountStatus,
        #[case] expected: bool,
    ) {
        let step = ManyAccounts::Status(to).step(&account(before, None));
        assert_eq!(step.is_some(), expected);
        let back = step.map(|step| step.back);
        let change = ChangeAccountStatus {
            account_id: AccountId(Uuid::from_u128(1)),
            to: before,
            why: String::new(),
            takes_back: false,
        };
        assert_eq!(back, expected.then(|| vec![change.into()]));
    }

    #[rstest]
    #[case::another(Some("es"), true)]
    #[case::where_none_was_known(None, true)]
    #[case::the_same(Some("ca"), false)]
    fn a_language_is_given_to_many(#[case] before: Option<&str>, #[case] expected: bool) {
        let to = ManyAccounts::Language("ca".parse().unwrap());
        let step = to.step(&account(Prospect, before));
        let set = |language: Option<&str>| -> Command {
            UpdateAccount {
                id: AccountId(Uuid::from_u128(1)),
                changes: vec![AccountField::Language(
                    language.map(|tag| tag.parse().unwrap()),
                )],
            }
            .into()
        };
        let wanted = expected.then(|| Step {
            act: set(Some("ca")),
            back: vec![set(before)],
        });
        assert_eq!(step, wanted);
    }

    #[rstest]
    #[case::another(Some("Silver"), true)]
    #[case::where_nothing_was_said(None, true)]
    #[case::the_same(Some("Gold"), false)]
    fn an_own_field_is_filled_in_for_many(#[case] before: Option<&str>, #[case] expected: bool) {
        let text = |text: &str| CustomValue::Text(text.to_owned());
        let mut account = account(Prospect, None);
        account.custom = before
            .map(|it| ("tier".to_owned(), text(it)))
            .into_iter()
            .collect();
        let act = ManyAccounts::Own("tier".to_owned(), text("Gold"));
        let step = act.step(&account);
        assert_eq!(step.is_some(), expected);
        assert_eq!(act.stands(&account), !expected);
        let back = step.and_then(|mut step| step.back.pop());
        let change = CustomFieldChange {
            key: "tier".to_owned(),
            value: before.map(text),
        };
        let wanted = UpdateAccount {
            id: account.id,
            changes: vec![AccountField::Custom(change)],
        };
        assert_eq!(back, expected.then(|| wanted.into()));
    }
}
