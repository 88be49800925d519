//! The boards: what somebody should act on, tables that are sorted by links, and pages of programmes, years and places.

use crate::support::{World, office::Typed};
use acuse::calls::import;
use regex::Regex;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// New pages, in both languages.
const PAGES: [(&str, &str); 12] = [
    ("/es/abiertas", "/en/open"),
    ("/es/suspendidas", "/en/suspended"),
    ("/es/por-consultar", "/en/due-for-a-check"),
    ("/es/fechas-prometidas", "/en/promised-dates"),
    ("/es/programas", "/en/programmes"),
    ("/es/programas/ch-iam", "/en/programmes/ch-iam"),
    ("/es/ejercicios", "/en/years"),
    ("/es/ejercicios/2018", "/en/years/2018"),
    ("/es/lugares", "/en/places"),
    ("/es/lugares/cdmx", "/en/places/cdmx"),
    ("/es/comparar/instituciones", "/en/compare/institutions"),
    ("/es/comparar/ejercicios", "/en/compare/years"),
];

#[tokio::test]
async fn each_page_can_be_asked_as_of_a_day_in_both_languages_and_says_so() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for (es, en) in PAGES {
        let page = visitor.get(&format!("{es}?as_of=2018-06-15")).await.is(200);
        page.says("lo que era cierto el 15 de junio de 2018").says(&format!("href=\"{en}?as_of=2018-06-15\""));
        visitor.get(&format!("{en}?as_of=2018-06-15")).await.is(200).says("class=\"asof\"");
        visitor.get(&format!("{es}?known_on=2026-11-22")).await.is(200).says("Con lo que el registro contenía");
        visitor.get(es).await.is(200).never_says("class=\"asof\"");
        visitor.get(&format!("{es}?as_of=9999-12-31")).await.is(400);
    }
}

#[tokio::test]
async fn what_is_not_on_record_is_not_found() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for path in [
        "/es/programas/nada",
        "/es/ejercicios/1950",
        "/es/ejercicios/2018x",
        "/es/ejercicios/+2018",
        "/es/lugares/roma",
        "/en/places/Chicago",
    ] {
        visitor.get(path).await.is(404);
    }
    for path in ["/es/comparar/instituciones?a=nadie", "/es/comparar/ejercicios?a=1900&b=2018"] {
        visitor.get(path).await.is(400);
    }
}

