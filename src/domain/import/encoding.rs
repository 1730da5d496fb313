//! The text of a file's bytes, in the encodings that spreadsheets and mail programs write.

use std::borrow::Cow;

/// How the bytes of a file stand for characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    #[default]
    Utf8,
    /// Little or big endian, by its byte order mark or by where the zeros stand.
    Utf16,
    /// What old spreadsheets write; Latin-1 is a part of it. Every byte means something in it, so
    /// that it is taken where nothing else fits.
    Windows1252,
}

/// The bytes are no text in any encoding that is known: a picture, an archive, a spreadsheet's own
/// file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoText;

/// The text of some bytes, its byte order mark left out.
pub fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), NoText> {
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return Ok((utf16(rest, u16::from_le_bytes), Encoding::Utf16));
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return Ok((utf16(rest, u16::from_be_bytes), Encoding::Utf16));
    }
    if let Some(order) = order_without_mark(bytes) {
        return Ok((utf16(bytes, order), Encoding::Utf16));
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((Cow::Borrowed(text), Encoding::Utf8)),
        Err(_) if bytes.contains(&0) => Err(NoText),
        Err(_) => Ok((windows_1252(bytes), Encoding::Windows1252)),
    }
}

type Order = fn([u8; 2]) -> u16;

/// The order of UTF-16 that bears no mark: nearly every second byte of a Western text is zero.
fn order_without_mark(bytes: &[u8]) -> Option<Order> {
    /// Of so many first bytes.
    const LOOKED_AT: usize = 512;
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let half = head.len() / 2;
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0);
    let (even, odd) = (zeros(0).count(), zeros(1).count());
    let most = half - half / 4;
    if half < 2 {
        None
    } else if even == 0 && odd >= most {
        Some(u16::from_le_bytes)
    } else if odd == 0 && even >= most {
        Some(u16::from_be_bytes)
    } else {
        None
    }
}

fn utf16(bytes: &[u8], order: Order) -> Cow<'_, str> {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| order(*pair));
    char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// Bytes `80` to `9f`, where Windows-1252 is not Latin-1; five of them mean nothing.
const HIGH: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
    '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}',
    'ž', 'Ÿ',
];

fn windows_1252(bytes: &[u8]) -> Cow<'_, str> {
    let char_of = |byte: &u8| match byte {
        0x80..=0x9f => HIGH[usize::from(*byte - 0x80)],
        _ => char::from(*byte),
    };
    bytes.iter().map(char_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn le(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    fn be(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_be_bytes).collect()
    }

    #[rstest]
    #[case::utf_8("Name\nGrünwald".as_bytes().to_vec(), "Name\nGrünwald", Encoding::Utf8)]
    #[case::marked("\u{feff}Name".as_bytes().to_vec(), "Name", Encoding::Utf8)]
    #[case::latin_1(b"Name\nGr\xfcnwald".to_vec(), "Name\nGrünwald", Encoding::Windows1252)]
    #[case::windows(b"5 \x80 \x93Caf\xe9\x94".to_vec(), "5 € “Café”", Encoding::Windows1252)]
    #[case::utf_16_le(le("\u{feff}Name;Grünwald"), "Name;Grünwald", Encoding::Utf16)]
    #[case::utf_16_be(be("\u{feff}Name;Grünwald"), "Name;Grünwald", Encoding::Utf16)]
    #[case::utf_16_without_mark(le("Name;Grünwald"), "Name;Grünwald", Encoding::Utf16)]
    #[case::utf_16_be_without_mark(be("Name;Grünwald"), "Name;Grünwald", Encoding::Utf16)]
    #[case::emoji(le("\u{feff}Name 🥐"), "Name 🥐", Encoding::Utf16)]
    #[case::nothing(vec![], "", Encoding::Utf8)]
    fn an_encoding_is_recognised(
        #[case] bytes: Vec<u8>,
        #[case] text: &str,
        #[case] encoding: Encoding,
    ) {
        assert_eq!(decode(&bytes), Ok((Cow::Borrowed(text), encoding)));
    }

    #[test]
    fn an_archive_is_no_text() {
        assert_eq!(
            decode(b"PK\x03\x04\x14\0\x08\0\x08\0rest\xff\xfe"),
            Err(NoText)
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_text_or_not(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(&bytes);
        }

        #[test]
        fn a_text_survives_utf_16(text in "[^\0\u{feff}]{0,40}") {
            let marked = format!("\u{feff}{text}");
            for bytes in [le(&marked), be(&marked)] {
                let (read, _) = decode(&bytes).unwrap();
                prop_assert_eq!(read, text.as_str());
            }
        }
    }
}
