//! No page and no file says more than its source: a moment after a day is no promised day, a report of a reason is no quotation.

use super::data::{compiled, json, table};
use crate::support::World;

const FOUNDING: &str = "/es/convocatorias/sederec-2018-asociaciones";
const AFTER: &str = "después de la jornada electoral (1 de julio de 2018)";

#[tokio::test]
async fn results_announced_for_after_an_election_are_told_as_that_on_every_page() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for path in ["/es", "/es/convocatorias", "/es/fechas-prometidas", "/es/ejercicios/2018", "/es/lugares/cdmx", FOUNDING] {
        visitor.get(path).await.is(200).reads(AFTER);
    }
    for path in ["/en", "/en/calls", "/en/promised-dates", "/en/years/2018", "/en/calls/sederec-2018-asociaciones"] {
        visitor.get(path).await.is(200).reads("after election day (1 July 2018)");
    }
    visitor.get("/es").await.never_says("se prometió una fecha para los resultados");
    let year = visitor.get("/es/ejercicios/2018").await.read_text();
    assert!(year.contains(&format!("Resultados, según lo anunciado: {AFTER}")), "{year}");
    assert!(!year.contains("Resultados prometidos: 1 de julio de 2018"), "{year}");
}

#[tokio::test]
async fn machines_read_whether_results_were_for_a_date_or_after_it() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let tender = compiled(&world, "sederec-2018-asociaciones").await["tender"].clone();
    assert_eq!(tender["awardPeriod"], serde_json::json!({ "startDate": "2018-07-02T00:00:00-05:00" }), "no end was announced");
    let told = tender["milestones"][0]["description"].as_str().unwrap();
    assert_eq!(told, format!("No consta una fecha prometida: se anunció que habría resultados {AFTER}."));
    let rows = table(&visitor, "/data/calls.csv").await;
    for row in &rows {
        assert_eq!(row["results_promised"].is_empty(), row["results_promised_sense"].is_empty(), "{}", row["line_id"]);
    }
    let row = rows.iter().find(|row| row["line_id"] == "sederec-2018-asociaciones").expect("the founding case");
    assert_eq!(row["results_promised_sense"], "after_election");
    let call = json(&visitor, "/api/v1/calls/sederec-2018-asociaciones").await;
    let reasons = call["call"]["lines"][0]["standing"]["reasons"].as_array().unwrap().clone();
    let sense = |rule: &str| reasons.iter().find(|reason| reason["rule"] == rule).map(|reason| reason["sense"].clone());
    assert_eq!(sense("promise_long_past"), Some("after_election".into()));
    assert_eq!(sense("no_act_found"), Some(serde_json::Value::Null), "other dates are what they say");
}

#[tokio::test]
async fn a_term_without_a_beginning_is_told_beside_the_lines_without_a_date() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/fechas-prometidas").await.is(200);
    let page = page.reads("De estas, consta una regla sobre los resultados, sin fecha:");
    page.never_says("IME Becas").reads("PCS 2016: cuatro convocatorias (DI, IG, PF, AL) · ");
}