/// The texts of a column of the first table, from its head on.
fn column(html: &str, head: &str) -> Vec<String> {
    let table = html.split_once("class=\"sorted\"").map_or("", |(_, rest)| rest.split("</table>").next().unwrap_or_default());
    let cell = Regex::new(&format!(r#"(?s)<td role="cell"[^>]*data-h="{head}">(.*?)</td>"#)).expect("a pattern");
    let mark = Regex::new("<[^>]+>").expect("a pattern");
    cell.captures_iter(table).map(|c| mark.replace_all(&c[1], "").trim().to_owned()).collect()
}

#[tokio::test]
async fn a_table_is_sorted_by_links_and_says_how() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = visitor.get("/es/convocatorias").await.is(200).text();
    assert!(page.contains("aria-sort=\"ascending\"><a href=\"/es/convocatorias?sort=-standing\">Situación"), "unresolved first");
    assert!(column(&page, "Situación")[0].starts_with("Sin resolver"));

    let years = |html: &str| -> Vec<i32> { column(html, "Ejercicio").iter().filter_map(|year| year.parse().ok()).collect() };
    let up = visitor.get("/es/convocatorias?sort=year").await.is(200).text();
    assert!(years(&up).is_sorted() && years(&up).len() == 26, "{:?}", years(&up));
    assert!(up.contains("aria-sort=\"ascending\"><a href=\"/es/convocatorias?sort=-year\">Ejercicio"));
    let down = visitor.get("/es/convocatorias?sort=-year&standing=unknown").await.is(200).text();
    assert!(years(&down).is_sorted_by(|a, b| a >= b) && years(&down).len() == 20, "{:?}", years(&down));
    assert!(down.contains("standing=unknown&amp;sort=title\""), "the filter stays when the order changes");
    assert_eq!(down.matches("aria-sort=").count(), 1);

    let names = column(&visitor.get("/en/calls?sort=institution").await.is(200).text(), "Institution");
    let folded: Vec<String> = names.iter().map(|name| name.to_lowercase().replace('í', "i")).collect();
    assert!(folded.is_sorted(), "{folded:?}");
    let published = column(&visitor.get("/es/convocatorias?sort=-published").await.is(200).text(), "Publicada");
    assert!(published.last().is_some_and(|last| last == "no consta"), "what is not known comes last: {published:?}");
}

#[tokio::test]
async fn lists_of_institutions_elections_and_programmes_are_sorted_by_name_or_date_and_never_by_a_number() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let order = Regex::new(r"[?&]sort=([a-z-]+)").expect("a pattern");
    let link = Regex::new(r#"<td role="cell" data-h="[^"]*"><a href="([^"?#]+)"#).expect("a pattern");
    let orders = |html: &str| link.captures_iter(html).map(|c| c[1].to_owned()).collect::<Vec<_>>();
    for (page, wanted) in [
        ("/es/instituciones", vec!["since", "-title"]),
        ("/en/elections", vec!["title", "day"]),
        ("/es/instituciones/sederec", vec!["-title"]),
        ("/es/elecciones/cdmx-2018-jg", vec!["title", "-standing"]),
    ] {
        let html = visitor.get(page).await.is(200).text();
        assert_eq!(html.matches("class=\"sorts noprint\"").count(), 1, "{page}: the choices of all its tables stand once");
        let sorts: BTreeSet<String> = order.captures_iter(&html).map(|c| c[1].to_owned()).collect();
        assert_eq!(sorts, wanted.iter().map(|name| (*name).to_owned()).collect(), "{page}");
        for sort in wanted {
            let other = visitor.get(&format!("{page}?sort={sort}")).await.is(200).text();
            let all = |html: &str| orders(html).into_iter().collect::<BTreeSet<_>>();
            assert_eq!(all(&other), all(&html), "{page} holds the same rows by {sort}");
            assert_ne!(orders(&other), orders(&html), "{page} has another order by {sort}");
        }
        visitor.get(&format!("{page}?sort=lines")).await.is(400);
    }
    let newest = column(&visitor.get("/es/elecciones").await.is(200).text(), "Jornada electoral");
    assert!(newest.len() > 5, "{newest:?}");
    visitor.get("/es/elecciones/cdmx-2018-jg?sort=title").await.is(200).says("?sort=-title#todas\"");
}

#[tokio::test]
async fn the_spanish_name_of_a_body_is_marked_as_such_in_english_tables() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let name = "lang=\"es\">Alcaldía (Delegación) La Magdalena Contreras</a>";
    for page in ["/en/calls", "/en/places/cdmx"] {
        visitor.get(page).await.is(200).says(name);
    }
    visitor.get("/es/convocatorias").await.is(200).says(">Alcaldía (Delegación) La Magdalena Contreras</a>").never_says(name);
}

#[tokio::test]
async fn programmes_places_and_recurring_calls_say_how_they_print_and_where_they_are() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let recurring = visitor.get("/es/convocatorias-recurrentes").await.is(200).text();
    let recurring =
        Regex::new("href=\"(/es/convocatorias-recurrentes/[a-z0-9-]+)\"").expect("a pattern").captures(&recurring).expect("one")
            [1]
        .to_owned();
    for page in ["/es/programas/ch-iam", "/es/lugares/cdmx", recurring.as_str()] {
        let answer = visitor.get(page).await.is(200);
        answer.says("Esta página se imprime en una hoja con lo principal.").says(&format!("href=\"{page}\" class=\"address\""));
    }
}

