//! The tools that build the app: the wasm target, and the wasm-bindgen command line tool of exactly
//! the version in Cargo.lock.
//!
//! A tool of the right version on the PATH is used as it is. Otherwise it is compiled once into
//! `.tools`, with as little optimisation as it can bear: it runs for seconds, and on two cores an
//! optimised build of it would take longer than everything else together.

use std::ffi::OsString;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{cargo, command, first_line, run};
use crate::project::{Project, read};

const WASM: &str = "wasm32-unknown-unknown";
const BINDGEN: &str = "wasm-bindgen";

/// The tools, found: commands made here find them first.
#[derive(Debug)]
pub(crate) struct Tools {
    path: OsString,
}

impl Tools {
    /// Installs what is missing and says so.
    pub(crate) fn ready(project: &Project) -> Result<Self> {
        let tools = Self {
            path: path_with_ours(project)?,
        };
        install_wasm_target(project)?;
        let version = locked_version(&read(&project.path("Cargo.lock"))?, BINDGEN)?;
        if !tools.has_bindgen(project, &version) {
            install_bindgen(project, &version)?;
            if !tools.has_bindgen(project, &version) {
                bail!("{BINDGEN} {version} was installed but does not start");
            }
        }
        Ok(tools)
    }

    pub(crate) fn command(&self, project: &Project, program: &str) -> Command {
        self.lend(command(project, program))
    }

    /// Cargo, whose test runner for wasm is one of the tools.
    pub(crate) fn cargo(&self, project: &Project) -> Command {
        self.lend(cargo(project))
    }

    fn lend(&self, mut command: Command) -> Command {
        command.env("PATH", &self.path);
        command
    }

    fn has_bindgen(&self, project: &Project, version: &str) -> bool {
        let line = first_line(self.command(project, BINDGEN).arg("--version"));
        line.is_some_and(|line| line.split(' ').nth(1) == Some(version))
    }
}

fn path_with_ours(project: &Project) -> Result<OsString> {
    let ours = project.path(".tools/bin");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(ours).chain(std::env::split_paths(&path));
    std::env::join_paths(folders).context("the project's folder has a name that PATH cannot hold")
}

fn install_wasm_target(project: &Project) -> Result<()> {
    let asked =
        first_line(command(project, "rustc").args(["--print", "target-libdir", "--target", WASM]));
    if asked.is_some_and(|folder| std::path::Path::new(&folder).is_dir()) {
        return Ok(());
    }
    println!("Installing Rust's WebAssembly target (some 10 seconds, once)");
    run(
        command(project, "rustup").args(["target", "add", WASM]),
        "rustup target add",
    )
    .context(
        "Rust's WebAssembly target is needed: install Rust by rustup, or add the target yourself",
    )
}

fn install_bindgen(project: &Project, version: &str) -> Result<()> {
    println!("Installing {BINDGEN} {version} into .tools: some 2 minutes on two cores, once");
    let made = project.path(".tools/target");
    let mut cargo = cargo(project);
    cargo
        .args(["install", "--locked", "--force", "--root", ".tools"])
        .args(["--version", version, "wasm-bindgen-cli"])
        .env("CARGO_TARGET_DIR", &made)
        // It reads the whole of the app on every build, so a little speed pays.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "false")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false");
    run(&mut cargo, "installing wasm-bindgen")?;
    // A quarter of a gigabyte that nobody needs again.
    std::fs::remove_dir_all(&made).context("cannot remove .tools/target")
}

/// The version of a package in Cargo.lock.
fn locked_version(lock: &str, package: &str) -> Result<String> {
    let lock: toml::Table = lock.parse().context("Cargo.lock cannot be understood")?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    packages
        .into_iter()
        .flatten()
        .find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))
        .and_then(|entry| entry.get("version")?.as_str())
        .map(str::to_owned)
        .with_context(|| format!("Cargo.lock does not name {package}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tool_is_of_the_version_in_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.126\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").unwrap(), "0.2.126");
        assert!(locked_version(lock, "leptos").is_err());
    }
}
