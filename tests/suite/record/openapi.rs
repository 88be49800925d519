//! The API's own description: nothing is there and not told, nothing is told and not there, and lists miss and repeat no row.

use crate::support::{Visitor, World};
use serde_json::Value;
use std::collections::BTreeSet;

/// Something that each name takes.
fn value_of(name: &str) -> &'static str {
    match name {
        "institution" => "sederec",
        "city" => "cdmx",
        "year" => "2018",
        "standing" => "unresolved",
        "check" => "never",
        "outcome" => "unknown",
        "promise" => "any",
        "election_year" => "yes",
        "open_to" => "persons",
        "bundle" | "counted" | "with_calls" => "yes",
        "programme" => "coinversion-cdmx",
        "kind" => "plan",
        "election" => "mx-2018-fed",
        "text" => "migrante",
        "call" => "sederec-2018-asociaciones",
        "type" => "published",
        "level" => "3",
        "asserted_by" => "reference",
        "recorded_since" => "2020-01-01",
        "fact" => "sederec-2018-asociaciones--published",
        "as_of" => "2018-06-15",
        "known_on" => "2026-11-22",
        "limit" => "1",
        "q" => "migrante",
        "type-of-result" => "call",
        "lang" => "en",
        other => panic!("no value for {other}"),
    }
}

async fn read(visitor: &Visitor, path: &str) -> Value {
    serde_json::from_slice(&visitor.get(path).await.is(200).bytes).expect("JSON")
}

/// Each address with the names that its question takes.
fn questions(document: &Value) -> Vec<(String, Vec<String>)> {
    let named = |one: &Value| one["$ref"].as_str().and_then(|to| to.strip_prefix("#/components/parameters/")).map(str::to_owned);
    let paths = document["paths"].as_object().expect("paths");
    let asked = |path: &Value| path["get"]["parameters"].as_array().unwrap().iter().filter_map(named).collect::<Vec<_>>();
    paths.iter().map(|(path, told)| (path.clone(), asked(told))).collect()
}

fn in_query(name: &&String) -> bool {
    !["if-none-match", "accept-language", "cursor", "type-of-result"].contains(&name.as_str())
}

/// An address with what exists filled in.
async fn filled(visitor: &Visitor, path: &str) -> Option<String> {
    if path.ends_with("/search")
        || path.ends_with("/results")
        || path.ends_with("/form")
        || path.ends_with("associations/{id}")
        || path.ends_with("evidence/{id}")
    {
        // Nothing of the shipped record was received or resolved here, chose to be public, or came with evidence of its own.
        return None;
    }
    let Some((list, argument)) = path.split_once("/{") else { return Some(path.to_owned()) };
    let rows = read(visitor, &format!("{list}?limit=1")).await;
    let (_, first) = rows.as_object()?.iter().find(|(_, value)| value.is_array())?;
    Some(format!("{list}/{}", first[0][argument.trim_end_matches('}')].as_str()?))
}

#[tokio::test]
async fn every_name_that_is_told_is_taken_and_no_other() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let document = read(&visitor, "/api/openapi.json").await;
    let all: BTreeSet<String> = document["components"]["parameters"].as_object().unwrap().keys().cloned().collect();
    for (path, names) in questions(&document) {
        let Some(path) = filled(&visitor, &path).await else { continue };
        for name in all.iter().filter(in_query) {
            let status = visitor.get(&format!("{path}?{name}={}", value_of(name))).await.status.as_u16();
            let told = names.contains(name);
            assert_eq!(status, if told { 200 } else { 400 }, "{path}?{name}=");
        }
        let together: Vec<String> = names.iter().filter(in_query).map(|name| format!("{name}={}", value_of(name))).collect();
        visitor.get(&format!("{path}?{}", together.join("&"))).await.is(200);
    }
}

