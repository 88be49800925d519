//! Public pages are made once and served until something on them changes; nothing personal is among them.

mod bounds;
mod exactly;
mod sending;
mod stale;
mod turns;

use crate::support::World;
use acuse::{
    calls::store,
    ledger::Write,
    policy::{Act, Actor, may},
};
use serde_json::{Value, json};

/// Two calls of different institutions, neither of which an election was cited for.
const QUIET: &str = "sibiso-2019-coinbis";
const OTHER: &str = "idhs-fy24-wc";

/// How many pages were made so far.
fn made(world: &World) -> u64 {
    world.app.answers.figures().made
}

/// Enters a fact as the program would on loading it.
async fn enter(world: &World, id: &str, subject: Value, more: Value) {
    let mut fact = json!({ "id": id, "subject": subject, "type": "reported_not_resolved", "occurred_on": "2020-01-01", "level": 3,
        "asserted_by": "reference", "text_es": format!("Lo dicho: {id}."), "text_en": format!("What was said: {id}."), "source": "x" });
    fact.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    let permit = may(&Actor::system(), Act::KeepRecord).expect("a permit");
    let mut write = Write::begin(&world.app.db, permit, world.now()).await.expect("a write");
    store::enter_fact(&mut write, &serde_json::from_value(fact).expect("a fact")).await.expect("entered");
    write.commit().await.expect("committed");
}

fn line(id: &str) -> Value {
    json!({ "kind": "line", "id": id })
}
