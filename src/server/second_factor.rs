//! The second factor: codes of an authenticator app (TOTP, RFC 6238: six digits of half a minute by
//! SHA-1, which is what every such app knows), and recovery codes that stand in for them.

use crate::{
    db::second_factors::Presented,
    secrets::{NoRandomness, TokenHash, readable_password},
};
use domain::Timestamp;
use protocol::Picture;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;
use totp_rs::{Builder, Secret, Totp};

/// Recovery codes that are given at a time.
const RECOVERY_CODES: usize = 8;

/// Digits of a code. What is longer may be a recovery code.
const DIGITS: usize = 6;

/// A new secret of 160 random bits, in Base32 as authenticator apps take it.
pub fn new_secret() -> Result<String, NoRandomness> {
    let mut bytes = [0; 20];
    getrandom::fill(&mut bytes)?;
    Ok(Secret::from(bytes).to_base32())
}

/// What stands for a code, if it may be one: the step of a code that is right about now, or what may
/// be a recovery code.
pub fn presented(secret: &str, code: &str, now: Timestamp) -> Option<Presented> {
    // Apps show the digits in two groups.
    let code: String = code
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    if code.chars().count() > DIGITS {
        let kept = [recovery_hash(&code), TokenHash::of(&code)];
        return Some(Presented::Recovery(kept));
    }
    let seconds = u64::try_from(now.0 / 1_000).ok()?;
    totp(secret)?.check(&code, seconds).map(Presented::Step)
}

fn totp(secret: &str) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    Builder::new().with_secret(secret).build().ok()
}

/// Codes of more than ninety random bits, in small letters, and what is kept of each.
pub fn recovery_codes() -> Result<Vec<(String, TokenHash)>, NoRandomness> {
    let codes = (0..RECOVERY_CODES).map(|_| {
        let code = readable_password()?.to_ascii_lowercase();
        let hash = recovery_hash(&code);
        Ok((code, hash))
    });
    codes.collect()
}

/// Typed from paper: neither case nor what divides its groups tells two codes apart.
fn recovery_hash(code: &str) -> TokenHash {
    let letters = code.chars().filter(|letter| letter.is_alphanumeric());
    let letters: String = letters.flat_map(char::to_lowercase).collect();
    TokenHash::of(&letters)
}

/// The address that an authenticator app reads from a picture.
pub fn address(secret: &str, email: &str) -> String {
    let mut name = String::new();
    for byte in email.bytes() {
        if byte.is_ascii_alphanumeric() || b".-_".contains(&byte) {
            name.push(char::from(byte));
        } else {
            write!(name, "%{byte:02X}").expect("a String takes any text");
        }
    }
    format!("otpauth://totp/Rapport:{name}?secret={secret}&issuer=Rapport")
}

/// A text as a picture for a camera; none where it is too long for one.
pub fn picture(text: &str) -> Option<Picture> {
    /// Modules around the code, as the standard asks.
    const MARGIN: i32 = 4;
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            let (x, y) = (x + MARGIN, y + MARGIN);
            write!(path, "M{x},{y}h1v1h-1z").expect("a String takes any text");
        }
    }
    let size = u32::try_from(code.size() + 2 * MARGIN).ok()?;
    Some(Picture { size, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: the secret `12345678901234567890`, of whose codes we take six digits.
    const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    #[test]
    fn codes_are_those_of_the_standard_for_half_a_minute_around_now() {
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081 804")] {
            let step = |offset: i64| {
                let now = Timestamp((seconds + offset) * 1_000);
                match presented(SECRET, code, now) {
                    Some(Presented::Step(step)) => Some(step),
                    _ => None,
                }
            };
            let now = u64::try_from(seconds / 30).unwrap();
            assert_eq!([step(0), step(30), step(-30)], [Some(now); 3]);
            assert_eq!(step(90), None);
        }
    }

    #[test]
    fn what_is_no_code_stands_for_nothing() {
        for code in ["", "12345", "28708２", "abcdef", "-87082", "+28708"] {
            let found = presented(SECRET, code, Timestamp(59_000));
            assert!(found.is_none(), "{code}");
        }
        assert!(presented("no secret", "287082", Timestamp(59_000)).is_none());
        assert!(presented(SECRET, "287082", Timestamp(-2_000)).is_none());
    }

    #[test]
    fn a_new_secret_is_read_back_and_drawn() {
        let secret = new_secret().unwrap();
        assert!(totp(&secret).is_some());
        let address = address(&secret, "olga+1@example.com");
        let begin = "otpauth://totp/Rapport:olga%2B1%40example.com?secret=";
        assert!(address.starts_with(begin), "{address}");
        assert!(picture(&address).unwrap().path.starts_with('M'));
        assert!(picture(&"x".repeat(10_000)).is_none());
    }

    #[test]
    fn recovery_codes_differ_and_are_known_by_their_hash() {
        let codes = recovery_codes().unwrap();
        assert_eq!(codes.len(), RECOVERY_CODES);
        let (code, hash) = &codes[0];
        assert!(codes[1].0 != *code);
        let capitals = code.to_uppercase().replace('-', " ");
        for typed in [format!(" {code} "), capitals, code.replace('-', "")] {
            let shown = presented(SECRET, &typed, Timestamp(0));
            assert!(matches!(shown, Some(Presented::Recovery([found, _])) if found == *hash));
        }
    }

    #[test]
    fn a_code_that_was_printed_before_case_ceased_to_matter_is_known() {
        let code = "bCdF-GhJk-mNpQ-rStV-wXz2";
        let shown = presented(SECRET, code, Timestamp(0));
        let hash = TokenHash::of(code);
        assert!(matches!(shown, Some(Presented::Recovery([_, found])) if found == hash));
    }
}
