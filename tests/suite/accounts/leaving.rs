//! Taking a copy of one's account, and deleting it: who one was is gone, what was done stays.

use crate::{
    associations::{invites, joins, registers},
    support::{PASSWORD, Persona, World},
};
use chrono::Duration;
use serde_json::Value;
use std::path::Path;

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

/// Ximena did all that leaves an address or a name: invited and was invited, suggested, asked for letters, was signed in.
async fn ximena(world: &World) -> (Persona, Persona, String) {
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let ximena = joins(world, &ana, &id, "Ximena", "representative").await;
    invites(&ana, &id, "otra@example.org", "observer").await;
    invites(&ximena, &id, "eva@example.org", "observer").await;
    let there = [
        ("title", "Convocatoria de invierno"),
        ("url", "https://example.org/c"),
        ("institution", "SEBIEN"),
        ("note", "La vi ayer"),
    ];
    ximena.post("/es/convocatorias-sugeridas/nueva", &there).await.is(303);
    world.visitor().post("/es/cuenta/contrasena", &[("email", &ximena.email)]).await.is(303);
    (ana, ximena, id)
}

#[tokio::test]
async fn after_a_deletion_no_table_holds_the_address_or_the_name() {
    let world = World::new().await;
    let (ana, ximena, id) = ximena(&world).await;
    ximena.post(DELETE, &YES).await.leads_to("/es");
    let mut looked_at = 0;
    for table in tables(&world).await {
        let rows = dump(&world, &table).await;
        looked_at += rows.len();
        let left: Vec<_> = rows.iter().filter(|row| row.to_lowercase().contains("ximena")).collect();
        assert!(left.is_empty(), "{table}: {left:?}");
    }
    assert!(looked_at > 40, "only {looked_at} rows are looked at");
    ana.get(&format!("/es/mi/asociaciones/{id}")).await.is(200).never_says("Ximena");
    assert!(acuse::ledger::verify(&world.app.db).await.expect("verified").is_empty());
}

#[tokio::test]
async fn the_copy_holds_what_every_room_keeps() {
    let world = World::new().await;
    let (_, ximena, id) = ximena(&world).await;
    let page = ximena.get("/es/mi/cuenta/copia").await.is(200);
    let copy: Value = serde_json::from_slice(&page.bytes).expect("JSON");
    let kept = |part: &str, field: &str| copy["kept"][part][0][field].clone();
    assert_eq!(kept("invitations_received", "association"), id.as_str());
    assert_eq!(kept("invitations_received", "email"), "ximena@example.org");
    assert_eq!(
        (kept("invitations_sent", "association"), kept("invitations_sent", "state")),
        (id.as_str().into(), "waiting".into())
    );
    assert_eq!(
        (kept("suggestions", "title"), kept("suggestions", "note")),
        ("Convocatoria de invierno".into(), "La vi ayer".into())
    );
    assert!(copy["kept"]["letters"].as_array().expect("letters").len() >= 3);
    let link = world.link_to(&ximena.email).await;
    let secret = link.rsplit('/').next().expect("a token");
    assert!(!page.text().contains(secret) && !page.text().contains("eva@example.org"), "neither links nor others' addresses");
}

#[tokio::test]
async fn no_table_with_somebody_in_it_is_left_out_of_the_copy() {
    let world = World::new().await;
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/accounts/store/own.rs");
    let list = std::fs::read_to_string(list).expect("the list");
    // Told one by one: the account itself, its sessions, roles and acts.
    let apart = ["people", "sessions", "roles", "entries"];
    let mut found = 0;
    for table in tables(&world).await {
        let is_person = |name: &String| {
            ["person", "email", "recipient", "lost", "successor"].contains(&name.as_str()) || name.ends_with("_by")
        };
        for column in columns(&world, &table).await.into_iter().filter(is_person) {
            found += 1;
            let named = list.contains(&format!("\"{table}\"")) && list.contains(&column);
            assert!(apart.contains(&table.as_str()) || named, "{table}.{column} is in no part of the copy");
        }
    }
    assert!(found > 25, "only {found} columns are looked at");
}

#[tokio::test]
async fn an_account_that_nobody_confirms_is_forgotten_after_a_week() {
    let world = World::new().await;
    let form = [("name", "Ximena"), ("email", "ximena@example.org"), ("password", PASSWORD), ("language", "es")];
    world.visitor().post("/es/cuenta/registro", &form).await.is(303);
    let nuria = world.person("Nuria").await;
    let rows = async || crate::applications::rows(&world, "people").await;
    world.app.clock.advance(Duration::days(7) - Duration::seconds(1));
    acuse::accounts::actions::tidy(&world.app).await.expect("tidied");
    assert_eq!(rows().await, 2);
    world.app.clock.advance(Duration::seconds(1));
    acuse::accounts::actions::tidy(&world.app).await.expect("tidied");
    assert_eq!(rows().await, 1);
    let kinds: Vec<String> =
        sqlx::query_scalar("select kind from entries order by position").fetch_all(world.app.db.read()).await.expect("entries");
    assert_eq!(kinds.last().map(String::as_str), Some("account.lapsed"));
    assert!(acuse::ledger::verify(&world.app.db).await.expect("verified").is_empty());
    nuria.get("/es/mi").await.is(200);
    // The address is free again.
    world.person("Ximena").await;
}

#[tokio::test]
async fn what_stands_where_an_address_was_opens_nothing() {
    let world = World::new().await;
    let salma = world.steward().await;
    let nuria = world.person("Nuria").await;
    nuria.post(DELETE, &YES).await.leads_to("/es");
    let left = format!("deleted:{}", nuria.id);
    for password in ["", PASSWORD] {
        world.visitor().post("/es/cuenta/entrar", &[("email", &left), ("password", password)]).await.is(422);
    }
    salma.get("/es/responsable/personas").await.is(200).never_says(&left);
}

/// Every table that is not an index.
async fn tables(world: &World) -> Vec<String> {
    let sql =
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'search%' order by 1";
    sqlx::query_scalar(sql).fetch_all(world.app.db.read()).await.expect("tables")
}

async fn columns(world: &World, table: &str) -> Vec<String> {
    let sql = "select name from pragma_table_info(?)";
    sqlx::query_scalar(sql).bind(table).fetch_all(world.app.db.read()).await.expect("columns")
}

/// Every text of a table's rows.
async fn dump(world: &World, table: &str) -> Vec<String> {
    let columns = columns(world, table).await;
    let row = columns.iter().map(|name| format!("quote(\"{name}\")")).collect::<Vec<_>>().join(" || ' ' || ");
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