#[tokio::test]
async fn a_reason_that_press_or_academic_work_tells_is_not_put_into_the_authoritys_mouth() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let fact = "/es/hechos/sederec-2018-asociaciones--suspended";
    for path in [FOUNDING, "/es/convocatorias/sederec-2018-asociaciones?as_of=2018-06-15", fact] {
        let page = visitor.get(path).await.is(200).reads("Motivo, según la fuente: año electoral, «por ley».");
        page.never_says("Motivo que dio la autoridad");
    }
    visitor
        .get("/es/suspendidas?as_of=2018-06-15")
        .await
        .is(200)
        .reads("según la fuente: año electoral, «por ley»")
        .never_says("<q>");
    visitor.get("/en/suspended?as_of=2018-06-15").await.is(200).reads("according to the source: election year");
    let suspension = compiled(&world, "sederec-2018-asociaciones").await["tender"]["suspension"].clone();
    assert_eq!(suspension["statedReason"], "Motivo, según la fuente: año electoral, «por ley».");
    assert_eq!(suspension["statedReason_en"], "Reason, according to the source: election year, \"by law\".");
    let rows = table(&visitor, "/data/calls.csv").await;
    let row = rows.iter().find(|row| row["line_id"] == "sederec-2018-asociaciones").expect("the founding case");
    assert_eq!((row["stated_reason_es"].as_str(), row["stated_reason_reported"].as_str()), ("año electoral, «por ley»", "true"));
    let then = json(&visitor, "/api/v1/calls/sederec-2018-asociaciones?as_of=2018-06-15").await;
    assert_eq!(then["call"]["lines"][0]["standing"]["stated_reason"]["reported"], true);
}

#[tokio::test]
async fn releases_claim_no_act_no_notice_and_no_method_that_is_not_known() {
    let world = World::with_record().await;
    let summer = compiled(&world, "sederec-2018-bienvenido-verano").await;
    let award = &summer["awards"][0];
    assert_eq!(award["status"], "active");
    assert!(
        award["description"].as_str().unwrap().starts_with("Consta un acto o una página oficial con el resultado."),
        "{award}"
    );
    let record = acuse::calls::live::record(&world.app).await.unwrap();
    let package = json(&world.visitor(), "/data/ocds.json").await;
    let (mut notices, mut bare) = (0, 0);
    for release in package["releases"].as_array().unwrap() {
        let tender = &release["tender"];
        assert_eq!(tender.get("procurementMethod"), None, "who could apply is told in words");
        assert_ne!(tender["procurementMethodDetails"], "Convocatoria de apoyos a asociaciones");
        for document in tender["documents"].as_array().into_iter().flatten() {
            let fact = record.fact(&acuse::ids::FactId::from_text(document["id"].as_str().unwrap())).expect("a fact");
            let notice = document["documentType"].as_str().is_some_and(|kind| kind.ends_with("Notice"));
            assert!(!notice || fact.level.is_act(), "{document}");
            notices += usize::from(notice);
            bare += usize::from(document.get("documentType").is_none());
        }
    }
    assert!(notices > 0 && bare > 0, "{notices} {bare}");
}

#[tokio::test]
async fn what_is_reported_is_said_to_be_reported_and_not_by_whom() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for path in ["/es", "/es/convocatorias?standing=reported_resolved", "/es/como-se-lee", "/data/calls.csv"] {
        visitor.get(path).await.is(200).says("esuelta, según se informa").never_says("según prensa");
    }
}

#[tokio::test]
async fn what_was_looked_for_and_not_found_is_said_to_be_that_in_a_search() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/busqueda?q=gaceta").await.is(200);
    page.reads("No se encontró: número de la gaceta");
    world.visitor().get("/en/search?q=gazette").await.is(200).reads("Not found: gazette number");
}

#[tokio::test]
async fn feeds_and_problems_are_written_for_whoever_reads_them() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let feed = visitor.get("/feeds/standings/unresolved.atom?lang=es").await.is(200);
    feed.never_says("&lt;ul&gt;&lt;/ul&gt;");
    visitor.get("/feeds/record.atom?lang=es").await.is(200).says("Nivel 3: prensa o trabajo académico. ");
    visitor.post("/api/v1/calls", &[]).await.is(405).says("GET, HEAD, OPTIONS").never_says("botones");
}

