//! `cargo xtask simulate`: devices and a server in every kind of trouble, for as many seeds as one has
//! time for. `cargo xtask test` plays the first ten thousand.

use std::process::ExitCode;

use anyhow::Result;

use crate::arguments::Seeds;
use crate::process::{cargo, run};
use crate::project::Project;

/// A failing seed tells its story and fails the command.
pub(crate) fn simulate(project: &Project, seeds: &Seeds) -> Result<ExitCode> {
    let mut test = cargo(project);
    test.args(["test", "--package", "replica", "--lib", "--"])
        .args(["simulation::every_device", "--nocapture"]);
    match seeds {
        Seeds::Many(seeds) => test.env("RAPPORT_SEEDS", seeds.to_string()),
        Seeds::One(seed) => test
            .env("RAPPORT_SEED", seed.to_string())
            .env("RAPPORT_STEPS", usize::MAX.to_string()),
    };
    run(&mut test, "the simulation")?;
    Ok(ExitCode::SUCCESS)
}
