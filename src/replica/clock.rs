//! How far the device's clock is off, learned from the server's answers.

use domain::{Span, Timestamp};

/// Up to here a clock is taken at its word: a correction would be less exact than the clock.
const TRUSTED: Span = Span::minutes(1);

/// From here on the person is told (`docs/domain.md` §3 tolerates as much in a message's date).
const WORTH_TELLING: Span = Span::minutes(5);

/// A correction stays as it is until a new answer differs by this much: answers take a while to
/// arrive, and time corrected by each of them would jump to and fro.
const JITTER: Span = Span(30_000);

#[derive(Debug)]
pub(crate) struct Clock {
    /// The device's time minus the server's.
    ahead: Span,
}

impl Default for Clock {
    fn default() -> Self {
        Self { ahead: Span(0) }
    }
}

impl Clock {
    /// The server said its time in answer to a request that was sent and answered at these
    /// instants of the device's clock.
    pub(crate) fn learn(&mut self, sent: Timestamp, received: Timestamp, server: Timestamp) {
        let halfway = sent + Span((received - sent).0.max(0) / 2);
        self.set(halfway - server);
    }

    /// Another tab on this device has learned it.
    pub(crate) fn set(&mut self, ahead: Span) {
        if ahead.0.abs_diff(self.ahead.0) > JITTER.0.unsigned_abs() {
            self.ahead = ahead;
        }
    }

    pub(crate) fn ahead(&self) -> Span {
        self.ahead
    }

    pub(crate) fn correct(&self, device: Timestamp) -> Timestamp {
        if self.ahead.0.abs() > TRUSTED.0 {
            device - self.ahead
        } else {
            device
        }
    }

    pub(crate) fn worth_telling(&self) -> Option<Span> {
        (self.ahead.0.abs() > WORTH_TELLING.0).then_some(self.ahead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const HOUR: i64 = 3_600_000;

    #[rstest]
    #[case::right(0, 0, false)]
    #[case::a_little_fast(45_000, 0, false)]
    #[case::two_minutes_fast(120_000, 120_000, false)]
    #[case::three_hours_fast(3 * HOUR, 3 * HOUR, true)]
    #[case::two_hours_slow(-2 * HOUR, -2 * HOUR, true)]
    fn a_clock_is_corrected_by_what_it_is_off(
        #[case] ahead: i64,
        #[case] corrected_by: i64,
        #[case] told: bool,
    ) {
        let mut clock = Clock::default();
        let server = Timestamp(50 * HOUR);
        let device = server + Span(ahead);
        clock.learn(device - Span(200), device + Span(200), server);
        assert_eq!(clock.correct(device), device - Span(corrected_by));
        assert_eq!(clock.worth_telling().is_some(), told);
    }

    #[test]
    fn a_slow_answer_does_not_make_time_jump() {
        let mut clock = Clock::default();
        let server = Timestamp(50 * HOUR);
        let device = server + Span(HOUR);
        clock.learn(device, device, server);
        clock.learn(device, device + Span(40_000), server);
        assert_eq!(clock.correct(device), server);
    }
}
