//! The next edition of a recurring call: followed, by whoever watches; as an office's draft, by a publisher; and searches for editions.

use crate::recording::{monitor, records};
use crate::support::{World, office::IDM};
use acuse::calls::{import, live};
use acuse::ids::CallId;
use serde_json::json;

const NEW: &str = "/es/mi/ediciones/migrante-bienvenido-verano";

fn typed<'a>(year: &'a str, published: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("edition", year),
        ("url", "https://www.gob.mx/convocatoria"),
        ("title_es", "Operativo de verano (prueba)"),
        ("title_en", "Summer operation (test)"),
        ("institution", "sebien"),
        ("jurisdiction", "CDMX"),
        ("fiscal_year", year),
        ("published", published),
    ]
}

#[tokio::test]
async fn a_monitor_puts_the_call_of_an_edition_on_record_and_the_edition_is_no_longer_missing() {
    let world = World::with_record().await;
    let asha = monitor(&world, &world.steward().await, "Asha").await;
    let page = asha.get("/es/convocatorias-recurrentes/migrante-bienvenido-verano").await.is(200);
    page.says(&format!("{NEW}?year=2024")).says("Anotar que se buscó y no se halló");
    let form = asha.get(&format!("{NEW}?year=2024")).await.is(200);
    form.says("value=\"Operativo Migrante Bienvenid@ a la Ciudad de México, verano 2024\"").says("value=\"2024\"");
    let call = asha.post(NEW, &typed("2024", "2024-07-03")).await.leads_to("/es/convocatorias/").location();
    let page = world.visitor().get("/es/convocatorias-recurrentes/migrante-bienvenido-verano").await.is(200);
    page.says(&format!("href=\"{call}\""));
    let record = live::record(&world.app).await.unwrap();
    let call = record.call(&CallId::from_text(call.rsplit('/').next().unwrap())).unwrap();
    assert_eq!(call.edition.as_ref().map(|of| of.year), Some(2024));
    assert_eq!(call.programme_id.as_ref().map(|id| id.as_str()), Some("migrante-bienvenido"));
    assert!(!call.received_here);
    asha.post("/en/my/editions/migrante-bienvenido-verano", &typed("2024", "2024-07-03"))
        .await
        .is(422)
        .says("The edition of that year is on record already");
}

#[tokio::test]
async fn of_two_who_record_one_edition_at_once_the_second_is_told() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let asha = monitor(&world, &steward, "Asha").await;
    let form = typed("2024", "2024-07-03");
    let (one, other) = tokio::join!(asha.post(NEW, &form), steward.post(NEW, &form));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
}

#[tokio::test]
async fn a_form_with_gaps_comes_back_as_typed() {
    let world = World::with_record().await;
    let asha = monitor(&world, &world.steward().await, "Asha").await;
    let page = asha.post(NEW, &[("edition", "1999"), ("title_es", "Verano de prueba")]).await.is(422);
    page.says("Escriba un año, de 2015 en adelante").says("Verano de prueba");
    asha.post(NEW, &typed("2024", "2030-07-03")).await.is(422);
    asha.get("/es/mi/ediciones/no-hay").await.is(404);
}

#[tokio::test]
async fn whoever_looked_says_so_and_the_page_tells_where_and_that_none_was_found() {
    let world = World::with_record().await;
    let asha = monitor(&world, &world.steward().await, "Asha").await;
    let form = "/es/mi/hechos/programme/migrante-bienvenido/edition_not_found";
    asha.get(form).await.is(200).says("migrante-bienvenido-verano/2021").never_says("migrante-bienvenido-verano/2018");
    let looked = |on: &'static str| {
        [
            ("occurred_on", on),
            ("edition", "migrante-bienvenido-verano/2021"),
            ("searched", "Gaceta Oficial de 2021"),
            ("not_searched", "Archivo de la secretaría"),
        ]
    };
    records(&asha, form, "2", &looked("2021-07-20")).await.is(422).says("no había terminado");
    records(&asha, form, "2", &looked("2026-11-21")).await.leads_to("/es/hechos/");
    let page = world.visitor().get("/es/convocatorias-recurrentes/migrante-bienvenido-verano").await.is(200);
    page.says("Esperada, no publicada: se buscó el 21 de noviembre de 2026 y no se halló")
        .says("Gaceta Oficial de 2021")
        .says("Archivo de la secretaría")
        .says("No consta que se cancelara");
    let board = world.visitor().get("/en/calls?year=2021").await.is(200);
    board.says("2021: Expected, not published: looked for on 21 November 2026, and not found");
}

#[tokio::test]
async fn nobody_but_whoever_watches_puts_an_edition_on_record() {
    let world = World::with_record().await;
    let office = world.office().await;
    let stranger = world.person("Inés").await;
    for persona in [&office.publisher, &office.reviewer, &office.decider, &stranger] {
        persona.get(NEW).await.is(403);
        persona.post(NEW, &typed("2024", "2024-07-03")).await.is(403);
        persona.get("/es/convocatorias-recurrentes/migrante-bienvenido-verano").await.is(200).never_says(NEW);
    }
    world.visitor().get(NEW).await.leads_to("/es/cuenta/entrar");
    office.steward.get(NEW).await.is(200);
}

/// A programme of the invented institution with a summer call.
async fn with_template(world: &World) {
    let programme =
        json!({ "id": "acogida", "name_es": "Acogida (inventado)", "name_en": "Arrival (invented)", "institution_id": IDM });
    let template = json!({
        "id": "acogida-verano", "programme_id": "acogida", "jurisdiction": "CDMX", "season": "summer", "title_es": "Acogida de verano",
        "title_en": "Summer arrival", "expected_month": 7, "from": 2025, "sourced_to": 2026, "source": "inventado", "confidence": "sourced"
    });
    let files = [("programmes", json!([programme])), ("templates", json!([template]))];
    import::load(&world.app, &files).await.expect("an invented template loads");
}

#[tokio::test]
async fn a_publisher_starts_the_next_edition_as_a_draft_and_the_published_call_is_that_edition() {
    let world = World::new().await;
    let office = world.office().await;
    with_template(&world).await;
    let new = format!("/es/oficina/{IDM}/convocatorias/nueva");
    office.publisher.get(&new).await.is(200).says("Empezar «Acogida de verano 2027»");
    let start = format!("/es/oficina/{IDM}/ediciones/acogida-verano");
    let draft = office.publisher.post(&start, &[]).await.leads_to(&format!("/es/oficina/{IDM}/borradores/")).location();
    let page = office.publisher.get(&draft).await.is(200);
    page.says("value=\"Acogida de verano 2027\"")
        .says("value=\"acogida\" selected")
        .says("Edición de una convocatoria recurrente");
    for other in [&office.reviewer, &office.decider, &office.steward] {
        other.post(&start, &[]).await.is(403);
    }
    office.publisher.post(&format!("/es/oficina/{IDM}/ediciones/no-hay"), &[]).await.is(404);
}

#[tokio::test]
async fn a_publisher_of_another_institution_starts_no_edition_of_a_programme_it_does_not_hold() {
    let world = World::with_record().await;
    let office = world.office().await;
    office.publisher.post(&format!("/es/oficina/{IDM}/ediciones/migrante-bienvenido-verano"), &[]).await.is(403);
    office.publisher.get(&format!("/es/oficina/{IDM}/convocatorias/nueva")).await.is(200).never_says("Empezar «");
}
