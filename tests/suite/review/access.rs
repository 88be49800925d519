//! Who opens what was filed, and when.

use super::{Case, PDF, declares, filed, page, rules};
use crate::support::office::{grant, hidden};
use acuse::{calls::standing::Kind, vault::sha256};

#[tokio::test]
async fn before_closing_only_the_number_of_folios_shows() {
    let Case { world: _world, office, nuria, .. } = filed().await;
    let line = office.reviewer.get(&page("")).await.is(200);
    line.says("Folios presentados y no retirados: 2").says("se abre cuando cierra la recepción").never_says(&nuria.folio);
    office.reviewer.post(&page("/conflicto-de-interes"), &[("conflict", "no")]).await.is(303);
    office.reviewer.get(&page(&format!("/folios/{}", nuria.folio))).await.is(409).says("Lo presentado se abre al cierre");
    office.reviewer.get(&page("/resolucion")).await.is(409);
}

/// The stated end passed, and the closing before it: reception may open again, so nobody reads a filing before somebody says that it does
/// not.
#[tokio::test]
async fn a_suspension_that_ended_by_itself_and_took_the_closing_with_it_opens_nothing_before_the_line_is_resumed() {
    let case = filed().await;
    let (here, order) = (page(&format!("/folios/{}", case.nuria.folio)), page("/suspension"));
    let seen = hidden(&case.office.publisher.get(&order).await.is(200).text(), "seen");
    let until = [("legal_basis", "none"), ("until", "date"), ("date", "2026-12-16")];
    let fields = [("seen", seen.as_str()), ("reason_es", "Por ley"), ("reason_en", "By law")];
    case.office.publisher.post(&order, &[fields.as_slice(), until.as_slice()].concat()).await.is(303);
    let case = case.closes().await;
    assert_eq!(case.kind().await, Kind::SuspensionOver);
    let reviewer = &case.office.reviewer;
    reviewer.get(&page("")).await.is(200).says("sin que nadie reanudara la línea").never_says("¿Tiene un conflicto");
    declares(reviewer, "no").await;
    reviewer.get(&here).await.is(409).says("ahí se dice si la recepción vuelve a abrirse");
    let resumption = page("/reanudacion");
    let seen = hidden(&case.office.decider.get(&resumption).await.is(200).text(), "seen");
    case.office.decider.post(&resumption, &[("seen", seen.as_str()), ("not_reopened", "yes")]).await.is(303);
    reviewer.get(&here).await.is(200).says("Talleres de memoria");
}

#[tokio::test]
async fn a_declaration_comes_before_any_content() {
    let case = filed().await.closes().await;
    let here = page(&format!("/folios/{}", case.nuria.folio));
    let reviewer = &case.office.reviewer;
    reviewer.get(&page("")).await.is(200).says("¿Tiene un conflicto de interés en esta línea?").never_says("Club Raíces");
    reviewer.get(&here).await.is(409).says("declare en la página de la línea");
    declares(reviewer, "yes").await;
    reviewer.get(&here).await.is(403).says("Usted declaró un conflicto de interés");
    reviewer.post(&page("/conflicto-de-interes"), &[("conflict", "no")]).await.is(403).says("Usted declaró");
    reviewer.get(&here).await.is(403);
    super::conflicts::lifts(&case.office.publisher, "Se equivocó de línea").await.leads_to(&page(""));
    declares(reviewer, "no").await;
    reviewer.get(&page("")).await.is(200).says("Sin verificar");
    let opened =
        reviewer.get(&here).await.is(200).says("Sin verificar").says("Club Raíces").says("Talleres de memoria").says("2,500.00");
    let paper = opened.says("Solicita sin persona moral.").text();
    let start = paper.find(&format!("{here}/documentos/")).expect("a link to the paper");
    let link = paper[start..].split('"').next().unwrap_or_default().to_owned();
    let file = reviewer.get(&link).await.is(200);
    assert_eq!(sha256(&file.bytes), sha256(PDF));
    assert!(file.header("content-disposition").starts_with("attachment"));
    case.office.decider.get(&link).await.is(409);
    let association = case.nuria.association.clone();
    let verify = format!("/es/responsable/asociaciones/{association}/verificacion");
    let word = [("verified", "yes"), ("reason", "Acta a la vista"), ("evidence", "Acta 1")];
    case.office.steward.post(&verify, &word).await.is(303);
    let opened = reviewer.get(&here).await.is(200).text();
    assert_eq!(opened.matches("Sin verificar").count(), 0, "verified meanwhile");
}

