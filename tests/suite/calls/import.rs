//! The shipped reference becomes the record: once, completely, and without undoing what an installation knows better.

use acuse::{
    app::App,
    calls::{
        facts::NewFact,
        import::{self, Imported},
        live,
        standing::Kind,
        store,
    },
    clock::Clock,
    config::Config,
    ids::{FactId, LineId},
    ledger::{self, Write},
    policy::{Act, Actor, may},
};
use chrono::{DateTime, Utc};
use serde_json::json;

async fn app(folder: &tempfile::TempDir) -> App {
    let now: DateTime<Utc> = "2026-11-22T18:00:00Z".parse().unwrap();
    let config = Config { data: folder.path().join("data"), ..Config::default() };
    App::open(config, Clock::fixed(now)).await.unwrap()
}

fn founding() -> LineId {
    LineId::from_text("sederec-2018-asociaciones")
}

#[tokio::test]
async fn the_shipped_record_enters_once() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&folder).await;
    let first = import::shipped(&app).await.unwrap();
    assert!(first.added > 240, "{first:?}");
    assert_eq!(first.corrected, 0);
    assert_eq!(ledger::head(&app.db).await.unwrap() as usize, first.added, "each record is an entry");
    assert_eq!(import::shipped(&app).await.unwrap(), Imported::default());
    assert_eq!(ledger::verify(&app.db).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn the_record_read_back_from_the_database_says_what_the_files_say() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&folder).await;
    import::shipped(&app).await.unwrap();
    let record = live::record(&app).await.unwrap();
    assert_eq!((record.institutions.len(), record.calls().len(), record.facts().len(), record.periods.len()), (41, 26, 56, 66));
    assert_eq!(record.commitments.len(), 9);
    assert_eq!((record.holidays.len(), record.terms_suspensions.len(), record.holiday_rules.len()), (366, 13, 4));
    assert!(record.calendars_changed.is_some() && !record.glossary.is_empty() && !record.identifiers.is_empty());
    let found = record.as_of(None, None).standing(&founding(), app.clock.now()).unwrap();
    assert_eq!(found.kind(), Kind::Unresolved);
}

#[tokio::test]
async fn a_changed_fact_enters_as_a_correction_and_the_old_one_stays() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&folder).await;
    let fact = |text: &str| {
        json!([{
            "id": "x--published", "subject": { "kind": "line", "id": "x" }, "type": "published", "occurred_on": "2018-Q1",
            "precision": "quarter", "level": 3, "asserted_by": "reference", "text_es": text, "text_en": text, "source": "prensa",
            "confidence": "sourced"
        }])
    };
    import::load(&app, &[("facts", fact("uno"))]).await.unwrap();
    let again = import::load(&app, &[("facts", fact("dos"))]).await.unwrap();
    assert_eq!((again.added, again.corrected), (0, 1));
    let third = import::load(&app, &[("facts", fact("tres"))]).await.unwrap();
    assert_eq!((third.added, third.corrected), (0, 1));
    assert_eq!(import::load(&app, &[("facts", fact("tres"))]).await.unwrap(), Imported::default());
    let facts = store::facts(app.db.read(), i64::MAX).await.unwrap();
    let told: Vec<_> = facts.iter().map(|f| (f.text_es.as_str(), f.supersedes.as_ref().map(FactId::as_str))).collect();
    assert_eq!(told, [("uno", None), ("dos", Some("x--published")), ("tres", Some("x--published~2"))]);
}

#[tokio::test]
async fn what_the_installation_has_superseded_is_left_alone_and_reported() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&folder).await;
    import::shipped(&app).await.unwrap();
    let mut own: NewFact = store::facts(app.db.read(), i64::MAX).await.unwrap().remove(0).said;
    let shipped = own.id.clone();
    own.supersedes = Some(shipped.clone());
    own.id = FactId::random();
    let permit = may(&Actor::system(), Act::KeepRecord).unwrap();
    let mut write = Write::begin(&app.db, permit, app.clock.now()).await.unwrap();
    store::enter_fact(&mut write, &own).await.unwrap();
    write.commit().await.unwrap();

    let mut changed = serde_json::to_value(&own).unwrap();
    changed["id"] = json!(shipped);
    changed["supersedes"] = json!(null);
    changed["text_es"] = json!("otro texto");
    let done = import::load(&app, &[("facts", json!([changed]))]).await.unwrap();
    assert_eq!(done, Imported { added: 0, corrected: 0, left_alone: vec![format!("fact {shipped}")] });
}
