//! Letters before a closing: three days ahead, once, to those who draft or file, and not where nothing is received.

use super::{closes_at, completes, drafting, files, joins, suspend};
use crate::support::{Persona, World};
use acuse::applications::reminders::{is_near, round};
use chrono::{DateTime, Duration, Utc};
use proptest::prelude::*;

/// 15 December 2026, 18:00 in Mexico City.
fn closing() -> DateTime<Utc> {
    "2026-12-16T00:00:00Z".parse().expect("an instant")
}

async fn told(world: &World, who: &Persona) -> usize {
    let letters = world.letters_to(&who.email).await;
    letters.iter().filter(|letter| letter.subject.starts_with("Sin presentar")).count()
}

proptest! {
    #[test]
    fn a_closing_is_near_for_three_days_and_never_once_it_passed(seconds in -1_000_000_i64..1_000_000) {
        let now = closing() - Duration::seconds(seconds);
        prop_assert_eq!(is_near(closing(), now), (0..=3 * 24 * 3600).contains(&seconds));
    }
}

#[tokio::test]
async fn who_drafts_or_files_is_told_once_three_days_before_the_closing() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    let delia = joins(&world, &nuria, &association, "Delia", "drafter").await;
    let olga = joins(&world, &nuria, &association, "Olga", "observer").await;
    world.app.clock.set(closing() - Duration::days(3) - Duration::seconds(1));
    assert_eq!(round(&world.app).await.expect("a round"), 0);
    world.app.clock.advance(Duration::seconds(1));
    assert_eq!(round(&world.app).await.expect("a round"), 1);
    assert_eq!(round(&world.app).await.expect("a round"), 0);
    assert_eq!((told(&world, &nuria).await, told(&world, &delia).await, told(&world, &olga).await), (1, 1, 0));
    let letters = world.letters_to(&nuria.email).await;
    assert!(letters[0].body.contains(&draft) && letters[0].body.contains("18:00"), "{}", letters[0].body);
    assert!(letters[0].body.contains("Falta completar"), "{}", letters[0].body);
    // A closing that was moved is told of again, when it comes near.
    closes_at(&world, "2026-12-20T18:00", "America/Mexico_City").await;
    assert_eq!(round(&world.app).await.expect("a round"), 0);
    world.app.clock.advance(Duration::days(5));
    assert_eq!(round(&world.app).await.expect("a round"), 1);
    assert_eq!(told(&world, &nuria).await, 2);
}

#[tokio::test]
async fn nobody_is_told_to_hurry_where_nothing_is_received_or_all_was_filed() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    suspend(&world).await;
    world.app.clock.set(closing() - Duration::days(1));
    assert_eq!(round(&world.app).await.expect("a round"), 0);
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    files(&nuria, &draft).await.is(303);
    world.app.clock.set(closing() - Duration::days(1));
    assert_eq!(round(&world.app).await.expect("a round"), 0);
}
