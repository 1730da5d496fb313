//! Passwords, by argon2id.

use crate::limits::{HASH_PATIENCE, HASHES_AT_ONCE};
use argon2::{
    Argon2, PasswordHasher, PasswordVerifier,
    password_hash::{self, phc::PasswordHash},
};
use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
};
use tokio::{
    sync::{Semaphore, oneshot},
    time,
};

/// Hashes and compares, a few at once. The parameters are argon2's own, which are those that OWASP
/// asks for: argon2id, 19 MiB, two passes, one lane.
#[derive(Clone)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    /// To threads of their own: each keeps the memory of a hash for its next one. Among the threads
    /// of everything else, every one would come to keep as much.
    jobs: mpsc::Sender<Job>,
    /// Of no password. Compared with where there is no login, so that both take as long.
    nobody: Arc<str>,
}

type Job = Box<dyn FnOnce() + Send>;

#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    #[error("too many passwords wait to be hashed")]
    Busy,
    #[error("a password could not be hashed: {0}")]
    Hash(#[from] password_hash::Error),
    #[error("hashing broke off")]
    Interrupted,
    #[error("no thread can be started to hash passwords: {0}")]
    NoThread(#[from] io::Error),
}

impl Passwords {
    pub fn new() -> Result<Self, PasswordError> {
        Ok(Self {
            turns: Arc::new(Semaphore::new(HASHES_AT_ONCE)),
            jobs: start_threads()?,
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
        let (tell, told) = oneshot::channel();
        let job = Box::new(move || {
            // Whoever asked may be gone.
            let _ = tell.send(work());
            drop(turn);
        });
        self.jobs
            .send(job)
            .map_err(|_| PasswordError::Interrupted)?;
        told.await.map_err(|_| PasswordError::Interrupted)
    }
}

/// Threads that hash, one at a time each, until nobody can ask them any more.
fn start_threads() -> io::Result<mpsc::Sender<Job>> {
    let (jobs, waiting) = mpsc::channel::<Job>();
    let waiting = Arc::new(Mutex::new(waiting));
    for _ in 0..HASHES_AT_ONCE {
        let waiting = Arc::clone(&waiting);
        let work = move || {
            while let Some(job) = next(&waiting) {
                // One that panics tells nobody, which is how it is known.
                let _ = catch_unwind(AssertUnwindSafe(job));
            }
        };
        thread::Builder::new()
            .name("passwords".to_owned())
            .spawn(work)?;
    }
    Ok(jobs)
}

fn next(waiting: &Mutex<mpsc::Receiver<Job>>) -> Option<Job> {
    let waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
    waiting.recv().ok()
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
