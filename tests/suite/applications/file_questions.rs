//! Questions that ask for files: in their section and under their condition, with files that are kept, checked and filed as any paper is.

use super::{
    CALL, LINE, PDF, answers, attaches, budgets, files, hidden, joins, publish, publish_terms, receipt::text_of, registers, rows,
    starts, terms,
};
use crate::{
    dossier::{Kept, choice, keeps},
    support::{
        Part, Persona, World,
        scanner::{VIRUS, scanner_at, world_with_scanner},
    },
};
use acuse::{calls::store, vault::sha256};
use serde_json::{Value, json};

const OTHER: &[u8] = b"%PDF-1.7\n1 0 obj\n<</Carta true>>\nendobj\n%%EOF\n";

fn both(es: &str, en: &str) -> Value {
    json!({ "es": es, "en": en })
}

/// A required question for two files at most, asked only where it is the first time; and one for a picture, which may be left out.
pub fn with_files(version: u32) -> Value {
    let mut terms = terms(version);
    terms["sections"] = json!([{ "id": "s1", "title": both("El lugar", "The place") }]);
    let more = json!([
        { "id": "p5", "section": "s1", "text": both("Permiso del local", "Permit for the premises"), "required": true, "kind": "file", "max_files": 2,
          "hint": both("El que dio la alcaldía.", "The one the borough gave."), "only_if": { "question": "p2", "answer": "yes" } },
        { "id": "p6", "section": "s1", "text": both("Una foto", "A photograph"), "required": false, "kind": "file", "max_files": 1 },
    ]);
    terms["questions"].as_array_mut().expect("questions").extend(more.as_array().expect("more").clone());
    terms
}

async fn begun(world: &World) -> (Persona, String, String) {
    publish_terms(world, with_files(1)).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    (nuria, association, draft)
}

/// All that is wanted but files of questions.
async fn completes(nuria: &Persona, draft: &str, first_time: &str) {
    answers(nuria, draft, &[("p1", "Talleres de memoria"), ("p2", first_time), ("p3", "1")]).await.is(303);
    budgets(nuria, draft, "1,250.00").await.is(303);
    attaches(nuria, draft, "d1", "acta.pdf", PDF).await.is(303);
}

fn english(draft: &str) -> String {
    draft.replace("/es/mi/solicitudes", "/en/my/applications")
}

async fn file_of(world: &World, paper: &str) -> String {
    let sql = "select file from draft_files where paper = ?";
    sqlx::query_scalar(sql).bind(paper).fetch_one(world.app.db.read()).await.expect("a file")
}

#[tokio::test]
async fn what_is_taken_is_said_before_any_account_and_on_paper() {
    let world = World::new().await;
    publish_terms(&world, with_files(1)).await;
    let visitor = world.visitor();
    let page = visitor.get(&format!("{CALL}/{LINE}/requisitos")).await.is(200);
    page.says("Permiso del local")
        .says("El que dio la alcaldía.")
        .says("Hasta 2 archivos PDF, JPEG o PNG.")
        .says("Solo si a «¿Es la primera vez?» contesta «Sí»")
        .says("Un archivo PDF, JPEG o PNG.")
        .says("por archivo. Se guardan cifrados.");
    let page = visitor.get(&format!("/en/calls/{LINE}/{LINE}/requirements")).await.is(200);
    page.says("Up to 2 files: PDF, JPEG or PNG.").says("One file: PDF, JPEG or PNG.");
    let page = visitor.get(&format!("{CALL}/{LINE}/formulario-en-blanco")).await.is(200);
    page.says("5. Permiso del local").says("Se adjuntan a la solicitud").says("Hasta 2 archivos");
    visitor.get(&format!("/en/calls/{LINE}/{LINE}/blank-form")).await.is(200).says("They are attached to the application");
}

