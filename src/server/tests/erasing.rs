//! What the law gives whom an account is about (rule book §15): to know everything, and to be
//! forgotten.

use crate::support::*;
use domain::*;
use protocol::*;
use reqwest::{Method, header};
use rstest::rstest;
use server::db::{DbError, export as parts};
use std::{fs, path::Path};
use uuid::Uuid;

/// Stands in every text of the account, and nowhere else.
const SECRET: &str = "Zanzibarita";
const MARKUP: &str = "<script>alert(1)</script>";

fn erase(account_id: AccountId) -> EraseAccount {
    EraseAccount {
        id: ErasureId(Uuid::new_v4()),
        account_id,
        accounts: vec![account_id],
    }
}

/// An account with texts of every kind.
async fn furnished(owner: &Browser) -> AccountId {
    let account = owner.create_account(SECRET).await;
    let contact = ContactId(Uuid::new_v4());
    let create = CreateContact {
        id: contact,
        account_id: account,
        name: format!("{SECRET} {MARKUP}"),
        changes: vec![ContactField::Email(format!("{SECRET}@example.com"))],
    };
    owner.act(create).await;
    for n in 0..30 {
        let text = format!("{SECRET} {n} {MARKUP}");
        owner
            .act(log(
                account,
                Mode::LogSent,
                &text,
                MORNING - Span::minutes(n),
            ))
            .await;
    }
    let drafted = LogMessage {
        suggested: Some(format!("{SECRET} as it was suggested")),
        ..log(
            account,
            Mode::AiDraft,
            &format!("{SECRET} drafted"),
            MORNING,
        )
    };
    owner.act(drafted).await;
    // Long enough for pages of its own.
    let long = format!("{SECRET} ").repeat(2_000);
    owner
        .act(log(account, Mode::InboundPaste, &long, MORNING))
        .await;
    let note = AddNote {
        id: NoteId(Uuid::new_v4()),
        account_id: account,
        campaign_id: None,
        text: format!("{SECRET} likes bread"),
    };
    owner.act(note).await;
    // Replaced by now, and still nobody's business.
    let changes = vec![AccountField::Notes(format!("{SECRET} once"))];
    owner
        .act(UpdateAccount {
            id: account,
            changes,
        })
        .await;
    let changes = vec![AccountField::Notes(String::new())];
    owner
        .act(UpdateAccount {
            id: account,
            changes,
        })
        .await;
    account
}

/// Files of the folder in which the word stands, in whatever case.
fn files_with(folder: &Path, word: &str) -> Vec<String> {
    let word = word.to_lowercase().into_bytes();
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let with_word = files.filter(|path| {
        let bytes = fs::read(path).unwrap().to_ascii_lowercase();
        bytes.windows(word.len()).any(|some| some == word)
    });
    with_word
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect()
}

#[tokio::test]
async fn an_erased_account_is_in_no_answer_and_in_no_file() {
    let (mut world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "pau").await;
    let account = furnished(&owner).await;
    let other = owner.create_account("Forn Vell").await;
    owner
        .act(log(other, Mode::LogSent, "Bon dia", MORNING))
        .await;
    // A refusal quotes what was wrong.
    let changes = vec![AccountField::Email(SECRET.to_owned())];
    let refused = owner
        .try_to(UpdateAccount {
            id: account,
            changes,
        })
        .await;
    assert!(matches!(refused, Outcome::Refused { .. }));
    let cursor = colleague.pull(0).await.next;
    assert!(!files_with(world.data(), SECRET).is_empty());

    owner.act(erase(account)).await;
    let news = colleague.pull(cursor).await;
    let mut keys = news.rows.iter().map(|change| match change {
        ChangedRow::Put { row, .. } => (row.key(), true),
        ChangedRow::Deleted { key, .. } => (*key, false),
    });
    let (first, stands) = keys.next().unwrap();
    assert!(stands && first.kind == Kind::Erasure, "{first}");
    let gone: Vec<_> = keys.collect();
    assert!(gone.contains(&(account.into(), false)));
    assert!(gone.iter().all(|(_, stands)| !stands), "{gone:?}");
    let messages = gone.iter().filter(|(key, _)| key.kind == Kind::Message);
    assert_eq!(messages.count(), 32);
    for path in [
        "/api/v1/changes".to_owned(),
        format!("/api/v1/search?q={SECRET}"),
        "/api/v1/export".to_owned(),
    ] {
        let reply = owner.get(&path).await;
        assert_eq!(reply.status, 200);
        assert!(!reply.text.contains(SECRET), "{path}: {}", reply.text);
    }
    let found: SearchAnswer = owner.get("/api/v1/search?q=bon").await.ok();
    assert_eq!(found.rows.len(), 1, "the rest is found as before");
    assert_eq!(files_with(world.data(), SECRET), [""; 0], "while it runs");
    world.stop().await;
    assert_eq!(files_with(world.data(), SECRET), [""; 0], "once it ended");
}

