//! What the first load costs: everything that the browser fetches before the app runs.

use std::path::Path;

use anyhow::{Context, Result};
use walkdir::WalkDir;

const KINDS: [&str; 4] = ["wasm", "js", "css", "html"];

/// Bytes as they are and as they travel.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Weight {
    plain: u64,
    brotli: u64,
}

/// Prints a table of the first load's bytes by kind, and their sum.
pub(crate) fn print(dist: &Path) -> Result<()> {
    println!("\nFirst load            bytes     brotli");
    let mut sum = Weight::default();
    for kind in KINDS {
        let weight = weigh(dist, kind)?;
        print_line(kind, weight);
        sum.plain += weight.plain;
        sum.brotli += weight.brotli;
    }
    print_line("sum", sum);
    println!();
    Ok(())
}

fn print_line(name: &str, weight: Weight) {
    println!("  {name:<12} {:>12} {:>10}", weight.plain, weight.brotli);
}

/// The weight of all files of one kind. The service worker is not among them: it is fetched when
/// the app runs already.
fn weigh(dist: &Path, kind: &str) -> Result<Weight> {
    let mut weight = Weight::default();
    for entry in WalkDir::new(dist) {
        let entry = entry.with_context(|| format!("{} cannot be read", dist.display()))?;
        let path = entry.path();
        if path.extension().is_some_and(|ending| ending == kind) && !path.ends_with("sw.js") {
            let plain = entry.metadata()?.len();
            let compressed = path.with_added_extension("br");
            weight.plain += plain;
            // Small files travel as they are.
            weight.brotli += compressed.metadata().map_or(plain, |found| found.len());
        }
    }
    Ok(weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_travels_is_the_compressed_file_where_there_is_one() {
        let dist = tempfile::tempdir().unwrap();
        let sizes = [
            ("a.js", 100),
            ("a.js.br", 40),
            ("snippets/b.js", 7),
            ("sw.js", 1000),
        ];
        for (name, size) in sizes {
            let path = dist.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, vec![0; size]).unwrap();
        }
        assert_eq!(
            weigh(dist.path(), "js").unwrap(),
            Weight {
                plain: 107,
                brotli: 47
            }
        );
    }
}
