//! Other programs: how they are found, started and understood when they fail.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::tally::Tally;

/// A command in the project's folder, without what `cargo run` told this program about itself:
/// build scripts watch some of these variables and would run again for nothing.
pub(crate) fn command(project: &Project, program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(project.root());
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

pub(crate) fn cargo(project: &Project) -> Command {
    let mut cargo = command(project, its_cargo());
    if std::io::stdout().is_terminal() {
        cargo.env("CARGO_TERM_COLOR", "always");
    }
    cargo
}

/// A cargo that takes only what others leave of the cores, where the system knows of such.
pub(crate) fn patient_cargo(project: &Project) -> Command {
    let Some(nice) = on_path("nice") else {
        return cargo(project);
    };
    let mut cargo = command(project, nice);
    cargo.args(["-n", "19"]).arg(its_cargo());
    cargo
}

fn its_cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or("cargo".into())
}

/// Runs to the end and shows everything; `what` names it in the error.
pub(crate) fn run(command: &mut Command, what: &str) -> Result<()> {
    let status = command
        .status()
        .map_err(|error| not_started(command, &error))?;
    if !status.success() {
        bail!("{what} failed ({status}); the reason stands above");
    }
    Ok(())
}

/// Runs to the end, shows each line of the output as it comes, and lets the tally hear it.
pub(crate) fn run_counted(command: &mut Command, what: &str, tally: &mut Tally) -> Result<()> {
    let spawned = command.stdout(Stdio::piped()).spawn();
    let mut child = spawned.map_err(|error| not_started(command, &error))?;
    let mut output = BufReader::new(child.stdout.take().expect("the output was asked for"));
    let mut line = Vec::new();
    let mut screen = std::io::stdout();
    while output
        .read_until(b'\n', &mut line)
        .context("cannot read what the program prints")?
        > 0
    {
        screen
            .write_all(&line)
            .and_then(|()| screen.flush())
            .context("cannot print")?;
        tally.hear(&String::from_utf8_lossy(&line));
        line.clear();
    }
    let status = child
        .wait()
        .with_context(|| format!("lost sight of {what}"))?;
    if !status.success() {
        bail!("{what} failed ({status})");
    }
    Ok(())
}

/// The first line that a program prints, if it can be started and ends well.
pub(crate) fn first_line(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    output
        .status
        .success()
        .then(|| text.lines().next().unwrap_or_default().trim().to_owned())
}

/// Where a program stands on the PATH.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path)
        .map(|folder| folder.join(&name))
        .find(|file| is_file(file))
}

fn is_file(path: &Path) -> bool {
    path.metadata().is_ok_and(|found| found.is_file())
}

fn not_started(command: &Command, error: &std::io::Error) -> anyhow::Error {
    let program = Path::new(command.get_program()).display();
    match error.kind() {
        ErrorKind::NotFound => anyhow::anyhow!("{program} is not installed, or not on the PATH"),
        _ => anyhow::anyhow!("{program} could not be started: {error}"),
    }
}
