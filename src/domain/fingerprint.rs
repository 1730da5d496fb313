//! Fingerprint.
use crate::time::Span;
pub const WINDOW: Span = Span::days(30);
#[derive(PartialEq, Eq)]
pub struct Fingerprint(String);
pub fn fingerprint(text: &str) -> Fingerprint {
    Fingerprint(crate::text::collapse(&crate::text::fold(text)))
}
