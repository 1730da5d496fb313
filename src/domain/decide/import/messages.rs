//! Messages of a file: history, with its true times (rule book §§5, 6, 8).

use super::trace;
use crate::{
    command::*,
    decide::{
        Context, Decision,
        accounts::{begin_contact, set_status},
        campaigns::conversation_of,
        content::{
            check_content, check_correspondent, check_html, html_of, may_contact, may_write_in,
        },
    },
    erased::Erased,
    family,
    fingerprint::{Beginning, Fingerprint, WINDOW, fingerprint},
    ids::*,
    import::history::is_over,
    records::*,
    refusal::{Field, Refusal},
    row::{Change, Row, RowKey},
    text::{self, MESSAGE_LIMIT, NAME_LIMIT},
    time::{Span, Timestamp},
    turns::Turns,
    values::*,
    view::{View, find, need_account},
    written::Written,
};
use std::{
    cell::OnceCell,
    collections::{BTreeMap, HashMap},
};

/// The most messages, and the most people, that one command imports.
pub const IMPORT_MESSAGES: usize = 100;

/// A short text is the same message only at the same time; some files know minutes alone.
const SAME_TIME: Span = Span::minutes(1);

/// A long text of ours is the same message on the same day, when it was logged by hand and later.
const SAME_DAY: Span = Span::days(1);

pub(in crate::decide) fn import(
    view: &dyn View,
    context: &Context,
    command: &ImportMessages,
) -> Decision {
    text::required(Field::Name, &command.source, NAME_LIMIT)?;
    for count in [command.messages.len(), command.people.len()] {
        if count > IMPORT_MESSAGES {
            return Err(Refusal::TooMany {
                field: Field::Rows,
                limit: IMPORT_MESSAGES,
                count,
            });
        }
    }
    if view.row(ImportBatchId::of(command.part).into()).is_some() {
        return Ok(Vec::new());
    }
    let mut batch = Batch {
        view,
        context,
        source: &command.source,
        people: HashMap::new(),
        known: HashMap::new(),
        rows: BTreeMap::new(),
        there: 0,
        refused: Vec::new(),
        erased: Erased::of(view),
        left_out: 0,
    };
    for person in &command.people {
        batch.take_person(person);
    }
    for message in &command.messages {
        if let Err(refusal) = batch.take(message) {
            let (id, refusal) = (message.id, Written::from(&refusal));
            batch.refused.push(RefusedMessage { id, refusal });
        }
    }
    let Batch {
        rows,
        there,
        refused,
        left_out,
        ..
    } = batch;
    let mut changes: Vec<Change> = rows.into_values().map(Change::Put).collect();
    let source = &command.source;
    let trace = trace::batch(view, context, command.part, source, &changes, left_out);
    changes.extend(trace.map(|trace| {
        Change::put(ImportBatch {
            there,
            refused,
            ..trace
        })
    }));
    Ok(changes)
}

/// The messages of one command as they add up.
struct Batch<'a> {
    view: &'a dyn View,
    context: &'a Context,
    source: &'a str,
    /// Whom each person of the command really is: somebody new, or who was there already.
    people: HashMap<ContactId, ContactId>,
    /// What was said to and by each account.
    known: HashMap<AccountId, Vec<Heard>>,
    rows: BTreeMap<RowKey, Row>,
    there: u32,
    refused: Vec<RefusedMessage>,
    erased: Erased,
    /// People who were erased, and so are not taken.
    left_out: u32,
}

/// A logged message as far as another may be the same.
struct Heard {
    direction: Direction,
    at: Timestamp,
    text: String,
    /// Taken once they are asked for: of years of history few messages are near another in time, and
    /// of those few begin alike.
    beginning: OnceCell<Beginning>,
    print: OnceCell<Fingerprint>,
}

impl Heard {
    fn of(said: Said) -> Self {
        Self {
            direction: said.direction(),
            at: said.occurred_at,
            text: said.original_text,
            beginning: OnceCell::new(),
            print: OnceCell::new(),
        }
    }

    fn beginning(&self) -> &Beginning {
        self.beginning.get_or_init(|| Beginning::of(&self.text))
    }

    fn print(&self) -> &Fingerprint {
        self.print.get_or_init(|| fingerprint(&self.text))
    }

