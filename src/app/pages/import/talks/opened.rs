//! The messages of a chosen file, read step by step so that the page stays quick.

use super::{
    archived::unpack,
    pieces::{STEP, bytes, pieces, size},
};
use crate::{
    data::Data,
    pages::import::file::table,
    shell::{clock, pause::Slices},
    texts::{import as words, import_messages},
};
use domain::{
    Timestamp,
    import::history::{
        ChatDates, ChatReader, FileMessage, Last, Mbox, MessageProblem, Parties, begins_chat,
        is_linkedin, read_linkedin, read_mail, title_of,
    },
    paste,
};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use web_sys::File;

/// The most messages of one file: their texts stand in memory.
pub const MOST: usize = 100_000;

/// The most HTML of one file, in bytes, which stands in memory with the texts: the looks of what
/// comes after that are left out.
const MOST_HTML: usize = 64 * 1024 * 1024;

/// So much of a text is looked at to see whether it is a chat.
const HEAD: usize = 4096;

/// Messages that were read, and those that could not be.
#[derive(Clone)]
pub struct OpenedTalks {
    pub name: String,
    pub messages: Vec<FileMessage>,
    pub unread: BTreeMap<MessageProblem, usize>,
    /// Whether the file holds more than are taken.
    pub is_cut: bool,
    /// The bytes of the messages' HTML.
    html: usize,
    /// Whether there are messages without their HTML, because there was too much of it.
    pub is_without_looks: bool,
    /// The message in the middle of which the file ends, as far as it goes: not among the others.
    pub cut_off: Option<FileMessage>,
    /// Everybody who takes part in the messages.
    pub parties: Parties,
    /// The keys of ourselves, as they are guessed.
    pub own: BTreeSet<String>,
    /// What is to be said of a chat alone.
    pub chat: Option<OpenedChat>,
}

/// A chat's file does not say all that an email's does.
#[derive(Clone)]
pub struct OpenedChat {
    pub dates: ChatDates,
    /// In which the days of the messages are read now.
    pub order: paste::DateOrder,
    pub is_group: bool,
}

/// How far the reading has come. Of no page's own: it may be read while the next page is drawn.
#[derive(Clone)]
pub struct Reading {
    pub bytes: ArcRwSignal<usize>,
    pub all: ArcRwSignal<usize>,
    pub messages: ArcRwSignal<usize>,
    pub stopped: ArcRwSignal<bool>,
}

impl Reading {
    pub fn begin() -> Self {
        Self {
            bytes: ArcRwSignal::new(0),
            all: ArcRwSignal::new(0),
            messages: ArcRwSignal::new(0),
            stopped: ArcRwSignal::new(false),
        }
    }

    pub fn is_wanted(&self) -> bool {
        !self.stopped.get_untracked()
    }
}

