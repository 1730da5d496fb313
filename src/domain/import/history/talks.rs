//! Whose messages they are: the account that a correspondent belongs to.

use super::{FileMessage, Party, Talk};
use crate::{
    command::*,
    duplicates::{is_shared_host, phone_key, web_domain},
    ids::*,
    language::Language,
    paste::intent_of,
    records::*,
    text::fold,
    values::*,
    written_in::written_in_likely,
};
use std::collections::{BTreeSet, HashMap};

/// Somebody who is known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    pub account: AccountId,
    pub contact: Option<ContactId>,
}

/// Where the messages with a correspondent go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belongs {
    To(Known),
    /// To an account that is created for them.
    New,
    Nowhere,
}

impl Belongs {
    /// What is chosen first: whoever is known goes to their account, whomever we wrote to gets one,
    /// and whoever only wrote to us is left out, unless the file was chosen `for_them` alone.
    pub fn at_first(talk: &Talk, found: Option<Known>, for_them: bool) -> Self {
        match found {
            Some(known) => Self::To(known),
            None if talk.ours > 0 || for_them => Self::New,
            None => Self::Nowhere,
        }
    }
}

/// The campaign that messages are counted in unless somebody chooses another: the only one in which
/// the accounts of a file have conversations.
pub fn campaign_meant<'a>(
    conversations: impl IntoIterator<Item = &'a Conversation>,
) -> Option<CampaignId> {
    let campaigns = conversations.into_iter().filter_map(|row| row.campaign_id);
    let campaigns: BTreeSet<CampaignId> = campaigns.collect();
    match campaigns.len() {
        1 => campaigns.into_iter().next(),
        _ => None,
    }
}

/// By what the people of the workspace are found again.
#[derive(Debug, Default)]
pub struct Directory {
    /// By address, phone number, profile or name; a name that two bear leads nowhere.
    people: HashMap<String, Option<Known>>,
    domains: HashMap<String, AccountId>,
}

impl Directory {
    pub fn add_account(&mut self, account: &Account) {
        if account.merged_into.is_some() {
            return;
        }
        let known = Known {
            account: account.id,
            contact: None,
        };
        self.know(&account.email, known);
        self.know_phone(&account.phone, known);
        self.know(&account.name, known);
        let of_email = account.email.rsplit_once('@').map(|(_, host)| host);
        for host in [Some(account.website.as_str()), of_email]
            .into_iter()
            .flatten()
        {
            if let Some(domain) = web_domain(host).filter(|domain| !is_shared_host(domain)) {
                self.domains.entry(domain).or_insert(account.id);
            }
        }
    }

    pub fn add_contact(&mut self, contact: &Contact) {
        let known = Known {
            account: contact.account_id,
            contact: Some(contact.id),
        };
        for text in [&contact.email, &contact.linkedin, &contact.name] {
            self.know(text, known);
        }
        self.know_phone(&contact.phone, known);
        if let Some((_, host)) = contact.email.rsplit_once('@')
            && let Some(domain) = web_domain(host).filter(|domain| !is_shared_host(domain))
        {
            self.domains.entry(domain).or_insert(contact.account_id);
        }
    }

    fn know(&mut self, text: &str, known: Known) {
        if text.is_empty() {
            return;
        }
        self.people
            .entry(fold(text))
            .and_modify(|other| {
                if other.is_some_and(|other| other.account != known.account) {
                    *other = None;
                }
            })
            .or_insert(Some(known));
    }

    fn know_phone(&mut self, phone: &str, known: Known) {
        if let Some(digits) = phone_key(phone) {
            self.know(&digits, known);
        }
    }

    /// The account that somebody belongs to: by their address, their domain, their phone number,
    /// their name; the surest first.
    pub fn find(&self, who: &Party) -> Option<Known> {
        let person = |text: &str| self.people.get(&fold(text)).copied().flatten();
        let by_address = (!who.address.is_empty())
            .then(|| person(&who.address))
            .flatten();
        let domain = who.address.rsplit_once('@').and_then(|(_, host)| {
            let account = *self.domains.get(&web_domain(host)?)?;
            Some(Known {
                account,
                contact: None,
            })
        });
        let phone = || phone_key(who.called()).and_then(|digits| person(&digits));
        by_address
            .or(domain)
            .or_else(phone)
            .or_else(|| person(&who.name))
    }
}

/// The row that makes an account for a correspondent: named for their domain where it is their own,
/// and otherwise for them.
pub fn row_of_talk(
    talk: &Talk,
    row: u32,
    account_id: AccountId,
    contact_id: ContactId,
) -> ImportRow {
    let who = &talk.who;
    let is_email = who.address.contains('@');
    let domain = who
        .address
        .rsplit_once('@')
        .and_then(|(_, host)| web_domain(host));
    let domain = domain.filter(|domain| !is_shared_host(domain));
    let mut changes = Vec::new();
    if let Some(domain) = &domain {
        changes.push(AccountField::Website(domain.clone()));
    } else if is_email {
        changes.push(AccountField::Email(who.address.clone()));
    }
    let phone = phone_key(who.called()).filter(|_| !is_email && is_phone(who.called()));
    if phone.is_some() {
        changes.push(AccountField::Phone(who.called().to_owned()));
    }
    ImportRow {
        row,
        account_id,
        contact_id,
        name: domain.unwrap_or_else(|| who.called().to_owned()),
        changes,
        status: None,
        contact: Some(contact_of(who)),
    }
}

/// The contact that a correspondent becomes.
pub(super) fn contact_of(who: &Party) -> ImportContact {
    let mut changes = Vec::new();
    if who.address.contains('@') {
        changes.push(ContactField::Email(who.address.clone()));
    } else if who.address.contains("://") {
        changes.push(ContactField::Linkedin(who.address.clone()));
    } else if is_phone(who.called()) {
        changes.push(ContactField::Phone(who.called().to_owned()));
    }
    ImportContact {
        name: who.called().to_owned(),
        changes,
    }
}

fn is_phone(text: &str) -> bool {
    let is_of_one = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-().".contains(c);
    phone_key(text).is_some() && text.chars().all(is_of_one)
}

/// A message of a file as one of an account, exchanged with `them`. Its language is that of its text where that is plain,
/// and otherwise this one, the account's.
pub fn history_message(
    message: &FileMessage,
    own: &BTreeSet<String>,
    them: &Party,
    account: AccountId,
    campaign: Option<CampaignId>,
    contact: Option<ContactId>,
    language: &Language,
) -> ImportMessage {
    let is_inbound = !own.contains(&message.from.key());
    let who = if is_inbound { &message.from } else { them };
    ImportMessage {
        id: MessageId::imported(account, message.key),
        account_id: account,
        campaign_id: campaign,
        said: Said {
            mode: if is_inbound {
                Mode::InboundPaste
            } else {
                Mode::LogSent
            },
            channel: message.channel,
            original_text: message.text.clone(),
            original_language: written_in_likely(&message.text, std::slice::from_ref(language))
                .unwrap_or_else(|| language.clone()),
            translation: None,
            subject: message.subject.clone(),
            quoted_history: if is_inbound {
                message.quoted.clone()
            } else {
                String::new()
            },
            occurred_at: message.at,
            correspondent: Some(Correspondent {
                contact_id: contact,
                name: who.called().to_owned(),
                address: who.address.clone(),
            }),
            intent: is_inbound
                .then(|| intent_of(&message.subject, &message.text))
                .flatten(),
            language_override: None,
            attachments: message.attachments.clone(),
        },
        html: message.html.clone(),
    }
}
