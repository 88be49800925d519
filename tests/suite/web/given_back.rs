//! A form with a file whose sender is signed in no longer, or sent too much: the words come back, and the file is asked for again.

use crate::{
    applications::{LINE, PDF, attaches, drafting, hidden, publish, registers},
    dossier::dossier,
    support::{Answer, Part, Persona, Visitor, World},
};

const NOTE: &str = "Ventanilla 3 <b>, con folio del sello";

fn form(association: &str) -> String {
    format!("/es/mi/asociaciones/{association}/presentadas-fuera/nueva")
}

/// What was filed elsewhere, as somebody types it; the note comes behind the file.
async fn records(who: &Visitor, to: &str, line: &str, note: &str, bytes: &[u8]) -> Answer {
    let parts = [
        Part::Field("line", line),
        Part::Field("filed_on", "2026-11-20"),
        Part::Field("amount", "80,000.00"),
        Part::Field("currency", "MXN"),
        Part::File { name: "receipt", file: "sello <i>.jpg", kind: "image/jpeg", bytes },
        Part::Field("note", note),
    ];
    who.post_multipart(to, &parts).await
}

/// A line that is received, and Nuria of an association.
async fn ready(most_files: u32) -> (World, Persona, String) {
    let world = World::with(|config| config.max_files_an_hour = most_files).await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    (world, nuria, association)
}

#[tokio::test]
async fn what_was_typed_beside_a_file_comes_back_when_the_session_has_ended() {
    let (world, nuria, association) = ready(100).await;
    let to = form(&association);
    let kept = records(&world.visitor(), &to, LINE, NOTE, PDF).await.is(401).says("Su sesión terminó: lo escrito sigue aquí");
    let kept = kept
        .says("Elija de nuevo: sello &lt;i&gt;.jpg")
        .says("elija otra vez el archivo y pulse el botón")
        .says("Los archivos no se conservan")
        .runs_no_script()
        .text();
    assert!(
        kept.contains("enctype=\"multipart/form-data\"") && kept.contains("type=\"file\" id=\"campo-receipt\" name=\"receipt\"")
    );
    assert!(!kept.contains("%PDF"), "nothing of the file comes back");
    assert_eq!(hidden(&kept, "note"), "Ventanilla 3 &lt;b&gt;, con folio del sello");
    // Signed in again in the other tab, the button of that page sends it with the file chosen once more.
    let carried = ["line", "filed_on", "amount", "currency"].map(|name| (name, hidden(&kept, name)));
    let mut parts: Vec<Part> = carried.iter().map(|(name, value)| Part::Field(name, value)).collect();
    parts.extend([Part::Field("note", NOTE), Part::File { name: "receipt", file: "sello.jpg", kind: "image/jpeg", bytes: PDF }]);
    nuria.post_multipart(&to, &parts).await.is(303);
    let list = to.replace("/nueva", "");
    nuria.get(&list).await.is(200).says("Ventanilla 3 &lt;b&gt;").says("80,000.00");
    let english =
        to.replace("/es/mi/asociaciones", "/en/my/associations").replace("presentadas-fuera/nueva", "filed-elsewhere/new");
    let kept = records(&world.visitor(), &english, LINE, NOTE, PDF).await.is(401);
    kept.says("Your session has ended").says("Choose again: sello &lt;i&gt;.jpg").says("Ventanilla 3");
}

#[tokio::test]
async fn a_sum_and_a_day_beside_a_file_are_words_enough() {
    let (world, _, association) = ready(100).await;
    let kept = records(&world.visitor(), &form(&association), "", "", PDF).await.is(401);
    kept.says("value=\"80,000.00\"").says("value=\"2026-11-20\"");
    let parts = [
        Part::Field("kind", "other"),
        Part::Field("title", "Carta"),
        Part::Field("issued", ""),
        Part::Field("expires", "2027-05-01"),
        Part::File { name: "file", file: "carta.pdf", kind: "application/pdf", bytes: PDF },
    ];
    let kept = world.visitor().post_multipart(&dossier(&association), &parts).await.is(401);
    kept.says("value=\"Carta\"").says("value=\"2027-05-01\"").says("Elija de nuevo: carta.pdf");
}

#[tokio::test]
async fn where_a_file_came_alone_there_is_nothing_to_give_back() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    nuria.post("/es/cuenta/salir", &[]).await.is(303);
    let sign_in = attaches(&nuria, &draft, "d1", "acta.pdf", PDF).await.leads_to("/es/cuenta/entrar?next=").location();
    assert!(sign_in.ends_with("documentos"), "and from there to the form, also where the browser does not name it: {sign_in}");
    let parts = [Part::Field("paper", "d1"), Part::File { name: "file", file: "a.pdf", kind: "application/pdf", bytes: PDF }];
    let told = nuria.post_multipart_as(&format!("{draft}/documentos"), &parts, "application/json").await.is(401);
    assert!(told.header("content-type").starts_with("application/json"), "the island keeps the file itself");
    nuria.post_multipart("/es/no-existe", &parts).await.is(404);
}

#[tokio::test]
async fn a_file_larger_than_a_plain_form_keeps_no_word_out() {
    let (world, _, association) = ready(100).await;
    let large = vec![b'x'; 3 * 1024 * 1024];
    records(&world.visitor(), &form(&association), LINE, NOTE, &large).await.is(401).says("Ventanilla 3");
}

#[tokio::test]
async fn whoever_sent_too_much_gets_the_words_back_and_hears_of_the_file() {
    let (_world, nuria, association) = ready(100).await;
    // What may be sent grows again with the time: the form may be the first that there is room for.
    let kept = loop {
        while nuria.post("/es/no-existe", &[]).await.status.as_u16() != 429 {}
        let answer = records(&nuria, &form(&association), LINE, NOTE, PDF).await;
        if answer.status.as_u16() == 429 {
            break answer;
        }
    };
    kept.says("Ventanilla 3 &lt;b&gt;").says("elija otra vez sello &lt;i&gt;.jpg").runs_no_script();
}

#[tokio::test]
async fn whoever_sent_too_many_files_gets_the_words_back_that_stand_behind_the_file_too() {
    let (_world, nuria, association) = ready(1).await;
    let to = form(&association);
    records(&nuria, &to, LINE, "Uno", PDF).await.is(303);
    let kept = records(&nuria, &to, LINE, NOTE, b"%PDF-1.7 other").await.is(429);
    kept.says("Ventanilla 3 &lt;b&gt;").says("elija otra vez sello &lt;i&gt;.jpg");
}

#[tokio::test]
async fn what_was_typed_beside_a_file_comes_back_from_a_refusal_too() {
    let (_world, nuria, association) = ready(100).await;
    records(&nuria, &form(&association), "ninguna", NOTE, PDF).await.is(404).says("Ventanilla 3 &lt;b&gt;");
}

#[tokio::test]
async fn what_an_official_typed_beside_a_file_comes_back_too() {
    let world = World::new().await;
    publish(&world).await;
    let parts = [
        Part::Field("occurred_on", "2026-11-20"),
        Part::Field("text_es", "Se amplía el plazo <b>"),
        Part::File { name: "evidence_file", file: "gaceta.pdf", kind: "application/pdf", bytes: PDF },
        Part::Field("source", "Gaceta inventada, número 9"),
    ];
    let kept = world.visitor().post_multipart(&format!("/es/mi/hechos/line/{LINE}/deadline_extended"), &parts).await.is(401);
    kept.says("Se amplía el plazo &lt;b&gt;").says("Gaceta inventada, número 9").says("Elija de nuevo: gaceta.pdf");
}
