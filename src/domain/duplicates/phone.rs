//! Phone numbers: digits only, without country code (rule book §8, level 2); and the whole number.

use crate::normal::{Form, normal};

/// Fewer digits than this are an extension or a short code, and shared by many.
const FEWEST_DIGITS: usize = 6;

/// Fewer digits than this are no number that could be dialled.
const FEWEST_TO_DIAL: usize = 3;

/// The longest number of ITU-T E.164 §6.2.1, country code included.
const MOST_DIGITS: usize = 15;

/// The country calling codes of ITU-T E.164. No code begins another, so the first that fits is it.
/// `1` is North America, `7` Russia and Kazakhstan; codes that are not assigned are left out.
const CALLING_CODES: &str = "1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 \
    55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 211 212 213 216 218 220 221 \
    222 223 224 225 226 227 228 229 230 231 232 233 234 235 236 237 238 239 240 241 242 243 244 245 \
    246 247 248 249 250 251 252 253 254 255 256 257 258 260 261 262 263 264 265 266 267 268 269 290 \
    291 297 298 299 350 351 352 353 354 355 356 357 358 359 370 371 372 373 374 375 376 377 378 379 \
    380 381 382 383 385 386 387 389 420 421 423 500 501 502 503 504 505 506 507 508 509 590 591 592 \
    593 594 595 596 597 598 599 670 672 673 674 675 676 677 678 679 680 681 682 683 685 686 687 688 \
    689 690 691 692 800 808 850 852 853 855 856 870 878 880 881 882 883 886 888 960 961 962 963 964 \
    965 966 967 968 970 971 972 973 974 975 976 977 979 992 993 994 995 996 998";

/// A phone number as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneNumber {
    pub digits: String,
    /// Whether a plus or a double zero stands before it: then it begins with a country code.
    is_international: bool,
}

impl PhoneNumber {
    /// All digits with the country code, as E.164 has them; absent where the country is not known.
    pub fn international(&self) -> Option<String> {
        let digits = &self.digits;
        let is_whole = self.is_international
            && (FEWEST_DIGITS..=MOST_DIGITS).contains(&digits.len())
            && without_calling_code(digits).len() < digits.len();
        is_whole.then(|| digits.clone())
    }
}

/// The first number in a text. What follows it as text, such as an extension, does not belong to it,
/// nor does a zero in brackets, which is dialled inside the country only.
pub fn phone_number(text: &str) -> Option<PhoneNumber> {
    let (has_plus, digits) = digits(&text.replace("(0)", ""));
    let (is_international, digits) = match digits.strip_prefix("00") {
        Some(rest) if !has_plus => (true, rest.to_owned()),
        _ => (has_plus, digits),
    };
    (FEWEST_TO_DIAL..=MOST_DIGITS)
        .contains(&digits.len())
        .then_some(PhoneNumber {
            digits,
            is_international,
        })
}

/// The national digits of a phone number, by which two spellings of it compare equal (§8).
///
/// `+CC` and `00CC` lose the country code; every form loses the zero that is dialled inside the
/// country only, and the `1` or `8` that North America and Russia dial before ten digits. What
/// follows a number as text, such as an extension, does not belong to it.
pub fn phone_key(text: &str) -> Option<String> {
    let (international, digits) = digits(text);
    let national = match digits.strip_prefix("00") {
        Some(rest) => without_calling_code(rest),
        None if international => without_calling_code(&digits),
        None => &digits,
    };
    let national = national.trim_start_matches('0');
    let national = match national.as_bytes() {
        [b'1' | b'8', rest @ ..] if rest.len() == 10 => &national[1..],
        _ => national,
    };
    (national.len() >= FEWEST_DIGITS).then(|| national.to_owned())
}

/// Whether one would dial the same inside their countries, and they say two: then they are two numbers.
pub fn of_two_countries(a: &str, b: &str) -> bool {
    let whole = |text| phone_number(text).and_then(|number| number.international());
    let is_two = matches!((whole(a), whole(b)), (Some(a), Some(b)) if a != b);
    is_two && phone_key(a) == phone_key(b)
}

/// The number in one piece, in each form that somebody may dial or search it in: with its country's
/// code, and as it is dialled inside the country. None of a text that holds no number.
pub fn dialled(text: &str) -> Vec<String> {
    let Some(number) = phone_number(text) else {
        return Vec::new();
    };
    let mut forms = match number.international() {
        Some(whole) => vec![format!("+{whole}"), format!("00{whole}")],
        None => vec![number.digits],
    };
    if let Some(national) = phone_key(text) {
        forms.extend([format!("0{national}"), national]);
    }
    forms
}

/// The digits of the first number in the text, and whether a plus stands before them.
fn digits(text: &str) -> (bool, String) {
    let (mut international, mut digits) = (false, String::new());
    for c in normal(text, Form::Nfkc).chars() {
        if let Some(digit) = digit(c) {
            digits.push(digit);
        } else if c == '+' && digits.is_empty() {
            international = true;
        } else if digits.len() >= FEWEST_DIGITS && (c.is_alphabetic() || matches!(c, '+' | '#')) {
            break;
        }
    }
    (international, digits)
}

/// Western and Arabic digits alike; the compatibility form has made full-width ones Western.
fn digit(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => return Some(c),
        '\u{660}'..='\u{669}' => u32::from(c) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(c) - 0x6f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

fn without_calling_code(digits: &str) -> &str {
    CALLING_CODES
        .split_ascii_whitespace()
        .find_map(|code| digits.strip_prefix(code))
        .unwrap_or(digits)
}
