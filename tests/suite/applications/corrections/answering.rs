//! Answering: only what is named, once, in time, kept, and seen by both sides.

use super::{answers, asks, correction_of, marks, reviewed};
use crate::{
    applications::{PDF, joins, rows},
    review::{Case, page, rules},
    support::Part,
};
use acuse::{ledger, vault::sha256};

/// A reviewer asked for the answer, the budget and the deed; where the answer is written.
async fn asked() -> (Case, String) {
    let case = reviewed().await;
    let parts = [("answer:p1", "No dice cuándo"), ("budget", "Falta el aporte propio"), ("paper:d1", "No se lee la firma")];
    asks(&case.office.reviewer, &case.nuria.folio, &parts, "5").await.is(303);
    let here = correction_of(&case.nuria.person, &case.nuria.application).await;
    (case, here)
}

const ROW: [(&str, &str); 5] =
    [("rows", "1"), ("concept-0", "Talleres"), ("quantity-0", "2"), ("cost-0", "900.00"), ("source-0", "asked")];
const TEXT: (&str, &str) = ("p1", "Talleres de memoria en marzo");
const OTHER_PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<</Firma true>>\nendobj\n%%EOF\n";

async fn attaches(case: &Case, here: &str) {
    let file = Part::File { name: "file", file: "acta firmada.pdf", kind: "application/pdf", bytes: OTHER_PDF };
    case.nuria.person.post_multipart(&format!("{here}/documentos"), &[Part::Field("paper", "d1"), file]).await.is(303);
}

/// The form as a page gave it, with these fields in it and a button pressed.
fn posted(shown: &str, fields: &[(&str, &str)], button: &str) -> Vec<(String, String)> {
    let typed = [("do", button), ("name", "Nuria"), ("accept", "yes")].into_iter().chain(fields.iter().copied());
    marks(shown, fields).into_iter().chain(typed.map(|(name, value)| (name.to_owned(), value.to_owned()))).collect()
}

