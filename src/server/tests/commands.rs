//! A command happens once, in its order, and never blocks those behind it.

use crate::support::*;
use domain::*;
use protocol::*;
use serde_json::json;
use uuid::Uuid;

#[tokio::test]
async fn the_same_command_ten_times_at_once_happens_once() {
    let (_world, owner) = World::with_owner().await;
    let account = owner.create_account("Forn Vell").await;
    let same = envelope(log(account, Mode::LogSent, "Bon dia", MORNING));
    let pushes = (0..10).map(|_| {
        let (owner, same) = (owner.clone(), same.clone());
        tokio::spawn(async move { owner.push(vec![same]).await.remove(0) })
    });
    let pushes: Vec<_> = pushes.collect();
    let mut outcomes = Vec::new();
    for push in pushes {
        outcomes.push(push.await.unwrap());
    }
    assert!(matches!(outcomes[0], Outcome::Applied { .. }));
    assert!(
        outcomes.iter().all(|outcome| *outcome == outcomes[0]),
        "{outcomes:?}"
    );
    let messages = owner
        .rows()
        .await
        .into_iter()
        .filter(|row| matches!(row, Row::Message(_)));
    assert_eq!(messages.count(), 1);
}

#[tokio::test]
async fn a_refused_command_gets_the_same_refusal_again() {
    let (world, owner) = World::with_owner().await;
    let account = owner.create_account("Forn Vell").await;
    let late = log(
        account,
        Mode::LogSent,
        "from the future",
        MORNING + Span::minutes(10),
    );
    let envelope = envelope(late);
    let first = owner.push(vec![envelope.clone()]).await;
    assert!(matches!(refusal(&first[0]), Refusal::InFuture { .. }));
    world.pass(Span::hours(1));
    assert_eq!(owner.push(vec![envelope]).await, first);
}

#[tokio::test]
async fn commands_of_a_batch_run_in_their_order() {
    let (_world, owner) = World::with_owner().await;
    let id = AccountId(Uuid::new_v4());
    let rename = |name: &str| UpdateAccount {
        id,
        changes: vec![AccountField::Name(name.into())],
    };
    let outcomes = owner
        .push(vec![
            envelope(rename("too early")),
            envelope(CreateAccount {
                id,
                name: "one".into(),
                changes: Vec::new(),
            }),
            envelope(rename("two")),
            envelope(rename("three")),
        ])
        .await;
    assert_eq!(
        refusal(&outcomes[0]),
        &Refusal::NotFound {
            kind: Kind::Account
        }
    );
    let seqs: Vec<_> = outcomes[1..]
        .iter()
        .map(|outcome| match outcome {
            Outcome::Applied { seq } => *seq,
            Outcome::Refused { refusal } => panic!("{refusal}"),
        })
        .collect();
    assert!(seqs.is_sorted() && seqs[0] < seqs[2], "{seqs:?}");
    let is_last = |row: &Row| matches!(row, Row::Account(account) if account.name == "three");
    assert!(owner.rows().await.iter().any(is_last));
}

#[tokio::test]
async fn a_command_that_is_not_understood_does_not_block_the_others() {
    let (_world, owner) = World::with_owner().await;
    let poison = json!({"id": Uuid::new_v4(), "at": 1, "command": {"levitate": {"high": true}}});
    let good = |name: &str| {
        let id = AccountId(Uuid::new_v4());
        envelope(CreateAccount {
            id,
            name: name.into(),
            changes: Vec::new(),
        })
    };
    let body = json!({"commands": [good("before"), poison, good("after")]});
    let answer: PushAnswer = owner.post("/api/v1/commands", &body).await.ok();
    let outcomes: Vec<_> = answer
        .outcomes
        .iter()
        .map(|outcome| &outcome.outcome)
        .collect();
    assert!(matches!(outcomes[0], Outcome::Applied { .. }));
    assert!(matches!(
        refusal(outcomes[1]),
        Refusal::NotUnderstood { .. }
    ));
    assert!(matches!(outcomes[2], Outcome::Applied { .. }));
    let accounts = owner
        .rows()
        .await
        .into_iter()
        .filter(|row| matches!(row, Row::Account(_)));
    assert_eq!(accounts.count(), 2);
}

#[tokio::test]
async fn where_nothing_is_understood_the_push_is_malformed_and_says_where() {
    let (_world, owner) = World::with_owner().await;
    let name_missing = json!({"create_account": {"id": Uuid::new_v4()}});
    let poison = json!({"id": Uuid::new_v4(), "at": 1, "command": name_missing});
    let reply = owner
        .post("/api/v1/commands", &json!({"commands": [poison]}))
        .await;
    assert_eq!(reply.status, 422);
    let problem = reply.problem();
    assert_eq!(problem.kind, ProblemKind::Malformed);
    assert!(problem.detail.contains("commands[0]"), "{}", problem.detail);
    assert!(problem.detail.contains("name"), "{}", problem.detail);
}

#[tokio::test]
async fn do_not_contact_holds_for_a_direct_request() {
    let (_world, owner) = World::with_owner().await;
    let account = owner.create_account("Forn Vell").await;
    let why = "asked by phone".to_owned();
    let to = AccountStatus::DoNotContact;
    owner
        .act(ChangeAccountStatus {
            account_id: account,
            to,
            why: why.clone(),
            takes_back: false,
        })
        .await;
    let outcome = owner
        .try_to(log(account, Mode::LogSent, "one more try", MORNING))
        .await;
    let expected = Refusal::DoNotContact {
        account_id: account,
        by: Some(owner.me().id),
        at: Some(MORNING),
        why,
    };
    assert_eq!(refusal(&outcome), &expected);
    owner
        .act(log(
            account,
            Mode::InboundPaste,
            "we changed our mind",
            MORNING,
        ))
        .await;
}

