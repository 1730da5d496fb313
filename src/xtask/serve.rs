//! `cargo xtask serve`: from a fresh clone to a running server.

use std::process::{Command, ExitCode};
use std::thread;

use anyhow::Result;

use crate::arguments::Wishes;
use crate::precheck::{folder_can_be_written, port_is_free};
use crate::process::{cargo, patient_cargo, run};
use crate::project::{Project, built};
use crate::web::{self, Optimised};

pub(crate) fn serve(project: &Project, wishes: &Wishes) -> Result<ExitCode> {
    port_is_free(wishes.port)?;
    let data = match &wishes.data {
        Some(given) => std::path::absolute(given)?,
        None => project.path("data"),
    };
    folder_can_be_written(&data)?;
    build(project, Optimised::IfPossible)?;

    let mut server = Command::new(built("serve", "rapport")?);
    server
        .arg("serve")
        .arg("--port")
        .arg(wishes.port.to_string())
        .arg("--data")
        .arg(&data);
    server.args(&wishes.switches);
    hand_over(server)
}

/// Builds the app, then the server with the app inside.
///
/// What else the server needs is compiled meanwhile, on what the app leaves of the cores: its last
/// step, which is the longest, takes one.
pub(crate) fn build(project: &Project, wanted: Optimised) -> Result<()> {
    thread::scope(|scope| {
        // What goes wrong here goes wrong again below, and is said there.
        scope.spawn(|| patient_cargo(project).args(SERVER).arg("--lib").output());
        web::make(project, wanted)
    })?;
    println!("Building the server (some 2 minutes the first time)");
    run(
        cargo(project).args(SERVER).args(["--bin", "rapport"]),
        "building the server",
    )
}

const SERVER: [&str; 5] = ["build", "--profile", "serve", "--package", "server"];

/// The server takes this process over, so that Ctrl-C and any other signal reach it and nobody
/// stands between it and the terminal while it shuts down.
#[cfg(unix)]
fn hand_over(mut server: Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    let error = server.exec();
    Err(anyhow::Error::new(error).context("the server could not be started"))
}

#[cfg(not(unix))]
fn hand_over(mut server: Command) -> Result<ExitCode> {
    run(&mut server, "the server")?;
    Ok(ExitCode::SUCCESS)
}
