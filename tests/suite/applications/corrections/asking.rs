//! Asking: who, when, what exactly, and what it stops meanwhile.

use super::{asking, asks, correction_of, reviewed};
use crate::{
    review::{declares, filed, page, proposes, rules},
    support::office::{grant, hidden},
};
use acuse::ledger;

#[tokio::test]
async fn a_reviewer_names_parts_with_reasons_and_a_term_and_the_association_is_told() {
    let case = reviewed().await;
    let (reviewer, nuria) = (&case.office.reviewer, &case.nuria);
    reviewer.get(&asking(&nuria.folio)).await.is(200).says("¿Qué hará?").says("Acta constitutiva").says("Presupuesto");
    asks(reviewer, &nuria.folio, &[("answer:p1", "No dice cuándo")], "5").await.leads_to(&page("/folios/"));
    let folio = reviewer.get(&page(&format!("/folios/{}", nuria.folio))).await.is(200);
    folio.says("No dice cuándo").says("jueves 24 de diciembre de 2026").never_says("Registrar el resultado");
    let here = correction_of(&nuria.person, &nuria.application).await;
    let told = nuria.person.get(&here).await.is(200).says("No dice cuándo").says("en Chicago");
    let told = told.says("5 días hábiles contados desde el día siguiente al");
    told.says("name=\"p1\"").never_says("name=\"concept-0\"").never_says("adjuntar archivos");
    nuria
        .person
        .get(&here.replace("/es/mi/solicitudes", "/en/my/applications").replace("prevenciones", "corrections"))
        .await
        .is(200)
        .says("5 working days")
        .says("Only these parts are open");
    let letters = case.world.letters_to(&nuria.person.email).await;
    assert!(letters.iter().any(|letter| letter.body.contains(&here) && letter.body.contains("5 días hábiles")), "{letters:?}");
    assert!(letters.iter().all(|letter| !letter.body.contains("No dice cuándo")), "reasons are read on the page");
    assert!(ledger::verify(&case.world.app.db).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_request_lacks_neither_a_part_nor_reasons_nor_a_term() {
    let case = reviewed().await;
    let (reviewer, folio) = (&case.office.reviewer, &case.nuria.folio);
    asks(reviewer, folio, &[], "5").await.is(422).says("Elija al menos una parte.");
    asks(reviewer, folio, &[("budget", "")], "5").await.is(422).says("Diga el motivo");
    for days in ["0", "61", "diez", ""] {
        asks(reviewer, folio, &[("budget", "No cuadra")], days).await.is(422).says("de 1 a 60").says("No cuadra");
    }
    let to = asking(folio);
    let seen = hidden(&reviewer.get(&to).await.text(), "seen");
    let lost = [("seen", seen.as_str()), ("days", "5"), ("reason-budget", "No cuadra")];
    reviewer.post(&to, &lost).await.is(422).says("Escribió un motivo y no eligió la parte").says("No cuadra");
    // A part that does not exist is no part.
    asks(reviewer, folio, &[("answer:p99", "Otra")], "5").await.is(422).says("Elija al menos una parte.");
}

#[tokio::test]
async fn nobody_asks_before_closing_without_declaring_or_from_elsewhere() {
    let case = filed().await;
    let to = asking(&case.nuria.folio);
    case.office.reviewer.get(&to).await.is(409);
    let case = case.closes().await;
    case.office.reviewer.get(&to).await.is(409).says("declare en la página de la línea");
    declares(&case.office.reviewer, "no").await;
    let seen = hidden(&case.office.reviewer.get(&to).await.is(200).text(), "seen");
    let form = [("seen", seen.as_str()), ("days", "5"), ("part", "budget"), ("reason-budget", "No cuadra")];
    // Nothing is asked for, and the reason that was typed is not lost.
    case.world.visitor().post(&to, &form).await.is(401).says("Su sesión terminó").says("No cuadra");
    case.office.publisher.post(&to, &form).await.is(403);
    case.office.steward.post(&to, &form).await.is(403);
    case.nuria.person.post(&to, &form).await.is(403);
    grant(&case.office.steward, "idm", &case.nuria.person.email, "decider").await;
    declares(&case.nuria.person, "no").await;
    case.nuria.person.post(&to, &form).await.is(403).says("Usted pertenece a la asociación");
}

#[tokio::test]
async fn while_a_term_runs_nobody_asks_again_or_decides_and_an_earlier_result_stops_counting() {
    let case = reviewed().await;
    let (reviewer, decider) = (&case.office.reviewer, &case.office.decider);
    declares(decider, "no").await;
    rules(reviewer, &case.ibai.folio, None, "Sin cupo").await.is(303);
    rules(reviewer, &case.nuria.folio, None, "Sin cupo").await.is(303);
    proposes(reviewer).await.is(303);
    let stale = hidden(&decider.get(&page("/resolucion/aprobacion")).await.is(200).text(), "seen");
    let here = page(&format!("/folios/{}", case.nuria.folio));
    let old = hidden(&decider.get(&here).await.is(200).text(), "seen");
    asks(reviewer, &case.nuria.folio, &[("budget", "No cuadra")], "5").await.is(303);
    reviewer.get(&asking(&case.nuria.folio)).await.is(409).says("su plazo corre");
    let form = [("seen", old.as_str()), ("result", "not_awarded"), ("reason", "Otra vez")];
    decider.post(&format!("{here}/dictamen"), &form).await.is(409).says("Otra persona cambió esto");
    let act = [("seen", stale.as_str()), ("act", "Acta 3/2026")];
    decider.post(&page("/resolucion/aprobacion"), &act).await.is(409);
    decider.get(&page("/resolucion/aprobacion")).await.is(409).says("Por ahora no se puede abrir");
    // Once the term is over nothing is stuck: a result is recorded, and the folio says that nobody answered.
    case.world.app.clock.set("2027-01-30T18:00:00Z".parse().unwrap());
    let reviewer = case.world.signed_in("Renata").await;
    reviewer.get(&here).await.is(200).says("No se contestó");
    let left = reviewer.get(&page("/resolucion")).await.is(200);
    left.says("Hay folios sin resultado");
    rules(&reviewer, &case.nuria.folio, None, "No contestó la prevención").await.is(303);
    proposes(&reviewer).await.is(303);
}
