//! Trying again: later each time, and never sooner than the server asked.

use acuse::islands::again::{Again, asked};
use proptest::prelude::*;

const NOW: f64 = 1_700_000_000_000.0;
const LONGEST: i32 = 60_000;

fn no_instant(_: &str) -> f64 {
    f64::NAN
}

proptest! {
    /// However often it could not, nothing is sent before the time, and something is after it.
    #[test]
    fn the_server_is_left_alone_for_as_long_as_it_asked(waits in prop::collection::vec(0..600_000_i32, 1..12)) {
        let (mut again, mut now) = (Again::default(), NOW);
        for wait in waits {
            let pause = again.put_off(now, wait);
            prop_assert!(pause >= wait && pause <= wait.max(LONGEST));
            prop_assert!(again.holds(now) && again.holds(now + f64::from(wait) - 1.0));
            now += f64::from(pause);
            prop_assert!(!again.holds(now) && again.until() <= now);
        }
    }

    /// Whoever has no connection waits longer each time, up to a minute; what brings it back may try at once.
    #[test]
    fn without_a_connection_each_pause_is_as_long_as_the_last_or_longer(tries in 1..20_usize) {
        let mut again = Again::default();
        let pauses: Vec<i32> = (0..tries).map(|_| again.unreached()).collect();
        prop_assert!(pauses.is_sorted() && pauses.iter().all(|pause| (1..=LONGEST).contains(pause)), "{pauses:?}");
        prop_assert!(!again.holds(NOW));
        again.reached();
        prop_assert_eq!(again.unreached(), pauses[0]);
    }

    #[test]
    fn seconds_are_read_as_they_are_written(seconds in 0..100_000_i32) {
        prop_assert_eq!(asked(&format!(" {seconds} "), NOW, no_instant), seconds * 1000);
    }

    #[test]
    fn nothing_that_a_server_says_makes_it_panic(header in ".{0,20}", instant in any::<f64>()) {
        prop_assert!(asked(&header, NOW, |_| instant) >= 0);
    }
}

#[test]
fn an_instant_is_waited_for_and_one_that_is_past_is_not() {
    let header = "Thu, 26 Nov 2026 12:00:00 GMT";
    assert_eq!(asked(header, NOW, |text| if text == header { NOW + 90_000.5 } else { f64::NAN }), 90_001);
    assert_eq!(asked(header, NOW, |_| NOW - 1.0), 0);
    assert_eq!(asked("soon", NOW, no_instant), 0);
    assert_eq!(asked("99999999999999999999", NOW, no_instant), i32::MAX);
}

#[test]
fn when_the_time_has_come_a_clock_that_was_set_back_holds_nothing_up() {
    let mut again = Again::default();
    again.put_off(NOW, 30_000);
    assert!(again.holds(NOW - 3_600_000.0));
    again.is_over();
    assert!(!again.holds(NOW - 3_600_000.0));
}
