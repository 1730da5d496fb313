//! The bytes of a chosen file, piece by piece: a large file never stands in memory.

use js_sys::Uint8Array;
use std::ops::Range;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

/// Bytes that are read at once.
const PIECE: usize = 512 * 1024;

/// Bytes that are worked on between two looks at the clock.
pub const STEP: usize = PIECE / 16;

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size is a whole number of bytes"
)]
pub fn size(file: &File) -> usize {
    file.size() as usize
}

/// Some bytes; absent where the browser cannot read the file, and fewer where it ends before.
#[expect(clippy::cast_precision_loss, reason = "files are far below 2^52 bytes")]
pub async fn bytes(file: &File, range: Range<usize>) -> Option<Vec<u8>> {
    let (from, to) = (range.start as f64, range.end as f64);
    let blob: Blob = file.slice_with_f64_and_f64(from, to).ok()?;
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The places of a file's pieces.
pub fn pieces(all: usize) -> impl Iterator<Item = Range<usize>> {
    let starts = (0..all).step_by(PIECE);
    starts.map(move |from| from..(from + PIECE).min(all))
}
