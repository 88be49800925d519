//! When a request that did not get through is made again: later each time, and never before the server said it may be.

/// Milliseconds until another try: longer each time, for whoever pays by the megabyte.
const FIRST: i32 = 5_000;
const LONGEST: i32 = 60_000;

/// How it goes with one request after another. Instants are milliseconds on the reader's own clock.
#[derive(Debug, Default)]
pub struct Again {
    tries: u32,
    /// Nothing is sent before this, whatever is typed or pressed.
    not_before: f64,
}

impl Again {
    /// Nobody could be reached. Milliseconds until the next try; what brings the connection back may try sooner.
    pub fn unreached(&mut self) -> i32 {
        let pause = (FIRST << self.tries).min(LONGEST);
        self.tries = (self.tries + 1).min(4);
        pause
    }

    /// The server is there, cannot take it now, and asked for so many milliseconds. How many it will be.
    pub fn put_off(&mut self, now: f64, asked: i32) -> i32 {
        let pause = self.unreached().max(asked);
        self.not_before = now + f64::from(pause);
        pause
    }

    /// Whether the server is still left alone.
    pub fn holds(&self, now: f64) -> bool {
        now < self.not_before
    }

    /// The instant of the next try.
    pub fn until(&self) -> f64 {
        self.not_before
    }

    /// The time has come: one more try, also where the clock was changed meanwhile.
    pub fn is_over(&mut self) {
        self.not_before = 0.0;
    }

    /// The server answered.
    pub fn reached(&mut self) {
        *self = Self::default();
    }
}

/// The milliseconds that a `Retry-After` asks for: it has seconds, or an instant, which `instant` reads.
pub fn asked(header: &str, now: f64, instant: impl FnOnce(&str) -> f64) -> i32 {
    let header = header.trim();
    if !header.is_empty() && header.bytes().all(|b| b.is_ascii_digit()) {
        return header.parse::<i32>().unwrap_or(i32::MAX).saturating_mul(1000);
    }
    // What is no instant at all is no number either.
    (instant(header) - now).max(0.0).ceil() as i32
}
