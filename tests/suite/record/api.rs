//! The API: the founding case on its three days, filters, pages of a list, and questions that cannot be answered.

use crate::support::{Answer, World, office::Typed};
use serde_json::Value;

const FOUNDING: &str = "/api/v1/calls/sederec-2018-asociaciones";

fn read(answer: &Answer) -> Value {
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    serde_json::from_slice(&answer.bytes).expect("JSON")
}

#[tokio::test]
async fn the_founding_case_on_its_three_days() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for (day, kind, rules) in [
        ("2018-06-15", "suspended", vec!["suspension_in_force"]),
        ("2018-10-01", "suspension_over", vec!["suspension_ended"]),
        ("2019-06-01", "unresolved", vec!["fiscal_year_ended", "institution_dissolved", "promise_passed", "no_act_found"]),
    ] {
        let body = read(&visitor.get(&format!("{FOUNDING}?as_of={day}")).await.is(200));
        assert_eq!(body["as_of"], day);
        let line = &body["call"]["lines"][0];
        assert_eq!(line["id"], "sederec-2018-asociaciones");
        assert_eq!(line["standing"]["kind"], kind, "{day}");
        let reasons = line["standing"]["reasons"].as_array().unwrap();
        assert_eq!(reasons.iter().map(|r| r["rule"].as_str().unwrap()).collect::<Vec<_>>(), rules, "{day}");
        assert!(reasons.iter().all(|reason| reason["says"]["es"].is_string() && reason["says"]["en"].is_string()));
        assert_eq!(line["beside"]["received_here"], false);
    }
}

#[tokio::test]
async fn the_founding_case_on_each_day_says_what_its_kind_carries() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let standing = async |day: &str| {
        read(&visitor.get(&format!("{FOUNDING}?as_of={day}")).await.is(200))["call"]["lines"][0]["standing"].clone()
    };
    let suspended = standing("2018-06-15").await;
    assert_eq!((&suspended["since"], &suspended["until"]), (&"2018-Q2".into(), &"2018-07-01".into()));
    assert_eq!(suspended["stated_reason"]["legal_basis_named"], Value::Null);
    assert_eq!(standing("2018-10-01").await["days"], 92);
    let unresolved = standing("2019-06-01").await;
    assert_eq!((&unresolved["since"], &unresolved["days"]), (&"2018-07-02".into(), &334.into()));
    assert_eq!(unresolved["last_checked"], "2026-11-22");
}

