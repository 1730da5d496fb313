//! Whether the app has to be built again: a hash over everything that goes into it.
//!
//! Cargo would find out as well, but only after the cut, wasm-bindgen, wasm-opt and the compressor
//! had done their work again: half a minute in which nothing changes.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::project::Project;

/// This program is among them: it names and compresses what the others make.
const INPUTS: [&str; 12] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "index.html",
    "public",
    "src/app",
    "src/domain",
    "src/protocol",
    "src/replica",
    "src/store",
    "src/xtask",
    "style",
];

/// The hash of all that the app is made of.
pub(crate) fn hash_of_inputs(project: &Project) -> Result<String> {
    hash_of_trees(project, &INPUTS)
}

/// The hash of what was made: so a folder that somebody else wrote into is noticed.
pub(crate) fn hash_of_dist(project: &Project) -> Result<String> {
    hash_of_trees(project, &["dist"])
}

/// Sixteen hexadecimal digits of SHA-256 over the pieces; each is preceded by its length, so that
/// no two lists of pieces run together into the same bytes.
pub(crate) fn hash<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut digest = Sha256::new();
    for piece in pieces {
        digest.update((piece.len() as u64).to_le_bytes());
        digest.update(piece);
    }
    let first: [u8; 8] = digest.finalize()[..8]
        .try_into()
        .expect("the digest has 32 bytes");
    format!("{:016x}", u64::from_be_bytes(first))
}

fn hash_of_trees(project: &Project, trees: &[&str]) -> Result<String> {
    let mut pieces = Vec::new();
    for tree in trees {
        for entry in WalkDir::new(project.path(tree)).sort_by_file_name() {
            let entry = entry.with_context(|| format!("cannot read {tree}"))?;
            if entry.path().is_dir() {
                continue;
            }
            let bytes = std::fs::read(entry.path())
                .with_context(|| format!("cannot read {}", entry.path().display()))?;
            let name = entry
                .path()
                .strip_prefix(project.root())
                .unwrap_or(entry.path());
            pieces.push(name.to_string_lossy().into_owned().into_bytes());
            pieces.push(bytes);
        }
    }
    Ok(hash(pieces.iter().map(Vec::as_slice)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_do_not_run_together() {
        assert_eq!(hash([b"a".as_slice(), b"b"]), hash([b"a".as_slice(), b"b"]));
        assert_ne!(hash([b"ab".as_slice(), b""]), hash([b"a".as_slice(), b"b"]));
        assert_eq!(hash([]).len(), 16);
    }
}
