//! Saving while somebody types: what the small endpoint tells a page, and what leaves the device at sign-out.

use super::{joins, publish, registers, starts};
use crate::support::{Answer, Persona, World};
use acuse::applications::answers::seen;
use serde_json::Value;

async fn saves(who: &Persona, draft: &str, field: &str, text: &str, version: &str) -> Value {
    let form = [("field", field), ("text", text), ("shown", &seen("")), ("version", version)];
    said(&who.post(&format!("{draft}/respuestas/guardado"), &form).await.is(200))
}

fn said(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.bytes).expect("JSON")
}

#[tokio::test]
async fn a_page_learns_what_colleagues_changed_since_it_was_shown() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let ibai = joins(&world, &nuria, &association, "Ibai", "drafter").await;
    let draft = starts(&nuria, &association).await;
    let alone = saves(&nuria, &draft, "p1", "de Nuria", "0").await;
    assert_eq!((&alone["state"], &alone["version"], &alone["others"]), (&"saved".into(), &"1".into(), &Value::Null));
    saves(&ibai, &draft, "p4", "12", "1").await;
    let then = saves(&nuria, &draft, "p2", "yes", "1").await;
    assert_eq!(then["version"], "3");
    let others = then["others"].as_array().expect("what changed");
    assert!(others.iter().any(|o| o["field"] == "p4" && o["text"] == "12" && o["shown"] == seen("12")), "{others:?}");
    assert!(others.iter().all(|o| o["field"] != "p2"), "{others:?}");
}

#[tokio::test]
async fn what_is_not_asked_is_not_called_saved() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    let form = [("field", "p99"), ("text", "de una versión anterior"), ("shown", "")];
    nuria.post(&format!("{draft}/respuestas/guardado"), &form).await.is(404);
}

#[tokio::test]
async fn each_page_of_a_draft_names_the_copy_of_its_reader_alone() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let ibai = joins(&world, &nuria, &association, "Ibai", "drafter").await;
    let draft = starts(&nuria, &association).await;
    let copy = async |who: &Persona, page: &str| {
        let text = who.get(&format!("{draft}/{page}")).await.is(200).text();
        text.split("data-copy=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a name").to_owned()
    };
    let hers = copy(&nuria, "respuestas").await;
    assert_eq!(hers, copy(&nuria, "revision").await);
    assert_ne!(hers, copy(&ibai, "respuestas").await);
    assert!(!hers.contains(nuria.id.as_str()), "it does not tell who she is");
}

#[tokio::test]
async fn signing_out_makes_the_browser_forget() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    let again = world.signed_in("Nuria").await;
    for (who, page) in [(&nuria, "/es/cuenta/salir"), (&again, "/es/cuenta/salir-de-todo")] {
        let answer = who.post(page, &[]).await.is(303);
        assert_eq!(answer.header("clear-site-data"), "\"storage\"", "{page}");
    }
}

#[tokio::test]
async fn a_filed_draft_takes_no_more_and_says_so() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    super::completes(&nuria, &draft).await;
    super::files(&nuria, &draft).await.is(303);
    let form = [("field", "p1"), ("text", "tarde"), ("shown", "")];
    let answer = nuria.post(&format!("{draft}/respuestas/guardado"), &form).await.is(409);
    assert!(said(&answer)["says"].as_str().expect("a sentence").starts_with("No se pudo guardar: "));
}
