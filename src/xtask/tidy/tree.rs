//! Rules about the folder itself.

use std::path::Path;

use super::Finding;

const TOP_LEVEL: [&str; 16] = [
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "clippy.toml",
    "deny.toml",
    "docs",
    "end2end",
    "index.html",
    "public",
    "rustfmt.toml",
    "src",
    "style",
];

/// Made by running things, and ignored by git.
const GENERATED: [&str; 3] = ["data", "dist", "target"];

/// Whoever opens the folder sees at once what the product is made of. Files that begin with a dot
/// belong to tools.
pub(super) fn strangers(root: &Path) -> Vec<Finding> {
    let Ok(entries) = std::fs::read_dir(root) else {
        return Vec::new();
    };
    let names = entries.filter_map(Result::ok);
    names
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.'))
        .filter(|name| !TOP_LEVEL.contains(&name.as_str()) && !GENERATED.contains(&name.as_str()))
        .map(|name| {
            let rule = "has no place at the top level, which shows what the product is made of: \
                        put it into src, end2end or docs";
            Finding::new(name, rule)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::planted;
    use super::*;

    #[test]
    fn a_stranger_at_the_top_level_is_found() {
        let tree = [
            ("Cargo.toml", ""),
            ("src/a.rs", ""),
            (".env", ""),
            ("target/x", ""),
            ("notes.txt", ""),
        ];
        let found: Vec<_> = strangers(planted(&tree).path());
        assert_eq!(
            found
                .iter()
                .map(|finding| &finding.place)
                .collect::<Vec<_>>(),
            ["notes.txt"]
        );
    }
}
