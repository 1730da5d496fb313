//! What else can befall a database: it is held, damaged, or half gone.

use crate::{process::Process, support::*};
use domain::*;
use protocol::*;
use rusqlite::Connection;
use server::{
    db::{OpenError, verify::verify},
    folder::database_in,
    running::{self, Settings, StartError},
};
#[cfg(unix)]
use std::os::unix::fs::FileExt;
use std::{fs, path::PathBuf};

fn create(name: &str) -> Push<Envelope> {
    let create = CreateAccount {
        id: AccountId(uuid::Uuid::new_v4()),
        name: name.to_owned(),
        changes: Vec::new(),
    };
    Push {
        epoch: None,
        commands: vec![envelope(create)],
    }
}

#[tokio::test]
async fn a_database_that_another_program_locks_is_said_and_loses_nothing() {
    let (world, owner) = World::with_owner().await;
    let impatient = world.server().db().write(|tx| {
        tx.execute_batch("PRAGMA busy_timeout = 0")?;
        Ok(())
    });
    impatient.await.unwrap();
    let other = Connection::open(database_in(world.data())).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let push = create("Forn Vell");
    let before = owner.pull(0).await;
    for _ in 0..3 {
        let reply = owner.post("/api/v1/commands", &push).await;
        assert_eq!(reply.status, 503, "{}", reply.text);
        reply.is_problem(ProblemKind::Storage);
        assert!(reply.headers.contains_key("retry-after"));
    }
    let meanwhile = owner.pull(0).await;
    assert_eq!(meanwhile.rows, before.rows, "what stands can be read");
    other.execute_batch("ROLLBACK").unwrap();
    let answer: PushAnswer = owner.post("/api/v1/commands", &push).await.ok();
    let outcome = &answer.outcomes[0].outcome;
    assert!(matches!(outcome, Outcome::Applied { .. }), "{outcome:?}");
    assert_eq!(owner.pull(0).await.next, before.next + 1, "once");
}

#[tokio::test]
async fn a_database_that_another_program_holds_is_not_started_on() {
    let mut world = World::new().await;
    world.stop().await;
    let other = Connection::open(database_in(world.data())).unwrap();
    other
        .execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
        .unwrap();
    let error = running::start(world.settings()).await.err().unwrap();
    assert!(
        matches!(error, StartError::Open(OpenError::Busy)),
        "{error}"
    );
    drop(other);
    world.start().await;
}

/// The files of a folder with what stands in them, the server's own lock and log aside.
fn contents(folder: &std::path::Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let kept = files.filter(|path| {
        let name = path.to_string_lossy();
        !["lock", "-wal", "-shm"]
            .iter()
            .any(|end| name.ends_with(end))
    });
    let mut all: Vec<_> = kept
        .map(|path| {
            let bytes = fs::read(&path).unwrap();
            (path, bytes)
        })
        .collect();
    all.sort();
    all
}

#[tokio::test]
async fn whatever_is_damaged_is_refused_in_words_and_left_as_it_was() {
    let (mut world, owner) = World::with_owner().await;
    for n in 0..50 {
        owner.create_account(&format!("account number {n}")).await;
    }
    world.stop().await;
    let path = database_in(world.data());
    let whole = fs::read(&path).unwrap();
    let half = whole.len() / 2;
    let spoilt = |from: usize, to: usize, with: u8| {
        let mut bytes = whole.clone();
        bytes[from..to].fill(with);
        bytes
    };
    for (case, bytes) in [
        ("no header", spoilt(0, 100, 0)),
        ("a page of nothing", spoilt(8_192, 12_288, 0)),
        ("a page of noise", spoilt(half, half + 4_096, 0x5a)),
        ("cut off in the middle", whole[..half].to_vec()),
        ("a letter", b"Dear Sir or Madam, this is a letter.".to_vec()),
    ] {
        fs::write(&path, &bytes).unwrap();
        let before = contents(world.data());
        let error = running::start(world.settings()).await.err();
        let error = error.unwrap_or_else(|| panic!("{case}: it started"));
        let is_named = error.to_string().contains("rapport.db");
        assert!(is_named, "{case}: {error}");
        assert!(contents(world.data()) == before, "{case}: it was changed");
    }
    fs::write(&path, &whole).unwrap();
    world.start().await;
}

