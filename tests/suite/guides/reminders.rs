//! Yearly duties: to whom they may concern, once a year, until they are switched off, whatever the clock does.

use super::{hidden, joins, registers};
use crate::support::{Persona, World};
use acuse::guides::reminders::round;
use chrono::{TimeZone, Utc};

async fn on(world: &World, year: i32, month: u32, day: u32) {
    world.app.clock.set(Utc.with_ymd_and_hms(year, month, day, 18, 0, 0).single().expect("an instant"));
}

async fn tells(world: &World) -> usize {
    round(&world.app).await.expect("a round")
}

/// Gives the association a Mexican legal person with a CLUNI.
async fn has_cluni(who: &Persona, id: &str) {
    let fields = [("country", "MX"), ("name", "Casa del Retorno, A.C."), ("cluni", "ABC010203XY10901")];
    who.post(&format!("/es/mi/asociaciones/{id}/personas-morales"), &fields).await.is(303);
}

#[tokio::test]
async fn the_report_of_the_cluni_is_told_of_once_a_year() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let oto = joins(&world, &ana, &id, "Oto", "observer").await;
    on(&world, 2026, 12, 20).await;
    assert_eq!(tells(&world).await, 0, "it has no CLUNI");
    let ana = world.signed_in("Ana").await;
    has_cluni(&ana, &id).await;
    assert_eq!(tells(&world).await, 1);
    let letter = world.letters_to(&ana.email).await.remove(0);
    assert!(letter.subject.contains("31 de enero de 2027"), "{}", letter.subject);
    assert!(letter.body.contains("cemefi.org") && letter.body.contains("no sabe si ya se presentó"));
    assert!(world.letters_to(&oto.email).await.iter().all(|letter| !letter.subject.contains("CLUNI")));
    ana.get("/es/mi").await.is(200).says("a más tardar el 31 de enero de 2027 (Casa del Retorno)");
    on(&world, 2027, 1, 15).await;
    assert_eq!(tells(&world).await, 0);
    on(&world, 2026, 12, 18).await;
    assert_eq!(tells(&world).await, 0, "a clock set back sends nothing twice");
    on(&world, 2027, 12, 20).await;
    assert_eq!(tells(&world).await, 1, "next year's");
}

#[tokio::test]
async fn the_fiscal_year_decides_when_illinois_is_due() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    // Its seat is in Cicero.
    let id = registers(&ana, "Casa del Retorno").await;
    let page = format!("/es/mi/asociaciones/{id}/obligaciones");
    ana.get(&page)
        .await
        .is(200)
        .says("La próxima fecha límite es el 30 de junio de 2027")
        .says("Según lo que la asociación indicó, no le corresponde");
    let seen = hidden(&ana.get(&page).await.text(), "seen");
    let form = [("seen", seen.as_str()), ("remind", "il-ag990"), ("year_end", "6")];
    ana.post(&page, &form).await.leads_to(&page);
    ana.get(&page).await.is(200).says("La próxima fecha límite es el 31 de diciembre de 2026");
    assert_eq!(tells(&world).await, 1, "on 22 November the end of December is near");
    ana.post(&page, &form).await.is(409).says("Otra persona cambió esto");
    ana.post(&page, &[("seen", ""), ("year_end", "13")]).await.is(422).says("Elija un mes");
}

#[tokio::test]
async fn what_is_switched_off_is_neither_written_nor_shown() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let eva = joins(&world, &ana, &id, "Eva", "drafter").await;
    has_cluni(&ana, &id).await;
    let page = format!("/es/mi/asociaciones/{id}/obligaciones");
    eva.get(&page).await.is(200).never_says("Guardar los recordatorios");
    eva.post(&page, &[("year_end", "12")]).await.is(403);
    ana.post(&page, &[("seen", ""), ("year_end", "12")]).await.is(303);
    ana.get(&format!("/es/mi/asociaciones/{id}")).await.is(200).says("Cambió los recordatorios");
    on(&world, 2027, 1, 10).await;
    assert_eq!(tells(&world).await, 0);
    world.signed_in("Ana").await.get("/es/mi").await.is(200).never_says("31 de enero");
}
