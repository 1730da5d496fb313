//! Apertium: replies are translated by a real engine in the journeys, on this machine and for nothing.

use anyhow::{Result, bail};

use crate::browser::apt_get;
use crate::process::on_path;
use crate::project::Project;

const SERVER: &str = "apertium-apy";
const PACKAGES: [&str; 3] = [SERVER, "apertium-eng-cat", "apertium-eng-spa"];

/// Makes sure that the journeys can start one: installs it where there is Debian's package manager.
pub(crate) fn ready(project: &Project) -> Result<()> {
    if on_path(SERVER).is_some() {
        return Ok(());
    }
    if on_path("apt-get").is_none() {
        bail!("the journeys need {SERVER} with English, Catalan and Spanish: install it");
    }
    println!("Installing Apertium with apt-get (under a minute, once)");
    apt_get(project, &["update", "-q"])?;
    let install = ["install", "-q", "-y", "--no-install-recommends"];
    apt_get(project, &[&install[..], &PACKAGES].concat())
}
