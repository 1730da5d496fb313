//! What a person can ask for on the command line.

use anyhow::{Context, Result, bail};
use chrono::DateTime;
use domain::Timestamp;
use lexopt::prelude::{Long, Short, Value, ValueExt};
use server::{origin::PublicUrl, sample::Size};
use std::{
    ffi::OsStr,
    net::{IpAddr, Ipv4Addr},
    path::PathBuf,
};

pub(crate) const HELP: &str = "\
rapport serve [--port N] [--host ADDRESS] [--data DIR] [--public-url URL]
              [--trusted-proxy ADDRESS] [--providers FILE] [--sample] [--open]
    Start the server.
    --port N           the port to listen on (8080)
    --host ADDRESS     the address to listen on (127.0.0.1: this machine alone)
    --data DIR         the folder of the database (data)
    --public-url URL   what people type, where a proxy with TLS stands before the server
    --trusted-proxy ADDRESS
                       that proxy, where it is on another machine: the address that it adds to
                       X-Forwarded-For is the visitor's, by which guesses are counted. One on
                       this machine is believed with --public-url. Can be said several times
    --providers FILE   whom every workspace may ask for translations and drafts, as TOML; admins
                       name others in Settings
    --sample           fill an empty database with the sample, and print a link to sign in
    --open             open the address in the browser

rapport backup --data DIR FILE
    Copy the database into a new file, while a server may be running.

rapport restore --data DIR FILE
    Put a backup in the place of the database, while no server is running.

rapport verify FILE
    Read a backup, or the database of a server that is stopped, to its last row, and say whether
    it is whole. Nothing is changed.

rapport reset --data DIR EMAIL [--second-factor]
    Make a link by which whoever signs in with this address chooses a new password, while no server
    is running. For the only owner; everybody else is helped by an owner or admin, in the settings.
    --second-factor    the link ends the second factor, too

rapport sample --data DIR [--seed S] [--now INSTANT] [--conversations N] [--messages M]
    Fill a database with a large workspace, for measurements. The same seed, instant and
    numbers give the same rows.
    --seed S           a number (1)
    --now INSTANT      when it is, such as 2026-11-20T09:00:00Z (what the clock says)
    --conversations N  how many conversations (20000)
    --messages M       how many messages in all of them (200000)";

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
    Help,
    Serve(Serve),
    Backup { data: PathBuf, file: PathBuf },
    Restore { data: PathBuf, file: PathBuf },
    Verify { file: PathBuf },
    Reset(Reset),
    Sample { data: PathBuf, recipe: Recipe },
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Serve {
    pub(crate) host: IpAddr,
    pub(crate) port: u16,
    pub(crate) data: PathBuf,
    pub(crate) public_url: Option<PublicUrl>,
    pub(crate) trusted_proxies: Vec<IpAddr>,
    pub(crate) providers: Option<PathBuf>,
    pub(crate) sample: bool,
    pub(crate) open: bool,
}

/// Whose password is chosen anew.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Reset {
    pub(crate) data: PathBuf,
    pub(crate) email: String,
    pub(crate) second_factor: bool,
}

/// What a generated workspace is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Recipe {
    pub(crate) seed: u64,
    /// When it is in it. Absent: what the clock says.
    pub(crate) now: Option<Timestamp>,
    pub(crate) size: Size,
}

pub(crate) fn parse() -> Result<Task> {
    parse_from(lexopt::Parser::from_env())
}

