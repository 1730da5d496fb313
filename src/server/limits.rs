//! Every limit of the server, in one place. Sizes of bodies and batches are the wire's:
//! `protocol::limits`.

use crate::rate::Rate;
use domain::Span;
use std::time::Duration;

/// Attempts to sign in, to join or to set up, per address. Those that succeed do not count.
pub const ATTEMPTS: Rate = Rate {
    burst: 10,
    per_minute: 10,
};

/// Wrong passwords for one login, wherever they come from and whether there is such a login or not.
/// More than one address has, so that one stranger alone holds nobody up; where many guess, everybody
/// waits for a place but the member where they were seen since the server was started.
pub const GUESSES: Rate = Rate {
    burst: 20,
    per_minute: 12,
};
const _: () = assert!(GUESSES.burst > ATTEMPTS.burst && GUESSES.per_minute > ATTEMPTS.per_minute);

/// Wrong passwords of a member who is signed in, where the password is asked for once more.
pub const PROOFS: Rate = Rate {
    burst: 10,
    per_minute: 5,
};

/// Wrong codes of a second factor, by whoever has the password: for one member from everywhere, and
/// for each network where that member was seen since the server was started. Of a million codes three
/// are right at a time: a day of guessing finds one once in two hundred times.
pub const CODES: Rate = Rate {
    burst: 10,
    per_minute: 1,
};

/// How often it is written down that somebody was stopped from guessing at a member's codes.
pub const GUESSED_EVERY: Span = Span::days(1);

/// Commands per member. Importing the largest file, 200,000 rows, is a thousand commands; a person
/// makes ten a minute.
pub const COMMANDS: Rate = Rate {
    burst: 200_000,
    per_minute: 300_000,
};

/// Other requests per member: pulls of a first load, and a page that asks in a circle.
pub const REQUESTS: Rate = Rate {
    burst: 20_000,
    per_minute: 30_000,
};

/// Passwords hashed at the same time: each takes 19 MiB and some 20 ms of a processor.
pub const HASHES_AT_ONCE: usize = 2;

/// How long somebody waits for their turn to have a password hashed.
pub const HASH_PATIENCE: Duration = Duration::from_secs(10);

/// Live streams of one member: some dozen browsers with a tab each.
pub const STREAMS: usize = 32;

/// Pushes of one member that are read at the same time: each may take 8 MB of memory.
pub const PUSHES: usize = 16;

/// Connections at the same time: ten thousand live streams, and those who ask beside them.
const CONNECTIONS: u64 = 12_000;

/// Files that the database and the log need beside the connections.
const OTHER_FILES: u64 = 64;

/// How many connections there are places for, where the system lets the process open so many files.
pub fn connections(files: u64) -> usize {
    let most = files.saturating_sub(OTHER_FILES).clamp(1, CONNECTIONS);
    usize::try_from(most).unwrap_or(usize::MAX)
}

/// How long a connection may take to say what it wants, and how long it may lie idle.
pub const HEAD_TIME: Duration = Duration::from_secs(30);

/// Bytes of a request's head, far more than any browser sends.
pub const HEAD_BYTES: usize = 64 * 1024;

/// How long an answer may wait for the other end to take some of it.
pub const STALL_TIME: Duration = Duration::from_secs(30);

/// A comment on a quiet live stream, so that nothing between us and the browser closes it.
pub const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// How long a request may take, its body on a slow line included.
pub const REQUEST_TIME: Duration = Duration::from_mins(1);

/// How long what runs may go on after the server was asked to end.
pub const SHUTDOWN_TIME: Duration = Duration::from_secs(10);

/// The longest name that is kept of a browser, in characters.
pub const DEVICE_NAME: usize = 80;

/// Bytes of a body that is too long which are read and thrown away before it is refused.
pub const THROWN_AWAY: usize = 64 * 1024 * 1024;

/// How long a provider may take to be reached.
pub const PROVIDER_CONNECT: Duration = Duration::from_secs(5);

/// How long it may take for a whole answer, where nobody waits for it.
pub const PROVIDER_TIME: Duration = Duration::from_secs(40);

/// How long it may pause within a stream, before its first word too.
pub const PROVIDER_PAUSE: Duration = Duration::from_secs(20);

/// Bytes of an answer of a provider: a message of the longest kind, in any script, and room.
pub const PROVIDER_BYTES: usize = 4 * 1024 * 1024;

/// Characters that providers read and write for one member in a day: some four hundred drafts with
/// their threads, or four thousand replies in another language.
pub const ASSISTED_CHARACTERS: u64 = 10_000_000;

/// How long all providers together may take for what a member waits for: less than their browser
/// waits, which is 30 seconds.
pub const ASSISTED_TIME: Duration = Duration::from_secs(25);

/// How long all providers together may take until a draft begins: less than a request.
pub const DRAFT_TIME: Duration = Duration::from_secs(50);
const _: () = assert!(DRAFT_TIME.as_secs() < REQUEST_TIME.as_secs());

/// Requests to providers that one member may have open.
pub const ASSISTED_AT_ONCE: usize = 4;

/// Replies that providers are asked about at the same time, and those of one workspace among them.
pub const REPLIES_AT_ONCE: usize = 4;
pub const REPLIES_OF_ONE: usize = 2;

/// How long all providers together may take for one thing of such a reply: to translate it, in pieces
/// where it is long, or to read it.
pub const ASSISTING_TIME: Duration = Duration::from_mins(5);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_leave_files_for_the_database() {
        assert_eq!(connections(u64::MAX), 12_000);
        assert_eq!(connections(1_024), 960);
        assert_eq!(connections(10), 1, "one is better than none");
    }
}
