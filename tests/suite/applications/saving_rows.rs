//! Saving a budget while somebody types: row by row at the same small endpoint as answers, and where two met in a row, both versions.

use super::{budgets, hidden, joins, publish, registers, starts};
use crate::support::{Answer, Persona, World};
use acuse::{
    applications::{answers::seen, budget::MAX_ROWS},
    islands::cells::{field, joined},
};
use serde_json::Value;

/// A row that asks for something, as a page sends it.
fn text(concept: &str, cost: &str) -> String {
    joined([concept, "2", cost, "asked", ""])
}

async fn sends(who: &Persona, draft: &str, (row, text): (&str, &str), (shown, version): (&str, &str)) -> Answer {
    let name = field(row);
    let form = [("field", name.as_str()), ("text", text), ("shown", shown), ("version", version), ("place", "1")];
    who.post(&format!("{draft}/guardado"), &form).await
}

fn said(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.bytes).expect("JSON")
}

async fn rows(world: &World) -> Vec<(String, String)> {
    sqlx::query_as("select concept, unit_cost from draft_budget order by row").fetch_all(world.app.db.read()).await.expect("rows")
}

fn row(concept: &str, cost: &str) -> (String, String) {
    (concept.to_owned(), cost.to_owned())
}

/// Nuria and Teo, treasurer, with a draft whose budget is empty.
async fn two_people(world: &World) -> (Persona, Persona, String) {
    publish(world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let teo = joins(world, &nuria, &association, "Teo", "treasurer").await;
    let draft = starts(&nuria, &association).await;
    (nuria, teo, draft)
}

#[tokio::test]
async fn a_row_is_saved_changed_and_taken_off_while_somebody_types() {
    let world = World::new().await;
    let (nuria, _, draft) = two_people(&world).await;
    let (half, whole) = (text("Tall", ""), text("Talleres", "1,000.00"));
    let first = said(&sends(&nuria, &draft, ("r1", &half), (&seen(""), "0")).await.is(200));
    assert_eq!((&first["state"], &first["version"], &first["others"]), (&"saved".into(), &"1".into(), &Value::Null));
    let shown = first["shown"].as_str().expect("a mark").to_owned();
    let then = said(&sends(&nuria, &draft, ("r1", &whole), (&shown, "1")).await.is(200));
    assert_eq!(rows(&world).await, [row("Talleres", "1,000.00")]);
    let shown = then["shown"].as_str().expect("a mark").to_owned();
    // The page that is opened next shows it under the same name and mark.
    let page = nuria.get(&format!("{draft}/presupuesto")).await.text();
    assert_eq!((hidden(&page, "id-0"), hidden(&page, "shown-0")), ("r1".to_owned(), shown.clone()));
    let gone = said(&sends(&nuria, &draft, ("r1", &joined(["", "", "", "asked", ""])), (&shown, "2")).await.is(200));
    assert_eq!((&gone["state"], &gone["shown"]), (&"saved".into(), &seen("").into()));
    assert_eq!(rows(&world).await, []);
}

#[tokio::test]
async fn a_page_learns_which_rows_colleagues_changed_added_and_took_off() {
    let world = World::new().await;
    let (nuria, teo, draft) = two_people(&world).await;
    sends(&nuria, &draft, ("r1", &text("Talleres", "1.00")), (&seen(""), "0")).await.is(200);
    sends(&teo, &draft, ("r2", &text("Local", "2.00")), (&seen(""), "1")).await.is(200);
    let then = said(&sends(&nuria, &draft, ("r3", &text("Imprenta", "3.00")), (&seen(""), "1")).await.is(200));
    let others = then["others"].as_array().expect("what changed");
    let named: Vec<&str> = others.iter().filter_map(|one| one["field"].as_str()).collect();
    assert_eq!(named, ["row.r1", "row.r2", "row.r3"]);
    assert_eq!((&others[1]["text"], &others[1]["shown"]), (&text("Local", "2.00").into(), &seen(&text("Local", "2.00")).into()));
}

#[tokio::test]
async fn new_rows_stand_in_the_order_of_the_page_whichever_arrives_first() {
    let world = World::new().await;
    let (nuria, _, draft) = two_people(&world).await;
    for (name, concept) in [("c", "Local"), ("b", "Imprenta"), ("a", "Talleres")] {
        let (field, text) = (field(name), text(concept, "1.00"));
        let form = [("field", field.as_str()), ("text", &text), ("shown", &seen("")), ("order", "a b c")];
        nuria.post(&format!("{draft}/guardado"), &form).await.is(200);
    }
    assert_eq!(rows(&world).await, ["Talleres", "Imprenta", "Local"].map(|concept| row(concept, "1.00")));
}

#[tokio::test]
async fn of_a_row_that_a_colleague_changed_both_versions_are_sent_to_choose_from() {
    let world = World::new().await;
    let (nuria, teo, draft) = two_people(&world).await;
    sends(&nuria, &draft, ("r1", &text("Talleres", "1.00")), (&seen(""), "0")).await.is(200);
    let shown = seen(&text("Talleres", "1.00"));
    sends(&teo, &draft, ("r1", &text("Talleres y fiesta", "2.00")), (&shown, "1")).await.is(200);
    let met = said(&sends(&nuria, &draft, ("r1", &text("Talleres <b>", "3.00")), (&shown, "1")).await.is(200));
    assert_eq!(met["state"], "conflict");
    let both = met["both"].as_str().expect("both versions");
    for says in ["Renglón 1: dos versiones", "Lo que guardó Teo", "Talleres y fiesta · 2 × 2.00", "data-question=\"row.r1\""]
    {
        assert!(both.contains(says), "{says}: {both}");
    }
    assert!(!both.contains("<b>"), "{both}");
    assert_eq!(rows(&world).await, [row("Talleres y fiesta", "2.00")]);
    // Whoever has seen the other's version writes over it.
    let seen_theirs = seen(&text("Talleres y fiesta", "2.00"));
    sends(&nuria, &draft, ("r1", &text("Talleres", "3.00")), (&seen_theirs, "2")).await.is(200);
    assert_eq!(rows(&world).await, [row("Talleres", "3.00")]);
}

#[tokio::test]
async fn a_row_more_than_there_is_room_for_is_refused_with_the_reason() {
    let world = World::new().await;
    let (nuria, _, draft) = two_people(&world).await;
    for i in 0..MAX_ROWS {
        sends(&nuria, &draft, (&format!("r{i}"), &text("Talleres", "1.00")), (&seen(""), "0")).await.is(200);
    }
    let more = said(&sends(&nuria, &draft, ("more", &text("Local", "1.00")), (&seen(""), "0")).await.is(200));
    assert_eq!(more["state"], "refused");
    assert!(more["says"].as_str().is_some_and(|says| says.contains("60 renglones")), "{more}");
    assert_eq!(rows(&world).await.len(), MAX_ROWS);
}

#[tokio::test]
async fn a_treasurer_saves_rows_and_no_answers_and_an_observer_neither() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let teo = joins(&world, &nuria, &association, "Teo", "treasurer").await;
    let olga = joins(&world, &nuria, &association, "Olga", "observer").await;
    let draft = starts(&nuria, &association).await;
    let local = text("Local", "1.00");
    sends(&teo, &draft, ("r1", &local), (&seen(""), "0")).await.is(200);
    sends(&olga, &draft, ("r2", &local), (&seen(""), "1")).await.is(403);
    let answer = [("field", "p1"), ("text", "de Teo"), ("shown", ""), ("version", "1")];
    teo.post(&format!("{draft}/guardado"), &answer).await.is(403);
    world.person("Ajena").await.post(&format!("{draft}/guardado"), &[("field", "row.r1"), ("text", &local)]).await.is(403);
    sends(&nuria, &draft, ("\"><i>", &local), (&seen(""), "1")).await.is(404);
    assert_eq!(rows(&world).await, [row("Local", "1.00")]);
}

#[tokio::test]
async fn a_page_of_the_draft_sends_what_the_device_kept_for_whoever_may_save_it() {
    let world = World::new().await;
    let (nuria, teo, draft) = two_people(&world).await;
    budgets(&nuria, &draft, "1.00").await.is(303);
    for page in [draft.clone(), format!("{draft}/revision")] {
        nuria.get(&page).await.is(200).says("data-to-rows").says("data-to-answers");
        teo.get(&page).await.is(200).says("data-to-rows").never_says("data-to-answers");
    }
    // With the button alone nothing is different: the page says so until the island wakes.
    nuria.get(&format!("{draft}/presupuesto")).await.says("Lo escrito se guarda al pulsar el botón.").says("<template");
}
