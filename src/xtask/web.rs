//! Makes the app, into `dist/`: compiled, cut into its parts, bound to the browser, optimised, then
//! put together with style sheet, page and service worker, named by content and compressed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use walkdir::WalkDir;
use wasm_bindgen_cli_support::Bindgen;

use crate::bundle::{self, Files};
use crate::inputs::{hash_of_dist, hash_of_inputs};
use crate::node;
use crate::process::{cargo, command, run};
use crate::project::{Project, read, write};
use crate::{style, tools, weigh};

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

/// The app's binary, and what its files are called.
const NAME: &str = "rapport-app";
/// The script that fetches the later parts.
const LOADER: &str = "./parts.js";
/// Where the compilers leave their work.
const RAW: &str = "target/web";

/// Makes `dist/`, or leaves it as it is when nothing that goes into it has changed.
pub(crate) fn make(project: &Project, wanted: Optimised) -> Result<()> {
    tools::install_wasm_target(project)?;
    if wanted == Optimised::Required {
        node::install_packages(project)?;
    }
    if is_fresh(project, wanted)? {
        println!("The app is built already and nothing has changed since");
        return Ok(());
    }
    println!("Building the app (some 2 minutes the first time)");
    let made_of = hash_of_inputs(project)?;
    let whole = compile(project)?;
    remove(project, RAW)?;
    let first = cut(project, &whole)?;
    bind(project, &first)?;
    let is_optimised = optimise(project)?;
    let mut files = gather(project)?;
    bundle::finish(&mut files)?;
    replace_dist(project, &files)?;
    note(project, &made_of, is_optimised)?;
    weigh::print(&project.path("dist"))
}

/// The whole app as one file of WebAssembly, with what the cut has to know about it.
fn compile(project: &Project) -> Result<PathBuf> {
    let mut cargo = cargo(project);
    cargo
        .args(["rustc", "--package", "app", "--bin", NAME])
        .args(["--profile", "app", "--target", tools::WASM])
        .args(["--", "-C", "link-arg=--emit-relocs"]);
    run(&mut cargo, "compiling the app")?;
    Ok(project.path(&format!("target/{}/app/{NAME}.wasm", tools::WASM)))
}

/// Cuts the app where its sources say (`#[wasm_split]`): the first load, which is called as the
/// app is, and what is fetched after it.
fn cut(project: &Project, whole: &Path) -> Result<PathBuf> {
    let whole = fs::read(whole).with_context(|| format!("cannot read {}", whole.display()))?;
    let first = project.path("target/first-load.wasm");
    let folder = project.path(RAW);
    let main_module = format!("./{NAME}.js");
    let mut options = wasm_split_cli_support::Options::new(&whole);
    options.output_dir = &folder;
    options.main_out_path = &first;
    options.main_module = &main_module;
    options.link_name = LOADER;
    wasm_split_cli_support::transform(options)
        .map_err(|why| anyhow!("{why:#}"))
        .context("cutting the app into its parts")?;
    Ok(first)
}

/// The scripts through which WebAssembly and the browser call each other.
fn bind(project: &Project, first: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(first)
        .web(true)?
        .typescript(false)
        .keep_lld_exports(true)
        .out_name(NAME)
        .generate(project.path(RAW))
        .context("binding the app to the browser")
}

/// Runs wasm-opt where it is installed; says whether it did.
fn optimise(project: &Project) -> Result<bool> {
    let Some(wasm_opt) = node::wasm_opt(project) else {
        println!("Without wasm-opt, which comes by Node: the app is a little larger");
        return Ok(false);
    };
    for entry in fs::read_dir(project.path(RAW)).context("nothing was left in target/web")? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "wasm") {
            let mut optimiser = command(project, &wasm_opt);
            optimiser
                // By name, what is alike stands together, which compresses better.
                .args(["-Oz", "--reorder-functions-by-name"])
                .args(["--strip-debug", "--strip-producers"])
                .args(FEATURES);
            run(optimiser.arg(&path).arg("-o").arg(&path), "wasm-opt")?;
        }
    }
    Ok(true)
}

/// What was made, and the files that are served as they are.
fn gather(project: &Project) -> Result<Files> {
    let mut files = Files::new();
    let page = read(&project.path("index.html"))?;
    files.insert("index.html".to_owned(), page.into_bytes());
    let sheets = style::bundle(&project.path("style"))?;
    for (name, css) in style::SHEETS.into_iter().zip(sheets) {
        files.insert(name.to_owned(), css.into_bytes());
    }
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
