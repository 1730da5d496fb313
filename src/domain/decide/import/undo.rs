//! Taking back what an import did, as far as nothing was added to it since.

use crate::{
    command::*,
    decide::{Context, Decision, accounts::set_status, retraction::whose_turn},
    family,
    figures::Figures,
    ids::*,
    records::*,
    row::{Change, Kind, Row, RowKey},
    turns::Turns,
    values::*,
    view::{View, find, need, need_account},
};
use std::collections::{BTreeMap, BTreeSet};

/// By whoever imported, at any time; by an admin, anybody's.
pub(in crate::decide) fn undo(
    view: &dyn View,
    context: &Context,
    command: &UndoImport,
) -> Decision {
    let mut batch: ImportBatch = need(view, command.batch_id)?;
    if batch.undone.is_some() {
        return Ok(Vec::new());
    }
    if batch.by != context.member_id {
        context.needs(Role::Admin)?;
    }
    let mut undo = Undo {
        view,
        context,
        batch: &batch,
        changes: BTreeMap::new(),
        kept: Vec::new(),
    };
    undo.run();
    let Undo { changes, kept, .. } = undo;
    batch.undone = Some(ImportUndone {
        by: context.member_id,
        at: context.now,
        kept,
    });
    let mut changes: Vec<Change> = changes.into_values().collect();
    changes.push(Change::put(batch));
    Ok(changes)
}

/// The rows as they look once this much of the batch is taken back.
struct Undo<'a> {
    view: &'a dyn View,
    context: &'a Context,
    batch: &'a ImportBatch,
    changes: BTreeMap<RowKey, Change>,
    kept: Vec<Kept>,
}

