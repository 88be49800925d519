//! What never is kept, what cannot be put there, and how much is.

use super::made;
use crate::{associations::registers, support::World};
use acuse::{
    derived::answers::{Answer, Answers, Life},
    ledger::Reads,
};
use axum::http::HeaderMap;
use std::sync::Arc;

#[tokio::test]
async fn a_page_of_somebody_signed_in_is_theirs_alone() {
    let world = World::with_record().await;
    let nuria = world.person("Nuria").await;
    for page in ["/es", "/es/convocatorias", "/es/instituciones/sederec"] {
        let own = nuria.get(page).await.is(200).says("Nuria");
        assert_eq!(own.header("cache-control"), "no-store");
        assert!(own.header("etag").is_empty());
        world.visitor().get(page).await.is(200).never_says("Nuria").says("/es/cuenta/entrar");
        nuria.get(page).await.is(200).says("Nuria");
    }
    assert_eq!(made(&world), 3);
}

#[tokio::test]
async fn a_notice_is_shown_once_and_to_nobody_else() {
    let world = World::with_record().await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    world.visitor().get("/es").await.is(200);
    let to = nuria.post(&format!("/es/mi/asociaciones/{association}/sedes"), &[]).await;
    assert!(to.status.is_client_error());
    nuria.post("/es/cuenta/salir", &[]).await.is(303);
    world.visitor().get("/es").await.is(200).never_says("class=\"notice done\"");
    assert_eq!(made(&world), 1);
}

#[tokio::test]
async fn no_header_of_one_visitor_changes_what_another_gets() {
    let world = World::with_record().await;
    let clean = world.unrendered().get("/es/convocatorias").await.is(200).text();
    let headers = [
        ("host", "evil.example"),
        ("x-forwarded-host", "evil.example"),
        ("x-forwarded-proto", "gopher"),
        ("x-forwarded-for", "6.6.6.6"),
        ("forwarded", "host=evil.example"),
        ("accept-language", "en;q=1"),
        ("accept-encoding", "evil, br;q=0"),
        ("accept", "text/*"),
        ("cookie", "other=evil"),
        ("origin", "https://evil.example"),
        ("x-original-url", "/evil"),
        ("if-none-match", "W/\"evil\""),
        ("user-agent", "evil"),
    ];
    for (name, value) in headers {
        let world = World::with_record().await;
        world.visitor().get_with("/es/convocatorias", &[(name, value)]).await.is(200);
        let after = world.visitor().get("/es/convocatorias").await.is(200);
        assert_eq!(after.text(), clean, "{name}");
        assert_eq!(made(&world), 1, "{name}");
    }
}

#[tokio::test]
async fn a_query_in_another_order_is_another_page_and_one_with_more_is_not_kept() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for path in ["/es/convocatorias?year=2018&institution=sederec", "/es/convocatorias?institution=sederec&year=2018"] {
        let page = visitor.get(path).await.is(200).says("4 de 26").text();
        let query = path.split_once('?').expect("a query").1;
        assert!(page.contains(&format!("/en/calls?{}", query.replace('&', "&amp;"))), "the other language keeps the question");
        assert_eq!(visitor.get(path).await.text(), page);
    }
    assert_eq!(made(&world), 2);
    for path in [
        "/es/convocatorias?text=a",
        "/es?as_of=2020-01-01",
        "/es/convocatorias?year=2018&known_on=2026-11-22",
        "/es?utm_source=x",
    ] {
        visitor.get(path).await.is(200);
    }
    let long = format!("/es/convocatorias?institution={}", "x".repeat(300));
    let refused = ["/es/convocatorias?standing=nada", "/es/convocatorias/nada", "/es/no-existe", long.as_str()];
    for path in refused {
        let answer = visitor.get(path).await;
        assert!(answer.status.is_client_error(), "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
    assert_eq!((made(&world), world.app.answers.figures().kept), (2, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_many_ask_for_at_once_is_made_once() {
    let world = Arc::new(World::with_record().await);
    let mut asking = tokio::task::JoinSet::new();
    for _ in 0..32 {
        let visitor = world.visitor();
        asking.spawn(async move { visitor.get("/es/elecciones").await.is(200).bytes });
    }
    let pages = asking.join_all().await;
    assert!(pages.windows(2).all(|two| two[0] == two[1]));
    assert_eq!((made(&world), world.app.answers.figures().used), (1, 31));
}

fn answer(bytes: usize) -> Arc<Answer> {
    let day = chrono::Duration::days(1);
    let life = Life {
        reads: Reads::default(),
        since: 0,
        from: chrono::DateTime::UNIX_EPOCH - day,
        until: chrono::DateTime::UNIX_EPOCH + day,
    };
    Arc::new(Answer { headers: HeaderMap::new(), tag: String::new(), br: vec![0; bytes].into(), gzip: Vec::new().into(), life })
}

#[test]
fn what_is_kept_is_bounded_and_a_flood_of_addresses_does_not_wash_out_what_is_asked_for() {
    let answers = Answers::bounded(Arc::default(), 1024 * 1024);
    let now = chrono::DateTime::UNIX_EPOCH;
    answers.put("/es", answer(10_000));
    assert!(answers.get("/es", now, None).is_some());
    for n in 0..10_000 {
        answers.put(&format!("/es/convocatorias?institution={n}"), answer(10_000));
        assert!(answers.figures().bytes <= 1024 * 1024);
    }
    assert!(answers.get("/es", now, None).is_some() && answers.get("/es/convocatorias?institution=9999", now, None).is_some());
    assert!(answers.get("/es/convocatorias?institution=0", now, None).is_none());
    answers.put("/data", answer(600_000));
    assert!(answers.get("/data", now, None).is_none(), "what would push out a quarter of the rest is not kept");
}
