//! The papers of what was filed: opened from its own page, listed once for the office, named by what they answer on the receipt.

use super::{
    PDF, answers, budgets, completes, drafting, file_questions::with_files, files, joins, publish_terms, receipt::text_of,
    registers, starts, terms,
};
use crate::{
    review::{declares, page},
    support::World,
};
use serde_json::json;

fn english(draft: &str) -> String {
    draft.replace("/es/mi/solicitudes", "/en/my/applications")
}

async fn only_file(world: &World) -> String {
    sqlx::query_scalar("select file from application_files").fetch_one(world.app.db.read()).await.expect("a file")
}

#[tokio::test]
async fn every_member_opens_what_was_filed_from_its_page_and_nobody_else() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    let oto = joins(&world, &nuria, &association, "Oto", "observer").await;
    completes(&nuria, &draft).await;
    files(&nuria, &draft).await.is(303);
    let file = only_file(&world).await;
    let there = format!("{draft}/documentos/{file}");
    nuria.get(&draft).await.is(200).says(&format!("<a href=\"{there}\">acta.pdf</a>"));
    nuria.get(&english(&draft)).await.is(200).says(&format!("/papers/{file}\">acta.pdf</a>"));
    oto.get(&draft).await.is(200).says(&format!("href=\"{there}\""));
    assert_eq!(oto.get(&there).await.is(200).bytes, PDF);
    let eva = world.person("Eva").await;
    eva.get(&there).await.is(403);
    world.visitor().get(&there).await.leads_to("/es/cuenta/entrar");
}

#[tokio::test]
async fn what_is_set_apart_after_the_filing_has_no_link_and_says_so() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    files(&nuria, &draft).await.is(303);
    let file = only_file(&world).await;
    let mut scratch = acuse::db::Scratch::begin(&world.app.db).await.expect("the writer");
    let found = "insert into file_scans (scanned, found, scanned_at) values (?, 'Stand-In.Test', '2026-11-26T00:00:00Z')";
    sqlx::query(found).bind(&file).execute(scratch.conn()).await.expect("noted");
    scratch.commit().await.expect("noted");
    let shown = nuria.get(&draft).await.is(200).says("acta.pdf").says("Stand-In.Test").says("quedó apartado y no se abre");
    shown.never_says(&format!("{draft}/documentos/{file}"));
    nuria.get(&format!("{draft}/documentos/{file}")).await.is(403);
}

#[tokio::test]
async fn the_office_sees_each_paper_once_with_its_link() {
    let case = crate::review::filed().await.closes().await;
    declares(&case.office.reviewer, "no").await;
    let shown = case.office.reviewer.get(&page(&format!("/folios/{}", case.nuria.folio))).await.is(200).text();
    assert_eq!(shown.matches("acta.pdf").count(), 1, "it is listed once");
    assert!(shown.contains(">acta.pdf</a>"), "and opens from there");
    let (_, after) = shown.split_once("<dt>Acta constitutiva</dt>").expect("under what was asked for");
    assert!(after.starts_with("<dd><p><a href="), "{}", &after[..80]);
}

#[tokio::test]
async fn the_receipt_names_what_each_file_answers() {
    let world = World::new().await;
    publish_terms(&world, with_files(1)).await;
    let nuria = world.person("Nuria").await;
    let draft = starts(&nuria, &registers(&nuria, "Club Raíces").await).await;
    answers(&nuria, &draft, &[("p1", "Talleres de memoria"), ("p2", "yes"), ("p3", "1")]).await.is(303);
    budgets(&nuria, &draft, "1,250.00").await.is(303);
    super::attaches(&nuria, &draft, "d1", "acta.pdf", PDF).await.is(303);
    super::attaches(&nuria, &draft, "p5", "hoja.pdf", PDF).await.is(303);
    files(&nuria, &draft).await.is(303);
    let told = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (receipt, deed, permit) in [
        (format!("{draft}/acuse"), "Acta constitutiva · acta.pdf", "Permiso del local · hoja.pdf"),
        (format!("{}/receipt", english(&draft)), "Deed · acta.pdf", "Permit for the premises · hoja.pdf"),
    ] {
        nuria.get(&receipt).await.is(200).says(&format!("<dt>{deed}</dt>")).says(&format!("<dt>{permit}</dt>"));
        let pdf = told(&text_of(&nuria.get(&format!("{receipt}/pdf")).await.is(200).bytes));
        assert!(pdf.contains(deed) && pdf.contains(permit), "{pdf}");
    }
}

#[tokio::test]
async fn where_no_papers_are_asked_for_the_check_says_so() {
    let world = World::new().await;
    let mut bare = terms(1);
    bare["papers"] = json!([]);
    publish_terms(&world, bare).await;
    let nuria = world.person("Nuria").await;
    let draft = starts(&nuria, &registers(&nuria, "Club Raíces").await).await;
    let check = nuria.get(&format!("{draft}/revision")).await.is(200).says("La convocatoria no pide documentos.");
    check.never_says("<dl class=\"facts\"></dl>").never_says("Cambiar los documentos");
    nuria.get(&format!("{}/check", english(&draft))).await.is(200).says("The call asks for no papers.");
    // What a question asks for stands with it, and no heading stands over nothing.
    let world = World::new().await;
    let mut asked = with_files(1);
    asked["papers"] = json!([]);
    publish_terms(&world, asked).await;
    let nuria = world.person("Nuria").await;
    let draft = starts(&nuria, &registers(&nuria, "Club Raíces").await).await;
    let check = nuria.get(&format!("{draft}/revision")).await.is(200).never_says("<h2>Documentos</h2>");
    check.never_says("Cambiar los documentos").says("Cambiar las respuestas");
}