#[tokio::test]
async fn every_answer_about_the_record_can_be_asked_as_of_a_day_and_as_known_on_one() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let document = read(&visitor, "/api/openapi.json").await;
    for (path, names) in questions(&document) {
        let apart = path == "/api/v1" || path.ends_with("/search") || path.contains("associations");
        for day in ["as_of", "known_on"] {
            assert_eq!(names.contains(&day.to_owned()), !apart, "{path} and {day}");
        }
        let Some(path) = filled(&visitor, &path).await.filter(|_| !apart) else { continue };
        let then = read(&visitor, &format!("{path}?as_of=2018-06-15&known_on=2026-11-22")).await;
        assert_eq!((&then["as_of"], &then["known_on"]), (&"2018-06-15".into(), &"2026-11-22".into()), "{path}");
    }
}

#[tokio::test]
async fn every_list_comes_whole_page_by_page() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let document = read(&visitor, "/api/openapi.json").await;
    let lists = questions(&document).into_iter().filter(|(_, names)| names.contains(&"limit".to_owned()));
    let mut told = 0;
    for (path, _) in lists {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let answer = visitor.get(&format!("{path}?limit=7{cursor}")).await.is(200);
            let page: Value = serde_json::from_slice(&answer.bytes).unwrap();
            let rows = page.as_object().unwrap().values().find_map(Value::as_array).unwrap().clone();
            assert!(rows.len() <= 7 && (page["next"].is_null() || rows.len() == 7), "{path}");
            seen.extend(rows.iter().map(Value::to_string));
            let Some(next) = page["next"].as_str() else {
                assert_eq!(answer.header("link"), "");
                assert_eq!(page["found"], seen.len(), "{path}");
                break;
            };
            let escaped: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
            let link = format!("<http://127.0.0.1:3000{path}?limit=7&cursor={escaped}>; rel=\"next\"");
            assert_eq!(answer.header("link"), link, "{path}");
            cursor = format!("&cursor={escaped}");
        }
        let distinct: BTreeSet<&String> = seen.iter().collect();
        assert_eq!(distinct.len(), seen.len(), "{path} repeats a row");
        visitor.get(&format!("{path}?cursor=nowhere")).await.is(400).says("next");
        told += seen.len();
    }
    assert!(told > 250, "the shipped record has more than {told} rows");
}

#[tokio::test]
async fn a_row_that_enters_while_somebody_reads_moves_no_other() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = async |query: &str| read(&visitor, &format!("/api/v1/facts?limit=20{query}")).await;
    let first = page("").await;
    let known: BTreeSet<String> = first["facts"].as_array().unwrap().iter().map(|fact| fact["id"].to_string()).collect();
    let mut facts: Value = serde_json::from_str(include_str!("../../../reference/facts.json")).unwrap();
    facts[0]["text_es"] = "Se publicó, con otras palabras.".into();
    acuse::calls::import::load(&world.app, &[("facts", facts)]).await.unwrap();
    let second = page(&format!("&cursor={}", first["next"].as_str().unwrap())).await;
    assert_eq!(second["found"], first["found"].as_u64().unwrap() + 1);
    let more = second["facts"].as_array().unwrap();
    assert!(more.iter().all(|fact| !known.contains(&fact["id"].to_string())), "a row came twice");
    let third = page(&format!("&cursor={}", second["next"].as_str().unwrap())).await;
    let last = third["facts"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&last["supersedes"], third["next"].is_null()), (&"sederec-2018-asociaciones--published".into(), true));
    let old = read(&visitor, "/api/v1/facts/sederec-2018-asociaciones--published").await;
    assert_eq!((&old["fact"]["superseded"], &last["superseded"]), (&true.into(), &false.into()));
}

#[tokio::test]
async fn facts_narrow_by_what_they_are_about_and_by_who_says_them() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let found = async |query: &str| read(&visitor, &format!("/api/v1/facts?{query}")).await["found"].as_u64().unwrap();
    let all = found("").await;
    assert_eq!(found("type=suspended&call=sederec-2018-asociaciones").await, 1);
    assert!(found("institution=sederec").await > found("institution=sederec&type=published").await);
    let by_level = [found("level=1").await, found("level=2").await, found("level=3").await];
    assert_eq!(by_level.iter().sum::<u64>() + found("level=4").await + found("level=5").await, all);
    assert_eq!((found("asserted_by=reference").await, found("asserted_by=monitor").await), (all, 0));
    assert_eq!((found("recorded_since=2026-11-22").await, found("known_on=2026-11-21").await), (all, 0));
}