#[tokio::test]
async fn it_stands_in_its_section_and_its_button_saves_what_is_written_on_the_way() {
    let world = World::new().await;
    let (nuria, _, draft) = begun(&world).await;
    let page = nuria.get(&format!("{draft}/respuestas")).await.is(200);
    let text = page
        .says("El que dio la alcaldía. Hasta 2 archivos PDF, JPEG o PNG. Hasta ")
        .says("value=\"files-p5\"")
        .says("id=\"campo-p5\"")
        .text();
    assert!(text.find("El lugar") < text.find("campo-p5"), "it stands in its section");
    assert!(text.contains("data-only-if=\"p2\"") && !text.contains("data-is=\"yes\" open"), "folded away");
    let (p1, p2) = (hidden(&text, "shown-p1"), hidden(&text, "shown-p2"));
    let presses = async |first: &str, shown: &str| {
        let form = [("shown-p1", p1.as_str()), ("p1", "Talleres"), ("shown-p2", shown), ("p2", first), ("do", "files-p5")];
        nuria.post(&format!("{draft}/respuestas"), &form).await.is(303).location()
    };
    // Not asked with these answers: what is written is saved, and the page says so.
    assert_eq!(presses("no", &p2).await, format!("{draft}/respuestas#campo-p5"));
    let back = nuria.get(&format!("{draft}/respuestas")).await.is(200).says("no se piden los archivos de esta pregunta");
    let p2 = hidden(&back.text(), "shown-p2");
    assert_eq!(presses("yes", &p2).await, format!("{draft}/documentos#p5"));
    let page = nuria.get(&format!("{draft}/documentos")).await.is(200).says("El borrador quedó guardado");
    page.says("El lugar")
        .says("El que dio la alcaldía.")
        .says("name=\"paper\" value=\"p5\"")
        .says("Ver la pregunta en el formulario");
    attaches(&nuria, &draft, "p5", "permiso.pdf", OTHER).await.leads_to(&format!("{draft}/documentos#p5"));
    let page = nuria.get(&format!("{draft}/respuestas")).await.is(200).says("permiso.pdf").says("Guardar y cambiar los archivos");
    page.says("Talleres").says("data-is=\"yes\" open");
    nuria.get(&format!("{}/answers", english(&draft))).await.is(200).says("Save and change the files").says("MB a file.");
    // The same for the island.
    let parts = [Part::Field("paper", "p5"), Part::File { name: "file", file: "b.pdf", kind: "application/pdf", bytes: PDF }];
    nuria.post_multipart_as(&format!("{draft}/documentos"), &parts, "application/json").await.is(200).says("attached");
}

#[tokio::test]
async fn an_answer_that_leads_to_it_brings_it_up() {
    let world = World::new().await;
    let (nuria, _, draft) = begun(&world).await;
    let at = answers(&nuria, &draft, &[("p2", "yes")]).await.is(303).location();
    assert!(at.ends_with("/respuestas#campo-p5"), "{at}");
}

