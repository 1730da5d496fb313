//! Whatever reads bytes that somebody hostile may have written, as targets for a fuzzer: each takes
//! any bytes and panics where something does not hold. `cargo xtask fuzz` looks for such bytes; what
//! it found interesting stands in `corpora`, and the tests run all of it.

mod bodies;
mod files;
mod pasted;
mod queries;

/// One reader with what has to hold of it.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Also of its folder in `corpora`.
    pub name: &'static str,
    /// Panics where something does not hold.
    pub run: fn(&[u8]),
}

/// All of them.
pub const TARGETS: [Target; 10] = [
    Target {
        name: "paste",
        run: pasted::paste,
    },
    Target {
        name: "mail",
        run: files::mail,
    },
    Target {
        name: "email",
        run: files::email,
    },
    Target {
        name: "mailbox",
        run: files::mailbox,
    },
    Target {
        name: "chat",
        run: files::chat,
    },
    Target {
        name: "linkedin",
        run: files::linkedin,
    },
    Target {
        name: "accounts",
        run: files::accounts,
    },
    Target {
        name: "spreadsheet",
        run: files::spreadsheet,
    },
    Target {
        name: "bodies",
        run: bodies::bodies,
    },
    Target {
        name: "query",
        run: queries::query,
    },
];