#[tokio::test]
async fn nobody_else_reads_what_was_filed() {
    let case = filed().await.closes().await;
    let other = case.world.person("Otilia").await;
    case.world.institution(&case.office.steward, "OTRA", "Otra institución inventada").await;
    grant(&case.office.steward, "otra", &other.email, "decider").await;
    for rest in ["", &format!("/folios/{}", case.nuria.folio), "/resolucion", "/resolucion/aprobacion"] {
        let here = page(rest);
        case.world.visitor().get(&here).await.leads_to("/es/cuenta/entrar");
        other.get(&here).await.is(403).says("es de otra institución");
        case.nuria.person.get(&here).await.is(403).says("pertenece a otras personas");
        case.office.steward.get(&here).await.is(403);
    }
    other.get(&page("").replace("/idm/", "/otra/")).await.is(404);
    case.office.publisher.get(&page("")).await.is(200).never_says("Folios presentados");
    case.office.publisher.get(&page("/resolucion")).await.is(403).says("Su función no permite");
}

#[tokio::test]
async fn whoever_belongs_to_an_applicant_neither_reads_nor_decides_on_it() {
    let case = filed().await.closes().await;
    grant(&case.office.steward, "idm", &case.nuria.person.email, "decider").await;
    declares(&case.nuria.person, "no").await;
    let own = page(&format!("/folios/{}", case.nuria.folio));
    case.nuria.person.get(&own).await.is(403).says("Usted pertenece a la asociación");
    rules(&case.nuria.person, &case.ibai.folio, None, "Sin cupo").await.is(303);
    declares(&case.office.reviewer, "no").await;
    rules(&case.office.reviewer, &case.nuria.folio, Some("900.00"), "Alcanza").await.is(303);
    // The resolution tells every folio's result and reason, also their own.
    let kept_out =
        [case.nuria.person.get(&page("/resolucion")).await, case.nuria.person.get(&page("/resolucion/aprobacion")).await];
    for page in kept_out {
        page.is(403).says("Usted pertenece a la asociación").never_says("Alcanza").never_says("900.00");
    }
    case.nuria
        .person
        .get(&page(""))
        .await
        .is(200)
        .says("la proponen y la aprueban otras personas")
        .never_says(&page("/resolucion"));
    let seen = super::hidden(&case.office.reviewer.get(&page("/resolucion")).await.is(200).text(), "seen");
    case.nuria.person.post(&page("/resolucion"), &[("seen", &seen)]).await.is(403).says("Usted pertenece a la asociación");
    super::proposes(&case.office.reviewer).await.is(303);
    let bare = case.nuria.person.post(&page("/resolucion/aprobacion"), &[("seen", &seen), ("act", "")]).await.is(403);
    bare.never_says("Alcanza").never_says("900.00");
}

#[tokio::test]
async fn whoever_leaves_an_association_does_not_decide_on_what_it_filed() {
    let case = filed().await;
    let marta = crate::applications::joins(&case.world, &case.nuria.person, &case.nuria.association, "Marta", "drafter").await;
    let case = case.closes().await;
    grant(&case.office.steward, "idm", &marta.email, "decider").await;
    let marta = case.world.signed_in("Marta").await;
    let member = format!("/es/mi/asociaciones/{}/integrantes/{}", case.nuria.association, marta.id);
    marta.post(&member, &[("act", "leave")]).await.is(303);
    declares(&marta, "no").await;
    marta.get(&page(&format!("/folios/{}", case.nuria.folio))).await.is(403).says("Usted pertenece a la asociación");
    marta.get(&page("/resolucion")).await.is(403);
    marta.get(&page(&format!("/folios/{}", case.ibai.folio))).await.is(200);
}

#[tokio::test]
async fn whoever_declared_a_conflict_does_not_read_the_results_through_a_form() {
    let case = filed().await.closes().await;
    declares(&case.office.reviewer, "no").await;
    for folio in [&case.nuria.folio, &case.ibai.folio] {
        rules(&case.office.reviewer, folio, None, "Falta una firma").await.is(303);
    }
    super::proposes(&case.office.reviewer).await.is(303);
    declares(&case.office.decider, "yes").await;
    let bare = case.office.decider.post(&page("/resolucion/aprobacion"), &[("seen", "x"), ("act", "")]).await.is(403);
    bare.never_says("Falta una firma");
}

#[tokio::test]
async fn a_database_that_fails_is_not_taken_for_a_line_without_applications() {
    let case = filed().await.closes().await;
    declares(&case.office.reviewer, "no").await;
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(case.world.app.db.path());
    let writer = sqlx::SqlitePool::connect_with(options).await.expect("the file opens");
    sqlx::query("alter table rulings rename to rulings_of_this_test").execute(&writer).await.expect("renamed");
    case.office.reviewer.get(&page("")).await.is(500);
    case.office.publisher.get(&page("")).await.is(200).never_says("Folios presentados");
}
