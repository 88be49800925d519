//! The steward takes words out that expose somebody: on the record, with a reason, for good; what follows from the fact stays.

use super::{QUIET, WORD, line, monitor, records};
use crate::{
    associations::registers,
    support::{Persona, World, office::hidden},
};
use sqlx::Connection as _;

const SECRET: &str = "Doña Clotilde Inventada lo vio";

/// The steward's way to take the words out of the fact with this page.
fn form(page: &str) -> String {
    format!("/es/responsable/hechos/{}/testado", page.rsplit('/').next().unwrap_or_default())
}

async fn redacts(steward: &Persona, page: &str) -> crate::support::Answer {
    let form = form(page);
    let seen = hidden(&steward.get(&form).await.is(200).text(), "seen");
    let fields =
        [("seen", seen.as_str()), ("reason_es", "Expone a una persona."), ("reason_en", "It exposes a person."), ("sure", "yes")];
    steward.post(&form, &fields).await
}

#[tokio::test]
async fn words_that_expose_somebody_are_erased_everywhere_and_the_fact_stays() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let (ines, omar) = (monitor(&world, &steward, "Inés").await, monitor(&world, &steward, "Omar").await);
    let fields = [("occurred_on", "2019-12-01"), ("text_es", SECRET), ("text_en", SECRET), ("source", SECRET)];
    let first = records(&ines, &line(QUIET, "results_published"), "2", &fields).await.is(303).location();
    let seen = hidden(&omar.get(&first).await.is(200).says(SECRET).text(), "seen");
    let id = first.rsplit('/').next().unwrap_or_default();
    let confirmed = omar.post(&format!("/es/mi/hechos-por-confirmar/{id}"), &[("seen", &seen)]).await.is(303).location();

    redacts(&steward, &first).await.leads_to(&first);
    let visitor = world.visitor();
    for page in [&first, &confirmed] {
        visitor.get(page).await.is(200).never_says(SECRET).says("Texto testado").says("Sus palabras se testaron:");
    }
    let call = format!("/es/convocatorias/{QUIET}");
    visitor.get(&call).await.is(200).never_says(SECRET).says("Expone a una persona.").says("1 de diciembre de 2019");
    visitor.get(&format!("/api/v1/calls/{QUIET}")).await.never_says(SECRET).says("\"kind\":\"resolved_awarded\"");
    let day = world.now().date_naive();
    visitor.get(&format!("{call}?known_on={day}")).await.is(200).never_says(SECRET);

    // Nothing of it is left in the file, and the leaves still verify.
    assert_eq!(acuse::ledger::verify(&world.app.db).await.expect("the ledger"), Vec::<String>::new());
    let texts: Vec<Option<String>> =
        sqlx::query_scalar("select text from entry_texts").fetch_all(world.app.db.read()).await.expect("the texts");
    assert!(texts.into_iter().flatten().all(|text| !text.contains(SECRET)));
    let bodies: Vec<String> =
        sqlx::query_scalar("select body from facts").fetch_all(world.app.db.read()).await.expect("the facts");
    assert!(bodies.iter().all(|body| !body.contains(SECRET)));

    let again = [("seen", "0"), ("reason_es", "Otra vez"), ("reason_en", "Again"), ("sure", "yes")];
    steward.post(&form(&first), &again).await.is(422).says("ya se testaron").says("Otra vez");
}

#[tokio::test]
async fn only_the_steward_redacts_and_only_with_a_reason_and_a_tick() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let rosa = world.person("Rosa").await;
    registers(&rosa, "Club Nueva Patria").await;
    let rosa = world.signed_in("Rosa").await;
    let fields = [("occurred_on", "2019-12"), ("text_es", SECRET)];
    let page = records(&rosa, &line(QUIET, "not_paid"), "", &[&fields[..], &WORD].concat()).await.is(303).location();
    for who in [&ines, &rosa] {
        who.get(&form(&page)).await.is(403);
        who.post(&form(&page), &[("reason_es", "x"), ("reason_en", "x"), ("sure", "yes")]).await.is(403);
    }
    steward
        .post(&form(&page), &[("reason_es", "Expone"), ("reason_en", "")])
        .await
        .is(422)
        .says("Falta este dato")
        .says("Marque la casilla");
    steward.get("/es/responsable/hechos/no-existe/testado").await.is(404);
    let stale = [("seen", "0"), ("reason_es", "Expone a alguien"), ("reason_en", "x"), ("sure", "yes")];
    let again = steward.post(&form(&page), &stale).await.is(422).says("mientras usted escribía").says("Expone a alguien");
    assert_ne!(hidden(&again.text(), "seen"), "0", "it comes back with what holds now");
    world.visitor().get(&page).await.is(200).says(SECRET);
}

