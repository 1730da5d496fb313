//! What handlers ask of a request. Whatever is missing or wrong is answered with a problem.

mod body;
mod cookie;
mod person;

pub(crate) use body::{Body, Params, PathId, PathText, describe};
pub(crate) use cookie::{NAME as COOKIE, SessionCookie};
pub(crate) use person::{Admin, Host, SignedIn, Visitor, speaks_for};
