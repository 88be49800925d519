//! Pages as machines read them: what they are about, what they rest on, under which licence, and no more than is known.

use crate::support::World;
use serde_json::json;

#[tokio::test]
async fn pages_describe_themselves_to_machines_and_say_no_more_than_is_known() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let call = visitor.get("/es/convocatorias/sederec-2018-asociaciones").await.is(200).data().expect("data");
    assert_eq!(call["@type"], "WebPage");
    assert!(call["description"].as_str().is_some_and(|says| says.contains("No consta ningún acto de cierre")));
    assert_eq!(call["mainEntity"]["publisher"]["alternateName"], "SEDEREC");
    assert!(call["mainEntity"].get("datePublished").is_none(), "known by its quarter only");
    let other = visitor.get("/en/calls/pcs-2017-di").await.is(200).data().expect("data");
    assert_eq!(other["mainEntity"]["datePublished"], "2017-03-07");
    let fact = visitor.get("/es/hechos/sederec--dissolved").await.is(200).data().expect("data");
    assert_eq!((&fact["@type"], &fact["inLanguage"]), (&json!("WebPage"), &json!("es")));
    let period = visitor.get("/en/elections/mx-2018-fed").await.is(200).data().expect("data");
    assert_eq!(period["mainEntity"]["startDate"], "2018-07-01");
}

#[tokio::test]
async fn the_record_is_described_as_a_set_of_data_with_its_licence_its_years_and_its_files() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for page in ["/es", "/en", "/es/datos", "/en/data"] {
        let data = visitor.get(page).await.is(200).data().expect("data");
        assert_eq!(data["@type"], "Dataset", "{page}");
        assert_eq!(data["url"], format!("http://127.0.0.1:3000{page}"));
        assert_eq!(data["license"], "https://creativecommons.org/licenses/by/4.0/");
        let years: Vec<i32> =
            data["temporalCoverage"].as_str().expect("years").split('/').map(|year| year.parse().expect("a year")).collect();
        assert!(years.len() == 2 && years[0] < 2012 && years[1] >= 2022, "{years:?}");
        assert!(data["keywords"].as_str().is_some_and(|words| words.split(", ").count() > 3), "{page}");
        let files = data["distribution"].as_array().expect("files");
        let types: Vec<_> = files.iter().map(|file| file["encodingFormat"].as_str().expect("a type")).collect();
        assert_eq!(types, ["text/csv", "text/csv", "application/json", "application/json"]);
        for file in files {
            let path = file["contentUrl"].as_str().and_then(|url| url.strip_prefix("http://127.0.0.1:3000")).expect("an address");
            let there = visitor.get(path).await.is(200);
            assert!(there.header("content-type").starts_with(file["encodingFormat"].as_str().expect("a type")), "{path}");
        }
    }
}

#[tokio::test]
async fn the_case_is_described_as_an_article_with_the_facts_that_it_rests_on() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let data = visitor.get("/es/el-caso-de-2018").await.is(200).data().expect("data");
    assert_eq!((&data["@type"], &data["url"]), (&json!("Article"), &json!("http://127.0.0.1:3000/es/el-caso-de-2018")));
    assert!(data["headline"].is_string() && data["dateModified"].is_string() && data["author"]["name"] == "Acuse");
    let facts: Vec<_> =
        data["isBasedOn"].as_array().expect("facts").iter().map(|fact| fact.as_str().expect("an address")).collect();
    assert!(facts.contains(&"http://127.0.0.1:3000/es/hechos/sederec-2018-asociaciones--suspended") && facts.len() > 8);
    let mut once = facts.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), facts.len(), "each once");
    for fact in facts {
        visitor.get(fact.trim_start_matches("http://127.0.0.1:3000")).await.is(200);
    }
}