#[tokio::test]
async fn the_list_of_tasks_and_the_check_tell_what_is_missing_and_filing_waits_for_it() {
    let world = World::new().await;
    let (nuria, _, draft) = begun(&world).await;
    nuria.get(&draft).await.is(200).says("Sin empezar · 0 de 1 contestada<");
    completes(&nuria, &draft, "yes").await;
    nuria.get(&draft).await.is(200).says("Sin empezar · 0 de 2 contestadas").says("Completo · 1 de 1 obligatorio<");
    let check = nuria.get(&format!("{draft}/revision")).await.is(200).says("Falta adjuntar archivos: Permiso del local");
    check.says(&format!("{draft}/documentos#p5")).never_says("name=\"accept\"");
    nuria.get(&format!("{}/check", english(&draft))).await.is(200).says("Files to attach: Permit for the premises");
    // Only a picture: the task is begun and not done.
    attaches(&nuria, &draft, "p6", "foto.pdf", PDF).await.is(303);
    nuria.get(&draft).await.is(200).says("En curso · 1 de 2 contestadas");
    let seen = acuse_version(&world).await;
    let form = [("seen", seen.as_str()), ("name", "Nuria"), ("accept", "yes")];
    nuria.post(&format!("{draft}/presentacion"), &form).await.is(422);
    assert_eq!(rows(&world, "applications").await, 0);
    attaches(&nuria, &draft, "p5", "permiso.pdf", OTHER).await.is(303);
    nuria.get(&draft).await.is(200).says("Completo · 2 de 2 contestadas").says("Lista para presentar");
    let check = nuria.get(&format!("{draft}/revision")).await.is(200).says("permiso.pdf").says(&sha256(OTHER));
    let text = check.says("name=\"accept\"").text();
    assert!(
        text.find("El lugar") < text.find("permiso.pdf") && text.find("permiso.pdf") < text.find("acta.pdf"),
        "in its section"
    );
    files(&nuria, &draft).await.is(303);
    let copy = nuria.get(&format!("{draft}/acuse/contenido")).await.is(200).says("\"kind\":\"file\"").says("\"paper\":\"p5\"");
    copy.says("\"max_files\":2").says(&sha256(OTHER));
    nuria.get(&draft).await.is(200).says("Permiso del local").says("permiso.pdf");
    let pdf = nuria.get(&format!("{draft}/acuse/pdf")).await.is(200).bytes;
    let text: String = text_of(&pdf).split_whitespace().collect();
    assert!(text.contains("permiso.pdf") && text.contains(&sha256(OTHER)), "{text}");
    let zip = nuria.get(&format!("{draft}/expediente")).await.is(200).bytes;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(zip)).expect("a ZIP");
    let names: Vec<String> =
        (0..zip.len()).map(|i| zip.by_index(i).expect("a file").name().expect("a name").into_owned()).collect();
    assert!(names.iter().any(|name| name.starts_with("documentos/") && name.ends_with("permiso.pdf")), "{names:?}");
    let said = acuse::commands::check::check(&world.app.config, None).await.expect("healthy").join("\n");
    assert!(said.contains("Files that are there and open: 3. Each is the one"), "{said}");
}

/// The version of the only draft.
async fn acuse_version(world: &World) -> String {
    let version: i64 = sqlx::query_scalar("select version from drafts").fetch_one(world.app.db.read()).await.expect("a draft");
    version.to_string()
}

#[tokio::test]
async fn what_is_not_asked_neither_lacks_nor_blocks_and_its_files_stay_until_filing() {
    let world = World::new().await;
    let (nuria, _, draft) = begun(&world).await;
    completes(&nuria, &draft, "yes").await;
    attaches(&nuria, &draft, "p5", "permiso.pdf", OTHER).await.is(303);
    answers(&nuria, &draft, &[("p2", "no")]).await.is(303);
    let page = nuria.get(&format!("{draft}/documentos")).await.is(200).says("Archivos que no se piden con estas respuestas");
    page.says("permiso.pdf").says("Al presentar la solicitud se borran").never_says("name=\"paper\" value=\"p5\"");
    nuria.get(&format!("{}/papers", english(&draft))).await.is(200).says("Files that these answers do not ask for");
    let check = nuria
        .get(&format!("{draft}/revision"))
        .await
        .is(200)
        .says("no se presenta, porque las demás respuestas no llevan a ello");
    check.says("<li>Permiso del local</li>").never_says("permiso.pdf").says("name=\"accept\"");
    // They count again when the answers lead there again.
    answers(&nuria, &draft, &[("p2", "yes")]).await.is(303);
    nuria.get(&format!("{draft}/revision")).await.is(200).says("permiso.pdf").never_says("no llevan a ello");
    answers(&nuria, &draft, &[("p2", "no")]).await.is(303);
    files(&nuria, &draft).await.is(303);
    nuria.get(&format!("{draft}/acuse/contenido")).await.is(200).never_says(&sha256(OTHER));
    nuria.get(&draft).await.is(200).never_says("Permiso del local");
    assert_eq!((rows(&world, "draft_files").await, rows(&world, "application_files").await), (0, 1));
    let kept = std::fs::read_dir(world.app.config.data.join("files")).expect("files").count();
    assert_eq!(kept, 1, "its bytes are gone with it");
}