#[tokio::test]
async fn calls_for_persons_are_not_counted_as_calls_for_associations() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    visitor.get("/es").await.is(200).reads("Admiten asociaciones: 14 de 26. Son para personas: 8. No consta para quién: 4.");
    visitor.get("/en").await.is(200).reads("Open to associations: 14 of 26. For persons: 8. Not on record for whom: 4.");
    for (whom, n) in [("associations", 14), ("persons", 8), ("institutions", 5), ("unknown", 4)] {
        visitor.get(&format!("/es/convocatorias?open_to={whom}")).await.is(200).reads(&format!("{n} de 26"));
        let found = json(&visitor, &format!("/api/v1/calls?open_to={whom}")).await;
        assert_eq!(found["found"], n, "{whom}");
    }
    visitor.get("/es/convocatorias?open_to=nadie").await.is(400).says("associations, persons, institutions, unknown");
    let known = visitor.get("/es/convocatorias?open_to=associations&outcome=known").await.is(200);
    known.reads("0 de 26 líneas registradas");
    visitor.get("/es/convocatorias").await.is(200).reads("Impulso a la Mujer Huésped y Migrante 2018 Para quién: personas");
    visitor.get("/es/elecciones").await.is(200).reads("Admiten asociaciones:");
    visitor.get("/es/comparar/instituciones?a=sederec&b=sibiso").await.is(200).reads("SEDEREC. Admiten asociaciones: 1 de 8.");
}

#[tokio::test]
async fn for_whom_a_call_is_comes_from_what_its_sources_say_of_who_could_apply() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let record = acuse::calls::live::record(&world.app).await.unwrap();
    for call in record.calls().values() {
        assert!(call.open_to.is_empty() || !call.eligibility.is_empty(), "{}: for whom, without a source that says it", call.id);
    }
    visitor.get("/es/convocatorias/sederec-2018-mujer").await.is(200).reads("Para quiénpersonas");
    visitor.get("/es/convocatorias/sederec-2012-all").await.is(200).reads("Para quiénno consta");
    let rows = table(&visitor, "/data/calls.csv").await;
    let of = |line: &str| rows.iter().find(|row| row["line_id"] == line).map(|row| row["open_to"].clone());
    assert_eq!(of("pcs-2015-is").as_deref(), Some("associations | institutions"));
    assert_eq!(of("sederec-2012-all").as_deref(), Some(""));
}

#[tokio::test]
async fn what_holds_several_calls_says_so_wherever_it_counts_as_one() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    visitor.get("/es").await.is(200).reads("Reúnen varias convocatorias, que su fuente cuenta juntas: 5.");
    visitor.get("/en").await.is(200).reads("Holding several calls, which their source tells of together: 5.");
    let board = visitor.get("/es/convocatorias?bundle=yes").await.is(200).reads("5 de 26 líneas registradas");
    board
        .says("<title>Convocatorias · Reúne varias convocatorias")
        .reads("Para quién: personas · Reúne varias convocatorias")
        .never_says("href=\"/es/convocatorias/pcs-2017-di\"");
    visitor.get("/es/convocatorias/pcs-2016").await.is(200).reads("Su fuente cuenta juntas varias convocatorias.");
    visitor.get("/es/convocatorias/pcs-2017-di").await.is(200).never_says("cuenta juntas");
    for (asked, n) in [("yes", 5), ("no", 21)] {
        assert_eq!(json(&visitor, &format!("/api/v1/calls?bundle={asked}")).await["found"], n);
    }
    visitor.get("/es/convocatorias?bundle=quizas").await.is(400).says("yes, no");
    let rows = table(&visitor, "/data/calls.csv").await;
    let of = |line: &str| rows.iter().find(|row| row["line_id"] == line).map(|row| row["bundle"].clone());
    assert_eq!((of("mc-2018-calls").as_deref(), of("pcs-2017-di").as_deref()), (Some("true"), Some("false")));
}