#[tokio::test]
async fn lines_that_are_ordered_on_a_page_can_be_filtered_on_the_board() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for (page, board) in [
        ("/es/ejercicios/2018", "/es/convocatorias?year=2018"),
        ("/es/lugares/cdmx", "/es/convocatorias?city=cdmx"),
        ("/es/programas/ch-iam", "/es/convocatorias?programme=ch-iam"),
        ("/es/fechas-prometidas", "/es/convocatorias?promise=any"),
        ("/es/ejercicios/2018?sort=title&as_of=2020-01-01", "/es/convocatorias?year=2018&amp;as_of=2020-01-01"),
    ] {
        let says = format!("<a href=\"{board}\">Estas líneas en el tablero de convocatorias, con sus filtros</a>");
        visitor.get(page).await.is(200).says(&says);
        visitor.get(&board.replace("&amp;", "&")).await.is(200).says("class=\"filters noprint\"");
    }
}

#[tokio::test]
async fn an_order_that_no_column_has_is_refused() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for query in ["sort=badness", "sort=closes", "sort=--year", "sort=days"] {
        visitor.get(&format!("/es/convocatorias?{query}")).await.is(400);
    }
    visitor.get("/es/programas?sort=published").await.is(400);
}

#[tokio::test]
async fn the_board_of_open_lines_has_both_clocks_and_the_next_to_close_first() {
    let world = World::new().await;
    let office = world.office().await;
    office.publishes(&Typed { title: "Cierra después", closes: "2027-01-20T18:00", ..Typed::default() }).await;
    office.publishes(&Typed { title: "Cierra antes", closes: "2026-11-24T18:00", lines: 2, ..Typed::default() }).await;
    office
        .publishes(&Typed { title: "Aún no abre", opens: "2026-12-01T09:00", closes: "2027-01-25T18:00", ..Typed::default() })
        .await;
    let page = world.visitor().get("/es/abiertas").await.is(200);
    let page =
        page.reads("3 de 4 líneas registradas están abiertas.").reads("Faltan 2 días.").reads("Abre: 1 de diciembre de 2026");
    let page = page
        .says("Cierra en Ciudad de México")
        .says("Cierra en Chicago")
        .reads("se recibe por Acuse")
        .reads("hasta 120,000.00 MXN");
    let text = page.text();
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("lacks {words}"));
    assert!(place("Cierra antes") < place("Cierra después") && place("Cierra después") < place("Aún no abre"));
    assert_eq!(text.matches("<li class=\"counted\"").count(), 3, "a line each, two of one call");
    world.visitor().get("/es").await.is(200).says("class=\"clocks\"").says("Cierra antes");
}

#[tokio::test]
async fn nothing_open_is_said_with_what_it_means() {
    let world = World::with_record().await;
    let page = world.visitor().get("/en/open").await.is(200);
    page.reads("0 of 26 lines on record are open.").says("/en/suggested-calls/new");
}

#[tokio::test]
async fn what_needs_attention_is_counted_by_all_that_stands_there() {
    let world = World::with_record().await;
    let then = world.visitor().get("/es?as_of=2018-06-15").await.is(200);
    then.reads("Sin resolver o con fecha vencida, en total: 0. Con la suspensión vigente, en total: 1.")
        .says("/es/convocatorias?standing=suspended&amp;as_of=2018-06-15\"");
    world.visitor().get("/es").await.is(200).never_says("Con la suspensión vigente, en total");
}

#[tokio::test]
async fn a_suspension_is_quoted_where_the_authority_speaks_and_a_basis_that_was_not_named_is_said_to_be_missing() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let then = visitor.get("/es/suspendidas?as_of=2018-06-15").await.is(200);
    let then = then
        .reads("según la fuente: año electoral, «por ley». No consta que nombrara un fundamento legal.")
        .reads("segundo trimestre de 2018");
    then.says("/es/convocatorias/sederec-2018-asociaciones?as_of=2018-06-15");
    let today = visitor.get("/es/suspendidas").await.is(200).reads("No consta hoy ninguna suspensión vigente.");
    today.reads("nadie ha asentado una con su fuente");
    let world = World::new().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    office.suspends(&slug, "Veda electoral").await;
    world.visitor().get("/es/suspendidas").await.is(200).says("<q>Veda electoral</q>");
}

