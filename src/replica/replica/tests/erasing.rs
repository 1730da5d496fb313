//! An account is erased elsewhere, or here (rule book §15).

mod late;

use super::{Tab, *};
use serde_json::json;

const OTHER: AccountId = AccountId(Uuid::from_u128(21));

fn erased_at(at: Timestamp) -> Erasure {
    Erasure {
        id: ErasureId(Uuid::from_u128(90)),
        accounts: vec![ACCOUNT],
        salt: Uuid::from_u128(90),
        prints: Vec::new(),
        opted_out: false,
        by: ME,
        at,
    }
}

/// What the server says of an erasure that begins at this place.
fn erasure(seq: Seq) -> Vec<ChangedRow> {
    let gone = [RowKey::from(ACCOUNT), conversation().id.into(), NOTE.into()];
    let gone = (seq + 1..)
        .zip(gone)
        .map(|(seq, key)| ChangedRow::Deleted { seq, key });
    let row = erased_at(NOW).into();
    [ChangedRow::Put { seq, row }]
        .into_iter()
        .chain(gone)
        .collect()
}

fn news(tab: &Tab, next: Seq, rows: Vec<ChangedRow>) -> ChangesAnswer {
    ChangesAnswer {
        rows,
        ..answer(EPOCH, tab.replica.cursor(), next, Vec::new())
    }
}

fn edit() -> Command {
    Command::from(UpdateNote {
        id: NOTE,
        text: "She likes bread".to_owned(),
        from: None,
    })
}

fn unrelated() -> Command {
    Command::from(CreateAccount {
        id: OTHER,
        name: "Celler".to_owned(),
        changes: Vec::new(),
    })
}

/// The commands and decisions of which nothing is to stay in the storage.
fn forgotten(effects: &[Effect]) -> Option<(Vec<CommandId>, Vec<CommandId>)> {
    let (commands, decisions) = rewritten(effects)?;
    let ids = |all: Vec<Forgotten>| {
        let gone = all.into_iter().filter(|(_, rest)| rest.is_none());
        gone.map(|(id, _)| id).collect()
    };
    Some((ids(commands), ids(decisions)))
}

type Forgotten = (CommandId, Option<Command>);

/// The commands and decisions that tell of an erased account, and what takes their place.
fn rewritten(effects: &[Effect]) -> Option<(Vec<Forgotten>, Vec<Forgotten>)> {
    effects.iter().find_map(|effect| match effect {
        Effect::ForgetTraces {
            commands,
            decisions,
        } => Some((commands.clone(), decisions.clone())),
        _ => None,
    })
}

fn import(of: &[AccountId]) -> Command {
    let row = |(row, account_id): (u32, &AccountId)| ImportRow {
        row,
        account_id: *account_id,
        contact_id: ContactId(Uuid::from_u128(row.into())),
        name: format!("Forn {row}"),
        changes: Vec::new(),
        status: None,
        contact: None,
    };
    Command::from(ImportAccounts {
        source: "accounts.csv".to_owned(),
        rows: (0..).zip(of).map(row).collect(),
        part: None,
    })
}

const THIRD: AccountId = AccountId(Uuid::from_u128(22));

#[test]
fn of_an_import_that_tells_of_others_too_what_it_says_of_them_stays() {
    let (mut tab, pulling) = with_a_journal();
    let effects = tab.save_and_push(4, import(&[ACCOUNT, THIRD]));
    tab.answer_push(&effects, Ok(applied(&[(4, 11)])));
    let effects = tab.save_and_push(5, import(&[ACCOUNT, THIRD]));
    tab.answer_push(&effects, Ok(refused(5, &Refusal::NotInCampaign)));
    let erased = news(&tab, 20, erasure(12));
    let effects = tab.answer_pull(&pulling, Ok(erased));
    let Command::ImportAccounts(whole) = import(&[ACCOUNT, THIRD]) else {
        unreachable!()
    };
    let rest = Command::from(ImportAccounts {
        rows: vec![whole.rows[1].clone()],
        ..whole
    });
    let (commands, decisions) = rewritten(&effects).unwrap();
    assert!(commands.contains(&(id(4), Some(rest.clone()))));
    assert_eq!(decisions, [(id(5), Some(rest.clone()))]);
    assert_eq!(tab.replica.decisions()[0].command, rest);
    // What was read meanwhile is not older than that.
    let waiting = Waiting {
        envelope: envelope(4, import(&[ACCOUNT, THIRD])),
        accepted: Some(Accepted {
            epoch: EPOCH,
            seq: 11,
            at: NOW,
        }),
    };
    tab.handle(Event::Restored {
        waiting: vec![waiting],
        decisions: Vec::new(),
    });
    assert_eq!(
        tab.replica.outbox.find(id(4)).unwrap().envelope.command,
        rest
    );
}

