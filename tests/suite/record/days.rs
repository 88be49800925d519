//! Every list, page and answer of the record can be asked as of a day, and by what was known on one.

use crate::support::World;
use serde_json::Value;

#[tokio::test]
async fn each_list_and_page_says_which_day_it_shows_and_leads_back_to_today() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for path in [
        "/es",
        "/es/convocatorias",
        "/es/convocatorias/sederec-2018-asociaciones",
        "/es/instituciones",
        "/es/instituciones/sederec",
        "/es/elecciones",
        "/es/elecciones/mx-2018-fed",
    ] {
        visitor.get(&format!("{path}?as_of=2018-06-15")).await.is(200).says("class=\"asof\"").says("15 de junio de 2018");
        visitor.get(&format!("{path}?known_on=2026-11-22")).await.is(200).says("Con lo que el registro contenía");
        visitor.get(path).await.is(200).never_says("class=\"asof\"");
        visitor.get(&format!("{path}?as_of=9999-12-31")).await.is(400).says("solo puede ser un día entre 1900-01-01 y hoy");
    }
}

#[tokio::test]
async fn lists_of_an_earlier_day_leave_out_what_came_later() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    visitor.get("/es/convocatorias?as_of=2016-12-31").await.is(200).never_says("/es/convocatorias/sederec-2018-asociaciones");
    let read = async |path: &str| -> Value { serde_json::from_slice(&visitor.get(path).await.is(200).bytes).expect("JSON") };
    let (then, today) = (read("/api/v1/calls?as_of=2016-12-31").await, read("/api/v1/calls").await);
    assert!(then["found"].as_u64() < today["found"].as_u64(), "{} of {}", then["found"], today["found"]);
    let (then, today) = (read("/api/v1/summary?as_of=2016-12-31").await, read("/api/v1/summary").await);
    assert!(then["calls"].as_u64() < today["calls"].as_u64());
    assert_eq!(today["checks"]["never"], 20);
    for list in ["institutions", "programmes", "electoral-periods"] {
        let path = format!("/api/v1/{list}");
        assert_eq!(read(&format!("{path}?as_of=2018-06-15")).await["as_of"], "2018-06-15");
        let before = read(&format!("{path}?known_on=2026-11-21")).await;
        assert_eq!(before[list.replace('-', "_")].as_array().map(Vec::len), Some(0), "nothing was on record yet");
        visitor.get(&format!("{path}?year=2018")).await.is(400);
    }
}

#[tokio::test]
async fn the_last_day_that_can_be_chosen_is_today_where_the_calls_are() {
    let world = World::with_record().await;
    let (kept, page) = (world.visitor(), "/es/convocatorias/sederec-2018-asociaciones");
    // 17:00 and 19:00 in Mexico City: in between it becomes tomorrow in Greenwich.
    for now in ["2026-11-22T23:00:00Z", "2026-11-23T01:00:00Z"] {
        world.app.clock.set(now.parse().expect("an instant"));
        let fresh = world.unrendered().get(page).await.is(200).says("max=\"2026-11-22\"");
        assert_eq!(kept.get(page).await.header("etag"), fresh.header("etag"));
    }
    kept.get(&format!("{page}?as_of=2026-11-22")).await.is(200);
    kept.get(&format!("{page}?as_of=2026-11-23")).await.is(400);
}

#[tokio::test]
async fn the_board_lists_what_waits_for_a_check() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    visitor.get("/es/convocatorias").await.is(200).says("Falta buscar").says("Nadie ha buscado (20)");
    visitor.get("/es/convocatorias?check=never").await.is(200).says("20 de 26");
    visitor.get("/en/calls?check=never").await.is(200).says("Nobody has looked (20)");
    visitor.get("/es/convocatorias?check=ayer").await.is(400).says("never, stale, soon");
    visitor.get("/api/v1/calls?check=ayer").await.is(400).says("never, stale, soon");
    world.app.clock.advance(chrono::Duration::days(400));
    visitor.get("/es/convocatorias?check=stale").await.is(200).says("1 de 26").says("sederec-2018-asociaciones");
    visitor.get("/es/convocatorias/sederec-2018-asociaciones").await.is(200).says("Sin buscar desde");
}

#[tokio::test]
async fn a_call_of_an_institution_that_is_gone_says_whom_to_ask() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let path = "convocatorias/sederec-2018-asociaciones";
    visitor.get(&format!("/es/{path}")).await.is(200).says("A quién preguntar hoy").says("/es/instituciones/sebien");
    visitor.get(&format!("/es/{path}?as_of=2018-06-15")).await.is(200).never_says("A quién preguntar hoy");
    visitor.get("/en/calls/sederec-2018-asociaciones").await.is(200).says("Whom to ask today");
}

#[tokio::test]
async fn lists_and_pages_have_a_form_for_the_day_that_keeps_their_filters() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for path in ["/es/convocatorias", "/es/compromisos", "/es/instituciones", "/es/instituciones/sederec"] {
        visitor.get(path).await.is(200).says("name=\"as_of\"").says("name=\"known_on\"");
    }
    let filtered = visitor.get("/es/convocatorias?standing=unknown&city=cdmx&as_of=2026-11-01").await.is(200);
    filtered.says("name=\"standing\" value=\"unknown\"").says("name=\"city\" value=\"cdmx\"").says("value=\"2026-11-01\"");
}