fn as_form(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[tokio::test]
async fn named_parts_are_answered_once_and_both_sides_see_before_and_after() {
    let (case, here) = asked().await;
    let nuria = &case.nuria.person;
    attaches(&case, &here).await;
    answers(nuria, &here, &[&ROW[..], &[TEXT]].concat(), "answer").await.leads_to(&here);
    let after = nuria.get(&here).await.is(200).says("Como estaba").says("Talleres de memoria en marzo").says("1,800.00");
    after.says("acta firmada.pdf").says(&sha256(OTHER_PDF)).says(&sha256(PDF)).says("en Chicago").says("Número de asiento");
    nuria.get(&case.nuria.application).await.is(200).says("Contestada. Se recibió el");
    let folio = page(&format!("/folios/{}", case.nuria.folio));
    let seen =
        case.office.reviewer.get(&folio).await.is(200).says("Como quedó").says("en marzo").says("2,500.00").says("1,800.00");
    seen.says("No dice cuándo").says("Nuria Estefanía");
    // What may be awarded follows what is asked for now.
    rules(&case.office.reviewer, &case.nuria.folio, Some("2,000.00"), "Cumple").await.is(422).says("rebasa lo que se pidió");
    rules(&case.office.reviewer, &case.nuria.folio, Some("1,800.00"), "Cumple").await.is(303);
    nuria.post(&here, &[("seen", "1"), ("do", "answer"), ("name", "Nuria"), ("accept", "yes"), TEXT]).await.is(409);
    let letters = case.world.letters_to(&case.office.reviewer.email).await;
    assert!(letters.iter().any(|letter| letter.body.contains(&folio)), "{letters:?}");
    assert!(ledger::verify(&case.world.app.db).await.unwrap().is_empty());
    let public = "select count(*) from entries where public = 1 and leaf like '%correction%'";
    let told: i64 = sqlx::query_scalar(public).fetch_one(case.world.app.db.read()).await.unwrap();
    assert_eq!(told, 0, "sealed, as filings are");
    assert_eq!((rows(&case.world, "correction_drafts").await, rows(&case.world, "correction_files").await), (0, 0));
}

#[tokio::test]
async fn what_was_filed_stays_byte_for_byte_and_its_receipt_with_it() {
    let (case, here) = asked().await;
    let content = format!("{}/acuse/contenido", case.nuria.application);
    let before = case.nuria.person.get(&content).await.is(200).bytes;
    attaches(&case, &here).await;
    answers(&case.nuria.person, &here, &[&ROW[..], &[TEXT]].concat(), "answer").await.is(303);
    assert_eq!(case.nuria.person.get(&content).await.is(200).bytes, before);
    case.world.visitor().get(&format!("/es/acuses/{}", case.nuria.folio)).await.is(200).says("sigue igual");
}

#[tokio::test]
async fn other_parts_stay_closed_whatever_is_sent() {
    let case = reviewed().await;
    asks(&case.office.reviewer, &case.nuria.folio, &[("answer:p1", "No dice cuándo")], "5").await.is(303);
    let here = correction_of(&case.nuria.person, &case.nuria.application).await;
    let file = Part::File { name: "file", file: "otra.pdf", kind: "application/pdf", bytes: PDF };
    case.nuria.person.post_multipart(&format!("{here}/documentos"), &[Part::Field("paper", "d1"), file]).await.is(404);
    answers(&case.nuria.person, &here, &[&ROW[..], &[TEXT]].concat(), "answer").await.is(303);
    let folio = case.office.reviewer.get(&page(&format!("/folios/{}", case.nuria.folio))).await.is(200);
    folio.says("en marzo").says("2,500.00").never_says("1,800.00");
}

#[tokio::test]
async fn what_stays_as_it_was_needs_a_word() {
    let case = reviewed().await;
    asks(&case.office.reviewer, &case.nuria.folio, &[("answer:p1", "No dice cuándo"), ("budget", "Revise")], "5").await.is(303);
    let here = correction_of(&case.nuria.person, &case.nuria.application).await;
    let same = [("rows", "1"), ("concept-0", "Talleres"), ("quantity-0", "2"), ("cost-0", "1,250.00"), ("source-0", "asked")];
    let typed = [&same[..], &[TEXT]].concat();
    answers(&case.nuria.person, &here, &typed, "answer").await.is(422).says("Estas partes quedan como estaban: Presupuesto");
    answers(&case.nuria.person, &here, &[&typed[..], &[("note", "Ya cuadra: son dos talleres")]].concat(), "answer")
        .await
        .is(303);
    case.nuria.person.get(&here).await.is(200).says("Sin cambio.").says("Ya cuadra: son dos talleres");
}

#[tokio::test]
async fn an_unfinished_answer_is_kept_and_a_stale_one_says_so() {
    let (case, here) = asked().await;
    let nuria = &case.nuria.person;
    let stale = nuria.get(&here).await.is(200).text();
    answers(nuria, &here, &[("p1", ""), ("rows", "0")], "save").await.leads_to(&here);
    nuria.get(&here).await.is(200).says("El borrador quedó guardado");
    answers(nuria, &here, &[&ROW[..], &[("p1", "A medias")]].concat(), "save").await.leads_to(&here);
    nuria.get(&here).await.is(200).says("A medias").says("900.00");
    let old = posted(&stale, &[&ROW[..], &[("p1", "De otra pantalla")]].concat(), "save");
    let met = nuria.post(&here, &as_form(&old)).await.is(409).says("Esta respuesta tiene dos textos");
    met.says("De otra pantalla").says("A medias").says("Lo que usted guardó en otra ventana o dispositivo");
    nuria.get(&here).await.is(200).says("A medias").never_says("De otra pantalla");
    answers(nuria, &here, &[&ROW[..], &[("p1", ""), ("note", "x")]].concat(), "answer").await.is(422).says("id=\"errores\"");
    assert_eq!(rows(&case.world, "correction_answers").await, 0);
}

#[tokio::test]
async fn files_that_a_colleague_swapped_stop_the_answer_until_they_were_seen() {
    let (case, here) = asked().await;
    let nuria = &case.nuria.person;
    attaches(&case, &here).await;
    let shown = nuria.get(&here).await.is(200).says("acta firmada.pdf").text();
    let form = posted(&shown, &[&ROW[..], &[TEXT]].concat(), "answer");
    let omar = joins(&case.world, nuria, &case.nuria.association, "Omar", "drafter").await;
    let other = Part::File { name: "file", file: "acta firmada.pdf", kind: "application/pdf", bytes: PDF };
    omar.post_multipart(&format!("{here}/documentos"), &[Part::Field("paper", "d1"), other]).await.is(303);
    let told = nuria.post(&here, &as_form(&form)).await.is(409).says("otra persona de la asociación cambió: Documentos");
    told.says("en marzo");
    assert_eq!(rows(&case.world, "correction_answers").await, 0);
    answers(nuria, &here, &[&ROW[..], &[TEXT]].concat(), "answer").await.leads_to(&here);
}

#[tokio::test]
async fn what_came_too_late_over_a_colleagues_text_is_shown_and_not_called_kept() {
    let (case, here) = asked().await;
    let omar = joins(&case.world, &case.nuria.person, &case.nuria.association, "Omar", "drafter").await;
    let shown = case.nuria.person.get(&here).await.is(200).text();
    answers(&omar, &here, &[&ROW[..], &[("p1", "Lo de Omar")]].concat(), "save").await.is(303);
    case.world.app.clock.set("2026-12-25T06:00:00.000Z".parse().unwrap());
    let nuria = case.world.signed_in("Nuria").await;
    let form = posted(&shown, &[&ROW[..], &[("note", "Mi nota"), TEXT]].concat(), "answer");
    let late = nuria.post(&here, &as_form(&form)).await;
    late.is(409).says("no quedó guardado").says("en marzo").says("Mi nota").says("Lo de Omar").never_says("queda guardado abajo");
    // What nobody else had written is kept beside it.
    nuria.get(&here).await.is(200).says("Lo de Omar").says("Mi nota").never_says("en marzo");
}

#[tokio::test]
async fn the_last_instant_of_the_term_is_in_time_and_a_millisecond_later_keeps_what_was_written() {
    let (case, here) = asked().await;
    // 24 December 2026 ends in Mexico City.
    let last: acuse::clock::Now = "2026-12-25T05:59:59.999Z".parse().unwrap();
    case.world.app.clock.set(last);
    let nuria = case.world.signed_in("Nuria").await;
    let shown = nuria.get(&here).await.is(200).text();
    case.world.app.clock.advance(chrono::Duration::milliseconds(1));
    let form = posted(&shown, &[&ROW[..], &[TEXT, ("note", "Va todo")]].concat(), "answer");
    let late = nuria.post(&here, &as_form(&form)).await.is(409);
    late.says("reloj del servidor").says("en Chicago").says("Talleres de memoria en marzo").never_says("name=\"p1\"");
    nuria.get(&here).await.is(200).says("No se contestó").says("Talleres de memoria en marzo").says("1,800.00");
    assert_eq!(rows(&case.world, "correction_answers").await, 0);
    case.world.app.clock.set(last);
    let nuria = case.world.signed_in("Nuria").await;
    answers(&nuria, &here, &[&ROW[..], &[TEXT, ("note", "El acta se lee bien")]].concat(), "answer").await.is(303);
}

#[tokio::test]
async fn while_the_line_is_suspended_the_term_does_not_run_and_nothing_is_lost() {
    let (case, here) = asked().await;
    case.office.suspends(crate::review::SLUG, "Veda electoral").await;
    let nuria = &case.nuria.person;
    nuria.get(&here).await.is(200).says("el plazo no corre").never_says("value=\"answer\"");
    let typed = [&ROW[..], &[TEXT, ("note", "El acta se lee bien")]].concat();
    answers(nuria, &here, &typed, "answer").await.is(409).says("La línea está suspendida").says("en marzo");
    nuria.get(&here).await.is(200).says("en marzo");
    case.world.app.clock.set("2027-03-15T18:00:00Z".parse().unwrap());
    let nuria = case.world.signed_in("Nuria").await;
    nuria.get(&here).await.is(200).says("el plazo no corre").says("en marzo");
}

#[tokio::test]
async fn only_the_representative_sends_drafters_write_and_others_read_or_see_nothing() {
    let (case, here) = asked().await;
    let association = case.nuria.association.clone();
    let delia = joins(&case.world, &case.nuria.person, &association, "Delia", "drafter").await;
    let tomas = joins(&case.world, &case.nuria.person, &association, "Tomas", "treasurer").await;
    let olga = joins(&case.world, &case.nuria.person, &association, "Olga", "observer").await;
    answers(&delia, &here, &[&ROW[..], &[TEXT]].concat(), "save").await.leads_to(&here);
    delia.get(&here).await.is(200).never_says("value=\"answer\"").says("en marzo");
    answers(&delia, &here, &[&ROW[..], &[TEXT]].concat(), "answer").await.is(403);
    for person in [tomas, olga] {
        person.get(&here).await.is(200).says("No dice cuándo").never_says("name=\"p1\"");
        person.post(&here, &[("seen", "1"), ("do", "save"), TEXT]).await.is(403);
        person.get(&format!("{here}/documentos")).await.is(403);
    }
    for stranger in [&case.ibai.person, &case.office.reviewer, &case.office.steward] {
        stranger.get(&here).await.is(403);
        stranger.post(&here, &[("seen", "1"), ("do", "save"), TEXT]).await.is(403);
    }
    case.world.visitor().get(&here).await.leads_to("/es/cuenta/entrar");
    // Another application's address with this correction is not found.
    let crossed = here.replace(&case.nuria.application, &case.ibai.application);
    case.ibai.person.get(&crossed).await.is(404);
}

#[tokio::test]
async fn a_withdrawn_application_has_nothing_left_to_correct() {
    let (case, here) = asked().await;
    let withdrawal = [("sure", "yes"), ("reason", "Cambiamos de plan")];
    case.nuria.person.post(&format!("{}/retiro", case.nuria.application), &withdrawal).await.is(303);
    case.nuria.person.get(&here).await.is(200).never_says("name=\"p1\"");
    case.nuria.person.post(&here, &[("seen", "0"), ("do", "save"), TEXT]).await.is(409);
}
