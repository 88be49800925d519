//! What anybody who is shown the receipt of a correction finds under its folio: that the answer is real, and nothing of it.

use super::{answers, asks, correction_of, reviewed};
use crate::{applications::lookup::tampers, review::Case};

const TEXT: (&str, &str) = ("p1", "Rutas por el barrio");

/// Nuria answered a correction, and a second one waits.
async fn answered() -> (Case, String) {
    let case = reviewed().await;
    let (nuria, folio) = (&case.nuria.person, case.nuria.folio.clone());
    asks(&case.office.reviewer, &folio, &[("answer:p1", "No dice cuándo")], "5").await.is(303);
    let public = format!("/es/acuses/{folio}");
    case.world.visitor().get(&public).await.is(200).never_says("Correcciones contestadas");
    let here = correction_of(nuria, &case.nuria.application).await;
    answers(nuria, &here, &[TEXT], "answer").await.is(303);
    asks(&case.office.reviewer, &folio, &[("budget", "No cuadra")], "5").await.is(303);
    (case, public)
}

#[tokio::test]
async fn whoever_is_shown_the_receipt_of_a_correction_finds_its_proof_and_nothing_of_what_was_corrected() {
    let (case, public) = answered().await;
    let sql = "select content_sha256, position, leaf_hash from correction_answers";
    let (hash, position, leaf): (String, i64, String) =
        sqlx::query_as(sql).fetch_one(case.world.app.db.read()).await.expect("one answer");
    let visitor = case.world.visitor();
    let page = visitor.get(&public).await.is(200).says("Lo que se presentó con él sigue igual").says("Correcciones contestadas");
    let page = page.says("Esta respuesta sigue igual").says(&hash).says(&leaf).says(&format!(">{position}<"));
    let text = page.text();
    assert_eq!(text.matches("SHA-256 de la respuesta").count(), 1, "the one that waits is told to nobody: {text}");
    page.never_says("Rutas").never_says("No dice").never_says("cuadra").never_says("Club Raíces").never_says("Presupuesto");
    visitor.get(&public.replace("/es/acuses", "/en/receipts")).await.is(200).says("This answer is the same as on the day");
}

#[tokio::test]
async fn an_answer_that_was_tampered_with_is_not_called_unchanged() {
    let (case, public) = answered().await;
    tampers(&case.world, "correction_answers", "update correction_answers set content = 'Otra cosa'").await;
    let page = case.world.visitor().get(&public).await.is(200).says("Lo que se presentó con él sigue igual");
    page.says("Lo guardado de esta respuesta ya no coincide").never_says("Esta respuesta sigue igual");
}

#[tokio::test]
async fn an_answer_whose_entry_is_another_is_not_called_unchanged() {
    let (case, public) = answered().await;
    let sql = "update correction_answers set position = (select position from receipts)";
    tampers(&case.world, "correction_answers", sql).await;
    case.world.visitor().get(&public).await.is(200).says("Lo guardado de esta respuesta ya no coincide");
}
