//! Four devices and a server, from one seed: loss, repetition, reordering, crashes, full disks,
//! lying clocks, restored backups. The last device is of another workspace with the same ids, in a
//! browser of its own or in the first one's, where they sign one another out. Every kind of command
//! has its turn. When the network heals, every device ends equal, every command happened once, and
//! every text that was said to be saved is somewhere.
//!
//! `RAPPORT_SEEDS=N` runs so many seeds, `RAPPORT_SEED=S` runs one and tells its story.

mod acts;
mod chaos;
mod checks;
mod choice;
mod device;
mod disk;
mod kinds;
mod network;
mod random;
mod server;
mod start;
mod world;

use crate::replica::Break;
use checks::Verdict;
use std::{
    collections::{BTreeMap, BTreeSet},
    panic::{AssertUnwindSafe, catch_unwind},
    str::FromStr,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};
use world::{Mutant, Step, World};

/// How many seeds the test command runs.
const SEEDS: u64 = 10_000;
/// How many last steps of a failing seed are told.
const LAST_STEPS: usize = 60;
/// How long things go wrong.
const MINUTES: i64 = 60_000;

fn breaks(mutant: Mutant) -> Option<Break> {
    match mutant {
        Mutant::NoRebase => Some(Break::NoRebase),
        Mutant::AppliesGaps => Some(Break::AppliesGaps),
        Mutant::ForgetsJournal => Some(Break::ForgetsJournal),
        Mutant::TrustsCache => Some(Break::TrustsCache),
        Mutant::NeverAsks => Some(Break::NeverAsks),
        Mutant::SettlesAlways => Some(Break::SettlesAlways),
        Mutant::CoversStandAlways => Some(Break::CoversStandAlways),
        Mutant::JournalStaysShut => Some(Break::JournalStaysShut),
        Mutant::LooksAway => Some(Break::LooksAway),
        Mutant::TrustsParts => Some(Break::TrustsParts),
        Mutant::KeepsWhatEnded => Some(Break::KeepsWhatEnded),
        _ => None,
    }
}

/// Which of the acts and troubles of a life are left out, by their numbers.
type Without = BTreeSet<usize>;

fn play(world: &mut World, without: &Without) -> Verdict {
    let acts = world.random.between(10, 40);
    let troubles = world.random.between(0, 14);
    let length = world.random.between(2, 8) * MINUTES;
    let mut steps = Vec::new();
    for _ in 0..acts {
        let at = world.random.between(0, length);
        let device = world.random.below(world.devices.len());
        steps.push((at, Step::Act(device)));
    }
    for _ in 0..troubles {
        let at = world.random.between(0, length);
        steps.push((at, Step::Chaos));
    }
    let steps = steps.into_iter().enumerate();
    for (_, (at, step)) in steps.filter(|(number, _)| !without.contains(number)) {
        world.after(at, step);
    }
    let end = world.now + length;
    while world.step(end) {}
    world.heal();
    // Long enough for every backoff and for a command on which the server fails again and again.
    for _ in 0..40 {
        world.sign_in_again();
        let until = world.now + 30_000;
        while world.step(until) {}
        if world.is_quiet() {
            break;
        }
    }
    world.open_everything();
    // A request that a tab gave up long ago may reach the server only now.
    for _ in 0..10 {
        let until = world.now + 20_000;
        while world.step(until) {}
        if world.is_quiet() {
            break;
        }
    }
    world.check()
}

fn run(seed: u64, mutant: Mutant) -> Verdict {
    run_without(seed, mutant, &Without::new())
}

fn run_without(seed: u64, mutant: Mutant, without: &Without) -> Verdict {
    let played = catch_unwind(|| play(&mut World::new(seed, mutant, false), without));
    played.unwrap_or_else(|_| Err("it panicked".to_owned()))
}

/// No life has more acts and troubles.
const MOST_STEPS: usize = 54;

/// What a life that ends badly can do without and still ends badly: by halves, then one by one until
/// each that is left is needed. That is a story that a person reads to its end.
fn needless(seed: u64, mutant: Mutant) -> Without {
    let mut without = Without::new();
    let mut sizes = vec![1, 2, 4, 8, 16, 32];
    while let Some(size) = sizes.pop() {
        let before = without.len();
        for from in (0..MOST_STEPS).step_by(size) {
            let mut more = without.clone();
            more.extend(from..from + size);
            if more.len() > without.len() && run_without(seed, mutant, &more).is_err() {
                without = more;
            }
        }
        if sizes.is_empty() && without.len() > before {
            sizes.push(1);
        }
    }
    without
}

