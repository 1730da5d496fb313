//! Nobody holds a connection by being slow. The time in which they are is made up: it passes while
//! nothing else happens.

use crate::support::*;
use protocol::{Problem, ProblemKind};
use server::{
    assets::Assets,
    limits::{HEAD_BYTES, HEAD_TIME, REQUEST_TIME, STALL_TIME},
    running::Settings,
};
use std::borrow::Cow;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{self, Instant},
};

/// A bare connection that says this first.
async fn connection(world: &World, said: &str) -> TcpStream {
    let mut stream = TcpStream::connect(world.server().address()).await.unwrap();
    stream.write_all(said.as_bytes()).await.unwrap();
    stream
}

/// Everything up to the end, which may be a harsh one.
async fn rest(mut stream: TcpStream) -> String {
    let mut read = Vec::new();
    let _ = stream.read_to_end(&mut read).await;
    String::from_utf8(read).unwrap()
}

#[tokio::test]
async fn who_does_not_say_what_they_want_is_cut_off() {
    let world = World::new().await;
    let cases = [
        ("nothing", "", ""),
        ("half a line", "GET /api/v1/he", ""),
        (
            "half a head",
            "GET /api/v1/health HTTP/1.1\r\nhost: localhost\r\nx-slow: ",
            "",
        ),
        (
            "one request, and then nothing",
            "GET /api/v1/health HTTP/1.1\r\nhost: localhost\r\n\r\n",
            "HTTP/1.1 200 OK",
        ),
    ];
    for (case, said, answer) in cases {
        let begun = Instant::now();
        let stream = connection(&world, said).await;
        time::pause();
        let heard = time::timeout(3 * HEAD_TIME, rest(stream)).await;
        let passed = begun.elapsed();
        time::resume();
        let heard = heard.unwrap_or_else(|_| panic!("{case}: never cut off"));
        assert!(heard.starts_with(answer), "{case}: {heard}");
        assert!(
            (HEAD_TIME..2 * HEAD_TIME).contains(&passed),
            "{case}: cut off after {passed:?}"
        );
    }
}

#[tokio::test]
async fn who_does_not_take_the_answer_is_cut_off() {
    /// More than the buffers between two programs hold.
    const LARGE: usize = 32 * 1024 * 1024;
    let mut world = World::new().await;
    world.stop().await;
    let large = [("large.txt".to_owned(), Cow::from(vec![b'a'; LARGE]))];
    let settings = Settings {
        assets: Assets::of(large),
        ..world.settings()
    };
    world.start_as(settings).await.unwrap();
    let wish = "GET /large.txt HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    let quick = rest(connection(&world, wish).await).await;
    assert!(quick.len() > LARGE);

    let slow = connection(&world, wish).await;
    time::pause();
    time::sleep(2 * STALL_TIME).await;
    time::resume();
    let got = rest(slow).await.len();
    assert!(got < LARGE, "all {got} bytes were kept for who took none");
}

#[tokio::test]
async fn a_request_that_takes_too_long_is_told_that_it_was_slow() {
    let world = World::new().await;
    let (base, host) = (world.base(), world.server().address());
    let half = format!(
        "POST /api/v1/sign-in HTTP/1.1\r\nhost: {host}\r\norigin: {base}\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: 100\r\n\r\n{{\"email\""
    );
    let begun = Instant::now();
    let stream = connection(&world, &half).await;
    time::pause();
    let heard = time::timeout(3 * REQUEST_TIME, rest(stream)).await;
    let passed = begun.elapsed();
    time::resume();
    let heard = heard.unwrap();
    assert!(heard.starts_with("HTTP/1.1 408"), "{heard}");
    assert!((REQUEST_TIME..2 * REQUEST_TIME).contains(&passed));
    let (_, body) = heard.split_once("\r\n\r\n").unwrap();
    let problem: Problem = serde_json::from_str(body).unwrap();
    assert_eq!((problem.kind, problem.status), (ProblemKind::TooSlow, 408));
}

#[tokio::test]
async fn a_quiet_live_stream_stays_open() {
    let (world, owner) = World::with_owner().await;
    let mut listener = crate::live::Listener::open(&owner).await;
    listener.next().await;
    time::pause();
    time::sleep(10 * (HEAD_TIME + STALL_TIME)).await;
    time::resume();
    world.browser().get("/api/v1/health").await;
    owner.create_account("Forn Vell").await;
    assert_eq!(listener.next().await, Some(owner.pull(0).await.next));
}

#[tokio::test]
async fn a_head_without_end_is_refused() {
    let world = World::new().await;
    let endless = "x".repeat(2 * HEAD_BYTES);
    let head = format!("GET / HTTP/1.1\r\nhost: localhost\r\nx-long: {endless}");
    let mut stream = TcpStream::connect(world.server().address()).await.unwrap();
    // The server hangs up before it has heard everything.
    let _ = stream.write_all(head.as_bytes()).await;
    let answer = rest(stream).await;
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 431"),
        "{answer}"
    );
}
