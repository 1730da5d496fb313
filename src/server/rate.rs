//! How often something may be done: a bucket a key that fills up again with time.

use domain::Timestamp;
use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Mutex, PoisonError},
};

/// How much at once, and how fast it comes back.
#[derive(Debug, Clone, Copy)]
pub struct Rate {
    pub burst: u32,
    pub per_minute: u32,
}

/// Refused: how many seconds to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany {
    pub retry_after: u64,
}

/// Buckets by key. Full ones are forgotten.
#[derive(Debug)]
pub struct Rates<K> {
    rate: Rate,
    buckets: Mutex<HashMap<K, Bucket>>,
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    left: f64,
    at: Timestamp,
}

/// When so many keys are kept, those whose bucket has filled up are dropped.
const SWEEP_AT: usize = 10_000;

impl<K: Eq + Hash> Rates<K> {
    pub fn new(rate: Rate) -> Self {
        Self {
            rate,
            buckets: Mutex::new(HashMap::new()),
        }
    }

    /// Takes so much out of a bucket, or says how long to wait for it.
    pub fn take(&self, key: K, amount: u32, now: Timestamp) -> Result<(), TooMany> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= SWEEP_AT {
            let full = f64::from(self.rate.burst);
            buckets.retain(|_, bucket| self.filled(*bucket, now).left < full);
        }
        let new = Bucket {
            left: f64::from(self.rate.burst),
            at: now,
        };
        let bucket = buckets.entry(key).or_insert(new);
        *bucket = self.filled(*bucket, now);
        let missing = f64::from(amount) - bucket.left;
        if missing <= 0.0 {
            bucket.left -= f64::from(amount);
            return Ok(());
        }
        let seconds = (missing / self.per_second()).ceil().clamp(1.0, 3_600.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to one hour above"
        )]
        Err(TooMany {
            retry_after: seconds as u64,
        })
    }

    /// Puts back what was taken: the attempt was a good one.
    pub fn give_back(&self, key: &K, amount: u32) {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bucket) = buckets.get_mut(key) {
            bucket.left = (bucket.left + f64::from(amount)).min(f64::from(self.rate.burst));
        }
    }

    fn per_second(&self) -> f64 {
        f64::from(self.rate.per_minute) / 60.0
    }

    fn filled(&self, bucket: Bucket, now: Timestamp) -> Bucket {
        #[expect(
            clippy::cast_precision_loss,
            reason = "spans of hours are exact in an f64"
        )]
        let seconds = ((now - bucket.at).0.max(0) as f64) / 1_000.0;
        let left = (bucket.left + seconds * self.per_second()).min(f64::from(self.rate.burst));
        Bucket { left, at: now }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Span;

    const NOW: Timestamp = Timestamp(1_000_000);

    fn rates() -> Rates<&'static str> {
        Rates::new(Rate {
            burst: 3,
            per_minute: 6,
        })
    }

    #[test]
    fn an_empty_bucket_says_how_long_to_wait_and_fills_up() {
        let rates = rates();
        for _ in 0..3 {
            assert_eq!(rates.take("a", 1, NOW), Ok(()));
        }
        assert_eq!(rates.take("a", 1, NOW), Err(TooMany { retry_after: 10 }));
        assert_eq!(rates.take("b", 3, NOW), Ok(()));
        assert_eq!(rates.take("a", 1, NOW + Span(10_000)), Ok(()));
        assert!(rates.take("a", 1, NOW + Span(10_000)).is_err());
    }

    #[test]
    fn what_is_given_back_can_be_taken_again() {
        let rates = rates();
        for _ in 0..20 {
            assert_eq!(rates.take("a", 1, NOW), Ok(()));
            rates.give_back(&"a", 1);
        }
    }

    #[test]
    fn a_clock_that_goes_back_fills_nothing() {
        let rates = rates();
        assert_eq!(rates.take("a", 3, NOW), Ok(()));
        assert!(rates.take("a", 1, NOW - Span(60_000)).is_err());
    }
}
