//! Many at once: of those who guess, of those who search, and of those who listen.

use crate::{process::Process, support::*};
use domain::*;
use futures_util::future::join_all;
use protocol::*;
use reqwest::{Method, header};
use rusqlite::Connection;
use server::{
    clock::Clock,
    db::{Db, DbError, people, sessions},
    folder::Folder,
    limits,
    secrets::Token,
};
use std::{net::SocketAddr, path::Path};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::mpsc,
    task::JoinSet,
};
use uuid::Uuid;

/// Guesses that arrive together, each from an address of its own. Hashed all at once they would take
/// 4 GB.
const GUESSES: u32 = 200;
/// More than the server needs at rest and for those that it hashes at a time, in KiB.
const MEMORY: u64 = 512 * 1024;

#[tokio::test]
async fn a_flood_of_guesses_takes_no_more_memory_and_holds_nobody_up_who_is_in() {
    let home = tempfile::tempdir().unwrap();
    let mut process = Process::quiet(home.path(), &["--trusted-proxy", "127.0.0.1"]);
    let owner = process.set_up().await;
    let mut guessing = JoinSet::new();
    for n in 0..GUESSES {
        let visitor = Browser::new(&owner.base);
        let body = SignIn {
            email: format!("somebody-{n}@example.com"),
            password: "a guess".to_owned(),
            code: String::new(),
        };
        let request = visitor.request(Method::POST, "/api/v1/sign-in").json(&body);
        let request = request.header("x-forwarded-for", format!("198.51.{}.{}", n / 200, n % 200));
        guessing.spawn(async move { visitor.send(request).await });
    }
    for n in 0..10 {
        owner.create_account(&format!("meanwhile {n}")).await;
    }
    for reply in guessing.join_all().await {
        match reply.status.as_u16() {
            401 => reply.is_problem(ProblemKind::WrongCredentials),
            // Who would have waited too long for a turn.
            429 => assert!(reply.headers.contains_key(header::RETRY_AFTER)),
            _ => panic!("{}: {}", reply.status, reply.text),
        }
    }
    if let Some(most) = process.kibibytes("VmHWM") {
        assert!(most < MEMORY, "the server took {most} KiB");
    }
}

/// As many as a large team's browsers, ten times over.
const STREAMS: usize = 10_000;
/// Files that the test and the server need beside their streams.
const OTHER_FILES: u64 = 500;

#[tokio::test]
async fn ten_thousand_listen_at_once_and_all_hear() {
    let limit = server::files::raise_limit();
    let count = limit.saturating_sub(OTHER_FILES);
    let count = usize::try_from(count).unwrap_or(STREAMS).min(STREAMS);
    if count < STREAMS {
        println!("this system lets a program open {limit} files: {count} streams");
    }
    let home = tempfile::tempdir().unwrap();
    let cookies = team(home.path(), count.div_ceil(limits::STREAMS)).await;
    let mut process = Process::quiet(home.path(), &[]);
    let base = process.base();
    let address: SocketAddr = base.strip_prefix("http://").unwrap().parse().unwrap();
    let mut streams = Vec::new();
    let who = cookies.iter().cycle().take(count).collect::<Vec<_>>();
    for some in who.chunks(250) {
        let mut opening = JoinSet::new();
        for cookie in some {
            opening.spawn(listen(address, (*cookie).clone()));
        }
        streams.extend(opening.join_all().await);
    }
    let memory = process.kibibytes("VmRSS");
    println!("{} streams, {memory:?} KiB", streams.len());

    let mut owner = Browser::new(&base);
    let url = base.parse().unwrap();
    owner.jar.add_cookie_str(&cookies[0], &url);
    owner.me = Some(owner.get("/api/v1/session").await.ok());
    owner.create_account("news for everybody").await;
    let mut hearing = JoinSet::new();
    for mut stream in streams {
        hearing.spawn(async move { hear(&mut stream).await });
    }
    let heard = hearing.join_all().await;
    let news = owner.pull(0).await.next;
    let expected = format!("\"seq\":{news}");
    let missed = heard.iter().filter(|event| !event.contains(&expected));
    assert_eq!(missed.count(), 0, "of {count}; the last is {expected}");
    if let Some(memory) = memory {
        // Some 60 KB each, buffers and all.
        let most = 100_000 + 60 * count as u64;
        assert!(memory < most, "{count} streams take {memory} KiB");
    }
}

