//! A server as a process of its own, in a folder.

use crate::support::{Browser, setup_body};
use std::{
    io::{BufRead, BufReader, Lines, Read},
    path::Path,
    process::{Child, ChildStdout, Command as Program, Stdio},
};

/// Killed when it is dropped, without a word.
pub struct Process {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Process {
    /// One that says in its log all that it does.
    pub fn talkative(data: &Path) -> Self {
        Self::begin(data, &[], "trace", Stdio::piped())
    }

    /// One that logs nothing, with these words on its command line.
    pub fn quiet(data: &Path, words: &[&str]) -> Self {
        Self::begin(data, words, "off", Stdio::null())
    }

    fn begin(data: &Path, words: &[&str], log: &str, errors: Stdio) -> Self {
        let mut program = Program::new(env!("CARGO_BIN_EXE_rapport"));
        let program = program.args(["serve", "--port", "0", "--data"]).arg(data);
        let program = program.args(words).env("RUST_LOG", log).stderr(errors);
        let mut child = program.stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    /// What the next line says after these words.
    pub fn next_after(&mut self, words: &str) -> String {
        let line = self.lines.next().unwrap().unwrap();
        let (_, rest) = line.split_once(words).unwrap_or_else(|| panic!("{line}"));
        rest.to_owned()
    }

    /// Where it answers.
    pub fn base(&mut self) -> String {
        self.next_after("Rapport runs at ")
    }

    /// The owner, whom its link makes the first.
    pub async fn set_up(&mut self) -> Browser {
        let base = self.base();
        self.next_after("first owner");
        let token = self.next_after("/setup?token=");
        let mut owner = Browser::new(&base);
        owner.enter("/api/v1/setup", &setup_body(&token)).await;
        owner
    }

    /// Ends it as a service is ended; says what it wrote into the log.
    #[cfg(unix)]
    pub fn end(mut self) -> String {
        let id = self.child.id().to_string();
        let told = Program::new("kill").args(["-TERM", &id]).status().unwrap();
        assert!(told.success());
        let mut log = String::new();
        if let Some(mut errors) = self.child.stderr.take() {
            errors.read_to_string(&mut log).unwrap();
        }
        assert!(self.child.wait().unwrap().success(), "{log}");
        log
    }

    /// A figure of the system's about the process, in KiB; none where the system has no such file.
    pub fn kibibytes(&self, figure: &str) -> Option<u64> {
        let status = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(status).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(figure))?;
        line.trim_start_matches(':')
            .trim()
            .strip_suffix(" kB")?
            .parse()
            .ok()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
