//! Letters about a line whose reception is over: to those who filed, and to those who only drafted while there is something in it for them.

use crate::{
    applications::{answers, attaches, budgets, files, registers},
    support::{
        Persona, World,
        office::{IDM, Typed, hidden},
    },
};
use acuse::{
    applications::rules::{LATELY, LineState, is_still_told},
    calls::standing::Kind,
    clock::Now,
};
use chrono::{DateTime, Duration};
use proptest::prelude::*;

/// 15 December 2026, 18:00 in Mexico City.
fn closing() -> Now {
    "2026-12-16T00:00:00Z".parse::<DateTime<chrono::Utc>>().expect("an instant")
}

proptest! {
    #[test]
    fn who_drafted_is_told_until_some_time_after_the_closing_and_as_long_as_a_suspension_holds(
        days in -60..400_i64, kind in prop::sample::select(Kind::ALL.to_vec()), has_closing in any::<bool>()
    ) {
        let line = LineState { received_here: true, standing: kind, opens: None, closes: has_closing.then(closing), overtaken: false };
        let told = is_still_told(&line, closing() + Duration::days(days));
        prop_assert_eq!(told, kind == Kind::Suspended || !has_closing || days <= LATELY.num_days());
    }
}

/// A line on which Nuria drafts and Ibai filed, and the day is so many days after its closing.
async fn closed_for(days: i64) -> (World, String) {
    let world = World::new().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    for name in ["Nuria", "Ibai"] {
        let person = world.person(name).await;
        let association = registers(&person, &format!("Casa de {name}")).await;
        let start = format!("/es/convocatorias/{slug}/{slug}/solicitud");
        let draft = person.post(&start, &[("as", &association)]).await.is(303).location();
        answers(&person, &draft, &[("p1", "Talleres")]).await.is(303);
        if name == "Ibai" {
            budgets(&person, &draft, "1,250.00").await.is(303);
            attaches(&person, &draft, "d1", "acta.pdf", crate::applications::PDF).await.is(303);
            files(&person, &draft).await.is(303);
        }
    }
    world.app.clock.set(closing() + Duration::days(days));
    (world, slug)
}

async fn suspends(publisher: &Persona, slug: &str) {
    let page = format!("/es/oficina/{IDM}/lineas/{slug}/suspension");
    let seen = hidden(&publisher.get(&page).await.is(200).text(), "seen");
    let fields =
        [("seen", seen.as_str()), ("reason_es", "Por ley"), ("reason_en", "By law"), ("legal_basis", "none"), ("until", "none")];
    publisher.post(&page, &fields).await.is(303);
}

async fn letters(world: &World, name: &str, subject: &str) -> usize {
    let all = world.letters_to(&crate::support::email_of(name)).await;
    all.iter().filter(|letter| letter.subject.contains(subject)).count()
}

#[tokio::test]
async fn a_draft_that_lapsed_long_ago_gets_no_letter_and_what_was_filed_does() {
    for (days, drafts) in [(LATELY.num_days() - 1, 1), (LATELY.num_days() + 1, 0)] {
        let (world, slug) = closed_for(days).await;
        suspends(&world.signed_in("Pilar").await, &slug).await;
        let told = (letters(&world, "Nuria", "Suspendida").await, letters(&world, "Ibai", "Suspendida").await);
        assert_eq!(told, (drafts, 1), "{days} days after the closing");
    }
}

#[tokio::test]
async fn whoever_drafted_is_told_once_reception_may_go_on() {
    let (world, slug) = closed_for(400).await;
    let decider = world.signed_in("Dario").await;
    suspends(&world.signed_in("Pilar").await, &slug).await;
    let page = format!("/es/oficina/{IDM}/lineas/{slug}/reanudacion");
    let seen = hidden(&decider.get(&page).await.is(200).text(), "seen");
    decider.post(&page, &[("seen", seen.as_str()), ("closes", "2028-02-15T18:00"), ("results", "2028-06-30")]).await.is(303);
    for name in ["Nuria", "Ibai"] {
        assert_eq!(letters(&world, name, "Reanudada").await, 1, "{name}");
    }
}
