//! What is on this device only, and the texts in it.

use crate::{
    data::Data,
    pages::decisions::{Written, written},
    shell::notes::BegunNotes,
    texts::{decisions::fields, settings::sign_out},
};
use domain::{AccountId, LogMessage, Row, RowKey};
use protocol::ComposerText;
use std::fmt::Write;
use store::Unreadable;

/// What signing out would lose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unsent {
    /// Commands that the server has not accepted yet.
    pub waiting: usize,
    /// Texts in composers, notes among them.
    pub begun: usize,
    /// Refused commands.
    pub undecided: usize,
    /// Entries of the outbox that this version of the app cannot read.
    pub unreadable: usize,
    /// The outbox could not be read: there may be more.
    pub is_unread: bool,
    /// Every text in them, with the name of the account.
    pub texts: Vec<(String, Vec<Written>)>,
}

impl Unsent {
    /// As things stand now. Watches nothing.
    pub fn of(data: Data) -> Self {
        leptos::prelude::untrack(|| {
            let composed: Vec<ComposerText> = data
                .engine()
                .texts
                .all()
                .into_iter()
                .filter(|text| !of_composer(text).is_empty())
                .collect();
            let notes = BegunNotes(data.me()).all();
            let (decisions, status) = (data.decisions(), data.status());
            let mut texts = waiting_texts(data);
            texts.extend(
                composed
                    .iter()
                    .map(|text| (data.account_name(text.account_id), of_composer(text))),
            );
            texts.extend(notes.iter().map(|(conversation, text)| {
                let row = data.conversation(*conversation);
                (name(data, row.map(|row| row.account_id)), vec![note(text)])
            }));
            texts.extend(decisions.iter().map(|kept| {
                (
                    name(data, kept.command.account_id()),
                    written(&kept.command),
                )
            }));
            let unreadable = data.engine().unreadable();
            texts.extend(unreadable.iter().map(as_found));
            texts.retain(|(_, written)| !written.is_empty());
            Self {
                waiting: status.waiting,
                begun: composed.len() + notes.len(),
                undecided: decisions.len(),
                unreadable: unreadable.len(),
                is_unread: !status.knows_outbox,
                texts,
            }
        })
    }

    pub fn is_nothing(&self) -> bool {
        let counted = [self.waiting, self.begun, self.undecided, self.unreadable];
        counted == [0; 4] && !self.is_unread
    }

    /// All texts in one, to be pasted somewhere safe.
    pub fn as_text(&self) -> String {
        let mut all = String::new();
        for (name, written) in &self.texts {
            let _ = writeln!(all, "# {name}");
            for field in written {
                let _ = writeln!(all, "{}:\n{}", field.label, field.text);
            }
            all.push('\n');
        }
        all
    }
}

fn name(data: Data, account: Option<AccountId>) -> String {
    account.map(|id| data.account_name(id)).unwrap_or_default()
}

/// The messages and notes that the server does not have yet.
fn waiting_texts(data: Data) -> Vec<(String, Vec<Written>)> {
    let rows: Vec<Row> = data.replica(|replica| {
        let rows = replica.rows();
        let is_waiting = |key: RowKey| replica.is_pending(key);
        let messages = rows.messages().filter(|row| is_waiting(row.id.into()));
        let notes = rows.notes().filter(|row| is_waiting(row.id.into()));
        let messages = messages.cloned().map(Row::Message);
        messages.chain(notes.cloned().map(Row::Note)).collect()
    });
    rows.into_iter()
        .map(|row| (name(data, row.account_id()), of_row(row)))
        .collect()
}

fn as_found(entry: &Unreadable) -> (String, Vec<Written>) {
    let text = entry.text.clone();
    let label = sign_out::ENTRY;
    (
        sign_out::UNREADABLE.to_owned(),
        vec![Written { label, text }],
    )
}

fn of_row(row: Row) -> Vec<Written> {
    match row {
        Row::Message(row) => {
            let command = LogMessage {
                id: row.id,
                account_id: row.account_id,
                campaign_id: None,
                said: row.said,
                log_anyway: false,
                base: None,
                call: None,
                html: None,
                suggested: None,
            };
            written(&command.into())
        }
        Row::Note(row) => vec![note(&row.text)],
        _ => Vec::new(),
    }
}

fn note(text: &str) -> Written {
    Written {
        label: fields::NOTE,
        text: text.to_owned(),
    }
}

fn of_composer(text: &ComposerText) -> Vec<Written> {
    let fields = [
        (fields::SUBJECT, &text.subject),
        (fields::MESSAGE, &text.original_text),
        (fields::OTHER_LANGUAGE, &text.own_text),
        (fields::QUOTED, &text.quoted_history),
    ];
    // What somebody wrote beside a draft of the assistant's, too.
    let beside = text.variants.own_beside().into_iter();
    let beside = beside.map(|text| (fields::MESSAGE, text));
    let fields = fields.into_iter().map(|(label, text)| (label, &**text));
    fields
        .chain(beside)
        .filter(|(_, text)| domain::text::has_visible(text))
        .map(|(label, text)| Written {
            label,
            text: text.to_owned(),
        })
        .collect()
}
