//! What handlers ask of a request. Whatever is missing or wrong is answered with a problem.

mod body;
mod person;

pub(crate) use body::describe;
pub(crate) use body::{Body, Params, PathId, PathText};
pub(crate) use person::{Admin, COOKIE, Host, SignedIn, Visitor, presented_token, session_token};
