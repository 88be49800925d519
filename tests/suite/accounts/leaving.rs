//! Taking a copy of one's account, and deleting it: who one was is gone, what was done stays.

use crate::{
    associations::{joins, registers},
    support::{PASSWORD, World},
};

const DELETE: &str = "/es/mi/cuenta/borrado";
const YES: [(&str, &str); 1] = [("current_password", PASSWORD)];

#[tokio::test]
async fn a_copy_holds_what_is_kept_of_somebody_and_nothing_of_others() {
    let world = World::new().await;
    let (nuria, ibai) = (world.person("Nuria").await, world.person("Ibai").await);
    registers(&nuria, "Club Raíces").await;
    let page = nuria.get("/es/mi/cuenta/copia").await.is(200);
    assert!(page.header("content-disposition").starts_with("attachment"));
    let copy: serde_json::Value = serde_json::from_slice(&page.bytes).expect("JSON");
    assert_eq!((&copy["account"]["email"], &copy["account"]["name"]), (&"nuria@example.org".into(), &"Nuria".into()));
    assert_eq!(copy["roles"][0]["office"], "representative");
    let kinds: Vec<_> = copy["acts"].as_array().unwrap().iter().map(|act| act["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"account.confirmed") && kinds.contains(&"association_registered"), "{kinds:?}");
    assert!(!page.text().contains(&ibai.email) && !page.text().contains("argon2"));
    world.visitor().get("/es/mi/cuenta/copia").await.leads_to("/es/cuenta/entrar");
}

#[tokio::test]
async fn who_deletes_their_account_is_forgotten_and_what_they_did_stays_provable() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    let elsewhere = world.signed_in("Nuria").await;
    nuria.get(DELETE).await.is(200).says("no se puede deshacer");
    nuria.get("/en/my/account/deletion").await.is(200).says("cannot be undone");
    nuria.post(DELETE, &[("current_password", "otra cosa distinta")]).await.is(422).says("Escriba la contraseña actual");
    let answer = nuria.post(DELETE, &YES).await.leads_to("/es");
    nuria.follow(answer).await.says("La cuenta quedó borrada");
    elsewhere.get("/es/mi").await.leads_to("/es/cuenta/entrar");
    world.visitor().post("/es/cuenta/entrar", &[("email", &nuria.email), ("password", PASSWORD)]).await.is(422);
    for table in ["people", "outbox", "tokens", "sessions", "roles"] {
        let dump: Vec<String> = dump(&world, table).await;
        assert!(!dump.iter().any(|row| row.contains("nuria@example.org") || row.contains("Nuria")), "{table}: {dump:?}");
    }
    assert!(acuse::ledger::verify(&world.app.db).await.expect("verified").is_empty());
    // The address is free again, for whoever has it.
    world.person("Nuria").await.get("/es/mi").await.is(200);
}

/// Every text of a table's rows.
async fn dump(world: &World, table: &str) -> Vec<String> {
    let columns: Vec<String> = sqlx::query_scalar("select name from pragma_table_info(?)")
        .bind(table)
        .fetch_all(world.app.db.read())
        .await
        .expect("columns");
    let row = columns.iter().map(|name| format!("coalesce(\"{name}\", '')")).collect::<Vec<_>>().join(" || ' ' || ");
    sqlx::query_scalar(sqlx::AssertSqlSafe(format!("select {row} from {table}")))
        .fetch_all(world.app.db.read())
        .await
        .expect("rows")
}

#[tokio::test]
async fn an_invitation_to_somebody_who_left_keeps_no_address() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let eva = joins(&world, &ana, &id, "Eva", "drafter").await;
    eva.post(DELETE, &YES).await.is(303);
    let left = dump(&world, "association_invitations").await;
    assert!(!left.is_empty() && !left.iter().any(|row| row.contains("eva@example.org")), "{left:?}");
    ana.get(&format!("/es/mi/asociaciones/{id}/integrantes")).await.is(200).never_says("eva@example.org");
}

#[tokio::test]
async fn nobody_leaves_others_without_a_representative_or_an_installation_without_a_steward() {
    let world = World::new().await;
    let salma = world.steward().await;
    salma.post(DELETE, &YES).await.is(409).says("única persona responsable");
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let eva = joins(&world, &ana, &id, "Eva", "drafter").await;
    ana.post(DELETE, &YES).await.is(409).says("única persona representante");
    ana.get("/es/mi").await.is(200);
    eva.post(DELETE, &YES).await.leads_to("/es");
    ana.post(DELETE, &YES).await.leads_to("/es");
}
