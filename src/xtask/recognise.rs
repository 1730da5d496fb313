//! `cargo xtask recognise`: what the paste recogniser finds in a file.
//!
//! This crate knows none of the others: an example of the rules does the work.

use std::path::absolute;
use std::process::ExitCode;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use crate::arguments::Pasted;
use crate::process::cargo;
use crate::project::Project;

pub(crate) fn recognise(project: &Project, pasted: &Pasted) -> Result<ExitCode> {
    let file = absolute(&pasted.file).context("cannot find the present folder")?;
    if !file.is_file() {
        bail!("there is no file {}", file.display());
    }
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let now = since.context("the clock stands before 1970")?.as_millis();
    let status = cargo(project)
        .args([
            "run",
            "--quiet",
            "-p",
            "domain",
            "--example",
            "recognise",
            "--",
        ])
        .arg(&file)
        .args([&pasted.zone, &now.to_string()])
        .args(&pasted.own)
        .status()
        .context("cargo could not be started")?;
    // What is wrong with the file or the zone was said already.
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
