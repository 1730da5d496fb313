//! Which of our crates may know which: the picture in the architecture, as a table.

use std::path::Path;

use super::Finding;

/// What a crate may depend on, and what its tests may use beyond that.
struct Edges {
    name: &'static str,
    may_use: &'static [&'static str],
    tests_may_use: &'static [&'static str],
}

const CRATES: [Edges; 9] = [
    Edges {
        name: "domain",
        may_use: &[],
        tests_may_use: &[],
    },
    Edges {
        name: "protocol",
        may_use: &["domain"],
        tests_may_use: &[],
    },
    // Its tests run over the store in memory.
    Edges {
        name: "replica",
        may_use: &["domain", "protocol"],
        tests_may_use: &["store"],
    },
    Edges {
        name: "store",
        may_use: &["domain", "protocol"],
        tests_may_use: &[],
    },
    Edges {
        name: "app",
        may_use: &["domain", "protocol", "replica", "store"],
        tests_may_use: &[],
    },
    Edges {
        name: "email",
        may_use: &["domain"],
        tests_may_use: &[],
    },
    Edges {
        name: "server",
        may_use: &["domain", "email", "protocol"],
        tests_may_use: &[],
    },
    // What it runs is nobody's: it ships with nothing.
    Edges {
        name: "fuzz",
        may_use: &["domain", "email", "protocol"],
        tests_may_use: &[],
    },
    Edges {
        name: "xtask",
        may_use: &[],
        tests_may_use: &[],
    },
];

/// Every edge between our crates stands in the table above.
pub(super) fn edges(root: &Path) -> Vec<Finding> {
    let Ok(folders) = std::fs::read_dir(root.join("src")) else {
        return Vec::new();
    };
    let names = folders
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir());
    names
        .flat_map(|entry| edges_of(root, &entry.file_name().to_string_lossy()))
        .collect()
}

fn edges_of(root: &Path, name: &str) -> Vec<Finding> {
    let place = format!("src/{name}/Cargo.toml");
    let Some(edges) = CRATES.iter().find(|edges| edges.name == name) else {
        let rule = "a new crate is a decision: add it to the table in src/xtask/tidy/crates.rs and \
                    write a record under docs/adr";
        return vec![Finding::new(place, rule)];
    };
    let Ok(text) = std::fs::read_to_string(root.join(&place)) else {
        return vec![Finding::new(
            place,
            "a folder in src is a crate and needs a Cargo.toml",
        )];
    };
    match text.parse::<toml::Table>() {
        Err(error) => vec![Finding::new(
            place,
            format!("cannot be understood: {}", error.message()),
        )],
        Ok(manifest) => used(&manifest)
            .into_iter()
            .filter(|used| CRATES.iter().any(|ours| ours.name == used.package))
            .filter(|used| !edges.permits(used))
            .map(|used| Finding::new(place.clone(), forbidden(name, &used)))
            .collect(),
    }
}

impl Edges {
    fn permits(&self, used: &Used) -> bool {
        self.may_use.contains(&used.package.as_str())
            || (used.only_in_tests && self.tests_may_use.contains(&used.package.as_str()))
    }
}

fn forbidden(name: &str, used: &Used) -> String {
    let where_used = if used.only_in_tests {
        " in its tests"
    } else {
        ""
    };
    format!(
        "{name} may not depend on {}{where_used}: the crates know each other in one direction \
         only, see ARCHITECTURE.md; a new edge is its own commit with a record under docs/adr",
        used.package
    )
}

struct Used {
    package: String,
    only_in_tests: bool,
}

/// The dependencies of a manifest, those for one target among them, by their true names.
fn used(manifest: &toml::Table) -> Vec<Used> {
    let targets = manifest.get("target").and_then(toml::Value::as_table);
    let of_targets = targets.into_iter().flat_map(toml::Table::values);
    let tables = of_targets
        .filter_map(toml::Value::as_table)
        .chain([manifest]);
    let mut used = Vec::new();
    for table in tables {
        for (section, only_in_tests) in [
            ("dependencies", false),
            ("build-dependencies", false),
            ("dev-dependencies", true),
        ] {
            let entries = table.get(section).and_then(toml::Value::as_table);
            used.extend(entries.into_iter().flatten().map(|(name, wanted)| {
                let package = wanted
                    .get("package")
                    .and_then(toml::Value::as_str)
                    .unwrap_or(name);
                Used {
                    package: package.to_owned(),
                    only_in_tests,
                }
            }));
        }
    }
    used
}

#[cfg(test)]
mod tests {
    use super::super::tests::planted;
    use super::*;

    fn broken(name: &str, manifest: &str) -> Vec<String> {
        let root = planted(&[(&format!("src/{name}/Cargo.toml"), manifest)]);
        edges(root.path()).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_edge_of_the_picture_is_fine() {
        assert_eq!(
            broken(
                "server",
                "[dependencies]\ndomain.workspace = true\naxum = \"1\""
            ),
            [""; 0]
        );
        assert_eq!(
            broken("replica", "[dev-dependencies]\nstore.workspace = true"),
            [""; 0]
        );
    }

    #[test]
    fn an_edge_against_the_picture_is_named_wherever_it_hides() {
        let hidden = [
            ("server", "[dependencies]\nreplica.workspace = true"),
            ("server", "[dev-dependencies]\nstore.workspace = true"),
            (
                "domain",
                "[build-dependencies]\nprotocol = { path = \"../protocol\" }",
            ),
            ("replica", "[dependencies]\nstore.workspace = true"),
            (
                "store",
                "[dependencies]\nengine = { package = \"replica\", path = \"../replica\" }",
            ),
            (
                "protocol",
                "[target.'cfg(unix)'.dependencies]\nserver = { path = \"../server\" }",
            ),
        ];
        for (name, manifest) in hidden {
            let found = broken(name, manifest);
            assert_eq!(found.len(), 1, "{name}: {manifest}: {found:?}");
            assert!(
                found[0].contains(name) && found[0].contains("docs/adr"),
                "{found:?}"
            );
        }
    }

    #[test]
    fn a_crate_that_nobody_decided_on_is_named() {
        assert_eq!(broken("common", "").len(), 1);
    }
}
