//! The import of conversations: accounts first, then messages, in the parts that commands are.

use super::{
    choices::{Chosen, Names, campaign_of, new_row},
    opened::OpenedTalks,
};
use crate::{
    data::Data,
    pages::import::{
        course::{Course, Latest, Parts},
        undoing::summary_of,
    },
    parts::Toasts,
    shell::{
        clock,
        pause::{Slices, breathe},
    },
    texts::import_messages as words,
};
use domain::{
    AccountId, CampaignId, ContactId, IMPORT_MESSAGES, IMPORT_ROWS, ImportAccounts, ImportMessage,
    ImportMessages, ImportPerson, ImportRow, Language, Refusal,
    import::{
        Outcome, Preview,
        history::{Belongs, Known, history_message, row_of_talk},
    },
};
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

/// The most bytes of text in one command: a page decides, shows and keeps them in one go.
const BYTES: usize = 100_000;

/// What is to be imported.
#[derive(Clone)]
pub struct Wanted {
    pub opened: Arc<OpenedTalks>,
    pub own: BTreeSet<String>,
    pub chosen: Vec<Chosen>,
    pub names: Names,
    pub campaign: Option<CampaignId>,
}

/// One import of conversations.
#[derive(Clone)]
pub struct TalksRun {
    wanted: Arc<Wanted>,
    course: Course,
    /// The correspondent that comes next, and how many of their messages are done.
    at: ArcStoredValue<(usize, usize)>,
    /// Where each correspondent was found or put; absent until then, and where they are left out.
    homes: ArcStoredValue<Vec<Option<Known>>>,
    /// The correspondents who got no account, and why.
    left_out: ArcStoredValue<Vec<(usize, Refusal)>>,
}

impl TalksRun {
    pub fn begin(data: Data, toasts: Toasts, wanted: Wanted) -> Self {
        let taken = wanted.chosen.iter();
        let taken = taken.filter(|row| row.belongs != Belongs::Nowhere);
        let run = Self {
            course: Course::begin(taken.map(|row| row.talk.messages.len()).sum()),
            wanted: Arc::new(wanted),
            at: ArcStoredValue::new((0, 0)),
            homes: ArcStoredValue::new(Vec::new()),
            left_out: ArcStoredValue::new(Vec::new()),
        };
        Latest::Talks(run.clone()).set();
        run.clone().go(data, toasts);
        run
    }
}

impl Parts for TalksRun {
    fn course(&self) -> &Course {
        &self.course
    }

    async fn prepare(&self, data: Data) {
        if self.homes.with_value(Vec::is_empty) {
            self.make_accounts(data).await;
        }
    }

    async fn take_part(&self, data: Data) -> bool {
        let mut slices = Slices::begin();
        let chosen = &self.wanted.chosen;
        let (mut talk, mut from) = self.at.get_value();
        let mut command = ImportMessages {
            source: self.wanted.opened.name.clone(),
            part: self.course.part(),
            people: Vec::new(),
            messages: Vec::new(),
        };
        let (mut bytes, mut done) = (0, 0);
        while talk < chosen.len() && command.messages.len() < IMPORT_MESSAGES && bytes < BYTES {
            let places = &chosen[talk].talk.messages;
            let home = self
                .homes
                .with_value(|homes| homes.get(talk).copied().flatten());
            let Some(home) = home else {
                if chosen[talk].belongs != Belongs::Nowhere {
                    done += places.len() - from;
                }
                (talk, from) = (talk + 1, 0);
                continue;
            };
            let person = self.person(talk, home, &mut command);
            let language = language_of(data, home.account);
            while from < places.len() && command.messages.len() < IMPORT_MESSAGES && bytes < BYTES {
                let message = self.message(data, (talk, places[from]), home, person, &language);
                bytes += message.said.original_text.len() + message.said.quoted_history.len();
                // Nothing is decided by the look of a message: it is only carried.
                bytes += message.html.as_ref().map_or(0, |kept| kept.html.len() / 4);
                command.messages.push(message);
                (from, done) = (from + 1, done + 1);
                slices.step().await;
            }
            if from == places.len() {
                (talk, from) = (talk + 1, 0);
            }
        }
        breathe().await;
        if !command.messages.is_empty() {
            // Whole or in part it is taken; what is refused says so in its batch.
            let _ = data.dispatch(command);
        }
        self.course.advance(done);
        self.at.set_value((talk, from));
        talk < chosen.len()
    }