impl Undo<'_> {
    fn run(&mut self) {
        self.messages();
        let staying = self.accounts();
        self.contacts(&staying);
        self.clear_blanks();
        self.take_statuses_back();
    }

    /// Takes messages out that nobody changed, and the conversations that they began and nothing
    /// else is in.
    fn messages(&mut self) {
        let mut touched = BTreeSet::new();
        for created in self.created(Kind::Message) {
            let Some(message) = self.find::<Message>(created.key) else {
                continue;
            };
            if created.is_as_made(&message.clone().into()) {
                touched.insert(message.conversation_id);
                if message.html.is_some() {
                    self.delete(EmailHtmlId::of(message.id));
                }
                self.delete(message.id);
            } else {
                self.keep(created.key, KeptBecause::Edited);
            }
        }
        for id in &touched {
            self.refigure(*id);
        }
        let accounts: BTreeSet<AccountId> = touched
            .iter()
            .filter_map(|id| find::<Conversation>(self.view, *id))
            .filter_map(|conversation| need_account(self.view, conversation.account_id).ok())
            .map(|account| account.id)
            .collect();
        for account in accounts {
            self.take_promotion_back(account);
        }
    }

    fn refigure(&mut self, id: ConversationId) {
        let Some(mut conversation) = self.find::<Conversation>(id) else {
            return;
        };
        let mut rest = self.view.messages_of(id);
        rest.retain(|message| self.row(message.id.into()).is_some());
        let figures = Figures::of(&rest);
        if conversation.status != ConversationStatus::Closed
            && conversation.figures.last != figures.last
        {
            conversation.status = whose_turn(&figures);
        }
        conversation.figures = figures;
        conversation.turns = Turns::of(&rest);
        let key = RowKey::from(id);
        let is_ours = self.batch.created.iter().any(|created| created.key == key);
        let is_empty = rest.is_empty()
            && self.view.notes_of(id).is_empty()
            && conversation.campaign_id.is_none()
            && conversation.assignee.is_none();
        if is_ours && is_empty {
            self.delete(id);
        } else {
            self.put_if_changed(conversation);
        }
    }

    /// Back to prospect, if one of these messages caused the present `contacted` and no other
    /// outbound message stands (rule book §5).
    fn take_promotion_back(&mut self, id: AccountId) {
        let Some(mut account) = self.find::<Account>(id) else {
            return;
        };
        let mark = account.status_mark.as_ref();
        let change = mark.and_then(|mark| find::<StatusChange>(self.view, mark.change_id));
        let cause = change.and_then(|change| change.message_id);
        let is_ours = cause.is_some_and(|cause| self.row(cause.into()).is_none());
        if account.status != AccountStatus::Contacted || !is_ours {
            return;
        }
        let outbound_stands = family::conversations(self.view, id)
            .into_iter()
            .filter_map(|row| self.find::<Conversation>(row.id))
            .any(|row| row.figures.first_outbound.is_some());
        if outbound_stands {
            return;
        }
        let (to, why) = (AccountStatus::Prospect, self.batch.source.clone());
        let back = set_status(&mut account, to, StatusSource::Undo, self.context, why);
        self.put_if_changed(account);
        self.put_if_changed(back);
    }

    /// Takes accounts out that nothing was added to, and gives those that stay.
    fn accounts(&mut self) -> Vec<AccountId> {
        let mut staying = Vec::new();
        for created in self.created(Kind::Account) {
            let Some(account) = self.find::<Account>(created.key) else {
                continue;
            };
            if let Some(why) = self.added_to_account(created, &account) {
                staying.push(account.id);
                self.keep(created.key, why);
                continue;
            }
            for change in self.view.status_changes_of(account.id) {
                self.delete(change.id);
            }
            for contact in self.view.contacts_of(account.id) {
                self.delete(contact.id);
            }
            self.delete(account.id);
        }
        staying
    }

    /// What was added to an account since it was imported, if anything was.
    fn added_to_account(&self, created: Created, account: &Account) -> Option<KeptBecause> {
        let is_by_hand = |change: &StatusChange| {
            [StatusSource::Manual, StatusSource::Merge].contains(&change.source)
        };
        let mut conversations = self.view.conversations_of(account.id).into_iter();
        let has_absorbed = |merge: &Merge| merge.undone.is_none();
        if account.merged_into.is_some() || self.view.merges_of(account.id).iter().any(has_absorbed)
        {
            Some(KeptBecause::Merged)
        } else if !created.is_as_made(&account.clone().into()) {
            Some(KeptBecause::Edited)
        } else if self
            .view
            .status_changes_of(account.id)
            .iter()
            .any(is_by_hand)
        {
            Some(KeptBecause::StatusChanged)
        } else if conversations.any(|row| self.row(row.id.into()).is_some()) {
            Some(KeptBecause::InUse)
        } else if self
            .view
            .contacts_of(account.id)
            .into_iter()
            .any(|contact| !self.is_contact_as_made(&contact))
        {
            Some(KeptBecause::HasContacts)
        } else {
            None
        }
    }

    /// Whether this batch made the contact, and nobody changed it since.
    fn is_contact_as_made(&self, contact: &Contact) -> bool {
        let key = RowKey::from(contact.id);
        let mut created = self.batch.created.iter();
        created.any(|created| created.key == key && created.is_as_made(&contact.clone().into()))
    }

    /// Takes contacts out that nobody changed and no message names. Those of an account that was
    /// imported with them and stays, stay with it.
    fn contacts(&mut self, staying: &[AccountId]) {
        for created in self.created(Kind::Contact) {
            let Some(contact) = self.find::<Contact>(created.key) else {
                continue;
            };
            if staying.contains(&contact.account_id) {
                continue;
            }
            if !created.is_as_made(&contact.clone().into()) {
                self.keep(created.key, KeptBecause::Edited);
            } else if self.is_named(&contact) {
                self.keep(created.key, KeptBecause::InUse);
            } else {
                self.delete(contact.id);
            }
        }
    }

    fn is_named(&self, contact: &Contact) -> bool {
        let names_them = |message: &Message| {
            let correspondent = message.said.correspondent.as_ref();
            correspondent.and_then(|person| person.contact_id) == Some(contact.id)
        };
        let survivor = need_account(self.view, contact.account_id);
        let home = survivor.map_or(contact.account_id, |account| account.id);
        family::conversations(self.view, home)
            .into_iter()
            .flat_map(|conversation| self.view.messages_of(conversation.id))
            .filter(|message| self.row(message.id.into()).is_some())
            .any(|message| names_them(&message))
    }

    /// Clears what was filled, where it still says what the import wrote.
    fn clear_blanks(&mut self) {
        for filled in &self.batch.filled {
            match filled {
                Filled::Account { id, fields } => {
                    let Some(mut account) = self.find::<Account>(*id) else {
                        continue;
                    };
                    for field in &fields.read().unwrap_or_default() {
                        clear_account(&mut account, field);
                    }
                    self.put_if_changed(account);
                }
                Filled::Contact { id, fields } => {
                    let Some(mut contact) = self.find::<Contact>(*id) else {
                        continue;
                    };
                    for field in &fields.read().unwrap_or_default() {
                        clear_contact(&mut contact, field);
                    }
                    self.put_if_changed(contact);
                }
            }
        }
    }

    /// Back to the status before, where the import's still stands.
    fn take_statuses_back(&mut self) {
        for id in &self.batch.statuses {
            let Some(change) = find::<StatusChange>(self.view, *id) else {
                continue;
            };
            let (Some(from), Some(mut account)) =
                (change.from, self.find::<Account>(change.account_id))
            else {
                continue;
            };
            let mark = account.status_mark.as_ref();
            if mark.is_some_and(|mark| mark.change_id == *id) {
                // Lifting `do_not_contact` takes a reason too: the file is it.
                let why = self.batch.source.clone();
                let back = set_status(&mut account, from, StatusSource::Undo, self.context, why);
                self.put_if_changed(account);
                self.put_if_changed(back);
            }
        }
    }

    fn created(&self, kind: Kind) -> Vec<Created> {
        let created = self.batch.created.iter();
        created
            .filter(|created| created.key.kind == kind)
            .copied()
            .collect()
    }

    fn row(&self, key: RowKey) -> Option<Row> {
        match self.changes.get(&key) {
            Some(Change::Put(row)) => Some(row.clone()),
            Some(Change::Delete(_)) => None,
            None => self.view.row(key),
        }
    }

    fn find<T: TryFrom<Row>>(&self, key: impl Into<RowKey>) -> Option<T> {
        self.row(key.into()).and_then(|row| T::try_from(row).ok())
    }

    fn keep(&mut self, key: RowKey, why: KeptBecause) {
        self.kept.push(Kept { key, why });
    }

    fn delete(&mut self, key: impl Into<RowKey>) {
        let key = key.into();
        self.changes.insert(key, Change::Delete(key));
    }

    fn put_if_changed(&mut self, row: impl Into<Row>) {
        let row = row.into();
        if self.row(row.key()).as_ref() != Some(&row) {
            self.changes.insert(row.key(), Change::Put(row));
        }
    }
}