/// A workspace of so many members with a session each: their cookies.
async fn team(data: &Path, size: usize) -> Vec<String> {
    let db = Db::open(Folder::claim(data).unwrap(), Clock::system()).unwrap();
    let now = db.clock().now();
    let cookies = db.write(move |tx| {
        let workspace = WorkspaceId(Uuid::new_v4());
        people::create_workspace(tx, workspace, "Large", people::Origin::SetUp, now)?;
        let mut cookies = Vec::new();
        for n in 0..size {
            let newcomer = people::Newcomer {
                id: MemberId(Uuid::new_v4()),
                name: format!("member {n}"),
                email: format!("member-{n}@example.com"),
                password_hash: String::new(),
                reading_language: None,
                role: if n == 0 { Role::Owner } else { Role::Member },
            };
            let member = people::add_member(tx, workspace, &newcomer)?.unwrap();
            let token = Token::random().unwrap();
            sessions::begin(tx, workspace, member.id, token.hash(), "test", now)?;
            cookies.push(format!("rapport_session={}", token.as_str()));
        }
        Ok(cookies)
    });
    let cookies = cookies.await.unwrap();
    db.close();
    cookies
}

/// A live stream that has said where the workspace stands.
async fn listen(address: SocketAddr, cookie: String) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let wish = format!("GET /api/v1/live HTTP/1.1\r\nhost: {address}\r\ncookie: {cookie}\r\n\r\n");
    stream.write_all(wish.as_bytes()).await.unwrap();
    let first = hear(&mut stream).await;
    assert!(first.starts_with("HTTP/1.1 200"), "{first}");
    stream
}

/// What comes, up to an event that says where the workspace stands.
async fn hear(stream: &mut TcpStream) -> String {
    let mut heard = String::new();
    let mut some = [0; 2_048];
    while !(heard.contains("\"seq\":") && heard.ends_with("\n\n\r\n")) {
        let read = stream.read(&mut some).await.unwrap();
        assert_ne!(read, 0, "it ended after {heard}");
        heard.push_str(std::str::from_utf8(&some[..read]).unwrap());
    }
    heard
}

/// More than there are connections to the database.
const READS: usize = 20;

/// Says that it has begun, and comes to no end by itself.
fn endless(begun: mpsc::UnboundedSender<()>) -> impl FnOnce(&Connection) -> Result<u64, DbError> {
    move |state| {
        let _ = begun.send(());
        let sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
            SELECT count(*) FROM n";
        Ok(state.query_row(sql, [], |row| row.get(0))?)
    }
}

#[tokio::test]
async fn reads_that_nobody_waits_for_any_more_end_and_leave_their_connections_to_others() {
    let (world, owner) = World::with_owner().await;
    let (begun, mut beginnings) = mpsc::unbounded_channel();
    let reads = (0..READS).map(|_| world.server().db().read(endless(begun.clone())));
    let mut reads = join_all(reads);
    // As many as there are connections.
    for _ in 0..8 {
        tokio::select! {
            all = &mut reads => panic!("an end: {all:?}"),
            _ = beginnings.recv() => {}
        }
    }
    drop(reads);
    assert_eq!(owner.get("/api/v1/session").await.status, 200);
}

#[tokio::test]
async fn however_many_search_everybody_else_reads_on() {
    let (world, owner) = World::with_owner().await;
    let (begun, mut beginnings) = mpsc::unbounded_channel();
    let searches = (0..READS).map(|_| world.server().db().search(endless(begun.clone())));
    let mut searches = join_all(searches);
    for _ in 0..3 {
        tokio::select! {
            all = &mut searches => panic!("an end: {all:?}"),
            _ = beginnings.recv() => {}
        }
    }
    tokio::select! {
        all = &mut searches => panic!("an end: {all:?}"),
        reply = owner.get("/api/v1/session") => assert_eq!(reply.status, 200),
    }
    drop(searches);
    let found = owner.get("/api/v1/search?q=forn").await;
    assert_eq!(
        found.status, 200,
        "their places are free again: {}",
        found.text
    );
}
