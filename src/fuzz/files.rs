//! Files that are imported.

use crate::pasted::READING;
use domain::{
    email_html::HTML_LIMIT,
    import::{
        DateOrders, DecimalMarks, StatusWords, Table, Terms, guess_mapping,
        history::{ChatReader, FileMessage, Mbox, Parties, is_linkedin, read_linkedin, read_mail},
        plan_import, read_csv,
        xlsx::Workbook,
    },
    text::{MESSAGE_LIMIT, has_visible},
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What is taken of a file can be a message.
fn is_message(message: &FileMessage) {
    assert!(has_visible(&message.text));
    assert!(message.text.chars().count() <= MESSAGE_LIMIT);
    assert!(!message.from.called().is_empty());
    if let Some(html) = &message.html {
        assert!(html.html.len() <= HTML_LIMIT);
    }
}

/// Nothing is left out and nothing is there twice, whoever is ours.
fn are_sorted(messages: &[FileMessage]) {
    let parties = Parties::of(messages, &[]);
    let own: BTreeSet<String> = parties.guess_own();
    let named = parties.most(&own, 5);
    assert!(named.len() <= 5);
    for own in [own, BTreeSet::new()] {
        let talks = parties.talks(messages, &own);
        let mut places: Vec<usize> = talks.iter().flat_map(|it| it.messages.clone()).collect();
        let count = places.len();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), count);
        assert!(places.last().is_none_or(|last| *last < messages.len()));
        for talk in talks {
            assert_eq!(talk.ours + talk.theirs, talk.messages.len());
            assert!(talk.first <= talk.last);
        }
    }
}

/// The file of one email.
pub(crate) fn mail(bytes: &[u8]) {
    if let Ok(message) = read_mail(bytes) {
        is_message(&message);
        assert_eq!(read_mail(bytes), Ok(message));
    }
}

/// How an email looked: whatever it is, nothing of what is shown of it can do anything.
pub(crate) fn email(bytes: &[u8]) {
    email::laws::an_email_is_harmless(&String::from_utf8_lossy(bytes));
}

/// Whatever pieces a mailbox comes in, its messages are the same. The first byte says how long the
/// pieces are.
pub(crate) fn mailbox(bytes: &[u8]) {
    let Some((length, bytes)) = bytes.split_first() else {
        return;
    };
    let read = |length: usize| {
        let (mut mbox, mut all) = (Mbox::default(), Vec::new());
        for piece in bytes.chunks(length) {
            mbox.feed(piece, &mut |message| all.push(message.to_vec()));
        }
        all.extend(mbox.finish().map(|last| last.message));
        all
    };
    let all = read(bytes.len().max(1));
    assert_eq!(read(usize::from(*length) + 1), all);
    let messages = all.iter().filter_map(|message| read_mail(message).ok());
    let messages: Vec<FileMessage> = messages.collect();
    messages.iter().for_each(is_message);
    are_sorted(&messages);
}

/// Whatever pieces a chat comes in, its messages are the same. The first byte says how long the pieces
/// are.
pub(crate) fn chat(bytes: &[u8]) {
    let Some((length, bytes)) = bytes.split_first() else {
        return;
    };
    let read = |length: usize| {
        let mut reader = ChatReader::begin(&READING);
        for piece in bytes.chunks(length) {
            reader.feed(piece);
        }
        let chat = reader.finish("WhatsApp Chat with Marta.txt")?;
        let _ = chat.dates.open(&READING);
        let _ = (chat.guess_own(&[]), chat.is_group());
        Some(chat.messages(&READING).collect::<Vec<_>>())
    };
    let whole = read(bytes.len().max(1));
    assert_eq!(read(usize::from(*length) + 1), whole);
    let messages = whole.unwrap_or_default();
    messages.iter().for_each(is_message);
    are_sorted(&messages);
}

/// The messages that LinkedIn exports.
pub(crate) fn linkedin(bytes: &[u8]) {
    let Ok(table) = read_csv(bytes) else { return };
    if is_linkedin(&table) {
        let messages: Vec<_> = read_linkedin(&table).filter_map(Result::ok).collect();
        messages.iter().for_each(is_message);
        are_sorted(&messages);
    }
}

/// A file of accounts: each row that holds anything is planned or refused, and none twice.
pub(crate) fn accounts(bytes: &[u8]) {
    if let Ok(table) = read_csv(bytes) {
        are_accounts(&table);
    }
}

fn are_accounts(table: &Table) {
    let mapping = guess_mapping(&table.headers, &[]);
    assert_eq!(mapping.len(), table.headers.len());
    let statuses = StatusWords::none();
    let (dates, decimals) = (DateOrders::none(), DecimalMarks::none());
    let terms = Terms {
        fields: &[],
        statuses: &statuses,
        dates: &dates,
        decimals: &decimals,
    };
    let mut next = 0_u128;
    let plan = plan_import(table, &mapping, terms, &mut || {
        next += 1;
        Uuid::from_u128(next)
    });
    let Ok(plan) = plan else { return };
    let planned = plan.rows.iter().map(|row| row.row);
    let refused = plan.refused.iter().map(|row| row.row);
    let mut rows: Vec<u32> = planned.chain(refused).collect();
    rows.sort_unstable();
    let expected: Vec<u32> = table.rows.iter().map(|row| row.row).collect();
    assert_eq!(rows, expected);
    for row in &plan.rows {
        assert!(has_visible(&row.name));
    }
}

/// A spreadsheet's own file, which is an archive.
pub(crate) fn spreadsheet(bytes: &[u8]) {
    let Ok(workbook) = Workbook::open(bytes) else {
        return;
    };
    for place in 0..workbook.sheets().count().min(4) {
        let Ok(mut reading) = workbook.sheet(place) else {
            continue;
        };
        while let Ok(Some(_)) = reading.step() {}
        if let Ok(table) = reading.table() {
            are_accounts(&table);
        }
    }
}