#[tokio::test]
async fn institutions_are_told_as_they_were_on_the_day() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let then = visitor.get("/es/instituciones?as_of=2010-01-01").await.is(200);
    then.says("/es/instituciones/sederec").never_says("/es/instituciones/sibiso?").never_says("31 de diciembre de 2018");
    let page = visitor.get("/es/instituciones/sederec?as_of=2016-06-01").await.is(200);
    page.never_says("/es/convocatorias/sederec-2018-asociaciones")
        .never_says("31 de diciembre de 2018")
        .never_says("/es/instituciones/sibiso\"");
    visitor.get("/es/instituciones/sibiso?as_of=2010-01-01").await.is(200).says("aún no existía en el día elegido");
    for (path, says) in [
        ("/es/instituciones/sederec", "aún no contenía esta institución"),
        ("/en/institutions/sederec", "did not hold this institution yet"),
        ("/es/elecciones/mx-2018-fed", "todavía no tenía este proceso"),
        ("/en/elections/mx-2018-fed", "was not on record yet"),
    ] {
        visitor.get(&format!("{path}?known_on=2026-11-21")).await.is(200).says("class=\"asof\"").says(says);
    }
    visitor.get("/es/instituciones/nadie?known_on=2026-11-21").await.is(404);
}

#[tokio::test]
async fn a_search_is_told_for_the_days_before_it() {
    let world = World::with_record().await;
    let page = "/es/convocatorias/sederec-2018-asociaciones";
    let then = world.visitor().get(&format!("{page}?as_of=2019-06-01")).await.is(200).says("stamp unresolved");
    then.says("id=\"sederec-2018-asociaciones--checked_no_act\"").says("Dónde se buscó y dónde no");
}

#[tokio::test]
async fn nothing_around_a_call_is_told_before_it_happened() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = "/es/convocatorias/sederec-2018-asociaciones";
    visitor.get(page).await.is(200).says("15 de diciembre de 2018").says("id=\"contexto-6\"");
    let then = visitor.get(&format!("{page}?as_of=2018-10-01")).await.is(200);
    let then = then.says("id=\"contexto-1\"").never_says("id=\"contexto-6\"").never_says("15 de diciembre de 2018");
    then.reads("Fue después del día que se muestra: una búsqueda vale también para los días anteriores.");
    visitor.get(page).await.is(200).never_says("Fue después del día que se muestra");
    visitor.get(&format!("{page}?as_of=2018-02-01")).await.is(200).never_says("id=\"contexto-1\"");
}

#[tokio::test]
async fn days_that_lie_ahead_of_the_day_are_not_told_as_if_nothing_had_come() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let row = async |query: &str| {
        let page = visitor.get(&format!("/en/elections/mx-2018-fed{query}")).await.is(200).text();
        let table = page.split_once("id=\"todas\"").expect("all lines").1.to_owned();
        let rows: Vec<&str> = table.split("<tr").filter(|row| row.contains("/calls/sederec-2018-asociaciones")).collect();
        let cells: Vec<String> = rows[0].split("<td").map(|cell| cell.split('>').nth(1).unwrap_or_default().to_owned()).collect();
        cells
    };
    let resolved = |cells: &[String]| cells.iter().any(|cell| cell.starts_with("no<"));
    assert!(resolved(&row("").await), "somebody looked after it, and nothing was found");
    assert!(!resolved(&row("?as_of=2018-06-20").await), "eleven days lie ahead");
}

/// The value of the element that names it: `content="…"` after `property="og:url"`.
fn told<'t>(page: &'t str, before: &str, end: char) -> &'t str {
    page.split_once(before).and_then(|(_, rest)| rest.split_once(end)).unwrap_or_else(|| panic!("lacks {before}")).0
}

#[tokio::test]
async fn a_day_or_a_filter_that_is_shared_says_so_where_it_is_shared() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let base = "http://127.0.0.1:3000";
    for (path, query, words) in [
        ("/es/convocatorias/sederec-2018-asociaciones", "?as_of=2018-10-01", "al 1 de octubre de 2018"),
        ("/es/instituciones/sederec", "?known_on=2026-11-22", "con lo que constaba el 22 de noviembre de 2026"),
        ("/en/elections/mx-2018-fed", "?as_of=2018-06-20", "as of 20 June 2018"),
        ("/es/convocatorias", "?standing=unresolved", "Sin resolver"),
        ("/en/calls", "?standing=unknown&city=cdmx&as_of=2026-11-01", "Mexico City · as of 1 November 2026"),
        ("/es/compromisos", "?as_of=2026-11-01", "al 1 de noviembre de 2026"),
        ("/es", "?as_of=2018-06-15", "al 15 de junio de 2018"),
    ] {
        let today = visitor.get(path).await.is(200).text();
        assert_eq!(told(&today, "property=\"og:url\" content=\"", '"'), format!("{base}{path}"), "{path}");
        let page = visitor.get(&format!("{path}{query}")).await.is(200).text();
        assert_eq!(told(&page, "property=\"og:url\" content=\"", '"').replace("&amp;", "&"), format!("{base}{path}{query}"));
        assert_eq!(told(&page, "rel=\"canonical\" href=\"", '"'), format!("{base}{path}"), "one page for who searches");
        for place in [told(&page, "<title>", '<'), told(&page, "property=\"og:title\" content=\"", '"')] {
            assert!(place.contains(words), "{path}{query}: {place}");
        }
    }
    let page = visitor.get("/es/convocatorias/sederec-2018-asociaciones?as_of=2018-10-01").await.is(200);
    let data = page.data().expect("data for machines");
    assert_eq!(data["url"], format!("{base}/es/convocatorias/sederec-2018-asociaciones?as_of=2018-10-01"));
    assert!(data["name"].as_str().is_some_and(|name| name.ends_with("al 1 de octubre de 2018")), "{data}");
}
