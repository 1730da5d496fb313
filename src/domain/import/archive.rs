//! Zip archives, as chat exports and spreadsheets come: read with limits on everything that a
//! hostile one could make large.

use miniz_oxide::{
    DataFormat, MZError, MZFlush, MZStatus,
    inflate::stream::{InflateState, inflate},
};
use std::ops::Range;

/// The most entries of an archive: a chat with its pictures has some thousands.
const ENTRIES: usize = 20_000;

/// The most bytes of one entry once it is unpacked.
pub const ENTRY_LIMIT: usize = 200 * 1024 * 1024;

/// The most that an entry may grow, and how large it may become whatever it grew from. Text hardly
/// passes twenty times; an archive that is made to burst passes a thousand.
const RATIO: usize = 200;
const ALWAYS: usize = 1024 * 1024;

/// Of the record that ends an archive, without its comment.
const END: usize = 22;

/// Bytes that are unpacked at once.
const STEP: usize = 64 * 1024;

/// Why an archive cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    #[error("it is no archive, or a part of it is missing")]
    Broken,
    #[error("it is locked with a password, or packed in a way that is not known")]
    NotKnown,
    #[error("it holds more than {limit} files")]
    TooManyEntries { limit: usize },
    #[error("what is packed in it is far larger than it should be")]
    TooLarge,
}

/// An archive of which all bytes are here.
#[derive(Debug)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
}

/// A file in an archive.
#[derive(Debug, Clone)]
pub struct Entry {
    pub name: String,
    /// How many bytes it has unpacked, as the list claims.
    pub claims: usize,
    /// How it is packed; absent where that is not known, or a password locks it.
    packing: Option<Packing>,
    length: usize,
    /// Where its own header stands.
    header: usize,
}

#[derive(Debug, Clone, Copy)]
enum Packing {
    Stored,
    Deflated,
}

/// Where the list of an archive's files stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    pub range: Range<usize>,
    count: usize,
}

/// Of the header of an entry, without its name.
const HEAD: usize = 30;

/// Whether bytes begin as an archive does.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    let pair = bytes.get(at..at + 2)?.try_into().ok()?;
    Some(u16::from_le_bytes(pair).into())
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(four)).ok()
}

impl<'a> Archive<'a> {
    /// Reads the list of files.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ArchiveError> {
        let listing = Listing::find(bytes)?;
        let list = bytes.get(listing.range.clone());
        let entries = listing.read(list.ok_or(ArchiveError::Broken)?)?;
        Ok(Self { bytes, entries })
    }

    /// The names of its files.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// Begins to unpack a file; absent where there is none of that name.
    pub fn unpack(&self, name: &str) -> Option<Result<Unpacking<'a>, ArchiveError>> {
        let entry = self.entries.iter().find(|entry| entry.name == name)?;
        Some(self.begin(entry))
    }

    fn begin(&self, entry: &Entry) -> Result<Unpacking<'a>, ArchiveError> {
        let part = |range| self.bytes.get(range).ok_or(ArchiveError::Broken);
        let range = entry.packed(part(entry.head())?)?;
        entry.unpack(part(range)?)
    }
}

impl Listing {
    /// The most bytes at the end of an archive that [`Listing::find`] looks at: its last record,
    /// and the longest comment behind it.
    pub const TAIL: usize = END + u16::MAX as usize;

    /// Finds the list by the last bytes of an archive, or by all.
    pub fn find(tail: &[u8]) -> Result<Self, ArchiveError> {
        Self::in_tail(tail).ok_or(ArchiveError::Broken)?
    }

    fn in_tail(tail: &[u8]) -> Option<Result<Self, ArchiveError>> {
        let last = tail.len().checked_sub(END)?;
        let first = tail.len().saturating_sub(Self::TAIL);
        let end = (first..=last)
            .rev()
            .find(|at| tail[*at..].starts_with(b"PK\x05\x06"))?;
        let count = u16_at(tail, end + 10)?;
        if count > ENTRIES {
            return Some(Err(ArchiveError::TooManyEntries { limit: ENTRIES }));
        }
        let (length, from) = (u32_at(tail, end + 12)?, u32_at(tail, end + 16)?);
        let range = from..from.checked_add(length)?;
        Some(Ok(Self { range, count }))
    }

