//! One account as lists see it.

use domain::{country::country_code, duplicates::dialled, text::search_fold, *};
use replica::Rows;
use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

/// What a list needs of an account at once. The rest is read from its row when it is in sight.
pub struct Entry {
    pub id: AccountId,
    /// Of everything that the entry is made from: an equal one need not be made anew.
    stamp: u64,
    /// Everything that is searched, folded.
    text: String,
    /// City and country, folded.
    place: String,
    pub city: String,
    /// Its code, where the country is known by any of its names.
    country: Option<&'static str>,
    pub status: AccountStatus,
    pub language: Option<Language>,
    pub relationship_types: BTreeSet<RelationshipType>,
    /// The name of the person who was entered first.
    pub contact: String,
    pub contact_email: String,
    /// One for each conversation; absent for one outside any campaign.
    pub campaigns: Vec<Option<CampaignId>>,
    pub activity: Option<Timestamp>,
    pub custom: BTreeMap<String, CustomValue>,
}

/// The account's entry: the old one where nothing changed, none for one that was absorbed.
pub(super) fn entry_of(rows: &Rows, id: AccountId, old: Option<&Arc<Entry>>) -> Option<Arc<Entry>> {
    let account = rows.account(id).filter(|row| row.merged_into.is_none())?;
    let stamp = stamp(rows, account);
    match old {
        Some(old) if old.stamp == stamp => Some(old.clone()),
        _ => Some(Arc::new(Entry::of(rows, account, stamp))),
    }
}

fn stamp(rows: &Rows, account: &Account) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&account.name, &account.city, &account.country).hash(&mut hasher);
    (&account.email, &account.website, &account.line_of_business).hash(&mut hasher);
    (&account.phone, account.status, &account.language).hash(&mut hasher);
    (&account.relationship_types, account.created_at).hash(&mut hasher);
    for (key, value) in &account.custom {
        (key, value.text()).hash(&mut hasher);
    }
    for absorbed in absorbed(rows, account.id) {
        (&absorbed.name, &absorbed.email, &absorbed.website).hash(&mut hasher);
    }
    for contact in rows.contacts_of(account.id) {
        (&contact.name, &contact.email, &contact.phone).hash(&mut hasher);
    }
    for conversation in rows.conversations_with(account.id) {
        (conversation.campaign_id, conversation.last_activity_at()).hash(&mut hasher);
        // Of these is what they have to say.
        let turns = &conversation.turns;
        (turns.answers.len(), turns.asked_at).hash(&mut hasher);
        for answer in &turns.answers {
            answer.asked_at.hash(&mut hasher);
        }
        let last = conversation.figures.last_inbound.as_ref();
        last.map(|mark| (mark.at, mark.intent)).hash(&mut hasher);
    }
    hasher.finish()
}

/// The accounts that this one absorbed.
fn absorbed(rows: &Rows, id: AccountId) -> impl Iterator<Item = &Account> {
    let family = rows.family(id).into_iter().skip(1);
    family.filter_map(|id| rows.account(id))
}

/// *Girona, Spain*, as far as it is known.
pub fn place(account: &Account) -> String {
    let parts = [account.city.as_str(), account.country.as_str()];
    let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    known.join(", ")
}

impl Entry {
    fn of(rows: &Rows, account: &Account, stamp: u64) -> Self {
        let mut text = String::new();
        let mut add = |part: &str| {
            if !part.is_empty() {
                text.push_str(&search_fold(part));
                // No search spans two fields.
                text.push('\n');
            }
        };
        add(&account.name);
        add(&account.city);
        add(&account.email);
        add(&account.website);
        add(&account.phone);
        for form in dialled(&account.phone) {
            add(&form);
        }
        add(&account.line_of_business);
        for value in account.custom.values() {
            add(&value.text());
        }
        // An absorbed account is found by its old name too.
        for absorbed in absorbed(rows, account.id) {
            add(&absorbed.name);
            add(&absorbed.email);
            add(&absorbed.website);
        }
        let mut main: Option<&Contact> = None;
        for contact in rows.contacts_of(account.id) {
            add(&contact.name);
            add(&contact.email);
            add(&contact.phone);
            for form in dialled(&contact.phone) {
                add(&form);
            }
            if main.is_none_or(|main| contact.created_at < main.created_at) {
                main = Some(contact);
            }
        }
        let conversations = rows.conversations_with(account.id);
        let (mut campaigns, mut activity) = (Vec::new(), None);
        for conversation in conversations {
            campaigns.push(conversation.campaign_id);
            activity = activity.max(conversation.last_activity_at());
        }
        Self {
            id: account.id,
            stamp,
            text,
            place: search_fold(&place(account)),
            city: account.city.clone(),
            country: country_code(&account.country),
            status: account.status,
            language: account.language.clone(),
            relationship_types: account.relationship_types.clone(),
            contact: main.map(|contact| contact.name.clone()).unwrap_or_default(),
            contact_email: main
                .map(|contact| contact.email.clone())
                .unwrap_or_default(),
            campaigns,
            activity,
            custom: account.custom.clone(),
        }
    }

    /// Whether it is in the place, as written or in a country of another name.
    pub(super) fn is_in(&self, place: &str, country: Option<&str>) -> bool {
        self.place.contains(place) || country.is_some() && country == self.country
    }

    /// Whether each word stands somewhere in what is searched.
    pub(super) fn holds(&self, words: &[String]) -> bool {
        words.iter().all(|word| self.text.contains(word.as_str()))
    }
}
