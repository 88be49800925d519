//! Commitments take facts as lines do: from whoever watches, from the authority in its own word, from associations.

use super::{WORD, monitor, records};
use crate::{
    associations::registers,
    support::{
        World,
        office::{designation, grant},
    },
};

const FAIR: &str = "feria-culturas-amigas";

fn form(kind: &str) -> String {
    format!("/es/mi/hechos/commitment/{FAIR}/{kind}")
}

#[tokio::test]
async fn a_monitor_records_what_became_of_a_promise_and_the_page_says_it() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let page = format!("/es/compromisos/{FAIR}");
    world.visitor().get(&page).await.is(200).never_says("/es/mi/hechos/");
    let way = format!("/es/mi/hechos/commitment/{FAIR}");
    ines.get(&page).await.is(200).says(&way);
    ines.get(&way).await.is(200).says(&form("checked_no_act")).never_says("/dissolved");
    let published = [("occurred_on", "2018-02-01"), ("promised", "2018-06")];
    let fact = records(&ines, &form("published"), "3", &published).await.leads_to("/es/hechos/").location();
    ines.get(&fact).await.is(200).says(&page).says("junio de 2018").says("https://example.org/acto");

    // What a search would change is shown before it is recorded, in a promise's words.
    let check = [("occurred_on", "2026-11-01"), ("searched", "Gaceta"), ("not_searched", "Archivo")];
    let trial = [&check[..], &[("step", "preview")]].concat();
    records(&ines, &form("checked_no_act"), "3", &trial).await.is(200).says("Con este hecho").says("Sin cumplimiento conocido");
    records(&ines, &form("checked_no_act"), "3", &check).await.is(303);
    let shown = world.visitor().get(&page).await.is(200).says("stamp unresolved").says("Archivo").says("Búsqueda");
    shown.says("La autoridad no ha sido notificada");
    world.visitor().get(&format!("/en/commitments/{FAIR}")).await.is(200).says("stamp unresolved").says("/en/facts/");
    world.visitor().get(&format!("/api/v1/commitments/{FAIR}")).await.is(200).says("\"kind\":\"unresolved\"");
}

#[tokio::test]
async fn its_authority_answers_beside_it_and_an_association_disputes() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    steward.post("/es/responsable/instituciones/cdmx-cgai/designacion", &designation()).await.is(303);
    let pilar = world.person("Pilar").await;
    grant(&steward, "cdmx-cgai", &pilar.email, "publisher").await;
    let page = format!("/es/compromisos/{FAIR}");
    let said = [("occurred_on", "2026-11-20"), ("text_es", "La feria se hizo en otra sede.")];
    records(&pilar, &form("authority_replied"), "", &[&said[..], &WORD].concat()).await.is(303);
    world.visitor().get(&page).await.is(200).says("Qué dice la autoridad").says("La feria se hizo en otra sede.");
    records(&pilar, &form("results_published"), "", &[&[("occurred_on", "2018-06-10")][..], &WORD].concat()).await.is(303);
    world.visitor().get(&page).await.is(200).says("stamp resolved_awarded");
    pilar.get(&form("checked_no_act")).await.is(403);
    pilar.get("/es/mi/hechos/commitment/cinco-casas/authority_replied").await.is(403);
    let rosa = world.person("Rosa").await;
    registers(&rosa, "Club Nueva Patria").await;
    let rosa = world.signed_in("Rosa").await;
    records(&rosa, &form("disputed"), "", &[&[("occurred_on", "2019-01")][..], &WORD].concat()).await.is(303);
    world.visitor().get(&page).await.is(200).says("Hay hechos que contradicen");
    rosa.get(&form("results_published")).await.is(403);
    world.visitor().get(&form("disputed")).await.leads_to("/es/cuenta/entrar");
}

const NEW: &str = "/es/mi/compromisos/nuevo";