    /// As the rows tell it: what was there already, or was refused, is not counted.
    fn finished(&self, data: Data) -> String {
        let import = summary_of(data, self.course.import);
        words::finished(import.map_or(0, |import| import.messages))
    }
}

impl TalksRun {
    /// The messages that are left out because their correspondent got no account: how many, and why.
    pub fn left_out(&self) -> Vec<(usize, Refusal)> {
        let messages = |talk: usize| self.wanted.chosen[talk].talk.messages.len();
        self.left_out.with_value(|all| {
            let each = all.iter().map(|(talk, why)| (messages(*talk), why.clone()));
            each.collect()
        })
    }

    /// Creates the accounts that are wanted; a row that matches one goes into that.
    async fn make_accounts(&self, data: Data) {
        let chosen = &self.wanted.chosen;
        let mut left_out = Vec::new();
        let mut homes: Vec<Option<Known>> = chosen
            .iter()
            .map(|row| match row.belongs {
                Belongs::To(known) => Some(known),
                _ => None,
            })
            .collect();
        let new: Vec<usize> = (0..chosen.len())
            .filter(|place| chosen[*place].belongs == Belongs::New)
            .collect();
        for places in new.chunks(IMPORT_ROWS) {
            let rows: Vec<ImportRow> = places
                .iter()
                .map(|place| {
                    let row = u32::try_from(place + 1).unwrap_or(u32::MAX);
                    let ids = [clock::new_id(), clock::new_id()];
                    new_row(&chosen[*place].talk, row, ids, &self.wanted.names)
                })
                .collect();
            let outcomes = data.rows(|view| {
                let mut preview = Preview::default();
                let each = rows.iter().map(|row| preview.take(view, row).outcome);
                each.collect::<Vec<_>>()
            });
            let command = ImportAccounts {
                source: self.wanted.opened.name.clone(),
                rows: rows.clone(),
                part: Some(self.course.part()),
            };
            // A name that is too long for an account leaves its messages out, and no others.
            if let Err(refusal) = data.dispatch(command) {
                left_out.extend(places.iter().map(|place| (*place, refusal.clone())));
                continue;
            }
            for ((place, row), outcome) in places.iter().zip(&rows).zip(outcomes) {
                let (Outcome::Created { account_id } | Outcome::Merged { account_id, .. }) =
                    outcome
                else {
                    left_out.push((*place, Refusal::Erased));
                    continue;
                };
                let is_new = data.rows(|rows| rows.contact(row.contact_id).is_some());
                homes[*place] = Some(Known {
                    account: account_id,
                    contact: is_new.then_some(row.contact_id),
                });
            }
            self.course.wait_until_taken(data).await;
        }
        self.left_out.set_value(left_out);
        self.homes.set_value(homes);
    }

    /// The contact of a correspondent: the one that is known, or one that the command makes.
    fn person(&self, talk: usize, home: Known, command: &mut ImportMessages) -> Option<ContactId> {
        if home.contact.is_some() {
            return home.contact;
        }
        let id = ContactId(clock::new_id());
        let row = row_of_talk(&self.wanted.chosen[talk].talk, 0, home.account, id);
        if let Some(contact) = row.contact {
            command.people.push(ImportPerson {
                id,
                account_id: home.account,
                contact,
            });
        }
        Some(id)
    }

    fn message(
        &self,
        data: Data,
        (talk, place): (usize, usize),
        home: Known,
        contact: Option<ContactId>,
        language: &Language,
    ) -> ImportMessage {
        let message = &self.wanted.opened.messages[place];
        let campaign = campaign_of(data, home.account, self.wanted.campaign);
        history_message(
            message,
            &self.wanted.own,
            &self.wanted.chosen[talk].talk.who,
            home.account,
            campaign,
            contact,
            language,
        )
    }
}

/// The account's language, or else the member's.
fn language_of(data: Data, account: AccountId) -> Language {
    let language = data.rows(|rows| rows.account(account).and_then(|row| row.language.clone()));
    language.unwrap_or_else(|| {
        let me = data.me();
        let own = data.rows(|rows| rows.member(me).and_then(|row| row.reading_language.clone()));
        domain::source(own.as_ref())
    })
}
