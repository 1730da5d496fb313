//! The contract of the server, told to a real one: on a free port, with a database in a file.

mod support;

mod bad_input;
mod boundary;
mod changes;
mod commands;
mod invitations;
mod lifetime;
mod live;
mod pages;
mod sample;
mod sessions;
mod setup;
