//! The public pages: what became of each call, in both languages, on any day.

use crate::support::{Answer, World};
use acuse::calls::import;

const FOUNDING: &str = "/es/convocatorias/sederec-2018-asociaciones";

async fn world() -> World {
    let world = World::new().await;
    import::shipped(&world.app).await.expect("the shipped record loads");
    world
}

async fn page(world: &World, path: &str) -> Answer {
    world.visitor().get(path).await.is(200)
}

#[tokio::test]
async fn the_front_page_says_in_one_sentence_what_became_of_the_calls() {
    let world = world().await;
    page(&world, "/es")
        .await
        .reads("De 26 líneas de apoyo registradas, en 5 consta o se informa un desenlace, 1 sigue sin resolver y de 20 nadie");
    page(&world, "/en")
        .await
        .reads("Of 26 lines of support on record, 5 have a known or reported outcome, 1 stands unresolved, and of 20 nobody");
}

#[tokio::test]
async fn the_front_page_counts_results_among_the_lines_that_announced_them() {
    let world = world().await;
    let promised = "De 26 líneas de apoyo registradas, en 1 se anunció que habría resultados después de la jornada electoral (1 de julio de 2018). Ese momento ya pasó y no consta ninguno.";
    page(&world, "/es").await.reads(promised);
    let promised = "Of 26 lines of support on record, 1 announced results for after election day (1 July 2018). That moment has passed, and none is on record.";
    page(&world, "/en").await.reads(promised);
    page(&world, "/es?as_of=2018-06-15").await.reads(
        "en 1 se anunció que habría resultados después de la jornada electoral (1 de julio de 2018), y ese momento aún no llega.",
    );
    page(&world, "/es?as_of=2017-12-31").await.reads("en ninguna consta una fecha anunciada para los resultados");
}

#[tokio::test]
async fn the_front_page_says_what_to_do_where_nothing_is_open() {
    let world = world().await;
    page(&world, "/es")
        .await
        .reads("Ninguna convocatoria registrada está abierta hoy.")
        .says("/es/convocatorias-sugeridas/nueva");
    page(&world, "/es").await.reads("No quiere decir que quedaran sin resolver").says("href=\"/es/por-consultar\"");
}

#[tokio::test]
async fn the_front_page_leads_to_the_unresolved_call() {
    let world = world().await;
    page(&world, "/es").await.says(&format!("href=\"{FOUNDING}\"")).says("3,065 días");
}

#[tokio::test]
async fn the_board_shows_every_call_and_filters_by_plain_links() {
    let world = world().await;
    page(&world, "/es/convocatorias").await.reads("26 de 26 líneas registradas").says("/es/convocatorias?standing=unresolved");
    page(&world, "/es/convocatorias?standing=unresolved").await.reads("1 de 26").says(FOUNDING);
    page(&world, "/es/convocatorias?standing=unknown").await.reads("20 de 26").never_says(&format!("href=\"{FOUNDING}\""));
    page(&world, "/es/convocatorias?year=2018&institution=sederec").await.reads("4 de 26");
    page(&world, "/en/calls?city=illinois").await.reads("3 of 26 lines on record");
}

#[tokio::test]
async fn a_search_needs_neither_accents_nor_capitals() {
    let world = world().await;
    for text in ["HUESPED", "hu%C3%A9sped", "Hu%C3%89sped+mujer"] {
        page(&world, &format!("/es/convocatorias?text={text}")).await.says("Impulso a la Mujer Huésped").never_says("IDHS NOFO");
    }
    page(&world, "/es/convocatorias?text=nada+de+eso").await.says("Ninguna convocatoria registrada cumple esas condiciones");
}

#[tokio::test]
async fn a_question_that_cannot_be_is_answered_as_such() {
    let world = world().await;
    for query in ["as_of=9999-01-01", "as_of=ayer", "standing=lost", "year=-4", "known_on=1066-10-14"] {
        let answer = world.visitor().get(&format!("/es/convocatorias?{query}")).await.is(400);
        answer
            .says("La consulta no se puede responder")
            .says("href=\"/es/convocatorias\" class=\"button\">Ver la página sin filtros");
    }
}

#[tokio::test]
async fn the_founding_call_says_what_it_is_why_and_what_was_not_searched() {
    let world = world().await;
    page(&world, FOUNDING)
        .await
        .says("class=\"stamp unresolved big\">Sin resolver")
        .says("No consta ningún acto de cierre al 22 de noviembre de 2026")
        .says("Sin resolver desde el 2 de julio de 2018")
        .says("¿Por qué «sin resolver»?")
        .says("Alejo (2019)")
        .says("No se consultó")
        .says("La autoridad no ha sido notificada de este hallazgo.")
        .says("SIBISO");
}

