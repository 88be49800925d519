//! While a line stands still, an application's page says of each step only what is known, and drafts say what can be done.

use super::{completes, corrections, drafting, enter, hidden, record, rows, suspend};
use crate::{
    review::{Case, SLUG},
    support::{Answer, World},
};
use acuse::{applications::pace::Pace, calls::standing::Kind};
use chrono::{TimeZone, Utc};
use serde_json::{Value, json};

const ENGLISH: (&str, &str) = ("/es/mi/solicitudes", "/en/my/applications");

fn english(page: &str) -> String {
    page.replace(ENGLISH.0, ENGLISH.1)
}

#[test]
fn a_review_goes_on_only_where_reception_is_over_and_nothing_stands_in_its_way() {
    let goes_on: Vec<_> = Kind::ALL.into_iter().filter(|kind| Pace::of(*kind) == Pace::GoesOn).collect();
    assert_eq!(goes_on, [Kind::UnderReview]);
    let done: Vec<_> = Kind::ALL.into_iter().filter(|kind| Pace::of(*kind) == Pace::Done).collect();
    assert_eq!(done, [Kind::ResolvedAwarded, Kind::ResolvedVoid]);
}

/// Something happened to the only line of [`Case`], by its institution.
async fn happens(case: &Case, id: &str, what: Value) {
    let mut write = record(&case.world).await;
    let mut fact = json!({
        "id": format!("{SLUG}-{id}"), "subject": { "kind": "line", "id": SLUG }, "occurred_on": "2026-12-16", "level": 1,
        "asserted_by": "authority", "by": "idm", "text_es": "Acto inventado", "text_en": "Invented act", "source": "invented"
    });
    fact.as_object_mut().expect("an object").extend(what.as_object().expect("an object").clone());
    let fact = serde_json::from_value(fact).expect("a fact");
    acuse::calls::store::enter_fact(&mut write, &fact).await.expect("the fact enters");
    write.commit().await.expect("the act enters the record");
}

/// The page of what Nuria filed, in Spanish and in English.
async fn both(case: &Case) -> (Answer, Answer) {
    let page = &case.nuria.application;
    (case.nuria.person.get(page).await.is(200), case.nuria.person.get(&english(page)).await.is(200))
}

#[tokio::test]
async fn while_the_line_is_suspended_no_step_is_said_to_go_on() {
    let case = corrections::reviewed().await;
    case.nuria.person.get(&case.nuria.application).await.is(200).says("En curso");
    case.office.suspends(SLUG, "por el proceso electoral").await;
    let (page, english) = both(&case).await;
    let page = page.never_says("En curso").never_says("la revisión sigue").says("Detenida").says("por el proceso electoral");
    page.says("mientras dure la suspensión no se decide nada").never_says("Los borradores se conservan");
    english.never_says("Under way").says("On hold").says("nothing is decided while the suspension lasts");
}

#[tokio::test]
async fn a_correction_that_waits_or_was_answered_is_told_of_and_not_said_to_move() {
    let case = corrections::reviewed().await;
    corrections::asks(&case.office.reviewer, &case.nuria.folio, &[("budget", "No cuadra")], "5").await.is(303);
    case.office.suspends(SLUG, "por ley").await;
    let (page, english) = both(&case).await;
    page.says("Se espera su respuesta a una prevención. El plazo no corre mientras dure la suspensión.").never_says("En curso");
    english.says("Its term does not run while the suspension lasts.").never_says("Under way");
}

#[tokio::test]
async fn once_cancelled_nothing_is_said_to_be_ahead_of_the_application() {
    let case = corrections::reviewed().await;
    happens(&case, "cancelled", json!({ "type": "cancelled" })).await;
    let (page, english) = both(&case).await;
    let page = page.says("La línea está cancelada: su solicitud ya no se revisa").never_says("En curso").never_says("Por venir");
    page.says("Su acuse sigue valiendo").never_says("silencio administrativo");
    english.says("Your receipt still proves that you filed it").never_says("Under way").never_says("Ahead<");
}

#[tokio::test]
async fn after_the_promised_day_nobody_knows_how_far_it_has_come() {
    let mut case = corrections::reviewed().await;
    case.world.app.clock.set(Utc.with_ymd_and_hms(2027, 3, 10, 18, 0, 0).single().expect("an instant"));
    case.nuria.person = case.world.signed_in("Nuria").await;
    let (page, english) = both(&case).await;
    page.says("No se sabe en qué va: la fecha prometida pasó").says("No se sabe</span>").never_says("En curso");
    english.says("How far it has come is not known").never_says("Under way");
}

