//! Normal forms of Unicode (UAX #15): what looks the same becomes the same.
//!
//! A browser has them already: there they are asked of it, and their tables, a tenth of the first
//! load, are not shipped a second time. Everywhere else a crate knows them. Both agree on every
//! character that both know: a normal form never changes once it is assigned.

use std::borrow::Cow;

/// A normal form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Composed.
    Nfc,
    /// Composed, variants of compatibility as what they are variants of.
    Nfkc,
    /// Decomposed, variants of compatibility as what they are variants of.
    Nfkd,
}

/// The text in a normal form. ASCII is in all of them.
pub fn normal(text: &str, form: Form) -> Cow<'_, str> {
    if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(computed(text, form))
    }
}

/// Whether a character is a mark on the one before it: `\p{M}` of UTS #18.
pub fn is_mark(c: char) -> bool {
    !c.is_ascii() && is_mark_beyond_ascii(c)
}

#[cfg(target_arch = "wasm32")]
fn is_mark_beyond_ascii(c: char) -> bool {
    thread_local! {
        static MARK: js_sys::RegExp = js_sys::RegExp::new(r"\p{M}", "u");
    }
    MARK.with(|mark| mark.test(c.encode_utf8(&mut [0; 4])))
}

#[cfg(not(target_arch = "wasm32"))]
fn is_mark_beyond_ascii(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(target_arch = "wasm32")]
fn computed(text: &str, form: Form) -> String {
    let form = match form {
        Form::Nfc => "NFC",
        Form::Nfkc => "NFKC",
        Form::Nfkd => "NFKD",
    };
    js_sys::JsString::from(text).normalize(form).into()
}

#[cfg(not(target_arch = "wasm32"))]
fn computed(text: &str, form: Form) -> String {
    use unicode_normalization::UnicodeNormalization;
    match form {
        Form::Nfc => text.nfc().collect(),
        Form::Nfkc => text.nfkc().collect(),
        Form::Nfkd => text.nfkd().collect(),
    }
}
