//! Side by side, and drawings beside their tables: the same numbers in both, cases instead of rates where there are few.

use crate::support::World;
use regex::Regex;

fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    text.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map_or("", |(part, _)| part)
}

/// The figure of a page: what its drawing writes, what a screen reader hears, and the cells of its table.
fn figure(html: &str) -> (Vec<String>, String, Vec<String>) {
    let figure = between(html, "<figure class=\"chart\">", "</figure>");
    let svg = between(figure, "line-wide", "</svg>");
    let text = Regex::new(r"<text[^>]*>([^<]*)</text>").expect("a pattern");
    let cell = Regex::new(r#"(?s)<td role="cell"[^>]*>(.*?)</td>"#).expect("a pattern");
    let mark = Regex::new("<[^>]+>").expect("a pattern");
    let cells = cell.captures_iter(figure).map(|c| mark.replace_all(&c[1], "").trim().to_owned()).collect();
    (text.captures_iter(svg).map(|c| c[1].to_owned()).collect(), between(svg, "<desc", "</desc>").to_owned(), cells)
}

#[tokio::test]
async fn the_drawing_of_election_years_has_its_table_with_the_same_numbers() {
    let world = World::with_record().await;
    for (path, of) in [("/es/elecciones", "de"), ("/en/elections", "of")] {
        let html = world.visitor().get(path).await.is(200).text();
        let (texts, told, cells) = figure(&html);
        let share = Regex::new(&format!(r"^(\d+) {of} (\d+)")).expect("a pattern");
        let drawn: Vec<(String, String)> =
            texts.iter().filter_map(|text| share.captures(text)).map(|c| (c[1].to_owned(), c[2].to_owned())).collect();
        let rows: Vec<&[String]> = cells.chunks(6).collect();
        assert_eq!(drawn.len(), rows.len() * 4, "four bars a group: {texts:?} {cells:?}");
        for (row, bars) in rows.iter().zip(drawn.chunks(4)) {
            assert!(told.contains(&row[0]), "{told} lacks {}", row[0]);
            for (cell, (n, total)) in row[2..].iter().zip(bars) {
                assert_eq!((cell, &row[1]), (n, total));
                assert!(told.contains(&format!("{n} {of} {total}")), "{told}");
            }
        }
        assert!(html.contains("%"), "fourteen lines are enough for a rate");
    }
}

#[tokio::test]
async fn every_row_of_a_years_table_is_in_its_drawing_and_is_heard() {
    let world = World::with_record().await;
    for path in ["/es/ejercicios/2018", "/en/years/2018", "/es/ejercicios/2019", "/en/years/2024"] {
        let html = world.visitor().get(path).await.is(200).text();
        let (texts, told, cells) = figure(&html);
        let written = texts.join(" ");
        assert!(!cells.is_empty() && cells.len() % 6 == 0, "{path}: {cells:?}");
        for row in cells.chunks(6) {
            assert!(told.contains(&row[0]), "{path}: not heard: {}", row[0]);
            let first: Vec<&str> = row[0].split_whitespace().take(3).collect();
            assert!(written.contains(&first.join(" ")), "{path}: not drawn: {}", row[0]);
        }
    }
    let year = world.visitor().get("/es/ejercicios/2018").await.is(200);
    year.says("Periodo electoral 2018").says("segundo trimestre de 2018");
}

#[tokio::test]
async fn the_days_past_a_promise_are_the_same_in_drawing_and_table() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/fechas-prometidas").await.is(200);
    let page = page.reads("En 25 de 26 líneas no consta ninguna fecha anunciada").reads("al menos 3,065 días");
    let (texts, told, _) = figure(&page.text());
    assert!(texts.iter().any(|text| text == "al menos 3,065 días"), "{texts:?}");
    assert!(told.contains("SEDEREC, 1 de 8 líneas: al menos 3,065 días."), "{told}");
    let then = world.visitor().get("/es/fechas-prometidas?as_of=2018-06-15").await.is(200);
    then.reads("aún no llega").never_says("<figure");
}

#[tokio::test]
async fn two_institutions_stand_side_by_side_at_one_address() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = visitor.get("/es/comparar/instituciones?a=sederec&b=sibiso").await.is(200);
    let page = page.says("<title>SEDEREC y SIBISO").reads("SEDEREC: 8 líneas").reads("SIBISO: 3 líneas");
    let page = page.reads("1 de 8 (13 %)").reads("3 de 3").reads("Con menos de cinco líneas se muestran casos, no porcentajes");
    page.never_says("de 3 (").says("<option value=\"sederec\" selected>");
    let none = visitor.get("/en/compare/institutions").await.is(200);
    none.says("For example:").says("/en/compare/institutions?a=sederec&amp;b=sibiso");
    visitor.get("/en/compare/institutions?a=sederec&b=sederec").await.is(200).reads("choose two that differ");
    visitor.get("/en/compare/institutions?a=sederec&b=").await.is(200).says("For example:");
}

#[tokio::test]
async fn two_years_stand_side_by_side_and_keep_the_day() {
    let world = World::with_record().await;
    // A year without a line on that day is an empty side: the form itself asks so. What is no year of the record is a mistake.
    let empty = world.visitor().get("/en/compare/years?a=2018&b=2019&as_of=2018-06-15").await.is(200);
    empty.reads("2018: 7 lines").says("<option value=\"2019\" selected>").reads("The record has no line here of that day");
    world
        .visitor()
        .get("/en/compare/institutions?a=sederec&b=sibiso&as_of=2018-06-15")
        .await
        .is(200)
        .reads("no line here of that day");
    world.visitor().get("/en/compare/years?a=2018&b=1990&as_of=2018-06-15").await.is(400);
    world.visitor().get("/en/compare/years?a=2018&b=1990").await.is(400);
    let page = world.visitor().get("/en/compare/years?a=2017&b=2018&as_of=2018-06-15").await.is(200);
    page.says("name=\"as_of\" value=\"2018-06-15\"").says("as_of=2018-06-15").reads("2018: 7 lines");
}
