//! Chromium and its driver: the browser's store is tested in a real one, and so are the journeys.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::process::{command, first_line, on_path, run};
use crate::project::Project;

#[derive(Debug, Clone)]
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Finds the browser, or installs it where there is Debian's package manager.
pub(crate) fn ready(project: &Project) -> Result<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    if on_path("apt-get").is_none() {
        bail!(
            "the tests need Chromium and chromedriver of the same version: install both, or name \
             them in the variables CHROMIUM and CHROMEDRIVER"
        );
    }
    println!("Installing Chromium and its driver with apt-get (a minute or two, once)");
    apt_get(project, &["update", "-q"])?;
    apt_get(
        project,
        &["install", "-q", "-y", "chromium", "chromium-driver"],
    )?;
    find().context("apt-get installed Chromium, but it is not on the PATH")
}

fn find() -> Option<Browser> {
    Some(Browser {
        chromium: named(
            "CHROMIUM",
            &["chromium", "chromium-browser", "google-chrome"],
        )?,
        driver: named("CHROMEDRIVER", &["chromedriver"])?,
    })
}

fn named(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let given = std::env::var_os(variable).map(PathBuf::from);
    given.or_else(|| names.iter().find_map(|name| on_path(name)))
}

pub(crate) fn apt_get(project: &Project, words: &[&str]) -> Result<()> {
    let is_root = first_line(command(project, "id").arg("-u")).as_deref() == Some("0");
    let mut apt_get = command(project, if is_root { "apt-get" } else { "sudo" });
    if !is_root {
        apt_get.arg("apt-get");
    }
    run(
        apt_get.args(words).env("DEBIAN_FRONTEND", "noninteractive"),
        "apt-get",
    )
}