#[test]
fn what_an_accepted_import_did_to_others_stays_in_sight_until_it_is_confirmed() {
    let mut tab = Tab::synced();
    let pushed = tab.save_and_push(1, import(&[ACCOUNT, THIRD]));
    let rows = news(&tab, 20, erasure(12));
    tab.pull(Ok(rows));
    let effects = tab.answer_push(&pushed, Ok(applied(&[(1, 25)])));
    assert!(tab.replica.rows().account(THIRD).is_some());
    assert_eq!(rewritten(&effects), None);
    let third = Row::Account(Account {
        id: THIRD,
        name: "Forn 1".to_owned(),
        ..account()
    });
    let put = vec![ChangedRow::Put {
        seq: 25,
        row: third.into(),
    }];
    let put = news(&tab, 25, put);
    let effects = tab.answer_pull(&effects, Ok(put));
    let (commands, _) = rewritten(&effects).unwrap();
    assert_eq!(commands.len(), 1);
    assert!(tab.replica.rows().account(THIRD).is_some());
}

#[test]
fn what_a_tab_forgot_while_it_followed_it_takes_out_once_it_leads() {
    let mut tab = Tab::synced();
    let by_address = Command::from(ImportAccounts {
        source: "accounts.csv".to_owned(),
        rows: vec![ImportRow {
            row: 1,
            account_id: THIRD,
            contact_id: ContactId(Uuid::from_u128(1)),
            name: "Forn".to_owned(),
            changes: vec![AccountField::Email("Pep@example.com".to_owned())],
            status: None,
            contact: None,
        }],
        part: None,
    });
    let effects = tab.save_and_push(1, by_address.clone());
    let effects = tab.answer_push(&effects, Ok(applied(&[(1, 11)])));
    tab.handle(Event::Leading(false));
    let mut rows = erasure(12);
    let mut row = erased_at(NOW);
    let print = Uuid::new_v5(&row.salt, b"address pep@example.com");
    row.prints = vec![serde_json::from_value(json!(print)).unwrap()];
    rows[0] = ChangedRow::Put {
        seq: 12,
        row: row.into(),
    };
    let heard = TabMessage::Pulled {
        answer: news(&tab, 20, rows),
        cached: false,
    };
    assert!(rewritten(&effects).is_none());
    let effects = tab.handle(Event::Heard(heard));
    assert_eq!(rewritten(&effects), None, "the other tab writes");
    assert!(tab.replica.outbox.is_empty());
    // That one has ended before it wrote.
    let effects = tab.handle(Event::Leading(true));
    assert_eq!(forgotten(&effects), Some((vec![id(1)], Vec::new())));
    let waiting = Waiting {
        envelope: envelope(1, by_address),
        accepted: Some(Accepted {
            epoch: EPOCH,
            seq: 11,
            at: NOW,
        }),
    };
    // It was read before that was done.
    tab.handle(Event::Restored {
        waiting: vec![waiting],
        decisions: Vec::new(),
    });
    assert!(tab.replica.outbox.is_empty());
}

/// A tab that has added a note and edited it, and made another account: all was accepted. It is
/// pulling what came of it.
fn with_a_journal() -> (Tab, Vec<Effect>) {
    let mut tab = Tab::synced();
    tab.open_account();
    let effects = tab.save_and_push(1, note("Call back"));
    let pulling = tab.answer_push(&effects, Ok(applied(&[(1, 9)])));
    for (number, seq, command) in [(2, 10, edit()), (3, 11, unrelated())] {
        let effects = tab.save_and_push(number, command);
        tab.answer_push(&effects, Ok(applied(&[(number, seq)])));
    }
    (tab, pulling)
}

#[test]
fn what_commands_and_decisions_say_of_an_erased_account_is_forgotten_with_it() {
    let (mut tab, pulling) = with_a_journal();
    let effects = tab.save_and_push(4, outbound("Bon dia"));
    tab.answer_push(&effects, Ok(refused(4, &Refusal::NotInCampaign)));
    assert_eq!(tab.replica.decisions().len(), 1);
    let erased = news(&tab, 20, erasure(12));
    let effects = tab.answer_pull(&pulling, Ok(erased));
    assert_eq!(forgotten(&effects), Some((vec![id(1), id(2)], vec![id(4)])));
    assert_eq!(tab.replica.decisions(), []);
    assert_eq!(tab.replica.rows().notes().count(), 0);
}

