//! Letters before a closing: three days ahead and on the last day, each once, to those who draft or file, and not where nothing is received.

use super::{closes_at, completes, drafting, files, joins, suspend};
use crate::support::{Persona, World};
use acuse::applications::reminders::{near, round};
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
    fn a_closing_is_near_for_three_days_then_for_the_last_one_and_never_once_it_passed(seconds in -1_000_000_i64..1_000_000) {
        let now = closing() - Duration::seconds(seconds);
        let days = near(closing(), now).map(|ahead| ahead.num_days());
        let day = 24 * 3600;
        let expected = if seconds < 0 || seconds > 3 * day { None } else if seconds <= day { Some(1) } else { Some(3) };
        prop_assert_eq!(days, expected);
    }
}

#[tokio::test]
async fn who_drafts_budgets_or_files_is_told_once_three_days_before_the_closing_and_once_on_the_last_day() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    let delia = joins(&world, &nuria, &association, "Delia", "drafter").await;
    let olga = joins(&world, &nuria, &association, "Olga", "observer").await;
    let teo = joins(&world, &nuria, &association, "Teo", "treasurer").await;
    world.app.clock.set(closing() - Duration::days(3) - Duration::seconds(1));
    assert_eq!(round(&world.app).await.expect("a round"), 0);
    world.app.clock.advance(Duration::seconds(1));
    assert_eq!(round(&world.app).await.expect("a round"), 1);
    assert_eq!(round(&world.app).await.expect("a round"), 0);
    assert_eq!((told(&world, &nuria).await, told(&world, &delia).await, told(&world, &olga).await), (1, 1, 0));
    // The budget may be what it lacks.
    assert_eq!(told(&world, &teo).await, 1);
    let letters = world.letters_to(&nuria.email).await;
    assert!(letters[0].body.contains(&draft) && letters[0].body.contains("18:00"), "{}", letters[0].body);
    assert!(letters[0].body.contains("Falta completar") && letters[0].body.contains("Chicago"), "{}", letters[0].body);
    world.app.clock.set(closing() - Duration::days(1));
    assert_eq!(round(&world.app).await.expect("a round"), 1);
    assert_eq!(round(&world.app).await.expect("a round"), 0);
    assert_eq!(told(&world, &nuria).await, 2);
    // A closing that was moved is told of again, when it comes near.
    closes_at(&world, "2026-12-20T18:00", "America/Mexico_City").await;
    assert_eq!(round(&world.app).await.expect("a round"), 0);
    world.app.clock.advance(Duration::days(3));
    assert_eq!(round(&world.app).await.expect("a round"), 1);
    assert_eq!(told(&world, &nuria).await, 3);
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

#[tokio::test]
async fn a_draft_that_nobody_filed_is_told_of_for_a_month_and_each_of_its_pages_leads_to_it() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    nuria.get("/es/mi").await.is(200).says("Borradores por presentar").never_says("Cerraron sin presentarse");
    world.app.clock.set(closing() + Duration::seconds(1));
    // The session of then has ended.
    let nuria = world.signed_in("Nuria").await;
    let desk = nuria.get("/es/mi").await.is(200).says("Cerraron sin presentarse").says(&draft).says("Cerró: ");
    desk.never_says("Borradores por presentar").never_says("Cierra: ");
    for rest in ["respuestas", "presupuesto", "documentos", "copia"] {
        nuria.get(&format!("{draft}/{rest}")).await.leads_to(&draft);
    }
    let late = super::attaches(&nuria, &draft, "d1", "acta.pdf", super::PDF).await.is(409);
    late.says(&format!("href=\"{draft}\""));
    world.app.clock.advance(Duration::days(31));
    let nuria = world.signed_in("Nuria").await;
    nuria.get("/es/mi").await.is(200).never_says("Cerraron sin presentarse");
}
