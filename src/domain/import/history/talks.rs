//! Whose messages they are: each correspondent of a file, and the account that they belong to.

use super::{FileMessage, Party};
use crate::{
    command::*,
    duplicates::{is_shared_host, phone_key, web_domain},
    ids::*,
    language::Language,
    records::*,
    text::fold,
    time::Timestamp,
    values::*,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Everything that was said with one correspondent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    pub who: Party,
    /// Places in the list of messages, in the order in which they were said.
    pub messages: Vec<usize>,
    pub ours: usize,
    pub theirs: usize,
    pub first: Timestamp,
    pub last: Timestamp,
}

/// Whom a message was exchanged with, and who said it; absent where nobody but us took part.
fn other<'a>(message: &'a FileMessage, own: &BTreeSet<String>) -> Option<(&'a Party, Direction)> {
    if own.contains(&message.from.key()) {
        let mut to = message.to.iter();
        let them = to.find(|party| !own.contains(&party.key()))?;
        Some((them, Direction::Outbound))
    } else {
        Some((&message.from, Direction::Inbound))
    }
}

/// The correspondents of a file, those with most messages first. `own` are the keys of ourselves.
pub fn talks(messages: &[FileMessage], own: &BTreeSet<String>) -> Vec<Talk> {
    let mut talks: HashMap<String, Talk> = HashMap::new();
    for (place, message) in messages.iter().enumerate() {
        let Some((who, direction)) = other(message, own) else {
            continue;
        };
        let talk = talks.entry(who.key()).or_insert_with(|| Talk {
            who: who.clone(),
            messages: Vec::new(),
            ours: 0,
            theirs: 0,
            first: message.at,
            last: message.at,
        });
        if talk.who.name.is_empty() {
            talk.who.name.clone_from(&who.name);
        }
        talk.messages.push(place);
        talk.first = talk.first.min(message.at);
        talk.last = talk.last.max(message.at);
        match direction {
            Direction::Outbound => talk.ours += 1,
            Direction::Inbound => talk.theirs += 1,
        }
    }
    let mut talks: Vec<Talk> = talks.into_values().collect();
    for talk in &mut talks {
        talk.messages
            .sort_by_key(|place| (messages[*place].at, *place));
    }
    talks.sort_by(|a, b| {
        let most = b.messages.len().cmp(&a.messages.len());
        most.then_with(|| a.who.cmp(&b.who))
    });
    talks
}

/// Which of those who take part are us: those that members are known by; or else whoever takes part
/// in more than half of all messages, and in more than anybody else.
pub fn guess_own(messages: &[FileMessage], members: &[Member]) -> BTreeSet<String> {
    let known: BTreeSet<String> = members
        .iter()
        .flat_map(|member| [fold(&member.email), fold(&member.name)])
        .collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut own = BTreeSet::new();
    for message in messages {
        let everybody = std::iter::once(&message.from).chain(&message.to);
        let keys: BTreeSet<(String, String)> = everybody
            .map(|party| (party.key(), fold(&party.name)))
            .collect();
        for (key, name) in keys {
            if known.contains(&key) || known.contains(&name) {
                own.insert(key.clone());
            }
            *counts.entry(key).or_default() += 1;
        }
    }
    if own.is_empty() {
        let most = counts.values().copied().max().unwrap_or_default();
        let mut first = counts.iter().filter(|(_, count)| **count == most);
        if let (Some((key, _)), None) = (first.next(), first.next())
            && most * 2 > messages.len()
        {
            own.insert(key.clone());
        }
    }
    own
}

/// Somebody who is known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    pub account: AccountId,
    pub contact: Option<ContactId>,
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

/// A message of a file as one of an account.
pub fn history_message(
    message: &FileMessage,
    own: &BTreeSet<String>,
    account: AccountId,
    campaign: Option<CampaignId>,
    contact: Option<ContactId>,
    language: &Language,
) -> Option<ImportMessage> {
    let (who, direction) = other(message, own)?;
    let is_inbound = direction == Direction::Inbound;
    Some(ImportMessage {
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
            original_language: language.clone(),
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
            intent: None,
            language_override: None,
            attachments: Vec::new(),
        },
    })
}