#[tokio::test]
async fn a_shipped_fact_whose_words_were_taken_out_is_left_alone_at_the_next_start() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let page = "/es/hechos/sederec-2018-mixtos--paid";
    let before = world.visitor().get(page).await.is(200).text();
    redacts(&steward, page).await.is(303);
    drop(steward);
    let world = world.restart().await;
    let done = acuse::calls::import::shipped(&world.app).await.expect("the shipped record");
    assert_eq!((done.added, done.corrected, done.left_alone), (0, 0, vec!["fact sederec-2018-mixtos--paid".to_owned()]));
    let after = world.visitor().get(page).await.is(200).says("Texto testado").text();
    assert!(before != after && !after.contains("Lo corrige"));
}

#[tokio::test]
async fn without_a_recorded_redaction_the_database_changes_no_word() {
    let world = World::with_record().await;
    let mut writer = sqlx::SqliteConnection::connect_with(
        &sqlx::sqlite::SqliteConnectOptions::new().filename(world.app.config.data.join("acuse.sqlite")),
    )
    .await
    .expect("the file opens");
    let changed = sqlx::query("update facts set body = json_set(body, '$.text_es', 'otra cosa')").execute(&mut writer).await;
    assert!(changed.expect_err("append-only").to_string().contains("append-only"));
}

#[tokio::test]
async fn whose_testimony_it_was_and_where_its_evidence_came_from_go_with_the_words() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let rosa = world.person("Rosa").await;
    let association = registers(&rosa, "Club Nueva Patria").await;
    let rosa = world.signed_in("Rosa").await;
    const ADDRESS: &str = "https://example.org/de-quien-es";
    let evidence = [("evidence_kind", "association_document"), ("evidence_url", ADDRESS), ("evidence_fetched_on", "2026-11-01")];
    let fields = [&[("occurred_on", "2019-12"), ("appears", "yes"), ("text_es", SECRET)][..], &evidence].concat();
    let page = records(&rosa, &line(QUIET, "not_paid"), "5", &fields).await.is(303).location();
    let api = format!("/api/v1/calls/{QUIET}");
    world.visitor().get(&api).await.is(200).says(&association).says(ADDRESS);

    let seen = hidden(&steward.get(&form(&page)).await.is(200).text(), "seen");
    let reason =
        [("seen", seen.as_str()), ("reason_es", "Expone"), ("reason_en", "It exposes"), ("sure", "yes"), ("also", "addresses")];
    steward.post(&form(&page), &reason).await.is(303);
    for path in [&api, &page, &format!("/es/convocatorias/{QUIET}")] {
        world.visitor().get(path).await.is(200).never_says(&association).never_says(ADDRESS).never_says(SECRET);
    }
    world.visitor().get(&api).await.says("\"by\":\"association-").says("\"disputed\":[\"");
    assert_eq!(acuse::ledger::verify(&world.app.db).await.expect("the ledger"), Vec::<String>::new());
    for table in ["facts", "evidence", "entry_texts"] {
        let columns = if table == "facts" {
            "body"
        } else if table == "evidence" {
            "coalesce(url, '') || coalesce(file_name, '')"
        } else {
            "text"
        };
        let sql = sqlx::AssertSqlSafe(format!("select coalesce({columns}, '') from {table}"));
        let all: Vec<String> = sqlx::query_scalar(sql).fetch_all(world.app.db.read()).await.expect("rows");
        assert!(all.iter().all(|text| !text.contains(ADDRESS) && !text.contains(SECRET)), "{table} still holds it");
    }
}