/// A disk that goes bad under a server that runs. Devices keep what they send, because it is no mistake
/// of theirs.
#[cfg(unix)]
#[tokio::test]
async fn damage_that_arises_while_the_server_runs_is_said_and_the_next_start_is_refused() {
    let (mut world, owner) = World::with_owner().await;
    for n in 0..50 {
        owner.create_account(&format!("account number {n}")).await;
    }
    // An orderly end moves the log into the database.
    world.restart().await;
    let owner = owner.at(&world.base());
    let path = database_in(world.data());
    let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
    let length = usize::try_from(file.metadata().unwrap().len()).unwrap();
    // All but the page that says what the file is.
    let noise = vec![0x5a; length - 4_096];
    file.write_all_at(&noise, 4_096).unwrap();
    file.sync_all().unwrap();
    let pulled = owner.get("/api/v1/changes?since=0").await;
    let pushed = owner.post("/api/v1/commands", &create("Forn Vell")).await;
    for reply in [pulled, pushed] {
        assert_eq!(reply.status, 507, "{}", reply.text);
        reply.is_problem(ProblemKind::Storage);
        assert!(reply.headers.contains_key("retry-after"));
        assert!(reply.text.contains("damaged"), "{}", reply.text);
    }
    assert_eq!(owner.get("/").await.status, 200, "the app is served");
    world.stop().await;
    let error = running::start(world.settings()).await.err();
    let error = error.expect("it started").to_string();
    assert!(error.contains("rapport.db"), "{error}");
}

#[cfg(unix)]
#[tokio::test]
async fn a_log_that_is_lost_begins_a_new_epoch_so_that_devices_send_again() {
    let home = tempfile::tempdir().unwrap();
    let mut process = Process::quiet(home.path(), &[]);
    let mut owner = process.set_up().await;
    // An orderly end moves the log into the database.
    process.end();
    let mut process = Process::quiet(home.path(), &[]);
    owner.base = process.base();
    owner.origin = Some(owner.base.clone());
    let push = create("Forn Vell");
    let told: PushAnswer = owner.post("/api/v1/commands", &push).await.ok();
    assert!(matches!(told.outcomes[0].outcome, Outcome::Applied { .. }));
    drop(process);
    let database = database_in(home.path());
    for ending in ["-wal", "-shm"] {
        let mut log = database.clone().into_os_string();
        log.push(ending);
        fs::remove_file(log).unwrap();
    }
    let mut process = Process::quiet(home.path(), &[]);
    owner.base = process.base();
    owner.origin = Some(owner.base.clone());
    let after = owner.pull(0).await;
    assert_ne!(after.epoch, told.epoch, "what was acknowledged is gone");
    let again: PushAnswer = owner.post("/api/v1/commands", &push).await.ok();
    assert!(matches!(again.outcomes[0].outcome, Outcome::Applied { .. }));
}

/// What a server that was killed leaves: what it had acknowledged stands in the log alone.
#[cfg(unix)]
struct Killed {
    home: tempfile::TempDir,
    owner: Browser,
    pushes: Vec<Push<Envelope>>,
    epoch: Epoch,
    log: Vec<u8>,
}

#[cfg(unix)]
impl Killed {
    const ACTS: usize = 12;

