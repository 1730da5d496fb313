//! The contract of the server, told to a real one: on a free port, with a database in a file.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and does not get fails the test"
)]

mod acts;
mod process;
mod provider;
mod routes;
mod support;

mod assistance;
mod attacks;
mod audit;
mod bad_input;
mod boundary;
mod changes;
mod cli;
mod commands;
mod described;
mod drafts;
mod emails;
mod erasing;
mod faults;
mod fits;
mod flood;
mod imports;
mod invitations;
mod kills;
mod lifetime;
mod live;
mod merging;
mod pages;
mod passwords;
mod roles;
mod sample;
mod search;
mod second_factor;
mod sessions;
mod setup;
mod slow;
mod translating;
mod understanding;
mod upgrades;
