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
    let mut bytes = archive(&[("bomb", &vec![0; 60 * 1024 * 1024])], true);
    assert!(bytes.len() < 100_000);
    let honest = Archive::open(&bytes).unwrap();
    assert_eq!(unpacked(&honest, "bomb"), Err(ArchiveError::TooLarge));
    // The list claims that it is small.
    let list = Listing::find(&bytes).unwrap().range.start;
    bytes[list + 24..list + 28].fill(0);
    let archive = Archive::open(&bytes).unwrap();
    assert_eq!(unpacked(&archive, "bomb"), Err(ArchiveError::TooLarge));
}

#[test]
fn a_file_of_a_large_archive_is_read_without_the_rest() {
    let long = "Bon dia. ".repeat(30_000);
    let all = archive(&[("a.jpg", &[7; 10_000]), ("b.txt", long.as_bytes())], true);
    let listing = Listing::find(&all[all.len() - 200..]).unwrap();
    let entries = listing.read(&all[listing.range.clone()]).unwrap();
    let packed = entries[1].packed(&all[entries[1].head()]).unwrap();
    let mut text = Vec::new();
    for piece in entries[1].unpack(&all[packed]).unwrap() {
        text.extend(piece.unwrap());
    }
    assert_eq!(text, long.as_bytes());
}

#[test]
fn a_file_that_is_locked_does_not_hide_the_others() {
    let mut bytes = archive(&[("a.txt", b"Hola"), ("b.txt", b"Adeu")], true);
    let list = Listing::find(&bytes).unwrap().range.start;
    bytes[list + 8] = 1;
    let archive = Archive::open(&bytes).unwrap();
    assert_eq!(unpacked(&archive, "a.txt"), Err(ArchiveError::NotKnown));
    assert_eq!(unpacked(&archive, "b.txt").unwrap(), b"Adeu");
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
