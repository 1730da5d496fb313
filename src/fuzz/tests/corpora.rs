//! All that the fuzzer found interesting so far.

use fuzz::TARGETS;
use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
};

fn corpora() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpora")
}

#[test]
fn whatever_was_found_interesting_does_no_harm() {
    for target in TARGETS {
        let folder = corpora().join(target.name);
        let mut found = 0;
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let bytes = fs::read(&path).unwrap();
            let outcome = catch_unwind(AssertUnwindSafe(|| (target.run)(&bytes)));
            assert!(outcome.is_ok(), "{} of {}", path.display(), target.name);
            found += 1;
        }
        assert!(found > 0, "there is nothing in {}", folder.display());
    }
}

#[test]
fn every_corpus_is_of_a_target() {
    for entry in fs::read_dir(corpora()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(TARGETS.iter().any(|target| target.name == name), "{name}");
    }
}
