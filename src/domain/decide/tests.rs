//! The rule book's tables, stated again row by row, and the laws that hold for every sequence of
//! commands. Each table names its paragraph of `docs/domain.md`.

mod activities;
mod adding;
mod at_once;
mod contacts;
mod conversations;
mod corrections;
mod do_not_contact;
mod drafts;
mod erasing;
mod expenses;
mod fields;
mod fits;
mod importing;
mod importing_html;
mod importing_messages;
mod laws;
mod logging;
mod marking;
mod merging;
mod notes_and_people;
mod own_fields;
mod replies;
mod restored;
mod retraction;
mod roles;
mod saved_replies;
mod taking_out;
mod texts;
mod two_devices;
mod understanding;
mod undoing_imports;
mod world;