#[tokio::test]
async fn another_members_command_id_says_nothing() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "pau").await;
    let theirs = envelope(CreateAccount {
        id: AccountId(Uuid::new_v4()),
        name: "Forn Vell".into(),
        changes: Vec::new(),
    });
    owner.push(vec![theirs.clone()]).await;
    let outcomes = colleague.push(vec![theirs]).await;
    assert!(matches!(refusal(&outcomes[0]), Refusal::NotFound { .. }));
}

#[tokio::test]
async fn what_a_member_sends_after_their_own_removal_is_refused() {
    let (world, owner) = World::with_owner().await;
    let second = world.join(&owner, Role::Owner, "pau").await;
    let account = AccountId(Uuid::new_v4());
    let outcomes = second
        .push(vec![
            envelope(RemoveMember { id: second.me().id }),
            envelope(CreateAccount {
                id: account,
                name: "late".into(),
                changes: Vec::new(),
            }),
        ])
        .await;
    assert!(matches!(outcomes[0], Outcome::Applied { .. }));
    assert!(matches!(refusal(&outcomes[1]), Refusal::NotAllowed { .. }));
    second
        .get("/api/v1/session")
        .await
        .is_problem(ProblemKind::Revoked);
}

#[tokio::test]
async fn a_push_has_at_most_a_hundred_commands() {
    let (_world, owner) = World::with_owner().await;
    let command = || {
        let id = AccountId(Uuid::new_v4());
        envelope(CreateAccount {
            id,
            name: "one of many".into(),
            changes: Vec::new(),
        })
    };
    let all: Vec<_> = (0..100).map(|_| command()).collect();
    assert_eq!(owner.push(all).await.len(), 100);
    let too_many: Vec<_> = (0..101).map(|_| command()).collect();
    let push = Push {
        epoch: None,
        commands: too_many,
    };
    let reply = owner.post("/api/v1/commands", &push).await;
    assert_eq!(reply.status, 413);
    reply.is_problem(ProblemKind::TooLarge);
}

#[tokio::test]
async fn a_push_for_another_epoch_is_refused_before_anything_of_it_is_written() {
    let (_world, owner) = World::with_owner().await;
    let before = owner.rows().await;
    let push = |epoch| Push {
        epoch: Some(epoch),
        commands: vec![envelope(CreateAccount {
            id: AccountId(Uuid::new_v4()),
            name: "Forn Vell".into(),
            changes: Vec::new(),
        })],
    };
    let lost = push(Epoch(Uuid::new_v4()));
    let reply = owner.post("/api/v1/commands", &lost).await;
    assert_eq!(reply.status, 409);
    reply.is_problem(ProblemKind::OtherEpoch);
    assert_eq!(owner.rows().await, before);
    let nothing = Push {
        epoch: None,
        commands: Vec::<Envelope>::new(),
    };
    let here: PushAnswer = owner.post("/api/v1/commands", &nothing).await.ok();
    let answer = owner.post("/api/v1/commands", &push(here.epoch)).await;
    assert_eq!(answer.ok::<PushAnswer>().outcomes.len(), 1);
}

#[tokio::test]
async fn accounts_are_found_by_their_match_keys_after_every_change() {
    let (_world, owner) = World::with_owner().await;
    let id = owner.create_account("Forn Vell").await;
    let site = AccountField::Website("https://www.fornvell.example/".into());
    owner
        .act(UpdateAccount {
            id,
            changes: vec![site],
        })
        .await;
    let row = ImportRow {
        row: 2,
        account_id: AccountId(Uuid::new_v4()),
        contact_id: ContactId(Uuid::new_v4()),
        name: "Forn Vell, S.L.".into(),
        changes: vec![
            AccountField::Website("http://fornvell.example".into()),
            AccountField::City("Girona".into()),
        ],
        status: None,
        contact: None,
    };
    owner
        .act(ImportAccounts {
            source: "accounts.csv".into(),
            rows: vec![row],
            part: None,
        })
        .await;
    let rows = owner.rows().await;
    let mut accounts = rows.iter().filter_map(|row| match row {
        Row::Account(account) => Some(account),
        _ => None,
    });
    let account = accounts.next().unwrap();
    assert_eq!((account.id, account.city.as_str()), (id, "Girona"));
    assert!(accounts.next().is_none());
}

#[tokio::test]
async fn a_command_that_was_applied_is_answered_so_even_where_it_is_not_understood_any_more() {
    let (_world, owner) = World::with_owner().await;
    let applied = envelope(CreateAccount {
        id: AccountId(Uuid::new_v4()),
        name: "Forn Vell".into(),
        changes: Vec::new(),
    });
    let first = owner.push(vec![applied.clone()]).await;
    let of_a_newer_version = json!({"id": applied.id, "at": 1, "command": {"fly": {}}});
    let other = envelope(CreateAccount {
        id: AccountId(Uuid::new_v4()),
        name: "Celler".into(),
        changes: Vec::new(),
    });
    for body in [
        json!({"commands": [of_a_newer_version, other]}),
        // Also where nothing else is: the person would be told that it never happened.
        json!({"commands": [of_a_newer_version]}),
    ] {
        let answer: PushAnswer = owner.post("/api/v1/commands", &body).await.ok();
        assert_eq!(answer.outcomes[0].outcome, first[0]);
    }
}