#[tokio::test]
async fn the_description_speaks_both_languages_and_is_kept_like_any_answer() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let title = async |path: &str, language: &str| {
        let answer = visitor.get_with(path, &[("accept-language", language)]).await.is(200);
        assert!(answer.header("vary").contains("accept-language"));
        serde_json::from_slice::<Value>(&answer.bytes).unwrap()["info"]["title"].as_str().unwrap().to_owned()
    };
    assert_eq!(title("/api/openapi.json", "es-MX").await, "El registro para programas");
    assert_eq!(title("/api/openapi.json?lang=en", "es").await, "The record for programs");
    let tag = visitor.get("/api/openapi.json").await.header("etag").to_owned();
    visitor.get_with("/api/openapi.json", &[("if-none-match", &tag)]).await.is(304);
    visitor.get_with("/api/openapi.json", &[("if-none-match", "*")]).await.is(304);
    visitor.get_with("/api/openapi.json", &[("if-none-match", &format!("\"other\", {tag}"))]).await.is(304);
}

#[tokio::test]
async fn the_written_description_tells_every_address_name_and_problem() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let document = read(&visitor, "/api/openapi.json").await;
    let written = include_str!("../../../docs/api.md");
    for (path, names) in questions(&document) {
        let short = path.trim_start_matches("/api/v1");
        assert!(
            written.contains(&format!("`GET {path}`")) || written.contains(&format!("`{short}`")),
            "docs/api.md lacks {path}"
        );
        for name in names.iter().filter(|name| !name.contains('-')) {
            assert!(written.contains(&format!("`{name}`")), "docs/api.md lacks {name}");
        }
    }
    for page in ["/es/datos/api", "/en/data/api"] {
        let html = visitor.get(page).await.is(200);
        for problem in acuse::web::problem::PROBLEMS {
            assert!(written.contains(&format!("`{}`", problem.1)) && html.text().contains(&format!("id=\"{}\"", problem.1)));
        }
        for (path, _) in questions(&document) {
            assert!(html.text().contains(&format!("<code>{path}</code>")), "{page} lacks {path}");
        }
    }
}

#[tokio::test]
async fn the_page_shows_what_the_api_answers_and_a_problem_leads_to_its_words() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = visitor.get("/es/datos/api").await.is(200);
    page.says("/api/v1/calls/sederec-2018-asociaciones?as_of=2018-06-15")
        .says("\"kind\": \"suspended\"")
        .says("curl 'http://127.0.0.1:3000/api/v1/calls?standing=unresolved&amp;limit=1'")
        .says("no es una situación");
    visitor.get("/en/data/api").await.is(200).says("“lost” is not a standing");
    let problem = visitor.get("/api/v1/calls?limit=0").await.is(400);
    let problem: Value = serde_json::from_slice(&problem.bytes).unwrap();
    assert_eq!(problem["type"], "http://127.0.0.1:3000/api/problems#question");
    visitor.get_with("/api/problems", &[("accept-language", "en")]).await.leads_to("/en/data/api");
    // Whoever cuts an address short comes to what is there.
    for (cut, en, es) in
        [("/api", "/en/data/api", "/es/datos/api"), ("/data", "/en/data", "/es/datos"), ("/feeds", "/en/data", "/es/datos")]
    {
        visitor.get_with(cut, &[("accept-language", "en")]).await.leads_to(en);
        visitor.get(cut).await.leads_to(es);
    }
    visitor.get("/es").await.is(200).says("href=\"/es/datos/api\"");
}

#[tokio::test]
async fn associations_are_told_while_they_choose_to_be_public() {
    let world = World::with_record().await;
    let member = world.person("Nuria").await;
    let id = crate::associations::registers(&member, "Club de prueba").await;
    let visitor = world.visitor();
    assert_eq!(read(&visitor, "/api/v1/associations").await["found"], 0);
    visitor.get(&format!("/api/v1/associations/{id}")).await.is(404).says("/api/v1/associations");
    visitor.get("/api/v1/associations?as_of=2018-06-15").await.is(400);
}
