//! Now as a value: rules take it as an argument, so that a test can stand at a deadline's last second.

use chrono::{DateTime, Duration, SubsecRound, Utc};
use std::sync::{Arc, Mutex, PoisonError};

/// An instant in UTC, cut to milliseconds: what is stored is what was decided on.
pub type Now = DateTime<Utc>;

/// Where the time comes from: the machine's clock, or a clock that a test sets.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    fixed: Option<Arc<Mutex<Now>>>,
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self::default()
    }

    /// A clock that stands still until it is set or moved.
    pub fn fixed(now: Now) -> Self {
        Self { fixed: Some(Arc::new(Mutex::new(now))) }
    }

    pub fn now(&self) -> Now {
        let now = match &self.fixed {
            Some(fixed) => *fixed.lock().unwrap_or_else(PoisonError::into_inner),
            None => Utc::now(),
        };
        now.trunc_subsecs(3)
    }

    /// Sets a fixed clock; the machine's clock is nobody's to set.
    pub fn set(&self, to: Now) {
        if let Some(fixed) = &self.fixed {
            *fixed.lock().unwrap_or_else(PoisonError::into_inner) = to;
        }
    }

    /// Moves a fixed clock on.
    pub fn advance(&self, by: Duration) {
        self.set(self.now() + by);
    }
}

/// An instant as it is stored and printed in leaves: RFC 3339, UTC, milliseconds.
pub fn stamp(now: Now) -> String {
    now.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}
