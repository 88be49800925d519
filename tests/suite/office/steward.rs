//! An institution receives only after its act of designation is recorded; then the steward gives offices in it.

use crate::support::{
    World,
    office::{IDM, designation, grant},
};
use acuse::{
    error::Error,
    ids::InstitutionId,
    office::{actions, model::CallDraft, store},
    policy::Refusal,
};
use chrono::TimeZone as _;

const OFFICIALS: &str = "/es/responsable/instituciones/idm/personas";

#[tokio::test]
async fn an_office_is_given_only_in_a_designated_institution() {
    let world = World::new().await;
    let (steward, pilar) = (world.steward().await, world.person("Pilar").await);
    let new = [
        ("name_es", "Instituto inventado"),
        ("name_en", "Invented institute"),
        ("acronym", "IDM"),
        ("city", "CDMX"),
        ("level", "city"),
    ];
    steward.post("/es/responsable/instituciones", &new).await.is(303);
    steward.get(OFFICIALS).await.is(200).says("Registre primero el acto de designación");
    let fields = [("email", pilar.email.as_str()), ("office", "publisher")];
    steward.post(OFFICIALS, &fields).await.is(403).says("todavía no tiene registrado el acto");
    steward.post("/es/responsable/instituciones/idm/designacion", &designation()).await.leads_to(OFFICIALS);
    grant(&steward, IDM, &pilar.email, "publisher").await;
    steward.get(OFFICIALS).await.is(200).says("Pilar").says("Publica convocatorias");
    pilar.get("/es/oficina/idm").await.is(200).says("Instituto inventado");
    pilar.get("/es/mi").await.is(200).says("/es/oficina/idm");
}

#[tokio::test]
async fn a_page_of_another_day_shows_the_act_that_was_in_force_and_known_then() {
    let world = World::new().await;
    let steward = world.steward().await;
    world.institution(&steward, IDM, "Instituto inventado").await;
    world.app.clock.advance(chrono::Duration::days(1));
    let steward = world.signed_in(&steward.name).await;
    let mut later = designation();
    (later[0].1, later[1].1) = ("Acuerdo IDM/02/2026 (inventado)", "2026-10-20");
    steward.post("/es/responsable/instituciones/idm/designacion", &later).await.is(303);
    let visitor = world.visitor();
    let on = async |query: &str| visitor.get(&format!("/es/instituciones/idm{query}")).await.is(200);
    on("").await.says("IDM/02/2026").never_says("IDM/01/2026");
    on("?as_of=2026-10-19").await.says("IDM/01/2026").never_says("IDM/02/2026");
    on("?as_of=2026-09-30").await.never_says("IDM/01/2026");
    on("?known_on=2026-11-22").await.says("IDM/01/2026").never_says("IDM/02/2026");
}

#[tokio::test]
async fn a_withdrawn_office_opens_nothing_any_more() {
    let world = World::new().await;
    let office = world.office().await;
    let page = format!("{OFFICIALS}/{}/retiro", office.publisher.id);
    office.steward.post(&page, &[("office", "publisher")]).await.leads_to(OFFICIALS);
    office.publisher.get("/es/oficina/idm").await.is(403);
    office.steward.post(&page, &[("office", "publisher")]).await.is(409);
}

#[tokio::test]
async fn whoever_loses_their_office_while_they_wait_for_the_writer_writes_nothing_any_more() {
    let world = World::new().await;
    let office = world.office().await;
    let (app, now, id) = (&world.app, world.now(), InstitutionId::from_text(IDM));
    // As they were known when the request arrived; then the steward ends it.
    let by = actions::publisher_of(app, &world.actor(&office.publisher).await, &id).await.expect("a publisher");
    let draft = actions::start(app, &by, CallDraft::default(), now).await.expect("a draft");
    let page = format!("{OFFICIALS}/{}/retiro", office.publisher.id);
    office.steward.post(&page, &[("office", "publisher")]).await.leads_to(OFFICIALS);
    let other = CallDraft { act: "Oficio".to_owned(), ..CallDraft::default() };
    let tried = [
        actions::start(app, &by, other.clone(), now).await.map(|_| ()),
        actions::save(app, &by.permit, &draft, &other, now).await,
        actions::discard(app, &by.permit, &draft).await,
    ];
    for refused in tried {
        assert!(matches!(refused, Err(Error::Refused(Refusal::NotYours))), "{refused:?}");
    }
    let there = store::drafts(&app.db, &id).await.expect("drafts");
    assert_eq!(there.iter().map(|draft| draft.version).collect::<Vec<_>>(), [1]);
}

#[tokio::test]
async fn a_designation_lacking_something_comes_back_as_typed() {
    let world = World::new().await;
    let steward = world.steward().await;
    world.institution(&steward, "IDM", "Instituto inventado").await;
    let mut fields = designation();
    fields[1].1 = "ayer";
    let page = steward.post("/es/responsable/instituciones/idm/designacion", &fields).await.is(422);
    page.says("Escriba la fecha").says("Acuerdo IDM/01/2026 (inventado)");
    steward.get("/es/responsable/instituciones/no-hay/designacion").await.is(404);
}

#[tokio::test]
async fn an_address_without_an_account_is_told_to_the_steward() {
    let world = World::new().await;
    let steward = world.steward().await;
    world.institution(&steward, "IDM", "Instituto inventado").await;
    let fields = [("email", "nadie@example.org"), ("office", "decider")];
    steward.post(OFFICIALS, &fields).await.is(422).says("No hay una cuenta confirmada");
}

#[tokio::test]
async fn only_the_steward_sees_these_pages() {
    let world = World::new().await;
    let office = world.office().await;
    for page in ["/es/responsable/instituciones", "/es/responsable/instituciones/idm/designacion", OFFICIALS] {
        office.decider.get(page).await.is(403);
        world.visitor().get(page).await.leads_to("/es/cuenta/entrar");
    }
}

#[tokio::test]
async fn a_document_of_tomorrow_is_not_taken_because_it_is_tomorrow_already_in_greenwich() {
    let world = World::new().await;
    let steward = world.steward().await;
    world.institution(&steward, "IDM", "Instituto inventado").await;
    // 20:30 on 22 November in both cities.
    world.app.clock.set(chrono::Utc.with_ymd_and_hms(2026, 11, 23, 2, 30, 0).single().expect("an instant"));
    let dated = |day| designation().map(|(name, value)| if name == "dated" { (name, day) } else { (name, value) });
    let to = "/es/responsable/instituciones/idm/designacion";
    steward.post(to, &dated("2026-11-23")).await.is(422).says("no puede ser futura");
    steward.post(to, &dated("2026-11-22")).await.leads_to(OFFICIALS);
}