    async fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut process = Process::quiet(home.path(), &[]);
        let mut owner = process.set_up().await;
        // An orderly end moves the log into the database.
        process.end();
        let mut process = Process::quiet(home.path(), &[]);
        owner = owner.at(&process.base());
        let pushes: Vec<_> = (0..Self::ACTS)
            .map(|n| create(&format!("account {n:02}")))
            .collect();
        let mut epoch = None;
        for push in &pushes {
            let told: PushAnswer = owner.post("/api/v1/commands", push).await.ok();
            epoch = Some(told.epoch);
        }
        // Nothing is tidied up.
        drop(process);
        let log = fs::read(database_in(home.path()).with_extension("db-wal")).unwrap();
        Self {
            home,
            owner,
            pushes,
            epoch: epoch.unwrap(),
            log,
        }
    }

    fn acknowledged() -> Vec<String> {
        (0..Self::ACTS).map(|n| format!("account {n:02}")).collect()
    }

    /// A copy of the folder in which the disk has kept this of the log.
    fn copy(&self, log: &[u8]) -> tempfile::TempDir {
        let copy = tempfile::tempdir().unwrap();
        for file in ["rapport.db", "boot"] {
            fs::copy(self.home.path().join(file), copy.path().join(file)).unwrap();
        }
        let path = database_in(copy.path()).with_extension("db-wal");
        fs::write(path, log).unwrap();
        copy
    }

    /// The folder's note as the server writes it within a second: the boots of now, and all that was
    /// acknowledged.
    async fn note_of_a_second_later(&self) -> String {
        let read = |folder: &std::path::Path| fs::read_to_string(folder.join("boot")).unwrap();
        let whole = self.copy(&self.log);
        self.start(&whole).await.unwrap().stop().await;
        let (now, later) = (read(self.home.path()), read(whole.path()));
        let boots = now.split_whitespace().next().unwrap();
        format!("{boots} {}", later.split_whitespace().nth(1).unwrap())
    }

    /// A server on the copy, where it starts.
    async fn start(&self, copy: &tempfile::TempDir) -> Result<running::Running, StartError> {
        let settings = World::stopped().settings();
        let data = copy.path().to_owned();
        running::start(Settings { data, ..settings }).await
    }

    /// Starts on the copy: what is there is there without a gap, a loss is noticed, and once devices
    /// have sent again all is there once.
    async fn is_read_without_a_gap(&self, case: &str, copy: &tempfile::TempDir) {
        let note = fs::read_to_string(self.home.path().join("boot")).unwrap();
        let noted: u64 = note.split_whitespace().nth(1).unwrap().parse().unwrap();
        let mut process = Process::quiet(copy.path(), &[]);
        let owner = self.owner.at(&process.base());
        let there = accounts(&owner).await;
        let acknowledged = Self::acknowledged();
        assert_eq!(there, acknowledged[..there.len()], "{case}: in their order");
        let after = owner.pull(0).await;
        let is_whole = there.len() == Self::ACTS;
        // The note is written now and then: what came after the last one is not missed.
        if is_whole || noted > after.next {
            let is_known = after.epoch == self.epoch;
            assert_eq!(is_known, is_whole, "{case}: a loss begins a new epoch");
        }
        for push in &self.pushes {
            let _: PushAnswer = owner.post("/api/v1/commands", push).await.ok();
        }
        let all = accounts(&owner).await;
        assert_eq!(all, acknowledged, "{case}: all, and once");
    }
}

/// After a power cut a disk that keeps its word has the whole log, and one that does not has its
/// beginning, up to any byte, or all but a part in its middle.
#[cfg(unix)]
#[tokio::test]
async fn a_log_that_is_cut_or_has_a_hole_anywhere_is_read_up_to_there_and_what_is_missing_is_sent_again()
 {
    /// What a disk writes at once.
    const BLOCK: usize = 4_096;
    let killed = Killed::new().await;
    let length = killed.log.len();
    // At its head, in a frame's head, in a page, between two frames, one byte before the end.
    let cuts = [0, 17, 32, 40, 4_000, length / 3, length / 2];
    let cuts = cuts.into_iter().chain([length * 4 / 5, length - 1, length]);
    for cut in cuts {
        let copy = killed.copy(&killed.log[..cut]);
        let case = format!("cut at {cut}");
        killed.is_read_without_a_gap(&case, &copy).await;
    }
    let blocks = length / BLOCK;
    for block in [0, 1, blocks / 3, blocks / 2, blocks - 2, blocks - 1] {
        let mut holed = killed.log.clone();
        holed[block * BLOCK..][..BLOCK].fill(0);
        let copy = killed.copy(&holed);
        let case = format!("without block {block} of {blocks}");
        killed.is_read_without_a_gap(&case, &copy).await;
    }
}

/// The database before and after its log was moved into it.
#[cfg(unix)]
struct Moved {
    before: Vec<u8>,
    after: Vec<u8>,
    /// Those that the log has written.
    pages: Vec<usize>,
}

#[cfg(unix)]
impl Moved {
    const PAGE: usize = 4_096;

    fn of(killed: &Killed) -> Self {
        let before = fs::read(database_in(killed.home.path())).unwrap();
        let moved = killed.copy(&killed.log);
        let connection = Connection::open(database_in(moved.path())).unwrap();
        let moving = "PRAGMA wal_checkpoint(PASSIVE)";
        let pages: i64 = connection.query_row(moving, [], |row| row.get(2)).unwrap();
        assert!(pages > 0, "something is moved");
        let after = fs::read(database_in(moved.path())).unwrap();
        let all = 0..after.len() / Self::PAGE;
        let is_moved = |number: &usize| Self::page(&before, *number) != Self::page(&after, *number);
        let pages: Vec<usize> = all.filter(is_moved).collect();
        assert!(pages.len() > 3, "{pages:?}");
        Self {
            before,
            after,
            pages,
        }
    }