    /// Rule book §8; beyond it, ours too, and what is short only at the same time.
    fn is_same(&self, other: &Self) -> bool {
        let (early, late) = (self.at.min(other.at), self.at.max(other.at));
        let (long, short) = match self.direction {
            Direction::Inbound => (WINDOW, SAME_TIME),
            Direction::Outbound => (SAME_DAY, SAME_TIME),
        };
        let apart = late - early;
        let within = |print: &Fingerprint| apart <= if print.is_long() { long } else { short };
        self.direction == other.direction
            && apart <= long
            && self.beginning().may_be_of(other.beginning())
            && within(self.print())
            && self.print() == other.print()
    }
}

impl Batch<'_> {
    /// A contact for somebody who takes part, unless the account has them. Whoever cannot be taken
    /// is left out: their messages name them all the same.
    fn take_person(&mut self, person: &ImportPerson) {
        let Ok(account) = need_account(self.view, person.account_id) else {
            return;
        };
        if self.view.row(person.id.into()).is_some() {
            return;
        }
        let ImportContact { name, changes } = &person.contact;
        let Ok(new) = begin_contact(self.context, person.id, account.id, name, changes) else {
            return;
        };
        if self.erased.knows_contact(&new) {
            self.left_out += 1;
            return;
        }
        let mut there = family::contacts(self.view, account.id);
        there.extend(self.rows.values().filter_map(|row| match row {
            Row::Contact(row) if row.account_id == account.id => Some(row.clone()),
            _ => None,
        }));
        let same = there
            .iter()
            .filter(|known| super::likeness(known, &new).is_some())
            .min_by_key(|known| (super::likeness(known, &new), known.created_at, known.id));
        if let Some(same) = same {
            self.people.insert(new.id, same.id);
        } else {
            self.people.insert(new.id, new.id);
            self.put(new);
        }
    }

    fn take(&mut self, message: &ImportMessage) -> Result<(), Refusal> {
        if self.find::<Message>(message.id).is_some() {
            self.there += 1;
            return Ok(());
        }
        let mut said = message.said.clone();
        check_content(&said, self.context)?;
        text::required(Field::OriginalText, &said.original_text, MESSAGE_LIMIT)?;
        check_html(message.html.as_ref(), &said)?;
        let address = said.correspondent.as_ref().map(|it| it.address.as_str());
        if address.is_some_and(|address| self.erased.knows_address(address)) {
            return Err(Refusal::Erased);
        }
        let account = need_account(self.view, message.account_id)?;
        let account = self.find(account.id).unwrap_or(account);
        self.name(&account, &mut said)?;
        let conversation = self.conversation(message.account_id, &account, message.campaign_id)?;
        if said.direction() == Direction::Outbound {
            if !is_from_before_flag(&account, said.occurred_at) {
                may_contact(&account)?;
            }
            may_write_in(&conversation)?;
        }
        let heard = Heard::of(said.clone());
        let known = self.known(account.id);
        if known.iter().any(|known| known.is_same(&heard)) {
            self.there += 1;
            return Ok(());
        }
        known.push(heard);
        self.record(
            account,
            conversation,
            Message {
                id: message.id,
                conversation_id: ConversationId::of(message.account_id, message.campaign_id),
                account_id: message.account_id,
                status: MessageStatus::Sent,
                said,
                recorded_at: self.context.now,
                recorded_by: self.context.member_id,
                revision: None,
                begun_at: None,
                second_of: None,
                call: None,
                html: message.html.as_ref().map(HtmlMark::of),
                retraction: None,
                untranslated: None,
                understanding: None,
                suggested: None,
            },
            message.html.as_ref(),
        );
        Ok(())
    }

    /// Puts the real contact in the place of the one that the command foresaw.
    fn name(&self, account: &Account, said: &mut Said) -> Result<(), Refusal> {
        let Some(correspondent) = &mut said.correspondent else {
            return Ok(());
        };
        let Some(id) = correspondent.contact_id else {
            return check_correspondent(self.view, account, said);
        };
        match self.people.get(&id) {
            Some(real) => {
                let is_new = self.rows.contains_key(&(*real).into());
                correspondent.contact_id = Some(*real);
                if is_new {
                    return Ok(());
                }
                check_correspondent(self.view, account, said)
            }
            None if self.view.row(id.into()).is_none() => {
                correspondent.contact_id = None;
                Ok(())
            }
            None => check_correspondent(self.view, account, said),
        }
    }

    fn conversation(
        &self,
        named: AccountId,
        account: &Account,
        campaign: Option<CampaignId>,
    ) -> Result<Conversation, Refusal> {
        let context = self.context;
        let conversation = conversation_of(self.view, context, named, account.id, campaign)?;
        Ok(self.find(conversation.id).unwrap_or(conversation))
    }

    fn known(&mut self, account: AccountId) -> &mut Vec<Heard> {
        let view = self.view;
        self.known.entry(account).or_insert_with(|| {
            let conversations = family::conversations(view, account).into_iter();
            let messages = conversations.flat_map(|row| view.messages_of(row.id));
            let logged = messages.filter(Message::is_logged);
            logged.map(|message| Heard::of(message.said)).collect()
        })
    }

    /// What follows from history: the figures always, the status where it is the latest word.
    fn record(
        &mut self,
        mut account: Account,
        mut conversation: Conversation,
        mut message: Message,
        html: Option<&MailHtml>,
    ) {
        message.account_id = conversation.account_id;
        message.conversation_id = conversation.id;
        if let Some(kept) = html {
            self.put(html_of(&message, kept));
        }
        conversation.turns = self.turns_with(&conversation, &message);
        let before = conversation.figures.last.as_ref().map(|last| last.at);
        conversation.figures.add(&message);
        let last = conversation.figures.last.as_ref();
        if last.is_some_and(|last| last.id == message.id) {
            let is_over = |at: Timestamp| is_over(at, self.context.now);
            let is_closed = conversation.status == ConversationStatus::Closed;
            let was_over = before.is_none_or(|before| is_closed && is_over(before));
            let was = conversation.status;
            conversation.status = match message.direction() {
                _ if was_over && is_over(message.said.occurred_at) => ConversationStatus::Closed,
                Direction::Inbound => ConversationStatus::Open,
                Direction::Outbound if is_closed && !was_over => ConversationStatus::Closed,
                Direction::Outbound => ConversationStatus::Pending,
            };
            if message.direction() == Direction::Inbound {
                conversation.snoozed_until = None;
            }
            if was != conversation.status {
                // What history closes was not closed by anybody, and counts as no resolution.
                conversation.closed_at = None;
            }
        }
        if message.direction() == Direction::Outbound && account.status == AccountStatus::Prospect {
            let why = self.source.to_owned();
            let (to, source) = (AccountStatus::Contacted, StatusSource::Import);
            let mut change = set_status(&mut account, to, source, self.context, why);
            change.campaign_id = conversation.campaign_id;
            change.message_id = Some(message.id);
            self.put(account);
            self.put(change);
        }
        self.put(message);
        self.put(conversation);
    }

    /// The turns with one message more, over what stood and what this command brought.
    fn turns_with(&self, conversation: &Conversation, message: &Message) -> Turns {
        let last = conversation.figures.last.as_ref();
        let is_newest = last.is_none_or(|last| last.order() < message.thread_order());
        if is_newest && conversation.turns.is_empty() == last.is_none() {
            let mut turns = conversation.turns.clone();
            turns.add_newest(message);
            return turns;
        }
        let standing = self.view.messages_of(conversation.id);
        let brought = self.rows.values().filter_map(|row| match row {
            Row::Message(row) if row.conversation_id == conversation.id => Some(row),
            _ => None,
        });
        Turns::of(standing.iter().chain(brought).chain([message]))
    }

    fn find<T: TryFrom<Row>>(&self, key: impl Into<RowKey>) -> Option<T> {
        let key = key.into();
        match self.rows.get(&key) {
            Some(row) => T::try_from(row.clone()).ok(),
            None => find(self.view, key),
        }
    }

    fn put(&mut self, row: impl Into<Row>) {
        let row = row.into();
        self.rows.insert(row.key(), row);
    }
}

/// Imported history dated before the account was flagged is history, and is kept (rule book §6).
fn is_from_before_flag(account: &Account, at: Timestamp) -> bool {
    account.status == AccountStatus::DoNotContact
        && account
            .status_mark
            .as_ref()
            .is_some_and(|mark| at < mark.at)
}
