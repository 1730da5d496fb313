//! What the program is made of besides our own: the licences and the sources of every dependency, by
//! `cargo deny`, and the holes that are known of them where that list can be had.

use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{command, first_line, run};
use crate::project::Project;
use crate::tools;

const DENY: &str = "cargo-deny";
const VERSION: &str = "0.20.2";

/// Checks everything that can be checked here, and says what cannot.
pub(crate) fn check(project: &Project) -> Result<()> {
    if first_line(deny(project)?.arg("--version")).is_none() {
        println!("Installing {DENY} {VERSION} into .tools: some minutes on two cores, once");
        // It runs for seconds.
        tools::install(project, DENY, VERSION, "0")?;
    }
    let words = [
        "check",
        "--hide-inclusion-graph",
        "bans",
        "licenses",
        "sources",
    ];
    run(deny(project)?.args(words), "cargo deny")?;
    // What is known changes by the day: it is fetched anew each time.
    let fetched = deny(project)?
        .args(["fetch", "db"])
        .output()
        .context("cargo deny could not be started")?;
    if !fetched.status.success() {
        let said = String::from_utf8_lossy(&fetched.stderr);
        println!("advisories: not checked ({})", why(&said));
        return Ok(());
    }
    run(deny(project)?.args(["check", "advisories"]), "cargo deny")
}

fn deny(project: &Project) -> Result<Command> {
    let mut deny = command(project, DENY);
    deny.env("PATH", tools::path_with_ours(project)?)
        // A line that gives nothing is not waited for.
        .env("GIT_HTTP_LOW_SPEED_LIMIT", "1000")
        .env("GIT_HTTP_LOW_SPEED_TIME", "30")
        .env("GIT_TERMINAL_PROMPT", "0");
    Ok(deny)
}

/// What ended the fetching, in the words of whoever tried: the last line that says something.
fn why(said: &str) -> &str {
    let mut lines = said.lines().map(str::trim);
    lines
        .rfind(|line| !line.is_empty())
        .unwrap_or("no reason was given")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_fetched_is_said_with_its_reason() {
        let said = "[ERROR] failed to fetch advisory database\nCloning into 'db'...\n\
            fatal: unable to access it: Could not resolve host\n\n";
        assert_eq!(
            why(said),
            "fatal: unable to access it: Could not resolve host"
        );
        assert_eq!(why("\n"), "no reason was given");
    }
}
