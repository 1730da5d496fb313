//! `rapport`: the command line of the server.

mod arguments;
mod generate;
mod reset;

use anyhow::{Context, Result};
use arguments::{HELP, Recipe, Reset, Serve, Task};
use server::{
    assets::Assets,
    clock::Clock,
    db::{backup, verify},
    folder::Folder,
    providers,
    running::{self, Running, Settings, WayIn},
};
use std::{
    io::{IsTerminal, Write},
    net::SocketAddr,
    path::Path,
    process::{Command, ExitCode, Stdio},
};

fn main() -> ExitCode {
    let task = match arguments::parse() {
        Ok(task) => task,
        Err(error) => return fail(&error, 2),
    };
    begin_log();
    match run(task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error, 1),
    }
}

/// One sentence, and a number for scripts: 1 it could not be done, 2 it was not understood.
fn fail(error: &anyhow::Error, code: u8) -> ExitCode {
    eprintln!("rapport: {error:#}");
    ExitCode::from(code)
}

fn run(task: Task) -> Result<()> {
    match task {
        Task::Help => say(HELP),
        Task::Serve(wishes) => serve(wishes)?,
        Task::Backup { data, file } => {
            backup::backup(&data, &file)?;
            say(&format!("The database is copied into {}.", file.display()));
        }
        Task::Restore { data, file } => restore(&data, &file)?,
        Task::Verify { file } => {
            let found = verify::verify(&file)?;
            say(&format!("{} is whole: {found}.", file.display()));
        }
        Task::Reset(wish) => reset(&wish)?,
        Task::Sample { data, recipe } => generate(&data, recipe)?,
    }
    Ok(())
}

fn restore(data: &Path, file: &Path) -> Result<()> {
    let folder = Folder::claim(data)?;
    let replaced = backup::restore(&folder, file)?;
    say("The backup is in place. Devices will send again what it does not have.");
    if let Some(replaced) = replaced {
        say(&format!(
            "What stood there before is kept in {}.",
            replaced.display()
        ));
    }
    Ok(())
}

#[tokio::main]
async fn reset(wish: &Reset) -> Result<()> {
    let page = reset::make_link(wish).await?;
    say("Start the server. Then this page of it takes a new password, once and within a day:");
    say(&format!("  {page}"));
    Ok(())
}

#[tokio::main]
async fn generate(data: &Path, recipe: Recipe) -> Result<()> {
    let made = generate::generate(data, recipe).await?;
    say(&format!("{} rows are written. Sign in with:", made.rows));
    say(&format!(
        "  {}  {}",
        server::sample::OWNER_EMAIL,
        made.password
    ));
    Ok(())
}

#[tokio::main]
async fn serve(wishes: Serve) -> Result<()> {
    let ended = until_ended()?;
    let providers = wishes.providers.map_or(Ok(Vec::new()), |file| {
        providers::read_file(&file).with_context(|| file.display().to_string())
    })?;
    let settings = Settings {
        data: wishes.data,
        address: SocketAddr::new(wishes.host, wishes.port),
        public_url: wishes.public_url,
        trusted_proxies: wishes.trusted_proxies,
        providers,
        with_sample: wishes.sample,
        clock: Clock::system(),
        assets: Assets::embedded(),
    };
    let server = running::start(settings).await?;
    let link = announce(&server);
    if wishes.open {
        open_browser(&link);
    }
    ended.await;
    say("Ending.");
    server.stop().await;
    Ok(())
}

/// Says where the server is; the answer is the link to open first.
fn announce(server: &Running) -> String {
    let url = server.url();
    say(&format!("Rapport runs at {url}"));
    let Some(way_in) = server.way_in() else {
        return url;
    };
    let link = format!("{url}{}", way_in.path());
    match way_in {
        WayIn::SetUp(_) => {
            say("Nobody has a login yet. Whoever opens this link becomes the first owner:");
        }
        WayIn::Sample(_) => say("This link signs you in to the sample workspace, once:"),
    }
    say(&format!("  {link}"));
    link
}

/// Lines for the person; a terminal that is gone is no reason to stop.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// Ends with Ctrl-C or with the signal by which services are stopped. Listens from now on.
#[cfg(unix)]
fn until_ended() -> Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut stop = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = stop.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn until_ended() -> Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}

fn open_browser(link: &str) {
    let (program, arguments): (_, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let mut browser = Command::new(program);
    browser
        .args(arguments)
        .arg(link)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if let Err(error) = browser.spawn() {
        say(&format!(
            "The browser could not be opened ({error}): open the address yourself."
        ));
    }
}

/// One line an event, to the error output. `RUST_LOG` says how much.
fn begin_log() {
    use tracing_subscriber::EnvFilter;
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,server=info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr)
        .init();
}
