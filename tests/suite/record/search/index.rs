//! How the index keeps up with the record: what enters is found, what is taken out is gone, what is private never enters.

use crate::{
    evidence::{keep, some_fact, with_file},
    recording::{QUIET, line, monitor, records},
    support::{World, office::hidden},
};
use acuse::{
    calls::import,
    evidence::{
        index,
        model::{EvidenceKind, NewEvidence, NewTestimony},
    },
};
use serde_json::json;
use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};

/// A word that nothing else of the record holds.
const WORD: &str = "Qzxwvykolita";

async fn rows(world: &World) -> Vec<(i64, String, String, String, String, String, String)> {
    sqlx::query_as("select rowid, thing, acronym, title, around, text, source from search order by rowid")
        .fetch_all(world.app.db.read())
        .await
        .expect("the index")
}

async fn another_writer(world: &World) -> SqliteConnection {
    SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(world.app.db.path())).await.expect("the file opens")
}

/// Everything that the database file holds.
async fn file(world: &World) -> String {
    let mut writer = another_writer(world).await;
    sqlx::query("pragma wal_checkpoint(truncate)").execute(&mut writer).await.expect("a checkpoint");
    String::from_utf8_lossy(&std::fs::read(world.app.db.path()).expect("the file")).to_lowercase()
}

#[tokio::test]
async fn a_recorded_fact_is_found_at_once_and_its_words_are_gone_once_they_are_taken_out() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let visitor = world.visitor();
    let find = format!("/es/busqueda?q={WORD}");
    visitor.get(&find).await.is(200).says("No hay nada");
    let text = format!("{WORD} lo vio");
    let url = format!("https://example.org/{WORD}");
    let fields = [("text_es", text.as_str()), ("text_en", &text), ("source", WORD), ("evidence_url", &url)];
    let page = records(&ines, &line(QUIET, "reported_not_resolved"), "2", &fields).await.is(303).location();
    let found = visitor.get(&find).await.is(200).says(&format!("<mark>{WORD}</mark> lo vio")).says(&page);
    found.says("<h2 id=\"document\">");
    visitor.get("/es/busqueda?q=qzxwvykolito").await.says("<mark>Qzxwvykolita</mark>");
    assert!(file(&world).await.contains("xwvykolita"));

    let form = format!("/es/responsable/hechos/{}/testado", page.rsplit('/').next().unwrap_or_default());
    let seen = hidden(&steward.get(&form).await.is(200).text(), "seen");
    let fields =
        [("seen", seen.as_str()), ("reason_es", "Expone a una persona."), ("reason_en", "It exposes a person."), ("sure", "yes")];
    steward.post(&form, &fields).await.is(303);
    visitor.get(&find).await.is(200).says("No hay nada").never_says("<mark>");
    visitor.get("/es/busqueda?q=qzxwvykolito").await.never_says(&WORD.to_lowercase());
    let left: Vec<String> = sqlx::query_scalar("select term from search_terms where term like '%xwvyk%'")
        .fetch_all(world.app.db.read())
        .await
        .expect("the words");
    assert_eq!(left, Vec::<String>::new());
    let texts = rows(&world).await;
    assert!(texts.iter().all(|row| !format!("{row:?}").contains(WORD)), "neither the fact nor what it rests on");
    visitor.get("/es/busqueda?q=testado&type=fact").await.is(200).says("<mark>testado</mark>");
}

#[tokio::test]
async fn no_page_of_the_file_keeps_words_that_left_the_index() {
    let world = World::with_record().await;
    let fact = |text: &str| {
        json!([{ "id": "prueba", "subject": { "kind": "line", "id": QUIET }, "type": "reported_not_resolved",
        "occurred_on": "2020", "level": 3, "asserted_by": "reference", "text_es": text, "text_en": text, "source": "x" }])
    };
    import::load(&world.app, &[("facts", fact(WORD))]).await.expect("loaded");
    let mut writer = another_writer(&world).await;
    let held = "select count(*) from search_data where instr(lower(cast(block as text)), 'xwvykolita') > 0";
    let count: i64 = sqlx::query_scalar(held).fetch_one(&mut writer).await.expect("a count");
    assert!(count > 0, "the index holds the word");
    sqlx::query("delete from search where search match 'qzxwvykolita'").execute(&mut writer).await.expect("deleted");
    let count: i64 = sqlx::query_scalar(held).fetch_one(&mut writer).await.expect("a count");
    assert_eq!(count, 0, "overwritten, not only marked as gone");
}

