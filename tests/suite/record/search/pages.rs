//! The page of a search, through the router: in both languages, with typing errors, and with whatever else people send.

use crate::support::{Answer, Visitor, World};

/// Searches in Spanish.
async fn search(visitor: &Visitor, text: &str) -> Answer {
    let text: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
    visitor.get(&format!("/es/busqueda?q={text}")).await.is(200)
}

/// Where words stand on a page.
#[track_caller]
fn place(page: &str, words: &str) -> usize {
    page.find(words).unwrap_or_else(|| panic!("the page lacks «{words}»"))
}

#[tokio::test]
async fn the_boxes_of_the_front_page_and_the_board_lead_to_the_search() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for page in ["/es", "/es/convocatorias"] {
        visitor.get(page).await.is(200).says("action=\"/es/busqueda\"").says("name=\"q\"");
    }
    visitor.get("/en").await.is(200).says("action=\"/en/search\"");
    visitor.get("/es/busqueda").await.is(200).says("<title>Buscar en el registro · Acuse</title>").never_says("noindex");
    visitor.get("/en/search?q=SEDEREC").await.is(200).says("hreflang=\"es\"").says("/es/busqueda?q=SEDEREC").says("noindex");
}

#[tokio::test]
async fn an_acronym_finds_its_institution_first_then_its_calls_with_their_stamps() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = search(&visitor, "sederec").await.says("<mark>SEDEREC</mark>").says("class=\"stamp ").text();
    let (institutions, calls) = (place(&page, "<h2 id=\"institution\">"), place(&page, "<h2 id=\"call\">"));
    assert!(institutions < calls, "whoever types an acronym means the institution");
    let (first, other) = (place(&page, "/es/instituciones/sederec\""), place(&page, "/es/convocatorias/sederec-2018"));
    assert!(institutions < first && first < other);
    assert!(page.contains("<title>«sederec» · Buscar en el registro · Acuse</title>"));
    search(&visitor, "sederec asociaciones 2018").await.says("sederec-2018-asociaciones\"").says("stamp unresolved");
}

#[tokio::test]
async fn a_slip_of_the_finger_still_finds_and_says_what_was_searched() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page =
        search(&visitor, "sedrec").await.says("no aparece «sedrec»; se buscó «sederec»").says("<mark>SEDEREC</mark>").text();
    assert!(place(&page, "<h2 id=\"institution\">") < place(&page, "<h2 id=\"call\">"));
    let english = visitor.get("/en/search?q=sedrec+2018").await.is(200);
    english.says("“sedrec” is nowhere in the record; this is what “sederec” finds.").says("/en/calls/sederec-2018-asociaciones");
}

#[tokio::test]
async fn a_name_in_either_language_finds_on_pages_in_both() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for text in ["Desarrollo+Rural", "rural+development"] {
        visitor.get(&format!("/es/busqueda?q={text}")).await.says("/es/instituciones/sederec\"");
        visitor.get(&format!("/en/search?q={text}")).await.says("/en/institutions/sederec\"");
    }
    for text in ["HUESPED mujer", "huésped mujeres", "Mujer Huésped"] {
        search(&visitor, text).await.says("Impulso a la <mark>Mujer</mark> <mark>Huésped</mark>");
    }
}

#[tokio::test]
async fn programmes_promises_elections_laws_and_facts_are_found_by_their_names() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    search(&visitor, "Ciudad Hospitalaria").await.says("/es/programas/ch-iam\"");
    search(&visitor, "casas de la ciudad de mexico").await.says("/es/compromisos/convenio-cgai-icpcd\"");
    search(&visitor, "elección federal 2018").await.says("/es/elecciones/mx-2018-fed\"");
    search(&visitor, "propaganda apartado").await.says("/es/fundamentos#cpeum-41-iii-c\"");
    search(&visitor, "suspensión asociaciones 2018").await.says("id=\"fact\"").says("<mark>Suspensión</mark>");
    search(&visitor, "diariobasta").await.says("/es/hechos/");
}

#[tokio::test]
async fn whose_title_has_all_the_words_comes_first_of_its_sort() {
    let world = World::with_record().await;
    let page = search(&world.visitor(), "SEDEREC 2018").await.text();
    let calls = page.split("id=\"call\"").nth(1).expect("the calls");
    let first = calls.split("/es/convocatorias/").nth(1).expect("one").split('"').next();
    assert_eq!(first, Some("sederec-2018-asociaciones"));
}

#[tokio::test]
async fn where_nobody_looked_is_found_in_the_readers_language() {
    let world = World::with_record().await;
    let page = search(&world.visitor(), "Plataforma Nacional de Transparencia").await;
    page.says("sederec-2018-asociaciones--checked_no_act");
}

