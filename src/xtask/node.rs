//! The packages of the journeys, and wasm-opt, which is one of them.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::inputs::hash;
use crate::process::{command, on_path, run};
use crate::project::{Project, write};

/// Installs the packages of `end2end` as its lock file says, unless they are there already.
pub(crate) fn install_packages(project: &Project) -> Result<()> {
    let lock = project.path("end2end/package-lock.json");
    let mark = project.path("end2end/node_modules/.installed");
    let bytes = std::fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let wanted = hash([bytes.as_slice()]);
    if std::fs::read_to_string(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if on_path("npm").is_none() {
        bail!("the journeys need Node with npm (version 20 or newer): install it and try again");
    }
    println!("Installing the journeys' packages into end2end/node_modules (under a minute, once)");
    let mut npm = command(project, "npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    // The journeys drive the system's own browser.
    npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .current_dir(project.path("end2end"));
    run(&mut npm, "npm ci")?;
    write(&mark, wanted)
}

/// The optimiser of WebAssembly, if the packages are installed.
pub(crate) fn wasm_opt(project: &Project) -> Option<PathBuf> {
    let path = project.path("end2end/node_modules/.bin/wasm-opt");
    path.exists().then_some(path)
}
