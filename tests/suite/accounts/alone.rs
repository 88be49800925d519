//! The account of an association's only member is deleted: nothing private of it stays behind, and what was filed does.

use crate::{
    applications::{LINE, PDF, answers, attaches, completes, files, hidden, publish, starts},
    associations::registers,
    support::{PASSWORD, Part, Persona, World},
};

const DELETE: &str = "/es/mi/cuenta/borrado";
const YES: [(&str, &str); 1] = [("current_password", PASSWORD)];

/// Keeps a paper in the dossier under Ximena's name.
async fn keeps(who: &Persona, association: &str) {
    let parts = [
        Part::Field("kind", "powers"),
        Part::Field("title", "Poder de Ximena Robles"),
        Part::Field("issued", ""),
        Part::Field("expires", ""),
        Part::File { name: "file", file: "credencial de Ximena.pdf", kind: "application/pdf", bytes: PDF },
    ];
    who.post_multipart(&format!("/es/mi/asociaciones/{association}/documentos"), &parts).await.is(303);
}

async fn describes(who: &Persona, association: &str, title: &str, description: &str) {
    let to = format!("/es/mi/asociaciones/{association}/proyectos");
    let form = [("title", title), ("description", description), ("populations", "return"), ("participation", "intercultural")];
    who.post(&to, &form).await.leads_to(&to);
}

/// Notes that the only project ended; its id.
async fn ends(who: &Persona, world: &World, association: &str) -> String {
    let id: String = sqlx::query_scalar("select id from projects").fetch_one(world.app.db.read()).await.expect("one project");
    let page = format!("/es/mi/asociaciones/{association}/proyectos/{id}");
    let seen = hidden(&who.get(&page).await.is(200).text(), "seen");
    who.post(&page, &[("seen", &seen), ("act", "end")]).await.is(303);
    id
}

/// Every text of every table, with the table's name.
async fn everything(world: &World) -> Vec<(String, String)> {
    let db = world.app.db.read();
    let sql = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'search%'";
    let tables: Vec<String> = sqlx::query_scalar(sql).fetch_all(db).await.expect("tables");
    let mut all = Vec::new();
    for table in tables {
        let sql = "select name from pragma_table_info(?)";
        let columns: Vec<String> = sqlx::query_scalar(sql).bind(&table).fetch_all(db).await.expect("columns");
        let row = columns.iter().map(|name| format!("quote(\"{name}\")")).collect::<Vec<_>>().join(" || ' ' || ");
        let sql = sqlx::AssertSqlSafe(format!("select {row} from {table}"));
        let rows: Vec<String> = sqlx::query_scalar(sql).fetch_all(db).await.expect("rows");
        all.extend(rows.into_iter().map(|row| (table.clone(), row)));
    }
    all
}

fn kept_files(world: &World) -> usize {
    std::fs::read_dir(world.app.config.data.join("files")).expect("the vault").count()
}

#[tokio::test]
async fn nothing_private_of_an_association_outlives_its_last_member() {
    let world = World::new().await;
    publish(&world).await;
    let ximena = world.person("Ximena").await;
    let association = registers(&ximena, "Casa del Retorno").await;
    keeps(&ximena, &association).await;
    let draft = starts(&ximena, &association).await;
    answers(&ximena, &draft, &[("p1", "Vivo en Calle de la Amargura 8, soy Ximena")]).await.is(303);
    attaches(&ximena, &draft, "d1", "acta de Ximena.pdf", PDF).await.is(303);
    describes(&ximena, &association, "Taller", "Lo lleva Ximena").await;
    let ended = ends(&ximena, &world, &association).await;
    describes(&ximena, &association, "Fiesta de Ximena", "En la Calle de la Amargura").await;
    let seats = format!("/es/mi/asociaciones/{association}/sedes");
    let seat = [("city", "Cicero"), ("country", "US"), ("address", "Calle de la Amargura 8")];
    ximena.post(&seats, &seat).await.is(303);
    assert_eq!(kept_files(&world), 2);
    let page = ximena.get(DELETE).await.is(200).says("Usted es la única persona de Casa del Retorno");
    page.says("sus documentos y sus borradores se borran");
    ximena.get("/en/my/account/deletion").await.is(200).says("You are the only member of Casa del Retorno");
    ximena.post(DELETE, &[("current_password", "otra cosa distinta")]).await.is(422).says("Usted es la única persona");
    ximena.post(DELETE, &YES).await.leads_to("/es");
    let all = everything(&world).await;
    let left: Vec<_> =
        all.iter().filter(|(_, row)| ["ximena", "amargura"].iter().any(|word| row.to_lowercase().contains(word))).collect();
    assert!(left.is_empty(), "{left:?}");
    assert!(all.len() > 20, "only {} rows are looked at", all.len());
    let entered = all.iter().filter(|(table, row)| table == "entries" && row.contains("project_ended")).count();
    assert_eq!(entered, 2, "one had ended, one went on");
    assert!(all.iter().any(|(table, row)| table == "entries" && row.contains(&ended)), "that it was there stays on the record");
    assert_eq!(kept_files(&world), 0);
    assert!(world.app.db.files().await.expect("files").is_empty());
    assert!(acuse::ledger::verify(&world.app.db).await.expect("verified").is_empty());
}