    /// The files of the list, by its bytes.
    pub fn read(&self, list: &[u8]) -> Result<Vec<Entry>, ArchiveError> {
        let mut at = 0;
        let mut entries = Vec::new();
        for _ in 0..self.count {
            let bytes = list.get(at..).ok_or(ArchiveError::Broken)?;
            let (entry, length) = entry(bytes).ok_or(ArchiveError::Broken)?;
            entries.push(entry);
            at += length;
        }
        Ok(entries)
    }
}

/// A file of the list, and how long its record is.
fn entry(record: &[u8]) -> Option<(Entry, usize)> {
    if !record.starts_with(b"PK\x01\x02") {
        return None;
    }
    let (flags, method) = (u16_at(record, 8)?, u16_at(record, 10)?);
    let (name, extra, comment) = (
        u16_at(record, 28)?,
        u16_at(record, 30)?,
        u16_at(record, 32)?,
    );
    let is_locked = flags & 1 != 0;
    let entry = Entry {
        name: String::from_utf8_lossy(record.get(46..46 + name)?).into_owned(),
        packing: match method {
            _ if is_locked => None,
            0 => Some(Packing::Stored),
            8 => Some(Packing::Deflated),
            _ => None,
        },
        length: u32_at(record, 20)?,
        claims: u32_at(record, 24)?,
        header: u32_at(record, 42)?,
    };
    Some((entry, 46 + name + extra + comment))
}

impl Entry {
    /// Where the beginning of its own header stands.
    pub fn head(&self) -> Range<usize> {
        self.header..self.header.saturating_add(HEAD)
    }

    /// Where its packed bytes stand, by its header: the name and what else stands there may be
    /// longer than in the list.
    pub fn packed(&self, head: &[u8]) -> Result<Range<usize>, ArchiveError> {
        if !is_archive(head) {
            return Err(ArchiveError::Broken);
        }
        let range = || {
            let lead = HEAD + u16_at(head, 26)? + u16_at(head, 28)?;
            let from = self.header.checked_add(lead)?;
            Some(from..from.checked_add(self.length)?)
        };
        range().ok_or(ArchiveError::Broken)
    }

    /// Begins to unpack its packed bytes. What the list claims may be wrong: the limit is watched
    /// while they are unpacked too.
    pub fn unpack<'a>(&self, packed: &'a [u8]) -> Result<Unpacking<'a>, ArchiveError> {
        let limit = ENTRY_LIMIT.min((packed.len().saturating_mul(RATIO)).max(ALWAYS));
        if self.claims > limit {
            return Err(ArchiveError::TooLarge);
        }
        let state = match self.packing.ok_or(ArchiveError::NotKnown)? {
            Packing::Stored => None,
            Packing::Deflated => Some(InflateState::new_boxed(DataFormat::Raw)),
        };
        Ok(Unpacking {
            packed,
            state,
            unpacked: 0,
            limit,
        })
    }
}

/// A file that is being unpacked, step by step.
pub struct Unpacking<'a> {
    packed: &'a [u8],
    /// Absent where it was stored as it is.
    state: Option<Box<InflateState>>,
    unpacked: usize,
    limit: usize,
}

impl Unpacking<'_> {
    /// The next bytes; none at its end.
    fn step(&mut self) -> Result<Option<Vec<u8>>, ArchiveError> {
        let Some(state) = &mut self.state else {
            let (piece, rest) = self.packed.split_at(self.packed.len().min(STEP));
            self.packed = rest;
            return Ok((!piece.is_empty()).then(|| piece.to_vec()));
        };
        let mut piece = vec![0; STEP];
        let result = inflate(state, self.packed, &mut piece, MZFlush::None);
        self.packed = &self.packed[result.bytes_consumed..];
        piece.truncate(result.bytes_written);
        match result.status {
            Ok(MZStatus::StreamEnd) => {
                self.state = None;
                self.packed = &[];
            }
            Ok(_) if piece.is_empty() => return Err(ArchiveError::Broken),
            Ok(_) => {}
            Err(MZError::Buf) if !piece.is_empty() => {}
            Err(_) => return Err(ArchiveError::Broken),
        }
        Ok((!piece.is_empty()).then_some(piece))
    }
}

impl Iterator for Unpacking<'_> {
    type Item = Result<Vec<u8>, ArchiveError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.step() {
            Ok(Some(piece)) => {
                self.unpacked += piece.len();
                if self.unpacked > self.limit {
                    self.packed = &[];
                    self.state = None;
                    return Some(Err(ArchiveError::TooLarge));
                }
                Some(Ok(piece))
            }
            Ok(None) => None,
            Err(error) => {
                self.packed = &[];
                self.state = None;
                Some(Err(error))
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests;
