//! The tables say what the API says, as RFC 4180 wants it, on any day, to readers of any origin.

use super::{json, rows, table};
use crate::{
    recording::{QUIET, line, monitor, records},
    support::World,
};
use acuse::record::data::table::defused;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

#[tokio::test]
async fn calls_csv_gives_each_line_the_standing_that_the_api_gives_it() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for query in ["", "?as_of=2018-06-15", "?as_of=2018-10-01", "?known_on=2026-11-22"] {
        let rows = table(&visitor, &format!("/data/calls.csv{query}")).await;
        let and = if query.is_empty() { "?" } else { "&" };
        let api = json(&visitor, &format!("/api/v1/calls{query}{and}limit=200")).await;
        let calls = api["calls"].as_array().unwrap();
        let lines: Vec<(&Value, &Value)> =
            calls.iter().flat_map(|call| call["lines"].as_array().unwrap().iter().map(move |line| (call, line))).collect();
        assert_eq!(rows.len(), lines.len(), "{query}");
        for (row, (call, line)) in rows.iter().zip(lines) {
            let is = |column: &str, value: &Value| {
                let text =
                    value.as_str().map_or_else(|| if value.is_null() { String::new() } else { value.to_string() }, str::to_owned);
                assert_eq!(row[column], text, "{column} of {}", row["line_id"]);
            };
            is("call_id", &call["slug"]);
            is("line_id", &line["id"]);
            is("as_of", &api["as_of"]);
            is("title_es", &call["title"]["es"]);
            is("standing", &line["standing"]["kind"]);
            is("days", &line["standing"]["days"]);
            is("since", &line["standing"]["since"]);
            is("payment", &line["beside"]["payment"]);
            is("last_checked", &line["beside"]["checked"]["last"]);
            is("url_en", &call["url"]["en"]);
            is("to_verify", &call["to_verify"]);
            is("rules", &line["standing"]["rules"]);
            let rules = line["standing"]["reasons"].as_array().unwrap().iter().map(|reason| reason["rule"].as_str().unwrap());
            assert_eq!(row["reasons"], rules.collect::<Vec<_>>().join(" | "));
        }
    }
}

#[tokio::test]
async fn figures_counted_in_the_table_are_those_of_the_summary() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let summary = json(&visitor, "/api/v1/summary").await;
    let mut kinds: BTreeMap<String, u64> = BTreeMap::new();
    for row in table(&visitor, "/data/calls.csv").await {
        if row["to_verify"] == "false" {
            *kinds.entry(row["standing"].clone()).or_default() += 1;
        }
    }
    for (kind, count) in summary["lines"]["kinds"].as_object().unwrap() {
        assert_eq!(kinds.get(kind).copied().unwrap_or_default(), count.as_u64().unwrap(), "{kind}");
    }
    assert_eq!(kinds["unresolved"], 1);
    assert_eq!(kinds["unknown"], 20, "nobody has looked, and the table says so");
}

#[tokio::test]
async fn the_founding_case_is_a_row_with_its_suspension_and_its_silence() {
    let world = World::with_record().await;
    let rows = table(&world.visitor(), "/data/calls.csv").await;
    let row = rows.iter().find(|row| row["line_id"] == "sederec-2018-asociaciones").expect("the founding case");
    for (column, value) in [
        ("standing", "unresolved"),
        ("standing_es", "Sin resolver"),
        ("since", "2018-07-02"),
        ("results_promised", "2018-07-01"),
        ("suspended_on", "2018-Q2"),
        ("suspended_until", "2018-07-01"),
        ("resumed_on", ""),
        ("legal_basis_named", ""),
        ("outcome_on", ""),
        ("last_checked", "2026-11-22"),
        ("payment", "unknown"),
    ] {
        assert_eq!(row[column], value, "{column}");
    }
    assert!(!row["stated_reason_es"].is_empty() && !row["stated_reason_en"].is_empty());
}

