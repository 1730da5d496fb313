//! The rules of the house that no compiler knows. Each is a function from a folder to findings,
//! and each says its reason, so that whoever meets it knows what to do.

mod crates;
mod sources;
mod styles;
mod tree;

use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use walkdir::WalkDir;

use crate::project::Project;

/// One place that breaks one rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// A path from the project's folder, with a line where there is one.
    place: String,
    rule: String,
}

impl Finding {
    fn new(place: impl Into<String>, rule: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            rule: rule.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.rule)
    }
}

/// `cargo xtask tidy`.
pub(crate) fn report(project: &Project) -> ExitCode {
    let findings = check(project.root());
    for finding in &findings {
        println!("{finding}");
    }
    if findings.is_empty() {
        println!("tidy");
        return ExitCode::SUCCESS;
    }
    println!("\n{} places to tidy", findings.len());
    ExitCode::FAILURE
}

/// All rules, over the whole tree; sorted by place.
pub(crate) fn check(root: &Path) -> Vec<Finding> {
    let files = TextFile::all(root);
    let mut findings = [
        crates::edges(root),
        sources::forbidden_words(&files),
        sources::bare_allows(&files),
        sources::mod_files(&files),
        sources::long_files(&files),
        styles::raw_colours(&files),
        styles::importance(&files),
        tree::strangers(root),
    ]
    .concat();
    findings.sort();
    findings
}

/// A file of ours that a person reads and writes.
struct TextFile {
    /// From the project's folder, with slashes.
    path: String,
    text: String,
}

impl TextFile {
    fn all(root: &Path) -> Vec<Self> {
        let not_ours = ["node_modules", "test-results", "playwright-report"];
        ["src", "style", "public", "end2end"]
            .iter()
            .flat_map(|folder| {
                WalkDir::new(root.join(folder))
                    .into_iter()
                    .filter_entry(|entry| {
                        !not_ours.contains(&entry.file_name().to_string_lossy().as_ref())
                    })
            })
            .filter_map(Result::ok)
            .filter_map(|entry| {
                let path = entry
                    .path()
                    .strip_prefix(root)
                    .ok()?
                    .to_string_lossy()
                    .replace('\\', "/");
                let ours = ["rs", "css", "js", "ts"]
                    .iter()
                    .any(|ending| has_ending(&path, ending));
                let text = ours.then(|| std::fs::read_to_string(entry.path()).ok())??;
                Some(Self { path, text })
            })
            .collect()
    }

    /// Lines with their numbers, counted from one.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line))
    }

    fn at(&self, line: usize, rule: impl Into<String>) -> Finding {
        Finding::new(format!("{}:{line}", self.path), rule)
    }
}

fn has_ending(path: &str, ending: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, last)| last == ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repository_is_tidy() {
        let findings = check(Project::here().root());
        let lines: Vec<_> = findings.iter().map(ToString::to_string).collect();
        assert!(lines.is_empty(), "\n{}", lines.join("\n"));
    }

    /// The places where a rule is broken in a made-up tree.
    pub(super) fn places(
        rule: impl Fn(&[TextFile]) -> Vec<Finding>,
        tree: &[(&str, &str)],
    ) -> Vec<String> {
        let file = |(path, text): &(&str, &str)| TextFile {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        };
        let files: Vec<_> = tree.iter().map(file).collect();
        rule(&files)
            .into_iter()
            .map(|finding| finding.place)
            .collect()
    }

    /// A made-up tree on the disk.
    pub(super) fn planted(tree: &[(&str, &str)]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in tree {
            crate::project::write(&root.path().join(path), text).unwrap();
        }
        root
    }
}
