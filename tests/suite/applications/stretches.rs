//! How long others took, stretch by stretch: with what it is counted of, typical only of enough cases, and promising nothing.

use super::{completes, corrections::asks, drafting, files, record};
use crate::{
    review::{applies, declares, filed},
    support::{Persona, World},
};
use acuse::{
    applications::waiting::FEW,
    calls::store::{self, RecordKind, Source},
    ledger::Write,
};
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

fn closed_on() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 1).expect("a day")
}

async fn enter(write: &mut Write, line: &str, id: &str, day: NaiveDate, what: Value) {
    let mut fact = json!({
        "id": format!("{line}-{id}"), "subject": { "kind": "line", "id": line }, "occurred_on": day.to_string(), "level": 1,
        "asserted_by": "authority", "by": "idm", "text_es": "Acto inventado", "text_en": "Invented act", "source": "invented"
    });
    let fields = fact.as_object_mut().expect("an object");
    fields.extend(what.as_object().expect("an object").clone());
    store::enter_fact(write, &serde_json::from_value(fact).expect("a fact")).await.expect("the fact enters");
}

/// A line that closed; resolved after so many days, and paid after so many more, where it was.
async fn line(world: &World, number: usize, resolved: Option<u64>, paid: Option<u64>) {
    let (mut write, id) = (record(world).await, format!("otra-{number}"));
    let call = json!({
        "id": id, "title": format!("Otra línea {number}"), "title_en": format!("Another line {number}"), "institution_id": "idm",
        "jurisdiction": "CDMX", "fiscal_year": 2026, "source": "invented", "received_here": true
    });
    store::enter_record(&mut write, RecordKind::Call, &id, &call, Source::Installation).await.expect("call");
    let window = json!({ "opens": "2026-08-01T09:00", "closes": "2026-09-01T18:00", "zone": "America/Mexico_City" });
    let opened = NaiveDate::from_ymd_opt(2026, 8, 1).expect("a day");
    enter(&mut write, &id, "window", opened, json!({ "type": "window", "window": window })).await;
    if let Some(days) = resolved {
        let day = closed_on() + Days::new(days);
        enter(&mut write, &id, "resolved", day, json!({ "type": "results_published" })).await;
        if let Some(more) = paid {
            enter(&mut write, &id, "paid", day + Days::new(more), json!({ "type": "paid" })).await;
        }
    }
    write.commit().await.expect("the line enters the record");
}

/// Nuria filed on a line that is still open.
async fn filed_here(world: &World) -> (Persona, String) {
    let (nuria, _, draft) = drafting(world).await;
    completes(&nuria, &draft).await;
    files(&nuria, &draft).await.is(303);
    (nuria, draft)
}

#[tokio::test]
async fn each_stretch_with_enough_cases_has_a_typical_time_and_what_it_is_counted_of() {
    let world = World::new().await;
    let (nuria, page) = filed_here(&world).await;
    line(&world, 0, None, None).await;
    for (number, days) in [10, 20, 30, 40].into_iter().enumerate() {
        line(&world, number + 1, Some(days), (number < 2).then_some(7)).await;
    }
    let few = nuria.get(&page).await.is(200).says("líneas que ya cerraron: 5; resueltas: 4");
    few.says("no hay un tiempo típico").says(">Otra línea 4</a>: 40 días").never_says("en el caso de en medio");
    // Its day was written wrongly at first.
    line(&world, 9, Some(70), None).await;
    let mut write = record(&world).await;
    let right = json!({ "type": "results_published", "supersedes": "otra-9-resolved" });
    enter(&mut write, "otra-9", "corrected", closed_on() + Days::new(50), right).await;
    write.commit().await.expect("the correction enters the record");
    let told = nuria.get(&page).await.is(200).says("Del cierre a la resolución");
    // A payment that came later makes no resolution longer.
    let told = told.says("30 días en el caso de en medio de 5 líneas resueltas; el más corto, 10, y el más largo, 50.");
    let told = told.says("Líneas que ya cerraron: 6.").says("no dice cuánto esperará la suya");
    let told = told.says("De la resolución al pago").says("líneas con apoyos otorgados: 5; con pago que consta: 2");
    told.says(">Otra línea 1</a>: 7 días").never_says("Del cierre a que se pide una corrección");
    let english = nuria.get(&page.replace("/es/mi/solicitudes", "/en/my/applications")).await.is(200);
    english.says("30 days in the middle case of 5 resolved lines").says("it does not say how long yours will take");
}

#[tokio::test]
async fn what_others_were_asked_is_told_of_many_alone() {
    let case = filed().await;
    let mut folios = vec![case.nuria.folio.clone(), case.ibai.folio.clone()];
    for name in ["Eva", "Asha", "Otilia"] {
        folios.push(applies(&case.world, name, &format!("Casa de {name}")).await.folio);
    }
    let case = case.closes().await;
    declares(&case.office.reviewer, "no").await;
    for (before, folio) in folios.iter().enumerate() {
        assert!(before < FEW);
        case.nuria.person.get(&case.nuria.application).await.is(200).never_says("Del cierre a que se pide una corrección");
        asks(&case.office.reviewer, folio, &[("budget", "No cuadra")], "5").await.is(303);
    }
    let told = case.nuria.person.get(&case.nuria.application).await.is(200).says("Del cierre a que se pide una corrección");
    told.says("2 días en el caso de en medio de 5 solicitudes en que se pidió; el más corto, 2, y el más largo, 2.")
        .says("Solicitudes en líneas que ya cerraron: 5.");
}
