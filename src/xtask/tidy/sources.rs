//! Rules about source files.

use super::{Finding, TextFile, has_ending};

/// What would make the rules depend on more than their arguments.
const IMPURE: [(&str, &str); 7] = [
    ("Utc::now", "time is an argument"),
    ("SystemTime", "time is an argument"),
    ("Instant::now", "time is an argument"),
    ("Uuid::now_v7", "ids are made by the device and passed in"),
    ("Uuid::new_v4", "ids are made by the device and passed in"),
    ("async fn", "nothing is awaited: the shell runs the effects"),
    (".await", "nothing is awaited: the shell runs the effects"),
];

/// The rules and the engine are pure: the same arguments give the same answer, in the browser and
/// on the server, today and in a test.
pub(super) fn forbidden_words(files: &[TextFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| is_pure(&file.path)) {
        let code = file
            .lines()
            .take_while(|(_, line)| line.trim() != "#[cfg(test)]");
        for (number, line) in code {
            let line = line.split("//").next().unwrap_or_default();
            for (word, reason) in IMPURE.iter().filter(|(word, _)| line.contains(word)) {
                let rule = format!("{word} has no place in a pure crate: {reason}");
                findings.push(file.at(number, rule));
            }
        }
    }
    findings
}

fn is_pure(path: &str) -> bool {
    let ours = ["src/domain/", "src/replica/"]
        .iter()
        .any(|folder| path.starts_with(folder));
    let of_tests = path.contains("/tests/") || path.ends_with("tests.rs");
    ours && has_ending(path, "rs") && !of_tests
}

/// An exception from a lint says why, and ends when its reason ends: `expect` warns when the lint
/// no longer fires, `allow` stays for ever.
pub(super) fn bare_allows(files: &[TextFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| has_ending(&file.path, "rs")) {
        for (number, line) in file.lines() {
            let line = line.trim_start();
            if line.starts_with("#[allow(") || line.starts_with("#![allow(") {
                let rule = "write #[expect(…, reason = \"…\")]: it says why, and warns once the \
                            reason is gone";
                findings.push(file.at(number, rule));
            }
            let expects = line.starts_with("#[expect(") || line.starts_with("#![expect(");
            if expects && !attribute_from(&file.text, number).contains("reason") {
                findings.push(file.at(number, "an exception from a lint needs a reason = \"…\""));
            }
        }
    }
    findings
}

/// The attribute that starts on a line, to its closing bracket.
fn attribute_from(text: &str, number: usize) -> String {
    let mut attribute = String::new();
    for line in text.lines().skip(number - 1) {
        attribute.push_str(line);
        if line.trim_end().ends_with(")]") {
            break;
        }
    }
    attribute
}

/// A module stands in a file of its own name.
pub(super) fn mod_files(files: &[TextFile]) -> Vec<Finding> {
    let named_mod = files.iter().filter(|file| file.path.ends_with("/mod.rs"));
    let rule = "call it by its module's name, beside the folder: ten tabs called mod.rs look alike";
    named_mod
        .map(|file| Finding::new(&*file.path, rule))
        .collect()
}

const LONGEST: usize = 500;

/// A long file holds more than the one thing that it is named for.
pub(super) fn long_files(files: &[TextFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        let length = file.text.lines().count();
        if length > LONGEST {
            let rule = format!("{length} lines; past {LONGEST} a file holds more than one thing");
            findings.push(Finding::new(&*file.path, rule));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tests::places;
    use super::*;

    #[test]
    fn a_clock_in_the_rules_is_found_and_one_in_their_tests_is_not() {
        let impure = "fn now() {\n    Utc::now()\n}\n";
        let tested =
            "// never Utc::now\nfn f() {}\n#[cfg(test)]\nmod tests { fn g() { Utc::now() } }";
        let tree = [
            ("src/domain/text.rs", impure),
            ("src/domain/tests/laws.rs", impure),
            ("src/replica/engine.rs", tested),
            ("src/replica/push.rs", "pub async fn push() {}"),
            ("src/server/clock.rs", impure),
        ];
        let found = ["src/domain/text.rs:2", "src/replica/push.rs:1"];
        assert_eq!(places(forbidden_words, &tree), found);
    }

    #[test]
    fn an_exception_without_reason_is_found() {
        let tree = [
            ("src/app/a.rs", "#[allow(dead_code)]\nfn a() {}"),
            ("src/app/b.rs", "    #![allow(dead_code)]"),
            ("src/app/c.rs", "#[expect(dead_code)]"),
            (
                "src/app/d.rs",
                "#[expect(dead_code, reason = \"the wire has it\")]",
            ),
            (
                "src/app/e.rs",
                "#[expect(\n    dead_code,\n    reason = \"the wire has it\"\n)]",
            ),
        ];
        let found = ["src/app/a.rs:1", "src/app/b.rs:1", "src/app/c.rs:1"];
        assert_eq!(places(bare_allows, &tree), found);
    }

    #[test]
    fn a_module_file_is_called_by_its_name() {
        let tree = [
            ("src/server/db/mod.rs", ""),
            ("src/server/db.rs", ""),
            ("src/app/model.rs", ""),
        ];
        assert_eq!(places(mod_files, &tree), ["src/server/db/mod.rs"]);
    }

    #[test]
    fn a_file_past_the_limit_is_found() {
        let (longest, longer) = ("\n".repeat(500), "\n".repeat(501));
        let tree = [
            ("src/app/a.rs", longest.as_str()),
            ("end2end/b.ts", longer.as_str()),
        ];
        assert_eq!(places(long_files, &tree), ["end2end/b.ts"]);
    }
}