#[test]
fn the_cache_does_not_pass_over_an_erasure_before_what_it_leaves_is_gone() {
    let (mut tab, pulling) = with_a_journal();
    let erased = news(&tab, 20, erasure(12));
    let effects = tab.answer_pull(&pulling, Ok(erased));
    let writes = |effects: &[Effect]| has(effects, |it| matches!(it, Effect::ApplyToCache { .. }));
    assert!(forgotten(&effects).is_some() && !writes(&effects));
    assert!(!writes(&tab.handle(Event::TracesFailed)));
    tab.now = tab.now + STORAGE_RETRY;
    let effects = tab.handle(Event::Timer);
    let (commands, decisions) = forgotten(&effects).unwrap();
    assert_eq!(commands, [id(1), id(2)]);
    let effects = tab.handle(Event::TracesForgotten {
        commands,
        decisions,
    });
    assert!(writes(&effects));
}

#[test]
fn an_answer_that_comes_after_the_erasure_leaves_nothing_either() {
    let mut tab = Tab::synced();
    tab.open_account();
    let first = tab.save_and_push(1, note("Call back"));
    let pulling = tab.answer_push(&first, Ok(applied(&[(1, 9)])));
    let pushed = tab.save_and_push(2, edit());
    let erased = news(&tab, 20, erasure(12));
    let effects = tab.answer_pull(&pulling, Ok(erased));
    assert_eq!(forgotten(&effects), Some((vec![id(1)], Vec::new())));
    let (commands, decisions) = forgotten(&effects).unwrap();
    tab.handle(Event::TracesForgotten {
        commands,
        decisions,
    });
    // The server had accepted it before the erasure.
    let effects = tab.answer_push(&pushed, Ok(applied(&[(2, 10)])));
    assert_eq!(forgotten(&effects), Some((vec![id(2)], Vec::new())));
}

#[test]
fn what_is_stored_of_an_account_that_was_erased_before_goes_at_the_start() {
    let mut tab = Tab::new();
    tab.handle(Event::Leading(true));
    let mut rows: Vec<Row> = first_rows().into_iter().map(|(_, row)| row).collect();
    rows.retain(|row| !row.goes_with(&[ACCOUNT]));
    rows.push(Row::Erasure(erased_at(NOW)));
    let meta = cache_meta();
    tab.handle(Event::Loaded { meta, rows });
    tab.handle(Event::LoadedAll);
    let accepted = Accepted {
        epoch: EPOCH,
        seq: 3,
        at: NOW,
    };
    let commands = [(1, note("Call back")), (2, unrelated())];
    let waiting = commands.map(|(number, command)| Waiting {
        envelope: envelope(number, command),
        accepted: Some(accepted),
    });
    let decision = |number, refused_at| KeptDecision {
        id: id(number),
        acted_at: NOW,
        refused_at,
        command: outbound("Bon dia"),
        refusal: Refusal::NotInCampaign,
    };
    let later = NOW + Span(1);
    let effects = tab.handle(Event::Restored {
        waiting: waiting.to_vec(),
        decisions: vec![decision(3, NOW), decision(4, later)],
    });
    assert_eq!(forgotten(&effects), Some((vec![id(1)], vec![id(3)])));
    // What was refused after the erasure is its writer's to discard.
    let left: Vec<_> = tab.replica.decisions().iter().map(|it| it.id).collect();
    assert_eq!(left, [id(4)]);
}

#[test]
fn an_erasure_that_only_waits_takes_nothing_yet() {
    let (mut tab, pulling) = with_a_journal();
    let admin = Row::Member(Member {
        role: Role::Admin,
        ..tab.replica.rows().member(ME).unwrap().clone()
    });
    let rows = vec![ChangedRow::Put {
        seq: 8,
        row: admin.into(),
    }];
    let raised = news(&tab, 11, rows);
    tab.answer_pull(&pulling, Ok(raised));
    let erase = Command::from(EraseAccount {
        id: erased_at(NOW).id,
        account_id: ACCOUNT,
        accounts: vec![ACCOUNT],
    });
    let effects = tab.save_and_push(9, erase);
    assert!(tab.replica.rows().account(ACCOUNT).is_none());
    assert!(tab.replica.traces().is_empty());
    tab.answer_push(&effects, Ok(refused(9, &Refusal::LastOwner)));
    assert!(tab.replica.rows().account(ACCOUNT).is_some());
    assert_eq!(forgotten(&tab.handle(Event::Timer)), None);
}

