//! `cargo xtask fuzz`: libFuzzer on what reads hostile bytes, from the corpora that are kept.
//!
//! The coverage that it goes by is made by the stable compiler, so that nothing has to be installed
//! but a compiler of C++.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::arguments::Search;
use crate::process::{cargo, run};
use crate::project::Project;

/// Makes the program say which ways it went, as libFuzzer reads it.
const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Longer ones find nothing that shorter ones do not, and take the time of many.
const LONGEST: &str = "-max_len=4096";
/// Seconds after which one input has taken too long: every reader has limits.
const PATIENCE: &str = "-timeout=10";

/// Runs each target, or one. What breaks one stands in `target/fuzz/found` and fails the command.
pub(crate) fn fuzz(project: &Project, search: &Search) -> Result<ExitCode> {
    let corpora = project.path("src/fuzz/corpora");
    let targets = targets(&corpora, search.target.as_deref())?;
    let program = build(project)?;
    let found = project.path("target/fuzz/found");
    fs::create_dir_all(&found).context("cannot make the folder of what is found")?;
    let mut broken = Vec::new();
    for target in targets {
        println!("\n── {target} ──");
        let kept = corpora.join(&target);
        let grown = project.path(&format!("target/fuzz/corpora/{target}"));
        fs::create_dir_all(&grown).context("cannot make a corpus")?;
        let mut look = Command::new(&program);
        look.env("RAPPORT_FUZZ", &target)
            .args([&grown, &kept])
            .args([LONGEST, PATIENCE, "-print_final_stats=1", "-verbosity=1"])
            .arg(format!("-max_total_time={}", search.seconds))
            .arg(format!("-artifact_prefix={}/{target}-", found.display()));
        if run(&mut look, &target).is_err() {
            broken.push(target);
        } else if search.keeps {
            keep(&program, &target, &kept, &grown)?;
        }
    }
    if broken.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    println!(
        "\nBroken: {}. What did it stands in {}",
        broken.join(", "),
        found.display()
    );
    Ok(ExitCode::FAILURE)
}

/// The targets are the folders of the corpora, as a test says.
fn targets(corpora: &Path, wanted: Option<&str>) -> Result<Vec<String>> {
    let folders = fs::read_dir(corpora).context("there are no corpora")?;
    let names = folders.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names.collect();
    names.sort();
    match wanted {
        None => Ok(names),
        Some(wanted) if names.iter().any(|name| name == wanted) => Ok(vec![wanted.to_owned()]),
        Some(wanted) => bail!(
            "there is no target {wanted:?}; the targets are {}",
            names.join(", ")
        ),
    }
}

fn build(project: &Project) -> Result<PathBuf> {
    let host = host(project)?;
    let folder = project.path("target/fuzz");
    let mut build = cargo(project);
    build
        .args(["build", "--package", "fuzz", "--features", "libfuzzer", "--bin", "fuzz"])
        // With a target named, what is built for the build itself is left as it is.
        .args(["--profile", "fuzz", "--target", &host, "--target-dir"])
        .arg(&folder)
        .env("RUSTFLAGS", COVERAGE);
    run(&mut build, "the build of the fuzzer")?;
    Ok(folder.join(host).join("fuzz/fuzz"))
}

/// The machine for which `rustc` compiles by itself.
fn host(project: &Project) -> Result<String> {
    let mut ask = Command::new("rustc");
    let said = ask.arg("-vV").current_dir(project.root()).output();
    let said = String::from_utf8(said.context("rustc could not be started")?.stdout)?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc does not say its host")?.to_owned())
}

/// Adds to a corpus what goes ways that nothing in it goes, as few as do: how often is not counted.
fn keep(program: &Path, target: &str, kept: &Path, grown: &Path) -> Result<()> {
    let mut merge = Command::new(program);
    merge
        .env("RAPPORT_FUZZ", target)
        .args(["-set_cover_merge=1", "-use_counters=0", LONGEST])
        .args([kept, grown]);
    run(&mut merge, "the merge of a corpus")
}
