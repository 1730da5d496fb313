//! Zip archives, as chat exports and spreadsheets come: read with limits on everything that a
//! hostile one could make large.

use miniz_oxide::{
    DataFormat, MZError, MZFlush, MZStatus,
    inflate::stream::{InflateState, inflate},
};

/// The most entries of an archive: a chat with its pictures has some thousands.
const ENTRIES: usize = 20_000;

/// The most bytes of one entry once it is unpacked.
pub const ENTRY_LIMIT: usize = 200 * 1024 * 1024;

/// The most that an entry may grow, and how large it may become whatever it grew from. Text hardly
/// passes twenty times; an archive that is made to burst passes a thousand.
const RATIO: usize = 200;
const ALWAYS: usize = 1024 * 1024;

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
struct Entry {
    name: String,
    is_packed: bool,
    length: usize,
    /// Where its own header stands.
    header: usize,
}

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
        let entries = entries(bytes).ok_or(ArchiveError::Broken)??;
        Ok(Self { bytes, entries })
    }

    /// The names of its files.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// Begins to unpack a file; absent where there is none of that name.
    pub fn unpack(&self, name: &str) -> Option<Result<Unpacking<'a>, ArchiveError>> {
        let entry = self.entries.iter().find(|entry| entry.name == name)?;
        Some(self.begin(entry).ok_or(ArchiveError::Broken))
    }

    fn begin(&self, entry: &Entry) -> Option<Unpacking<'a>> {
        let header = self.bytes.get(entry.header..)?;
        if !header.starts_with(b"PK\x03\x04") {
            return None;
        }
        // The name and what else stands there may be longer than in the list.
        let from = 30 + u16_at(header, 26)? + u16_at(header, 28)?;
        let packed = header.get(from..from.checked_add(entry.length)?)?;
        Some(Unpacking {
            packed,
            state: entry
                .is_packed
                .then(|| InflateState::new_boxed(DataFormat::Raw)),
            unpacked: 0,
            limit: ENTRY_LIMIT.min((packed.len().saturating_mul(RATIO)).max(ALWAYS)),
        })
    }
}

