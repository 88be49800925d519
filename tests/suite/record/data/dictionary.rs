//! The dictionary is what the files are: every column, every code, in both languages, and linked from every page.

use super::{json, table};
use crate::support::World;
use regex::Regex;

#[tokio::test]
async fn every_column_of_both_tables_is_explained_in_both_languages_in_the_order_of_the_file() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let row = Regex::new(r#"<tr role="row" id="(calls|facts)-([a-z0-9_]+)">"#).unwrap();
    for path in ["/es/datos", "/en/data"] {
        let page = visitor.get(path).await.is(200).text();
        for name in ["calls", "facts"] {
            let file = visitor.get(&format!("/data/{name}.csv")).await.is(200).text();
            let head: Vec<&str> = file.lines().next().unwrap().split(',').collect();
            let explained: Vec<&str> =
                row.captures_iter(&page).filter(|found| &found[1] == name).map(|found| found.get(2).unwrap().as_str()).collect();
            assert_eq!(explained, head, "{path}");
        }
    }
}

#[tokio::test]
async fn the_dictionary_for_programs_agrees_and_its_examples_are_of_their_types() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let package = json(&visitor, "/data/datapackage.json").await;
    assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");
    for resource in package["resources"].as_array().unwrap() {
        let path = format!("/data/{}", resource["path"].as_str().unwrap());
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        let head = visitor.get(&path).await.is(200).text();
        assert_eq!(head.lines().next().unwrap().split(',').collect::<Vec<_>>(), names);
        let key = resource["schema"]["primaryKey"][0].as_str().unwrap();
        let mut ids: Vec<String> = table(&visitor, &path).await.into_iter().map(|mut row| row.remove(key).unwrap()).collect();
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count, "{key} names each row");
        for field in fields {
            let example = field["example"].as_str().unwrap();
            let fits = match field["type"].as_str().unwrap() {
                "integer" => example.parse::<i64>().is_ok(),
                "number" => example.parse::<f64>().is_ok(),
                "boolean" => example.parse::<bool>().is_ok(),
                "date" => example.parse::<chrono::NaiveDate>().is_ok(),
                "datetime" => example.parse::<chrono::DateTime<chrono::Utc>>().is_ok(),
                "string" => field["format"] != "uri" || url::Url::parse(example).is_ok(),
                other => panic!("{other} is no type of a Table Schema"),
            };
            assert!(fits, "{}: «{example}»", field["name"]);
            let codes = field["constraints"]["enum"].as_array();
            assert!(codes.is_none_or(|codes| codes.contains(&field["example"])), "{}: «{example}»", field["name"]);
            for text in ["description", "description_es"] {
                assert!(field[text].as_str().is_some_and(|says| says.ends_with('.')), "{}", field["name"]);
            }
        }
    }
}

#[tokio::test]
async fn every_code_that_occurs_is_one_that_the_dictionary_lists() {
    let world = super::story::told().await;
    let visitor = world.visitor();
    for resource in json(&visitor, "/data/datapackage.json").await["resources"].as_array().unwrap() {
        let rows = table(&visitor, &format!("/data/{}", resource["path"].as_str().unwrap())).await;
        assert!(rows.len() > 10);
        for field in resource["schema"]["fields"].as_array().unwrap() {
            let Some(codes) = field["constraints"]["enum"].as_array() else { continue };
            for row in &rows {
                let cell = &row[field["name"].as_str().unwrap()];
                assert!(cell.is_empty() || codes.contains(&cell.as_str().into()), "{}: {cell}", field["name"]);
            }
        }
    }
}

#[tokio::test]
async fn the_page_says_licence_policy_and_how_to_cite_and_every_page_leads_to_it() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    visitor.get("/es").await.is(200).says("href=\"/es/datos\"");
    visitor.get("/en").await.is(200).says("href=\"/en/data\"");
    let page = visitor.get("/es/datos").await.is(200);
    for words in [
        "Creative Commons BY 4.0",
        "esta licencia no los alcanza",
        "un observatorio, no la autoridad",
        "nadie haya mirado",
        "asientos. CC BY 4.0.",
        "acuse export",
        "/es/como-se-lee#repetir",
        "href=\"/data/calls.csv\"",
        "href=\"/data/ocds.json\"",
        "cpeum-134",
    ] {
        assert!(page.text().contains(words), "{words}");
    }
    visitor.get("/en/data").await.is(200).says("an observatory, not the authority").says("this licence does not reach them");
}
