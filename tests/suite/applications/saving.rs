//! Saving while somebody types: what the small endpoint tells a page, and what leaves the device at sign-out.

use super::{drafting, joins, publish, registers, starts};
use crate::support::{Answer, Persona, World};
use acuse::applications::answers::{KEPT_CHARS, seen};
use serde_json::Value;

async fn saves(who: &Persona, draft: &str, field: &str, text: &str, version: &str) -> Value {
    let form = [("field", field), ("text", text), ("shown", &seen("")), ("version", version)];
    said(&who.post(&format!("{draft}/guardado"), &form).await.is(200))
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
    let (nuria, _, draft) = drafting(&world).await;
    let form = [("field", "p99"), ("text", "de una versión anterior"), ("shown", "")];
    nuria.post(&format!("{draft}/guardado"), &form).await.is(404);
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
async fn a_browser_that_keeps_words_is_asked_before_somebody_signs_out_of_it() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    for (page, asks) in
        [("/es/cuenta/salir", "Antes de cerrar la sesión"), ("/en/account/sign-out-everywhere", "Before you sign out")]
    {
        nuria.steal("acuse-kept", "1");
        let asked = nuria.post(page, &[]).await.is(422).says(asks).says("data-all-left").says(&format!("action=\"{page}\""));
        assert!(!asked.headers.contains_key("clear-site-data"), "nothing goes before it is said");
        nuria.get("/es/mi").await.is(200);
    }
    // Said, it goes, and the mark with it.
    let gone = nuria.post("/es/cuenta/salir", &[("sure", "yes")]).await.is(303);
    assert_eq!(gone.header("clear-site-data"), "\"storage\"");
    nuria.get("/es/mi").await.leads_to("/es/cuenta/entrar");
    assert!(nuria.cookie("acuse-kept").is_none_or(|value| value.is_empty()));
}

#[tokio::test]
async fn a_filed_draft_takes_no_more_and_says_so() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    super::completes(&nuria, &draft).await;
    super::files(&nuria, &draft).await.is(303);
    let form = [("field", "p1"), ("text", "tarde"), ("shown", "")];
    let answer = nuria.post(&format!("{draft}/guardado"), &form).await.is(409);
    assert!(said(&answer)["says"].as_str().expect("a sentence").starts_with("No se pudo guardar: "));
}

#[tokio::test]
async fn a_text_that_is_too_long_to_keep_is_refused_whole_and_comes_back() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let draft = starts(&nuria, &registers(&nuria, "Club Raíces").await).await;
    let (most, longer) = ("a".repeat(KEPT_CHARS), "b".repeat(KEPT_CHARS + 1));
    saves(&nuria, &draft, "p1", &most, "0").await;
    let shown = seen(&most);
    let form = [("field", "p1"), ("text", longer.as_str()), ("shown", &shown), ("version", "1")];
    let refused = said(&nuria.post(&format!("{draft}/guardado"), &form).await.is(422));
    assert_eq!(refused["state"], "refused");
    assert!(refused["says"].as_str().is_some_and(|says| says.contains("no quedó guardado")), "{refused}");
    // By the button: what fits is saved, what does not comes back as it was typed.
    let empty = seen("");
    let whole = [("shown-p1", shown.as_str()), ("p1", longer.as_str()), ("shown-p4", empty.as_str()), ("p4", "12")];
    nuria.post(&format!("{draft}/respuestas"), &whole).await.is(422).says("no quedó guardado").says(&longer);
    let stored: Vec<(String, String)> = sqlx::query_as("select question, answer from draft_answers order by question")
        .fetch_all(world.app.db.read())
        .await
        .expect("answers");
    assert_eq!(stored, [("p1".to_owned(), most), ("p4".to_owned(), "12".to_owned())]);
}