    fn page(bytes: &[u8], number: usize) -> Option<&[u8]> {
        bytes.get(number * Self::PAGE..(number + 1) * Self::PAGE)
    }

    /// As it stands where the disk has written these alone.
    fn with(&self, written: &[usize]) -> Vec<u8> {
        let mut mixed = self.before.clone();
        mixed.resize(self.after.len(), 0);
        for number in written {
            let place = number * Self::PAGE..(number + 1) * Self::PAGE;
            mixed[place.clone()].copy_from_slice(&self.after[place]);
        }
        mixed
    }
}

/// The log is moved into the database now and then, and stays until that is synced: whichever pages of
/// it a disk has written by then, the log has them all.
#[cfg(unix)]
#[tokio::test]
async fn whichever_pages_reached_the_database_before_the_power_went_the_log_has_them_all() {
    let killed = Killed::new().await;
    let moved = Moved::of(&killed);
    let pages = &moved.pages;
    let half = pages.len() / 2;
    for (case, written) in [
        ("the first alone", &pages[..1]),
        ("half of them", &pages[..half]),
        ("the other half", &pages[half..]),
        ("all but the first", &pages[1..]),
    ] {
        let copy = killed.copy(&killed.log);
        fs::write(database_in(copy.path()), moved.with(written)).unwrap();
        let mut process = Process::quiet(copy.path(), &[]);
        let owner = killed.owner.at(&process.base());
        assert_eq!(accounts(&owner).await, Killed::acknowledged(), "{case}");
        assert_eq!(owner.pull(0).await.epoch, killed.epoch, "{case}");
    }
}

/// A disk that has called all of it durable, so that the log was emptied, and then has pages as they
/// were before: what does not fit is refused in words, what fits is an earlier state that is missed,
/// and either way devices send again what they have.
#[cfg(unix)]
#[tokio::test]
async fn pages_that_are_lost_after_the_log_was_emptied_are_missed_at_the_next_start() {
    let killed = Killed::new().await;
    let moved = Moved::of(&killed);
    let pages = &moved.pages;
    let half = pages.len() / 2;
    let mut cases = vec![
        ("none is there".to_owned(), Vec::new()),
        ("half of them".to_owned(), pages[..half].to_vec()),
        ("the other half".to_owned(), pages[half..].to_vec()),
    ];
    for one in pages {
        let others = pages.iter().filter(|page| *page != one).copied();
        cases.push((format!("all but page {one}"), others.collect()));
        cases.push((format!("page {one} alone"), vec![*one]));
    }
    let note = killed.note_of_a_second_later().await;
    let mut refused = 0;
    for (case, written) in cases {
        let copy = killed.copy(&[]);
        fs::write(copy.path().join("boot"), &note).unwrap();
        fs::write(database_in(copy.path()), moved.with(&written)).unwrap();
        match killed.start(&copy).await {
            Ok(server) => server.stop().await,
            Err(error) => {
                refused += 1;
                let error = error.to_string();
                assert!(error.contains("rapport.db"), "{case}: {error}");
                // What somebody does about it: an older copy is put in its place.
                fs::write(database_in(copy.path()), &moved.before).unwrap();
            }
        }
        let server = killed.start(&copy).await.unwrap();
        let owner = killed.owner.at(&format!("http://{}", server.address()));
        let there = accounts(&owner).await;
        let acknowledged = Killed::acknowledged();
        assert_eq!(there, acknowledged[..there.len()], "{case}: in their order");
        if there.len() < acknowledged.len() {
            let epoch = owner.pull(0).await.epoch;
            assert_ne!(epoch, killed.epoch, "{case}: a loss begins a new epoch");
        }
        for push in &killed.pushes {
            let _: PushAnswer = owner.post("/api/v1/commands", push).await.ok();
        }
        assert_eq!(
            accounts(&owner).await,
            acknowledged,
            "{case}: all, and once"
        );
        server.stop().await;
        let whole = verify(&database_in(copy.path()));
        assert!(whole.is_ok(), "{case}: {whole:?}");
    }
    assert!(refused > pages.len(), "most of them do not fit: {refused}");
}

/// Their names, in the order in which they were made.
#[cfg(unix)]
async fn accounts(owner: &Browser) -> Vec<String> {
    let rows = owner.rows().await.into_iter();
    rows.filter_map(|row| match row {
        Row::Account(account) => Some(account.name),
        _ => None,
    })
    .collect()
}
