//! Electoral periods: what is to verify is marked and never counted, the law says what it says, figures have denominators.

use super::data::{json, table};
use crate::{recording, support::World};
use acuse::calls::{elections::meanwhile, live};

#[tokio::test]
async fn periods_to_verify_are_marked_and_never_counted() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let record = live::record(&world.app).await.unwrap();
    let unsure: Vec<_> = record.periods.values().filter(|period| period.confidence.is_to_verify()).collect();
    assert!(unsure.len() > 20, "the shipped record has many");
    for period in unsure {
        assert_eq!(period.counted_span(), None, "{}", period.id);
        let page = visitor.get(&format!("/es/elecciones/{}", period.id)).await.is(200);
        let page = page.says("por verificar").says("No se cuentan convocatorias dentro de este periodo");
        page.never_says("class=\"calls\"");
    }
}

#[tokio::test]
async fn a_computed_date_of_a_sourced_period_is_marked_and_its_election_day_alone_counts() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/elecciones/mx-2027-fed").await.is(200);
    page.says("Solo la jornada: 6 de junio de 2027").says("por verificar");
}

#[tokio::test]
async fn the_election_of_2018_shows_its_dates_the_law_and_the_call_that_cites_it() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/elecciones/cdmx-2018-jg").await.is(200);
    let page = page.says("Elección de jefatura de gobierno de 2018").says("Del 30 de marzo de 2018 al 1 de julio de 2018");
    let page = page.says("/es/convocatorias/sederec-2018-asociaciones").says("/es/fundamentos#tepjf-lxxxviii-2016");
    let page = page.says("La ciudad no suspenderá los programas sociales").says("Qué no dice");
    page.reads("de 6 líneas registradas de ese año").never_says("/es/fundamentos#iecm-2025-lin");
}

#[tokio::test]
async fn the_federal_election_of_2018_had_calls_published_inside_it() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = visitor.get("/en/elections/mx-2018-fed").await.is(200);
    page.says("Federal election of 2018")
        .says("/en/calls/pcs-2018-yuc")
        .says("does not say why")
        .reads("Published inside the period: 3 of");
}

#[tokio::test]
async fn what_was_suspended_stands_beside_what_ran_and_beside_the_law() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/elecciones/cdmx-2018-jg").await.is(200);
    let page =
        page.reads("Suspendidas en esos días: 1 de 6 líneas registradas de ese año.").reads("no quiere decir que no la hubiera");
    let page = page.reads("No consta que nombrara un fundamento legal.");
    let text = page.text();
    let sides = text.split_once("class=\"sides\"").and_then(|(_, rest)| rest.split_once("id=\"todas\"")).expect("both sides").0;
    let place = |words: &str| sides.find(words).unwrap_or_else(|| panic!("lacks {words}"));
    let (suspended, ran, law) = (place("id=\"se-suspendio\""), place("id=\"se-publico\""), place("id=\"la-ley\""));
    assert!(suspended < ran && ran < law);
    assert!(sides[suspended..ran].contains("sederec-2018-asociaciones") && sides[ran..law].contains("mc-2018-calls"));
    assert!(sides[law..].contains("/es/fundamentos#tepjf-lxxxviii-2016") && sides[law..].contains("Qué no dice"));
}

#[tokio::test]
async fn a_law_that_an_authority_named_is_called_by_its_name() {
    const LAW: &str = "tepjf-lxxxviii-2016";
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = recording::monitor(&world, &steward, "Inés").await;
    let suspends = [("occurred_on", "2018-05-02"), ("reason_es", "Por ley"), ("legal_basis", LAW), ("until", "none")];
    recording::records(&ines, &recording::line("sederec-2018-mixtos", "suspended"), "3", &suspends).await.is(303);
    let page = world.visitor().get("/es/elecciones/cdmx-2018-jg").await.is(200).text();
    let side = page.split_once("id=\"se-suspendio\"").and_then(|(_, rest)| rest.split_once("</section>")).expect("the side").0;
    let to = format!("href=\"/es/fundamentos#{LAW}\">");
    let (_, name) = side.split_once(&to).expect("the law is linked");
    assert!(!name.starts_with(LAW) && name.contains("LXXXVIII/2016"), "{}", &name[..80]);
}

