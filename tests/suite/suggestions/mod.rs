//! Calls that people tell of: seen by few until somebody who watches confirms them onto the record.

mod rules;

use crate::support::{Persona, World};
use acuse::{calls::import, ledger};

async fn tells(who: &Persona, url: &str) -> crate::support::Answer {
    let form = [("title", "Fondo de lenguas 2026"), ("url", url), ("institution", "SEPI"), ("note", "<script>nota</script>")];
    who.post("/es/convocatorias-sugeridas/nueva", &form).await
}

/// The steward makes somebody a monitor.
async fn monitor(world: &World) -> Persona {
    let steward = world.steward().await;
    let asha = world.person("Asha").await;
    let page = format!("/es/responsable/personas/{}/observacion", asha.id);
    steward.post(&page, &[("act", "give")]).await.is(303);
    world.signed_in("Asha").await
}

#[tokio::test]
async fn a_call_that_somebody_told_of_is_confirmed_onto_the_record() {
    let world = World::new().await;
    import::shipped(&world.app).await.expect("the record");
    world.visitor().get("/es/convocatorias-sugeridas/nueva").await.leads_to("/es/cuenta/entrar");
    let ana = world.person("Ana").await;
    tells(&ana, "javascript:alert(1)").await.is(422).says("http://").says("Fondo de lenguas");
    let head = ledger::public_head(&world.app.db).await.expect("a head");
    let page = tells(&ana, "https://www.sepi.cdmx.gob.mx/fondo").await.is(303).location();
    ana.get(&page).await.is(200).says("Todavía nadie la ha revisado").says("&lt;script&gt;");
    assert_eq!(ledger::public_head(&world.app.db).await.expect("a head"), head, "nothing is public yet");
    world.person("Eva").await.get(&page).await.is(404);
    ana.get(&format!("{page}/confirmacion")).await.is(403);
    ana.post(&format!("{page}/confirmacion"), &[]).await.is(403);
    let asha = monitor(&world).await;
    asha.get("/es/convocatorias-sugeridas").await.is(200).says("Fondo de lenguas 2026");
    let confirmation = format!("{page}/confirmacion");
    asha.get(&confirmation).await.is(200).says("value=\"Fondo de lenguas 2026\"");
    let mut form = [
        ("title_es", "Fondo de lenguas 2026"),
        ("title_en", "Languages fund 2026"),
        ("institution", "sepi"),
        ("jurisdiction", "CDMX"),
        ("fiscal_year", "2026"),
        ("published", "2027-01"),
    ];
    asha.post(&confirmation, &[]).await.is(422).says("Escriba el año");
    asha.post(&confirmation, &form).await.is(422).says("Esa fecha todavía no llega");
    form[5].1 = "2026-02";
    let call = asha.post(&confirmation, &form).await.is(303).location();
    world.visitor().get(&call).await.is(200).says("Fondo de lenguas 2026").says("sepi.cdmx.gob.mx/fondo");
    ana.get(&page).await.is(200).says(&call);
    asha.post(&confirmation, &form).await.is(409);
    assert!(ledger::verify(&world.app.db).await.expect("verified").is_empty());
}

#[tokio::test]
async fn a_call_that_is_not_added_has_a_reason_for_whoever_told_of_it() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let page = tells(&ana, "http://example.org/x").await.is(303).location();
    let asha = monitor(&world).await;
    asha.post(&format!("{page}/descarte"), &[]).await.is(422).says("Escriba el motivo");
    ana.post(&format!("{page}/descarte"), &[("reason", "no")]).await.is(403);
    asha.post(&format!("{page}/descarte"), &[("reason", "Ya está en el registro")]).await.leads_to(&page);
    ana.get(&page).await.is(200).says("Ya está en el registro");
    asha.post(&format!("{page}/descarte"), &[("reason", "otra vez")]).await.is(409);
}

#[tokio::test]
async fn nobody_floods_the_board() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    for n in 0..20 {
        tells(&ana, &format!("https://example.org/{n}")).await.is(303);
    }
    tells(&ana, "https://example.org/20").await.is(429);
}

#[tokio::test]
async fn a_call_that_somebody_told_of_can_be_the_edition_of_a_recurring_call_once() {
    let world = World::new().await;
    import::shipped(&world.app).await.expect("the record");
    let ana = world.person("Ana").await;
    let asha = monitor(&world).await;
    let form = [
        ("title_es", "Operativo de verano 2024 (prueba)"),
        ("title_en", "Summer operation 2024 (test)"),
        ("institution", "sebien"),
        ("jurisdiction", "CDMX"),
        ("fiscal_year", "2024"),
        ("published", "2024-07-03"),
        ("edition_of", "migrante-bienvenido-verano/2024"),
    ];
    for (url, status) in [("https://example.org/verano", 303), ("https://example.org/otra-vez", 422)] {
        let page = tells(&ana, url).await.is(303).location();
        let confirmation = format!("{page}/confirmacion");
        asha.get(&confirmation).await.is(200).says("¿Es una edición de una convocatoria recurrente?");
        asha.post(&confirmation, &form).await.is(status);
    }
    let page = world.visitor().get("/es/convocatorias-recurrentes/migrante-bienvenido-verano").await.is(200);
    page.says("Operativo de verano 2024 (prueba)");
}
