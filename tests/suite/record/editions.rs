//! Recurring calls on pages and in the API: known editions, those ahead, those expected and not published; none in any figure.

use crate::support::World;
use serde_json::Value;

const SUMMER: &str = "/es/convocatorias-recurrentes/migrante-bienvenido-verano";

#[tokio::test]
async fn an_edition_that_did_not_come_says_that_nobody_has_looked_and_that_nothing_was_cancelled() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = visitor.get(SUMMER).await.is(200);
    page.says("Esperada, no publicada hasta donde consta aquí: nadie la ha buscado")
        .says("puede haberse publicado. No consta que se cancelara")
        .says("se espera por extensión")
        .says("/es/convocatorias/sederec-2018-bienvenido-verano")
        .says("Se espera en julio de 2027")
        .never_says("se buscó el")
        .never_says("class=\"stamp");
    let page = visitor.get("/en/recurring-calls/migrante-bienvenido-verano").await.is(200);
    page.says("Expected, not published as far as is known here: nobody has looked for it")
        .says("it may have been published. No cancellation is on record")
        .says("The first summer edition was announced on 12 July 2015");
}

#[tokio::test]
async fn the_list_the_board_and_the_programme_show_them_and_no_figure_counts_them() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    visitor
        .get("/es/convocatorias-recurrentes")
        .await
        .is(200)
        .says("invierno")
        .says("Semana Santa")
        .says("Se espera en diciembre de 2026");
    let board = visitor.get("/es/convocatorias").await.is(200);
    board.says("Ediciones que se esperan").says("nadie la ha buscado").reads("26 de 26");
    visitor.get("/es/convocatorias?year=2022").await.is(200).says("2022: Esperada").never_says("2023: Esperada");
    visitor.get("/es/convocatorias?standing=unresolved").await.is(200).never_says("Ediciones que se esperan");
    visitor.get("/es/convocatorias?city=chicago").await.is(200).never_says("Ediciones que se esperan");
    visitor.get("/es/convocatorias?text=bienvenid%40").await.is(200).says("Ediciones que se esperan");
    visitor.get("/es/instituciones/sederec").await.is(200).says("Ediciones que se esperan").says(SUMMER);
    let summary: Value = serde_json::from_str(&visitor.get("/api/v1/summary").await.is(200).text()).unwrap();
    assert_eq!(summary["lines"]["counted"].as_u64(), Some(26));
}

#[tokio::test]
async fn the_api_tells_each_edition_and_whether_anybody_looked() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let answer: Value = serde_json::from_str(&visitor.get("/api/v1/recurring-calls").await.is(200).text()).unwrap();
    let all = answer["recurring_calls"].as_array().unwrap();
    let summer = all.iter().find(|one| one["id"] == "migrante-bienvenido-verano").unwrap();
    let of = |year: i64| summer["editions"].as_array().unwrap().iter().find(|edition| edition["year"] == year).unwrap();
    assert_eq!(of(2018)["state"], "on_record");
    assert_eq!(of(2018)["calls"][0], "sederec-2018-bienvenido-verano");
    assert_eq!((&of(2022)["state"], &of(2022)["searched"]), (&"expected_not_published".into(), &Value::Null));
    assert_eq!((&of(2022)["by_extension"], &of(2027)["state"]), (&true.into(), &"expected".into()));
    let call: Value =
        serde_json::from_str(&visitor.get("/api/v1/calls/sederec-2018-bienvenido-verano").await.is(200).text()).unwrap();
    assert_eq!(call["call"]["edition"]["year"], 2018);
    let programmes: Value = serde_json::from_str(&visitor.get("/api/v1/programmes").await.is(200).text()).unwrap();
    let one = programmes["programmes"].as_array().unwrap().iter().find(|one| one["id"] == "migrante-bienvenido").unwrap();
    assert_eq!(one["recurring_calls"].as_array().map(Vec::len), Some(3));
}

#[tokio::test]
async fn editions_can_be_asked_as_of_a_day_and_as_known_on_a_day() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = visitor.get(&format!("{SUMMER}?as_of=2017-05-01")).await.is(200);
    page.says("lo que era cierto el 1 de mayo de 2017").never_says("edicion-2018");
    visitor.get(&format!("{SUMMER}?known_on=2026-11-20")).await.is(200).says("todavía no tenía esta convocatoria recurrente");
    visitor.get("/es/convocatorias-recurrentes?known_on=2026-11-20").await.is(200).says("no tiene convocatorias recurrentes");
    visitor.get("/en/recurring-calls/no-such").await.is(404);
}

#[tokio::test]
async fn a_call_says_which_edition_it_is() {
    let world = World::with_record().await;
    let page = world.visitor().get("/en/calls/sibiso-2019-bienvenido-ss").await.is(200);
    page.says("Edition of a recurring call").says("Welcome Migrant operation, Easter 2019");
}