#[tokio::test]
async fn whoever_was_erased_is_known_when_they_are_imported_again() {
    let (_world, owner) = World::with_owner().await;
    let account = furnished(&owner).await;
    owner.act(erase(account)).await;
    let row = ImportRow {
        row: 2,
        account_id: AccountId(Uuid::new_v4()),
        contact_id: ContactId(Uuid::new_v4()),
        name: "Somewhere else".to_owned(),
        changes: Vec::new(),
        status: None,
        contact: Some(ImportContact {
            name: "The same".to_owned(),
            changes: vec![ContactField::Email(format!("{SECRET}@EXAMPLE.com"))],
        }),
    };
    let import = ImportAccounts {
        source: "again.csv".to_owned(),
        rows: vec![row],
        part: None,
    };
    owner.act(import).await;
    let rows = owner.rows().await;
    let count = |kind| rows.iter().filter(|row| row.key().kind == kind).count();
    assert_eq!((count(Kind::Account), count(Kind::Contact)), (1, 0));
}

/// What stands in a value, nothing blank.
fn leaves(value: &serde_json::Value) -> Vec<String> {
    use serde_json::Value;
    match value {
        Value::Object(parts) => parts.values().flat_map(leaves).collect(),
        Value::Array(parts) => parts.iter().flat_map(leaves).collect(),
        Value::Null => Vec::new(),
        Value::String(text) => vec![text.clone()],
        other => vec![other.to_string()],
    }
}

#[tokio::test]
async fn an_export_of_an_account_bears_the_name_of_who_absorbed_the_others() {
    let (_world, owner) = World::with_owner().await;
    let survivor = AccountId(Uuid::from_u128(2));
    for (id, name) in [
        (AccountId(Uuid::from_u128(1)), "Absorbed"),
        (survivor, "Survivor"),
    ] {
        let (name, changes) = (name.to_owned(), Vec::new());
        owner.act(CreateAccount { id, name, changes }).await;
    }
    let merge = MergeAccounts {
        id: MergeId(Uuid::new_v4()),
        survivor,
        absorbed: AccountId(Uuid::from_u128(1)),
        choose: Vec::new(),
    };
    owner.act(merge).await;
    let path = format!("/api/v1/accounts/{survivor}/export?form=html");
    let page = owner.get(&path).await.text;
    assert!(page.contains("<title>Survivor</title>") && page.contains("Absorbed"));
}

