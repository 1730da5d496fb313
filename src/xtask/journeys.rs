//! The journeys: Playwright against the built app and the real server.

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::{Result, bail};

use crate::apertium;
use crate::browser::{self, Browser};
use crate::process::{self, command, run};
use crate::project::{Project, built};
use crate::tally::Tally;
use crate::web::Optimised;
use crate::{node, serve, weigh};

/// `cargo xtask e2e`: builds what the journeys need and runs those that match.
pub(crate) fn run_alone(project: &Project, patterns: &[String]) -> Result<ExitCode> {
    build(project)?;
    let mut playwright = playwright(project, &browser::ready(project)?)?;
    run(playwright.args(patterns), "the journeys")?;
    Ok(ExitCode::SUCCESS)
}

/// `cargo xtask bench`: the first load's bytes, then the figures that a browser measures.
pub(crate) fn bench(project: &Project, patterns: &[String]) -> Result<ExitCode> {
    if !project.path("end2end/bench.config.ts").exists() {
        bail!("end2end/bench.config.ts is missing: it says what is measured");
    }
    build(project)?;
    weigh::print(&project.path("dist"))?;
    let mut playwright = playwright(project, &browser::ready(project)?)?;
    run(
        playwright
            .args(["--config", "bench.config.ts"])
            .args(patterns),
        "the measurements",
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Builds the app as it is shipped, then the server with the app inside.
pub(crate) fn build(project: &Project) -> Result<()> {
    serve::build(project, Optimised::Required)
}

/// Playwright runs what it can parse: whether the types fit is asked here.
pub(crate) fn check_types(project: &Project) -> Result<()> {
    node::install_packages(project)?;
    let mut tsc = command(project, project.path("end2end/node_modules/.bin/tsc"));
    tsc.arg("--noEmit").current_dir(project.path("end2end"));
    run(&mut tsc, "the type check of the journeys")
}

/// Runs all journeys and counts them.
pub(crate) fn run_counted(project: &Project, browser: &Browser, tally: &mut Tally) -> Result<()> {
    let mut playwright = playwright(project, browser)?;
    process::run_counted(&mut playwright, "the journeys", tally)
}

/// `RAPPORT_BIN` is the server under test, `CHROMIUM` the browser.
fn playwright(project: &Project, browser: &Browser) -> Result<Command> {
    node::install_packages(project)?;
    apertium::ready(project)?;
    let program: PathBuf = project.path("end2end/node_modules/.bin/playwright");
    let mut playwright = command(project, program);
    playwright
        .arg("test")
        .current_dir(project.path("end2end"))
        .env("RAPPORT_BIN", built("serve", "rapport")?)
        .env("CHROMIUM", &browser.chromium)
        // A report page that waits for a reader would never end.
        .env("PLAYWRIGHT_HTML_OPEN", "never");
    Ok(playwright)
}
