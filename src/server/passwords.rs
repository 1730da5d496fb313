//! Passwords, by argon2id.

use crate::limits::{HASH_PATIENCE, HASHES_AT_ONCE};
use argon2::{
    Argon2, PasswordHasher, PasswordVerifier,
    password_hash::{self, phc::PasswordHash},
};
use std::sync::Arc;
use tokio::{sync::Semaphore, task, time};

/// Hashes and compares, a few at once. The parameters are argon2's own, which are those that OWASP
/// asks for: argon2id, 19 MiB, two passes, one lane.
#[derive(Clone)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    /// Of no password. Compared with where there is no login, so that both take as long.
    nobody: Arc<str>,
}

#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    #[error("too many passwords wait to be hashed")]
    Busy,
    #[error("a password could not be hashed: {0}")]
    Hash(#[from] password_hash::Error),
    #[error("hashing broke off")]
    Interrupted,
}

impl Passwords {
    pub fn new() -> Result<Self, PasswordError> {
        Ok(Self {
            turns: Arc::new(Semaphore::new(HASHES_AT_ONCE)),
            nobody: hash_now("nobody has this password")?.into(),
        })
    }

    pub async fn hash(&self, password: String) -> Result<String, PasswordError> {
        self.in_turn(move || hash_now(&password)).await?
    }

    /// Whether a password belongs to a hash; without a hash it takes as long to say no.
    pub async fn is_right(
        &self,
        password: String,
        hash: Option<String>,
    ) -> Result<bool, PasswordError> {
        let nobody = Arc::clone(&self.nobody);
        self.in_turn(move || {
            let against = hash.as_deref().unwrap_or(&nobody);
            let parsed = PasswordHash::new(against);
            let matches = parsed.is_ok_and(|parsed| {
                Argon2::default()
                    .verify_password(password.as_bytes(), &parsed)
                    .is_ok()
            });
            matches && hash.is_some()
        })
        .await
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PasswordError> {
        let turn = Arc::clone(&self.turns).acquire_owned();
        let turn = time::timeout(HASH_PATIENCE, turn)
            .await
            .map_err(|_| PasswordError::Busy)?;
        let turn = turn.map_err(|_| PasswordError::Interrupted)?;
        let working = task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        working.await.map_err(|_| PasswordError::Interrupted)
    }
}

fn hash_now(password: &str) -> Result<String, PasswordError> {
    let hash: PasswordHash = Argon2::default().hash_password(password.as_bytes())?;
    Ok(hash.to_string())
}

/// The hash of a password, for whoever has no server running.
pub fn hash_for_terminal(password: &str) -> Result<String, PasswordError> {
    hash_now(password)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_belongs_to_its_own_hash_only() {
        let passwords = Passwords::new().unwrap();
        let hash = passwords.hash("correct horse".to_owned()).await.unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        let is_right = async |password: &str, hash: Option<&String>| {
            passwords
                .is_right(password.to_owned(), hash.cloned())
                .await
                .unwrap()
        };
        assert!(is_right("correct horse", Some(&hash)).await);
        assert!(!is_right("wrong horse", Some(&hash)).await);
        assert!(!is_right("nobody has this password", None).await);
    }
}
