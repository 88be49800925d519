//! A page turns by itself: when a window closes, when a day ends, and not before.

use super::made;
use crate::{applications, support::World};
use acuse::calls::{
    dates::{Zone, local_day},
    live,
    turns::{self, next_day},
};
use chrono::{DateTime, Duration, Utc};
use proptest::prelude::*;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

#[tokio::test]
async fn a_deadline_turns_the_page_by_itself() {
    let world = World::new().await;
    applications::publish(&world).await;
    let visitor = world.visitor();
    // 18:00 in Mexico City is in time; a thousandth later is not.
    let last = at("2026-12-16T00:00:00Z");
    for (now, stamp) in [
        (last - Duration::hours(3), "stamp open"),
        (last, "stamp open"),
        (last + Duration::milliseconds(1), "stamp under_review"),
    ] {
        world.app.clock.set(now);
        for page in ["/es/convocatorias", applications::CALL] {
            visitor.get(page).await.is(200).says(stamp);
        }
    }
    assert_eq!(made(&world), 4, "each page once before the deadline and once after it");
}

#[tokio::test]
async fn a_count_of_days_turns_at_the_authority_s_midnight() {
    let world = World::with_record().await;
    let (visitor, page) = (world.visitor(), "/es/convocatorias/sederec-2018-asociaciones");
    let midnight = Zone::MEXICO_CITY.start_of("2026-11-23".parse().expect("a day"));
    visitor.get(page).await.says("3,065 días");
    world.app.clock.set(midnight - Duration::milliseconds(1));
    visitor.get(page).await.says("3,065 días");
    let before = made(&world);
    world.app.clock.set(midnight);
    visitor.get(page).await.says("3,066 días");
    assert_eq!(made(&world), before + 1);
}

#[tokio::test]
async fn a_clock_that_was_set_back_gets_no_page_of_the_future() {
    let world = World::with_record().await;
    let (visitor, page) = (world.visitor(), "/es/convocatorias/sederec-2018-asociaciones");
    let now = world.now();
    visitor.get(page).await.says("3,065 días");
    world.app.clock.set(now - Duration::days(10));
    visitor.get(page).await.says("3,055 días");
}

#[tokio::test]
async fn the_next_turn_is_found_once_and_again_when_something_is_recorded() {
    let world = World::with_record().await;
    let now = world.now();
    let turn = turns::next(&world.app, now).await.expect("a turn");
    assert_eq!(turn, next_day(Zone::CHICAGO, now).min(next_day(Zone::MEXICO_CITY, now)));
    let record = live::record(&world.app).await.expect("the record");
    assert_eq!(record.turns(turn), turns::next(&world.app, turn).await.expect("the one after"));
}

proptest! {
    #[test]
    fn a_day_ends_at_most_twenty_five_hours_later_and_the_next_instant_is_another_day(seconds in 1_400_000_000i64..1_900_000_000, chicago in any::<bool>()) {
        let now = DateTime::from_timestamp(seconds, 0).unwrap();
        let zone = if chicago { Zone::CHICAGO } else { Zone::MEXICO_CITY };
        let end = next_day(zone, now);
        prop_assert!(end > now && end - now <= Duration::hours(25));
        prop_assert_eq!(local_day(end - Duration::milliseconds(1), zone), local_day(now, zone));
        prop_assert_ne!(local_day(end, zone), local_day(now, zone));
    }
}
