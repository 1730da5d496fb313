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

/// The text in a normal form. ASCII is in all of them; texts of western languages nearly always are
/// in those that compose.
pub fn normal(text: &str, form: Form) -> Cow<'_, str> {
    let is_normal = match form {
        Form::Nfc | Form::Nfkc => text.chars().all(stays_composed),
        Form::Nfkd => text.is_ascii(),
    };
    if is_normal {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(computed(text, form))
    }
}

/// Whether a character stays what it is in the forms that compose, whatever stands around it, if
/// that is of the same kind: letters of western languages and the marks between their words.
fn stays_composed(c: char) -> bool {
    matches!(
        c,
        '\0'..='\x7f'
            | '\u{c0}'..='\u{ff}'
            | '¡' | '¿' | '«' | '»' | '·' | '–' | '—' | '‘' | '’' | '“' | '”' | '€'
    )
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_to_be_normal_is_so_beside_its_like() {
        let all: Vec<char> = ('\0'..='\u{ffff}').filter(|c| stays_composed(*c)).collect();
        for form in [Form::Nfc, Form::Nfkc] {
            for one in &all {
                for other in &all {
                    let text: String = [*one, *other].into_iter().collect();
                    assert_eq!(computed(&text, form), text);
                }
            }
        }
    }
}