fn clear_account(account: &mut Account, field: &AccountField) {
    let (text, written) = match field {
        AccountField::LineOfBusiness(text) => (&mut account.line_of_business, text),
        AccountField::City(text) => (&mut account.city, text),
        AccountField::Country(text) => (&mut account.country, text),
        AccountField::Phone(text) => (&mut account.phone, text),
        AccountField::Email(text) => (&mut account.email, text),
        AccountField::Website(text) => (&mut account.website, text),
        AccountField::Notes(text) => (&mut account.notes, text),
        AccountField::Language(language) => {
            if account.language == *language {
                account.language = None;
            }
            return;
        }
        AccountField::RelationshipTypes(types) => {
            account
                .relationship_types
                .retain(|kind| !types.contains(kind));
            return;
        }
        AccountField::Custom(change) => {
            if account.custom.get(&change.key) == change.value.as_ref() {
                account.custom.remove(&change.key);
            }
            return;
        }
        AccountField::NotesLine(lines) => {
            let before = account.notes.strip_suffix(lines.as_str());
            if let Some(before) = before.and_then(|before| before.strip_suffix('\n')) {
                account.notes.truncate(before.len());
            }
            return;
        }
        // An import never writes over a name, and edits nothing.
        AccountField::Name(_) | AccountField::NotesEdited(_) => return,
    };
    clear(text, written);
}

fn clear_contact(contact: &mut Contact, field: &ContactField) {
    let (text, written) = match field {
        ContactField::Title(text) => (&mut contact.title, text),
        ContactField::Email(text) => (&mut contact.email, text),
        ContactField::Phone(text) => (&mut contact.phone, text),
        ContactField::Linkedin(text) => (&mut contact.linkedin, text),
        ContactField::Instagram(text) => (&mut contact.instagram, text),
        ContactField::TwitterX(text) => (&mut contact.twitter_x, text),
        ContactField::Role(role) => {
            if contact.role == *role {
                contact.role = None;
            }
            return;
        }
        ContactField::Name(_) => return,
    };
    clear(text, written);
}

fn clear(text: &mut String, written: &str) {
    if text == written {
        text.clear();
    }
}
