//! A question that asks for files, from its publication to its correction: named, it unlocks its files and nothing else.

use super::{answers, asking, asks, correction_of};
use crate::{
    applications::{self as applying, PDF, attaches, budgets, files, registers, rows},
    review::{SLUG, declares, page},
    support::{
        Answer, Part, Persona, Visitor, World,
        office::{Office, Typed},
        scanner::{VIRUS, scanner_at},
    },
};
use acuse::vault::sha256;
use chrono::{TimeZone as _, Utc};

const PERMIT: &[u8] = b"%PDF-1.7\n1 0 obj\n<</Permiso true>>\nendobj\n%%EOF\n";
const SIGNED: &[u8] = b"%PDF-1.7\n1 0 obj\n<</Firmado true>>\nendobj\n%%EOF\n";

/// An application whose files were asked for by a question; its reviewer declared no conflict.
struct Case {
    world: World,
    office: Office,
    nuria: Persona,
    application: String,
    folio: String,
}

/// The publisher adds a question for one file to the line's form.
async fn asks_for_a_file(office: &Office) {
    let draft = office.draft(&Typed::default()).await;
    let line = format!("{draft}/lineas/1");
    let version = office.version(&draft).await;
    let fields = [
        ("version", version.as_str()),
        ("questions", "2"),
        ("papers", "1"),
        ("title_es", "Línea 1"),
        ("title_en", "Line 1"),
        ("description_es", "Apoyo a la acogida"),
        ("description_en", "Support for arrival"),
        ("currency", "MXN"),
        ("p0_id", "p1"),
        ("p0_text_es", "¿Qué hará?"),
        ("p0_text_en", "What will you do?"),
        ("p0_kind", "long"),
        ("p0_required", "yes"),
        ("p1_text_es", "Permiso del local"),
        ("p1_text_en", "Permit for the premises"),
        ("p1_hint_es", "Con la firma."),
        ("p1_hint_en", "With the signature."),
        ("p1_kind", "file"),
        ("p1_max_files", "1"),
        ("p1_required", "yes"),
        ("d0_id", "d1"),
        ("d0_title_es", "Acta constitutiva"),
        ("d0_title_en", "Deed"),
        ("do", "save"),
    ];
    office.publisher.post(&line, &fields).await.is(303);
    let version = office.version(&draft).await;
    office.publisher.post(&format!("{draft}/publicacion"), &[("version", &version)]).await.is(303);
}

async fn filed() -> Case {
    filed_in(World::new().await).await
}

async fn filed_in(world: World) -> Case {
    let mut office = world.office().await;
    asks_for_a_file(&office).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let start = format!("/es/convocatorias/{SLUG}/{SLUG}/solicitud");
    let application = nuria.post(&start, &[("as", association.as_str())]).await.leads_to("/es/mi/solicitudes/").location();
    applying::answers(&nuria, &application, &[("p1", "Talleres de memoria")]).await.is(303);
    budgets(&nuria, &application, "1,250.00").await.is(303);
    attaches(&nuria, &application, "d1", "acta.pdf", PDF).await.is(303);
    attaches(&nuria, &application, "p2", "permiso.pdf", PERMIT).await.is(303);
    files(&nuria, &application).await.is(303);
    let folio: String = sqlx::query_scalar("select folio from applications").fetch_one(world.app.db.read()).await.expect("it");
    world.app.clock.set(Utc.with_ymd_and_hms(2026, 12, 17, 18, 0, 0).single().expect("an instant"));
    office.reviewer = world.signed_in(&office.reviewer.name).await;
    declares(&office.reviewer, "no").await;
    let nuria = world.signed_in("Nuria").await;
    Case { world, office, nuria, application, folio }
}

async fn attaches_to(who: &Persona, correction: &str, paper: &str, bytes: &[u8]) -> Answer {
    let file = Part::File { name: "file", file: "permiso firmado.pdf", kind: "application/pdf", bytes };
    who.post_multipart(&format!("{correction}/documentos"), &[Part::Field("paper", paper), file]).await
}

#[tokio::test]
async fn the_official_reads_its_files_under_the_question() {
    let case = filed().await;
    let here = page(&format!("/folios/{}", case.folio));
    let seen = case.office.reviewer.get(&here).await.is(200).says("Permiso del local").says("permiso.pdf").says(&sha256(PERMIT));
    seen.says("<dt>Permiso del local</dt><dd><p><a href=").says("permiso.pdf</a> · 1 KB");
}