#[tokio::test]
async fn the_list_says_how_many_count_and_how_many_do_not() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/elecciones").await.is(200);
    // Two calls of 2012 whose terms nobody knows may have met the election of 2012: that is no zero.
    let page = page.says("/es/elecciones/df-2012-jg#todas\">De otras 2 no se sabe</a>");
    page.reads("Hay 66 procesos en el registro").says("No se cuenta: sus fechas están por verificar").says("por verificar");
}

#[tokio::test]
async fn a_period_that_is_not_there_is_not_found() {
    let world = World::with_record().await;
    world.visitor().get("/en/elections/mx-1900").await.is(404);
}

#[tokio::test]
async fn election_years_stand_beside_others_with_denominators_and_without_a_motive() {
    let world = World::with_record().await;
    let page = world.visitor().get("/en/elections").await.is(200).text();
    let part = |from: &str| page.split_once(from).unwrap_or_else(|| panic!("lacks {from}")).1.to_owned();
    let election = part("Years with an election");
    assert!(
        election.contains("1 of 13") && election.contains("7 of 13") && election.contains("Unknown"),
        "{}",
        &election[..1500]
    );
    let left_out = world.visitor().get("/en/elections").await.is(200).read_text();
    assert!(left_out.contains("Left out: 3 lines"), "Illinois' years begin in July");
    assert!(page.contains("does not say why"));
}

#[tokio::test]
async fn only_an_election_of_offices_makes_an_election_year() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    // Of 2022 the record has a recall vote, and no election of the federation.
    for (kind, found) in [("yes", 0), ("no", 1)] {
        let of_2022 = visitor.get(&format!("/api/v1/calls?year=2022&election_year={kind}")).await.is(200);
        of_2022.says(&format!("\"found\":{found},"));
    }
    visitor.get("/es/elecciones").await.is(200).reads("y aquí no cuentan como elección");
    visitor.get("/es/elecciones/mx-2022-revocacion").await.is(200).says("Qué se vota").says("Revocación de mandato");
    visitor.get("/en/elections/cdmx-2025-jud").await.is(200).says("What the vote is on").says("Judges");
    for (period, vote) in [("mx-2022-revocacion", "recall"), ("mx-2021-consulta", "consultation"), ("mx-2018-fed", "offices")] {
        visitor.get(&format!("/api/v1/electoral-periods/{period}")).await.is(200).says(&format!("\"vote\":\"{vote}\""));
    }
}

#[tokio::test]
async fn a_period_can_be_asked_as_of_a_day() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/elecciones/cdmx-2018-jg?as_of=2018-06-15").await.is(200);
    page.says("lo que era cierto el 15 de junio de 2018").says("Suspendida");
}

#[tokio::test]
async fn the_rules_of_an_election_are_those_that_stood_on_its_day_and_doubt_about_one_is_told_wherever_it_is_named() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    visitor.get("/es/elecciones/mx-2015-fed").await.is(200).says("CG61/2015").never_says("CG1717").never_says("CG65/2017");
    for path in ["/es/elecciones/mx-2018-fed", "/es/elecciones/cdmx-2018-jg", "/es/convocatorias/sederec-2018-asociaciones"] {
        visitor.get(path).await.is(200).never_says("CG1717").never_says("Programa de Blindaje Electoral 2018,");
    }
    let page = visitor.get("/es/elecciones/cdmx-2018-jg").await.is(200).read_text();
    assert!(
        page.matches("no consta si regía").count() >= 1 && page.contains("No consta si regía ese día"),
        "in short and in full"
    );
    visitor.get("/es/convocatorias/sederec-2018-asociaciones").await.is(200).reads("no consta si regía");
    visitor.get("/es/elecciones/mx-2018-fed").await.is(200).never_says("/es/fundamentos#sedesol-pbe-2018");
}

#[tokio::test]
async fn a_record_of_several_rules_leads_to_each_of_them() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = visitor.get("/es/fundamentos").await.is(200);
    let page = page.says("id=\"ine-cg-series\"").says("href=\"#ine-cg65-2017\"").says("id=\"ine-cg65-2017\"");
    page.says("no consta para cuál").says("Solo dentro de la autoridad que la dictó").says("/es/elecciones/mx-2022-revocacion");
    visitor.get("/api/v1/legal-bases/ine-cg-series").await.is(200).says("\"replaced_by\":[\"ine-cg61-2015\"");
}

