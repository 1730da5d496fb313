//! Everybody who takes part in the messages of a file, which of them are us, and what was said with
//! each of the others.

use super::{FileMessage, Party};
use crate::{records::Member, text::fold, time::Timestamp, values::Direction};
use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

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

/// Everybody who takes part, gathered message by message.
#[derive(Debug, Clone, Default)]
pub struct Parties {
    /// What members are known by.
    members: BTreeSet<String>,
    people: Vec<Person>,
    /// The place of each person by their key, and by every way in which they are mentioned.
    by_key: HashMap<String, usize>,
    by_mention: HashMap<Party, usize>,
    /// Of each message, who says it and to whom.
    roles: Vec<(usize, Vec<usize>)>,
}

#[derive(Debug, Clone)]
struct Person {
    key: String,
    party: Party,
    /// In how many messages they take part.
    count: usize,
    is_member: bool,
}

/// Somebody by their key and by what to call them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub key: String,
    pub name: String,
}

impl Parties {
    pub fn among(members: &[Member]) -> Self {
        let known = members
            .iter()
            .flat_map(|member| [fold(&member.email), fold(&member.name)]);
        Self {
            members: known.collect(),
            ..Self::default()
        }
    }

    /// Everybody of these messages.
    pub fn of(messages: &[FileMessage], members: &[Member]) -> Self {
        let mut parties = Self::among(members);
        for message in messages {
            parties.take(message);
        }
        parties
    }

    /// The next message.
    pub fn take(&mut self, message: &FileMessage) {
        let from = self.place(&message.from);
        let to: Vec<usize> = message.to.iter().map(|party| self.place(party)).collect();
        let mut all = to.clone();
        all.push(from);
        all.sort_unstable();
        all.dedup();
        for place in all {
            self.people[place].count += 1;
        }
        self.roles.push((from, to));
    }

    fn place(&mut self, party: &Party) -> usize {
        if let Some(place) = self.by_mention.get(party) {
            return *place;
        }
        let key = party.key();
        let place = *self.by_key.entry(key.clone()).or_insert_with(|| {
            self.people.push(Person {
                key: key.clone(),
                party: party.clone(),
                count: 0,
                is_member: false,
            });
            self.people.len() - 1
        });
        let person = &mut self.people[place];
        if person.party.name.is_empty() {
            person.party.name.clone_from(&party.name);
        }
        person.is_member |=
            self.members.contains(&key) || self.members.contains(&fold(&party.name));
        self.by_mention.insert(party.clone(), place);
        place
    }

    /// Which of them are us, by their keys: those that members are known by; or else whoever takes
    /// part in more than half of all messages, and in more than anybody else.
    pub fn guess_own(&self) -> BTreeSet<String> {
        let members = self.people.iter().filter(|person| person.is_member);
        let own: BTreeSet<String> = members.map(|person| person.key.clone()).collect();
        if !own.is_empty() {
            return own;
        }
        let counts = self.people.iter().map(|person| person.count);
        let most = counts.max().unwrap_or_default();
        let mut first = self.people.iter().filter(|person| person.count == most);
        match (first.next(), first.next()) {
            (Some(only), None) if most * 2 > self.roles.len() => [only.key.clone()].into(),
            _ => BTreeSet::new(),
        }
    }

    /// Whoever takes part most; those of `own` first.
    pub fn most(&self, own: &BTreeSet<String>, limit: usize) -> Vec<Named> {
        let mut most: Vec<&Person> = self.people.iter().collect();
        most.sort_by(|a, b| {
            let is_other = |person: &Person| !own.contains(&person.key);
            (is_other(a), b.count, &a.key).cmp(&(is_other(b), a.count, &b.key))
        });
        let named = |person: &Person| Named {
            key: person.key.clone(),
            name: person.party.called().to_owned(),
        };
        most.into_iter().take(limit).map(named).collect()
    }