#[tokio::test]
async fn a_call_comes_with_its_facts_and_their_sources_as_far_as_they_had_happened() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let facts = async |query: &str| {
        let body = read(&visitor.get(&format!("{FOUNDING}{query}")).await.is(200));
        let facts = body["call"]["facts"].as_array().unwrap().clone();
        assert!(facts.iter().all(|f| f["source"].is_string() && f["level"].is_u64() && f["recorded_at"].is_string()));
        facts.into_iter().map(|f| f["type"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let today = facts("").await;
    assert!(today.iter().any(|t| t == "dissolved") && today.iter().any(|t| t == "checked_no_act"), "{today:?}");
    let then = facts("?as_of=2018-06-15").await;
    assert!(!then.iter().any(|t| t == "dissolved") && then.iter().any(|t| t == "suspended"), "{then:?}");
    let before = visitor.get(&format!("{FOUNDING}?known_on=2026-11-21")).await.is(404);
    assert!(before.text().contains("2026-11-21"), "nothing was recorded before the first start, and the answer says so");
}

#[tokio::test]
async fn every_call_has_lines_with_kinds_and_reasons() {
    let world = World::with_record().await;
    let body = read(&world.visitor().get("/api/v1/calls?limit=200").await.is(200));
    assert_eq!((&body["found"], &body["next"]), (&26.into(), &Value::Null));
    assert_eq!(body["as_of"], "2026-11-22");
    for call in body["calls"].as_array().unwrap() {
        for line in call["lines"].as_array().unwrap() {
            assert!(line["standing"]["kind"].is_string() && line["standing"]["reasons"].is_array(), "{line}");
        }
    }
}

#[tokio::test]
async fn filters_narrow_and_combine() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let found = async |query: &str| {
        let body = read(&visitor.get(&format!("/api/v1/calls?{query}")).await.is(200));
        body["calls"].as_array().unwrap().iter().map(|c| c["slug"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("standing=unresolved").await, ["sederec-2018-asociaciones"]);
    assert_eq!(found("standing=unknown").await.len(), 20);
    assert_eq!(found("institution=sederec&year=2018").await.len(), 4);
    assert_eq!(found("city=chicago").await, ["chi-cdga-2021-hs", "chi-legal-2023"]);
    assert_eq!(found("text=EDUCACION+sederec").await, Vec::<String>::new());
    assert_eq!(found("text=huespedes+2018").await, ["sederec-2018-mixtos"]);
    assert!(found("election=cdmx-2018-jg").await.contains(&"sederec-2018-asociaciones".to_owned()));
    assert!(found("election=mx-2018-fed&institution=indesol").await.contains(&"pcs-2018-yuc".to_owned()));
    assert_eq!(found("standing=suspended&as_of=2018-06-15").await, ["sederec-2018-asociaciones"]);
}

#[tokio::test]
async fn pages_follow_one_another_and_miss_nothing() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let body = read(&visitor.get(&format!("/api/v1/calls?limit=7{cursor}")).await.is(200));
        assert_eq!(body["found"], 26);
        seen.extend(body["calls"].as_array().unwrap().iter().map(|c| c["slug"].as_str().unwrap().to_owned()));
        let Some(next) = body["next"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    let mut sorted = seen.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!((seen.len(), &seen), (26, &sorted));
}

#[tokio::test]
async fn a_question_that_cannot_be_answered_is_refused_in_words() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for (query, words) in [
        ("standing=lost", "unresolved"),
        ("as_of=9999-12-31", "1900-01-01"),
        ("as_of=2026-11-23", "2026-11-22"),
        ("as_of=1066-10-14", "1900-01-01"),
        ("known_on=2999-01-01", "known_on"),
        ("as_of=mañana", "2018-10-01"),
        ("as_of=+2018-06-15", "2018-06-15"),
        ("as_of=99999999999-01-01", "2018-10-01"),
        ("limit=0", "200"),
        ("limit=1000000", "200"),
        ("limit=-1", "200"),
        ("limit=10&limit=20", "limit"),
        ("cursor=nowhere", "next"),
        ("year=", "year"),
        ("year=02018", "1900"),
        ("limit=%2B5", "200"),
        ("year=0", "1900"),
        ("year=1e9", "1900"),
        ("institution=nobody", "/api/v1/institutions"),
        ("city=atlantis", "chicago"),
        ("election=mx-1900", "/api/v1/electoral-periods"),
        ("standng=unknown", "standing"),
    ] {
        let answer = visitor.get(&format!("/api/v1/calls?{query}")).await;
        if query == "as_of=+2018-06-15" {
            // A plus is a blank in a query, and blanks around a value do not matter.
            answer.is(200).says(words);
            continue;
        }
        let answer = answer.is(400).says(words);
        assert_eq!(answer.header("content-type"), "application/problem+json", "{query}");
        assert_eq!(read(&answer)["status"], 400);
    }
    let long = "a".repeat(201);
    visitor.get(&format!("/api/v1/calls?text={long}")).await.is(400).says("200");
    visitor.get(&format!("{FOUNDING}?standing=open")).await.is(400);
    visitor.get("/api/v1/calls/nobody").await.is(404).says("nobody").says("/api/v1/calls");
    visitor.get("/api/v1/nothing").await.is(404).says("\"status\":404");
    visitor.post("/api/v1/calls", &[]).await.is(405).says("\"status\":405");
}

#[tokio::test]
async fn the_lists_and_figures_agree_with_the_record() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let all = async |path: &str| read(&visitor.get(path).await.is(200));
    let institutions = all("/api/v1/institutions").await;
    let sederec = institutions["institutions"].as_array().unwrap().iter().find(|i| i["id"] == "sederec").unwrap();
    assert_eq!(sederec["calls"].as_array().unwrap().len(), 8);
    assert_eq!(sederec["end"], "2018-12-31");
    let periods = all("/api/v1/electoral-periods").await;
    for period in periods["electoral_periods"].as_array().unwrap() {
        assert!(period["to_verify"] == false || period["counted"].is_null(), "{period}");
    }
    assert!(all("/api/v1/programmes").await["programmes"].as_array().unwrap().len() > 10);
    let summary = all("/api/v1/summary").await;
    assert_eq!((&summary["lines"]["counted"], &summary["lines"]["kinds"]["unresolved"]), (&26.into(), &1.into()));
    assert_eq!(summary["lines"]["kinds"]["unknown"], 20);
    let then = all("/api/v1/summary?as_of=2018-06-15").await;
    assert_eq!((&then["lines"]["kinds"]["unresolved"], &then["lines"]["kinds"]["suspended"]), (&0.into(), &1.into()));
}

#[tokio::test]
async fn who_has_the_answer_already_is_told_so() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let tag = visitor.get(FOUNDING).await.is(200).header("etag").to_owned();
    assert!(tag.starts_with("W/\""), "{tag}");
    assert_eq!(visitor.get(FOUNDING).await.header("etag"), tag);
    let other = visitor.get(&format!("{FOUNDING}?as_of=2018-06-15")).await;
    assert_ne!(other.header("etag"), tag);
    let again = visitor.get_with(FOUNDING, &[("if-none-match", &tag)]).await.is(304);
    assert!(again.bytes.is_empty());
}

#[tokio::test]
async fn problems_speak_the_language_that_is_asked_for() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    visitor.get_with("/api/v1/calls?limit=0", &[("accept-language", "en")]).await.is(400).says("cannot be answered");
    visitor.get_with("/api/v1/calls?limit=0", &[("accept-language", "es-MX")]).await.is(400).says("no se puede responder");
}

#[tokio::test]
async fn what_a_line_asks_is_read_by_programs_too() {
    let world = World::new().await;
    let slug = world.office().await.publishes(&Typed::default()).await;
    let form = format!("/api/v1/calls/{slug}/lines/{slug}/form");
    let answer = read(&world.visitor().get(&form).await.is(200));
    let (asked, page) = (&answer["form"], format!("/es/convocatorias/{slug}/{slug}/requisitos"));
    assert_eq!((&asked["line"], &asked["version"]), (&slug.as_str().into(), &1.into()));
    assert_eq!(asked["url"]["es"], format!("http://127.0.0.1:3000{page}"));
    let questions = asked["questions"].as_array().expect("questions");
    assert!(!questions.is_empty());
    let mut people = world.visitor().get(&page).await.is(200);
    for question in questions {
        people = people.reads(question["text"]["es"].as_str().expect("a text"));
    }
    for nothing in [
        format!("{form}?as_of=2018-06-15"),
        format!("/api/v1/calls/{slug}/lines/otra/form"),
        format!("/api/v1/calls/otra/lines/{slug}/form"),
    ] {
        world.visitor().get(&nothing).await.is(404);
    }
}
