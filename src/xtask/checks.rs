//! `cargo xtask test`: everything that must pass, and a summary that a person can read.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

use crate::process::{cargo, run, run_counted};
use crate::project::Project;
use crate::tally::Tally;
use crate::tools::{Runner, WASM};
use crate::{browser, dependencies, journeys, tidy};

const FOR_WASM: [&str; 2] = ["--target", WASM];
const DENY_WARNINGS: [&str; 3] = ["--", "-D", "warnings"];
/// The crates that are part of the app, and so compiled for the browser.
const BROWSER_CRATES: [&str; 10] = [
    "-p", "app", "-p", "store", "-p", "replica", "-p", "protocol", "-p", "domain",
];

/// Runs every step, also after a failure: a person wants to know all that is wrong.
pub(crate) fn test(project: &Project) -> Result<ExitCode> {
    // The server looks into it when it is compiled, with or without an app there.
    std::fs::create_dir_all(project.path("dist")).context("cannot make dist")?;
    let mut steps = Steps::default();
    let runner = steps.step("tools", |_| Runner::ready(project));
    let runner = runner.as_ref().ok_or("the test runner is missing");

    steps.step("format", |_| {
        run(
            cargo(project).args(["fmt", "--all", "--check"]),
            "cargo fmt",
        )
    });
    steps.step("lints", |_| {
        let mut clippy = cargo(project);
        clippy.args(["clippy", "--workspace", "--exclude", "app", "--all-targets"]);
        run(clippy.args(DENY_WARNINGS), "clippy")
    });
    steps.step("lints, browser", |_| {
        let clippy = |words: &[&str]| {
            let mut clippy = cargo(project);
            run(
                clippy
                    .arg("clippy")
                    .args(words)
                    .args(FOR_WASM)
                    .args(DENY_WARNINGS),
                "clippy for wasm",
            )
        };
        clippy(&BROWSER_CRATES)?;
        clippy(&["-p", "domain", "--test", "javascript"])?;
        clippy(&["-p", "store", "--all-targets"])
    });
    steps.step("tidy", |_| {
        let broken = tidy::check(project.root());
        for finding in &broken {
            println!("{finding}");
        }
        if broken.is_empty() {
            Ok(())
        } else {
            Err(anyhow!("{} rules broken", broken.len()))
        }
    });
    steps.step("tests", |tally| {
        let mut tests = cargo(project);
        tests.args(["test", "--workspace", "--exclude", "app", "--no-fail-fast"]);
        run_counted(&mut tests, "cargo test", tally)
    });
    steps.step("dependencies", |_| dependencies::check(project));
    steps.step("normal forms in JavaScript", |tally| {
        let runner = runner.map_err(|why| anyhow!(why))?;
        let mut tests = wasm_tests(project, runner, &["-p", "domain", "--test", "javascript"]);
        run_counted(&mut tests, "the tests of normal forms", tally)
    });
    steps.step("store in a browser", |tally| {
        let runner = runner.map_err(|why| anyhow!(why))?;
        let mut tests = store_tests(project, runner, &browser::ready(project)?.driver);
        run_counted(&mut tests, "the store's tests", tally)
    });
    steps.step("journeys, types", |_| journeys::check_types(project));
    let built = steps.step("app and server", |_| journeys::build(project));
    steps.step("journeys", |tally| {
        if built.is_none() {
            bail!("not run, because there is no app or no server to run them on");
        }
        journeys::run_counted(project, &browser::ready(project)?, tally)
    });
    Ok(steps.summary())
}

/// The store's contract, in a real browser's `IndexedDB`. As root, Chromium needs the arguments
/// that `src/store/webdriver.json` gives it.
fn store_tests(project: &Project, runner: &Runner, driver: &Path) -> Command {
    let mut tests = wasm_tests(project, runner, &["-p", "store"]);
    tests.env("CHROMEDRIVER", driver);
    tests
}

/// Tests as WebAssembly: in Node, or where they ask for one in a browser.
fn wasm_tests(project: &Project, runner: &Runner, which: &[&str]) -> Command {
    let mut tests = runner.cargo(project);
    tests
        .arg("test")
        .args(which)
        .args(FOR_WASM)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    tests
}

#[derive(Default)]
struct Steps {
    done: Vec<Step>,
}

struct Step {
    name: &'static str,
    took: Duration,
    tally: Tally,
    failure: Option<String>,
}

impl Steps {
    /// Runs one step and gives what it made, or nothing where it failed.
    fn step<T>(
        &mut self,
        name: &'static str,
        act: impl FnOnce(&mut Tally) -> Result<T>,
    ) -> Option<T> {
        println!("\n── {name} ──");
        let start = Instant::now();
        let mut tally = Tally::default();
        let outcome = act(&mut tally);
        let took = start.elapsed();
        let failure = outcome.as_ref().err().map(|error| format!("{error:#}"));
        match &failure {
            None => println!("── {name}: passed in {}", seconds(took)),
            Some(reason) => println!("── {name}: FAILED in {}: {reason}", seconds(took)),
        }
        self.done.push(Step {
            name,
            took,
            tally,
            failure,
        });
        outcome.ok()
    }

    fn summary(&self) -> ExitCode {
        println!("\nSummary");
        for step in &self.done {
            let took = seconds(step.took);
            let ran = match step.tally.passed {
                0 => String::new(),
                passed => format!("{passed} tests"),
            };
            let verdict = step.failure.as_ref().map_or("passed", |_| "FAILED");
            println!("  {verdict}  {:<20} {took:>7}  {ran}", step.name);
            if let Some(reason) = &step.failure {
                println!("          {reason}");
            }
        }
        let total = self.total();
        println!("\n{} passed, {} failed", total.passed, total.failed);
        if total.failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }

    /// The tests that ran. A step that failed without naming a test counts as one failure, so that
    /// a failed lint is never followed by *0 failed*.
    fn total(&self) -> Tally {
        let mut total = Tally::default();
        for step in &self.done {
            total += step.tally;
            if step.failure.is_some() && step.tally.failed == 0 {
                total.failed += 1;
            }
        }
        total
    }
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_fails_without_a_failing_test_still_counts() {
        let mut steps = Steps::default();
        assert_eq!(steps.step("good", |_| Ok(5)), Some(5));
        assert_eq!(
            steps.step("lints", |_| Err::<(), _>(anyhow!("a lint"))),
            None
        );
        steps.step("tests", |tally| {
            *tally = Tally {
                passed: 7,
                failed: 2,
            };
            Err::<(), _>(anyhow!("two tests"))
        });
        assert_eq!(
            steps.total(),
            Tally {
                passed: 7,
                failed: 3
            }
        );
    }

    #[test]
    fn a_runner_that_ends_well_but_reports_failures_has_failed() {
        let mut steps = Steps::default();
        steps.step("tests", |tally| {
            *tally = Tally {
                passed: 7,
                failed: 2,
            };
            Ok(())
        });
        assert_eq!(steps.total().failed, 2);
    }
}