#[tokio::test]
async fn after_the_stated_end_of_a_suspension_nobody_knows_whether_it_goes_on() {
    let mut case = corrections::reviewed().await;
    let until = json!({ "type": "suspended", "stated_reason_es": "por ley", "stated_reason_en": "by law",
        "legal_basis_named": null, "until": { "kind": "date", "date": "2027-03-15" } });
    happens(&case, "suspended", until).await;
    case.nuria.person.get(&case.nuria.application).await.is(200).says("Fin anunciado: 15 de marzo de 2027");
    case.world.app.clock.set(Utc.with_ymd_and_hms(2027, 3, 20, 18, 0, 0).single().expect("an instant"));
    case.nuria.person = case.world.signed_in("Nuria").await;
    let (page, english) = both(&case).await;
    page.says("No se sabe si sigue: el fin anunciado de la suspensión pasó").never_says("En curso");
    english.says("Whether it goes on is not known").never_says("Under way");
}

#[tokio::test]
async fn a_letter_to_ask_how_it_stands_is_filled_in_from_receipt_and_record() {
    const TITLE: &str = "Texto para preguntar por escrito cómo va";
    const COMPLAINT: &str = "Texto para una queja por falta de resolución";
    let case = corrections::reviewed().await;
    case.nuria.person.get(&case.nuria.application).await.is(200).never_says(TITLE);
    case.office.suspends(SLUG, "por ley").await;
    let (page, english) = both(&case).await;
    let page = page.reads("Después se anunció que la convocatoria se suspendía. ").says(TITLE);
    // A suspension is an act: nothing was left undone while it lasts.
    page.says("Texto para pedir la información que falta").never_says(COMPLAINT);
    english.says("A text to ask in writing how it stands").says("<p lang=\"es\" class=\"typed\">Instituto");
    let mut case = corrections::reviewed().await;
    case.world.app.clock.set(Utc.with_ymd_and_hms(2027, 3, 10, 18, 0, 0).single().expect("an instant"));
    case.nuria.person = case.world.signed_in("Nuria").await;
    let (page, english) = both(&case).await;
    let filled = [
        format!("Asunto: estado de la solicitud con folio {}.", case.nuria.folio),
        "Se anunció que habría resultados a más tardar en esta fecha: 28 de febrero de 2027.".to_owned(),
        "Al 10 de marzo de 2027 no conocemos un acto que la resuelva.".to_owned(),
        format!("Asunto: falta de resolución de la solicitud con folio {}.", case.nuria.folio),
        "Pedimos que se revise si en ello hubo una omisión".to_owned(),
    ];
    let page = filled.iter().fold(page, |page, filled| page.says(filled));
    page.never_says("Después se anunció que la convocatoria se suspendía");
    filled.iter().fold(english, |page, filled| page.says(filled));
    happens(&case, "cancelled", json!({ "type": "cancelled" })).await;
    case.nuria.person.get(&case.nuria.application).await.is(200).never_says(TITLE);
}

#[tokio::test]
async fn a_draft_says_why_its_line_stands_still_and_what_can_be_done() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    nuria.get(&draft).await.is(200).says("/es/convocatorias/redes-2027\"").never_says("Puede seguir escribiendo");
    suspend(&world).await;
    let page = nuria.get(&draft).await.is(200).says("Motivo que dio la autoridad: «por ley».").says("No consta cuándo termina");
    let page = page
        .says("Puede seguir escribiendo el borrador")
        .says("/es/instituciones/idm")
        .never_says("Su solicitud sigue presentada");
    // It is said once, and the way to the call stands there.
    let html = page.never_says("La línea está suspendida. Mientras dure").text();
    assert_eq!(html.matches("href=\"/es/convocatorias/redes-2027\"").count(), 1);
    nuria.get(&english(&draft)).await.is(200).says("You may go on writing the draft").says("/en/calls/redes-2027");
    let mut write = record(&world).await;
    enter(&mut write, "cancelled", json!({ "type": "cancelled" })).await;
    write.commit().await.expect("the act enters the record");
    nuria.get(&draft).await.is(200).says("El borrador se conserva para consulta").never_says("Puede seguir escribiendo");
}

#[tokio::test]
async fn filing_while_suspended_is_refused_with_the_clock_and_the_way_back() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    let seen = hidden(&nuria.get(&format!("{draft}/revision")).await.is(200).text(), "seen");
    suspend(&world).await;
    // Not even a missing name comes before it.
    for name in ["Nuria", ""] {
        let form = [("seen", seen.as_str()), ("name", name), ("accept", "yes")];
        let page = nuria.post(&format!("{draft}/presentacion"), &form).await.is(409).says("La línea está suspendida");
        let page = page.says("12:00:00.000 en Ciudad de México").says("Motivo que dio la autoridad: «por ley».");
        page.says("No se presentó nada").says("Puede seguir escribiendo").says(&format!("href=\"{draft}\""));
        let page = nuria.post(&format!("{}/filing", english(&draft)), &form).await.is(409).says("The line is suspended");
        page.says("Nothing was filed").says("the server’s clock said").says(&format!("href=\"{}\"", english(&draft)));
    }
    assert_eq!((rows(&world, "applications").await, rows(&world, "drafts").await), (0, 1));
}
