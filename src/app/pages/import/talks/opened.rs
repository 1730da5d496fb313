//! The messages of a chosen file, read piece by piece so that the page stays quick and a large file
//! never stands in memory.

use crate::{shell::pause::Slices, texts::import as words, texts::import_messages};
use domain::import::{
    history::{FileMessage, Mbox, MessageProblem, is_linkedin, read_linkedin, read_mail},
    read_csv,
};
use js_sys::Uint8Array;
use leptos::prelude::*;
use std::collections::BTreeMap;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

/// Bytes that are read at once.
const PIECE: usize = 512 * 1024;

/// The most messages of one file: their texts stand in memory.
const MOST: usize = 100_000;

/// Messages that were read, and those that could not be.
pub struct OpenedTalks {
    pub name: String,
    pub messages: Vec<FileMessage>,
    pub unread: BTreeMap<MessageProblem, usize>,
    /// Whether the file holds more than are taken.
    pub is_cut: bool,
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

    fn is_wanted(&self) -> bool {
        !self.stopped.get_untracked()
    }
}

/// Whether a file is one of messages: by its name, which says more than what browsers make of it.
pub fn holds_messages(name: &str) -> bool {
    let name = name.to_lowercase();
    let ends = [".mbox", ".mbx", ".eml"];
    ends.iter().any(|end| ends_with(&name, end)) || is_named_as_linkedins(&name)
}

/// Of names in lower case.
fn ends_with(name: &str, end: &str) -> bool {
    name.ends_with(end)
}

fn is_named_as_linkedins(name: &str) -> bool {
    name.starts_with("messages") && ends_with(name, ".csv")
}

impl OpenedTalks {
    /// Reads a file, or says in words why it cannot be; nothing where it is not wanted any more.
    pub async fn read(file: &File, reading: &Reading) -> Option<Result<Self, String>> {
        let mut opened = Self {
            name: file.name(),
            messages: Vec::new(),
            unread: BTreeMap::new(),
            is_cut: false,
        };
        let read = if is_named_as_linkedins(&file.name().to_lowercase()) {
            opened.read_table(file).await
        } else {
            opened.read_mailbox(file, reading).await
        };
        if !reading.is_wanted() {
            return None;
        }
        Some(match read {
            Err(words) => Err(words),
            Ok(()) if opened.messages.is_empty() && opened.unread.is_empty() => {
                Err(import_messages::NONE.to_owned())
            }
            Ok(()) => Ok(opened),
        })
    }

    async fn read_table(&mut self, file: &File) -> Result<(), String> {
        let buffer = JsFuture::from(file.array_buffer()).await;
        let bytes = Uint8Array::new(&buffer.map_err(|_| words::UNREADABLE)?).to_vec();
        let table = read_csv(&bytes).map_err(|error| words::file_error(&error))?;
        if !is_linkedin(&table) {
            return Err(words::NOT_LINKEDIN.to_owned());
        }
        for message in read_linkedin(&table) {
            self.take(message);
        }
        Ok(())
    }

    async fn read_mailbox(&mut self, file: &File, reading: &Reading) -> Result<(), String> {
        let all = size(file);
        reading.all.set(all);
        let mut mbox = Mbox::default();
        let mut slices = Slices::begin();
        let mut from = 0;
        while from < all && !self.is_cut && reading.is_wanted() {
            let to = (from + PIECE).min(all);
            let bytes = piece(file, from, to).await.ok_or(words::UNREADABLE)?;
            from = to;
            // In smaller steps: each message takes a while, and a piece may hold many.
            for part in bytes.chunks(PIECE / 16) {
                mbox.feed(part, &mut |message| self.take(read_mail(message)));
                slices.step().await;
                if !reading.is_wanted() {
                    return Ok(());
                }
            }
            reading.bytes.set(to);
            reading.messages.set(self.messages.len());
        }
        mbox.finish(&mut |message| self.take(read_mail(message)));
        Ok(())
    }

    fn take(&mut self, read: Result<FileMessage, MessageProblem>) {
        match read {
            Ok(_) if self.messages.len() >= MOST => self.is_cut = true,
            Ok(message) => self.messages.push(message),
            Err(problem) => {
                let entry = self.unread.entry(problem).or_default();
                *entry += 1;
            }
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size is a whole number of bytes"
)]
fn size(file: &File) -> usize {
    file.size() as usize
}

#[expect(clippy::cast_precision_loss, reason = "files are far below 2^52 bytes")]
async fn piece(file: &File, from: usize, to: usize) -> Option<Vec<u8>> {
    let blob: Blob = file.slice_with_f64_and_f64(from as f64, to as f64).ok()?;
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
