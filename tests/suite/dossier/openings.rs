//! Who opened a paper: members, officials through a filing, the steward when it is shown; and that members read it.

use super::{Kept, PDF, borrows, choice, dossier, hidden_seen, joins, keeps, registers, rows};
use crate::{
    applications::{answers, budgets, files},
    case_file::unpacked,
    review::declares,
    support::{
        Persona, World,
        office::{IDM, Typed},
    },
};
use chrono::{Duration, TimeZone, Utc};

/// The address of a paper's present file.
async fn file_of(world: &World, paper: &str) -> String {
    let choice = choice(world, paper).await;
    format!("{paper}/versiones/{}", choice.split('/').nth(1).expect("a version"))
}

#[tokio::test]
async fn members_open_it_as_a_download_and_read_who_did() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let eva = joins(&world, &ana, &id, "Eva", "observer").await;
    let paper = keeps(&ana, &id, &Kept::default()).await;
    ana.get(&paper).await.is(200).says("Nadie lo ha abierto");
    let file = file_of(&world, &paper).await;
    let back = eva.get(&file).await.is(200);
    assert_eq!(back.bytes, PDF);
    assert!(back.header("content-disposition").starts_with("attachment;") && back.header("cache-control").contains("no-store"));
    ana.get(&paper).await.is(200).says("Eva, de la asociación");
    // Twice within an hour is one opening; later it is another.
    eva.get(&file).await.is(200);
    assert_eq!(rows(&world, "dossier_openings").await, 1);
    world.app.clock.advance(Duration::minutes(61));
    eva.get(&file).await.is(200);
    assert_eq!(rows(&world, "dossier_openings").await, 2);
}

#[tokio::test]
async fn others_neither_open_it_nor_learn_that_it_is_there() {
    let world = World::new().await;
    let (salma, ana, olga) = (world.steward().await, world.person("Ana").await, world.person("Olga").await);
    let id = registers(&ana, "Casa del Retorno").await;
    let theirs = registers(&olga, "Casa Puente").await;
    let paper = keeps(&ana, &id, &Kept::default()).await;
    let file = file_of(&world, &paper).await;
    for address in [&dossier(&id), &paper, &file] {
        world.visitor().get(address).await.leads_to("/es/cuenta/entrar");
        olga.get(address).await.is(403);
        salma.get(address).await.is(403);
    }
    // Under the address of one's own association it is not found.
    olga.get(&file.replace(&id, &theirs)).await.is(404);
    assert_eq!(rows(&world, "dossier_openings").await, 0);
}

#[tokio::test]
async fn the_steward_opens_what_is_shown_and_only_while_it_is() {
    let world = World::new().await;
    let (salma, ana) = (world.steward().await, world.person("Ana").await);
    let id = registers(&ana, "Casa del Retorno").await;
    let eva = joins(&world, &ana, &id, "Eva", "drafter").await;
    let paper = keeps(&ana, &id, &Kept::default()).await;
    let list = format!("/es/responsable/asociaciones/{id}/documentos");
    let version = file_of(&world, &paper).await.rsplit('/').next().expect("an id").to_owned();
    salma.get(&list).await.is(200).says("no muestra ningún documento");
    salma.get(&format!("{list}/{version}")).await.is(403);
    let seen = hidden_seen(&ana, &paper).await;
    eva.post(&format!("{paper}/muestra"), &[("seen", &seen), ("shown", "yes")]).await.is(403);
    ana.post(&format!("{paper}/muestra"), &[("seen", &seen), ("shown", "yes")]).await.leads_to(&paper);
    salma.get(&list).await.is(200).says("Acta constitutiva o estatutos");
    assert_eq!(salma.get(&format!("{list}/{version}")).await.is(200).bytes, PDF);
    ana.get(&paper).await.is(200).says("La persona responsable de la instalación");
    let seen = hidden_seen(&ana, &paper).await;
    ana.post(&format!("{paper}/muestra"), &[("seen", &seen), ("shown", "no")]).await.leads_to(&paper);
    salma.get(&format!("{list}/{version}")).await.is(403);
    assert_eq!(rows(&world, "dossier_openings").await, 1);
}