#[tokio::test]
async fn what_waits_for_a_check_says_why_and_where_one_can_look() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = visitor.get("/es/por-consultar").await.is(200).reads("20 de 26 líneas registradas esperan una búsqueda.");
    page.reads("Nadie ha buscado (20)").reads("Dónde se puede buscar").says("/es/acerca#corregir");
    world.app.clock.advance(chrono::Duration::days(400));
    let page = visitor.get("/es/por-consultar").await.is(200).reads("21 de 26").reads("Búsqueda de hace más de un año (1)");
    assert_eq!(page.text().matches("class=\"counted\"").count(), 21);
    let stale = visitor.get("/es/por-consultar?check=stale").await.is(200).reads("1 de 26");
    stale.says("sederec-2018-asociaciones").reads("22 de noviembre de 2026");
}

#[tokio::test]
async fn a_programme_has_a_page_with_where_it_moved_and_its_lines() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = visitor.get("/es/programas/ch-iam").await.is(200);
    page.says("href=\"/es/instituciones/sederec\"").says("sederec-2018-asociaciones").says("id=\"lineas\"");
    visitor.get("/en/programmes/p3x1").await.is(200).reads("The record has no calls of this programme.");
    visitor.get("/es/instituciones/sederec").await.is(200).says("href=\"/es/programas/ch-iam\"");
}

#[tokio::test]
async fn a_place_leads_to_its_institutions_years_and_the_wider_governments() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/lugares/chicago").await.is(200);
    let page = page.says("/es/instituciones/dfss").says("/es/convocatorias?city=chicago&amp;year=2021");
    page.says("href=\"/es/lugares/illinois\"").reads("2 líneas registradas");
}

#[tokio::test]
async fn a_year_lies_between_its_neighbours_and_names_its_elections() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/ejercicios/2018").await.is(200);
    let page =
        page.says("/es/elecciones/mx-2018-fed").says("/es/elecciones/cdmx-2018-jg").never_says("/es/elecciones/il-2018-general");
    page.says("href=\"/es/ejercicios/2017\"").says("/es/comparar/ejercicios?a=2017&amp;b=2018");
}

#[tokio::test]
async fn a_long_table_comes_in_pages_and_each_line_is_on_one_of_them() {
    let world = World::with_record().await;
    let call = |n: usize| {
        json!({ "id": format!("prueba-{n:03}"), "title": format!("Prueba {n}"), "title_en": format!("Test {n}"), "programme_id": null,
            "institution_id": "idhs", "jurisdiction": "Illinois", "fiscal_year": 2027,
            "confidence": if n.is_multiple_of(10) { "uncertain" } else { "sourced" } })
    };
    let calls: Vec<Value> = (0..120).map(call).collect();
    import::load(&world.app, &[("calls", json!(calls))]).await.expect("loaded");
    let visitor = world.visitor();
    for first in ["/es/convocatorias", "/es/ejercicios/2027", "/es/lugares/illinois?sort=-title"] {
        let (mut found, mut pages, mut next) = (BTreeSet::new(), 0, Some(first.to_owned()));
        while let Some(path) = next {
            let html = visitor.get(&path).await.is(200).says("aria-label=\"Páginas de resultados\"").text();
            let rows: Vec<&str> = html.split("<tr role=\"row\" class=\"").skip(1).collect();
            assert!(rows.len() <= 100, "{path}");
            for row in rows {
                let line = row.split("href=\"/es/convocatorias/").nth(1).and_then(|rest| rest.split(['"', '?', '#']).next());
                assert!(found.insert(line.expect("a call").to_owned()), "{line:?} on {path} is there twice");
            }
            pages += 1;
            next = html
                .split("rel=\"next\" href=\"")
                .nth(1)
                .and_then(|rest| rest.split('"').next())
                .map(|to| to.replace("&amp;", "&"));
        }
        assert_eq!((found.iter().filter(|line| line.starts_with("prueba-")).count(), pages), (120, 2), "{first}");
    }
    visitor.get("/es/ejercicios/2027?page=2").await.is(200).says("Por verificar: 12.");
    visitor.get("/en/calls?page=1&institution=sederec").await.is(200).never_says("Pages of results");
    visitor.get("/en/calls?page=3").await.is(400).says("The table has no page");
    visitor.get("/es/convocatorias?page=0").await.is(400).says("La tabla no tiene una página");
    visitor.get("/api/v1/calls?page=2").await.is(400);
}