#[tokio::test]
async fn it_takes_as_many_files_as_it_says_and_only_from_whoever_drafts() {
    let world = World::new().await;
    let (nuria, association, draft) = begun(&world).await;
    answers(&nuria, &draft, &[("p2", "yes")]).await.is(303);
    attaches(&nuria, &draft, "p5", "uno.pdf", PDF).await.is(303);
    attaches(&nuria, &draft, "p5", "dos.pdf", OTHER).await.is(303);
    attaches(&nuria, &draft, "p5", "tres.pdf", PDF).await.is(422).says("ya tiene todos los archivos que caben");
    attaches(&nuria, &draft, "p5", "dos.pdf", OTHER).await.is(303);
    attaches(&nuria, &draft, "p6", "foto.exe", b"MZ").await.is(422);
    // No paper is wanted under these names: a text, an option, a section, nothing.
    for other in ["p1", "p2", "s1", "", "p5.0", "p99"] {
        attaches(&nuria, &draft, other, "x.pdf", PDF).await.is(404);
    }
    let olga = joins(&world, &nuria, &association, "Olga", "observer").await;
    attaches(&olga, &draft, "p5", "x.pdf", PDF).await.is(403);
    attaches(&world.person("Eva").await, &draft, "p5", "x.pdf", PDF).await.is(403);
    let sends = nuria.post(&format!("{draft}/guardado"), &[("field", "p5"), ("text", "x"), ("shown", "")]).await;
    sends.never_says("\"saved\"");
    assert_eq!((rows(&world, "draft_files").await, rows(&world, "draft_answers").await), (2, 1));
}

#[tokio::test]
async fn what_the_scanner_finds_in_it_is_set_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let socket = folder.path().join("clamd");
    scanner_at(&socket);
    let world = world_with_scanner(&socket).await;
    let (nuria, _, draft) = begun(&world).await;
    completes(&nuria, &draft, "yes").await;
    attaches(&nuria, &draft, "p5", "permiso.pdf", VIRUS).await.is(303);
    nuria.get(&format!("{draft}/respuestas")).await.is(200).says("El antivirus encontró algo aquí (Stand-In.Test)");
    let check = nuria.get(&format!("{draft}/revision")).await.is(200).says("Falta adjuntar archivos: Permiso del local");
    check.says("El antivirus apartó el archivo «permiso.pdf»").never_says("name=\"accept\"");
    let id = file_of(&world, "p5").await;
    nuria.get(&format!("{draft}/documentos/{id}")).await.is(403).says("quedó apartado");
    // Where it is not asked for it stands in nobody's way.
    answers(&nuria, &draft, &[("p2", "no")]).await.is(303);
    nuria.get(&format!("{draft}/revision")).await.is(200).says("name=\"accept\"");
}

#[tokio::test]
async fn the_dossier_lends_to_it_while_it_is_asked() {
    let world = World::new().await;
    let (nuria, association, draft) = begun(&world).await;
    let paper = keeps(&nuria, &association, &Kept::default()).await;
    let lending = format!("{draft}/documentos-de-la-asociacion");
    nuria.get(&lending).await.is(200).never_says("Permiso del local").says("Una foto").says("Acta constitutiva");
    answers(&nuria, &draft, &[("p2", "yes")]).await.is(303);
    nuria.get(&lending).await.is(200).says("<option value=\"p5\"");
    let shown = choice(&world, &paper).await;
    nuria.post(&lending, &[("paper", "p5"), ("from", &shown)]).await.leads_to(&format!("{draft}/documentos#p5"));
    nuria.post(&lending, &[("paper", "p1"), ("from", &shown)]).await.is(404);
    nuria.get(&format!("{draft}/respuestas")).await.is(200).says("acta.pdf");
    assert_eq!(rows(&world, "paper_loans").await, 1);
}