#[test]
fn here_too_it_goes_once_the_server_says_so_though_its_rows_went_before() {
    let (mut tab, pulling) = with_a_journal();
    let gone = [RowKey::from(ACCOUNT), conversation().id.into()];
    let since = tab.replica.cursor();
    // The thread is closed by now: nobody knows whose the note is.
    let mut rows = erasure(12);
    rows.retain(|row| !matches!(row, ChangedRow::Deleted { key, .. } if gone.contains(key)));
    let first = ChangesAnswer {
        more: true,
        ..answer(EPOCH, since, 12, Vec::new())
    };
    let (head, rest) = rows.split_at(1);
    let beginning = ChangesAnswer {
        rows: head.to_vec(),
        ..first
    };
    let effects = tab.answer_pull(&pulling, Ok(beginning));
    assert_eq!(forgotten(&effects), Some((vec![id(1)], Vec::new())));
    tab.handle(Event::TracesForgotten {
        commands: vec![id(1)],
        decisions: Vec::new(),
    });
    let rest = news(&tab, 20, rest.to_vec());
    let effects = tab.answer_pull(&effects, Ok(rest));
    assert_eq!(forgotten(&effects), Some((vec![id(2)], Vec::new())));
}

const CONTACT: ContactId = ContactId(Uuid::from_u128(31));

fn contact_of(account_id: AccountId) -> Row {
    Row::Contact(Contact {
        id: CONTACT,
        account_id,
        name: "Pep".to_owned(),
        title: String::new(),
        email: String::new(),
        phone: String::new(),
        role: None,
        linkedin: String::new(),
        instagram: String::new(),
        twitter_x: String::new(),
        created_at: NOW,
    })
}

fn rename_contact() -> Command {
    Command::from(UpdateContact {
        id: CONTACT,
        changes: vec![ContactField::Name("Pep Mas".to_owned())],
    })
}

/// A tab that has edited somebody's contact twice: one edit was accepted, the other lies in
/// *Decisions*.
fn with_edits_of_a_contact_of(account_id: AccountId) -> Tab {
    let mut tab = Tab::synced();
    let celler = Row::Account(Account {
        id: OTHER,
        ..account()
    });
    let since = tab.replica.cursor();
    let rows = vec![(7, celler), (8, contact_of(account_id))];
    tab.pull(Ok(answer(EPOCH, since, 9, rows)));
    let effects = tab.save_and_push(1, rename_contact());
    tab.answer_push(&effects, Ok(applied(&[(1, 9)])));
    let effects = tab.save_and_push(2, rename_contact());
    tab.answer_push(&effects, Ok(refused(2, &Refusal::NotInCampaign)));
    assert_eq!(tab.replica.decisions().len(), 1);
    tab
}

fn deleted(seq: Seq, key: RowKey) -> ChangedRow {
    ChangedRow::Deleted { seq, key }
}

#[rstest::rstest]
#[case::before_the_erasure_is_heard_of(false)]
#[case::once_an_erasure_is_known(true)]
fn an_erasure_takes_no_decision_about_an_account_that_stays(#[case] is_known: bool) {
    let mut tab = with_edits_of_a_contact_of(OTHER);
    let mut answers = [vec![deleted(13, CONTACT.into())], erasure(14)];
    if is_known {
        answers = [erasure(14), vec![deleted(21, CONTACT.into())]];
    }
    for (rows, next) in answers.into_iter().zip([20, 30]) {
        let rows = news(&tab, next, rows);
        let effects = tab.pull(Ok(rows));
        assert_eq!(forgotten(&effects), None);
    }
    let left: Vec<_> = tab.replica.decisions().iter().map(|it| it.id).collect();
    assert_eq!(left, [id(2)]);
}

#[test]
fn an_erasure_takes_decisions_about_the_people_who_go_with_it() {
    let mut tab = with_edits_of_a_contact_of(ACCOUNT);
    let mut rows = erasure(12);
    rows.push(deleted(16, CONTACT.into()));
    let rows = news(&tab, 20, rows);
    let effects = tab.pull(Ok(rows));
    assert_eq!(forgotten(&effects), Some((vec![id(1)], vec![id(2)])));
    assert_eq!(tab.replica.decisions(), []);
}

#[test]
fn an_erasure_takes_no_decision_about_a_note_of_which_nobody_knows_whose_it_was() {
    let mut tab = Tab::synced();
    let erased = vec![ChangedRow::Put {
        seq: 12,
        row: Erasure {
            accounts: vec![OTHER],
            ..erased_at(NOW)
        }
        .into(),
    }];
    let erased = news(&tab, 13, erased);
    tab.pull(Ok(erased));
    let edit = Command::from(UpdateNote {
        id: NoteId(Uuid::from_u128(32)),
        text: "From the train".to_owned(),
        from: None,
    });
    tab.replica.decisions.push(KeptDecision {
        id: id(8),
        acted_at: NOW,
        refused_at: NOW,
        command: edit,
        refusal: Refusal::NotInCampaign,
    });
    let gone = vec![deleted(14, NoteId(Uuid::from_u128(32)).into())];
    let gone = news(&tab, 20, gone);
    tab.pull(Ok(gone));
    assert_eq!(tab.replica.decisions().len(), 1);
}
