//! What happened to a whole programme or institution is named with it, and bears on no call that it does not reach.

use super::data::{compiled, json};
use crate::{calls::examples::date, support::World};
use acuse::calls::{live, model::Jurisdiction, standing::Kind};

/// Calls of a programme that was cancelled in a later year.
const EARLIER: [&str; 5] = ["pcs-2016", "pcs-2016-fm", "pcs-2015-is", "pcs-2017-di", "pcs-2018-yuc"];

#[tokio::test]
async fn a_programme_that_was_cancelled_later_does_not_make_its_earlier_calls_look_cancelled() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for call in EARLIER {
        let year = &call[4..8];
        let page = visitor.get(&format!("/es/convocatorias/{call}")).await.is(200);
        let page = page.reads("Cancelación del programa: Programa de Coinversión Social (federal).");
        let page = page.reads(&format!("No alcanza a esta convocatoria, que es de {year}")).text();
        assert!(!page.contains("<strong>Cancelación</strong>"), "{call}");
        let heard = page.split("<desc").nth(1).and_then(|rest| rest.split("</desc>").next()).unwrap_or_default();
        assert!(!heard.contains("ancelación"), "{call}: {heard}");
        let tender = compiled(&world, call).await["tender"].clone();
        assert!(!tender["documents"].to_string().contains("ancel"), "{call}: {}", tender["documents"]);
        visitor
            .get(&format!("/en/calls/{call}"))
            .await
            .is(200)
            .reads(&format!("It does not reach this call, which is of {year}"));
    }
}

#[tokio::test]
async fn no_call_that_is_not_cancelled_draws_or_publishes_a_cancellation() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let record = live::record(&world.app).await.unwrap();
    let view = record.as_of(None, None);
    let mut seen = 0;
    for call in record.calls().values() {
        let cancelled = |kind: Kind| matches!(kind, Kind::Cancelled | Kind::ReportedCancelled);
        if record.lines_of(&call.id).filter_map(|line| view.standing(&line.id, world.now())).any(|found| cancelled(found.kind()))
        {
            continue;
        }
        let page = visitor.get(&format!("/en/calls/{}", call.id)).await.is(200).text();
        let heard = page.split("<desc").nth(1).and_then(|rest| rest.split("</desc>").next()).unwrap_or_default();
        assert!(!heard.to_lowercase().contains("cancelled"), "{}: {heard}", call.id);
        seen += 1;
    }
    assert!(seen > 20, "only {seen}");
}

#[tokio::test]
async fn a_cancelled_programme_reaches_the_fiscal_year_that_it_falls_in_and_later_ones() {
    let world = World::with_record().await;
    let record = live::record(&world.app).await.unwrap();
    let federal: Jurisdiction = serde_json::from_value("MX".into()).unwrap();
    let reaches = |year| record.calendar.reaches(&federal, year, date("2019-03-18"));
    assert_eq!([Some(2018), Some(2019), Some(2020), None].map(reaches), [false, true, true, false]);
}

#[tokio::test]
async fn a_fact_about_an_institution_is_told_with_its_name_on_the_page_of_a_call() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/convocatorias/sederec-2018-asociaciones").await.is(200);
    page.reads("Disolución de la institución: SEDEREC.").reads("Paso de funciones: SEDEREC.");
    let own = world.visitor().get("/es/instituciones/sederec").await.is(200);
    own.never_says("Disolución de la institución: SEDEREC");
}

#[tokio::test]
async fn a_document_is_dated_by_the_day_on_which_its_fact_was_recorded_and_tells_the_day_of_what_happened() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let package = json(&visitor, "/data/ocds.json").await;
    let documents: Vec<_> = package["releases"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|release| release["tender"]["documents"].as_array())
        .flatten()
        .collect();
    assert!(documents.len() > 40, "only {}", documents.len());
    assert!(documents.iter().all(|one| one["datePublished"] == "2026-11-22T12:00:00-06:00"), "all were recorded at noon");
    let dissolved = documents.iter().find(|one| one["id"] == "sederec--dissolved").expect("the dissolution");
    assert_eq!(dissolved["title"], "Disolución de la institución: SEDEREC");
    assert!(dissolved["description"].as_str().unwrap().starts_with("31 de diciembre de 2018. "), "{dissolved}");
}

#[tokio::test]
async fn a_title_that_the_record_has_in_spanish_alone_is_given_as_english_nowhere() {
    let world = World::with_record().await;
    let package = json(&world.visitor(), "/data/ocds.json").await;
    for release in package["releases"].as_array().unwrap() {
        for list in ["awards", "contracts"] {
            for one in release[list].as_array().into_iter().flatten() {
                assert!(one.get("title_en").is_none_or(|title| *title != one["title"]), "{one}");
            }
        }
    }
}
