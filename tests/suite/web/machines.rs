//! What machines rely on: forms that are asked for, reading from other sites, methods, problems in words.

use crate::support::{Answer, World};
use serde_json::Value;

const CALLS: &str = "/api/v1/calls";

fn problem(answer: &Answer) -> Value {
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let problem: Value = serde_json::from_slice(&answer.bytes).expect("JSON");
    assert_eq!(problem["status"], answer.status.as_u16());
    for name in ["type", "title", "detail"] {
        assert!(problem[name].as_str().is_some_and(|text| !text.is_empty()), "{name} of {problem}");
    }
    problem
}

#[tokio::test]
async fn a_form_that_an_address_does_not_have_is_refused_with_the_one_that_it_has() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for accept in
        ["application/json", "*/*", "application/*", "text/html, application/json;q=0.2", "json", "", "text/html, */*;q=0.1"]
    {
        visitor.get_with(CALLS, &[("accept", accept)]).await.is(200);
    }
    for accept in ["text/html", "application/xml", "application/json;q=0, text/csv", "*/*;q=0", "application/json;q=0, */*"] {
        let answer = visitor.get_with(CALLS, &[("accept", accept), ("accept-language", "en")]).await.is(406);
        assert!(problem(&answer)["detail"].as_str().unwrap().contains("application/json"), "{accept}");
        assert_eq!(answer.header("content-language"), "en");
    }
    visitor
        .get_with("/es/convocatorias", &[("accept", "application/pdf")])
        .await
        .is(406)
        .says("Esta dirección responde como text/html");
    visitor.get_with("/en/calls", &[("accept", "image/webp")]).await.is(406).says("This address answers as text/html");
    visitor.get_with("/es/convocatorias", &[("accept", "text/html,application/xhtml+xml,*/*;q=0.8")]).await.is(200);
}

#[tokio::test]
async fn whoever_reads_pages_gets_the_files_that_they_lead_to() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for path in ["/data/calls.csv", "/data/ocds.json", "/feeds/record.atom", "/feeds/deadlines.ics"] {
        visitor.get_with(path, &[("accept", "text/html")]).await.is(200);
        visitor.get_with(path, &[("accept", "text/html, application/xhtml+xml;q=0.9")]).await.is(200);
        visitor.get_with(path, &[("accept", "image/png")]).await.is(406);
    }
    visitor.get_with("/data/calls.csv", &[("accept", "text/html, text/csv;q=0")]).await.is(406);
    visitor.get_with(CALLS, &[("accept", "text/html")]).await.is(406);
}

#[tokio::test]
async fn a_browser_may_read_from_any_site_and_is_told_so_before() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let asks = [("origin", "https://elsewhere.example"), ("access-control-request-method", "GET")];
    let answer = visitor.asks_how(CALLS, &asks).await.is(204);
    assert!(answer.bytes.is_empty());
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("access-control-allow-methods"), "GET, HEAD, OPTIONS");
    assert!(answer.header("access-control-allow-headers").contains("if-none-match"));
    assert_eq!(answer.header("access-control-max-age"), "86400");
    assert_eq!(answer.header("access-control-allow-credentials"), "", "nothing here is anybody's own");
    assert!(visitor.get(CALLS).await.header("access-control-expose-headers").contains("etag"));
    visitor.asks_how("/api/v1/nothing", &asks).await.is(404);
    let page = visitor.asks_how("/es/cuenta/entrar", &asks).await.is(405);
    assert_eq!(page.header("access-control-allow-origin"), "", "pages are for this site alone");
}

#[tokio::test]
async fn heads_are_told_without_bodies() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for path in [CALLS, "/es/convocatorias"] {
        let (head, whole) = (visitor.head(path).await.is(200), visitor.get(path).await);
        assert!(head.bytes.is_empty());
        for name in ["etag", "content-type", "content-language"] {
            assert_eq!(head.header(name), whole.header(name), "{name} of {path}");
        }
    }
    visitor.head("/api/v1/calls?limit=0").await.is(400);
}

#[tokio::test]
async fn what_is_read_only_says_how_it_can_be_read() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let answer = visitor.knocks(CALLS).await.is(405);
    assert_eq!(answer.header("allow"), "GET, HEAD, OPTIONS");
    problem(&answer);
    for _ in 0..300 {
        visitor.post(CALLS, &[]).await.is(405);
    }
}

#[tokio::test]
async fn a_problem_speaks_the_language_of_the_query_then_that_of_the_header() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let title = async |path: &str, language: &str| {
        let answer = visitor.get_with(path, &[("accept-language", language)]).await;
        assert!(answer.header("vary").contains("accept-language"), "{path}");
        problem(&answer)["title"].as_str().unwrap().to_owned()
    };
    assert_eq!(title("/api/v1/calls?limit=0", "en").await, "This question cannot be answered");
    assert_eq!(title("/api/v1/calls?limit=0&lang=es", "en").await, "La consulta no se puede responder");
    assert_eq!(title("/api/v1/calls/nobody?lang=en", "es").await, "Not in the record");
    assert_eq!(title("/api/v1/nothing", "es").await, "No encontramos esa página");
    visitor.get("/api/v1/calls?lang=fr").await.is(400).says("«fr»");
}
