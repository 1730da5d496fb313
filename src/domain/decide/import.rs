//! Accounts from a file: created, or merged into the account that they match (rule book §8).

pub(super) mod messages;
mod trace;
mod undo;

pub(super) use undo::undo;

use super::{
    Context, Decision,
    accounts::{add_line, apply_contact, begin, begin_contact, set_status},
};
use crate::{
    command::*,
    duplicates::{Level, MatchKey, match_keys, of_two_countries, phone_key},
    erased::Erased,
    family,
    ids::*,
    import::reached::Reached,
    people::taken_over,
    records::*,
    refusal::{Field, Refusal},
    row::Change,
    text::{self, NAME_LIMIT},
    values::*,
    view::{View, need_account},
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The most rows that one command imports; the app sends longer files in parts.
pub const IMPORT_ROWS: usize = 200;

pub(super) fn import(view: &dyn View, context: &Context, command: &ImportAccounts) -> Decision {
    text::required(Field::Name, &command.source, NAME_LIMIT)?;
    let count = command.rows.len();
    if count > IMPORT_ROWS {
        return Err(Refusal::TooMany {
            field: Field::Rows,
            limit: IMPORT_ROWS,
            count,
        });
    }
    let mut ids = BTreeSet::new();
    if let Some(twice) = command.rows.iter().find(|row| !ids.insert(row.account_id)) {
        return Err(Refusal::Invalid {
            field: Field::Rows,
            value: twice.account_id.to_string(),
        });
    }
    // A command is taken whole or not at all: where its batch or one of its rows stands, it was
    // taken before, and its other rows were merged into what they matched then.
    let part = trace::part_of(command.part, context);
    let is_taken = view.row(ImportBatchId::of(part).into()).is_some();
    if is_taken || ids.into_iter().any(|id| view.row(id.into()).is_some()) {
        return Ok(Vec::new());
    }
    let mut batch = Batch::begin(view, context, &command.source);
    for row in &command.rows {
        batch.take(row)?;
    }
    let erased = batch.left_out;
    let mut changes = batch.changes();
    let batch = trace::batch(view, context, part, &command.source, &changes, erased);
    changes.extend(batch.map(Change::put));
    Ok(changes)
}

/// The rows of one command as they add up: a later row may match an earlier one.
struct Batch<'a> {
    view: &'a dyn View,
    context: &'a Context,
    source: &'a str,
    accounts: BTreeMap<AccountId, Account>,
    contacts: BTreeMap<ContactId, Contact>,
    status_changes: BTreeMap<StatusChangeId, StatusChange>,
    keys: HashMap<MatchKey, AccountId>,
    reached: Reached,
    erased: Erased,
    /// Accounts and people that were erased, and so are not taken.
    left_out: u32,
}

impl<'a> Batch<'a> {
    fn begin(view: &'a dyn View, context: &'a Context, source: &'a str) -> Self {
        Self {
            view,
            context,
            source,
            accounts: BTreeMap::new(),
            contacts: BTreeMap::new(),
            status_changes: BTreeMap::new(),
            keys: HashMap::new(),
            reached: Reached::default(),
            erased: Erased::of(view),
            left_out: 0,
        }
    }

    fn take(&mut self, row: &ImportRow) -> Result<(), Refusal> {
        let new = begin(
            self.view,
            self.context,
            row.account_id,
            &row.name,
            &row.changes,
        )?;
        let (mut account, is_new) = match self.find_match(&new, row) {
            Some(existing) => (existing, false),
            None => (new.clone(), true),
        };
        if is_new && self.erased.knows_account(&new) {
            self.left_out += 1;
            return Ok(());
        }
        if !is_new {
            fill_blanks(&mut account, &new);
            for change in &row.changes {
                if let AccountField::NotesLine(line) = change {
                    add_line(&mut account.notes, line);
                }
            }
        }
        self.take_status(&mut account, row.status, is_new);
        // What a merged row is known by leads to its account too: the next row may look like it.
        for key in match_keys(&account).into_iter().chain(match_keys(&new)) {
            self.keys.entry(key).or_insert(account.id);
        }
        self.reached.learn(row, account.id);
        if let Some(contact) = &row.contact {
            self.take_contact(account.id, row.contact_id, contact)?;
        }
        self.accounts.insert(account.id, account);
        Ok(())
    }

    /// The account that the row means, by levels 1 to 3, first match wins; then by its name and an
    /// address.
    fn find_match(&self, new: &Account, row: &ImportRow) -> Option<Account> {
        for key in match_keys(new) {
            let here = self.keys.get(&key).and_then(|id| self.accounts.get(id));
            let there = || {
                let account = family::bearer(self.view, &key)?;
                Some(self.accounts.get(&account.id).cloned().unwrap_or(account))
            };
            let is_same = |account: &Account| {
                key.level() != Level::Phone || !of_two_countries(&account.phone, &new.phone)
            };
            if let Some(account) = here.cloned().or_else(there).filter(is_same) {
                return Some(account);
            }
        }
        let id = self.reached.find(self.view, row)?;
        let here = self.accounts.get(&id).cloned();
        here.or_else(|| need_account(self.view, id).ok())
    }

