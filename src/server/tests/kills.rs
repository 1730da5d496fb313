//! A server that is killed again and again while people write: what it acknowledged is there, and
//! nothing is there twice.

use crate::{process::Process, support::*};
use domain::*;
use protocol::*;
use std::{collections::BTreeMap, sync::Arc};
use tokio::{sync::mpsc, task::JoinSet};
use uuid::Uuid;

const KILLS: u32 = 100;
const WRITERS: usize = 4;
/// Commands of one push.
const TOGETHER: usize = 3;

/// Somebody who writes without pause, and sends again what was not answered.
struct Writer {
    owner: Arc<Browser>,
    /// Sent, and not known to have arrived.
    open: Option<Vec<Envelope>>,
    /// What was acknowledged, with what was answered then.
    acknowledged: Vec<(Envelope, Outcome)>,
}

impl Writer {
    /// Writes until nobody answers any more.
    async fn write(mut self, base: String, answered: mpsc::UnboundedSender<()>) -> Self {
        loop {
            let commands = self.open.take().unwrap_or_else(some_accounts);
            let answer = push(&self.owner, &base, &commands).await;
            let Some(answer) = answer else {
                self.open = Some(commands);
                return self;
            };
            let outcomes = answer.outcomes.into_iter().map(|it| it.outcome);
            self.acknowledged.extend(commands.into_iter().zip(outcomes));
            let _ = answered.send(());
        }
    }
}

fn some_accounts() -> Vec<Envelope> {
    let account = |_| {
        let id = AccountId(Uuid::new_v4());
        envelope(CreateAccount {
            id,
            name: format!("account {id}"),
            changes: Vec::new(),
        })
    };
    (0..TOGETHER).map(account).collect()
}

/// What the server says to these commands, if it lives to say it.
async fn push(owner: &Browser, base: &str, commands: &[Envelope]) -> Option<PushAnswer> {
    let at_this_port = Browser {
        base: base.to_owned(),
        origin: Some(base.to_owned()),
        ..owner.clone()
    };
    let push = Push {
        epoch: None,
        commands: commands.to_vec(),
    };
    let request = at_this_port.request(reqwest::Method::POST, "/api/v1/commands");
    let response = request.json(&push).send().await.ok()?;
    assert_eq!(response.status(), 200);
    response.json().await.ok()
}

/// After how many answers the server is killed: now at once, now in the middle of much.
fn answers_before(kill: u32) -> u32 {
    kill.wrapping_mul(2_654_435_761) >> 28
}

#[tokio::test]
async fn a_server_killed_a_hundred_times_under_load_loses_nothing_and_does_nothing_twice() {
    let home = tempfile::tempdir().unwrap();
    let mut process = Process::quiet(home.path(), &[]);
    let owner = Arc::new(process.set_up().await);
    let mut base = owner.base.clone();
    let first = owner.pull(0).await;
    let mut writers: Vec<_> = (0..WRITERS)
        .map(|_| Writer {
            owner: Arc::clone(&owner),
            open: None,
            acknowledged: Vec::new(),
        })
        .collect();
    for kill in 0..KILLS {
        let (tell, mut answered) = mpsc::unbounded_channel();
        let mut writing = JoinSet::new();
        for writer in writers.drain(..) {
            writing.spawn(writer.write(base.clone(), tell.clone()));
        }
        for _ in 0..answers_before(kill) {
            answered.recv().await.unwrap();
        }
        drop(process);
        writers = writing.join_all().await;
        process = Process::quiet(home.path(), &[]);
        base = process.base();
    }

    let mut said: BTreeMap<CommandId, Outcome> = BTreeMap::new();
    for writer in &mut writers {
        // A command is sent a second time, whether it was answered or not: the outcome is the first.
        let open = writer.open.take().into_iter().flatten();
        let commands: Vec<_> = open
            .chain(
                writer
                    .acknowledged
                    .iter()
                    .map(|(command, _)| command.clone()),
            )
            .collect();
        for some in commands.chunks(100) {
            let answer = push(&owner, &base, some).await.unwrap();
            said.extend(answer.outcomes.into_iter().map(|it| (it.id, it.outcome)));
        }
        for (command, outcome) in &writer.acknowledged {
            assert_eq!(said.get(&command.id), Some(outcome), "{command:?}");
        }
    }
    let acknowledged: usize = writers.iter().map(|writer| writer.acknowledged.len()).sum();
    assert!(acknowledged > 500, "only {acknowledged} were acknowledged");

    let mut now = Browser::clone(&owner);
    now.base = base;
    let (mut accounts, mut cursor) = (Vec::new(), 0);
    loop {
        let changes = now.pull(cursor).await;
        assert_eq!(changes.epoch, first.epoch, "a kill begins no new life");
        for change in changes.rows {
            if let Some(Row::Account(_)) = change.row() {
                accounts.push(change.seq());
            }
        }
        cursor = changes.next;
        if !changes.more {
            break;
        }
    }
    accounts.sort_unstable();
    let mut expected: Vec<_> = said
        .values()
        .map(|outcome| match outcome {
            Outcome::Applied { seq } => *seq,
            Outcome::Refused { refusal } => panic!("refused: {refusal}"),
        })
        .collect();
    expected.sort_unstable();
    assert_eq!(
        accounts, expected,
        "each command made one row, in its place"
    );
    assert_eq!(
        cursor,
        first.next + said.len() as Seq,
        "and nothing else moved"
    );
}