#[tokio::test]
async fn lists_can_be_asked_for_what_their_figures_count() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    visitor.get("/es/elecciones?counted=no").await.is(200).says("Por verificar (37)").never_says("/es/elecciones/mx-2018-fed\"");
    visitor
        .get("/en/institutions?with_calls=yes")
        .await
        .is(200)
        .says("/en/institutions/sederec\"")
        .never_says("/en/institutions/icirr\"");
    assert_eq!(json(&visitor, "/api/v1/electoral-periods?counted=yes&limit=1").await["found"], 29);
    assert_eq!(json(&visitor, "/api/v1/institutions?with_calls=yes&limit=1").await["found"], 9);
    assert_eq!(json(&visitor, "/api/v1/calls?promise=unknown&limit=1").await["found"], 25);
    visitor.get("/es/elecciones?counted=1").await.is(400).says("yes, no");
    for list in ["/es/elecciones", "/es/instituciones", "/es/convocatorias-recurrentes"] {
        visitor.get(&format!("{list}?page=2")).await.is(400);
    }
}

#[tokio::test]
async fn the_end_of_a_suspension_is_told_as_announced_after_election_day_and_not_as_that_day() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let ends = format!("Fin anunciado: {AFTER}");
    for path in [FOUNDING, "/es/hechos/sederec-2018-asociaciones--suspended"] {
        visitor.get(path).await.is(200).reads(&ends).never_says("Fin anunciado: 1 de julio");
    }
    visitor.get(&format!("{FOUNDING}?as_of=2018-06-15")).await.is(200).reads(&ends);
    visitor.get("/es/suspendidas?as_of=2018-06-15").await.is(200).reads(AFTER);
    let lasted = format!("segundo trimestre de 2018 – {AFTER}");
    visitor.get("/es/elecciones/mx-2018-fed").await.is(200).reads(&lasted);
    let page = visitor.get(FOUNDING).await.is(200).reads(&format!("inicio: primer trimestre de 2018; fin: {AFTER}")).text();
    let heard =
        page.split("<desc").nth(1).and_then(|rest| rest.split("</desc>").next()).expect("words for who hears the drawing");
    assert!(heard.contains(&lasted), "{heard}");
    let standing = json(&visitor, "/api/v1/calls/sederec-2018-asociaciones?as_of=2018-06-15").await["call"]["lines"][0].clone();
    assert_eq!(standing["standing"]["until_sense"], "after_election");
}

#[tokio::test]
async fn a_milestone_without_a_promised_date_is_not_due_on_one() {
    let world = World::with_record().await;
    let tender = compiled(&world, "sederec-2018-asociaciones").await["tender"].clone();
    assert_eq!(tender["milestones"][0].get("dueDate"), None);
}

#[tokio::test]
async fn what_is_only_reported_says_by_whom_that_nobody_looked_and_what_act_is_missing() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = visitor.get("/es/convocatorias/sederec-2018-mixtos").await.is(200);
    let page = page.reads("El acto de la autoridad no está en el registro; no consta que alguien lo haya buscado.");
    let page = page.reads("Según la prensa o un trabajo académico, se pagó.").never_says("Consta el pago.");
    let page = page.reads("Lo que falta, y cómo ayudar").reads("No consta: el acto de la autoridad de lo que se informa.");
    let reason = page.reads("Informe de resultados o de pago").text();
    let (_, reason) = reason.split_once("<dl class=\"facts\">").expect("the reasons");
    let reason = reason.split_once("</dl>").expect("their end").0;
    assert!(reason.contains("26 de septiembre de 2018 o antes"), "{reason}");
    visitor
        .get("/en/calls/sederec-2015-mujer")
        .await
        .is(200)
        .reads("2015 or before")
        .reads("nobody is known to have looked for it");
    // An act needs no such words.
    visitor
        .get("/es/convocatorias/sederec-2018-bienvenido-verano")
        .await
        .is(200)
        .never_says("no consta que alguien lo haya buscado");
    let rows = table(&visitor, "/data/calls.csv").await;
    let levels = rows.iter().filter(|row| row["payment"] != "unknown").map(|row| row["payment_level"].as_str());
    assert_eq!(levels.collect::<Vec<_>>(), ["3", "3", "3"], "three payments are known, by report alone");
}
