//! What a person can ask for on the command line.

use std::path::PathBuf;

use anyhow::{Result, bail};
use lexopt::prelude::{Long, Short, Value, ValueExt};

pub(crate) const HELP: &str = "\
cargo xtask serve [--port N] [--data DIR] [--open] [--sample]
    Install what is missing, build the app and the server, and start them.
    --port N     the port to listen on (8080)
    --data DIR   the folder of the database (data)
    --open       open the address in the browser
    --sample     start with the sample workspace and print a link to sign in

cargo xtask test              everything that must pass, with a summary
cargo xtask e2e [PATTERN]     the journeys in a browser, or those that match
cargo xtask bench [PATTERN]   the figures, from a measured build
cargo xtask tidy              the rules of the house that no compiler knows

cargo xtask simulate [--seeds N] [--seed S]
    Devices and a server in every kind of trouble: 100000 seeds, or N, or the story of one.

cargo xtask fuzz [TARGET] [--seconds N] [--keep]
    Look for bytes that break what reads hostile ones: each target for 60 seconds, or N.
    --keep       add to the corpora what was found interesting

cargo xtask recognise FILE [--tz ZONE] [--own NAME]...
    Print as JSON what the paste recogniser finds in a text or .eml file.
    --tz ZONE    the time zone of whoever pastes, as in Europe/Madrid (UTC)
    --own NAME   a name or an email address that is ours; may be given several times";

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
    Help,
    Serve(Wishes),
    Test,
    EndToEnd { patterns: Vec<String> },
    Bench { patterns: Vec<String> },
    Tidy,
    Simulate(Seeds),
    Fuzz(Search),
    Recognise(Pasted),
}

/// What the fuzzer is to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Search {
    /// One target; absent where it is each of them.
    pub(crate) target: Option<String>,
    /// How long, for each.
    pub(crate) seconds: u32,
    /// Whether the corpora are to have what was found.
    pub(crate) keeps: bool,
}

/// What the simulation is to play.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Seeds {
    /// So many, beginning with 0.
    Many(u64),
    /// This one, told step by step.
    One(u64),
}

/// What is to be recognised, and for whom.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Pasted {
    /// As given, relative to where the person stands.
    pub(crate) file: PathBuf,
    pub(crate) zone: String,
    pub(crate) own: Vec<String>,
}

/// How the server is to be started.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wishes {
    pub(crate) port: u16,
    /// As given, relative to where the person stands; without it the project's own `data`.
    pub(crate) data: Option<PathBuf>,
    /// Passed on to the server as they are.
    pub(crate) switches: Vec<&'static str>,
}

pub(crate) fn parse() -> Result<Task> {
    parse_from(lexopt::Parser::from_env())
}

fn parse_from(mut words: lexopt::Parser) -> Result<Task> {
    let Some(first) = words.next()? else {
        return Ok(Task::Help);
    };
    let name = match first {
        Value(name) => name.string()?,
        Long("help") | Short('h') => return Ok(Task::Help),
        other => return Err(other.unexpected().into()),
    };
    match name.as_str() {
        "serve" => parse_serve(words),
        "test" => no_more(words, Task::Test),
        "tidy" => no_more(words, Task::Tidy),
        "e2e" => Ok(Task::EndToEnd {
            patterns: rest(words)?,
        }),
        "bench" => Ok(Task::Bench {
            patterns: rest(words)?,
        }),
        "simulate" => parse_simulate(words),
        "fuzz" => parse_fuzz(words),
        "recognise" => parse_recognise(words),
        "help" => Ok(Task::Help),
        unknown => bail!("there is no task called {unknown:?}; the tasks are:\n\n{HELP}"),
    }
}