#[tokio::test]
async fn an_election_of_whose_year_nothing_is_on_record_says_so_once_and_its_own_data_is_a_link_away() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/elecciones/mx-2024-fed").await.is(200);
    let page =
        page.reads("El registro no tiene líneas de ese año en este ámbito").says("/api/v1/electoral-periods/mx-2024-fed\"");
    let text = page.read_text();
    assert!(!text.contains("0 de 0") && !text.contains("De cuáles no se sabe: 0"), "nothing is counted");
}

#[tokio::test]
async fn every_line_counted_as_published_inside_a_period_names_that_period_on_its_own_page() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let record = live::record(&world.app).await.unwrap();
    let view = record.as_of(None, None);
    let mut counted = 0;
    for period in record.periods.keys() {
        for one in meanwhile(&view, period, None, world.now()).published.inside {
            let call = record.call_of(&one.line).unwrap();
            let page = visitor.get(&format!("/es/convocatorias/{}", call.id)).await.is(200).text();
            let part = page.split_once("id=\"elecciones\"").expect("its elections").1;
            assert!(part.contains(&format!("/es/elecciones/{period}\"")), "{} says nothing of {period}", call.id);
            counted += 1;
        }
    }
    assert!(counted > 5, "only {counted}");
}

#[tokio::test]
async fn a_publication_known_by_day_is_held_against_elections_though_the_end_of_the_timetable_is_not_known() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = visitor.get("/es/convocatorias/mc-2018-calls").await.is(200);
    let page = page.reads("Se publicó (6 de abril de 2018) dentro de:").reads("No consta hasta cuándo iba su calendario");
    page.never_says("No se conoce cuándo se publicó");
    visitor.get("/en/calls/pcs-2018-yuc").await.is(200).reads("It was published (10 May 2018) inside:");
    let call = json(&visitor, "/api/v1/calls/mc-2018-calls").await;
    let published = &call["call"]["lines"][0]["elections"]["published"];
    assert_eq!(published["inside"], serde_json::json!(["cdmx-2018-jg", "cdmx-2018-loc", "mx-2018-fed"]));
}

#[tokio::test]
async fn a_suspension_until_after_an_election_day_is_told_on_each_process_of_that_day_because_its_source_names_none() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let processes = ["cdmx-2018-jg", "cdmx-2018-loc", "mx-2018-fed"];
    let call = visitor.get("/es/convocatorias/sederec-2018-asociaciones").await.is(200);
    let call = call.reads("hasta después de una jornada electoral (1 de julio de 2018), que fue la de:");
    for process in processes {
        let page = visitor.get(&format!("/es/elecciones/{process}")).await.is(200);
        page.reads("hasta después de una jornada electoral (1 de julio de 2018), la de este proceso y otros.");
        assert!(call.text().contains(&format!("/es/elecciones/{process}\"")), "{process}");
    }
    let rows = table(&visitor, "/data/calls.csv").await;
    let row = rows.iter().find(|row| row["line_id"] == "sederec-2018-asociaciones").expect("the founding case");
    assert_eq!(row["elections_cited"], processes.join(" | "));
    let call = json(&visitor, "/api/v1/calls/sederec-2018-asociaciones").await;
    let election = &call["call"]["lines"][0]["elections"]["suspended"][0]["election"];
    assert_eq!((&election["day"], &election["of_that_day"]), (&"2018-07-01".into(), &processes.as_slice().into()));
}

#[tokio::test]
async fn one_silence_has_one_count_of_days() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let thousands = regex::Regex::new(r"\b\d,\d{3} (?:días|days)").unwrap();
    let pages = ["/es", "/es/convocatorias/sederec-2018-asociaciones", "/es/elecciones/mx-2018-fed", "/es/fechas-prometidas"];
    for path in pages {
        let text = visitor.get(path).await.is(200).read_text();
        let counts: std::collections::BTreeSet<&str> = thousands.find_iter(&text).map(|found| found.as_str()).collect();
        assert_eq!(counts.into_iter().collect::<Vec<_>>(), ["3,065 días"], "{path}");
    }
}