#[tokio::test]
async fn the_word_on_a_stamp_leads_to_the_board_of_what_bears_it() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for (typed, kind) in [
        ("sin resolver", "unresolved"),
        ("Convocatorias sin resolver", "unresolved"),
        ("suspendida", "suspended"),
        ("suspendidas 2018", "suspended"),
        ("resuelta", "resolved_awarded"),
        ("unresolved", "unresolved"),
        ("open", "open"),
    ] {
        let board = format!("href=\"/es/convocatorias?standing={kind}\"");
        search(&visitor, typed)
            .await
            .says("Convocatorias con la situación «")
            .says(&board)
            .never_says("No hay nada en el registro");
    }
    // Whoever looks for what was resolved is led to what is reported as resolved too, each with how many there are.
    let reported = search(&visitor, "resueltas").await.says("href=\"/es/convocatorias?standing=reported_resolved\"");
    reported.says("«resuelta» (1)").says("«resuelta, según se informa» (4)");
    search(&visitor, "resolved").await.says("standing=reported_resolved").says("standing=resolved_awarded");
    // It is a word of the stamps: no other word is searched for in its place.
    search(&visitor, "resuelta").await.never_says("se buscó «");
    visitor.get("/en/search?q=sin+resolver").await.is(200).says("/en/calls?standing=unresolved");
    search(&visitor, "resolver").await.never_says("con la situación");
}

#[tokio::test]
async fn one_sort_alone_comes_in_pages() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let all = search(&visitor, "convocatoria").await.says("type=fact").text();
    assert!(all.matches("<h3>").count() <= 40);
    let first =
        visitor.get("/es/busqueda?q=convocatoria&type=fact").await.is(200).says("Página 1 de").says("rel=\"next\"").text();
    let second = visitor.get("/es/busqueda?q=convocatoria&type=fact&page=2").await.is(200).says("rel=\"prev\"").text();
    let link = regex::Regex::new(r#"<h3><a href="([^"]+)""#).unwrap();
    let facts = |page: &str| link.captures_iter(page).map(|c| c[1].to_owned()).collect::<std::collections::BTreeSet<_>>();
    assert!(facts(&first).len() == 20 && !facts(&second).is_empty() && facts(&first).is_disjoint(&facts(&second)));
    visitor.get("/es/busqueda?q=convocatoria&type=fact&page=50").await.is(404);
    visitor.get("/es/busqueda?q=convocatoria&fbclid=abc&utm_source=x&type=").await.is(200);
    for (wrong, named) in [
        ("type=nada", "«nada»"),
        ("page=0", "«0»"),
        ("page=-1", "«-1»"),
        ("page=1000000", "«1000000»"),
        ("tipo=fact", "«tipo» no es un filtro de esta dirección. Use: q, type, page."),
        ("as_of=2018-01-01", "«as_of»"),
    ] {
        visitor.get(&format!("/es/busqueda?q=convocatoria&{wrong}")).await.is(400).says(named).says("<html lang=\"es\"");
    }
}

#[tokio::test]
async fn who_finds_nothing_is_told_what_to_try() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let nothing = search(&visitor, "murciélagos").await.says("No hay nada en el registro para «murciélagos»");
    let nothing = nothing.never_says("se buscó sin esa palabra");
    nothing.says("Pruebe con menos palabras").says("/es/convocatorias\"").says("/es/convocatorias-sugeridas/nueva");
    let apart = search(&visitor, "chicago bienvenid 1994").await.says("Cada palabra por separado").text();
    assert!(apart.contains("/es/busqueda?q=chicago\"") && apart.contains("/es/busqueda?q=1994\""));
    search(&visitor, "sederec murciélagos").await.says("no aparece «murcielagos»").says("<mark>SEDEREC</mark>");
    visitor.get("/es/busqueda?q=sederec&type=document").await.is(200).says("Buscar en todo");
}

#[tokio::test]
async fn whatever_is_typed_is_answered_kindly_and_comes_back_as_text() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let (long, many) = ("a".repeat(3_000), "palabra ".repeat(300));
    let odd = [
        "\"",
        "'",
        "*",
        "^sederec",
        "acronym:sederec",
        "{title text}: a",
        "a AND",
        "NOT",
        "NEAR(a b, 2)",
        "a OR OR b",
        "(",
        "a + b",
        "'; drop table search; --",
        "%",
        "\u{0}sederec\u{0}",
        "¿?",
        "…",
        "🦅",
        "שלום",
        "e\u{301}",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "²",
        "ª",
        &long,
        &many,
    ];
    for text in odd {
        let page = search(&visitor, text).await.text();
        assert!(!page.contains("<script>") && !page.contains("<img"), "{text}");
    }
    search(&visitor, "\u{0}sederec\u{0}").await.says("<mark>SEDEREC</mark>");
    search(&visitor, "¿?").await.says("Eso no contiene ninguna palabra");
    search(&visitor, "<b>hola</b>").await.says("value=\"&lt;b&gt;hola&lt;/b&gt;\"");
    let endless = visitor.get(&format!("/es/busqueda?q={}", "a".repeat(10_000))).await.is(414);
    endless.says("busque con menos palabras");
    visitor.get("/es/busqueda?q=%FF%FE").await.is(200);
    visitor.get("/es/busqueda?q=sederec&q=chicago").await.is(200).says("value=\"chicago\"");
}