/// The institution amends the line.
async fn amends(world: &World, change: impl FnOnce(&mut Value)) {
    let mut terms = with_files(2);
    change(&mut terms);
    let mut write = super::record(world).await;
    store::enter_terms(&mut write, &serde_json::from_value(terms).expect("terms")).await.expect("terms enter");
    write.commit().await.expect("the amendment enters the record");
}

#[tokio::test]
async fn fewer_files_after_an_amendment_are_named_and_so_is_a_question_that_goes() {
    let world = World::new().await;
    let (nuria, _, draft) = begun(&world).await;
    completes(&nuria, &draft, "yes").await;
    attaches(&nuria, &draft, "p5", "uno.pdf", PDF).await.is(303);
    attaches(&nuria, &draft, "p5", "dos.pdf", OTHER).await.is(303);
    attaches(&nuria, &draft, "p6", "foto.pdf", PDF).await.is(303);
    amends(&world, |terms| {
        let questions = terms["questions"].as_array_mut().expect("questions");
        questions[4]["max_files"] = 1.into();
        questions.pop();
    })
    .await;
    let page =
        nuria.get(&format!("{draft}/modificacion")).await.is(200).says("Permiso del local").says("uno.pdf").says("foto.pdf");
    page.says("antes: Hasta 2 archivos PDF, JPEG o PNG. Ahora: Un archivo PDF, JPEG o PNG.").says("sigue siendo correcta");
    let check = nuria
        .get(&format!("{draft}/revision"))
        .await
        .is(200)
        .says("«Permiso del local» tiene más archivos de los que se reciben. Quite 1.");
    check.never_says("name=\"accept\"").never_says("foto.pdf");
    let page = nuria.get(&format!("{draft}/documentos")).await.is(200).says("tiene más archivos de los que se reciben");
    page.says("Archivos de documentos que ya no se piden").says("foto.pdf");
    let id: String = sqlx::query_scalar("select file from draft_files where name = 'dos.pdf'")
        .fetch_one(world.app.db.read())
        .await
        .expect("it");
    nuria.post(&format!("{draft}/documentos/{id}/retiro"), &[]).await.is(303);
    files(&nuria, &draft).await.is(303);
}

#[tokio::test]
async fn files_of_an_earlier_application_are_brought_where_the_words_are_the_same() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let first = starts(&nuria, &association).await;
    completes(&nuria, &first, "yes").await;
    attaches(&nuria, &first, "d2", "carta.pdf", OTHER).await.is(303);
    files(&nuria, &first).await.is(303);
    nuria.post(&format!("{first}/retiro"), &[("sure", "yes"), ("reason", "")]).await.is(303);
    // The letter of the list is a question now, and what was a number is one too.
    amends(&world, |terms| {
        terms["questions"][5]["text"] = both("Carta", "Letter");
        terms["questions"][4]["text"] = both("¿Cuántas personas?", "How many people?");
        terms["papers"].as_array_mut().expect("papers").pop();
    })
    .await;
    let draft = starts(&nuria, &association).await;
    let (copy, id) = (format!("{draft}/copia"), first.rsplit('/').next().unwrap_or_default());
    let page = nuria.get(&format!("{copy}?from={id}")).await.is(200).says("carta.pdf").says("Ahora se contesta de otra forma");
    let seen = hidden(&page.text(), "seen");
    nuria.post(&copy, &[("from", id), ("seen", &seen)]).await.leads_to(&draft);
    nuria.get(&format!("{draft}/respuestas")).await.is(200).says("carta.pdf");
    let kept: Vec<(String, String)> =
        sqlx::query_as("select paper, name from draft_files order by paper").fetch_all(world.app.db.read()).await.expect("files");
    assert_eq!(kept, [("d1".into(), "acta.pdf".into()), ("p6".into(), "carta.pdf".into())]);
}