#[tokio::test]
async fn long_lists_of_open_suspended_and_promised_things_come_in_pages_too() {
    let world = World::with_record().await;
    let call = |id: String| {
        json!({ "id": id, "title": id, "title_en": id, "programme_id": null, "institution_id": "idhs", "jurisdiction": "Illinois",
            "fiscal_year": 2026, "confidence": "sourced" })
    };
    let fact = |line: String, kind: &str, more: Value| {
        let mut fact = json!({ "id": format!("{line}--{kind}"), "subject": { "kind": "line", "id": line }, "type": kind,
            "occurred_on": "2026-11-02", "precision": "day", "level": 1, "asserted_by": "reference", "text_es": "Prueba", "text_en": "Test",
            "source": "Prueba", "confidence": "sourced" });
        fact.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        fact
    };
    let lines = |sort: &str| (0..110).map(|n| format!("prueba-{sort}-{n:03}")).collect::<Vec<_>>();
    let calls: Vec<Value> = lines("open").into_iter().chain(lines("put-off")).map(call).collect();
    let window = json!({ "window": { "opens": "2026-11-02T09:00", "closes": "2027-12-15T18:00", "zone": "America/Chicago" } });
    let put_off = json!({ "stated_reason_es": null, "stated_reason_en": null, "legal_basis_named": null, "until": null });
    let opened = lines("open").into_iter().map(|line| fact(line, "window", window.clone()));
    let facts: Vec<Value> =
        opened.chain(lines("put-off").into_iter().map(|line| fact(line, "suspended", put_off.clone()))).collect();
    let promise = |n: usize| {
        json!({ "id": format!("prueba-{n:03}"), "kind": "plan", "title_es": "Prueba", "title_en": "Test", "promise_es": "Prueba",
            "promise_en": "Test", "institution_id": "idhs", "programme_id": null, "jurisdiction": "Illinois", "promised": null,
            "source": "Prueba", "confidence": "sourced", "notes": "", "claims": [] })
    };
    let promises: Vec<Value> = (0..110).map(promise).collect();
    let all = [("calls", json!(calls)), ("facts", json!(facts)), ("commitments", json!(promises))];
    import::load(&world.app, &all).await.expect("loaded");
    let visitor = world.visitor();
    for (path, item, all) in [
        ("/es/abiertas", "/es/convocatorias/prueba-open-", 110),
        ("/es/suspendidas", "/es/convocatorias/prueba-put-off-", 110),
        ("/es/compromisos", "/es/compromisos/prueba-", 110),
    ] {
        let first = visitor.get(path).await.is(200).says("rel=\"next\"").text();
        let second = visitor.get(&format!("{path}?page=2")).await.is(200).says("rel=\"prev\"").text();
        let pattern = Regex::new(&format!("href=\"({item}\\d+)[\"#]")).expect("a pattern");
        let found = |html: &str| pattern.captures_iter(html).map(|c| c[1].to_owned()).collect::<BTreeSet<_>>();
        let (first, second) = (found(&first), found(&second));
        assert!(first.len() <= 100 && first.is_disjoint(&second), "{path}: {} and {}", first.len(), second.len());
        assert_eq!(first.len() + second.len(), all, "{path}");
        visitor.get(&format!("{path}?page=3")).await.is(400);
    }
    visitor.get("/es").await.is(200).says("Abiertas en total: <a href=\"/es/convocatorias?standing=open\" class=\"fig\">110</a>");
    let year = visitor.get("/en/elections/mx-2018-fed?page=2").await;
    year.is(400).says("The table has no page");
    visitor.get("/es/instituciones/idhs").await.is(200).says("convocatorias, en el tablero").says("Ver los compromisos");
}