/// Whether a file is one of messages: by its name, which says more than what browsers make of it,
/// and a text by how it begins.
pub async fn holds_messages(file: &File) -> bool {
    match Kind::of(&file.name()) {
        Some(Kind::Chat) => {
            let head = bytes(file, 0..HEAD).await.unwrap_or_default();
            title_of(&file.name()).is_some() || begins_chat(&head)
        }
        Some(_) => true,
        None => false,
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Mailbox,
    Linkedin,
    Archive,
    Chat,
}

impl Kind {
    fn of(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let (base, end) = name.rsplit_once('.')?;
        match end {
            "mbox" | "mbx" | "eml" => Some(Self::Mailbox),
            "zip" => Some(Self::Archive),
            "txt" => Some(Self::Chat),
            "csv" if base.starts_with("messages") => Some(Self::Linkedin),
            _ => None,
        }
    }
}

impl OpenedTalks {
    /// Reads a file, or says in words why it cannot be; nothing where it is not wanted any more.
    pub async fn read(data: Data, file: &File, reading: &Reading) -> Option<Result<Self, String>> {
        let members: Vec<_> = data.rows(|rows| rows.members().cloned().collect());
        let mut opened = Self {
            name: file.name(),
            messages: Vec::new(),
            unread: BTreeMap::new(),
            is_cut: false,
            html: 0,
            is_without_looks: false,
            cut_off: None,
            parties: Parties::among(&members),
            own: BTreeSet::new(),
            chat: None,
        };
        let read = match Kind::of(&file.name()) {
            Some(Kind::Linkedin) => opened.read_table(file).await,
            Some(Kind::Archive) => unpack(&mut opened, data, file, reading).await,
            Some(Kind::Chat) => opened.read_chat(data, file, reading).await,
            _ => opened.read_mailbox(file, reading).await,
        };
        if !reading.is_wanted() {
            return None;
        }
        if opened.chat.is_none() {
            opened.own = opened.parties.guess_own();
        }
        Some(match read {
            Err(words) => Err(words),
            Ok(()) if opened.is_empty() => Err(import_messages::NONE.to_owned()),
            Ok(()) => Ok(opened),
        })
    }

    fn is_empty(&self) -> bool {
        self.messages.is_empty() && self.unread.is_empty() && self.cut_off.is_none()
    }

    async fn read_table(&mut self, file: &File) -> Result<(), String> {
        let bytes = bytes(file, 0..size(file)).await;
        self.take_table(&bytes.ok_or(words::UNREADABLE)?).await
    }

    /// LinkedIn's messages, of which all bytes are here.
    pub async fn take_table(&mut self, bytes: &[u8]) -> Result<(), String> {
        let table = table(bytes).await;
        let table = table.map_err(|error| words::file_error(&error))?;
        if !is_linkedin(&table) {
            return Err(words::NOT_LINKEDIN.to_owned());
        }
        let mut slices = Slices::begin();
        for message in read_linkedin(&table) {
            self.take(message);
            slices.step().await;
        }
        Ok(())
    }

    async fn read_mailbox(&mut self, file: &File, reading: &Reading) -> Result<(), String> {
        let all = size(file);
        reading.all.set(all);
        let mut mbox = Mbox::default();
        let mut slices = Slices::begin();
        for piece in pieces(all) {
            if self.is_cut {
                break;
            }
            let end = piece.end;
            let bytes = bytes(file, piece).await.ok_or(words::UNREADABLE)?;
            // In smaller steps: each message takes a while, and a piece may hold many.
            for part in bytes.chunks(STEP) {
                mbox.feed(part, &mut |message| self.take(read_mail(message)));
                slices.step().await;
                if !reading.is_wanted() {
                    return Ok(());
                }
            }
            reading.bytes.set(end);
            reading.messages.set(self.messages.len());
        }
        if let Some(last) = mbox.finish().filter(|_| !self.is_cut) {
            self.take_last(&last);
        }
        Ok(())
    }

    /// What the file does not hold to its end waits for the whole of it: as an import knows a message
    /// by its id, the whole would be *there already*.
    fn take_last(&mut self, last: &Last) {
        match read_mail(&last.message) {
            Ok(message) if last.is_cut => self.cut_off = Some(message),
            Err(_) if last.is_cut => self.take(Err(MessageProblem::CutOff)),
            read => self.take(read),
        }
    }

    async fn read_chat(
        &mut self,
        data: Data,
        file: &File,
        reading: &Reading,
    ) -> Result<(), String> {
        let all = size(file);
        reading.all.set(all);
        let mut chat = ChatReader::begin(&here(data));
        let mut slices = Slices::begin();
        for piece in pieces(all) {
            if chat.count() > MOST {
                break;
            }
            let end = piece.end;
            let bytes = bytes(file, piece).await.ok_or(words::UNREADABLE)?;
            for part in bytes.chunks(STEP) {
                chat.feed(part);
                slices.step().await;
                if !reading.is_wanted() {
                    return Ok(());
                }
            }
            reading.bytes.set(end);
            reading.messages.set(chat.count());
        }
        self.take_chat(data, chat, &file.name()).await
    }

    /// A chat of which all was fed, from a file of this name.
    pub async fn take_chat(
        &mut self,
        data: Data,
        chat: ChatReader,
        name: &str,
    ) -> Result<(), String> {
        let members: Vec<_> = data.rows(|rows| rows.members().cloned().collect());
        let chat = chat.finish(name).ok_or(import_messages::NOT_A_CHAT)?;
        self.own = chat.guess_own(&members);
        self.unread.clone_from(&chat.unread);
        self.chat = Some(OpenedChat {
            order: chat.dates.order,
            dates: chat.dates.clone(),
            is_group: chat.is_group(),
        });
        let mut slices = Slices::begin();
        for message in chat.messages(&here(data)) {
            self.take(Ok(message));
            slices.step().await;
        }
        Ok(())
    }

    fn take(&mut self, read: Result<FileMessage, MessageProblem>) {
        match read {
            Ok(_) if self.messages.len() >= MOST => self.is_cut = true,
            Ok(mut message) => {
                self.parties.take(&message);
                let html = message.html.as_ref().map_or(0, |kept| kept.html.len());
                if self.html + html > MOST_HTML {
                    message.html = None;
                    self.is_without_looks = true;
                } else {
                    self.html += html;
                }
                self.messages.push(message);
            }
            Err(problem) => {
                let entry = self.unread.entry(problem).or_default();
                *entry += 1;
            }
        }
    }

    /// The same chat with its days read in another order.
    pub async fn in_order(&self, data: Data, order: paste::DateOrder) -> Self {
        let when = here(data);
        let dates = self.chat.as_ref().map(|chat| &chat.dates);
        let said_at = |place, message: &FileMessage| {
            let at = dates.and_then(|dates| dates.at(place, order, &when));
            at.unwrap_or(message.at)
        };
        let after = self.dated(said_at).await;
        Self {
            chat: self.chat.clone().map(|chat| OpenedChat { order, ..chat }),
            ..after
        }
    }

    /// The same with the message in the middle of which the file ends, as far as it goes.
    pub async fn with_what_is_cut_off(&self) -> Self {
        let mut after = self.dated(|_, message| message.at).await;
        if let Some(message) = after.cut_off.take() {
            after.take(Ok(message));
        }
        if after.own.is_empty() {
            after.own = after.parties.guess_own();
        }
        after
    }

    /// The same with each message at another time, step by step: a file may hold many.
    async fn dated(&self, at: impl Fn(usize, &FileMessage) -> Timestamp) -> Self {
        let mut slices = Slices::begin();
        let mut messages = Vec::with_capacity(self.messages.len() + 1);
        for (place, message) in self.messages.iter().enumerate() {
            messages.push(FileMessage {
                at: at(place, message),
                ..message.clone()
            });
            slices.step().await;
        }
        Self {
            name: self.name.clone(),
            messages,
            unread: self.unread.clone(),
            is_cut: self.is_cut,
            html: self.html,
            is_without_looks: self.is_without_looks,
            cut_off: self.cut_off.clone(),
            parties: self.parties.clone(),
            own: self.own.clone(),
            chat: self.chat.clone(),
        }
    }
}

/// A chat's file knows no time zone: it is read in this device's.
pub fn here(data: Data) -> paste::Reading<'static> {
    paste::Reading {
        now: data.now(),
        zone: &clock::utc_offset,
        own: &[],
        likely: &[],
    }
}