/// The list of files, which stands at the end of the archive.
fn entries(bytes: &[u8]) -> Option<Result<Vec<Entry>, ArchiveError>> {
    /// Of the record that ends an archive, without its comment.
    const END: usize = 22;
    let last = bytes.len().checked_sub(END)?;
    // A comment of 65,535 bytes may follow.
    let first = last.saturating_sub(usize::from(u16::MAX));
    let end = (first..=last)
        .rev()
        .find(|at| bytes[*at..].starts_with(b"PK\x05\x06"))?;
    let count = u16_at(bytes, end + 10)?;
    if count > ENTRIES {
        return Some(Err(ArchiveError::TooManyEntries { limit: ENTRIES }));
    }
    let mut at = u32_at(bytes, end + 16)?;
    let mut entries = Vec::new();
    for _ in 0..count {
        let entry = bytes.get(at..)?;
        if !entry.starts_with(b"PK\x01\x02") {
            return None;
        }
        let (flags, method) = (u16_at(entry, 8)?, u16_at(entry, 10)?);
        let (name, extra, comment) = (u16_at(entry, 28)?, u16_at(entry, 30)?, u16_at(entry, 32)?);
        let is_locked = flags & 1 != 0;
        if is_locked || ![0, 8].contains(&method) {
            return Some(Err(ArchiveError::NotKnown));
        }
        entries.push(Entry {
            name: String::from_utf8_lossy(entry.get(46..46 + name)?).into_owned(),
            is_packed: method == 8,
            length: u32_at(entry, 20)?,
            header: u32_at(entry, 42)?,
        });
        at += 46 + name + extra + comment;
    }
    Some(Ok(entries))
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
pub(super) mod tests {
    use super::*;
    use miniz_oxide::deflate::compress_to_vec;
    use proptest::prelude::*;
    use rstest::rstest;

    /// An archive of these files, packed or stored.
    pub(in crate::import) fn archive(files: &[(&str, &[u8])], is_packed: bool) -> Vec<u8> {
        let (mut all, mut list) = (Vec::new(), Vec::new());
        let u16_of = |n: usize| u16::try_from(n).unwrap().to_le_bytes();
        let u32_of = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
        for (name, content) in files {
            let packed = if is_packed {
                compress_to_vec(content, 6)
            } else {
                content.to_vec()
            };
            let method = if is_packed { 8 } else { 0 };
            let header = all.len();
            all.extend(b"PK\x03\x04\x14\0\0\0");
            all.extend(u16_of(method));
            all.extend([0; 8]);
            all.extend(u32_of(packed.len()));
            all.extend(u32_of(content.len()));
            all.extend(u16_of(name.len()));
            all.extend(u16_of(0));
            all.extend(name.as_bytes());
            all.extend(&packed);
            list.extend(b"PK\x01\x02\x14\0\x14\0\0\0");
            list.extend(u16_of(method));
            list.extend([0; 8]);
            list.extend(u32_of(packed.len()));
            list.extend(u32_of(content.len()));
            list.extend(u16_of(name.len()));
            list.extend([0; 12]);
            list.extend(u32_of(header));
            list.extend(name.as_bytes());
        }
        let (at, count) = (all.len(), u16_of(files.len()));
        all.extend(&list);
        all.extend(b"PK\x05\x06\0\0\0\0");
        all.extend(count);
        all.extend(count);
        all.extend(u32_of(list.len()));
        all.extend(u32_of(at));
        all.extend([0, 0]);
        all
    }

    fn unpacked(archive: &Archive<'_>, name: &str) -> Result<Vec<u8>, ArchiveError> {
        let mut all = Vec::new();
        for piece in archive.unpack(name).unwrap()? {
            all.extend(piece?);
        }
        Ok(all)
    }

    #[rstest]
    #[case::packed(true)]
    #[case::stored(false)]
    fn a_file_comes_out_as_it_went_in(#[case] is_packed: bool) {
        let long = "Bon dia. ".repeat(30_000);
        let bytes = archive(&[("a.txt", b"Hola"), ("b.txt", long.as_bytes())], is_packed);
        let archive = Archive::open(&bytes).unwrap();
        assert_eq!(archive.names().collect::<Vec<_>>(), ["a.txt", "b.txt"]);
        assert_eq!(unpacked(&archive, "a.txt").unwrap(), b"Hola");
        assert_eq!(unpacked(&archive, "b.txt").unwrap(), long.as_bytes());
        assert!(archive.unpack("c.txt").is_none());
    }

    #[test]
    fn an_archive_that_is_made_to_burst_is_stopped_while_it_is_unpacked() {
        let bytes = archive(&[("bomb", &vec![0; 60 * 1024 * 1024])], true);
        assert!(bytes.len() < 100_000);
        let archive = Archive::open(&bytes).unwrap();
        assert_eq!(unpacked(&archive, "bomb"), Err(ArchiveError::TooLarge));
    }

    #[test]
    fn an_archive_that_was_cut_is_broken() {
        let bytes = archive(&[("a.txt", b"Hola")], true);
        assert_eq!(
            Archive::open(&bytes[..20]).unwrap_err(),
            ArchiveError::Broken
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_an_archive_or_none(
            mut bytes in prop::collection::vec(any::<u8>(), 0..200),
            at in any::<prop::sample::Index>(),
            to in any::<u8>(),
        ) {
            let _ = Archive::open(&bytes);
            bytes.truncate(60);
            let mut damaged = archive(&[("a.txt", &bytes)], true);
            let at = at.index(damaged.len());
            damaged[at] = to;
            if let Ok(archive) = Archive::open(&damaged) {
                for name in archive.names() {
                    if let Some(Ok(pieces)) = archive.unpack(name) {
                        pieces.for_each(drop);
                    }
                }
            }
        }
    }
}
