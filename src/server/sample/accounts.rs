//! The organisations of the sample.

use super::{
    random::Random,
    voices::{self, Voice},
};
use domain::{
    AccountField, AccountId, AccountStatus, ContactField, ContactId, ImportContact, ImportRow,
    RelationshipType, Timestamp, text,
};
use std::collections::{BTreeSet, HashSet};

/// An organisation as a file to be imported has it.
#[derive(Debug, Clone)]
pub(super) struct Cast {
    pub(super) row: ImportRow,
    pub(super) language: &'static str,
    /// What they are greeted by.
    pub(super) greeted: String,
    pub(super) contact: String,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) profile: String,
}

impl Cast {
    pub(super) fn voice(&self) -> &'static Voice {
        let voice = voices::ALL
            .into_iter()
            .find(|voice| voice.language == self.language);
        voice.unwrap_or_else(voices::english)
    }

    pub(super) fn id(&self) -> AccountId {
        self.row.account_id
    }

    pub(super) fn contact_id(&self) -> ContactId {
        self.row.contact_id
    }

    pub(super) fn relationship_types(&self) -> BTreeSet<RelationshipType> {
        let types = self.row.changes.iter().find_map(|change| match change {
            AccountField::RelationshipTypes(types) => Some(types.clone()),
            _ => None,
        });
        types.unwrap_or_default()
    }
}

/// How many of the forty speak which language, in the order of [`voices::ALL`].
const SHARES: [usize; 10] = [6, 6, 6, 5, 5, 4, 3, 3, 1, 1];

/// Makes organisations, no two of which are called alike.
pub(super) struct Casting {
    taken: HashSet<String>,
    made: u32,
}

impl Casting {
    pub(super) fn new() -> Self {
        Self {
            taken: HashSet::new(),
            made: 0,
        }
    }

    /// The forty of the sample.
    pub(super) fn forty(&mut self, random: &mut Random, at: Timestamp) -> Vec<Cast> {
        let mut all = Vec::new();
        for (voice, share) in voices::ALL.into_iter().zip(SHARES) {
            for _ in 0..share {
                all.push(self.one(random, voice, at));
            }
        }
        all
    }

    /// One more, of one of the common languages.
    pub(super) fn any(&mut self, random: &mut Random, at: Timestamp) -> Cast {
        let voice = voices::ALL[random.below(voices::COMMON)];
        self.one(random, voice, at)
    }

    fn one(&mut self, random: &mut Random, voice: &'static Voice, at: Timestamp) -> Cast {
        let ((kind, line), name, city) = loop {
            let kind = *random.pick(voice.kinds);
            let name = called(random, voice, kind.0, self.made);
            let city = *random.pick(voice.cities);
            if self.taken.insert(text::search_fold(&name)) {
                break (kind, name, city);
            }
            // The more there are, the longer the names: see `called`.
            self.made += 1;
        };
        let _ = kind;
        self.made += 1;
        let number = self.made;
        let host = format!("{}-{number}.example", slug(&name, number));
        let (first, last) = (
            *random.pick(voice.first_names),
            *random.pick(voice.last_names),
        );
        let full_name = format!("{first} {last}");
        let phone = format!(
            "{} {:03} {:03} {:03}",
            voice.calling_code,
            600 + random.below(300),
            number / 1_000,
            number % 1_000
        );
        let contact_email = format!("{}@{host}", slug(first, number));
        let profile = format!(
            "https://www.linkedin.com/in/{}-{number}",
            slug(&full_name, number)
        );
        let changes = vec![
            AccountField::LineOfBusiness(line.to_owned()),
            AccountField::City(city.to_owned()),
            AccountField::Country(voice.country.to_owned()),
            AccountField::Language(Some(voice.tag())),
            AccountField::Phone(phone.clone()),
            AccountField::Email(format!("info@{host}")),
            AccountField::Website(format!("https://www.{host}/")),
            AccountField::RelationshipTypes(relationship_types(random)),
        ];
        let contact = ImportContact {
            name: full_name.clone(),
            changes: vec![
                ContactField::Title((*random.pick(voice.titles)).to_owned()),
                ContactField::Email(contact_email.clone()),
                ContactField::Phone(phone.clone()),
                ContactField::Linkedin(profile.clone()),
            ],
        };
        let row = ImportRow {
            row: number + 1,
            account_id: AccountId(random.id(at)),
            contact_id: ContactId(random.id(at)),
            name,
            changes,
            status: random.percent(8).then_some(AccountStatus::Customer),
            contact: Some(contact),
        };
        Cast {
            row,
            language: voice.language,
            greeted: first.to_owned(),
            contact: full_name,
            email: contact_email,
            phone,
            profile,
        }
    }
}

/// A name of one family or of two; the more there are already, of three.
fn called(random: &mut Random, voice: &Voice, kind: &str, made: u32) -> String {
    let mut name = (*random.pick(voice.names)).to_owned();
    let further = match made {
        0..60 => 0,
        60..1_500 => 1,
        _ => 2,
    };
    for _ in 0..further {
        let other = *random.pick(voice.names);
        if !name.contains(other) {
            name = format!("{name}{}{other}", voice.and);
        }
    }
    voice
        .called
        .replace("{kind}", kind)
        .replace("{name}", &name)
}

/// Most are nothing but themselves.
fn relationship_types(random: &mut Random) -> BTreeSet<RelationshipType> {
    use RelationshipType::{Client, Community, Partner, Reseller, Supplier};
    let kinds = [Client, Partner, Reseller, Supplier, Community];
    let kind = *random.pick(&kinds);
    random.percent(20).then_some(kind).into_iter().collect()
}

/// Small letters and dashes, for a host or an address; a script without Latin letters has none.
fn slug(text: &str, number: u32) -> String {
    let folded = text::search_fold(text).replace('ł', "l").replace('ß', "ss");
    let mut slug = String::new();
    for c in folded.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        format!("shop{number}")
    } else {
        slug.to_owned()
    }
}
