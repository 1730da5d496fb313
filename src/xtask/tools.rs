//! What compiles the app and runs its tests: Rust's wasm target, and wasm-bindgen's test runner of
//! exactly the version in Cargo.lock.
//!
//! A runner of the right version on the PATH is used as it is. Otherwise it is compiled once into
//! `.tools`, with as little optimisation as it can bear: it runs for seconds, and on two cores an
//! optimised build of it would take longer than everything else together. Only tests need it: the
//! app is bound by the library that the runner is made of.

use std::ffi::OsString;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{cargo, command, first_line, run};
use crate::project::{Project, read};

pub(crate) const WASM: &str = "wasm32-unknown-unknown";
const BINDGEN: &str = "wasm-bindgen";
const RUNNER: &str = "wasm-bindgen-test-runner";

/// The test runner, found.
#[derive(Debug)]
pub(crate) struct Runner {
    path: OsString,
}

impl Runner {
    /// Installs what is missing and says so.
    pub(crate) fn ready(project: &Project) -> Result<Self> {
        let runner = Self {
            path: path_with_ours(project)?,
        };
        install_wasm_target(project)?;
        let version = locked_version(&read(&project.path("Cargo.lock"))?, BINDGEN)?;
        if !runner.is_of(project, &version) {
            install_runner(project, &version)?;
            if !runner.is_of(project, &version) {
                bail!("{RUNNER} {version} was installed but does not start");
            }
        }
        Ok(runner)
    }

    /// Cargo, whose tests for wasm are run by it.
    pub(crate) fn cargo(&self, project: &Project) -> Command {
        let mut cargo = cargo(project);
        cargo.env("PATH", &self.path);
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", RUNNER);
        cargo
    }

    fn is_of(&self, project: &Project, version: &str) -> bool {
        let mut runner = command(project, RUNNER);
        let line = first_line(runner.env("PATH", &self.path).arg("--version"));
        line.is_some_and(|line| line.split(' ').nth(1) == Some(version))
    }
}

/// The PATH, with what was installed here before all else.
pub(crate) fn path_with_ours(project: &Project) -> Result<OsString> {
    let ours = project.path(".tools/bin");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(ours).chain(std::env::split_paths(&path));
    std::env::join_paths(folders).context("the project's folder has a name that PATH cannot hold")
}

/// What the app is compiled for.
pub(crate) fn install_wasm_target(project: &Project) -> Result<()> {
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

fn install_runner(project: &Project, version: &str) -> Result<()> {
    println!("Installing {RUNNER} {version} into .tools: some 2 minutes on two cores, once");
    // It reads the whole of the app on every build, so a little speed pays.
    install(project, "wasm-bindgen-cli", version, "1")
}

/// Compiles a program of others into `.tools`, optimised as far as is said.
pub(crate) fn install(
    project: &Project,
    package: &str,
    version: &str,
    optimised: &str,
) -> Result<()> {
    let made = project.path(".tools/target");
    let mut cargo = cargo(project);
    cargo
        .args(["install", "--locked", "--force", "--root", ".tools"])
        .args(["--version", version, package])
        .env("CARGO_TARGET_DIR", &made)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", optimised)
        .env("CARGO_PROFILE_RELEASE_LTO", "false")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false");
    run(&mut cargo, &format!("installing {package}"))?;
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
