//! What outside validators are given: exports of the shipped record, of the story and of drawn histories, each with what the API says of
//! the same calls. `tests/verify/open_data/check.py` reads them from `open-data` in cargo's folder for tests.

use super::{
    grants::{awarded, pays},
    releases::Kept,
    story,
};
use crate::{calls::histories::history, support::World};
use acuse::{commands::export::export, ids::LineId};
use proptest::{
    collection,
    strategy::{Strategy as _, ValueTree as _},
    test_runner::TestRunner,
};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Histories drawn at random, the same ones each time.
const DRAWN: usize = 60;

/// A folder of this name, with nothing of an earlier run in it.
fn fresh(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("open-data").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.parent().expect("a folder")).expect("made");
    folder
}

/// Exports a world, and puts beside it what its API says.
async fn exported(world: &World, name: &str) -> PathBuf {
    let folder = fresh(name);
    export(&world.app.config, &folder, &world.app.clock).await.expect("exported");
    let view = world.visitor().get("/api/v1/calls?limit=200").await.is(200);
    fs::write(folder.join("view.json"), view.bytes).expect("written");
    folder
}

#[tokio::test]
async fn the_shipped_record_is_laid_out_for_validators() {
    let folder = exported(&World::with_record().await, "shipped").await;
    assert!(!folder.join("360giving.json").exists(), "no award to an association was paid");
}

#[tokio::test]
async fn the_story_is_laid_out_for_validators() {
    exported(&story::told().await, "story").await;
}

#[tokio::test]
async fn a_paid_award_is_laid_out_for_validators() {
    let case = awarded().await;
    pays(&case, false).await;
    assert!(exported(&case.world, "paid").await.join("360giving.json").exists());
}

#[tokio::test]
async fn drawn_histories_are_laid_out_for_validators() {
    let folder = exported(&World::new().await, "drawn").await;
    fs::remove_file(folder.join("datapackage.json")).expect("the tables of an empty record are not what this is about");
    let (mut runner, strategy) = (TestRunner::deterministic(), (history(), collection::vec(0i64..200, 1..6)));
    let (mut releases, mut calls, mut head) = (Vec::new(), Vec::new(), Value::Null);
    for number in 0..DRAWN {
        let (drawn, gaps) = strategy.new_tree(&mut runner).unwrap().current();
        let kept = Kept::of(&drawn, &gaps);
        let mut package = Vec::new();
        kept.package(kept.until).write(&mut package).expect("written");
        // Each history is a call of its own.
        let own = format!("drawn-{number}");
        let package = String::from_utf8(package).unwrap().replace("ocds-000000-line", &format!("ocds-000000-{own}"));
        let mut package: Value = serde_json::from_str(&package).expect("JSON");
        releases.append(package["releases"].as_array_mut().expect("releases"));
        let assessed = kept.record.as_of(None, None).standing(&LineId::from_text("line"), kept.until).unwrap();
        let mut standing = serde_json::to_value(&assessed).unwrap();
        let beside = standing["beside"].take();
        calls.push(json!({ "slug": own, "lines": [{ "id": "line", "standing": standing, "beside": beside }] }));
        head = package;
    }
    let newest =
        releases.iter().map(|release| release["date"].clone()).max_by_key(|date| date.as_str().unwrap_or_default().to_owned());
    head["publishedDate"] = newest.expect("a release");
    head["releases"] = Value::Array(releases);
    calls.retain(|call| {
        head["releases"]
            .as_array()
            .unwrap()
            .iter()
            .any(|release| release["ocid"] == format!("ocds-000000-{}", call["slug"].as_str().unwrap()))
    });
    fs::write(folder.join("ocds.json"), head.to_string()).expect("written");
    fs::write(folder.join("view.json"), json!({ "calls": calls }).to_string()).expect("written");
}
