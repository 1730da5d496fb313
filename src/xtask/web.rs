//! Makes the app: style sheet, Trunk, wasm-opt, names, service worker, compression, into `dist/`.

use std::fs;

use anyhow::{Context, Result};
use walkdir::WalkDir;

use crate::bundle::{self, Files};
use crate::inputs::{hash_of_dist, hash_of_inputs};
use crate::node;
use crate::process::{command, run};
use crate::project::{Project, read, write};
use crate::tools::Tools;
use crate::{style, weigh};

/// Whether the app has to go through wasm-opt, which comes by Node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Optimised {
    /// For running: a person without Node gets a slightly larger app.
    IfPossible,
    /// For tests and measurements: they must see what is shipped.
    Required,
}

/// What wasm-opt may assume of the browser: what rustc itself assumes for wasm, and SIMD.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// Where Trunk leaves its work; `Trunk.toml` says the same.
const RAW: &str = "target/web";

/// Makes `dist/`, or leaves it as it is when nothing that goes into it has changed.
pub(crate) fn make(project: &Project, tools: &Tools, wanted: Optimised) -> Result<()> {
    if wanted == Optimised::Required {
        node::install_packages(project)?;
    }
    if is_fresh(project, wanted)? {
        println!("The app is built already and nothing has changed since");
        return Ok(());
    }
    println!("Building the app (some 2 minutes the first time)");
    let made_of = hash_of_inputs(project)?;
    write(
        &project.path("target/style/app.css"),
        style::bundle(&project.path("style"))?,
    )?;
    run_trunk(project, tools)?;
    let is_optimised = optimise(project)?;
    let mut files = gather(project)?;
    bundle::finish(&mut files)?;
    replace_dist(project, &files)?;
    note(project, &made_of, is_optimised)?;
    weigh::print(&project.path("dist"))
}

fn run_trunk(project: &Project, tools: &Tools) -> Result<()> {
    // Old snippets would be copied along with those of today.
    remove(project, "target/wasm-bindgen")?;
    // Trunk is not to download anything; so whatever Cargo needs has to be here before.
    run(
        tools.cargo(project).args(["fetch", "--quiet"]),
        "cargo fetch",
    )?;
    let mut trunk = tools.command(project, "trunk");
    // Trunk does not understand NO_COLOR=1; its log and its backtraces are about itself.
    trunk
        .env_remove("NO_COLOR")
        .env("RUST_LOG", "warn")
        .env("RUST_LIB_BACKTRACE", "0");
    trunk.args(["build", "--release", "--offline", "--skip-version-check"]);
    run(&mut trunk, "building the app")
}

/// Runs wasm-opt where it is installed; says whether it did.
fn optimise(project: &Project) -> Result<bool> {
    let Some(wasm_opt) = node::wasm_opt(project) else {
        println!("Without wasm-opt, which comes by Node: the app is a little larger");
        return Ok(false);
    };
    for entry in fs::read_dir(project.path(RAW)).context("Trunk left nothing in target/web")? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "wasm") {
            let mut optimiser = command(project, &wasm_opt);
            optimiser
                .args(["-Oz", "--strip-debug", "--strip-producers"])
                .args(FEATURES);
            run(optimiser.arg(&path).arg("-o").arg(&path), "wasm-opt")?;
        }
    }
    Ok(true)
}

/// What Trunk made, and the files that are served as they are.
fn gather(project: &Project) -> Result<Files> {
    let mut files = Files::new();
    for folder in [RAW, "public"] {
        let folder = project.path(folder);
        for entry in WalkDir::new(&folder) {
            let entry = entry.with_context(|| format!("cannot read {}", folder.display()))?;
            if entry.file_type().is_file() {
                let name = entry
                    .path()
                    .strip_prefix(&folder)
                    .expect("it was found in the folder");
                let bytes = fs::read(entry.path())
                    .with_context(|| format!("cannot read {}", entry.path().display()))?;
                files.insert(name.to_string_lossy().replace('\\', "/"), bytes);
            }
        }
    }
    Ok(files)
}

fn replace_dist(project: &Project, files: &Files) -> Result<()> {
    remove(project, "dist")?;
    for (name, bytes) in files {
        write(&project.path("dist").join(name), bytes)?;
    }
    Ok(())
}

fn remove(project: &Project, folder: &str) -> Result<()> {
    let path = project.path(folder);
    if path.exists() {
        fs::remove_dir_all(&path).with_context(|| format!("cannot remove {folder}"))?;
    }
    Ok(())
}

const NOTE: &str = "target/app-in-dist";

/// Three lines: what the app was made of, what was made, and whether wasm-opt had been at it.
fn note(project: &Project, made_of: &str, is_optimised: bool) -> Result<()> {
    let made = hash_of_dist(project)?;
    write(
        &project.path(NOTE),
        format!("{made_of}\n{made}\n{is_optimised}\n"),
    )
}

fn is_fresh(project: &Project, wanted: Optimised) -> Result<bool> {
    if !project.path(NOTE).exists() || !project.path("dist/index.html").exists() {
        return Ok(false);
    }
    let note = read(&project.path(NOTE))?;
    let mut lines = note.lines();
    Ok(lines.next() == Some(&hash_of_inputs(project)?)
        && lines.next() == Some(&hash_of_dist(project)?)
        && (wanted == Optimised::IfPossible || lines.next() == Some("true")))
}
