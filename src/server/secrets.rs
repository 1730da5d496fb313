//! Random tokens, which only their holder knows: the server keeps their hash.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A random token of 256 bits, as it is said to its holder, once.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// What the server keeps of a token. A token has as much chance as a key, so that one round of
/// SHA-256 is enough: there is nothing to guess.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenHash(pub [u8; 32]);

/// The system has no randomness to give.
#[derive(Debug, thiserror::Error)]
#[error("the system gives no random bytes: {0}")]
pub struct NoRandomness(#[from] getrandom::Error);

impl Token {
    pub fn random() -> Result<Self, NoRandomness> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(hex(&bytes)))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn hash(&self) -> TokenHash {
        TokenHash::of(&self.0)
    }
}

impl TokenHash {
    /// The hash of whatever somebody presents as a token.
    pub fn of(presented: &str) -> Self {
        Self(Sha256::digest(presented.as_bytes()).into())
    }
}

/// A password of 100 random bits that can be read out: five groups of four.
pub fn readable_password() -> Result<String, NoRandomness> {
    /// Without vowels, which make words, and without what looks alike.
    const LETTERS: &[u8; 32] = b"bcdfghjkmnpqrstvwxz23456789BCDFG";
    let mut bytes = [0; 20];
    getrandom::fill(&mut bytes)?;
    let letters: Vec<u8> = bytes
        .iter()
        .map(|byte| LETTERS[usize::from(byte % 32)])
        .collect();
    let groups: Vec<_> = letters.chunks(4).map(String::from_utf8_lossy).collect();
    Ok(groups.join("-"))
}

/// Small letters and digits, for tokens and entity tags.
pub fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        write!(text, "{byte:02x}").expect("a String takes any text");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_differ_and_are_known_by_their_hash() {
        let (one, other) = (Token::random().unwrap(), Token::random().unwrap());
        assert!(one != other && one.as_str().len() == 64);
        assert!(TokenHash::of(one.as_str()) == one.hash());
        assert!(one.hash() != other.hash());
    }

    #[test]
    fn a_readable_password_has_a_hundred_bits() {
        let password = readable_password().unwrap();
        assert_eq!(password.len(), 24, "{password}");
    }
}