fn parse_serve(mut words: lexopt::Parser) -> Result<Task> {
    let mut wishes = Wishes {
        port: 8080,
        data: None,
        switches: Vec::new(),
    };
    while let Some(word) = words.next()? {
        match word {
            Long("port") => wishes.port = words.value()?.parse()?,
            Long("data") => wishes.data = Some(PathBuf::from(words.value()?)),
            Long("open") => wishes.switches.push("--open"),
            Long("sample") => wishes.switches.push("--sample"),
            Long("help") | Short('h') => return Ok(Task::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Serve(wishes))
}

fn parse_simulate(mut words: lexopt::Parser) -> Result<Task> {
    let mut seeds = Seeds::Many(100_000);
    while let Some(word) = words.next()? {
        match word {
            Long("seeds") => seeds = Seeds::Many(words.value()?.parse()?),
            Long("seed") => seeds = Seeds::One(words.value()?.parse()?),
            Long("help") | Short('h') => return Ok(Task::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Simulate(seeds))
}

fn parse_fuzz(mut words: lexopt::Parser) -> Result<Task> {
    let mut search = Search {
        target: None,
        seconds: 60,
        keeps: false,
    };
    while let Some(word) = words.next()? {
        match word {
            Value(name) if search.target.is_none() => search.target = Some(name.string()?),
            Long("seconds") => search.seconds = words.value()?.parse()?,
            Long("keep") => search.keeps = true,
            Long("help") | Short('h') => return Ok(Task::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Fuzz(search))
}

fn parse_recognise(mut words: lexopt::Parser) -> Result<Task> {
    let (mut file, mut zone, mut own) = (None, "UTC".to_owned(), Vec::new());
    while let Some(word) = words.next()? {
        match word {
            Value(name) if file.is_none() => file = Some(PathBuf::from(name)),
            Long("tz") => zone = words.value()?.string()?,
            Long("own") => own.push(words.value()?.string()?),
            Long("help") | Short('h') => return Ok(Task::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    let Some(file) = file else {
        bail!("which file? cargo xtask recognise FILE [--tz ZONE] [--own NAME]...");
    };
    Ok(Task::Recognise(Pasted { file, zone, own }))
}

fn no_more(mut words: lexopt::Parser, task: Task) -> Result<Task> {
    match words.next()? {
        None => Ok(task),
        Some(Long("help") | Short('h')) => Ok(Task::Help),
        Some(other) => Err(other.unexpected().into()),
    }
}

/// All that follows, flags too: they belong to the program that the task runs.
fn rest(mut words: lexopt::Parser) -> Result<Vec<String>> {
    let rest = words.raw_args()?.map(ValueExt::string);
    Ok(rest.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &[&str]) -> Result<Task> {
        parse_from(lexopt::Parser::from_args(words))
    }

    #[test]
    fn serve_has_defaults_and_takes_every_wish() {
        let plain = Wishes {
            port: 8080,
            data: None,
            switches: vec![],
        };
        assert_eq!(parsed(&["serve"]).unwrap(), Task::Serve(plain));
        let all = [
            "serve",
            "--port=9000",
            "--data",
            "elsewhere",
            "--sample",
            "--open",
        ];
        let wishes = Wishes {
            port: 9000,
            data: Some("elsewhere".into()),
            switches: vec!["--sample", "--open"],
        };
        assert_eq!(parsed(&all).unwrap(), Task::Serve(wishes));
    }

    #[test]
    fn what_follows_e2e_belongs_to_the_test_runner() {
        let patterns = vec!["offline".to_owned(), "--headed".to_owned()];
        assert_eq!(
            parsed(&["e2e", "offline", "--headed"]).unwrap(),
            Task::EndToEnd { patterns }
        );
    }

    #[test]
    fn simulate_plays_many_seeds_or_tells_one() {
        let simulate = |words: &[&str]| parsed(words).unwrap();
        assert_eq!(
            simulate(&["simulate"]),
            Task::Simulate(Seeds::Many(100_000))
        );
        assert_eq!(
            simulate(&["simulate", "--seeds", "7"]),
            Task::Simulate(Seeds::Many(7))
        );
        assert_eq!(
            simulate(&["simulate", "--seed=5255"]),
            Task::Simulate(Seeds::One(5255))
        );
        assert!(parsed(&["simulate", "--seeds", "many"]).is_err());
    }

    #[test]
    fn fuzz_looks_at_every_target_or_at_one() {
        let every = Search {
            target: None,
            seconds: 60,
            keeps: false,
        };
        assert_eq!(parsed(&["fuzz"]).unwrap(), Task::Fuzz(every));
        let one = Search {
            target: Some("paste".to_owned()),
            seconds: 5,
            keeps: true,
        };
        let words = ["fuzz", "paste", "--seconds=5", "--keep"];
        assert_eq!(parsed(&words).unwrap(), Task::Fuzz(one));
        assert!(parsed(&["fuzz", "paste", "chat"]).is_err());
    }

    #[test]
    fn recognise_takes_a_file_a_zone_and_our_names() {
        let plain = Pasted {
            file: "paste.txt".into(),
            zone: "UTC".to_owned(),
            own: vec![],
        };
        assert_eq!(
            parsed(&["recognise", "paste.txt"]).unwrap(),
            Task::Recognise(plain)
        );
        let words = ["recognise", "--tz=Europe/Madrid", "--own", "Anna", "a.eml"];
        let pasted = Pasted {
            file: "a.eml".into(),
            zone: "Europe/Madrid".to_owned(),
            own: vec!["Anna".to_owned()],
        };
        assert_eq!(parsed(&words).unwrap(), Task::Recognise(pasted));
        assert!(parsed(&["recognise"]).is_err());
    }

    #[test]
    fn a_word_that_nobody_knows_is_refused() {
        for words in [&["dance"][..], &["serve", "--prot", "1"], &["test", "all"]] {
            assert!(parsed(words).is_err(), "{words:?}");
        }
        assert!(parsed(&["serve", "--port", "99999"]).is_err());
    }
}
