//! The fuzzer, with one of the targets: which, `RAPPORT_FUZZ` says. libFuzzer has the command line.

#![no_main]

use fuzz::{TARGETS, Target};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static CHOSEN: LazyLock<&Target> = LazyLock::new(|| {
    let name = std::env::var("RAPPORT_FUZZ").unwrap_or_default();
    let chosen = TARGETS.iter().find(|target| target.name == name);
    chosen.unwrap_or_else(|| panic!("RAPPORT_FUZZ names no target: {name:?}"))
});

fuzz_target!(|bytes: &[u8]| (CHOSEN.run)(bytes));
