//! When to try again.

use domain::{Span, Timestamp};

/// The first wait, doubled by each further failure.
const SHORTEST: i64 = 1_000;
/// Failures do not make the wait longer than this: a person who looks at the chip sees it recover.
const LONGEST: i64 = 60_000;
/// No wait that the server asks for is longer than this: a wrong header must not end the sync.
pub(crate) const MAX_WAIT: Span = Span::minutes(10);

/// Waits that grow, each a little different, so that devices that lost the same server do not come
/// back all at once.
#[derive(Debug)]
pub(crate) struct Backoff {
    failures: u32,
    seed: u64,
}

impl Backoff {
    pub(crate) fn new(seed: u64) -> Self {
        Self { failures: 0, seed }
    }

    /// How long to wait after one more failure: between a half and the whole of the doubled wait,
    /// and at least what the server asked for.
    pub(crate) fn fail(&mut self, now: Timestamp, asked: Option<Span>) -> Timestamp {
        let whole = (SHORTEST << self.failures.min(16)).min(LONGEST);
        self.failures = self.failures.saturating_add(1);
        let half = whole / 2;
        let jitter = i64::try_from(self.next() % half.unsigned_abs()).unwrap_or(half);
        let asked = asked.map_or(0, |span| span.0.clamp(0, MAX_WAIT.0));
        now + Span((half + jitter).max(asked))
    }

    pub(crate) fn succeed(&mut self) {
        self.failures = 0;
    }

    pub(crate) fn is_failing(&self) -> bool {
        self.failures > 0
    }

    /// The next number of the seed's sequence (splitmix64).
    fn next(&mut self) -> u64 {
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

/// Whether an instant has come. A deadline farther off than any wait was set before the device's
/// clock was put back: it has come, too.
pub(crate) fn is_due(deadline: Timestamp, now: Timestamp) -> bool {
    deadline <= now || deadline - now > MAX_WAIT
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(backoff: &mut Backoff, asked: Option<Span>) -> i64 {
        (backoff.fail(Timestamp(0), asked) - Timestamp(0)).0
    }

    #[test]
    fn waits_double_up_to_a_minute_and_never_more() {
        let mut backoff = Backoff::new(7);
        for whole in [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000] {
            let wait = wait(&mut backoff, None);
            assert!((whole / 2..=whole).contains(&wait), "{wait} of {whole}");
        }
        backoff.succeed();
        assert!(wait(&mut backoff, None) <= 1_000);
    }

    #[test]
    fn what_the_server_asks_for_is_waited_within_reason() {
        let mut backoff = Backoff::new(7);
        assert_eq!(wait(&mut backoff, Some(Span::minutes(2))), 120_000);
        assert_eq!(wait(&mut backoff, Some(Span::days(2))), MAX_WAIT.0);
        assert!(wait(&mut backoff, Some(Span(-5))) > 0);
    }

    #[test]
    fn two_devices_do_not_wait_alike() {
        let (mut one, mut other) = (Backoff::new(1), Backoff::new(2));
        assert_ne!(wait(&mut one, None), wait(&mut other, None));
    }

    #[test]
    fn a_deadline_of_a_clock_that_was_put_back_has_come() {
        let hour = Timestamp(3_600_000);
        assert!(is_due(hour, Timestamp(0)));
        assert!(!is_due(Timestamp(1), Timestamp(0)));
        assert!(is_due(Timestamp(0), Timestamp(0)));
    }
}