#[tokio::test]
async fn what_is_private_is_never_found() {
    let world = World::with_record().await;
    let fact = some_fact(&world).await;
    let said = NewTestimony { called: "Doña Ventolera".to_owned(), words: "vimos azulejos".to_owned(), consents: Vec::new() };
    let url = Some("https://example.org/ventolera".to_owned());
    let file = with_file("carta de ventolera.pdf", b"%PDF-1.4 azulejos");
    let kind = EvidenceKind::Testimony;
    keep(&world, &fact, NewEvidence { kind, level: kind.strongest(), url, testimony: Some(said), ..file }).await;
    keep(&world, &fact, with_file("hojaldre.pdf", b"%PDF-1.4 acto")).await;
    let visitor = world.visitor();
    for word in ["ventolera", "azulejos", "hojaldre"] {
        visitor.get(&format!("/es/busqueda?q={word}")).await.is(200).never_says("<mark>").says("No hay nada");
    }
    visitor
        .get("/es/busqueda?q=convocatoria-secreta&type=document")
        .await
        .is(200)
        .says("/es/evidencia/")
        .says("<mark>secreta</mark>");
    visitor.get("/es/busqueda?q=testimonio&type=document").await.is(200).says("<mark>Testimonio</mark>").never_says("Ventolera");
}

#[tokio::test]
async fn a_corrected_fact_is_found_with_its_mark() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let fields = [("text_es", "Lo dicho con hojalata."), ("text_en", "Said with tin.")];
    let first = records(&ines, &line(QUIET, "reported_not_resolved"), "2", &fields).await.is(303).location();
    world.visitor().get("/es/busqueda?q=hojalata").await.is(200).never_says("class=\"todo\"");
    let id = first.rsplit('/').next().unwrap_or_default().to_owned();
    records(&ines, &line(QUIET, "corrected"), "2", &[("corrects", &id)]).await.is(303);
    world.visitor().get("/es/busqueda?q=hojalata").await.is(200).says(&first).says("class=\"todo\"");
}

#[tokio::test]
async fn a_call_is_found_by_what_its_institution_is_called_now() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let mut all: serde_json::Value =
        serde_json::from_str(include_str!("../../../../reference/institutions.json")).expect("the file");
    let sederec = all.as_array_mut().expect("a list").iter_mut().find(|one| one["id"] == "sederec").expect("sederec");
    sederec["name_es"] = json!("Secretaría de la Hojarasca");
    visitor.get("/es/busqueda?q=desarrollo+rural+equidad&type=call").await.is(200).says("sederec-2018-asociaciones");
    import::load(&world.app, &[("institutions", json!([sederec]))]).await.expect("loaded");
    visitor
        .get("/es/busqueda?q=hojarasca&type=call")
        .await
        .is(200)
        .says("sederec-2018-asociaciones")
        .says("<mark>Hojarasca</mark>");
    visitor.get("/es/busqueda?q=hojarasca").await.is(200).says("/es/instituciones/sederec\"");
}

#[tokio::test]
async fn kept_entry_by_entry_the_index_is_what_it_is_when_made_anew() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let page = records(&ines, &line(QUIET, "reported_not_resolved"), "2", &[]).await.is(303).location();
    records(&ines, &line(QUIET, "not_paid"), "2", &[]).await.is(303);
    let form = format!("/es/responsable/hechos/{}/testado", page.rsplit('/').next().unwrap_or_default());
    let seen = hidden(&steward.get(&form).await.is(200).text(), "seen");
    let fields = [("seen", seen.as_str()), ("reason_es", "Expone."), ("reason_en", "It exposes."), ("sure", "yes")];
    steward.post(&form, &fields).await.is(303);
    let kept = rows(&world).await;
    assert!(kept.len() > 200, "{}", kept.len());
    let mut writer = another_writer(&world).await;
    sqlx::query("insert into search (search) values ('integrity-check')").execute(&mut writer).await.expect("the index is whole");
    index::up_to_date(&world.app.db).await.expect("made");
    assert_eq!(rows(&world).await, kept);
    // A start of the same program leaves it alone.
    sqlx::query("delete from search").execute(&mut writer).await.expect("emptied");
    index::up_to_date(&world.app.db).await.expect("nothing to do");
    assert_eq!(rows(&world).await, []);
    sqlx::query("update search_state set version = 0").execute(&mut writer).await.expect("another version");
    index::up_to_date(&world.app.db).await.expect("made anew");
    assert_eq!(rows(&world).await, kept);
}