fn parse_from(mut words: lexopt::Parser) -> Result<Task> {
    let name = match words.next()? {
        None | Some(Long("help") | Short('h')) => return Ok(Task::Help),
        Some(Value(name)) => name.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    match name.as_str() {
        "serve" => parse_serve(words),
        "backup" => {
            let (data, file) = parse_copy(words)?;
            Ok(Task::Backup { data, file })
        }
        "restore" => {
            let (data, file) = parse_copy(words)?;
            Ok(Task::Restore { data, file })
        }
        "verify" => parse_verify(words),
        "reset" => parse_reset(words),
        "sample" => parse_sample(words),
        "help" => Ok(Task::Help),
        unknown => bail!("there is no command {unknown:?}; the commands are:\n\n{HELP}"),
    }
}

fn parse_serve(mut words: lexopt::Parser) -> Result<Task> {
    let mut serve = Serve {
        host: Ipv4Addr::LOCALHOST.into(),
        port: 8080,
        data: PathBuf::from("data"),
        public_url: None,
        trusted_proxies: Vec::new(),
        providers: None,
        sample: false,
        open: false,
    };
    while let Some(word) = words.next()? {
        match word {
            Long("port") => serve.port = words.value()?.parse().context("--port")?,
            Long("host") => serve.host = words.value()?.parse().context("--host")?,
            Long("data") => serve.data = words.value()?.into(),
            Long("public-url") => serve.public_url = Some(words.value()?.parse()?),
            Long("trusted-proxy") => {
                let proxy = words.value()?.parse().context("--trusted-proxy")?;
                serve.trusted_proxies.push(proxy);
            }
            Long("providers") => serve.providers = Some(words.value()?.into()),
            Long("sample") => serve.sample = true,
            Long("open") => serve.open = true,
            Long("help") | Short('h') => return Ok(Task::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Serve(serve))
}

/// The folder and the file that `backup` and `restore` need.
fn parse_copy(mut words: lexopt::Parser) -> Result<(PathBuf, PathBuf)> {
    let (mut data, mut file) = (None, None);
    while let Some(word) = words.next()? {
        match word {
            Long("data") => data = Some(words.value()?.into()),
            Value(path) if file.is_none() => file = Some(path.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok((
        data.context("--data DIR is missing")?,
        file.context("the FILE is missing")?,
    ))
}

fn parse_verify(mut words: lexopt::Parser) -> Result<Task> {
    let mut file = None;
    while let Some(word) = words.next()? {
        match word {
            Value(path) if file.is_none() => file = Some(path.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Verify {
        file: file.context("the FILE is missing")?,
    })
}

fn parse_reset(mut words: lexopt::Parser) -> Result<Task> {
    let (mut data, mut email, mut second_factor) = (None, None, false);
    while let Some(word) = words.next()? {
        match word {
            Long("data") => data = Some(words.value()?.into()),
            Long("second-factor") => second_factor = true,
            Value(address) if email.is_none() => email = Some(address.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Reset(Reset {
        data: data.context("--data DIR is missing")?,
        email: email.context("the EMAIL is missing")?,
        second_factor,
    }))
}

fn parse_sample(mut words: lexopt::Parser) -> Result<Task> {
    let mut data = None;
    let mut recipe = Recipe {
        seed: 1,
        now: None,
        size: Size {
            conversations: 20_000,
            messages: 200_000,
        },
    };
    let size = &mut recipe.size;
    while let Some(word) = words.next()? {
        match word {
            Long("data") => data = Some(words.value()?.into()),
            Long("seed") => recipe.seed = words.value()?.parse().context("--seed")?,
            Long("now") => recipe.now = Some(parse_instant(&words.value()?)?),
            Long("conversations") => {
                size.conversations = words.value()?.parse().context("--conversations")?;
            }
            Long("messages") => size.messages = words.value()?.parse().context("--messages")?,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Sample {
        data: data.context("--data DIR is missing")?,
        recipe,
    })
}

/// An instant as people and programs write it: RFC 3339.
fn parse_instant(word: &OsStr) -> Result<Timestamp> {
    let text = word.to_str().context("--now")?;
    let instant = DateTime::parse_from_rfc3339(text)
        .with_context(|| format!("--now {text:?} is no instant such as 2026-11-20T09:00:00Z"))?;
    Ok(Timestamp(instant.timestamp_millis()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &[&str]) -> Result<Task> {
        // The first word is the program's own name.
        parse_from(lexopt::Parser::from_iter([&["rapport"], words].concat()))
    }

    #[test]
    fn serve_has_defaults_and_takes_every_wish() {
        let Task::Serve(plain) = parsed(&["serve"]).unwrap() else {
            panic!()
        };
        assert_eq!((plain.port, plain.host), (8080, Ipv4Addr::LOCALHOST.into()));
        assert!(!plain.sample && !plain.open && plain.public_url.is_none());
        let words = "serve --port 9 --host 0.0.0.0 --data d --sample --open \
            --public-url https://a.example --trusted-proxy 10.0.0.2 --trusted-proxy fd00::2 \
            --providers p.toml";
        let all: Vec<_> = words.split_whitespace().collect();
        let Task::Serve(all) = parsed(&all).unwrap() else {
            panic!()
        };
        assert!(all.sample && all.open && all.public_url.is_some());
        let proxies = ["10.0.0.2", "fd00::2"].map(|one| one.parse::<IpAddr>().unwrap());
        assert_eq!(all.trusted_proxies, proxies);
        assert_eq!(all.providers, Some(PathBuf::from("p.toml")));
    }

    #[test]
    fn what_is_missing_or_unknown_is_said() {
        for words in [
            &["dance"][..],
            &["serve", "--port", "99999"],
            &["serve", "extra"],
            &["serve", "--public-url", "team.example"],
            &["serve", "--trusted-proxy", "proxy.example"],
            &["backup", "--data", "d"],
            &["restore", "file"],
            &["verify"],
            &["reset", "--data", "d"],
            &["reset", "anna@example.com"],
            &["verify", "one", "other"],
            &["sample"],
            &["sample", "--data", "d", "--now", "yesterday"],
            &["sample", "--data", "d", "--now", "2026-11-20"],
        ] {
            assert!(parsed(words).is_err(), "{words:?}");
        }
    }

    #[test]
    fn an_instant_is_the_same_however_it_is_written() {
        for instant in ["2026-11-20T09:00:00Z", "2026-11-20T10:00:00.000+01:00"] {
            let Task::Sample { recipe, .. } =
                parsed(&["sample", "--data", "d", "--now", instant]).unwrap()
            else {
                panic!()
            };
            assert_eq!(recipe.now, Some(Timestamp(1_795_165_200_000)), "{instant}");
        }
    }

    #[test]
    fn a_copy_has_a_folder_and_a_file() {
        let expected = Task::Backup {
            data: "d".into(),
            file: "f".into(),
        };
        assert_eq!(parsed(&["backup", "--data", "d", "f"]).unwrap(), expected);
    }
}
