//! The same search for machines.

use crate::support::World;
use serde_json::Value;

async fn ask(world: &World, query: &str) -> Value {
    let answer = world.visitor().get(&format!("/api/v1/search?{query}")).await.is(200);
    serde_json::from_str(&answer.text()).expect("JSON")
}

#[tokio::test]
async fn a_machine_finds_what_the_page_finds_with_addresses_and_standings() {
    let world = World::with_record().await;
    let found = ask(&world, "q=sedrec").await;
    assert_eq!(found["searched"], serde_json::json!(["sederec"]));
    assert_eq!(found["instead"][0]["typed"], "sedrec");
    let results = found["results"].as_array().expect("results");
    let of = |kind: &str| results.iter().filter(|one| one["type"] == kind).collect::<Vec<_>>();
    assert!(of("institution").iter().any(|one| one["id"] == "sederec"));
    assert!(!of("call").is_empty() && of("call").iter().all(|one| one["standing"].is_object()));
    for one in results {
        for lang in ["es", "en"] {
            let url = one["url"][lang].as_str().expect("an address");
            let path = url.trim_start_matches("http://127.0.0.1:3000").split('#').next().expect("a path");
            world.visitor().get(path).await.is(200);
        }
    }
}

#[tokio::test]
async fn pages_follow_one_another_without_a_gap() {
    let world = World::with_record().await;
    let (mut seen, mut next) = (Vec::new(), String::new());
    loop {
        let found = ask(&world, &format!("q=convocatoria&type=fact{next}")).await;
        let ids = found["results"].as_array().expect("results").iter().map(|one| one["id"].to_string());
        seen.extend(ids);
        match found["next"].as_str() {
            Some(cursor) => next = format!("&cursor={cursor}"),
            None => {
                assert_eq!(found["found"]["fact"].as_u64(), Some(seen.len() as u64));
                break;
            }
        }
    }
    let count = seen.len();
    seen.sort();
    seen.dedup();
    assert!(count > 20 && seen.len() == count, "{count}");
}

#[tokio::test]
async fn a_question_that_cannot_be_answered_is_refused_in_words() {
    let world = World::with_record().await;
    let long = format!("q={}", "a".repeat(201));
    for query in [
        "",
        "q=",
        "q=%3F%21",
        "q=a&type=nada",
        "q=a&cursor=2",
        "q=a&type=fact&cursor=x",
        "q=a&q=b",
        "q=a&as_of=2018-01-01",
        &long,
    ] {
        let refused = world.visitor().get_with(&format!("/api/v1/search?{query}"), &[("accept-language", "en")]).await;
        let refused = refused.is(400).says("\"status\":400");
        assert_eq!(refused.header("content-type"), "application/problem+json", "{query}");
    }
}
