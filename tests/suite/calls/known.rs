//! What was known on a day: read once for whoever asks, today's record where nothing came after it, and a few past ones kept.

use crate::{associations::registers, support::World};
use acuse::calls::{import, live, record::Record};
use chrono::Duration;
use serde_json::json;
use std::sync::Arc;

/// Enters a public fact, a day later than what there was.
async fn a_day_later(world: &World, id: &str) {
    world.app.clock.advance(Duration::days(1));
    let fact = json!({ "id": id, "subject": { "kind": "line", "id": "sibiso-2019-coinbis" }, "type": "reported_not_resolved",
        "occurred_on": "2020-01-01", "level": 3, "asserted_by": "reference", "text_es": "x", "text_en": "x", "source": "x" });
    import::load(&world.app, &[("facts", json!([fact]))]).await.expect("loaded");
}

async fn known(world: &World, day: &str) -> Arc<Record> {
    live::known(&world.app, day.parse().ok()).await.expect("a record")
}

#[tokio::test]
async fn todays_record_answers_for_each_day_that_nothing_public_came_after() {
    let world = World::with_record().await;
    let today = live::record(&world.app).await.expect("the record");
    assert!(Arc::ptr_eq(&today, &known(&world, "2026-11-22").await));
    world.app.clock.advance(Duration::days(3));
    registers(&world.person("Nuria").await, "Club Raíces").await;
    assert!(Arc::ptr_eq(&today, &known(&world, "2026-11-22").await), "a sealed act is nothing of the record");
    assert!(known(&world, "2026-11-21").await.facts().is_empty());
}

#[tokio::test]
async fn the_record_of_a_past_day_is_read_once_and_two_are_kept_beside_todays() {
    let world = World::with_record().await;
    for id in ["uno", "dos", "tres"] {
        a_day_later(&world, id).await;
    }
    let (today, first) = (live::record(&world.app).await.expect("the record"), known(&world, "2026-11-22").await);
    assert!(Arc::ptr_eq(&first, &known(&world, "2026-11-22").await), "whoever asks next gets the same");
    assert_eq!(first.facts().len() + 1, known(&world, "2026-11-23").await.facts().len());
    let kept = Arc::downgrade(&first);
    drop(first);
    assert!(kept.upgrade().is_some());
    known(&world, "2026-11-24").await;
    assert!(kept.upgrade().is_none(), "the oldest made way");
    assert!(Arc::ptr_eq(&today, &live::record(&world.app).await.expect("the record")), "today's stays");
}

#[tokio::test]
async fn a_public_entry_makes_the_past_be_read_anew() {
    let world = World::with_record().await;
    a_day_later(&world, "uno").await;
    let before = known(&world, "2026-11-22").await;
    a_day_later(&world, "dos").await;
    assert!(!Arc::ptr_eq(&before, &known(&world, "2026-11-22").await), "it may have taken words out of an old fact");
}