#[tokio::test]
async fn its_profile_is_withdrawn_and_what_it_filed_stays_provable() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let profile = [("name", "Club Raíces"), ("kind", "hometown"), ("populations", "return"), ("public", "yes"), ("seen", "")];
    nuria.post(&format!("/es/mi/asociaciones/{association}/perfil"), &profile).await.is(303);
    let visitor = world.visitor();
    visitor.get("/es/asociaciones").await.is(200).says("Club Raíces");
    let draft = starts(&nuria, &association).await;
    completes(&nuria, &draft).await;
    files(&nuria, &draft).await.is(303);
    let folio: String = sqlx::query_scalar("select folio from applications").fetch_one(world.app.db.read()).await.expect("one");
    // Named on the page of a call where it filed on paper.
    acuse::calls::import::shipped(&world.app).await.expect("the record");
    let (elsewhere, followed) = (format!("/es/mi/asociaciones/{association}/presentadas-fuera"), "sederec-2018-asociaciones");
    let parts = [
        Part::Field("line", followed),
        Part::Field("filed_on", "2018-03-20"),
        Part::File { name: "receipt", file: "sello.jpg", kind: "image/jpeg", bytes: PDF },
    ];
    nuria.post_multipart(&format!("{elsewhere}/nueva"), &parts).await.is(303);
    let id: String = sqlx::query_scalar("select id from filed_elsewhere").fetch_one(world.app.db.read()).await.expect("one");
    nuria.post(&format!("{elsewhere}/{id}/nombre"), &[("shown", "yes")]).await.is(303);
    let call = format!("/es/convocatorias/{followed}");
    visitor.get(&call).await.is(200).says("Con su consentimiento: Club Raíces");
    nuria.post(DELETE, &YES).await.leads_to("/es");
    visitor.get("/es/asociaciones").await.is(200).never_says("Club Raíces");
    visitor.get(&format!("/es/asociaciones/{association}")).await.is(404);
    world.visitor().get(&format!("/es/acuses/{folio}")).await.is(200).says("sigue igual");
    visitor.get(&call).await.is(200).never_says("Club Raíces").says("presentado solicitud: 1.");
    assert_eq!(kept_files(&world), 2, "what was filed, here and elsewhere");
    let line = acuse::ids::LineId::from_text(LINE);
    let filed = acuse::applications::store::filed_of_line(world.app.db.read(), &line).await.expect("filed");
    assert_eq!(filed.len(), 1);
}

#[tokio::test]
async fn the_receipt_of_what_was_taken_back_goes_with_the_last_member() {
    let world = World::with_record().await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let list = format!("/es/mi/asociaciones/{association}/presentadas-fuera");
    let parts = [
        Part::Field("line", "sederec-2018-asociaciones"),
        Part::Field("filed_on", "2018-03-20"),
        Part::File { name: "receipt", file: "sello.jpg", kind: "image/jpeg", bytes: PDF },
    ];
    nuria.post_multipart(&format!("{list}/nueva"), &parts).await.is(303);
    let id: String = sqlx::query_scalar("select id from filed_elsewhere").fetch_one(world.app.db.read()).await.expect("one");
    let page = format!("{list}/{id}/retiro");
    let seen = hidden(&nuria.get(&page).await.is(200).text(), "seen");
    nuria.post(&page, &[("seen", &seen), ("reason", "Era de otra asociación")]).await.is(303);
    assert_eq!(kept_files(&world), 1);
    nuria.post(DELETE, &YES).await.leads_to("/es");
    assert_eq!((kept_files(&world), world.app.db.files().await.expect("files").len()), (0, 0));
    assert!(acuse::ledger::verify(&world.app.db).await.expect("verified").is_empty());
}

#[tokio::test]
async fn whoever_is_not_alone_takes_nothing_along() {
    let world = World::new().await;
    let (nuria, association, draft) = crate::applications::drafting(&world).await;
    keeps(&nuria, &association).await;
    answers(&nuria, &draft, &[("p1", "Talleres")]).await.is(303);
    let eva = crate::associations::joins(&world, &nuria, &association, "Eva", "observer").await;
    eva.get(DELETE).await.is(200).never_says("Usted es la única persona de");
    eva.post(DELETE, &YES).await.leads_to("/es");
    nuria.get(&draft).await.is(200).says("1 de 4 contestadas");
    nuria.get(&format!("/es/mi/asociaciones/{association}/documentos")).await.is(200).says("Poder de Ximena Robles");
    assert_eq!(kept_files(&world), 1);
}
