//! The receipt of an answer: what the page of the correction says, as a PDF, in both languages, for the association alone.

use super::{answers, asks, correction_of, reviewed};
use crate::{applications::receipt::text_of, support::Part};
use acuse::vault::sha256;
use lopdf::{Document, Object};

const OTHER_PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<</Firma true>>\nendobj\n%%EOF\n";

#[tokio::test]
async fn an_answered_correction_has_a_receipt_in_both_languages_for_its_association_alone() {
    let case = reviewed().await;
    let (nuria, application) = (&case.nuria.person, case.nuria.application.as_str());
    let parts = [("answer:p1", "No dice cuándo"), ("budget", "Revise"), ("paper:d1", "No se lee")];
    asks(&case.office.reviewer, &case.nuria.folio, &parts, "5").await.is(303);
    let here = correction_of(nuria, application).await;
    let pdf = format!("{here}/acuse/pdf");
    nuria.get(&here).await.is(200).never_says(&pdf);
    nuria.get(&pdf).await.is(404);
    let file = Part::File { name: "file", file: "acta firmada.pdf", kind: "application/pdf", bytes: OTHER_PDF };
    nuria.post_multipart(&format!("{here}/documentos"), &[Part::Field("paper", "d1"), file]).await.is(303);
    let row = [("rows", "1"), ("concept-0", "Talleres"), ("quantity-0", "2"), ("cost-0", "900.00"), ("source-0", "asked")];
    let typed = [("p1", "Rutas por el barrio ☂ #let"), ("note", "Va completo")];
    answers(nuria, &here, &[&row[..], &typed].concat(), "answer").await.is(303);
    nuria.get(&here).await.is(200).says(&pdf);
    let (answer, position): (String, i64) = sqlx::query_as("select content_sha256, position from correction_answers")
        .fetch_one(case.world.app.db.read())
        .await
        .expect("an answer");
    let english = format!(
        "{}/receipt/pdf",
        here.replace("/es/mi/solicitudes", "/en/my/applications").replace("prevenciones", "corrections")
    );
    for (page, lang, words) in [
        (
            &pdf,
            "es",
            ["Acuse de recibo de la corrección", "en Chicago", "Página 1 de", "Lo que se contestó", "Ninguna otra autoridad"],
        ),
        (&english, "en", ["Receipt for the correction", "in Chicago", "Page 1 of", "What was answered", "No other authority"]),
    ] {
        let given = nuria.get(page).await.is(200);
        assert_eq!(given.header("content-type"), "application/pdf");
        let text = text_of(&given.bytes);
        // A line may end between two words.
        let squeezed: String = text.split_whitespace().collect();
        let filled =
            ["Rutas por el barrio [U+2602] #let", "1,800.00 MXN", "Va completo", "Nuria Estefanía", case.nuria.folio.as_str()];
        for says in words.iter().chain(&filled).map(|says| says.replace(' ', "")) {
            assert!(squeezed.contains(&says), "«{says}» is not in: {text}");
        }
        let public = format!("{}/{}", if lang == "es" { "/es/acuses" } else { "/en/receipts" }, case.nuria.folio);
        for proof in [&answer, &sha256(OTHER_PDF), &position.to_string(), &public] {
            assert!(squeezed.contains(proof.as_str()), "{proof}: {text}");
        }
        assert!(!squeezed.contains("Talleresdememoria"), "what stood there before is on the page, not on the receipt: {text}");
        let document = Document::load_mem(&given.bytes).expect("a PDF");
        let catalog = document.catalog().expect("a catalogue");
        assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).expect("a language"), lang.as_bytes());
        assert!(catalog.has(b"StructTreeRoot"), "tagged, as the filing's is");
    }
    for stranger in [&case.ibai.person, &case.office.reviewer, &case.office.steward] {
        stranger.get(&pdf).await.is(403);
    }
    case.world.visitor().get(&pdf).await.leads_to("/es/cuenta/entrar");
}
