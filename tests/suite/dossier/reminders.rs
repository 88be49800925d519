//! Letters about papers that end before a closing: once, to those who can replace them, in their language.

use super::{Kept, RENEWED, joins, keeps, publish, registers, replaces, starts};
use crate::support::{Persona, World};
use acuse::dossier::reminders::round;
use chrono::{Duration, TimeZone, Utc};

#[tokio::test]
async fn a_paper_that_ends_before_the_closing_is_told_once() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let id = registers(&nuria, "Club Raíces").await;
    let dalia = joins(&world, &nuria, &id, "Dalia", "drafter").await;
    let oto = joins(&world, &nuria, &id, "Oto", "observer").await;
    let paper = keeps(&nuria, &id, &Kept { kind: "powers", expires: "2026-12-10", ..Kept::default() }).await;
    keeps(&nuria, &id, &Kept { expires: "2027-12-10", ..Kept::default() }).await;
    assert_eq!(round(&world.app).await.expect("a round"), 0, "nobody prepares anything yet");
    starts(&nuria, &id).await;
    assert_eq!(round(&world.app).await.expect("a round"), 1);
    for who in [&nuria, &dalia] {
        let letters = world.letters_to(&who.email).await;
        assert!(letters[0].subject.contains("vence antes de un cierre"), "{}", letters[0].subject);
        assert!(letters[0].body.contains("10 de diciembre de 2026") && letters[0].body.contains("Redes de acogida"));
    }
    let to_oto = world.letters_to(&oto.email).await;
    assert!(to_oto.iter().all(|letter| !letter.subject.contains("vence")), "an observer cannot replace it");
    // Not again; also not when the clock is set back.
    world.app.clock.advance(Duration::days(1));
    assert_eq!(round(&world.app).await.expect("a round"), 0);
    world.app.clock.set(Utc.with_ymd_and_hms(2026, 11, 21, 0, 0, 0).single().expect("an instant"));
    assert_eq!(round(&world.app).await.expect("a round"), 0);
    // A newer version that ends too early as well is another matter.
    world.app.clock.set(Utc.with_ymd_and_hms(2026, 11, 23, 18, 0, 0).single().expect("an instant"));
    let nuria = world.signed_in("Nuria").await;
    replaces(&nuria, &paper, "2026-12-14", RENEWED).await.is(303);
    assert_eq!(round(&world.app).await.expect("a round"), 1);
}

#[tokio::test]
async fn nothing_is_told_of_a_call_that_has_closed() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let id = registers(&nuria, "Club Raíces").await;
    keeps(&nuria, &id, &Kept { expires: "2026-12-10", ..Kept::default() }).await;
    starts(&nuria, &id).await;
    world.app.clock.set(Utc.with_ymd_and_hms(2026, 12, 16, 18, 0, 0).single().expect("an instant"));
    assert_eq!(round(&world.app).await.expect("a round"), 0);
}

#[tokio::test]
async fn each_association_is_told_of_its_own_papers_alone() {
    let world = World::new().await;
    publish(&world).await;
    let (nuria, ibai, eva) = (world.person("Nuria").await, world.person("Ibai").await, world.person("Eva").await);
    let clubs =
        [registers(&nuria, "Club Raíces").await, registers(&ibai, "Casa Puente").await, registers(&eva, "Sin borrador").await];
    let early = |kind| Kept { kind, expires: "2026-12-10", ..Kept::default() };
    // One that was renewed in time, one that was not, and one of an association that prepares nothing.
    let renewed = keeps(&nuria, &clubs[0], &early("powers")).await;
    replaces(&nuria, &renewed, "2027-12-10", RENEWED).await.is(303);
    keeps(&ibai, &clubs[1], &early("deed")).await;
    keeps(&ibai, &clubs[1], &early("powers")).await;
    keeps(&eva, &clubs[2], &early("deed")).await;
    starts(&nuria, &clubs[0]).await;
    starts(&ibai, &clubs[1]).await;
    assert_eq!(round(&world.app).await.expect("a round"), 2);
    let told = async |who: &Persona| {
        world.letters_to(&who.email).await.iter().filter(|letter| letter.subject.contains("vence antes de un cierre")).count()
    };
    assert_eq!((told(&nuria).await, told(&ibai).await, told(&eva).await), (0, 2, 0));
}