/// Plays a seed once more and tells how it came about.
fn story(seed: u64, verdict: &Verdict) -> String {
    let without = if verdict.is_err() {
        needless(seed, Mutant::None)
    } else {
        Without::new()
    };
    let mut world = World::new(seed, Mutant::None, true);
    let played = catch_unwind(AssertUnwindSafe(|| play(&mut world, &without)));
    let verdict = &played.unwrap_or_else(|_| verdict.clone());
    let steps = world.story.unwrap_or_default();
    let told = number("RAPPORT_STEPS").unwrap_or(LAST_STEPS);
    let last = steps.iter().rev().take(told).rev();
    let steps: Vec<&str> = last.map(String::as_str).collect();
    let end = verdict.as_ref().map_or_else(String::as_str, |()| "well");
    let steps = steps.join("\n");
    format!("{steps}\n\nseed {seed} ends: {end}\nRAPPORT_SEED={seed} tells it again")
}

fn number<T: FromStr>(name: &str) -> Option<T> {
    std::env::var(name).ok()?.parse().ok()
}

/// Plays so many seeds on every core; gives the count, and how the failed ones ended.
fn play_all(seeds: u64) -> (u64, BTreeMap<u64, Verdict>) {
    let (next, played) = (AtomicU64::new(0), AtomicU64::new(0));
    let failed = Mutex::new(BTreeMap::new());
    let work = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= seeds {
                return;
            }
            let verdict = run(seed, Mutant::None);
            played.fetch_add(1, Ordering::Relaxed);
            if verdict.is_err() {
                failed.lock().unwrap().insert(seed, verdict);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    (played.into_inner(), failed.into_inner().unwrap())
}

#[test]
fn every_device_ends_equal_whatever_happens_on_the_way() {
    if let Some(seed) = number("RAPPORT_SEED") {
        let verdict = run(seed, Mutant::None);
        println!("{}", story(seed, &verdict));
        assert_eq!(verdict, Ok(()));
        return;
    }
    let seeds = number("RAPPORT_SEEDS").unwrap_or(SEEDS);
    let (played, failed) = play_all(seeds);
    println!("{played} seeds played, {} failed", failed.len());
    if let Some((seed, verdict)) = failed.first_key_value() {
        let numbers: Vec<_> = failed.keys().collect();
        panic!(
            "{}\nof {played} seeds these fail: {numbers:?}",
            story(*seed, verdict)
        );
    }
    assert_eq!(played, seeds);
}

/// The simulation is worth something only if it finds what is wrong.
#[rstest::rstest]
#[case::the_server_repeats_commands(Mutant::NoIdempotency, 50)]
#[case::waiting_commands_are_not_decided_again(Mutant::NoRebase, 50)]
#[case::commands_are_called_saved_too_early(Mutant::SavedTooEarly, 500)]
#[case::answers_are_applied_over_gaps(Mutant::AppliesGaps, 200)]
#[case::a_restored_server_is_not_sent_what_it_lost(Mutant::ForgetsJournal, 500)]
#[case::an_evicted_cache_is_not_noticed(Mutant::TrustsCache, 500)]
#[case::what_another_tab_said_in_vain_is_not_asked_for(Mutant::NeverAsks, 2_000)]
#[case::what_is_laid_is_taken_to_stand(Mutant::SettlesAlways, 50)]
#[case::what_covers_a_row_is_taken_to_stand(Mutant::CoversStandAlways, 500)]
#[case::the_journal_never_matters_again(Mutant::JournalStaysShut, 500)]
#[case::what_was_looked_at_is_not_decided_again(Mutant::LooksAway, 500)]
#[case::a_cache_that_was_read_in_part_is_taken_for_the_whole(Mutant::TrustsParts, 200)]
#[case::a_device_that_was_signed_out_keeps_what_it_has(Mutant::KeepsWhatEnded, 200)]
#[case::two_members_of_one_browser_have_one_storage(Mutant::OneStorage, 50)]
#[case::the_server_answers_for_another_workspace(Mutant::AnswersForAnother, 50)]
fn a_broken_rule_is_found(#[case] mutant: Mutant, #[case] within: u64) {
    let found = (0..within).find(|&seed| run(seed, mutant).is_err());
    assert!(
        found.is_some(),
        "{mutant:?} was not found in {within} seeds"
    );
}

#[test]
fn a_story_has_only_what_it_needs() {
    let mutant = Mutant::NoIdempotency;
    let seed = (0..50).find(|&seed| run(seed, mutant).is_err()).unwrap();
    let without = needless(seed, mutant);
    assert!(run_without(seed, mutant, &without).is_err());
    let left: Vec<_> = (0..MOST_STEPS)
        .filter(|step| !without.contains(step))
        .collect();
    for step in &left {
        let mut less = without.clone();
        less.insert(*step);
        let verdict = run_without(seed, mutant, &less);
        assert_eq!(verdict, Ok(()), "without {step} of {left:?}");
    }
    assert!(
        left.len() < 8,
        "an act that is sent twice, and what it is about: {left:?}"
    );
}
