//! An institution receives only after its act of designation is recorded; then the steward gives offices in it.

use crate::support::{
    World,
    office::{IDM, designation, grant},
};

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
async fn a_withdrawn_office_opens_nothing_any_more() {
    let world = World::new().await;
    let office = world.office().await;
    let page = format!("{OFFICIALS}/{}/retiro", office.publisher.id);
    office.steward.post(&page, &[("office", "publisher")]).await.leads_to(OFFICIALS);
    office.publisher.get("/es/oficina/idm").await.is(403);
    office.steward.post(&page, &[("office", "publisher")]).await.is(409);
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