    /// What was said with each correspondent, those with most messages first. The messages are those
    /// that were taken, in their order; `own` are the keys of ourselves.
    pub fn talks(&self, messages: &[FileMessage], own: &BTreeSet<String>) -> Vec<Talk> {
        let mut sorting = self.sorting(own);
        while sorting.step(messages) {}
        sorting.talks(messages)
    }

    /// The same in steps.
    pub fn sorting(&self, own: &BTreeSet<String>) -> SortingTalks<'_> {
        let people = self.people.iter();
        SortingTalks {
            parties: self,
            is_own: people.map(|person| own.contains(&person.key)).collect(),
            talks: vec![None; self.people.len()],
            next: 0,
        }
    }
}

/// The messages of a file are being put to those with whom they were exchanged.
pub struct SortingTalks<'a> {
    parties: &'a Parties,
    is_own: Vec<bool>,
    /// Of each person, what was said with them.
    talks: Vec<Option<Talk>>,
    next: usize,
}

impl SortingTalks<'_> {
    /// So many messages are taken in one step.
    const STEP: usize = 500;

    /// One step further. False once all are taken.
    pub fn step(&mut self, messages: &[FileMessage]) -> bool {
        let roles = self.parties.roles.iter().zip(messages).enumerate();
        for (place, ((from, to), message)) in roles.skip(self.next).take(Self::STEP) {
            let Some((who, direction)) = other(*from, to, &self.is_own) else {
                continue;
            };
            let talk = self.talks[who].get_or_insert_with(|| Talk {
                who: self.parties.people[who].party.clone(),
                messages: Vec::new(),
                ours: 0,
                theirs: 0,
                first: message.at,
                last: message.at,
            });
            talk.messages.push(place);
            talk.first = talk.first.min(message.at);
            talk.last = talk.last.max(message.at);
            match direction {
                Direction::Outbound => talk.ours += 1,
                Direction::Inbound => talk.theirs += 1,
            }
        }
        self.next += Self::STEP;
        self.next < messages.len()
    }

    /// What was said with each, once all are taken.
    pub fn talks(self, messages: &[FileMessage]) -> Vec<Talk> {
        let mut talks: Vec<Talk> = self.talks.into_iter().flatten().collect();
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
}

/// In a group, what we say is said to all of them: it stands with whoever said most of those that
/// are taken (rule book §8), and where nobody is, where it stood. `own` are the keys of ourselves;
/// says whether anything moved.
pub fn regroup(
    talks: &mut [&mut Talk],
    messages: &[FileMessage],
    own: &BTreeSet<String>,
    is_taken: impl Fn(usize) -> bool,
) -> bool {
    let taken = (0..talks.len()).filter(|place| is_taken(*place));
    let Some(home) = taken.max_by_key(|place| (talks[*place].theirs, Reverse(*place))) else {
        return false;
    };
    let is_ours = |place: &usize| own.contains(&messages[*place].from.key());
    let mut ours = Vec::new();
    for (place, talk) in talks.iter_mut().enumerate() {
        if place != home && talk.ours > 0 {
            ours.extend(talk.messages.extract_if(.., |place| is_ours(place)));
            talk.ours = 0;
            talk.span(messages);
        }
    }
    let moves = !ours.is_empty();
    let home = &mut *talks[home];
    home.ours += ours.len();
    home.messages.extend(ours);
    home.messages
        .sort_by_key(|place| (messages[*place].at, *place));
    home.span(messages);
    moves
}

impl Talk {
    /// From the first message to the last; one of which nothing is left keeps what it had.
    fn span(&mut self, messages: &[FileMessage]) {
        let at = |place: &usize| messages[*place].at;
        self.first = self.messages.iter().map(at).min().unwrap_or(self.first);
        self.last = self.messages.iter().map(at).max().unwrap_or(self.last);
    }
}

/// Whom a message was exchanged with, and who said it; absent where nobody but us took part.
fn other(from: usize, to: &[usize], is_own: &[bool]) -> Option<(usize, Direction)> {
    if is_own[from] {
        let them = to.iter().copied().find(|place| !is_own[*place])?;
        Some((them, Direction::Outbound))
    } else {
        Some((from, Direction::Inbound))
    }
}