#[tokio::test]
async fn facts_csv_holds_every_fact_once_as_far_as_it_had_happened_and_was_known() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let all = table(&visitor, "/data/facts.csv").await;
    let record = acuse::calls::live::record(&world.app).await.unwrap();
    assert_eq!(
        all.iter().map(|row| row["fact_id"].as_str()).collect::<Vec<_>>(),
        record.facts().iter().map(|fact| fact.id.as_str()).collect::<Vec<_>>()
    );
    let api = json(&visitor, "/api/v1/calls/sederec-2018-asociaciones?as_of=2018-06-15").await;
    let then = table(&visitor, "/data/facts.csv?as_of=2018-06-15").await;
    assert!(then.len() < all.len());
    for fact in api["call"]["facts"].as_array().unwrap() {
        let row = then.iter().find(|row| row["fact_id"] == fact["id"].as_str().unwrap()).expect("the same facts");
        assert_eq!(row["type"], fact["type"].as_str().unwrap());
        assert_eq!(row["recorded_at"], acuse::clock::stamp(fact["recorded_at"].as_str().unwrap().parse().unwrap()));
        assert_eq!(row["text_en"], fact["text_en"].as_str().unwrap());
        assert_eq!(row["level"], fact["level"].to_string());
    }
    assert!(table(&visitor, "/data/facts.csv?known_on=2026-11-21").await.is_empty(), "nothing was recorded yet");
    for row in &all {
        let page = row["url_es"].trim_start_matches("http://127.0.0.1:3000");
        visitor.get(page.split('#').next().unwrap()).await.is(200);
    }
}

#[tokio::test]
async fn a_table_is_rfc_4180_in_utf_8_that_any_site_may_read_and_keep() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for name in ["calls", "facts"] {
        let answer = visitor.get(&format!("/data/{name}.csv")).await.is(200);
        assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8; header=present");
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert_eq!(answer.header("cache-control"), "no-cache");
        let text = String::from_utf8(answer.bytes.clone()).expect("UTF-8");
        assert!(!text.starts_with('\u{feff}') && text.ends_with("\r\n"));
        assert_eq!(text.replace("\r\n", "").matches('\r').count(), 0);
        let tag = answer.header("etag").to_owned();
        assert!(visitor.get_with(&format!("/data/{name}.csv"), &[("if-none-match", &tag)]).await.is(304).bytes.is_empty());
        assert_ne!(visitor.get(&format!("/data/{name}.csv?as_of=2018-06-15")).await.header("etag"), tag);
        let packed = visitor.get_with(&format!("/data/{name}.csv"), &[("accept-encoding", "gzip")]).await.is(200);
        assert!(packed.bytes.len() < answer.bytes.len() / 2, "it travels compressed");
    }
}

#[tokio::test]
async fn what_cannot_be_asked_of_a_file_is_refused_in_words() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for (path, words) in [
        ("calls.csv?as_of=9999-12-31", "1900-01-01"),
        ("facts.csv?known_on=mañana", "2018-10-01"),
        ("calls.csv?standing=open", "as_of, known_on"),
        ("facts.csv?limit=1000000", "limit"),
        ("calls.csv?as_of=2018-06-15&as_of=2018-06-16", "as_of"),
        ("ocds.json?as_of=2018-06-15", "known_on"),
        ("datapackage.json?as_of=2018-06-15", "as_of"),
    ] {
        let answer = visitor.get(&format!("/data/{path}")).await.is(400).says(words);
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
    }
    visitor.get_with("/data/calls.csv?x=1", &[("accept-language", "en")]).await.is(400).says("not a filter");
    visitor.get("/data/everything.zip").await.is(404).says("\"status\":404");
    visitor.post("/data/calls.csv", &[]).await.is(405);
}

#[tokio::test]
async fn what_somebody_wrote_as_a_formula_reaches_no_spreadsheet_as_one() {
    const FORMULA: &str = "=HYPERLINK(\"https://example.org\";\"Vea\")";
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let fields = [("text_es", FORMULA), ("text_en", "+1+1"), ("source", "@SUM(A1)")];
    records(&ines, &line(QUIET, "amended"), "2", &fields).await.is(303);
    let rows = rows(&world.visitor().get("/data/facts.csv").await.is(200));
    let row = rows.last().expect("the newest fact");
    assert_eq!(
        (row["text_es"].as_str(), row["text_en"].as_str(), row["source"].as_str()),
        (format!("'{FORMULA}").as_str(), "'+1+1", "'@SUM(A1)")
    );
}

proptest! {
    #[test]
    fn no_cell_is_a_formula_and_each_can_be_read_back(text in "['=+@\\-\t\r\n＝＋－＠a1 ]{0,6}") {
        let cell = defused(text.clone());
        prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']));
        let back = if cell == text { cell } else { cell[1..].to_owned() };
        prop_assert_eq!(&back, &text);
        // Two texts never become the same cell: taking one apostrophe away from what reads as put there gives the text.
        prop_assert_eq!(defused(format!("'{text}")) == defused(text.clone()), false);
    }
}
