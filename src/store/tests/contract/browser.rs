//! What a browser can do to a database while the app uses it.

mod damage;
mod faults;
mod script;
mod shapes;
mod takeover;