#[tokio::test]
async fn a_named_question_unlocks_its_files_and_no_others() {
    let case = filed().await;
    let (nuria, reviewer) = (&case.nuria, &case.office.reviewer);
    // It is named as a paper is: it has no written answer.
    let form = reviewer.get(&asking(&case.folio)).await.is(200).says("value=\"paper:p2\"").never_says("value=\"answer:p2\"");
    assert!(form.text().find("paper:p2") < form.text().find("value=\"budget\""), "in the order of the form");
    asks(reviewer, &case.folio, &[("paper:p2", "No se lee la firma")], "5").await.is(303);
    let here = correction_of(nuria, &case.application).await;
    nuria.get(&here).await.is(200).says("Permiso del local").says("No se lee la firma").never_says("name=\"p1\"");
    let documents =
        nuria.get(&format!("{here}/documentos")).await.is(200).says("Con la firma.").says("Un archivo PDF, JPEG o PNG.");
    documents.never_says("Acta constitutiva");
    attaches_to(nuria, &here, "d1", SIGNED).await.is(404);
    attaches_to(nuria, &here, "p1", SIGNED).await.is(404);
    attaches_to(nuria, &here, "p2", b"MZ").await.is(422);
    attaches_to(nuria, &here, "p2", SIGNED).await.is(303);
    // It takes one file: another one is told why, and the same one again takes its own place.
    let other = Part::File { name: "file", file: "otro.pdf", kind: "application/pdf", bytes: PDF };
    let refused = nuria.post_multipart(&format!("{here}/documentos"), &[Part::Field("paper", "p2"), other]).await;
    refused.is(422).says("ya tiene todos los archivos que caben").says("quite antes el que está");
    attaches_to(nuria, &here, "p2", SIGNED).await.is(303);
    answers(nuria, &here, &[], "answer").await.leads_to(&here);
    nuria.get(&here).await.is(200).says("permiso firmado.pdf").says(&sha256(SIGNED)).says(&sha256(PERMIT));
    let now = nuria.get(&case.application).await.is(200).says("Corregido el").says(&sha256(SIGNED)).text();
    let (stands, before) = now.split_once("<details>").expect("what stood there before, folded away");
    assert!(stands.contains("permiso firmado.pdf") && before.contains("permiso.pdf"));
    let seen = reviewer.get(&page(&format!("/folios/{}", case.folio))).await.is(200).says("permiso firmado.pdf");
    seen.says("acta.pdf").says("Talleres de memoria");
    assert_eq!((rows(&case.world, "correction_files").await, rows(&case.world, "application_files").await), (0, 3));
}

#[tokio::test]
async fn several_files_come_at_once_and_one_that_cannot_be_taken_keeps_no_other_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let socket = folder.path().join("clamd");
    scanner_at(&socket);
    let world = World::with(|config| (config.clamd_socket, config.max_file_bytes) = (socket.clone(), 2000)).await;
    let case = filed_in(world).await;
    let nuria = &case.nuria;
    asks(&case.office.reviewer, &case.folio, &[("paper:d1", "Faltan hojas")], "5").await.is(303);
    let here = format!("{}/documentos", correction_of(nuria, &case.application).await);
    let form = nuria.get(&here).await.is(200).says("multiple").says("data-papers").says("hasta 2 KB por archivo");
    form.says("hasta 12 por documento").says("64 MB juntos");
    let file = |file, bytes| Part::File { name: "file", file, kind: "application/pdf", bytes };
    let large = [PDF, &[b' '; 9000]].concat();
    let parts = [
        file("uno.pdf", SIGNED),
        file("pesado.pdf", &large),
        file("foto.gif", b"GIF89a"),
        file("malo.pdf", VIRUS),
        file("dos.pdf", SIGNED),
        Part::Field("paper", "d1"),
    ];
    let answer = nuria.post_multipart(&here, &parts).await.is(422);
    let answer = answer.says("«pesado.pdf» es más grande de lo permitido: cada archivo puede pesar hasta 2 KB");
    let answer =
        answer.says("«foto.gif» no se adjuntó").says("«uno.pdf» quedó adjunto").says("El antivirus encontró algo en «malo.pdf»");
    answer.says("«dos.pdf» quedó adjunto. Tiene el mismo contenido que «uno.pdf»").says("id=\"campo-d1\"");
    assert_eq!(rows(&case.world, "correction_files").await, 3);
    let malo: String = sqlx::query_scalar("select file from correction_files where name = 'malo.pdf'")
        .fetch_one(case.world.app.db.read())
        .await
        .expect("it is there");
    nuria.get(&here).await.is(200).says("Stand-In.Test").never_says(&format!("href=\"{here}/{malo}\""));
    nuria.post(&format!("{here}/{malo}/retiro"), &[]).await.is(303);
    answers(nuria, here.trim_end_matches("/documentos"), &[], "answer").await.is(303);
    assert_eq!(rows(&case.world, "application_files").await, 4, "what was filed, and what corrects it");
}

#[tokio::test]
async fn the_island_sends_the_files_of_an_answer_one_at_a_time() {
    let case = filed().await;
    asks(&case.office.reviewer, &case.folio, &[("paper:p2", "No se lee la firma")], "5").await.is(303);
    let here = format!("{}/documentos", correction_of(&case.nuria, &case.application).await);
    let send = async |who: &Visitor, bytes: &[u8]| {
        let file = Part::File { name: "file", file: "permiso firmado.pdf", kind: "application/pdf", bytes };
        let answer = who.post_multipart_as(&here, &[Part::Field("paper", "p2"), file], "application/json").await;
        let said: serde_json::Value = serde_json::from_slice(&answer.bytes).expect("JSON");
        (answer.status.as_u16(), said["state"].as_str().expect("a state").to_owned())
    };
    assert_eq!(send(&case.nuria, SIGNED).await, (200, "attached".to_owned()));
    // Once more, as after a connection that broke before the answer came: it is there once.
    assert_eq!(send(&case.nuria, SIGNED).await, (200, "attached".to_owned()));
    assert_eq!(rows(&case.world, "correction_files").await, 1);
    assert_eq!(send(&case.nuria, b"MZ").await, (422, "refused".to_owned()));
    assert_eq!(send(&case.world.visitor(), SIGNED).await, (401, "refused".to_owned()));
    let eva = case.world.person("Eva").await;
    assert_eq!(send(&eva, SIGNED).await.0, 403);
}