#[tokio::test]
async fn an_export_of_an_account_has_everything_of_it_and_nothing_else() {
    let (world, owner) = World::with_owner().await;
    let account = furnished(&owner).await;
    let other = owner.create_account("Forn Vell").await;
    owner
        .act(log(other, Mode::LogSent, "Bon dia", MORNING))
        .await;
    let path = format!("/api/v1/accounts/{account}/export");

    let data = owner.get(&path).await;
    assert_eq!(data.status, 200);
    assert_eq!(data.headers[header::CONTENT_TYPE], "application/json");
    let disposition = data.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert!(disposition.starts_with("attachment; "), "{disposition}");
    let rows: Vec<Row> = serde_json::from_value(data.json()["rows"].clone()).unwrap();
    let of_it = owner.rows().await.into_iter();
    let mut expected: Vec<Row> = of_it.filter(|row| row.goes_with(&[account])).collect();
    expected.sort_by_key(Row::key);
    assert_eq!(rows, expected);

    let page = owner.get(&format!("{path}?form=html")).await;
    assert_eq!(page.status, 200);
    for text in [
        "likes bread",
        &format!("{SECRET} 29"),
        "olga",
        "Forn &amp; Co.",
    ] {
        let (page, text) = (page.text.to_lowercase(), text.to_lowercase());
        assert!(page.contains(&text), "{text} in {page}");
    }
    for row in &data.json()["rows"].as_array().unwrap().clone() {
        for text in leaves(row) {
            let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
            let escaped = escaped.replace('>', "&gt;").replace('"', "&quot;");
            assert!(page.text.contains(&escaped), "{text} of {row}");
        }
    }
    assert!(!page.text.contains("<script"), "texts are no markup");
    assert!(!page.text.contains("Forn Vell") && !page.text.contains("Bon dia"));

    let member = world.join(&owner, Role::Member, "pau").await;
    for path in [path.as_str(), "/api/v1/export"] {
        member.get(path).await.is_problem(ProblemKind::Forbidden);
    }
    let nowhere = format!("/api/v1/accounts/{}/export", Uuid::nil());
    owner.get(&nowhere).await.is_problem(ProblemKind::NotFound);
    let form = format!("/api/v1/accounts/{account}/export?form=pdf");
    owner.get(&form).await.is_problem(ProblemKind::Malformed);
}

#[tokio::test]
async fn an_export_of_everything_has_every_row_on_a_line() {
    let (_world, owner) = World::with_owner().await;
    furnished(&owner).await;
    let whole = owner.get("/api/v1/export").await;
    assert_eq!(whole.headers[header::CONTENT_TYPE], "application/x-ndjson");
    let mut exported: Vec<Row> = whole
        .text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let mut rows = owner.rows().await;
    for rows in [&mut exported, &mut rows] {
        rows.sort_by_key(Row::key);
    }
    assert_eq!(exported, rows);
}

/// As every browser asks for it.
#[rstest]
#[case::gzip("gzip")]
#[case::brotli("br")]
#[tokio::test]
async fn an_export_that_is_made_smaller_comes_to_its_end(#[case] encoding: &str) {
    let (_world, owner) = World::with_owner().await;
    furnished(&owner).await;
    let plain = owner.get("/api/v1/export").await.text;
    let request = owner.request(Method::GET, "/api/v1/export");
    let request = request.header(header::ACCEPT_ENCODING, encoding);
    let smaller = request.send().await.unwrap();
    assert_eq!(smaller.headers()[header::CONTENT_ENCODING], encoding);
    let smaller = smaller.bytes().await.unwrap();
    assert!((1..plain.len()).contains(&smaller.len()));
    if encoding == "gzip" {
        // It ends with the length of what was made smaller.
        let length = smaller.last_chunk().copied().map(u32::from_le_bytes);
        assert_eq!(length, u32::try_from(plain.len()).ok());
    }
}

#[tokio::test]
async fn a_workspace_is_exported_to_whoever_may_to_its_end() {
    let (world, owner) = World::with_owner().await;
    let admin = world.join(&owner, Role::Admin, "ada").await;
    let (workspace, reader) = (owner.me.as_ref().unwrap().workspace.id, admin.me().id);
    let part = async || {
        let (db, now) = (world.server().db(), world.now());
        let asked = (db.epoch(), now);
        let part = db.read(move |tx| parts::part(tx, workspace, reader, 0, asked));
        part.await
    };
    assert!(part().await.unwrap().is_some());
    let to = Role::Member;
    owner.act(ChangeRole { id: reader, to }).await;
    assert!(matches!(part().await, Err(DbError::NotAllowed)));
    owner.act(RemoveMember { id: reader }).await;
    assert!(matches!(part().await, Err(DbError::NotAllowed)));
}
