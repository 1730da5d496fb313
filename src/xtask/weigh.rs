//! What the app costs to load: first what it needs to run, then what it fetches while it runs.

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

/// Prints a table of the first load's bytes by kind, their sum, and the later parts'.
pub(crate) fn print(dist: &Path) -> Result<()> {
    println!("\nFirst load            bytes     brotli");
    let mut sum = Weight::default();
    for kind in KINDS {
        let weight = weigh(dist, |name| has_ending(name, kind) && !is_later(name))?;
        print_line(kind, weight);
        sum.plain += weight.plain;
        sum.brotli += weight.brotli;
    }
    print_line("sum", sum);
    print_line("later parts", weigh(dist, is_later)?);
    println!();
    Ok(())
}

fn print_line(name: &str, weight: Weight) {
    println!("  {name:<12} {:>12} {:>10}", weight.plain, weight.brotli);
}

/// What is fetched when the app runs already: the parts that were cut off, their style sheet, and the
/// service worker.
fn is_later(name: &str) -> bool {
    let is_part = has_ending(name, "wasm") && !name.contains("_bg");
    let is_style = has_ending(name, "css") && name.starts_with("later");
    is_part || is_style || name == "sw.js"
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|found| found == ending)
}

/// The weight of the files with such a name.
fn weigh(dist: &Path, counts: impl Fn(&str) -> bool) -> Result<Weight> {
    let mut weight = Weight::default();
    for entry in WalkDir::new(dist) {
        let entry = entry.with_context(|| format!("{} cannot be read", dist.display()))?;
        if counts(&entry.file_name().to_string_lossy()) {
            let plain = entry.metadata()?.len();
            let compressed = entry.path().with_added_extension("br");
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
    fn what_travels_is_the_compressed_file_and_what_was_cut_off_travels_later() {
        let dist = tempfile::tempdir().unwrap();
        let sizes = [
            ("app_bg-1.wasm", 100),
            ("app_bg-1.wasm.br", 40),
            ("split_pages-2.wasm", 60),
            ("snippets/b.js", 7),
            ("later-3.css", 90),
            ("sw.js", 1000),
        ];
        for (name, size) in sizes {
            let path = dist.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, vec![0; size]).unwrap();
        }
        let weight = |counts: fn(&str) -> bool| weigh(dist.path(), counts).unwrap();
        let weighing = |plain, brotli| Weight { plain, brotli };
        assert_eq!(
            weight(|name| has_ending(name, "wasm") && !is_later(name)),
            weighing(100, 40)
        );
        assert_eq!(weight(is_later), weighing(1150, 1150));
    }
}