    /// A new account begins with the file's status. An existing one keeps its own, except that
    /// `do_not_contact` wins over everything.
    fn take_status(&mut self, account: &mut Account, to: Option<AccountStatus>, is_new: bool) {
        let Some(to) = to else { return };
        let wins = is_new || to == AccountStatus::DoNotContact;
        if !wins || account.status == to {
            return;
        }
        let why = self.source.to_owned();
        let change = set_status(account, to, StatusSource::Import, self.context, why);
        // One entry a command and account: from where the account stood before the command.
        self.status_changes
            .entry(change.id)
            .and_modify(|earlier| earlier.to = to)
            .or_insert(change);
    }

    fn take_contact(
        &mut self,
        account: AccountId,
        id: ContactId,
        row: &ImportContact,
    ) -> Result<(), Refusal> {
        // Taken before; or an id that is somebody else's, who stays as they are.
        if self.contacts.contains_key(&id) || self.view.row(id.into()).is_some() {
            return Ok(());
        }
        let new = begin_contact(self.context, id, account, &row.name, &row.changes)?;
        if self.erased.knows_contact(&new) {
            self.left_out += 1;
            return Ok(());
        }
        let there = family::contacts(self.view, account).into_iter();
        let mut known: BTreeMap<_, _> = there.map(|contact| (contact.id, contact)).collect();
        for (id, contact) in &self.contacts {
            if contact.account_id == account || known.contains_key(id) {
                known.insert(*id, contact.clone());
            }
        }
        // An address says more than a name; between equals the older stands.
        let same = known
            .into_values()
            .filter_map(|contact| Some((likeness(&contact, &new)?, contact)))
            .min_by_key(|(likeness, contact)| (*likeness, contact.created_at, contact.id))
            .map(|(_, contact)| contact);
        let contact = match same {
            None => new,
            Some(mut contact) => {
                for blank in taken_over(&contact, &new) {
                    apply_contact(&mut contact, &blank)?;
                }
                contact
            }
        };
        self.contacts.insert(contact.id, contact);
        Ok(())
    }

    /// Only what really changed: a merge that fills nothing leaves no trace.
    fn changes(self) -> Vec<Change> {
        let view = self.view;
        let accounts = self.accounts.into_values().map(Change::put);
        let contacts = self.contacts.into_values().map(Change::put);
        let changed = accounts.chain(contacts).filter(|change| match change {
            Change::Put(row) => view.row(row.key()).as_ref() != Some(row),
            Change::Delete(_) => true,
        });
        changed
            .chain(self.status_changes.into_values().map(Change::put))
            .collect()
    }
}

/// By what two rows seem to be one person, the surest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    SameEmail,
    SameName,
}

/// Two of one name and with different addresses are two people: nothing of the second is lost.
fn likeness(known: &Contact, new: &Contact) -> Option<Likeness> {
    let same = |a: &str, b: &str| !a.is_empty() && text::fold(a) == text::fold(b);
    let both_have_addresses = !known.email.is_empty() && !new.email.is_empty();
    if same(&known.email, &new.email) {
        Some(Likeness::SameEmail)
    } else if !both_have_addresses && same(&known.name, &new.name) {
        Some(Likeness::SameName)
    } else {
        None
    }
}

/// Fills what is blank and overwrites nothing.
fn fill_blanks(account: &mut Account, new: &Account) {
    // An address by which they are reached, too, is not lost: it goes below the notes.
    let is_another = |mine: &str, theirs: &str| {
        !mine.is_empty() && !theirs.is_empty() && text::fold(mine) != text::fold(theirs)
    };
    let is_another_number = |mine: &str, theirs: &str| {
        let is_spelled_otherwise =
            phone_key(mine).is_some() && phone_key(mine) == phone_key(theirs);
        is_another(mine, theirs) && (!is_spelled_otherwise || of_two_countries(mine, theirs))
    };
    let email = is_another(&account.email, &new.email).then(|| new.email.clone());
    let phone = is_another_number(&account.phone, &new.phone).then(|| new.phone.clone());
    let blanks = [
        (&mut account.line_of_business, &new.line_of_business),
        (&mut account.city, &new.city),
        (&mut account.country, &new.country),
        (&mut account.phone, &new.phone),
        (&mut account.email, &new.email),
        (&mut account.website, &new.website),
        (&mut account.notes, &new.notes),
    ];
    for (mine, theirs) in blanks {
        if mine.is_empty() {
            mine.clone_from(theirs);
        }
    }
    if account.language.is_none() {
        account.language.clone_from(&new.language);
    }
    for address in email.into_iter().chain(phone) {
        add_line(&mut account.notes, &address);
    }
    account.relationship_types.extend(&new.relationship_types);
    for (key, value) in &new.custom {
        let blank = account.custom.entry(key.clone());
        blank.or_insert_with(|| value.clone());
    }
}
