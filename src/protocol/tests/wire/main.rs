//! What crosses the wire and what a device keeps, frozen by its exact text: a change here is a
//! change for every device and every backup out there. To change a body is to add a version.

mod assistance;
mod bodies;
mod commands;
mod emails;
mod fits;
mod frozen;
mod kept;
mod later;
mod laws;
mod problems;
mod recorded;
mod rows;
mod values;