/// A copy of a paper that was filed, with its reviewer and its representative after the closing: the paper, and the folio's page.
async fn filed_copy(world: &World) -> (Persona, Persona, String, String) {
    let office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    let nuria = world.person("Nuria").await;
    let id = registers(&nuria, "Club Raíces").await;
    let paper = keeps(&nuria, &id, &Kept::default()).await;
    let start = format!("/es/convocatorias/{slug}/{slug}/solicitud");
    let draft = nuria.post(&start, &[("as", id.as_str())]).await.is(303).location();
    answers(&nuria, &draft, &[("p1", "Talleres de memoria")]).await.is(303);
    budgets(&nuria, &draft, "1,250.00").await.is(303);
    borrows(&nuria, &draft, &choice(world, &paper).await).await.is(303);
    files(&nuria, &draft).await.is(303);
    world.app.clock.set(Utc.with_ymd_and_hms(2026, 12, 17, 18, 0, 0).single().expect("an instant"));
    let (renata, nuria) = (world.signed_in("Renata").await, world.signed_in("Nuria").await);
    declares(&renata, "no").await;
    let folio: String =
        sqlx::query_scalar("select folio from applications").fetch_one(world.app.db.read()).await.expect("what was filed");
    (renata, nuria, paper, format!("/es/oficina/{IDM}/lineas/{slug}/folios/{folio}"))
}

#[tokio::test]
async fn an_official_who_reads_a_filed_copy_is_noted_by_office() {
    let world = World::new().await;
    let (renata, nuria, paper, folio) = filed_copy(&world).await;
    let file: String =
        sqlx::query_scalar("select file from application_files").fetch_one(world.app.db.read()).await.expect("a file");
    assert_eq!(renata.get(&format!("{folio}/documentos/{file}")).await.is(200).bytes, PDF);
    nuria.get(&paper).await.is(200).says("Personal de Instituto Demostrativo de Movilidad").never_says("Renata");
}

#[tokio::test]
async fn an_official_who_takes_home_a_case_file_opens_the_copies_in_it_and_the_file_says_so() {
    let world = World::new().await;
    let (renata, nuria, paper, folio) = filed_copy(&world).await;
    let files = unpacked(renata.get(&format!("{folio}/expediente")).await.is(200).bytes);
    let opened: serde_json::Value = serde_json::from_slice(&files["aperturas.json"]).expect("JSON");
    assert_eq!(opened[0]["opened_by"], "Renata", "{opened}");
    assert_eq!(rows(&world, "dossier_openings").await, 1);
    nuria.get(&paper).await.is(200).says("Personal de Instituto Demostrativo de Movilidad").never_says("Renata");
}

#[tokio::test]
async fn a_member_who_opens_the_copy_in_an_application_is_noted_whichever_way() {
    let world = World::new().await;
    super::publish(&world).await;
    let nuria = world.person("Nuria").await;
    let id = registers(&nuria, "Club Raíces").await;
    let eva = joins(&world, &nuria, &id, "Eva", "observer").await;
    let paper = keeps(&nuria, &id, &Kept::default()).await;
    let draft = super::starts(&nuria, &id).await;
    borrows(&nuria, &draft, &choice(&world, &paper).await).await.is(303);
    let file = |table: &'static str| {
        let sql = sqlx::AssertSqlSafe(format!("select file from {table}"));
        sqlx::query_scalar::<_, String>(sql).fetch_one(world.app.db.read())
    };
    let drafted = file("draft_files").await.expect("a file");
    assert_eq!(eva.get(&format!("{draft}/documentos/{drafted}")).await.is(200).bytes, PDF);
    nuria.get(&paper).await.is(200).says("Eva, de la asociación");
    answers(&nuria, &draft, &[("p1", "Talleres de memoria"), ("p2", "yes"), ("p3", "1")]).await.is(303);
    budgets(&nuria, &draft, "1,250.00").await.is(303);
    files(&nuria, &draft).await.is(303);
    world.app.clock.advance(Duration::minutes(61));
    let filed = file("application_files").await.expect("a file");
    eva.get(&format!("{draft}/documentos/{filed}")).await.is(200);
    assert_eq!(rows(&world, "dossier_openings").await, 2);
    world.app.clock.advance(Duration::minutes(61));
    eva.get(&format!("{draft}/expediente")).await.is(200);
    assert_eq!(rows(&world, "dossier_openings").await, 3);
}
