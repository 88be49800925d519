//! Forms of answers as long as the questions let them be: saved whole, given back whole where they are refused, and bounded all the same.

use super::{CALL, LINE, answers, drafting, publish_terms, registers, starts, terms};
use crate::support::World;
use acuse::{applications::answers::KEPT_CHARS, limits::Counted, web::upload::A_FORM};
use serde_json::{Value, json};

/// Terms with seven questions of 20,000 words, the most that a question can allow.
fn long_terms() -> Value {
    let mut terms = terms(1);
    let question = |place: usize| {
        json!({ "id": format!("p{place}"), "text": { "es": format!("Parte {place}"), "en": format!("Part {place}") },
            "required": true, "kind": "long", "max_words": 20_000 })
    };
    terms["questions"] = (1..=7).map(question).collect();
    terms
}

/// 20,000 words, which are as many characters as are kept of an answer: with spaces that a form writes as one sign and letters of six.
fn words(place: usize) -> String {
    let one = format!("añoranza{place} ");
    let text = one.repeat(20_000);
    assert!(text.split_whitespace().count() == 20_000 && text.chars().count() <= KEPT_CHARS);
    text.trim_end().to_owned()
}

fn as_form(answers: &[(String, String)]) -> Vec<(&str, &str)> {
    answers.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

#[tokio::test]
async fn seven_answers_of_twenty_thousand_words_are_saved_whole_and_given_back_whole() {
    let world = World::new().await;
    publish_terms(&world, long_terms()).await;
    let nuria = world.person("Nuria").await;
    let draft = starts(&nuria, &registers(&nuria, "Club Raíces").await).await;
    let typed: Vec<(String, String)> = (1..=7).map(|place| (format!("p{place}"), words(place))).collect();
    answers(&nuria, &draft, &as_form(&typed)).await.is(303);
    let sql = "select answer from draft_answers order by question";
    let kept: Vec<String> = sqlx::query_scalar(sql).fetch_all(world.app.db.read()).await.expect("answers");
    assert_eq!(kept, typed.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>());
    // Somebody whose session ended gets every word back.
    let back = world.visitor().post(&format!("{draft}/respuestas"), &as_form(&typed)).await.is(401).text();
    for (place, (_, text)) in typed.iter().enumerate() {
        assert!(back.contains(text.as_str()), "answer {place}");
    }
}

#[tokio::test]
async fn a_form_of_answers_has_an_end_and_others_stay_as_short_as_they_were() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    let page = format!("{draft}/respuestas");
    let kind = "application/x-www-form-urlencoded";
    let endless = [b"p1=".to_vec(), vec![b'a'; A_FORM]].concat();
    nuria.post_raw(&page, kind, endless).await.is(413).says("más grande de lo permitido");
    let long = "a".repeat(2 * 1024 * 1024);
    nuria.post(&format!("{CALL}/{LINE}/solicitud"), &[("as", &long)]).await.is(413);
    // One answer that is too long comes back as typed beside the others, which are saved.
    let over = answers(&nuria, &draft, &[("p1", &"x".repeat(KEPT_CHARS + 1)), ("p2", "yes")]).await.is(422);
    assert!(over.text().contains(&"x".repeat(KEPT_CHARS + 1)), "as typed");
}

#[tokio::test]
async fn who_fills_their_share_of_the_memory_still_saves_what_anybody_types() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    let held = world.app.limits.bodies.share(Counted::Person(nuria.id.clone()));
    while held.take(1024 * 1024) {}
    let long = "x".repeat(KEPT_CHARS);
    let many: Vec<(String, String)> = (1..=12).map(|place| (format!("relleno{place}"), long.clone())).collect();
    let page = format!("{draft}/respuestas");
    nuria.post(&page, &as_form(&many)).await.is(429);
    answers(&nuria, &draft, &[("p1", "Talleres")]).await.is(303);
    drop(held);
    nuria.post(&page, &as_form(&many)).await.is(303);
}