#[tokio::test]
async fn the_founding_call_on_its_three_days() {
    let world = world().await;
    for (day, stamp) in [("2018-06-15", "suspended"), ("2018-10-01", "suspension_over"), ("2019-06-01", "unresolved")] {
        page(&world, &format!("{FOUNDING}?as_of={day}"))
            .await
            .says(&format!("class=\"stamp {stamp} big\""))
            .says("Ver cómo está hoy");
    }
    page(&world, &format!("{FOUNDING}?as_of=2018-06-15")).await.says("año electoral, «por ley»");
}

#[tokio::test]
async fn what_was_known_on_a_day_is_what_the_record_held_then() {
    let world = world().await;
    page(&world, &format!("{FOUNDING}?known_on=2026-11-21"))
        .await
        .says("Con lo que el registro contenía")
        .says("aún no contenía esta convocatoria")
        .never_says("stamp unresolved");
    page(&world, "/es/convocatorias?known_on=2026-11-21").await.says("0 de 0");
    page(&world, "/es/instituciones/sederec?known_on=2026-11-22").await.says("SEDEREC");
    page(&world, "/es/instituciones/sederec?known_on=2026-11-21").await.says("aún no contenía esta institución");
}

#[tokio::test]
async fn the_timeline_has_words_for_those_who_do_not_see_it() {
    let world = world().await;
    page(&world, FOUNDING)
        .await
        .says("<svg")
        .says("Línea de tiempo: Convocatoria 2018")
        .says("<desc")
        .says("Los mismos hechos, en lista");
}

#[tokio::test]
async fn the_call_met_an_election_and_others_ran_inside_it() {
    let world = world().await;
    page(&world, FOUNDING)
        .await
        .says("En el mismo periodo electoral")
        .says("/es/convocatorias/mc-2018-calls")
        .says("/es/convocatorias/sedu-2018-caci")
        .says("No menciona convocatorias")
        .says("texto no leído");
}

#[tokio::test]
async fn every_call_has_its_page_in_both_languages_with_a_true_title_and_no_script() {
    let world = world().await;
    let record = acuse::calls::live::record(&world.app).await.unwrap();
    for slug in record.calls().keys() {
        for (lang, path) in [("es", format!("/es/convocatorias/{slug}")), ("en", format!("/en/calls/{slug}"))] {
            let answer = page(&world, &path).await;
            assert!(answer.header("content-security-policy").contains("script-src 'none'"), "{path}");
            answer.says(&format!("<html lang=\"{lang}\">")).says(" · Acuse</title>").says("hreflang").runs_no_script();
        }
    }
}

#[tokio::test]
async fn the_other_language_keeps_the_place_and_the_day() {
    let world = world().await;
    page(&world, &format!("{FOUNDING}?as_of=2018-06-15"))
        .await
        .says("href=\"/en/calls/sederec-2018-asociaciones?as_of=2018-06-15\"");
}

#[tokio::test]
async fn a_call_that_is_not_on_record_is_not_found() {
    let world = world().await;
    world.visitor().get("/es/convocatorias/no-existe").await.is(404);
}

#[tokio::test]
async fn a_title_in_the_other_language_says_so_to_those_who_hear_it() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let english = "<h1 lang=\"en\">Welcoming Center Program FY19";
    visitor.get("/es/convocatorias/idhs-fy19-wc").await.is(200).says(english);
    visitor.get("/en/calls/idhs-fy19-wc").await.is(200).says("<h1>Welcoming Center Program FY19");
    visitor.get("/en/calls/sederec-2018-mixtos").await.is(200).says("<h1 lang=\"es\">Proyectos productivos");
    visitor.get("/es/convocatorias/sederec-2018-mixtos").await.is(200).says("<h1>Proyectos productivos");
    visitor.get("/es/convocatorias/pcs-2016").await.is(200).says("<h1>PCS 2016: cuatro convocatorias");
    visitor.get("/en/calls/pcs-2016").await.is(200).says("<h1>PCS 2016: four calls");
}

#[tokio::test]
async fn the_front_page_says_what_it_is_before_any_figure_and_then_each_figure_in_a_line_of_its_own() {
    let world = world().await;
    for (path, what) in
        [("/es", "Acuse reúne lo que consta de cada convocatoria"), ("/en", "Acuse gathers what is on record of each call")]
    {
        let html = page(&world, path).await.text();
        let said = html.find(what).unwrap_or_else(|| panic!("{path} does not say what it is"));
        assert!(html.find("class=\"fig\"").is_some_and(|figure| said < figure), "{path}: a figure comes first");
    }
    let html = page(&world, "/es").await.text();
    let list =
        html.split("<ul class=\"figs\">").nth(1).and_then(|rest| rest.split("</section>").next()).expect("a list of figures");
    for item in [
        "<li>Admiten asociaciones: <a href=\"/es/convocatorias?open_to=associations\" class=\"fig\">14</a>",
        "<li>Son para personas: <a",
        "<li>No consta para quién: <a",
        "<li>De las que admiten asociaciones: <ul><li>Desenlace conocido o informado: <a",
        "<li>Reúnen varias convocatorias, que su fuente cuenta juntas: <a",
    ] {
        assert!(list.contains(item), "{item} is not in {list}");
    }
}
