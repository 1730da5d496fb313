//! Messages that stand in an archive, of which only what holds them is read: pictures may make it
//! larger than memory is.

use super::{
    opened::{MOST, OpenedTalks, Reading, here},
    pieces::{bytes, size},
};
use crate::{
    data::Data,
    shell::pause::Slices,
    texts::{import as words, import_messages},
};
use domain::import::{
    FILE_LIMIT, FileError,
    archive::{ArchiveError, Entry, Listing, Unpacking},
    history::{ChatReader, Held, held, title_of},
};
use leptos::prelude::Set;
use web_sys::File;

/// The most bytes of the list of files, and of what is unpacked while they are packed: texts of
/// more than a gigabyte.
const LIST: usize = 16 * 1024 * 1024;
const PACKED: usize = 64 * 1024 * 1024;

/// Reads the messages of an archive, or says in words why it cannot be.
pub async fn unpack(
    opened: &mut OpenedTalks,
    data: Data,
    file: &File,
    reading: &Reading,
) -> Result<(), String> {
    let entries = list(file).await?;
    let names = entries.iter().map(|entry| entry.name.as_str());
    let found = held(names).ok_or(import_messages::NONE_HELD)?;
    let (Held::Linkedin(name) | Held::Chat(name)) = found;
    let mut of_this_name = entries.iter().filter(|entry| entry.name == name);
    let entry = of_this_name.next().ok_or(import_messages::NONE_HELD)?;
    reading.all.set(entry.claims);
    let packed = packed(file, entry).await?;
    let pieces = entry.unpack(&packed).map_err(said)?;
    if let Held::Linkedin(_) = found {
        let table = table(pieces, reading).await?;
        return opened.take_table(&table).await;
    }
    let chat = chat(pieces, data, reading).await?;
    // What stands in the archive may be called `_chat.txt`.
    let own_name = title_of(name).map(|_| name.to_owned());
    let name = own_name.unwrap_or_else(|| file.name());
    opened.take_chat(data, chat, &name).await
}

async fn list(file: &File) -> Result<Vec<Entry>, String> {
    let all = size(file);
    let tail = read(file, all.saturating_sub(Listing::TAIL)..all).await?;
    let listing = Listing::find(&tail).map_err(said)?;
    if listing.range.len() > LIST {
        return Err(said(ArchiveError::TooLarge));
    }
    let list = read(file, listing.range.clone()).await?;
    listing.read(&list).map_err(said)
}

async fn packed(file: &File, entry: &Entry) -> Result<Vec<u8>, String> {
    let head = read(file, entry.head()).await?;
    let range = entry.packed(&head).map_err(said)?;
    if range.len() > PACKED {
        return Err(said(ArchiveError::TooLarge));
    }
    let expected = range.len();
    let packed = read(file, range).await?;
    if packed.len() < expected {
        return Err(said(ArchiveError::Broken));
    }
    Ok(packed)
}

async fn chat(pieces: Unpacking<'_>, data: Data, reading: &Reading) -> Result<ChatReader, String> {
    let mut chat = ChatReader::begin(&here(data));
    let mut slices = Slices::begin();
    let mut done = 0;
    for piece in pieces {
        let piece = piece.map_err(said)?;
        done += piece.len();
        chat.feed(&piece);
        if slices.step().await {
            reading.bytes.set(done);
            reading.messages.set(chat.count());
        }
        if !reading.is_wanted() || chat.count() > MOST {
            break;
        }
    }
    Ok(chat)
}

async fn table(pieces: Unpacking<'_>, reading: &Reading) -> Result<Vec<u8>, String> {
    let mut slices = Slices::begin();
    let mut all = Vec::new();
    for piece in pieces {
        all.extend_from_slice(&piece.map_err(said)?);
        if all.len() > FILE_LIMIT {
            let (limit, length) = (FILE_LIMIT, all.len());
            return Err(words::file_error(&FileError::TooLarge { limit, length }));
        }
        if slices.step().await {
            reading.bytes.set(all.len());
        }
        if !reading.is_wanted() {
            break;
        }
    }
    Ok(all)
}

async fn read(file: &File, range: std::ops::Range<usize>) -> Result<Vec<u8>, String> {
    let read = bytes(file, range).await;
    read.ok_or_else(|| words::UNREADABLE.to_owned())
}

fn said(error: ArchiveError) -> String {
    import_messages::archive_error(error)
}
