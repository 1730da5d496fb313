//! The server's clock, which tests set.

use domain::Timestamp;
use std::{fmt, sync::Arc};

/// Where the server reads the time. Decisions and expiries ask nothing else.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self::by(|| Timestamp(chrono::Utc::now().timestamp_millis()))
    }

    /// A clock that somebody else moves.
    pub fn by(read: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    pub fn now(&self) -> Timestamp {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({:?})", self.now())
    }
}
