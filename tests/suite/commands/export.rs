//! The export: what the server gives, byte for byte; all of it or nothing.

use crate::support::World;
use acuse::{calls::import, commands::export::export, demo, record::data::files::File};
use serde_json::{Value, json};
use std::fs;

#[tokio::test]
async fn an_export_is_byte_for_byte_what_the_server_gives_at_that_instant() {
    let world = World::with_record().await;
    let folder = world.folder().join("datos");
    let said =
        export(&world.app.config, &folder, &world.app.clock).await.expect("exported, beside the running server").join("\n");
    assert!(said.contains("calls.csv") && said.contains("360giving.json is not there"), "{said}");
    for file in File::ALL.into_iter().filter(|file| *file != File::Grants) {
        let served = world.visitor().get(&format!("/data/{}", file.path())).await.is(200);
        assert_eq!(fs::read(folder.join(file.path())).expect("written"), served.bytes, "{}", file.path());
    }
    assert!(!folder.join("360giving.json").exists());
    assert!(!world.folder().join("datos.part").exists());
}

#[tokio::test]
async fn a_table_too_large_to_keep_is_sent_as_it_is_written_and_is_the_same() {
    let world = World::with_record().await;
    let record = acuse::calls::live::record(&world.app).await.expect("the record");
    let lines: Vec<&acuse::ids::LineId> = record.lines().keys().collect();
    let fact = |number: usize| {
        json!({
            "id": format!("many-{number}"), "subject": { "kind": "line", "id": lines[number % lines.len()] }, "type": "disputed",
            "occurred_on": "2019-01-01", "level": 5, "asserted_by": "monitor", "text_es": "Mucho texto. ".repeat(40),
            "text_en": "Much text. ".repeat(40), "source": "Inventado", "confidence": "sourced",
        })
    };
    let facts = [("facts", Value::Array((0..1_500).map(fact).collect()))];
    import::load(&world.app, &facts).await.expect("loaded");
    let folder = world.folder().join("datos");
    export(&world.app.config, &folder, &world.app.clock).await.expect("exported");
    let served = world.visitor().get("/data/facts.csv").await.is(200);
    assert!(served.bytes.len() > 1024 * 1024, "{} bytes", served.bytes.len());
    assert!(served.header("etag").starts_with("W/"));
    assert_eq!(fs::read(folder.join("facts.csv")).expect("written"), served.bytes);
}

#[tokio::test]
async fn an_export_writes_over_nothing() {
    let world = World::with_record().await;
    let folder = world.folder().join("datos");
    fs::create_dir(&folder).expect("made");
    export(&world.app.config, &folder, &world.app.clock).await.expect("an empty folder is taken");
    fs::write(folder.join("calls.csv"), "mine").expect("written");
    let sentence = export(&world.app.config, &folder, &world.app.clock).await.expect_err("refused").to_string();
    assert!(sentence.contains("is not empty, and nothing is written over"), "{sentence}");
    assert_eq!(fs::read_to_string(folder.join("calls.csv")).expect("still there"), "mine");
}

#[tokio::test]
async fn an_export_that_fails_leaves_nothing_and_says_why() {
    let world = World::with_record().await;
    let file = world.folder().join("no folder");
    fs::write(&file, "a file").expect("written");
    let sentence = export(&world.app.config, &file.join("datos"), &world.app.clock).await.expect_err("refused").to_string();
    assert!(sentence.contains("cannot be written"), "{sentence}");
    assert!(
        fs::read_dir(world.folder()).expect("the folder").all(|entry| !entry.expect("an entry").path().ends_with("datos.part"))
    );

    let config = acuse::config::Config { data: world.folder().join("nowhere"), ..(*world.app.config).clone() };
    let folder = world.folder().join("datos");
    let sentence = export(&config, &folder, &world.app.clock).await.expect_err("refused").to_string();
    assert!(sentence.contains("there is no database"), "{sentence}");
    assert!(!folder.exists());
}

#[tokio::test]
async fn what_a_demonstration_exports_says_that_it_is_invented() {
    let world = World::with(|config| config.demo = true).await;
    demo::build(&world.app).await.expect("the cast");
    // As the command line reads the settings: it is the folder that tells.
    let config = acuse::config::Config { demo: false, ..(*world.app.config).clone() };
    let folder = world.folder().join("datos");
    export(&config, &folder, &world.app.clock).await.expect("exported");
    let package = fs::read_to_string(folder.join("ocds.json")).expect("written");
    assert!(package.contains("ocds-demo00-") && !package.contains("ocds-000000"));
}
