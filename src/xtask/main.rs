//! The project's own commands: `cargo xtask serve`, `test`, `e2e`, `bench`, `tidy`, `simulate`,
//! `fuzz` and `recognise`.
//!
//! They need Rust by rustup and nothing else; those that run a browser need Node as well. What is
//! missing they install: tools of the build into `.tools`, packages of the journeys into
//! `end2end/node_modules`.

mod apertium;
mod arguments;
mod browser;
mod bundle;
mod checks;
mod dependencies;
mod fuzz;
mod inputs;
mod journeys;
mod node;
mod precheck;
mod process;
mod project;
mod recognise;
mod serve;
mod simulate;
mod style;
mod tally;
mod tidy;
mod tools;
mod web;
mod weigh;

use std::process::ExitCode;

use anyhow::Result;

use arguments::Task;
use project::Project;

fn main() -> ExitCode {
    match arguments::parse().and_then(run) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode> {
    let project = Project::here();
    match task {
        Task::Help => {
            println!("{}", arguments::HELP);
            Ok(ExitCode::SUCCESS)
        }
        Task::Serve(wishes) => serve::serve(&project, &wishes),
        Task::Test => checks::test(&project),
        Task::EndToEnd { patterns } => journeys::run_alone(&project, &patterns),
        Task::Bench { patterns } => journeys::bench(&project, &patterns),
        Task::Tidy => Ok(tidy::report(&project)),
        Task::Simulate(seeds) => simulate::simulate(&project, &seeds),
        Task::Fuzz(search) => fuzz::fuzz(&project, &search),
        Task::Recognise(pasted) => recognise::recognise(&project, &pasted),
    }
}