#[tokio::test]
async fn whoever_watches_adds_a_promise_found_in_a_report_and_what_the_report_claims() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    ines.get("/es/compromisos").await.is(200).says(NEW);
    let typed = [
        ("kind", "fair"),
        ("title_es", "Feria inventada de servicios"),
        ("title_en", "Invented services fair"),
        ("promise_es", "Se hará una feria."),
        ("promise_en", "A fair will be held."),
        ("institution", "sibiso"),
        ("jurisdiction", "CDMX"),
        ("promised", "2020-T2"),
        ("source", "Informe inventado de actividades"),
        ("page", "12"),
    ];
    let page = ines.post(NEW, &typed).await.leads_to("/es/compromisos/feria-inventada-de-servicios").location();
    let shown = world.visitor().get(&page).await.is(200).says("Se hará una feria.").says("Informe inventado de actividades");
    shown.says("segundo trimestre de 2020");
    world.visitor().get("/en/commitments?kind=fair").await.is(200).says("Invented services fair");
    // Another one of the same name gets an address of its own.
    ines.post(NEW, &typed).await.leads_to("/es/compromisos/feria-inventada-de-servicios-2");

    let claim = format!("{}/afirmacion", page.replace("/es/compromisos", "/es/mi/compromisos"));
    ines.get(&page).await.is(200).says(&claim);
    let said = [
        ("text_es", "Se atendió a mil personas."),
        ("text_en", "A thousand people were served."),
        ("report", "Segundo informe inventado"),
        ("report_page", "40"),
        ("report_read", "yes"),
        ("source", "Segundo informe inventado"),
    ];
    ines.post(&claim, &said).await.leads_to(&page);
    let shown = world.visitor().get(&page).await.is(200).says("Se atendió a mil personas.").says("Segundo informe inventado");
    shown.never_says("El informe no se ha leído").says("No consta ningún hecho");
    world.visitor().get("/api/v1/commitments/feria-inventada-de-servicios").await.is(200).says("\"report_read\":true");
    assert_eq!(acuse::ledger::verify(&world.app.db).await.expect("the ledger"), Vec::<String>::new());
}

#[tokio::test]
async fn a_claim_beside_a_shipped_promise_keeps_neither_from_being_updated() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let claim = format!("/es/mi/compromisos/{FAIR}/afirmacion");
    let said = [
        ("text_es", "Afirmación inventada."),
        ("text_en", "Invented claim."),
        ("report", "Informe inventado"),
        ("report_read", "no"),
        ("source", "Otra fuente"),
    ];
    steward.post(&claim, &said).await.is(303);
    drop(steward);
    let world = world.restart().await;
    let done = acuse::calls::import::shipped(&world.app).await.expect("the shipped record");
    assert_eq!(done.left_alone, Vec::<String>::new());
    let page = world.visitor().get(&format!("/es/compromisos/{FAIR}")).await.is(200);
    page.says("Afirmación inventada.").says("El informe no se ha leído");
    world.visitor().get(&format!("/es/compromisos/{FAIR}?known_on=2026-11-21")).await.is(200).never_says("Afirmación inventada.");
}

#[tokio::test]
async fn a_promise_that_lacks_something_comes_back_as_typed_and_others_add_none() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let back =
        ines.post(NEW, &[("title_es", "Feria a medias"), ("promised", "pronto"), ("covers_from", "2020"), ("covers_to", "2019")]);
    let back = back.await.is(422).says("Feria a medias").says("Elija una opción").says("Falta este dato");
    back.says("«pronto» no se entiende como fecha").says("El final es anterior al principio");
    ines.post("/en/my/commitments/new", &[("title_es", "Feria a medias")]).await.is(422).says("Choose one.");
    ines.post(&format!("/es/mi/compromisos/{FAIR}/afirmacion"), &[("report", "A medias")]).await.is(422).says("A medias");
    ines.get("/es/mi/compromisos/no-hay/afirmacion").await.is(404);
    ines.post("/es/mi/compromisos/no-hay/afirmacion", &[]).await.is(404);
    let rosa = world.person("Rosa").await;
    for path in [NEW.to_owned(), format!("/es/mi/compromisos/{FAIR}/afirmacion")] {
        world.visitor().get(&path).await.leads_to("/es/cuenta/entrar");
        rosa.get(&path).await.is(403);
        rosa.post(&path, &[("title_es", "x")]).await.is(403);
    }
    world.visitor().get("/es/compromisos").await.is(200).never_says(NEW);
}
