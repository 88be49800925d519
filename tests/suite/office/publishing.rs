//! A draft is nobody's business until it is published; then it is on the board at once, with both clocks and its terms.

use crate::support::{
    World,
    office::{IDM, Typed, grant, hidden},
};
use acuse::{
    calls::{live, standing::Kind, store},
    ids::{CallId, LineId},
};

#[tokio::test]
async fn a_published_call_is_open_on_the_board_with_its_terms() {
    let world = World::new().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed { lines: 2, ..Typed::default() }).await;
    assert_eq!(slug, "redes-de-acogida-2027");
    let record = live::record(&world.app).await.unwrap();
    let lines: Vec<_> = record.lines_of(&CallId::from_text(&slug)).map(|line| line.id.to_string()).collect();
    assert_eq!(lines, ["redes-de-acogida-2027-linea-1", "redes-de-acogida-2027-linea-2"]);
    for line in lines {
        let line = LineId::from_text(line);
        let assessed = record.as_of(None, None).standing(&line, world.now()).unwrap();
        assert_eq!(assessed.kind(), Kind::Open);
        assert!(assessed.beside.received_here);
        let terms = store::terms(&world.app.db, &line).await.unwrap().unwrap();
        assert_eq!((terms.version, terms.ceiling, terms.questions.len(), terms.papers.len()), (1, Some(12_000_000), 1, 1));
    }
    world.visitor().get(&format!("/es/convocatorias/{slug}")).await.is(200).says("Abierta").says("Redes de acogida");
    world.visitor().get("/es/convocatorias").await.is(200).says("Redes de acogida");
    let designation = format!("/es/instituciones/{IDM}#designacion");
    world.visitor().get(&format!("/es/convocatorias/{slug}")).await.says(&designation);
    let body = world.visitor().get(&format!("/es/instituciones/{IDM}")).await.is(200).says("id=\"designacion\"");
    body.says("Acuerdo IDM/01/2026 (inventado)").says("Unidad de Transparencia").says("1 de octubre de 2026").says("Cinco años");
    world.visitor().get(&format!("/en/institutions/{IDM}")).await.is(200).says("Act of designation");
    let told = world.visitor().get(&format!("/api/v1/institutions/{IDM}")).await.is(200);
    told.says("\"document\":\"Acuerdo IDM/01/2026 (inventado)\"").says("\"dated\":\"2026-10-01\"");
    office.publisher.get("/es/oficina/idm").await.is(200).says("Línea 2").says("No hay borradores");
}

#[tokio::test]
async fn a_second_call_of_the_same_title_gets_another_slug() {
    let world = World::new().await;
    let office = world.office().await;
    let first = office.publishes(&Typed::default()).await;
    let second = office.publishes(&Typed::default()).await;
    assert_eq!((first.as_str(), second.as_str()), ("redes-de-acogida-2027", "redes-de-acogida-2027-2"));
}

#[tokio::test]
async fn what_is_missing_is_named_and_nothing_is_published() {
    let world = World::new().await;
    let office = world.office().await;
    let titles = [("title_es", "Casa abierta"), ("title_en", "Open house"), ("fiscal_year", "2027")];
    let draft = office.publisher.post(&format!("/es/oficina/{IDM}/convocatorias/nueva"), &titles).await.is(303).location();
    let page = format!("{draft}/publicacion");
    office.publisher.get(&page).await.is(200).says("Esto falta para publicar").never_says("Publicar la convocatoria");
    let version = office.version(&draft).await;
    office.publisher.post(&page, &[("version", &version)]).await.is(422).says("Cierre de la recepción. Falta este dato.");
    assert!(live::record(&world.app).await.unwrap().calls().is_empty());
}

#[tokio::test]
async fn a_window_that_closes_before_it_opens_is_told_at_once_and_kept_as_typed() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let version = office.version(&draft).await;
    let fields = [
        ("version", version.as_str()),
        ("title_es", "Redes"),
        ("title_en", "Networks"),
        ("fiscal_year", "2027"),
        ("opens", "2027-05-14T18:00"),
        ("closes", "2027-05-14T12:00"),
        ("results", "2027-05-01"),
    ];
    let page = office.publisher.post(&draft, &fields).await.is(422);
    page.says("El cierre tiene que ser posterior a la apertura").says("La fecha de resultados").says("2027-05-14T12:00");
}

#[tokio::test]
async fn a_window_that_has_closed_cannot_be_published() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed { closes: "2026-11-22T11:59", ..Typed::default() }).await;
    office.publisher.get(&format!("{draft}/publicacion")).await.is(200).says("Esa hora de cierre ya pasó");
}

#[tokio::test]
async fn both_cities_clocks_are_previewed() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed { closes: "2027-05-14T18:00", results: "2027-06-30", ..Typed::default() }).await;
    let page = office.publisher.get(&format!("{draft}/publicacion")).await.is(200);
    page.says("viernes 14 de mayo de 2027, 18:00").says("viernes 14 de mayo de 2027, 19:00");
}

#[tokio::test]
async fn a_form_made_from_an_older_draft_changes_nothing() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let old = office.version(&draft).await;
    office.publisher.post(&format!("{draft}/lineas"), &[("version", &old)]).await.is(303);
    let page = format!("{draft}/publicacion");
    office.publisher.post(&page, &[("version", &old)]).await.is(409).says("Otra persona cambió esto");
}

#[tokio::test]
async fn questions_and_papers_come_and_go_by_buttons() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let line = format!("{draft}/lineas/1");
    let page = office.publisher.get(&line).await.is(200).says("¿Qué hará?").text();
    let version = hidden(&page, "version");
    let typed = [("questions", "1"), ("papers", "1"), ("p0_text_es", "<script>alert(1)</script>"), ("version", &version)];
    let add = [&typed[..], &[("do", "add_question")]].concat();
    let at = office.publisher.post(&line, &add).await.is(303).location();
    assert!(at.ends_with("#campo-p1_text_es"), "{at}");
    let page = office.publisher.get(&line).await.is(200).says("Pregunta 2").never_says("<script>alert").text();
    let version = hidden(&page, "version");
    let remove = [("questions", "2"), ("papers", "1"), ("version", &version), ("do", "remove_question_0")];
    office.publisher.post(&line, &remove).await.is(303);
    office.publisher.get(&line).await.is(200).never_says("Pregunta 2");
}

#[tokio::test]
async fn drafts_are_the_publishers_of_that_institution_alone() {
    let world = World::new().await;
    let office = world.office().await;
    let other = world.person("Otilia").await;
    world.institution(&office.steward, "OTRA", "Otra institución inventada").await;
    grant(&office.steward, "otra", &other.email, "publisher").await;
    let draft = office.draft(&Typed::default()).await;
    let stranger = world.person("Ines").await;
    for page in [draft.clone(), format!("{draft}/lineas/1"), format!("{draft}/publicacion")] {
        world.visitor().get(&page).await.leads_to("/es/cuenta/entrar");
        stranger.get(&page).await.is(403).says("pertenece a otras personas");
        other.get(&page).await.is(403).says("es de otra institución");
        office.decider.get(&page).await.is(403).says("Su función no permite");
        office.steward.get(&page).await.is(403);
    }
    let elsewhere = draft.replace("/idm/", "/otra/");
    other.get(&elsewhere).await.is(404);
}

#[tokio::test]
async fn a_draft_can_be_thrown_away() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let version = office.version(&draft).await;
    office.publisher.post(&format!("{draft}/retiro"), &[("version", &version)]).await.leads_to("/es/oficina/idm");
    office.publisher.get(&draft).await.is(404);
}
